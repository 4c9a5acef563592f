"""`grader explain`: what the words of a result mean."""

from __future__ import annotations

import click

from grader.cli.options import lang_option
from grader.cli.spoken import SpokenCommand, spoken_language
from grader.locale import T


@click.command(
    cls=SpokenCommand, example="grader explain failed",
    about=T("Explain a word or sign of a result, such as failed or timed out, and what to do about it. Without one, "
            "all of them."))
@click.argument("outcome", nargs=-1, metavar="[OUTCOME]")
@lang_option
def explain(outcome: tuple[str, ...], lang: str | None) -> None:
    """Explain a word of a result."""
    from rich.console import Console

    from grader.errors import UsageError
    from grader.grading.results import Outcome
    from grader.reports.prose import prose_lines
    from grader.reports.words import meaning, outcome_called, style, symbol, word

    lang = lang or spoken_language()
    name = " ".join(outcome)
    found = outcome_called(name) if name else None
    if name and found is None:
        words = ", ".join(word(o, lang) for o in Outcome)
        raise UsageError(T("There is no outcome called `{name}`.", name=name), T("Known are: {names}.", names=words))
    console = Console()
    for one in [found] if found else list(Outcome):
        console.print(f"{symbol(one)} {word(one, lang)}", style=style(one), highlight=False, markup=False)
        for text in meaning(one):
            for line in prose_lines(text.show(lang), console.width, "  "):
                console.print(line, highlight=False)
