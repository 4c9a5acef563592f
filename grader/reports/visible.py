"""What a student may see of their results. Feedback files are made from this and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from grader.checks import Finding
from grader.course import Course, Exercise
from grader.course.model import HIDDEN_FEEDBACK
from grader.gradebook import Source
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult
from grader.locale import T, Text, verbatim
from grader.reports.excerpts import Excerpt, excerpt_for
from grader.reports.problems import problems_of

_GRADER_FAILED = "grader"


@dataclass(frozen=True)
class VisibleTest:
    """One test as its student may see it.

    Attributes:
        label: the test's name, where students have it; a number for a hidden one.
        public: whether students have it.
        outcome: how it ended.
        message: what is said about it; None where there is nothing to say.
        finding: expected and actual values, where they may be seen.
        output: what their code printed, where it may be seen.
        excerpt: the line of their code that the message speaks of.
    """

    label: Text
    public: bool
    outcome: Outcome
    message: Text | None = None
    finding: Finding | None = None
    output: str = ""
    excerpt: Excerpt | None = None


@dataclass(frozen=True)
class VisibleGroup:
    """Tests that ended in the same way and of which the same is said; only a test on its own has values or output."""

    outcome: Outcome
    tests: tuple[VisibleTest, ...]
    message: Text | None
    excerpt: Excerpt | None

    @property
    def first(self) -> VisibleTest:
        """The first of them."""
        return self.tests[0]


@dataclass(frozen=True)
class VisibleExercise:
    """One exercise as its student may see it."""

    unit: str
    name: str
    title: Text
    score: float
    points: float
    outcome: Outcome
    tests: tuple[VisibleTest, ...]

    @property
    def groups(self) -> tuple[VisibleGroup, ...]:
        """Its tests, so that nothing is said twice."""
        groups: list[list[VisibleTest]] = []
        for test in self.tests:
            same = next((group for group in groups if _says_the_same(group[0], test)), None)
            if same is None:
                groups.append([test])
            else:
                same.append(test)
        shown: list[Excerpt | None] = []
        for group in groups:
            shown.append(group[0].excerpt if group[0].excerpt not in shown else None)
        return tuple(VisibleGroup(group[0].outcome, tuple(group), group[0].message, excerpt)
                     for group, excerpt in zip(groups, shown, strict=True))

    @property
    def reason(self) -> Text | None:
        """The first thing that is said about it."""
        return next((test.message for test in self.tests if test.message is not None), None)


@dataclass(frozen=True)
class VisibleUnit:
    """A unit with its exercises, as their student may see them."""

    name: str
    title: Text
    exercises: tuple[VisibleExercise, ...]

    @property
    def score(self) -> float:
        """The points earned."""
        return sum(exercise.score for exercise in self.exercises)

    @property
    def points(self) -> float:
        """The points there are."""
        return sum(exercise.points for exercise in self.exercises)

    @property
    def is_missing(self) -> bool:
        """Whether nothing of it was attempted, for one and the same reason."""
        first = self.exercises[0].reason
        return all(e.outcome is Outcome.NOT_ATTEMPTED and e.reason == first for e in self.exercises)


@dataclass(frozen=True)
class VisibleResult:
    """Everything that a student may see.

    Attributes:
        student: the id.
        name: the name, where it is known.
        course: the course's title.
        units: their results.
        notes: what could not be read or loaded of what they handed in.
    """

    student: str
    name: str
    course: Text
    units: tuple[VisibleUnit, ...]
    notes: tuple[Text, ...] = ()

    @property
    def score(self) -> float:
        """The points earned."""
        return sum(unit.score for unit in self.units)

    @property
    def points(self) -> float:
        """The points there are."""
        return sum(unit.points for unit in self.units)


@dataclass(frozen=True)
class Policy:
    """What students are told about hidden tests.

    Attributes:
        wanted: what the course says now: "none", "hints" or "all".
        recorded: what it said when the results were recorded; "" if that is not known.
    """

    wanted: str
    recorded: str

    @property
    def is_withheld(self) -> bool:
        """Whether what was recorded tells more than students may read now, so that it cannot be shown."""
        if self.wanted != "hints":
            return False
        return self.recorded not in HIDDEN_FEEDBACK or self.recorded == "all"

    def message(self, test: TestResult) -> Text | None:
        """What may be read of a test's message."""
        if test.public:
            return test.feedback
        if self.wanted == "all":
            return test.message
        return test.feedback if self.wanted == "hints" and not self.is_withheld else None

    def shows_values(self, test: TestResult) -> bool:
        """Whether expected and actual values may be seen."""
        return test.public or self.wanted == "all"


def visible_result(
    result: SubmissionResult, course: Course, policy: Policy, sources: Mapping[str, Source] | None = None
) -> VisibleResult:
    """What the student of a submission may see.

    Args:
        result: everything that is known.
        course: where titles come from.
        policy: what is told about hidden tests.
        sources: unit name -> the code that was judged.
    """
    names = list(dict.fromkeys(exercise.unit for exercise in result.exercises))
    order = [unit.name for unit in course.units]
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    units = tuple(_unit(name, result, course, policy, (sources or {}).get(name)) for name in names)
    return VisibleResult(result.student, result.name, course.title, units, notes_for_student(result))


def _unit(name: str, result: SubmissionResult, course: Course, policy: Policy, source: Source | None) -> VisibleUnit:
    known = next((unit for unit in course.units if unit.name == name), None)
    titles = {exercise.name: exercise for exercise in known.exercises} if known else {}
    mine = [exercise for exercise in result.exercises if exercise.unit == name]
    shown = tuple(visible_exercise(exercise, titles.get(exercise.name), policy, source) for exercise in mine)
    return VisibleUnit(name, known.title if known else verbatim(name, name), shown)


def visible_exercise(
    result: ExerciseResult, exercise: Exercise | None, policy: Policy, source: Source | None
) -> VisibleExercise:
    """What may be seen of one exercise; see `visible_result`."""
    title = exercise.title if exercise else verbatim(result.name, result.name)
    hidden = [test for test in result.tests if not test.public]
    tests = tuple(_test(test, hidden.index(test) + 1 if not test.public else 0, policy, source)
                  for test in result.tests)
    return VisibleExercise(result.unit, result.name, title, result.score, result.points, result.outcome, tests)


def _test(test: TestResult, number: int, policy: Policy, source: Source | None) -> VisibleTest:
    named = test.public or policy.wanted == "all"  # the name of a test may tell what it looks at
    label = verbatim(test.name, test.name) if named else T("Hidden test {number}", number=number)
    message = policy.message(test)
    finding = Finding.from_data(dict(test.finding)) if test.finding and policy.shows_values(test) else None
    # What is printed while a hidden test runs may be its inputs.
    output = test.output if test.public and test.outcome is not Outcome.PASSED else ""
    return VisibleTest(label, test.public, test.outcome, message, finding, output, excerpt_for(message, source))


def _says_the_same(first: VisibleTest, second: VisibleTest) -> bool:
    alone = first.finding or second.finding or first.output.strip() or second.output.strip()
    return not alone and (first.outcome, first.message) == (second.outcome, second.message)


def notes_for_student(result: SubmissionResult) -> tuple[Text, ...]:
    """What their own units' problems say; the words of the grader's own failures are for the instructor."""
    failures = [problem.text for problem in problems_of(result) if problem.kind == _GRADER_FAILED]
    return tuple(dict.fromkeys(text for unit in result.units for text in unit.problems if text not in failures))
