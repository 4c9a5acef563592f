"""`grader status`: how far each unit is."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.cli.spoken import SpokenCommand
from grader.locale import T


@click.command(
    cls=SpokenCommand, example="grader status",
    about=T("Show how far you are: a bar for each unit, and its exercises. It shows what your last checks found; "
            "nothing is run."))
@course_option
@lang_option
def status(course_path: Path | None, lang: str | None) -> None:
    """Show how far each unit is."""
    from rich.console import Console

    from grader.grading.progress import read_progress
    from grader.reports.status import status_lines

    course = open_course(course_path)
    console = Console()
    for line in status_lines(course, read_progress(course), language(lang, course), console.width):
        console.print(line, highlight=False, no_wrap=True, crop=True)
