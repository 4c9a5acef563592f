"""Help and usage errors in the reader's language: click's own words too."""

from __future__ import annotations

import gettext
import io
import os
import re
import sys
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

import grader.locale
from grader.locale import LANGUAGES, T, Text, system_language

CLICKS_OWN = (
    T("Usage:"), T("Options"), T("Commands"), T("Positional arguments"), T("Missing command."),
    T("Error: {message}"), T("Try '{command} {option}' for help."), T("Invalid value: {message}"),
    T("Invalid value for {param_hint}: {message}"), T("Missing argument"), T("Missing option"),
    T("No such option {name!r}."), T("No such command {name!r}."), T("Option {name!r} does not take a value."),
    T("Choose from:\n\t{choices}"), T("Show this message and exit."), T("Show the version and exit."),
    T("{name} {filename!r} does not exist."),
    T("{value} is not in the range {range}."), T("range"),
)
"""Sentences of click's that beginners can meet; click looks them up by gettext."""

# Sentences with a plural: gettext would want plural forms, which our catalogues do not have.
_WITH_PLURAL = (
    (r"Got unexpected extra arguments? \((?P<args>.*)\)", T("There are more arguments than expected: {args}.")),
    (r"(?P<value>'[^']*') is not one of (?P<choices>.*)\.", T("{value} is none of {choices}.")),
    (r"Option (?P<name>'.*') requires an argument\.", T("Option {name} requires a value.")),
    (r"\((?:Did you mean one of|Possible options): (?P<names>.*?)\??\)", T("Did you mean {names}?")),
    (r"Did you mean (?P<names>.*)\?", T("Did you mean {names}?")),
    (r"(?P<value>'[^']*') is not a valid integer(?: range)?\.", T("{value} is not a whole number.")),
)


class Formatter(click.HelpFormatter):
    """Lays help out by the columns that letters take: a Korean one takes two."""

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        indent = " " * self.current_indent
        for line in wrapped(text, max(self.width - self.current_indent, 20)):
            self.write(f"{indent}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and what they mean, in two columns."""
        rows = list(rows)
        first = min(max((columns(name) for name, _ in rows), default=0), col_max) + col_spacing
        indent = self.current_indent
        for name, text in rows:
            lines = wrapped(text, max(self.width - first - indent, 10)) or [""]
            fits = columns(name) + col_spacing <= first
            head = name + " " * (first - columns(name)) + lines.pop(0) if fits else name
            for line in (head, *(" " * first + line for line in lines)):
                self.write(f"{' ' * indent}{line}".rstrip() + "\n")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, width: int) -> list[str]:
    """A paragraph in lines of at most this many columns, broken at spaces."""
    lines: list[str] = []
    for word in text.split():
        if lines and columns(lines[-1]) + 1 + columns(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


click.Context.formatter_class = Formatter


class SpokenCommand(click.Command):
    """A command whose help is a `Text`.

    Args:
        about: what the command does; its first sentence stands in the list of commands.
        example: a command line to try.
    """

    def __init__(self, *args: Any, about: Text, example: str, **kwargs: Any) -> None:
        self.about, self.example = about, example
        super().__init__(*args, **kwargs)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the list of commands wraps by itself
        """The first sentence of what the command does."""
        return re.split(r"(?<=\.)\s", self.about.show(spoken_language()), maxsplit=1)[0]

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.about.show(spoken_language()))

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        formatter.write_paragraph()
        formatter.write_text(T("Example: {command}", command=self.example).show(spoken_language()))


class SpokenOption(click.Option):
    """An option whose help is a `Text`.

    Args:
        about: what the option is for.
    """

    def __init__(self, *args: Any, about: Text, **kwargs: Any) -> None:
        self.about = about
        super().__init__(*args, **kwargs)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it is for."""
        self.help = self.about.show(spoken_language())
        return super().get_help_record(ctx)


@contextmanager
def click_speaks(lang: str) -> Iterator[None]:
    """Let click take its words from our catalogue."""
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("grader", str(grader.locale.FOLDER))
    gettext.textdomain("grader")
    os.environ["LANGUAGE"] = lang
    try:
        yield
    finally:
        gettext.textdomain(before[0])
        if before[1] is None:
            del os.environ["LANGUAGE"]
        else:
            os.environ["LANGUAGE"] = before[1]


def show_error(error: click.ClickException, lang: str) -> None:
    """Print an error of click's, with the sentences put into the reader's language that click could not look up."""
    printed = io.StringIO()
    error.show(printed)
    text = printed.getvalue()
    for pattern, said in _WITH_PLURAL if lang != "en" else ():
        if found := re.search(pattern, text):
            text = text.replace(found[0], T(said.template, **found.groupdict()).show(lang))
    click.echo(text, err=True, nl=False)


def spoken_language() -> str:
    """The language before a course is read: `--lang`, GRADER_LANG, that of the course around here, the system's."""
    # The option may stand anywhere on the line, and parsing may be what failed.
    for option, value in zip(sys.argv, [*sys.argv[1:], ""], strict=True):
        if option == "--lang" and value in LANGUAGES:
            return value
        if option.startswith("--lang=") and option.removeprefix("--lang=") in LANGUAGES:
            return option.removeprefix("--lang=")
    return (None if os.environ.get("GRADER_LANG") else _language_here()) or system_language()


def _language_here() -> str | None:
    try:
        here = Path.cwd()
        file = next((path for folder in (here, *here.parents) if (path := folder / "course.toml").is_file()), None)
        language = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("language") if file else None
    except (OSError, ValueError):
        return None  # what is wrong with it is told when the course is read
    return language if language in LANGUAGES else None
