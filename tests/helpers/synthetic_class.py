"""A class that nobody taught: results as a run gives them, of any size, for tests of what is made from a gradebook.

    python tests/helpers/synthetic_class.py 1000 gradebook.db     # of the sample course
"""

import random
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from grader.checks import compare
from grader.course import find_course
from grader.gradebook import Gradebook, RunInfo
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult, UnitResult, Unused
from grader.locale import T, verbatim
from grader.sandbox.notes import place
from grader.submissions import Cell, Program
from grader.submissions.choice import digest

ROOT = Path(__file__).parents[2]
FAMILY = "김,이,박,최,정,강,조,윤,장,임,Kim,Lee,Park,Smith,García,O'Neil,Nguyễn,Müller"
GIVEN = "민준,서연,도윤,하은,지우,서준,수아,예준,Minji,Ava,Liam,Noah,Olivia,Emma,Zoë,José"
HOSTILE = ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "\u202egnp.exe", "a\x00b\x1b[2J", "../../etc/passwd", "CON",
           'Kim, "Min"; ji', "x" * 300, "\ud800", "שלום")
MISTAKES = (
    ("mistake:not_averaged", verbatim("The mean over the samples (1/m) is missing.", "샘플에 대한 평균(1/m)이 빠졌습니다.")),
    ("mistake:wrong_sign", verbatim("The sign is wrong: Y - A instead of A - Y.", "부호가 반대입니다.")),
    ("variant:keepdims", verbatim("keepdims=True is missing.", "keepdims=True가 빠졌습니다.")),
    ("symptom:transposed", verbatim("The result is transposed.", "결과가 전치되어 있습니다.")),
    ("crash:ValueError", verbatim("Shapes do not fit together.", "형상이 맞지 않습니다.")),
)
CODE = "import numpy as np\n\n\n" + "\n\n\n".join(
    f"def exercise_{n}(x):\n    # 한글 주석 <b>{n}</b>\n    total = 0\n    for value in x:\n        total += value * {n}\n    return total"
    for n in range(12)) + "\n"
SECRET = "hidden-input-20771"
"""Stands wherever a student must not read: values, messages and output of hidden tests."""


def synthetic_class(course, count, seed=0):
    """Results and programs of a class: good and weak students, stragglers, all kinds of outcomes and names."""
    random_ = random.Random(seed)
    for number in range(count):
        yield _submission(course, number, random_)


def write_gradebook(path, course, count, seed=0, hidden_feedback=None):
    """A gradebook with one run of such a class; returns the run's number."""
    feedback = course.settings.hidden_feedback if hidden_feedback is None else hidden_feedback
    names = tuple(f"{unit.name}.{exercise.name}" for unit in course.units for exercise in unit.exercises)
    with Gradebook(path) as book:
        run = book.begin_run(RunInfo(str(course.folder), names, "ab" * 32, "0.1.0", "", feedback))
        for place_, (result, programs) in enumerate(synthetic_class(course, count, seed)):
            book.record(run, told_under(feedback, result), place_, programs)
        book.finish_run(run)
    return run


def told_under(policy, result):
    """The result with what students are told of hidden tests under another policy."""

    def told(test):
        return test if test.public or policy == "hints" else replace(test, feedback=test.message if policy == "all" else None)

    def judged(exercise):
        return replace(exercise, tests=tuple(map(told, exercise.tests)))

    units = tuple(replace(unit, exercises=tuple(map(judged, unit.exercises))) for unit in result.units)
    return replace(result, exercises=tuple(map(judged, result.exercises)), units=units)


def _submission(course, number, random_):
    hostile = HOSTILE[number % 50] if number % 50 < len(HOSTILE) and number < 50 else ""
    name = hostile or f"{random_.choice(FAMILY.split(','))} {random_.choice(GIVEN.split(','))}"
    student = hostile + str(number) if hostile else f"2026{number:05d}"
    skill, kind = random_.betavariate(4, 2), random_.random()
    if kind < 0.03:
        return _empty(course, student, name, T("Nothing was handed in."), path=""), {}
    if kind < 0.05:
        refused = T("The archive {file} was refused: {reason}", file="hw.zip", reason=T("it is protected by a password."))
        return _empty(course, student, name, refused), {}
    done = len(course.units) if random_.random() < 0.8 else random_.randrange(1, len(course.units) + 1)
    units = tuple(_unit(unit, skill if place_ < done else None, random_) for place_, unit in enumerate(course.units))
    programs = {unit.name: Program(f"{unit.name}.py", "py", (Cell(0, CODE),)) for unit in course.units[:done]}
    problems = (T("The learning system marked it as late."),) if random_.random() < 0.05 else ()
    earlier = (Unused(f"{student}/old/{course.units[0].name}.py", course.units[0].name, "2026-03-05T14:30:22"),) if number % 9 == 0 else ()
    notes = tuple(problem for unit in units for problem in unit.problems)
    return SubmissionResult(student, f"class/{student}", f"digest-{number}", "isolated", tuple(e for unit in units for e in unit.exercises),
                            (*problems, *notes), 1.5, name, random_.choice("AB"), earlier, units), programs


