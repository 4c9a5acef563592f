"""The graders that the attacks were made for: short, in one process with the student, and defeated by them.

A script of its own, so that what the attacks patch, kill or fill up is this process and not the tests'. It forks once
per attack: each line on standard input is a job, each line on standard output its result.
"""

import contextlib
import inspect  # noqa: F401 - loaded here, once
import json
import os
import resource
import signal
import sys
import time
import unittest

import numpy as np

HONEST = "def double(x):\n    return 2 * x\ndef shift(x):\n    return double(x) + 1\n"
CASES = ([1.0, 2.0, 3.0], [4.0, -1.0])
COMPARE = {
    "eq": lambda a, e: bool(np.all(a == e)),
    "allclose": lambda a, e: bool(np.allclose(a, e)),
    "testing": lambda a, e: np.testing.assert_allclose(a, e) is None,
    "unittest": lambda a, e: unittest.TestCase().assertEqual(list(a), list(e)) is None,
    "formula": lambda a, e: bool((np.abs(a - e) <= 1e-6 * np.abs(a)).all()),
    "negated": lambda a, e: not (np.abs(a - e) > 1e-6).any(),
    "isinstance": lambda a, e: isinstance(a, np.ndarray) and bool((a == e).all()),
}


def reference(x):
    return np.multiply(x, 2.0)


def grade(source, compare, order):
    """Fifteen lines, as many a course has them."""
    namespace, points = {"__name__": "student"}, 0
    exec(source, namespace)
    for numbers in CASES:
        x = np.array(numbers)
        if order == "before":
            expected = reference(x)
        elif order == "recycled":
            expected = reference(x).tolist()
        answer = namespace["double"](x)
        if order == "after":
            expected = reference(x)
        elif order == "in place":
            expected = x
            expected *= 2.0
        elif order == "their helper":
            expected, answer = namespace["double"](x) + 1, namespace["shift"](x)
        points += bool(COMPARE[compare](answer, expected))
    return points


def child(job, out):
    os.dup2(out, 1)
    resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
    os.chdir(job["folder"])
    with open("expected.txt", encoding="ascii"):  # left open while the student's code runs
        points = grade(job["source"], job["compare"], job["order"])
    print("SCORE", points, flush=True)
    if job["neighbour"]:
        print("NEIGHBOUR", grade(HONEST, "eq", "before"), flush=True)


def run(job):
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.close(reader)
        os.dup2(os.open(os.devnull, os.O_RDWR), 2)
        os.dup2(2, 0)
        child(job, writer)
        os.close(writer)
        sys.exit(0)  # an ordinary end, with everything that runs at the end
    os.close(writer)
    said = collect(reader, time.monotonic() + job["seconds"])
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return said


def collect(reader, deadline):
    import select

    size, tail = 0, b""
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reader], [], [], left)[0]:
            part = os.read(reader, 1 << 16)
            if not part:
                break
            size, tail = size + len(part), (tail + part)[-4000:]
    os.close(reader)
    lines = [line.split() for line in tail.decode(errors="replace").splitlines()]
    found = {line[0]: int(line[1]) for line in lines if len(line) == 2 and line[1].isdigit()}
    return {"score": found.get("SCORE", 0), "neighbour": found.get("NEIGHBOUR", 0), "size": size}


def main():
    for line in sys.stdin:
        result = run(json.loads(line))
        print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
