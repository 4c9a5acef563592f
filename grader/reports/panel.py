"""The first failure of a check on a terminal: nothing wider than the window, nothing said by colour alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as RichText

from grader.locale import T
from grader.reports.failure import Failure, Grid, ShownCall
from grader.reports.heatmap import HeatMap, Mark, mark_word
from grader.reports.terminal import printable
from grader.reports.words import word

_INDENT, _GAP = "    ", "     "
_MOST_ROWS, _LEAST_FOR_MAP = 10, 4
_WRONG = "*"
_HOT, _WARM = 0.66, 0.2


def failure_lines(console: Console, failure: Failure, lang: str) -> list[RichText]:
    """Everything about a failure, in lines that fit the console."""
    lines: list[RichText] = [_heading(console, failure, lang)]
    for call in failure.calls:
        lines += _wrapped(console, _call(call))
    if failure.actual:
        lines += [RichText(""), RichText(f"  {printable(failure.path)}", "bold")]
        lines += side_by_side(failure.expected, failure.actual, lang, console.width)
    if failure.heat is not None and sum(map(len, failure.heat.marks)) >= _LEAST_FOR_MAP:
        lines += [RichText(""), *_wrapped(console, _legend(failure.heat, lang)), *map_lines(failure.heat)]
    said = [failure.message.show(lang)] if failure.message else []
    for text, style in (*((text, "bold") for text in said), (failure.advice.show(lang), "")):
        lines += [RichText(""), *_wrapped(console, RichText(printable(text), style), "  ")]
    return [_cut(line, console.width) for line in lines]


def _heading(console: Console, failure: Failure, lang: str) -> RichText:
    text = T("First failure: {exercise}, test {number} ({outcome})", exercise=failure.exercise, number=failure.number,
             outcome=word(failure.test.outcome, lang)).show(lang)
    rule = "-" * max(2, console.width - cell_len(text) - 5)
    return RichText(f"-- {text} {rule}", "bold red")


def _call(call: ShownCall) -> RichText:
    text = RichText(printable(call.line), "bold")
    for name, value in call.arguments:
        text.append(f"\n  {name} = {printable(value)}", "not bold")
    return text


def _wrapped(console: Console, text: RichText, indent: str = "  ") -> list[RichText]:
    lines = []
    for line in text.split("\n"):
        inner = len(line.plain) - len(line.plain.lstrip())
        parts = RichText.assemble(line[inner:]).wrap(console, console.width - len(indent) - inner - 4)
        lines += [RichText(indent + " " * inner + ("    " if i else "")) + part for i, part in enumerate(parts)]
    return lines


def _cut(line: RichText, width: int) -> RichText:
    line.rstrip()
    line.truncate(width, overflow="ellipsis")
    return line


@dataclass(frozen=True)
class _Window:
    """The part of a grid that fits: rows and columns from and to."""

    rows: range
    columns: range


def side_by_side(expected: Grid, actual: Grid, lang: str, width: int) -> list[RichText]:
    """Two grids beside each other; one below the other where they are too wide, and only a part of what is huge."""
    captions = T("expected").show(lang), T("yours").show(lang)
    if len(expected) == len(actual) and len(expected[0]) == len(actual[0]):
        shown = _window(actual, (width - len(_INDENT)) // 2 - len(_GAP)), True
        if len(shown[0].columns) < len(actual[0]):
            shown = _window(actual, width - len(_INDENT) - 2), False
        windows = (shown[0], shown[0])
        beside = shown[1]
    else:
        windows = _window(expected, width - len(_INDENT) - 2), _window(actual, width - len(_INDENT) - 2)
        beside = False
    left, right = _lines(expected, windows[0], captions[0]), _lines(actual, windows[1], captions[1])
    if not beside:
        return [RichText(_INDENT) + line for line in (*left, *right)]
    wide = max(cell_len(line.plain) for line in left)
    return [RichText(_INDENT) + one + RichText(" " * (wide - cell_len(one.plain)) + _GAP) + other
            for one, other in zip(left, right, strict=True)]


def _lines(grid: Grid, window: _Window, caption: str) -> list[RichText]:
    widths = {i: max(len(row[i].text) for row in grid) for i in window.columns}
    before, after = window.columns.start > 0, window.columns.stop < len(grid[0])
    lines = [RichText(f" {caption}", "underline")]
    for row in (grid[i] for i in window.rows):
        line = RichText("..." if before else "")
        for i in window.columns:
            cell = row[i]
            text = f"{_WRONG if cell.wrong else ''}{cell.text}"
            line.append(f"{text:>{widths[i] + 1}} ", "bold red" if cell.wrong else "")
        lines.append(line.append("...") if after else line)
    if len(window.rows) < len(grid):
        lines.append(RichText(" ..."))
    return lines


def _window(grid: Grid, width: int) -> _Window:
    """The part of a grid that has room, with the first wrong number in it."""
    row, column = next(((r, c) for r, cells in enumerate(grid) for c, cell in enumerate(cells) if cell.wrong), (0, 0))
    widths = [max(len(cells[i].text) for cells in grid) + 2 for i in range(len(grid[0]))]
    if sum(widths) <= width:
        columns = range(len(widths))
    else:
        start, stop, left = column, column, width - 6
        while stop < len(widths) and widths[stop] <= left:
            left, stop = left - widths[stop], stop + 1
        while start > 0 and widths[start - 1] <= left:
            start, left = start - 1, left - widths[start - 1]
        columns = range(start, max(stop, start + 1))
    first = max(0, min(row, len(grid) - _MOST_ROWS))
    return _Window(range(first, min(len(grid), first + _MOST_ROWS)), columns)


def _legend(heat: HeatMap, lang: str) -> RichText:
    words = "   ".join(f"{mark} {mark_word(mark).show(lang)}" for mark in heat.used)
    return RichText(T("Where it is wrong:  {marks}", marks=words).show(lang))


def map_lines(heat: HeatMap) -> Iterator[RichText]:
    """A heat map: signs, and colours where there are any."""
    between = " " if len(heat.marks[0]) <= 24 else ""
    for marks, degrees in zip(heat.marks[:_MOST_ROWS * 2], heat.heat, strict=False):
        line = RichText(_INDENT)
        for mark, degree in zip(marks, degrees, strict=True):
            line.append(mark + between, _colour(mark, degree))
        yield line
    if len(heat.marks) > _MOST_ROWS * 2:
        yield RichText(f"{_INDENT}...")


def _colour(mark: Mark, degree: float) -> str:
    if mark is Mark.RIGHT:
        return "green"
    if degree > _HOT:
        return "bold white on red"
    return "bold red" if degree > _WARM else "yellow"
