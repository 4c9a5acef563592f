"""`grader release`: the students' copy of a course."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option, open_course
from grader.locale import LANGUAGES, system_language


@click.command(epilog="Example: grader release exercises/ko --lang ko")
@click.argument("destination", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language of the texts; by default the system's.")
@course_option
def release(destination: Path, lang: str | None, course_path: Path | None) -> None:
    """Write what students get into DESTINATION: stubs, notebooks, texts and public tests, but no solution."""
    from grader.grading.release import release as write
    from grader.locale import T

    lang = lang or system_language()
    files = write(open_course(course_path), destination, lang)
    click.echo(T("{count} files written to {folder}.", count=len(files), folder=str(destination)).show(lang))
