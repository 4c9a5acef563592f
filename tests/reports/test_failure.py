"""The first failure, taken apart: calls, numbers side by side, where an array is wrong; never wider than the window."""

import io

import numpy as np
import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.checks import compare
from grader.grading.results import Call, ExerciseResult, Outcome, TestResult
from grader.locale import T
from grader.reports.failure import first_failure, shown_call
from grader.reports.heatmap import Mark, heat_map
from grader.reports.panel import failure_lines
from grader.reports.prose import prose_lines
from grader.reports.values import shown_value

WANT = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def failed(got, want=WANT, calls=(), message="It is wrong."):
    finding = compare(got, want, name="grads['dw']")
    test = TestResult("values", True, 0.0, Outcome.FAILED, T(message), finding.to_data(), calls=tuple(calls))
    return ExerciseResult("unit", "f", 1.0, Outcome.FAILED, (TestResult("first", True, 0.0, Outcome.PASSED), test))


def console(width, **options):
    return Console(width=width, height=40, file=io.StringIO(), **options)


def shown(result, width=80, lang="en", parameters=None):
    return [line.plain for line in failure_lines(console(width), first_failure([result], parameters or {}, lang), lang)]


@pytest.mark.parametrize(("number", "mark"), [
    (9.0, Mark.HIGH), (-9.0, Mark.LOW), (0.0, Mark.LOW), (-2.0, Mark.OPPOSITE), (np.nan, Mark.NOT_FINITE),
    (np.inf, Mark.NOT_FINITE)])
def test_every_way_of_being_wrong_has_a_sign(number, mark):
    got = WANT.copy()
    got[0, 1] = number
    heat = heat_map(compare(got, WANT, name="x"))
    assert heat.marks == ((".", mark, "."), (".", ".", "."))


def test_the_worst_number_is_the_hottest():
    heat = heat_map(compare(WANT + np.array([[0, 1, 0], [0, 0, 4]]), WANT, name="x"))
    assert heat.heat == ((0, 0.25, 0), (0, 0, 1))


@pytest.mark.parametrize(("got", "want"), [
    (1.0, 2.0), (np.ones((3, 2)), WANT), (np.zeros((20, 20)), np.ones((20, 20)))], ids=["number", "shape", "large"])
def test_there_is_no_map_of_what_is_no_small_array(got, want):
    assert heat_map(compare(got, want, name="x")) is None


def test_only_the_wrong_numbers_are_marked():
    failure = first_failure([failed(WANT * [[1, 1, 1], [1, -1, 1]])], {}, "en")
    assert [[cell.text for cell in row if cell.wrong] for row in failure.actual] == [[], ["-5.0"]]
    assert not any(cell.wrong for row in failure.expected for cell in row)


def test_numbers_that_differ_late_are_shown_with_enough_digits():
    failure = first_failure([failed(WANT + 1e-5)], {}, "en")
    assert all(a.text != b.text for a, b in zip(failure.expected[0], failure.actual[0], strict=True))


def test_signs_say_it_without_colour():
    text = "\n".join(shown(failed(WANT * [[1, 1, 1], [1, -1, 1]])))
    assert "*-5.0" in text
    assert ". ~ ." in text
    assert "~ opposite sign" in text


def test_the_call_is_shown_with_the_names_of_its_parameters():
    calls = [Call("f", (np.array([[1.0], [2.0]]), 3))]
    lines = shown(failed(WANT + 1, calls=calls), parameters={"f": ("w", "b")})
    assert [line.strip() for line in lines if "=" in line] == ["w = [[1.0], [2.0]]", "b = 3"]


def test_a_call_whose_parameters_are_unknown_is_shown_by_position():
    assert shown_call(Call("g", (1.0,)), {}, "en").arguments == (("1", "1.0"),)


def test_what_is_not_written_yet_is_no_failure():
    unwritten = ExerciseResult("u", "g", 1.0, Outcome.NOT_ATTEMPTED, (TestResult("t", True, 0, Outcome.NOT_ATTEMPTED),))
    assert first_failure([unwritten], {}, "en") is None
    assert first_failure([unwritten, failed(WANT + 1)], {}, "en").exercise == "f"


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("width", [60, 73, 100])
@pytest.mark.parametrize("shape", [(2, 3), (1, 60), (30, 2), (64,), (4, 4, 4)])
def test_nothing_is_wider_than_the_window(shape, width, lang):
    want = np.linspace(-1e-7, 1e9, int(np.prod(shape))).reshape(shape)
    long = "가나다라마바사 " * 30
    calls = [Call("function_with_a_long_name", ({"W1": want, "text": "x" * 300}, want))]
    for line in shown(failed(want * -1, want, calls, long), width, lang):
        assert cell_len(line) <= width


def test_what_a_student_printed_cannot_write_over_the_screen():
    assert "\x1b" not in "".join(shown(failed(WANT + 1, message="\x1b[2J gone")))


@pytest.mark.parametrize(("value", "text"), [
    (np.zeros((2, 2)), "[[0.0, 0.0], [0.0, 0.0]]"), (1, "1"), (1.0, "1.0"), (1e-9, "1e-09"), (None, "None"),
    (np.float64(2), "2.0"), (True, "True"), ((1.5,), "(1.5,)"), ([1, [2, [3, [4]]]], "[1, [2, [3, ...]]]"),
    ({"a": 1}, "{'a': 1}"), (np.arange(100.0), "array of shape (100,), numbers from 0.0 to 99.0"),
    (np.full((5, 5), np.nan), "array of shape (5, 5)"), (len, "<a function>")])
def test_values_are_shown_as_they_are_written(value, text):
    assert shown_value(value, "en") == text


def test_prose_keeps_code_apart_and_wraps_the_rest():
    lines = [line.plain for line in prose_lines("One `a`\ntwo.\n\n```python\nx  =  1\n```\n- item", 60)]
    assert lines == ["One a two.", "", "    x  =  1", "- item"]
    assert all(cell_len(line.plain) <= 30 for line in prose_lines("가나다 라마바사 " * 40, 30, "  "))
