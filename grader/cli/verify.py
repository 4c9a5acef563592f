"""`grader verify`: are the course's own tests right?"""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.errors import EXIT_FAILED


@click.command(epilog="Example: grader verify logistic_regression")
@click.argument("what", nargs=-1, metavar="[UNIT|EXERCISE]...")
@course_option
@lang_option
def verify(what: tuple[str, ...], course_path: Path | None, lang: str | None) -> None:
    """Test the tests: references get everything, stubs and trivial answers nothing, every mistake loses points."""
    from rich.console import Console

    from grader.course import select
    from grader.grading.verify import verify as run
    from grader.locale import T
    from grader.reports.terminal import verify_table

    course = open_course(course_path)
    lang = language(lang, course)
    checks = list(run(course, select(course, what)))
    console = Console()
    console.print(verify_table(checks, lang))
    wrong = [check for check in checks if not check.passed]
    for check in wrong:
        line = T("{unit}.{exercise}: {kind} {name} got {score} of {points} points ({outcome}).", unit=check.unit,
                        exercise=check.exercise, kind=check.kind, name=check.name, score=f"{check.score:g}",
                        points=f"{check.points:g}", outcome=check.outcome.value)
        console.print(line.show(lang), markup=False, soft_wrap=True)
    console.print(T("{count} checks, {wrong} not as they should be.", count=len(checks), wrong=len(wrong)).show(lang))
    if wrong:
        raise click.exceptions.Exit(EXIT_FAILED)
