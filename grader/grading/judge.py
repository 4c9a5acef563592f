"""From what a test raised to an outcome and a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.checks import CheckFailed
from grader.course import Exercise, Unit
from grader.errors import GraderError
from grader.grading.results import Outcome
from grader.locale import T, Text
from grader.sandbox import DiedError, NotDefinedError, StudentError, StudentException, TimedOutError


@dataclass(frozen=True)
class Verdict:
    """How a test ended, and what to say about it."""

    outcome: Outcome
    message: Text | None = None
    finding: dict[str, Any] | None = None


PASSED = Verdict(Outcome.PASSED)


def judge(error: BaseException, unit: Unit, exercise: Exercise, untouched: frozenset[str]) -> Verdict:
    """The verdict on a test that raised.

    Args:
        error: what it raised.
        unit: the unit of the test.
        exercise: the exercise that the test is about.
        untouched: the unit's exercises that are still placeholders.

    Raises:
        GraderError: the course or the sandbox is at fault, not the student.
    """
    if isinstance(error, GraderError):
        raise error
    if exercise.name in untouched:
        return Verdict(Outcome.NOT_ATTEMPTED, T("`{name}` is not written yet.", name=exercise.name))
    if isinstance(error, StudentException) and error.type_name == "NotImplementedError":
        return _not_implemented(error, unit, exercise)
    if isinstance(error, StudentError):
        return Verdict(_outcome(error), error.text())
    if isinstance(error, CheckFailed):
        return Verdict(Outcome.FAILED, error.finding.text(), error.finding.to_data())
    # A test that trips over an answer, such as a dict without the key it looks for.
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Verdict(Outcome.FAILED, T("Your answer does not have the form that was asked for ({error}).", error=what))


def _not_implemented(error: StudentException, unit: Unit, exercise: Exercise) -> Verdict:
    other = error.message
    if other != exercise.name and any(e.name == other for e in unit.exercises):
        return Verdict(Outcome.CRASHED, T("This needs `{name}`, which is not written yet.", name=other))
    return Verdict(Outcome.NOT_ATTEMPTED, T("`{name}` is not written yet.", name=exercise.name))


def _outcome(error: StudentError) -> Outcome:
    if isinstance(error, TimedOutError):
        return Outcome.TIMED_OUT
    if isinstance(error, NotDefinedError) and error.reason is None:
        return Outcome.NOT_ATTEMPTED
    assert isinstance(error, StudentException | DiedError | NotDefinedError)
    return Outcome.CRASHED
