"""A run of a whole class as plain data: students by exercises. Tables, exports and pages are made from this.

Nothing here knows how anything is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.course import Course
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult
from grader.locale import T, Text, verbatim
from grader.reports.problems import Problem, problems_of
from grader.reports.statistics import Distribution, distribution
from grader.reports.words import is_below

_DIAGNOSED = T("{diagnosis} ({detail})").template
_DIAGNOSIS_IS_LAST = {"{before} {after}": "after", "{first} {then}": "then"}  # behind what is wrong, or an exception


@dataclass(frozen=True)
class Column:
    """An exercise of the class.

    Attributes:
        unit: its unit's name.
        name: its name.
        title: what people call it.
        points: what it is worth.
    """

    unit: str
    name: str
    title: Text
    points: float


@dataclass(frozen=True)
class UnitColumns:
    """A unit of the class with its exercises."""

    name: str
    title: Text
    exercises: tuple[Column, ...]

    @property
    def points(self) -> float:
        """What the unit is worth."""
        return sum(exercise.points for exercise in self.exercises)


@dataclass(frozen=True)
class Cell:
    """What became of one exercise of one student.

    Attributes:
        unit: the unit's name.
        name: the exercise's name.
        outcome: the one word for it.
        score: the points earned.
        points: the points there are.
        seconds: how long its tests took.
        diagnosis: which mistake was recognised, as "kind:name", or "".
        mistake: the sentence that names it; None without a diagnosis.
        tests: name, whether students have it, and outcome of each test.
    """

    unit: str
    name: str
    outcome: Outcome
    score: float
    points: float
    seconds: float = 0.0
    diagnosis: str = ""
    mistake: Text | None = None
    tests: tuple[tuple[str, bool, Outcome], ...] = ()

    @property
    def share(self) -> float:
        """The share of the points, from 0 to 1."""
        return self.score / self.points if self.points else float(self.outcome is Outcome.PASSED)


@dataclass(frozen=True)
class Row:
    """One student.

    Attributes:
        student: the id.
        name: the name, where it is known.
        section: the section, where there is a roster.
        path: where the submission was found.
        sandbox: the level of protection under which the code ran.
        cells: one for each exercise that was graded.
        problems: what the instructor should look at, the gravest first.
        below: whether the score is below the pass mark.
        attempts: files that do not count, because a later one does.
    """

    student: str
    name: str
    section: str
    path: str
    sandbox: str
    cells: tuple[Cell, ...]
    problems: tuple[Problem, ...] = ()
    below: bool = False
    attempts: int = 0

    @property
    def score(self) -> float:
        """The points earned."""
        return sum(cell.score for cell in self.cells)

    @property
    def points(self) -> float:
        """The points there are."""
        return sum(cell.points for cell in self.cells)

    @property
    def share(self) -> float:
        """The share of the points, from 0 to 1."""
        return self.score / self.points if self.points else 0.0

    def unit_score(self, unit: str) -> float:
        """The points earned in one unit."""
        return sum(cell.score for cell in self.cells if cell.unit == unit)

    def attempted(self, unit: str | None = None) -> bool:
        """Whether anything was tried, in one unit or at all."""
        mine = (cell for cell in self.cells if unit in (None, cell.unit))
        return any(cell.outcome is not Outcome.NOT_ATTEMPTED for cell in mine)

    def cell(self, unit: str, name: str) -> Cell | None:
        """What became of an exercise; None if it was not graded."""
        return next((cell for cell in self.cells if (cell.unit, cell.name) == (unit, name)), None)


@dataclass(frozen=True)
class Classroom:
    """A class after a run.

    Attributes:
        title: of the course.
        units: what was graded, in the course's order.
        rows: one for each student, in the order of the gradebook.
        pass_mark: the share of the points, in percent, that is enough; 0 where there is no pass mark.
    """

    title: Text
    units: tuple[UnitColumns, ...]
    rows: tuple[Row, ...]
    pass_mark: float = 0.0

    @property
    def columns(self) -> tuple[Column, ...]:
        """All exercises."""
        return tuple(exercise for unit in self.units for exercise in unit.exercises)

    @property
    def points(self) -> float:
        """The points there are."""
        return sum(unit.points for unit in self.units)

    def problems(self) -> dict[str, tuple[tuple[Row, Problem], ...]]:
        """The kinds of problems that there are, the gravest first, each with who has them."""
        all_of_them = [(row, problem) for row in self.rows for problem in row.problems]
        kinds = sorted({problem.rank for _row, problem in all_of_them})
        return {kind: tuple(pair for pair in all_of_them if pair[1].kind == kind) for _rank, kind in kinds}

    def totals(self) -> Distribution:
        """How the total scores are distributed, over everybody."""
        return distribution([row.share for row in self.rows])

    def unit_totals(self, unit: UnitColumns) -> Distribution:
        """How the scores of a unit are distributed, over those who tried any of it."""
        points = unit.points or 1.0
        return distribution([row.unit_score(unit.name) / points for row in self.rows if row.attempted(unit.name)])


def read_classroom(results: Iterable[SubmissionResult], course: Course) -> Classroom:
    """Make a class of the results of a run.

    Args:
        results: from the gradebook; read once, so an iterator will do.
        course: where titles, order and pass mark come from. Exercises that it no longer has keep their names.
    """
    mark = course.settings.pass_mark
    rows: list[Row] = []
    points: dict[tuple[str, str], float] = {}
    for result in results:
        points |= {(exercise.unit, exercise.name): exercise.points for exercise in result.exercises}
        rows.append(read_row(result, mark))
    return Classroom(course.title, _units(points, course), tuple(rows), mark)


def read_row(result: SubmissionResult, pass_mark: float) -> Row:
    """One student's line."""
    return Row(result.student, result.name, result.section, result.path, result.sandbox,
               tuple(map(_cell, result.exercises)), problems_of(result), is_below(result, pass_mark),
               len(result.earlier))


def diagnosis_of(exercise: ExerciseResult) -> Text | None:
    """The sentence that names the mistake, without what was compared; None if none was recognised."""
    message = exercise.message
    if not exercise.diagnosis or message is None:
        return None
    key = {_DIAGNOSED: "diagnosis", **_DIAGNOSIS_IS_LAST}.get(message.template)
    part = message.values.get(key) if key else None
    return part if isinstance(part, Text) else message


def _cell(exercise: ExerciseResult) -> Cell:
    return Cell(exercise.unit, exercise.name, exercise.outcome, exercise.score, exercise.points,
                sum(test.seconds for test in exercise.tests), exercise.diagnosis, diagnosis_of(exercise),
                tuple((test.name, test.public, test.outcome) for test in exercise.tests))


def _units(points: dict[tuple[str, str], float], course: Course) -> tuple[UnitColumns, ...]:
    order = {unit.name: place for place, unit in enumerate(course.units)}
    names = sorted(dict.fromkeys(unit for unit, _name in points), key=lambda name: order.get(name, len(order)))
    return tuple(_unit(name, points, course) for name in names)


def _unit(name: str, points: dict[tuple[str, str], float], course: Course) -> UnitColumns:
    known = next((unit for unit in course.units if unit.name == name), None)
    titles = {exercise.name: exercise.title for exercise in known.exercises} if known else {}
    mine = [exercise for unit, exercise in points if unit == name]
    order: Sequence[str] = [*(n for n in titles if n in mine), *(n for n in mine if n not in titles)]
    columns = tuple(Column(name, n, titles.get(n) or verbatim(n, n), points[name, n]) for n in order)
    return UnitColumns(name, known.title if known else verbatim(name, name), columns)
