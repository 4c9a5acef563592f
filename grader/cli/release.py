"""`grader release`: the students' copy of a course."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, open_course
from grader.locale import LANGUAGES, system_language

if TYPE_CHECKING:
    from grader.course import Course


@click.command(epilog="Example: grader release exercises/ko --lang ko; grader release handout/ --pack")
@click.argument("destination", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(LANGUAGES),
              help="Language of the texts; by default the system's, and with --pack every language.")
@click.option("--pack", is_flag=True,
              help="Write packs to hand out: a folder and a zip file for each language, with this program to install.")
@click.option("--wheel", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="The wheel to put into packs; by default one is made of this very program.")
@course_option
def release(destination: Path, lang: str | None, pack: bool, wheel: Path | None, course_path: Path | None) -> None:
    """Write what students get into DESTINATION: stubs, notebooks, texts and public tests, but no solution."""
    from grader.grading.release import release as write
    from grader.locale import T

    if wheel is not None and not pack:
        raise click.UsageError("--wheel needs --pack.")
    course = open_course(course_path)
    if pack:
        _write_packs(course, destination, [lang] if lang else LANGUAGES, wheel, lang or system_language())
        return
    lang = lang or system_language()
    files = write(course, destination, lang)
    click.echo(T("{count} files written to {folder}.", count=len(files), folder=str(destination)).show(lang))


def _write_packs(course: Course, destination: Path, languages: Sequence[str], wheel: Path | None,
                 spoken: str) -> None:
    from grader.grading.pack import write_pack
    from grader.grading.wheel import own_wheel
    from grader.locale import T

    content = (wheel.name, wheel.read_bytes()) if wheel else own_wheel()
    for lang in languages:
        written = write_pack(course, destination, lang, content)
        click.echo(T("{count} files written to {folder} and {archive}.", count=written.files,
                     folder=str(written.folder), archive=written.archive.name).show(spoken))
