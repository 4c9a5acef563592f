"""What grading gives: one record per submission, with one per exercise and one per test in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from grader.locale import Text


class Outcome(StrEnum):
    """How a test or an exercise ended."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ATTEMPTED = "not attempted"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    CARRIED_FORWARD = "carried forward"


@dataclass(frozen=True)
class Call:
    """One call of a student's code in a public test.

    Attributes:
        target: what was called: `propagate`, `Affine`, or `Affine.forward` for a method of an object.
        arguments: what it was given, by position; values that were put on the student's side as they were then.
    """

    target: str
    arguments: tuple[Any, ...]


@dataclass(frozen=True)
class TestResult:
    """One test function, over all its cases.

    Attributes:
        name: the test's name, without `test_`.
        public: whether students have this test.
        weight: its share of the exercise's points, relative to the other tests.
        outcome: how it ended.
        message: what went wrong; None when it passed.
        finding: the difference as data, where values were compared.
        seconds: how long it took.
        output: what the student's code printed meanwhile.
        supporting: whether it checks a property that an empty answer has too, such as leaving its inputs alone;
            then it counts only beside another test that passed.
        feedback: what the student may read of the message; what their code printed is never shown for a hidden test.
        credit: the share of the weight that counts if it is carried forward.
        calls: for a public test that failed in `grader check`, what was called for the input it failed on.
    """

    __test__ = False  # not a test, whatever its name says

    name: str
    public: bool
    weight: float
    outcome: Outcome
    message: Text | None = None
    finding: Mapping[str, Any] | None = None
    seconds: float = 0.0
    output: str = ""
    supporting: bool = False
    feedback: Text | None = None
    credit: float = 1.0
    calls: tuple[Call, ...] = ()

    @property
    def earned(self) -> float:
        """The weight that counts."""
        counts = self.outcome in (Outcome.PASSED, Outcome.CARRIED_FORWARD)
        return self.weight * self.credit if counts else 0.0


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise of one submission: its tests, and the points they give.

    Attributes:
        unit: the unit's name.
        name: the exercise's name.
        points: what it is worth.
        outcome: the one word for it.
        tests: its tests.
        message: the one thing that is said about it, for the instructor.
        diagnosis: which mistake was recognised: "mistake:name", "variant:...", "symptom:...", "crash:...", or "".
    """

    unit: str
    name: str
    points: float
    outcome: Outcome
    tests: tuple[TestResult, ...]
    message: Text | None = None
    diagnosis: str = ""

    @property
    def score(self) -> float:
        """The points earned: the share of the weight of the tests that passed."""
        total = sum(test.weight for test in self.tests)
        counting = [test for test in self.tests if test.earned]
        if all(test.supporting for test in counting):
            return 0.0
        earned = sum(test.earned for test in counting)
        return self.points * earned / total if total else 0.0


@dataclass(frozen=True)
class UnitResult:
    """One unit of one submission: what is graded, remembered and taken over as a whole.

    Attributes:
        unit: the unit's name.
        exercises: one result for each exercise that was graded.
        problems: what the instructor should know about the student's program.
        sandbox: the level of protection under which it ran.
        seconds: how long it took.
        key: equal for equal work under equal conditions (see `grading.keys`); "" if it must not be taken over.
        origin: the run that graded it, if it was taken over from there.
    """

    unit: str
    exercises: tuple[ExerciseResult, ...]
    problems: tuple[Text, ...] = ()
    sandbox: str = ""
    seconds: float = 0.0
    key: str = ""
    origin: int | None = None


@dataclass(frozen=True)
class Unused:
    """A file that does not count: where it was found, its unit, and when it was handed in, "" if unknown."""

    path: str
    unit: str
    time: str = ""


@dataclass(frozen=True)
class SubmissionResult:
    """Everything that is known about one submission after grading.

    Attributes:
        student: the student's id.
        path: where the submission was found.
        digest: of its content.
        sandbox: the level of protection under which its code ran.
        exercises: one result for each exercise that was graded.
        problems: what the instructor should know: what was inferred, lost or not understood.
        seconds: how long it took.
        name: the student's name, where the delivery or the roster tells it.
        section: the student's section, from the roster.
        earlier: what was handed in too and does not count, because something later or better does.
        units: the same exercises by unit, with what is remembered of each; none in old gradebooks.
    """

    student: str
    path: str
    digest: str
    sandbox: str
    exercises: tuple[ExerciseResult, ...]
    problems: tuple[Text, ...] = field(default=())
    seconds: float = 0.0
    name: str = ""
    section: str = ""
    earlier: tuple[Unused, ...] = ()
    units: tuple[UnitResult, ...] = ()

    @property
    def score(self) -> float:
        """The points earned."""
        return sum(exercise.score for exercise in self.exercises)

    @property
    def points(self) -> float:
        """The points there are."""
        return sum(exercise.points for exercise in self.exercises)


def exercise_outcome(tests: tuple[TestResult, ...], *, untouched: bool) -> Outcome:
    """The one word for an exercise: passed only if every test passed."""
    outcomes = {test.outcome for test in tests}
    if outcomes == {Outcome.PASSED}:
        return Outcome.PASSED
    if untouched or not outcomes or outcomes == {Outcome.NOT_ATTEMPTED}:
        return Outcome.NOT_ATTEMPTED
    if outcomes <= {Outcome.PASSED, Outcome.CARRIED_FORWARD}:
        return Outcome.CARRIED_FORWARD
    order = (Outcome.TIMED_OUT, Outcome.CRASHED, Outcome.FAILED, Outcome.NOT_ATTEMPTED,
             Outcome.CARRIED_FORWARD)
    return next(outcome for outcome in order if outcome in outcomes)
