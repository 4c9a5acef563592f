"""Test the tests: the reference gets everything, the stub and trivial answers nothing, every mistake loses points."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from grader.course import Course, Exercise, Unit
from grader.course.files import load_alternatives, load_mistakes, variant_source
from grader.course.model import ALTERNATIVES, MISTAKES
from grader.course.stub import make_stub
from grader.grading.grade import Grader, Selection
from grader.grading.results import ExerciseResult, Outcome
from grader.grading.subject import Sandboxed, course_limits
from grader.sandbox import best_launcher
from grader.submissions import Cell, Program

# Bodies that a student might hand in to see what they earn: they must earn nothing.
_TRIVIAL = ("return None", "return 0.0", "return args[0] if args else 0.0")
_FIRST_ARGUMENT = _TRIVIAL[-1]


@dataclass(frozen=True)
class Check:
    """One thing that was verified about one exercise.

    Attributes:
        unit: the unit's name.
        exercise: the exercise's name.
        kind: "reference", "stub", "trivial", "alternative" or "mistake".
        name: the name of the alternative or mistake.
        passed: whether it is as it should be.
        score: the points that were earned.
        points: the points there are.
        outcome: how the exercise was judged.
    """

    unit: str
    exercise: str
    kind: str
    name: str
    passed: bool
    score: float
    points: float
    outcome: Outcome


def verify(course: Course, selection: Selection) -> Iterator[Check]:
    """Verify the exercises of a course, check by check."""
    proof = best_launcher(course.settings.modules, course_limits(course))
    with closing(proof.launcher), Grader(course, selection, proof.launcher) as grader:
        for unit in grader.units:
            exercises = [exercise for owner, exercise in selection if owner is unit]
            yield from _verify_unit(grader, unit, exercises)


def _verify_unit(grader: Grader, unit: Unit, exercises: list[Exercise]) -> Iterator[Check]:
    reference = unit.reference_file.read_text(encoding="utf-8")
    for result in _grade(grader, unit, exercises, reference):
        yield _check(result, "reference", "", result.outcome is Outcome.PASSED)
    for result in _grade(grader, unit, exercises, make_stub(reference, unit, "en")):
        yield _check(result, "stub", "", result.score == 0 and result.outcome is Outcome.NOT_ATTEMPTED)
    for exercise in exercises:
        for body in _wrong_bodies(reference, exercise):
            (result,) = _grade(grader, unit, [exercise], reference + _trivial(reference, exercise, body))
            yield _check(result, "trivial", body, result.score == 0)
        for alternative in load_alternatives(unit):
            if alternative.exercise == exercise.name:
                (result,) = _grade(grader, unit, [exercise], variant_source(unit, alternative, ALTERNATIVES))
                yield _check(result, "alternative", alternative.name, result.outcome is Outcome.PASSED)
        for mistake in load_mistakes(unit):
            if mistake.exercise == exercise.name:
                (result,) = _grade(grader, unit, [exercise], variant_source(unit, mistake, MISTAKES))
                yield _check(result, "mistake", mistake.name, result.score < result.points)


def _wrong_bodies(reference: str, exercise: Exercise) -> tuple[str, ...]:
    """The trivial bodies; for the identity function, giving back what came in is no such answer but the right one."""
    functions = (node for node in ast.parse(reference).body if isinstance(node, ast.FunctionDef))
    function = next((node for node in functions if node.name == exercise.name), None)
    if function is not None and function.args.args:
        last, first = function.body[-1], function.args.args[0].arg
        statements = len(function.body) - (ast.get_docstring(function) is not None)
        if statements == 1 and ast.unparse(last) == f"return {first}":
            return tuple(body for body in _TRIVIAL if body != _FIRST_ARGUMENT)
    return _TRIVIAL


def _trivial(reference: str, exercise: Exercise, body: str) -> str:
    if f"\nclass {exercise.name}" in reference:
        return (f"\n\nclass {exercise.name}({exercise.name}):\n    def __getattribute__(self, name):\n"
                f"        def method(*args, **kwargs):\n            {body}\n        return method\n")
    return f"\n\ndef {exercise.name}(*args, **kwargs):\n    {body}\n"


def _grade(grader: Grader, unit: Unit, exercises: list[Exercise], source: str) -> list[ExerciseResult]:
    program = Program(f"{unit.name}.py", "py", (Cell(0, source),))
    subject = Sandboxed(grader.course, {unit.name: program}, grader.launcher)
    try:
        return grader.judge_unit(unit, exercises, subject)
    finally:
        subject.close()


def _check(result: ExerciseResult, kind: str, name: str, passed: bool) -> Check:
    return Check(result.unit, result.name, kind, name, passed, result.score, result.points, result.outcome)
