"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from grader.cli.spoken import SpokenOption
from grader.course import Course, find_course
from grader.errors import GraderError
from grader.locale import LANGUAGES, T, Text, system_language

_Command = TypeVar("_Command", bound=Callable[..., Any])


def course_option(command: _Command) -> _Command:
    """Add `--course`: a folder with a `course.toml`."""
    return click.option("--course", "course_path", type=click.Path(path_type=Path), metavar="FOLDER", cls=SpokenOption,
                        about=T("The course's folder; by default this folder or one above it."))(command)


def lang_option(command: _Command) -> _Command:
    """Add `--lang`."""
    return click.option("--lang", type=click.Choice(LANGUAGES), cls=SpokenOption,
                        about=T("Language of messages; by default GRADER_LANG, the course's or the system's."))(command)


def run_options(command: _Command) -> _Command:
    """Add `--gradebook` and `--run`: which results."""
    with_run = click.option("--run", type=click.IntRange(min=1), metavar="N", help="Which run; by default the last.")
    with_file = click.option("--gradebook", type=click.Path(path_type=Path), default=Path("gradebook.db"),
                             metavar="FILE", help="What `grader grade` wrote; by default gradebook.db in this folder.")
    return with_file(with_run(command))


def open_course(path: Path | None) -> Course:
    """The course that the option names, or the one this folder belongs to."""
    return find_course(path or Path.cwd())


def language(lang: str | None, course: Course) -> str:
    """The language to speak: as asked for, else that of GRADER_LANG, else the course's own, else the system's."""
    wish = "" if os.environ.get("GRADER_LANG") else course.settings.language
    return lang or wish or system_language()


def write_output(path: Path, text: str, advice: Text | None = None) -> None:
    """Write what a command was asked to write, to a file or, for `-`, to standard output.

    Args:
        path: the file.
        text: its content; what UTF-8 cannot hold becomes an escape.
        advice: where else the reader finds it when the file cannot be written.
    """
    text = text.encode("utf-8", "backslashreplace").decode()
    if str(path) == "-":
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GraderError(T("{file} cannot be written: {reason}.", file=str(path), reason=error.strerror or ""),
                          advice) from error
