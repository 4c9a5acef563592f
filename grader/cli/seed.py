"""`grader seed`: new hidden inputs."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

import click

from grader.cli.options import course_option, lang_option, language, open_course


@click.command(epilog="Example: grader seed, before a new term")
@course_option
@lang_option
def seed(course_path: Path | None, lang: str | None) -> None:
    """Give the course a new secret seed, and with it new hidden inputs, for a new term."""
    from grader.errors import CourseError
    from grader.locale import T

    course = open_course(course_path)
    path = course.folder / "course.toml"
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(r'(?m)^seed\s*=\s*(".*?"|\'.*?\')', f'seed = "{secrets.token_hex(16)}"', text)
    if count != 1:
        raise CourseError(T("{file} has no line for `seed` to change.", file=str(path)),
                          T('Add one above the first [table]: seed = "..."'))
    path.write_text(changed, encoding="utf-8")
    click.echo(T("{file} has a new seed: hidden inputs differ from now on.", file=str(path)).show(
        language(lang, course)))
