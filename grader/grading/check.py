"""Check a student's own work: the public tests on their own file, notebook or running kernel."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from grader.course import Course, Exercise, Unit
from grader.errors import UsageError
from grader.grading.answers import read_recording
from grader.grading.grade import Grader
from grader.grading.released import stub_digests
from grader.grading.results import ExerciseResult
from grader.grading.running import RunningNotebook
from grader.grading.subject import course_limits
from grader.locale import T, Text
from grader.sandbox import unprotected_launcher
from grader.submissions import Program, Submission, collect, read_program, text_digest


def check_programs(
    course: Course, selection: Sequence[tuple[Unit, Exercise]], programs: Mapping[str, Program]
) -> tuple[tuple[ExerciseResult, ...], tuple[Text, ...]]:
    """Run the public tests on programs; returns the exercises' results and what could not be loaded."""
    with closing(unprotected_launcher(course.settings.modules)) as launcher, Grader(
            course, selection, launcher, hidden=False, recount=True) as grader:
        result = grader.grade(Submission("", programs, ""))
    return result.exercises, result.problems


def check_namespace(course: Course, selection: Sequence[tuple[Unit, Exercise]], namespace: Mapping[str, Any]) -> tuple[
        ExerciseResult, ...]:
    """Run the public tests on functions of this very process."""
    launcher = unprotected_launcher(())  # never asked: nothing leaves this process
    with Grader(course, selection, launcher, hidden=False, recount=True) as grader:
        subject = RunningNotebook(namespace, course_limits(course))
        return tuple(
            result
            for unit in grader.units
            for result in grader.judge_unit(unit, [e for owner, e in selection if owner is unit], subject)
        )


def programs_at(course: Course, path: Path) -> tuple[dict[str, Program], list[tuple[Unit, Exercise]]]:
    """The programs in a file or folder that a student names, and the exercises they are about."""
    units = {unit.name: [e.name for e in unit.exercises] for unit in course.units}
    (submission,) = collect([path], units, stubs=stub_digests(course))
    if not submission.programs:
        reasons = submission.problems or (T("{path} holds no unit of this course.", path=str(path)),)
        raise UsageError(reasons[0], T("Units of this course: {names}.", names=", ".join(u.name for u in course.units)))
    selection = [(unit, e) for unit in course.units if unit.name in submission.programs for e in unit.exercises]
    return dict(submission.programs), selection


class Checker:
    """Checks a student's work again and again: tests are collected and Python is started once.

    Args:
        course: the student's copy.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._launcher = unprotected_launcher(course.settings.modules)
        self._graders: dict[str, Grader] = {}

    def check(self, unit: Unit, names: Collection[str]) -> tuple[tuple[ExerciseResult, ...], tuple[Text, ...]]:
        """Run the public tests of some exercises of a unit on the file as it is now; as `check_programs` answers."""
        grader = self._graders.get(unit.name)
        if grader is None:
            selection = [(unit, exercise) for exercise in unit.exercises]
            grader = Grader(self._course, selection, self._launcher, hidden=False, recount=True)
            self._graders[unit.name] = grader
        program = own_program(unit)
        grader.selection = [(unit, exercise) for exercise in unit.exercises if exercise.name in names]
        result = grader.grade(Submission("", {unit.name: program}, ""))
        return result.exercises, result.problems

    def close(self) -> None:
        """End every process."""
        for grader in self._graders.values():
            grader.__exit__(None, None, None)
        self._launcher.close()


def own_program(unit: Unit) -> Program:
    """The program in the file that `own_file` gives."""
    path = own_file(unit)
    return read_program(path.read_bytes(), path.name)


def own_file(unit: Unit) -> Path:
    """The file or notebook of a unit's folder that the student works in: the one they have changed last."""
    paths = [path for suffix in ("py", "ipynb") if (path := unit.folder / f"{unit.name}.{suffix}").is_file()]
    if not paths:
        raise UsageError(T("There is no {name}.py or {name}.ipynb in {folder}.", name=unit.name,
                           folder=str(unit.folder)), T("Copy it again from the exercises you were given."))
    contents = {path: path.read_bytes() for path in paths}
    stubs = set(read_recording(unit).stubs) if unit.is_released else set()
    return max(paths, key=lambda p: (text_digest(contents[p]) not in stubs, p.stat().st_mtime_ns, p.suffix == ".py"))
