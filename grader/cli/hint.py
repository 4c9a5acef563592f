"""`grader hint`: one hint at a time."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.cli.spoken import SpokenCommand, SpokenOption
from grader.locale import T


@click.command(
    cls=SpokenCommand, example="grader hint sigmoid",
    about=T("Show the next hint of an exercise. Each is plainer than the one before; how far you have read is "
            "remembered. Without a name, the first exercise that is not solved is meant."))
@click.argument("exercise", required=False, metavar="[EXERCISE]")
@click.option("--level", type=click.IntRange(min=1), metavar="N", cls=SpokenOption,
              about=T("Show this hint, from 1."))
@course_option
@lang_option
def hint(exercise: str | None, level: int | None, course_path: Path | None, lang: str | None) -> None:
    """Show the next hint of an exercise."""
    from rich.console import Console

    from grader.cli.choose import one_exercise
    from grader.grading.guide import take_hint
    from grader.grading.progress import read_progress
    from grader.reports.prose import prose_lines

    course = open_course(course_path)
    lang = language(lang, course)
    unit, chosen = one_exercise(course, exercise, read_progress(course))
    found = take_hint(course, unit, chosen.name, lang, level)
    console = Console()
    title = T("{name}: hint {level} of {count}", name=chosen.name, level=found.level, count=found.count).show(lang)
    console.print(title, style="bold", markup=False, highlight=False)
    for line in prose_lines(found.text, console.width, indent="  "):
        console.print(line, highlight=False)
    if found.level < found.count:
        more = T("More: {command}", command=f"grader hint {exercise or chosen.name}")
        console.print(more.show(lang), style="dim", markup=False, highlight=False)
