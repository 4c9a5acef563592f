"""Asking ahead changes no result: whoever comes first and whoever comes later are judged alike."""

from dataclasses import replace

import pytest

from grader.course import select
from grader.grading.foresight import Foresight
from grader.grading.grade import Grader

RIGHT = "import numpy as np\n\ndef double(x):\n    return 2 * x\n\ndef shift(x):\n    return double(x) + 1\n\n"
OTHERS = {
    "wrong": RIGHT.replace("+ 1", "+ 3"),
    "wrong in the second case only": RIGHT.replace("2 * x", "2 * x if x.ndim == 1 else x"),
    "hangs in the second case only": RIGHT.replace("return 2 * x", "while x.ndim == 2: pass\n    return 2 * x"),
    "dies in the second case only": RIGHT.replace(
        "return 2 * x", "import os\n    x.ndim == 2 and os._exit(1)\n    return 2 * x"),
    "raises": RIGHT.replace("return 2 * x", "raise ValueError('no')"),
    "prints": RIGHT.replace("return 2 * x", "print('x is', x)\n    return 2 * x"),
    "prints and is wrong": RIGHT.replace("return 2 * x", "print('x is', x)\n    return 3 * x"),
    "changes its input": RIGHT.replace("return 2 * x", "x *= 2\n    return x"),
    "counts its calls": RIGHT.replace("def double(x):\n    return 2 * x",
                                      "calls = []\ndef double(x):\n    calls.append(x)\n    return 2 * x + (len(calls) == 2)"),
    "empty": "",
}


@pytest.fixture
def make_grader(tiny, launcher):
    return lambda: Grader(tiny, select(tiny, []), launcher)


def without_times(result):
    exercises = tuple(
        replace(exercise, tests=tuple(replace(test, seconds=0.0) for test in exercise.tests))
        for exercise in result.exercises)
    return exercises, result.problems, result.score


@pytest.mark.parametrize("source", OTHERS.values(), ids=OTHERS)
def test_what_comes_after_right_programs_is_judged_as_if_it_came_first(make_grader, hand_in_text, source):
    with make_grader() as first, make_grader() as later:
        for _ in range(3):
            assert later.grade(hand_in_text(RIGHT)).score > 0
        assert without_times(later.grade(hand_in_text(source))) == without_times(first.grade(hand_in_text(source)))


def test_a_program_that_passes_is_asked_ahead(make_grader, hand_in_text, monkeypatch):
    from grader.sandbox import wire

    sent = []
    send = wire.send
    monkeypatch.setattr(wire, "send", lambda sock, frames, deadline=None: (sent.append(frames), send(sock, frames, deadline)))
    with make_grader() as grader:
        counts = []
        for _ in range(3):
            sent.clear()
            grader.grade(hand_in_text(RIGHT))
            counts.append(len(sent))
    assert counts[1] < counts[0]
    assert counts[2] <= counts[1]


def test_only_what_was_asked_every_time_is_expected():
    foresight = Foresight()
    assert foresight.script("t") == ()
    foresight.learn("t", [b"a", b"b", b"c", b"d"])
    assert foresight.script("t") == (b"a", b"b", b"c", b"d")
    foresight.learn("t", [b"a", b"b", b"c", b"x", b"y"])  # the first time may differ from all others
    assert foresight.script("t") == (b"a", b"b", b"c", b"x", b"y")
    foresight.learn("t", [b"a", b"b", b"c", b"z"])
    assert foresight.script("t") == (b"a", b"b", b"c")
    foresight.learn("t", [b"a", b"q"])
    assert foresight.script("t") == ()
    foresight.learn("t", [b"a", b"b", b"c", b"d"])
    assert foresight.script("t") == ()
