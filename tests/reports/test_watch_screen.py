"""The screen of `grader watch` fits every window, says what matters, and shows nothing wider than it is."""

import io
from dataclasses import replace

import numpy as np
import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.checks import compare
from grader.grading.progress import Progress, Standing
from grader.grading.results import Call, ExerciseResult, Outcome, TestResult
from grader.locale import T
from grader.reports.watch_screen import Scene, screen
from grader.reports.watching import State, View

KEYS = (("tiny", "double"), ("tiny", "shift"), ("tiny", "Affine"))
WANT = np.arange(1.0, 41.0).reshape(4, 10)
FAILED = TestResult("values", True, 0.0, Outcome.FAILED, T("All of it is wrong. " * 9), compare(-WANT, WANT, name="dw").to_data(),
                    calls=(Call("double", (WANT,)),), output="printed\x1b[2J\n" * 3)
PASSED = TestResult("values", True, 0.0, Outcome.PASSED)


def state(outcome=Outcome.FAILED, **changes):
    tests = (FAILED,) if outcome is Outcome.FAILED else (replace(PASSED, outcome=outcome),)
    result = ExerciseResult("tiny", "double", 10.0, outcome, tests)
    known = State(KEYS, results={KEYS[0]: result}, progress=Progress({KEYS[0]: Standing(outcome)}))
    return replace(known, **changes)


VIEWS = {
    "failed": state(), "passed": state(Outcome.PASSED), "stub": state(Outcome.NOT_ATTEMPTED), "list": state(view=View.LIST),
    "hint": state(view=View.HINT, hint=("A long hint. " * 60, "1/3")), "confirm": state(view=View.CONFIRM),
    "gone": state(failed=T("The file is gone. " * 9)), "busy": state(running="tiny"), "notice": state(notice=T("Word " * 99)),
    "lost": state(problems={"tiny": (T("line 3 is broken. " * 9),)}), "scrolled": state(scroll=999), "new": State(KEYS),
}


def shown(tiny, what, width=80, height=24, lang="en"):
    console = Console(width=width, height=height, file=io.StringIO())
    return [line.plain for line in screen(Scene(tiny, {"double": ("x",)}, lang), what, console)]


@pytest.mark.parametrize("lang", ["en", "ko"])
@pytest.mark.parametrize("size", [(60, 10), (60, 24), (80, 24), (130, 50), (20, 3), (5, 1)], ids=str)
@pytest.mark.parametrize("view", VIEWS)
def test_it_fits_the_window(tiny, view, size, lang):
    lines = shown(tiny, VIEWS[view], *size, lang)
    assert len(lines) <= size[1]
    assert [line for line in lines if cell_len(line) > size[0]] == []


@pytest.mark.parametrize("view", VIEWS)
def test_keys_that_are_needed_are_always_there(tiny, view):
    last = shown(tiny, VIEWS[view], 60, 12)[-1]
    assert all(key in last for key in ("n next", "h hint", "q quit"))


def test_nothing_of_the_students_controls_the_screen(tiny):
    assert "\x1b" not in "".join(shown(tiny, VIEWS["failed"], 100, 60))


@pytest.mark.parametrize(("view", "said"), [
    ("failed", "First failure: double, test 1"), ("passed", "Solved! n: the next exercise."), ("stub", "not written yet"),
    ("gone", "The file is gone."), ("busy", "Checking ..."), ("hint", "Hint 1/3"), ("list", "> ✗ tiny.double"), ("lost", "line 3 is broken"),
    ("confirm", "y: yes")])
def test_it_says_what_matters(tiny, view, said):
    assert said in "\n".join(shown(tiny, VIEWS[view]))


def test_a_file_that_is_gone_hides_an_old_result(tiny):
    assert "First failure" not in "\n".join(shown(tiny, VIEWS["gone"]))


def test_the_last_exercise_solved_is_celebrated(tiny):
    everything = Progress(dict.fromkeys(KEYS, Standing(Outcome.PASSED)))
    text = "\n".join(shown(tiny, state(Outcome.PASSED, progress=everything)))
    assert "every exercise is passed" in text
    assert "[################] 3/3" in text
