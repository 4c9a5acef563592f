"""What students may see under each policy; the same through every format that is handed back."""

from dataclasses import replace

import pytest
from synthetic_class import SECRET, synthetic_class, told_under, write_gradebook

from grader.gradebook import Gradebook, RecordedRun, RunInfo, Source
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult, UnitResult
from grader.locale import T, verbatim
from grader.reports.feedback import feedback_files, render_feedback
from grader.reports.recorded import find_run
from grader.reports.visible import Policy, visible_result
from grader.sandbox.notes import place

RUN = RecordedRun(7, "2026-03-05T14:30:22+00:00", None, RunInfo("course", (), "ab", "0.1.0"))
NAME, MESSAGE, HINT, OUTPUT, VALUE = "secret_test_name", "secret message 4711", "a hint", "secret output", 987654.5
FINDING = {"kind": "values", "path": "dw", "expected": VALUE, "actual": 1.0, "first_index": {"tuple": []}, "worst_index": {"tuple": []},
           "first": {"tuple": [VALUE, 1.0]}, "worst": {"tuple": [VALUE, 1.0]}, "wrong": 1, "total": 1}
HIDDEN = TestResult(NAME, False, 1.0, Outcome.FAILED, T(MESSAGE), FINDING, 0.25, OUTPUT, feedback=T(HINT))
PUBLIC = TestResult("public_test", True, 0.0, Outcome.FAILED, T("public message"), {**FINDING, "expected": 3.25}, 0.1, "public output", feedback=T("public message"))


def result(*tests, problems=()):
    exercise = ExerciseResult("tiny", "double", 10.0, Outcome.FAILED, tests, T(MESSAGE), "mistake:secret_diagnosis")
    return SubmissionResult("kim", "class/kim", "abc", "isolated", (exercise,), problems, units=(UnitResult("tiny", (exercise,), problems),))


def handed_back(tiny, shown_result, wanted, recorded):
    shown = visible_result(told_under(recorded, shown_result) if recorded else shown_result, tiny, Policy(wanted, recorded), {})
    return [render_feedback(shown, RUN, form, lang) for form in ("html", "md") for lang in ("en", "ko")]


@pytest.mark.parametrize(("wanted", "recorded"), [("none", "none"), ("none", "hints"), ("none", "all"), ("none", ""), ("hints", "none"), ("hints", "all"), ("hints", "")])
def test_of_hidden_tests_nothing_but_the_outcome_is_told(tiny, wanted, recorded):
    for text in handed_back(tiny, result(HIDDEN), wanted, recorded):
        for secret in (NAME, MESSAGE, HINT, OUTPUT, str(VALUE), "secret", "0.25"):
            assert secret not in text.replace("\\", "")
        assert "✗" in text


def test_hints_are_told_without_anything_else(tiny):
    for text in handed_back(tiny, result(HIDDEN), "hints", "hints"):
        assert HINT in text
        assert "secret" not in text.replace("\\", "")
        assert str(VALUE) not in text


def test_under_all_everything_is_told_but_what_was_printed(tiny):
    for text in handed_back(tiny, result(HIDDEN), "all", "all"):
        assert MESSAGE in text
        assert NAME in text.replace("\\", "")
        assert "987654" in text
        assert OUTPUT not in text
        assert "secret_diagnosis" not in text.replace("\\", "")


@pytest.mark.parametrize("wanted", ["none", "hints", "all"])
def test_public_tests_are_told_whole(tiny, wanted):
    for text in handed_back(tiny, result(PUBLIC), wanted, wanted):
        for told in ("public message", "public output", "3.25", "public_test"):
            assert told in text.replace("\\", "")


@pytest.mark.parametrize("wanted", ["none", "hints", "all"])
def test_what_the_grader_says_of_its_own_failures_is_for_the_instructor(tiny, wanted):
    failed = T("The grader failed on this submission: {error}.", error="ValueError: secret input")
    for text in handed_back(tiny, result(HIDDEN, problems=(failed, T("kim.py is empty."))), wanted, wanted):
        assert "secret input" not in text
        assert "kim.py is empty" in text


@pytest.mark.parametrize("wanted", ["none", "hints", "all"])
@pytest.mark.parametrize("form", ["html", "md"])
def test_nothing_hidden_is_in_the_feedback_of_a_whole_class(tiny, tmp_path, wanted, form):
    course = replace(tiny, settings=replace(tiny.settings, hidden_feedback=wanted))
    run = write_gradebook(tmp_path / "book.db", course, 60)
    with Gradebook(tmp_path / "book.db") as book:
        assert any(SECRET in str(test) for r in book.results(run) for e in r.exercises for test in e.tests)
        texts = [text for _path, text in feedback_files(find_run(book, course, None), form, "ko")]
    assert len(texts) == 60
    leaks = [text for text in texts if SECRET in text.replace("\\", "")]
    if wanted == "all":
        assert leaks
        leaks = [line for text in leaks for line in text.splitlines() if SECRET in line and "epoch" in line]
    assert leaks == []


def test_the_line_that_stopped_is_shown_with_its_surroundings(tiny):
    stopped = T("Your code stopped with {error} ({place}).", error="ValueError", place=place("<cell 3>", 2))
    source = Source("tiny.ipynb", ((1, "import numpy"), (3, "def double(x):\n    return x.nope\n")))
    test = replace(PUBLIC, feedback=stopped, finding=None, output="")
    shown = visible_result(result(test), tiny, Policy("hints", "hints"), {"tiny": source})
    excerpt = shown.units[0].exercises[0].tests[0].excerpt
    assert (excerpt.cell, [(line.number, line.text, line.marked) for line in excerpt.lines]) == (
        3, [(1, "def double(x):", False), (2, "    return x.nope", True), (3, "", False)])
    html, markdown = (render_feedback(shown, RUN, form, "en") for form in ("html", "md"))
    assert "▶" in html
    assert ">    2     return x.nope" in markdown


@pytest.mark.parametrize("line", [0, -1, 99, "2", None])
def test_a_line_that_is_not_there_is_not_shown(tiny, line):
    text = T("{file}, line {line}", file="tiny.py", line=line)
    test = replace(PUBLIC, feedback=text)
    shown = visible_result(result(test), tiny, Policy("hints", "hints"), {"tiny": Source("tiny.py", ((0, "x = 1\n"),))})
    assert shown.units[0].exercises[0].tests[0].excerpt is None


def test_the_same_is_said_once(tiny):
    again = [replace(HIDDEN, name=f"h{n}", finding=None, output="", feedback=verbatim("same", "same")) for n in range(4)]
    shown = visible_result(result(*again), tiny, Policy("hints", "hints"), {})
    assert render_feedback(shown, RUN, "md", "en").count("same") == 1
    assert "Hidden test 1, Hidden test 2, Hidden test 3, Hidden test 4" in render_feedback(shown, RUN, "md", "en")


def test_scores_are_the_recorded_ones(tiny):
    results = [r for r, _programs in synthetic_class(tiny, 20)]
    for one in results:
        shown = visible_result(one, tiny, Policy("hints", "hints"), {})
        assert (shown.score, shown.points) == pytest.approx((one.score, one.points))
