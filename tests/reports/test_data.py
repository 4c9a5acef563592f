"""Results for programs and on a terminal."""

import io
import json

from rich.console import Console

from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult
from grader.locale import T, verbatim
from grader.reports.data import results_data
from grader.reports.terminal import print_class, print_exercises, printable
from grader.reports.words import is_below, symbol, word

TEST = TestResult("values", False, 3.0, Outcome.FAILED, verbatim("wrong", "틀림"), {"a": 1}, 0.1234567, "out")
RIGHT = TestResult("shape", True, 1.0, Outcome.PASSED)
EXERCISE = ExerciseResult("tiny", "double", 10.0, Outcome.FAILED, (TEST, RIGHT), verbatim("wrong", "틀림"))
RESULT = SubmissionResult("kim", "class/kim", "abc", "isolated", (EXERCISE,), (verbatim("lost", "잃음"),), 1.0)


def shown(results, units, pass_mark, lang, width=120):
    console = Console(file=io.StringIO(), width=width)
    print_class(console, results, units, pass_mark, lang)
    return console.file.getvalue()


def test_the_form_of_the_json_output():
    assert results_data([RESULT], "ko") == {"submissions": [{
        "student": "kim", "name": "", "section": "", "score": 2.5, "points": 10.0, "sandbox": "isolated", "problems": ["잃음"],
        "earlier": [],
        "exercises": [{
            "unit": "tiny", "name": "double", "score": 2.5, "points": 10.0, "outcome": "failed", "diagnosis": "",
            "tests": [
                {"name": "values", "public": False, "outcome": "failed", "message": "틀림", "feedback": "", "seconds": 0.123457},
                {"name": "shape", "public": True, "outcome": "passed", "message": "", "feedback": "", "seconds": 0.0}]}]}]}


def test_the_output_for_programs_is_json():
    assert json.loads(json.dumps(results_data([RESULT], "en")))["submissions"][0]["problems"] == ["lost"]


def test_the_table_has_a_line_per_student(tiny):
    table = shown([RESULT], tiny.units, 50, "en")
    assert "Tiny unit" in table
    assert "kim" in table
    assert "2.5 / 10" in table
    assert "lost (+2)" in table


def test_on_a_narrow_terminal_the_remarks_stand_below_the_table(tiny):
    lines = shown([RESULT], tiny.units, 50, "en", width=60).splitlines()
    assert max(map(len, lines)) <= 60
    assert "  kim: lost (+2)" in [line.rstrip() for line in lines]


def test_the_table_speaks_korean(tiny):
    assert "작은 단원" in shown([RESULT], tiny.units, 50, "ko")


def test_nothing_that_a_student_wrote_can_change_the_screen(tiny):
    evil = SubmissionResult("[red]kim\x1b[2J", "", "", "", (EXERCISE,), (T("{x}", x="[bold]a\x07\rb"),))
    table = shown([evil], tiny.units, 0, "en")
    assert not set(table) & {"\x1b", "\x07", "\r"}
    assert "[red]kim" in table
    assert printable("a\x1b[0mb\nc") == "a�[0mb\nc"


def test_a_student_reads_what_is_wrong_once_per_test(tiny):
    console = Console(file=io.StringIO(), width=100)
    print_exercises(console, tiny, [EXERCISE], "en")
    text = console.file.getvalue()
    assert text.count("wrong") == 1
    assert "✗ failed" in text
    assert "| out" in text
    assert "0 of 1 exercises passed" in text


def test_every_outcome_has_a_symbol_and_a_word_of_its_own():
    assert len({symbol(o) for o in Outcome}) == len({word(o, "en") for o in Outcome}) == len(Outcome)


def test_the_pass_mark_itself_is_enough():
    assert not is_below(RESULT, 25)
    assert is_below(RESULT, 25.1)
    assert not is_below(SubmissionResult("kim", "", "", "", ()), 50)
