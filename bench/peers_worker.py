"""A process that grades folders of submissions for as long as it is told to: one folder per line of input.

    python bench/peers_worker.py ours|floor

For every folder it prints a line of JSON: the wall seconds and the points of each submission.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import peers_tests

Grade = Callable[[Path], list[float]]


def floor(folder: Path) -> list[float]:
    """The least that can be done: run each student's file and the tests right here."""
    points = []
    for file in sorted(folder.glob("*/essentials.py")):
        names = {"__name__": "essentials"}
        exec(compile(file.read_text(), str(file), "exec"), names)
        points.append(float(peers_tests.passed(names)))
    return points


def ours(stack: ExitStack) -> Grade:
    """`Grader` at the level isolated."""
    from grader.course import find_course, select
    from grader.grading.grade import Grader
    from grader.grading.subject import course_limits
    from grader.sandbox import Level, best_launcher, require_level
    from grader.submissions import collect

    course = find_course(peers_tests.UNIT)
    units = {unit.name: [e.name for e in unit.exercises] for unit in course.units}
    proof = best_launcher(course.settings.modules, course_limits(course))
    require_level(proof, Level.ISOLATED)
    stack.callback(proof.launcher.close)
    grader = stack.enter_context(Grader(course, select(course, ()), proof.launcher))

    def grade(folder: Path) -> list[float]:
        return [result.score for result in grader.grade_all(collect([folder], units))]

    return grade


def main(kind: str) -> None:
    with ExitStack() as stack:
        grade = floor if kind == "floor" else ours(stack)
        print("ready", flush=True)
        for line in sys.stdin:
            start = time.perf_counter()
            points = grade(Path(line.strip()))
            print(json.dumps({"wall": time.perf_counter() - start, "points": points}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
