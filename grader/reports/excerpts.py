"""The lines of a student's code that a message speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.gradebook import Source
from grader.locale import Text
from grader.sandbox.notes import place

_AROUND = 3
_LONGEST_LINE = 300
_IN_FILE, _IN_CELL = place("", 1).template, place("<cell 1>", 1).template


@dataclass(frozen=True)
class Line:
    """A line of code: its number, its text, and whether it is the one that is spoken of."""

    number: int
    text: str
    marked: bool = False


@dataclass(frozen=True)
class Excerpt:
    """A few lines of code.

    Attributes:
        cell: the number of the notebook's cell; 0 for a plain file.
        file: the file's name.
        lines: the lines.
    """

    cell: int
    file: str
    lines: tuple[Line, ...]


def excerpt_for(message: Text | None, source: Source | None) -> Excerpt | None:
    """The code around the place that a message names; None if it names none, or the code was not kept."""
    if message is None or source is None:
        return None
    return next((found for cell, line in _places(message, source.name) if (found := _excerpt(source, cell, line))),
                None)


def marked_lines(messages: list[Text | None], source: Source) -> frozenset[tuple[int, int]]:
    """Cell and line of every place that messages name."""
    return frozenset(found for message in messages if message is not None for found in _places(message, source.name))


def listing(source: Source, marked: frozenset[tuple[int, int]]) -> tuple[Excerpt, ...]:
    """All of a program, cell by cell, with some lines marked."""
    return tuple(
        Excerpt(cell, source.name, tuple(
            Line(number, _cut(text), (cell, number) in marked)
            for number, text in enumerate(content.rstrip("\n").split("\n"), 1)))
        for cell, content in source.cells if content.strip())


def _excerpt(source: Source, cell: int, line: int) -> Excerpt | None:
    content = dict(source.cells).get(cell)
    lines = [] if content is None else content.split("\n")
    if not 0 < line <= len(lines):
        return None
    first, last = max(1, line - _AROUND), min(len(lines), line + _AROUND)
    shown = tuple(Line(n, _cut(lines[n - 1]), n == line) for n in range(first, last + 1))
    return Excerpt(cell, source.name, shown)


def _places(text: Text, file: str) -> Iterator[tuple[int, int]]:
    values = text.values
    if text.template == _IN_FILE and values.get("file") == file and isinstance(values.get("line"), int):
        yield 0, values["line"]
    if text.template == _IN_CELL and isinstance(values.get("line"), int) and str(values.get("cell")).isdecimal():
        yield int(values["cell"]), values["line"]
    for value in values.values():
        if isinstance(value, Text):
            yield from _places(value, file)


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else line[:_LONGEST_LINE] + "…"
