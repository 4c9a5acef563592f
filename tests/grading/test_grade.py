"""Grading: one result per submission, whatever happens, and no result is not a pass."""

import pytest

from grader.course import read_course, select
from grader.grading.grade import Grader
from grader.grading.results import Outcome
from grader.sandbox import StudentProcess
from grader.submissions import Cell, Program, Submission

RIGHT = "import numpy as np\n\ndef double(x):\n    return 2 * x\n\ndef shift(x):\n    return double(x) + 1\n\n"
LAYER = ("class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
         "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n")


def by_name(result):
    return {exercise.name: exercise for exercise in result.exercises}


def outcomes(result):
    return [exercise.outcome for exercise in result.exercises]


def test_a_right_answer_gets_everything(grader, hand_in_text):
    result = grader.grade(hand_in_text(RIGHT + LAYER))
    assert outcomes(result) == [Outcome.PASSED] * 3
    assert (result.score, result.points, result.student, result.problems) == (60, 60, "kim", ())


def test_a_wrong_answer_costs_its_own_tests_and_names_what_differs(grader, hand_in_text):
    result = by_name(grader.grade(hand_in_text(RIGHT.replace("+ 1", "+ 3") + LAYER)))
    assert result["double"].outcome is Outcome.PASSED
    assert (result["shift"].outcome, result["shift"].score) == (Outcome.FAILED, 0)
    assert "shift(x)" in result["shift"].message.show("en")
    assert result["shift"].tests[0].finding


def test_points_follow_the_weights(grader, hand_in_text):
    changing = RIGHT.replace("    return 2 * x", "    x *= 2\n    return x")
    double = by_name(grader.grade(hand_in_text(changing + LAYER)))["double"]
    assert [(t.weight, t.supporting, t.outcome.value) for t in double.tests] == [
        (0, False, "passed"), (3, False, "passed"), (1, True, "failed")]
    assert double.score == pytest.approx(7.5)


def test_a_supporting_test_alone_earns_nothing(grader, hand_in_text):
    double = by_name(grader.grade(hand_in_text("def double(x):\n    return 0 * x\n")))["double"]
    assert [t.outcome.value for t in double.tests] == ["failed", "failed", "passed"]
    assert double.score == 0


def test_a_public_test_earns_nothing_by_itself(grader, hand_in_text):
    guessed = "import numpy as np\nclass Affine:\n    def __init__(self, W, b): pass\n    def forward(self, x): return x + 3\n"
    affine = by_name(grader.grade(hand_in_text(guessed)))["Affine"]
    assert [(t.public, t.outcome.value) for t in affine.tests] == [(True, "passed"), (False, "failed"), (False, "crashed")]
    assert affine.score == 0


def test_nothing_written_is_not_attempted(grader, hand_in_text):
    stub = "def double(x):\n    raise NotImplementedError('double')\n\ndef shift(x):\n    pass\n"
    result = grader.grade(hand_in_text(stub))
    assert outcomes(result) == [Outcome.NOT_ATTEMPTED] * 3
    assert result.score == 0


def test_an_exercise_that_needs_an_unwritten_one_says_which(grader, hand_in_text):
    source = RIGHT.replace("return 2 * x", "raise NotImplementedError('double')")
    shift = by_name(grader.grade(hand_in_text(source)))["shift"]
    assert shift.outcome is Outcome.CRASHED
    assert "This needs `double`" in shift.message.show("en")


def test_a_crash_leaves_the_other_exercises(grader, hand_in_text):
    result = by_name(grader.grade(hand_in_text("import os\n" + RIGHT.replace("return 2 * x", "os._exit(0)") + LAYER)))
    assert result["double"].outcome is Outcome.CRASHED
    assert result["Affine"].outcome is Outcome.PASSED


def test_a_hang_leaves_the_other_exercises_and_is_not_tried_for_ever(write_course, course_files, launcher, hand_in_text):
    quick = course_files["course.toml"].replace("call_seconds = 2", "call_seconds = 0.2")
    course = read_course(write_course({"course.toml": quick}))
    with Grader(course, select(course, []), launcher=launcher) as grader:
        result = grader.grade(hand_in_text(RIGHT.replace("return 2 * x", "\n    while True: pass") + LAYER))
    exercises = by_name(result)
    assert [t.outcome for t in exercises["double"].tests] == [Outcome.TIMED_OUT] * 3
    assert exercises["double"].tests[2].seconds < 0.1
    assert exercises["Affine"].outcome is Outcome.PASSED
    assert not any("within 0 s" in t.message.show("en") for e in result.exercises for t in e.tests if t.message)


