"""Students by exercises as cells with a sign, a number and a colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.grading.results import Outcome
from grader.locale import Text, verbatim
from grader.reports.classroom import Cell, Classroom, Row, UnitColumns
from grader.reports.safe import file_names
from grader.reports.words import symbol, word

MAP = "map.html"
_MOST_CELLS = 30_000
"""Of one page; with more it would take too long to open."""
_LEVELS = (0.2, 0.5, 0.8, 1.0)  # of shares, for the five colours


@dataclass(frozen=True)
class HeatCell:
    """One cell: its colour (None where nothing was attempted), what it says, and how that is read out."""

    level: int | None
    text: str
    label: str


@dataclass(frozen=True)
class HeatColumn:
    """One column: its heading, and the page and place that it leads to."""

    heading: Text
    link: str


@dataclass(frozen=True)
class HeatMap:
    """A page with a map.

    Attributes:
        file: the page's name.
        units: the units that it is about.
        columns: an exercise each, or a unit each where there are too many exercises for one page.
        grouped: whether the units stand above their exercises.
        rows: each student with the cells.
    """

    file: str
    units: tuple[UnitColumns, ...]
    columns: tuple[HeatColumn, ...]
    grouped: bool
    rows: tuple[tuple[Row, tuple[HeatCell | None, ...]], ...]


def heat_maps(classroom: Classroom, lang: str) -> Iterator[HeatMap]:
    """One map of everything; for a large class in a large course one of the units, and one of each unit."""
    if len(classroom.rows) * len(classroom.columns) <= _MOST_CELLS:
        yield _of_exercises(MAP, classroom.units, classroom.rows, lang)
        return
    names = [unit.name for unit in classroom.units]
    files = [f"map-{name}.html" for name in file_names(names)]
    columns = tuple(HeatColumn(unit.title, file) for unit, file in zip(classroom.units, files, strict=True))
    rows = tuple((row, tuple(_of_unit(row, unit, lang) for unit in classroom.units)) for row in classroom.rows)
    yield HeatMap(MAP, classroom.units, columns, False, rows)
    for unit, file in zip(classroom.units, files, strict=True):
        yield _of_exercises(file, (unit,), classroom.rows, lang)


def share_level(share: float) -> int:
    """Which of five colours a share has: 0 for none of the points, 4 for all of them."""
    return sum(share >= level - 1e-9 for level in _LEVELS)


def _of_exercises(file: str, units: Sequence[UnitColumns], rows: Sequence[Row], lang: str) -> HeatMap:
    exercises = [exercise for unit in units for exercise in unit.exercises]
    columns = tuple(HeatColumn(verbatim(e.name, e.name), f"exercises.html#{e.unit}.{e.name}") for e in exercises)
    words = {outcome: word(outcome, lang) for outcome in Outcome}
    shown = []
    for row in rows:
        mine = {(cell.unit, cell.name): cell for cell in row.cells}
        cells = (mine.get((e.unit, e.name)) for e in exercises)
        shown.append((row, tuple(None if cell is None else _of_exercise(cell, words[cell.outcome]) for cell in cells)))
    return HeatMap(file, tuple(units), columns, True, tuple(shown))


def _of_exercise(cell: Cell, outcome: str) -> HeatCell:
    sign = symbol(cell.outcome)
    if cell.outcome is Outcome.NOT_ATTEMPTED:
        return HeatCell(None, sign, outcome)
    percent = f"{100 * cell.share:.0f}"
    return HeatCell(share_level(cell.share), f"{sign} {percent}", f"{outcome} {percent} %")


def _of_unit(row: Row, unit: UnitColumns, lang: str) -> HeatCell:
    if not row.attempted(unit.name):
        return HeatCell(None, symbol(Outcome.NOT_ATTEMPTED), word(Outcome.NOT_ATTEMPTED, lang))
    share = row.unit_score(unit.name) / (unit.points or 1.0)
    percent = f"{100 * share:.0f}"
    sign = f"{symbol(Outcome.PASSED)} " if share_level(share) == len(_LEVELS) else ""
    return HeatCell(share_level(share), f"{sign}{percent}", f"{percent} %")