def _empty(course, student, name, problem, path="class/x"):
    units = tuple(_unit(unit, None, None) for unit in course.units)
    return SubmissionResult(student, path, digest({}), "isolated", tuple(e for unit in units for e in unit.exercises), (problem,), 0.0, name, "A",
                            (), units)


def _unit(unit, skill, random_):
    exercises = tuple(_exercise(unit, exercise, skill, random_) for exercise in unit.exercises)
    notes = (T("{file}: {note}", file=f"{unit.name}.py", note=T("The file's encoding is not known; characters that could not be read were replaced.")),)
    return UnitResult(unit.name, exercises, notes if skill is not None and random_.random() < 0.04 else (), "isolated", 0.2, "")


def _exercise(unit, exercise, skill, random_):
    if skill is None:
        reason = T("Nothing was handed in for {unit}.", unit=unit.title)
        tests = tuple(TestResult(name, public, float(not public), Outcome.NOT_ATTEMPTED, reason, feedback=reason) for name, public in _tests())
        return ExerciseResult(unit.name, exercise.name, exercise.points, Outcome.NOT_ATTEMPTED, tests, reason)
    if random_.random() < skill + 0.1:
        tests = tuple(_passed(name, public, random_) for name, public in _tests())
        return ExerciseResult(unit.name, exercise.name, exercise.points, Outcome.PASSED, tests)
    outcome = random_.choices((Outcome.FAILED, Outcome.CRASHED, Outcome.TIMED_OUT, Outcome.CARRIED_FORWARD), (60, 18, 9, 13))[0]
    diagnosis, sentence = random_.choice(MISTAKES) if outcome in (Outcome.FAILED, Outcome.CRASHED) and random_.random() < 0.75 else ("", None)
    bad = {name for name, _public in _tests() if random_.random() < 0.7} or {"values"}
    tests = tuple(_failed(name, public, unit, outcome, sentence, random_) if name in bad else _passed(name, public, random_)
                  for name, public in _tests())
    message = next(test.message for test in tests if test.message)
    return ExerciseResult(unit.name, exercise.name, exercise.points, outcome, tests, message, diagnosis)


def _tests():
    return [("shape", True), ("worked_example", True), ("values", False), ("gradient", False), ("large_inputs", False), ("inputs_unchanged", False)]


def _passed(name, public, random_):
    return TestResult(name, public, float(not public), Outcome.PASSED, seconds=random_.expovariate(200))


def _failed(name, public, unit, outcome, sentence, random_):
    where = place(f"{unit.name}.py", random_.randrange(4, 60))
    secret = "" if public else f" {SECRET}"
    finding = None
    if outcome is Outcome.FAILED:
        expected = np.round(np.random.default_rng(random_.randrange(1000)).normal(0, 1, (3, 4)), 3)
        found = compare(expected * random_.choice((3.0, -1.0)), expected, name="dw")
        finding, detail, hint = found.to_data(), found.text(), found.text(show_values=False)
        detail = T("{before}{secret}", before=detail, secret=secret)
    elif outcome is Outcome.CARRIED_FORWARD:
        detail = hint = T("Right, given your own version of {names}.", names="sigmoid")
    else:
        detail = T("Your code stopped with {error} ({place}, in {function}).", error=f"ValueError: <b>bad</b>{secret}", place=where, function="exercise_1")
        hint = T("Your code stopped with {error} ({place}).", error="ValueError", place=where)
    message = detail if sentence is None else T("{diagnosis} ({detail})", diagnosis=sentence, detail=detail)
    feedback = message if public else sentence or hint
    return TestResult(name, public, float(not public), outcome, message, finding, random_.expovariate(100),
                      f"epoch 1: <i>0.3</i>{secret}\n" * random_.randrange(3), False, feedback)


if __name__ == "__main__":
    write_gradebook(Path(sys.argv[2]), find_course(ROOT), int(sys.argv[1]))