def test_a_crash_of_one_leaves_the_next_submission(grader, hand_in_text):
    submissions = [hand_in_text("import os\ndef double(x):\n    os.abort()\n", "lee"), hand_in_text(RIGHT + LAYER, "kim")]
    lee, kim = grader.grade_all(submissions)
    assert (lee.student, lee.score, kim.student, kim.score) == ("lee", 0, "kim", 60)


def test_an_error_of_the_grader_is_a_result_too(grader, hand_in_text, monkeypatch):
    def broken(*_args):
        raise RuntimeError("boom")

    with monkeypatch.context() as patched:
        patched.setattr(grader, "judge_unit", broken)
        result = grader.grade(hand_in_text(RIGHT))
    assert outcomes(result) == [Outcome.CRASHED] * 3
    assert result.score == 0
    assert "boom" in result.problems[0].show("en")
    assert grader.grade(hand_in_text(RIGHT + LAYER)).score == 60


def test_a_test_that_gave_no_result_is_not_passed(grader, hand_in_text, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(grader._session, "run", lambda *_args: [])
        result = grader.grade(hand_in_text(RIGHT + LAYER))
    assert (result.score, outcomes(result)) == (0, [Outcome.CRASHED] * 3)


def test_a_unit_that_was_not_handed_in_is_not_attempted(grader):
    result = grader.grade(Submission("kim", {}, ""))
    assert outcomes(result) == [Outcome.NOT_ATTEMPTED] * 3
    assert "Nothing was handed in for Tiny unit" in result.exercises[0].message.show("en")
    assert [len(e.tests) for e in result.exercises] == [3, 2, 3]


def test_an_empty_program_is_not_attempted_and_named(grader):
    result = grader.grade(Submission("kim", {"tiny": Program("tiny.py", "py", ())}, ""))
    assert outcomes(result) == [Outcome.NOT_ATTEMPTED] * 3
    assert "tiny.py holds no code" in result.problems[0].show("en")


def test_what_could_not_be_read_is_told(grader, hand_in_text):
    result = grader.grade(hand_in_text(RIGHT + "def broken(:\n    pass\n"))
    assert by_name(result)["double"].outcome is Outcome.PASSED
    assert "tiny.py, line 9 cannot be read" in result.problems[0].show("en")


def test_a_notebook_is_judged_cell_by_cell(grader):
    cells = (Cell(1, RIGHT), Cell(3, "this is broken"), Cell(4, LAYER))
    result = grader.grade(Submission("kim", {"tiny": Program("tiny.ipynb", "ipynb", cells)}, ""))
    assert result.score == 60


def test_output_is_kept_with_the_test_during_which_it_was_printed(grader, hand_in_text):
    source = "def double(x):\n    print('hello')\n    return 2 * x\n"
    double, shift, _ = grader.grade(hand_in_text(source)).exercises
    assert double.tests[0].output == "hello\nhello\n"
    assert shift.tests[0].output == ""


def test_only_what_was_selected_is_graded(tiny, launcher, hand_in_text):
    with Grader(tiny, select(tiny, ["shift"]), launcher=launcher) as grader:
        result = grader.grade(hand_in_text(RIGHT))
    assert [(e.name, e.score) for e in result.exercises] == [("shift", 20)]


def test_without_hidden_tests_only_public_ones_run(tiny, launcher, hand_in_text):
    with Grader(tiny, select(tiny, []), hidden=False, launcher=launcher) as grader:
        result = grader.grade(hand_in_text(RIGHT))
    assert all(test.public for exercise in result.exercises for test in exercise.tests)


def test_a_result_is_the_same_every_time(grader, hand_in_text):
    def told(result):
        return [(t.name, t.outcome, t.message and t.message.show("en")) for e in result.exercises for t in e.tests]

    source = RIGHT.replace("+ 1", "+ 2")
    assert told(grader.grade(hand_in_text(source))) == told(grader.grade(hand_in_text(source)))


def test_every_process_of_a_submission_is_closed(grader, hand_in_text, monkeypatch):
    processes, close = [], StudentProcess.close
    monkeypatch.setattr(StudentProcess, "close", lambda self: (processes.append(self), close(self)))
    grader.grade(hand_in_text(RIGHT))
    assert processes
    assert all(process._child is None for process in processes)
