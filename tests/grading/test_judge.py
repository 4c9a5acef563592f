"""From what a test raised to an outcome and a sentence."""

import pytest

from grader.checks import assert_same
from grader.errors import CourseError
from grader.grading.judge import judge
from grader.grading.results import ExerciseResult, Outcome, TestResult, exercise_outcome
from grader.locale import T
from grader.sandbox import DiedError, NotDefinedError, StudentException, TimedOutError


def verdict(tiny, error, untouched=(), exercise="shift"):
    unit = tiny.units[0]
    return judge(error, unit, unit.exercise(exercise), frozenset(untouched))


def not_implemented(what=""):
    return StudentException("NotImplementedError", what)


@pytest.mark.parametrize(
    ("error", "outcome", "said"),
    [
        (StudentException("ValueError", "bad"), Outcome.CRASHED, "ValueError: bad"),
        (StudentException("ValueError", ""), Outcome.CRASHED, "stopped with ValueError."),
        (DiedError(), Outcome.CRASHED, "ended the Python process"),
        (TimedOutError(2), Outcome.TIMED_OUT, "within 2 s"),
        (NotDefinedError("shift"), Outcome.NOT_ATTEMPTED, "`shift` is not defined"),
        (NotDefinedError("shift", T("line 3 cannot be read")), Outcome.CRASHED, "line 3 cannot be read"),
        (not_implemented("shift"), Outcome.NOT_ATTEMPTED, "`shift` is not written yet"),
        (not_implemented(), Outcome.NOT_ATTEMPTED, "`shift` is not written yet"),
        (not_implemented("double"), Outcome.CRASHED, "This needs `double`, which is not written yet"),
        (KeyError("dw"), Outcome.FAILED, "KeyError: 'dw'"),
        (AssertionError(), Outcome.FAILED, "(AssertionError)"),
    ],
)
def test_every_error_has_an_outcome_and_a_sentence(tiny, error, outcome, said):
    result = verdict(tiny, error)
    assert result.outcome is outcome
    assert said in result.message.show("en")


def test_a_difference_is_kept_as_data(tiny):
    with pytest.raises(Exception, match="out") as caught:
        assert_same(1.0, 2.0, name="out")
    result = verdict(tiny, caught.value)
    assert result.outcome is Outcome.FAILED
    assert result.finding
    assert "out" in result.message.show("en")


@pytest.mark.parametrize("error", [StudentException("TypeError", "None"), KeyError("dw"), TimedOutError(2)])
def test_a_placeholder_is_not_attempted_whatever_it_raised(tiny, error):
    assert verdict(tiny, error, untouched=["shift"]).outcome is Outcome.NOT_ATTEMPTED
    assert verdict(tiny, error, untouched=["double"]).outcome is not Outcome.NOT_ATTEMPTED


def test_an_error_of_the_course_is_not_the_students_fault(tiny):
    with pytest.raises(CourseError):
        verdict(tiny, CourseError(T("broken")), untouched=["shift"])


def result(outcome, weight=1.0, supporting=False):
    return TestResult("a", False, weight, outcome, supporting=supporting)


@pytest.mark.parametrize(
    ("outcomes", "untouched", "expected"),
    [
        ("passed passed", False, "passed"), ("passed passed", True, "passed"), ("passed failed", False, "failed"),
        ("failed crashed", False, "crashed"), ("timed_out crashed", False, "timed out"), ("", False, "not attempted"),
        ("not_attempted not_attempted", False, "not attempted"), ("passed failed", True, "not attempted"),
        ("passed not_attempted", False, "not attempted"),
    ],
)
def test_one_word_for_an_exercise(outcomes, untouched, expected):
    tests = tuple(result(Outcome[name.upper()]) for name in outcomes.split())
    assert exercise_outcome(tests, untouched=untouched) == expected


PASSED, FAILED = Outcome.PASSED, Outcome.FAILED


@pytest.mark.parametrize(
    ("tests", "score"),
    [
        ([], 0), ([result(PASSED)], 10), ([result(PASSED), result(FAILED)], 5),
        ([result(PASSED, 3), result(FAILED, 1)], 7.5), ([result(PASSED, 0)], 0),
        ([result(PASSED, 1, supporting=True), result(FAILED, 1)], 0),
        ([result(PASSED, 1, supporting=True), result(PASSED, 1)], 10),
        ([result(PASSED, 1, supporting=True), result(PASSED, 0), result(FAILED, 1)], 0),
        ([result(outcome) for outcome in Outcome], 20 / 6),
    ],
)
def test_points_are_the_share_of_the_weight_that_passed(tests, score):
    assert ExerciseResult("tiny", "double", 10, FAILED, tuple(tests)).score == pytest.approx(score)
