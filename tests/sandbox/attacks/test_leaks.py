"""Programs that put a hidden input into whatever comes back of them: the student does not get to read it."""

import contextlib
import json

import numpy as np
import pytest

from grader.sandbox import wire

NUMBERS = ("8675309", "8.67531e+06", "8675310")
HIDDEN, PUBLIC = np.array([8675309.0, 1.5]), np.array([1.0, 2.0])


def told(result):
    """Everything that a student gets to read, in both languages."""
    texts = [test.feedback for exercise in result.exercises for test in exercise.tests if test.feedback]
    return " ".join(text.show(lang) for text in [*texts, *result.problems] for lang in ("en", "ko"))


def leaked(text):
    return any(number in text for number in NUMBERS)


def everything_sent(launcher, source):
    """What a grader without a policy would pass on: all that the student's process sends."""
    request = {"op": "load", "module": "unit", "filename": "tiny.py", "cells": [[0, source]], "wanted": [], "sources": {},
               "aliases": {}, "allowed": ["numpy"], "skip": [], "output_limit": 10_000}
    with contextlib.closing(launcher.launch()) as child:
        child.socket.settimeout(5)
        reader = wire.Reader(child.socket)
        wire.send(child.socket, wire.pack(request, []))
        said = [answer(reader)]
        for name, x in (("double", HIDDEN), ("shift", PUBLIC)):
            buffers = []
            call = {"op": "call", "target": ["name", name], "args": [wire.encode(x, buffers, None)], "kwargs": {}}
            wire.send(child.socket, wire.pack(call, buffers))
            said.append(answer(reader))
            if "forged" in said[-1]:
                break
    return " ".join(said)


def answer(reader):
    said = []
    while True:
        header, arrays = reader.receive()
        said.append(json.dumps(header))
        if len(arrays) % 8 == 0:
            said.append(str(np.frombuffer(arrays).tolist()))
        if "value" in header or "error" in header or "layers" in header:
            return " ".join(said)


def test_what_the_students_process_sends_tells_it(leaks_attack, launcher):
    assert leaked(everything_sent(launcher, leaks_attack.source))


def test_a_course_that_tells_everything_tells_it(graded, launcher):
    assert leaked(told(graded("def double(x): raise ValueError(repr(x.tolist()))", launcher, "all")))


@pytest.mark.parametrize("policy", ["none", "hints"])
def test_students_do_not_read_it(leaks_attack, policy, launcher, graded):
    result = graded(leaks_attack.source, launcher, policy)
    assert result.score == 0
    assert not leaked(told(result))


def test_a_hint_still_tells_the_students_own_line(graded, launcher):
    result = graded("def double(x):\n    y = x\n    return y[99]\n", launcher)
    hints = {t.feedback.show("en") for e in result.exercises if e.name == "double" for t in e.tests if not t.public}
    assert hints == {"Your code stopped with IndexError (tiny.py, line 3)."}


def test_of_an_exception_inside_a_library_the_students_own_line_is_told(graded, launcher):
    result = graded("import numpy as np\ndef double(x):\n    return np.linalg.inv(np.zeros((2, 2)))\n", launcher)
    hints = {t.feedback.show("en") for e in result.exercises if e.name == "double" for t in e.tests if not t.public}
    assert hints == {"Your code stopped with LinAlgError (tiny.py, line 3)."}
