"""From what a test raised to an outcome and a sentence."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Any

from grader.checks import CheckFailed
from grader.course import Exercise, Unit
from grader.errors import GraderError
from grader.grading.results import Outcome
from grader.locale import T, Text
from grader.sandbox import DiedError, NotDefinedError, StudentError, StudentException, TimedOutError, place


@dataclass(frozen=True)
class Verdict:
    """How a test ended, and what to say about it.

    Attributes:
        outcome: how it ended.
        message: what happened, for somebody who may see everything.
        finding: the difference as data.
        hint: what happened without inputs, expected values and words of the student's code.
    """

    outcome: Outcome
    message: Text | None = None
    finding: dict[str, Any] | None = None
    hint: Text | None = None


PASSED = Verdict(Outcome.PASSED)
_KNOWN_EXCEPTIONS = frozenset(
    name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)
) | {"AxisError", "LinAlgError"}


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
        return _same_for_all(Outcome.NOT_ATTEMPTED, T("`{name}` is not written yet.", name=exercise.name))
    if isinstance(error, StudentException) and error.type_name == "NotImplementedError":
        return _not_implemented(error, unit, exercise)
    if isinstance(error, StudentException):
        return Verdict(Outcome.CRASHED, error.text(), hint=_without_their_words(error))
    if isinstance(error, StudentError):
        return _same_for_all(_outcome(error), error.text())
    if isinstance(error, CheckFailed):
        finding = error.finding
        return Verdict(Outcome.FAILED, finding.text(), finding.to_data(), finding.text(show_values=False))
    # A test that trips over an answer, such as a dict without the key it looks for.
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return Verdict(Outcome.FAILED, T("Your answer does not have the form that was asked for ({error}).", error=what),
                   hint=T("Your answer does not have the form that was asked for."))


def feedback(verdict: Verdict, *, public: bool, policy: str) -> Text | None:
    """What the student may read about a test.

    Args:
        verdict: how it ended.
        public: whether students have the test anyway.
        policy: what they are told about hidden tests: "none", "hints" or "all".
    """
    if public or policy == "all":
        return verdict.message
    return verdict.hint if policy == "hints" else None


def _same_for_all(outcome: Outcome, message: Text) -> Verdict:
    return Verdict(outcome, message, hint=message)


def _without_their_words(error: StudentException) -> Text:
    # The text of an exception, and even the name of its type, may be made of a hidden input.
    known = error.type_name if error.type_name in _KNOWN_EXCEPTIONS else "Exception"
    own = error.own_frame
    if own is None:
        return error.with_cause(T("Your code stopped with {error}.", error=known))
    where = place(own.filename, own.line)
    return error.with_cause(T("Your code stopped with {error} ({place}).", error=known, place=where))


def _not_implemented(error: StudentException, unit: Unit, exercise: Exercise) -> Verdict:
    other = error.message
    if other != exercise.name and any(e.name == other for e in unit.exercises):
        return _same_for_all(Outcome.CRASHED, T("This needs `{name}`, which is not written yet.", name=other))
    return _same_for_all(Outcome.NOT_ATTEMPTED, T("`{name}` is not written yet.", name=exercise.name))


def _outcome(error: StudentError) -> Outcome:
    if isinstance(error, TimedOutError):
        return Outcome.TIMED_OUT
    if isinstance(error, NotDefinedError) and error.reason is None:
        return Outcome.NOT_ATTEMPTED
    assert isinstance(error, DiedError | NotDefinedError)
    return Outcome.CRASHED
