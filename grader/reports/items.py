"""Item analysis: how hard each exercise is, whether it tells good students from weak ones, and what goes wrong."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.grading.results import Outcome
from grader.locale import T, Text, verbatim
from grader.reports.classroom import Cell, Classroom, Column, Row
from grader.reports.statistics import Distribution, correlation, distribution, upper_lower

_EASY, _HARD, _FLAT = 0.95, 0.25, 0.1
_UNRECOGNISED = (Outcome.FAILED, Outcome.CRASHED)


@dataclass(frozen=True)
class Mistake:
    """A mistake that was made.

    Attributes:
        kind: "mistake" (a known one), "variant" (a small change of the reference), "symptom" or "crash".
        name: its name.
        text: the sentence that names it, as the first of these students was told.
        students: who made it.
    """

    kind: str
    name: str
    text: Text
    students: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many made it."""
        return len(self.students)


@dataclass(frozen=True)
class TestItem:
    """One test of an exercise over the class: how often it passed, also when carried forward, of how many."""

    __test__ = False  # not a test, whatever its name says

    name: str
    public: bool
    passed: int
    total: int


@dataclass(frozen=True)
class Item:
    """One exercise over the class; numbers are of those who tried anything of its unit.

    Attributes:
        column: the exercise.
        shares: how the shares of its points are distributed; their mean is its difficulty (1 is easiest).
        discrimination: correlation of its shares with the shares of all other points; None where that says nothing.
        upper_lower: mean share of the best 27 % minus that of the weakest 27 %, by their totals.
        seconds: the median time of its tests, of those who attempted it; None if nobody did.
        slowest: the longest such time.
        outcomes: how many ended in which way.
        mistakes: the mistakes that were recognised, the most common first.
        unrecognised: how many failed or crashed without a diagnosis.
        tests: its tests.
        remarks: what to think about.
    """

    column: Column
    shares: Distribution
    discrimination: float | None
    upper_lower: float | None
    seconds: float | None
    slowest: float | None
    outcomes: Mapping[Outcome, int]
    mistakes: tuple[Mistake, ...]
    unrecognised: int
    tests: tuple[TestItem, ...]
    remarks: tuple[Text, ...]

    @property
    def difficulty(self) -> float | None:
        """The mean share of the points, from 0 (nobody) to 1 (everybody); None if nobody tried."""
        return self.shares.mean if self.shares.count else None


def analyse(classroom: Classroom) -> tuple[Item, ...]:
    """The exercises of a class, in the course's order."""
    tried = {unit.name: [row for row in classroom.rows if row.attempted(unit.name)] for unit in classroom.units}
    return tuple(_item(column, tried[column.unit]) for column in classroom.columns)


def _item(column: Column, rows: Sequence[Row]) -> Item:
    pairs = [(row, cell) for row in rows if (cell := row.cell(column.unit, column.name)) is not None]
    cells = [cell for _row, cell in pairs]
    shares = [cell.share for cell in cells]
    described = distribution(shares)
    discrimination = correlation(shares, [_rest(row, cell) for row, cell in pairs])
    times = [cell.seconds for cell in cells if cell.outcome is not Outcome.NOT_ATTEMPTED]
    outcomes = Counter(cell.outcome for cell in cells)
    return Item(
        column, described, discrimination, upper_lower(shares, [row.share for row, _cell in pairs]),
        statistics.median(times) if times else None, max(times, default=None),
        {outcome: outcomes[outcome] for outcome in Outcome if outcomes[outcome]}, _mistakes(pairs),
        sum(not cell.diagnosis and cell.outcome in _UNRECOGNISED for cell in cells), _tests(cells),
        tuple(_remarks(described, discrimination)))


def _rest(row: Row, cell: Cell) -> float:
    """The share of all other points: with its own among them every exercise would seem to fit."""
    points = row.points - cell.points
    return (row.score - cell.score) / points if points else 0.0


def _mistakes(pairs: Sequence[tuple[Row, Cell]]) -> tuple[Mistake, ...]:
    made: dict[tuple[str, str], list[tuple[Row, Cell]]] = defaultdict(list)
    for row, cell in pairs:
        if cell.diagnosis:
            # An error such as NameError has more than one explanation, which differ in their sentences.
            made[cell.diagnosis, cell.mistake.template if cell.mistake else ""].append((row, cell))
    found = []
    for (diagnosis, _template), those in made.items():
        kind, _colon, name = diagnosis.partition(":")
        text = those[0][1].mistake or verbatim(name, name)
        found.append(Mistake(kind, name, text, tuple(row.student for row, _cell in those)))
    return tuple(sorted(found, key=lambda mistake: -mistake.count))


def _tests(cells: Sequence[Cell]) -> tuple[TestItem, ...]:
    total: Counter[tuple[str, bool]] = Counter()
    passed: Counter[tuple[str, bool]] = Counter()
    for cell in cells:
        for name, public, outcome in cell.tests:
            total[name, public] += 1
            passed[name, public] += outcome in (Outcome.PASSED, Outcome.CARRIED_FORWARD)
    return tuple(TestItem(name, public, passed[name, public], count) for (name, public), count in total.items())


def _remarks(shares: Distribution, discrimination: float | None) -> Iterator[Text]:
    if shares.count and shares.mean >= _EASY:
        yield T("Nearly everybody has this right.")
    if shares.count and shares.mean <= _HARD:
        yield T("Hardly anybody has this right.")
    if discrimination is not None and discrimination < 0:
        yield T("Weak students do better here than strong ones: is the exercise, or one of its tests, wrong?")
    elif discrimination is not None and discrimination < _FLAT:
        yield T("It hardly tells strong students from weak ones.")
