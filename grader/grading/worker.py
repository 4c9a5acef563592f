"""A process that grades: one pytest session and one launcher, made when first needed and used again and again."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import connection, parent_process
from pathlib import Path

from grader.course import Course, Exercise, Unit, read_course
from grader.errors import GraderError, SandboxError
from grader.grading.grade import Grader
from grader.grading.keys import bases
from grader.grading.results import ExerciseResult, Outcome, UnitResult
from grader.grading.subject import course_limits
from grader.locale import T, Text
from grader.sandbox import Level, best_launcher, require_level
from grader.sandbox.levels import protect_this_process
from grader.submissions import Submission

_SET_PDEATHSIG = 1
_TRIES = 2


@dataclass(frozen=True)
class Setup:
    """All that a process must know to grade; small, picklable, and without a secret.

    Attributes:
        course: the course's folder.
        exercises: what is graded, as pairs of unit and exercise.
        limits: the course's limits, with what the command line changed.
        minimum: the weakest level of protection to grade under.
        bases: unit name -> digest of all that results depend on; a worker that sees another one must not grade.
    """

    course: str
    exercises: tuple[tuple[str, str], ...]
    limits: tuple[tuple[str, float], ...]
    minimum: str
    bases: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Job:
    """One submission to grade.

    Attributes:
        position: its place in the run.
        submission: what was handed in.
        keys: the units to grade, each with the key of its result.
    """

    position: int
    submission: Submission
    keys: Mapping[str, str]


@dataclass(frozen=True)
class Graded:
    """What became of a job."""

    job: Job
    units: tuple[UnitResult, ...]


def setup_for(course: Course, selection: Sequence[tuple[Unit, Exercise]], minimum: str) -> Setup:
    """What workers need to grade these exercises of a course."""
    return Setup(
        str(course.folder.resolve()), tuple((unit.name, exercise.name) for unit, exercise in selection),
        tuple(sorted(course.settings.limits.items())), minimum, tuple(bases(course, selection).items()))


class Worker:
    """Grades one job after the other.

    Args:
        setup: what to grade, and how.

    Raises:
        SandboxError: students' code cannot be locked in well enough here.
        GraderError: the course, or the grader, is another one here than where the run was started.
    """

    def __init__(self, setup: Setup) -> None:
        course = read_course(Path(setup.course))
        course = replace(course, settings=replace(course.settings, limits=dict(setup.limits)))
        selection = [(course.unit(unit), course.unit(unit).exercise(name)) for unit, name in setup.exercises]
        if tuple(bases(course, selection).items()) != setup.bases:
            raise GraderError(
                T("The course in {folder} is not, or no longer, the one that this run was started with.",
                  folder=setup.course),
                T("Grade again. On a cluster, every machine needs the same course, grader, Python and numpy."))
        self._setup = setup
        proof = best_launcher(course.settings.modules, course_limits(course))
        require_level(proof, Level.of(setup.minimum))
        protect_this_process()
        self._launcher = proof.launcher
        try:
            self._grader = Grader(course, selection, self._launcher)
        except BaseException:
            self._launcher.close()
            raise

    def grade(self, job: Job) -> Graded:
        """Grade a submission; once more if the process that makes the students' processes died meanwhile."""
        for _ in range(_TRIES):
            before = self._launcher.replaced
            try:
                units = self._grader.grade_units(job.submission, job.keys)
            except SandboxError:
                continue
            if _is_flawless(units) or self._is_unharmed(before):
                return Graded(job, units)
        self._launcher.launch().close()  # raises when no submission could be graded here any more
        return lost(self._setup, job, T("The process that starts students' programs died while this was graded."))

    def _is_unharmed(self, before: int) -> bool:
        """Whether the launcher is the one it was; a student must not pay for its death."""
        try:
            self._launcher.launch().close()
        except SandboxError:
            return False
        return self._launcher.replaced == before

    def close(self) -> None:
        """Give back the session and the launcher."""
        self._grader.__exit__(None, None, None)
        self._launcher.close()


def _is_flawless(units: Sequence[UnitResult]) -> bool:
    return all(exercise.outcome is Outcome.PASSED for unit in units for exercise in unit.exercises)


def lost(setup: Setup, job: Job, reason: Text) -> Graded:
    """The result of a job that could not be graded: crashed, with a reason, and not taken over by a later run."""
    course = read_course(Path(setup.course))
    units = []
    for name in job.keys:
        exercises = tuple(
            ExerciseResult(name, exercise, course.unit(name).exercise(exercise).points, Outcome.CRASHED, (), reason)
            for unit, exercise in setup.exercises if unit == name)
        units.append(UnitResult(name, exercises, (reason,), setup.minimum))
    return Graded(job, tuple(units))


class _Desk:
    """The worker of this process. There is one, and one job at a time, as a test session serves one thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._setup: Setup | None = None
        self._worker: Worker | None = None

    def grade(self, setup: Setup, job: Job) -> Graded:
        with self._lock:
            if self._worker is None or self._setup != setup:
                self._clear()
                self._worker, self._setup = Worker(setup), setup
            return self._worker.grade(job)

    def _clear(self) -> None:
        if self._worker is not None:
            self._worker.close()
            self._worker = None


_DESK = _Desk()


def grade_job(setup: Setup, job: Job) -> Graded:
    """Grade a job in this process; what an executor's workers call."""
    return _DESK.grade(setup, job)


def become_worker() -> None:
    """Prepare a process of a local pool: it ends with its parent, and leaves Ctrl-C to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    protect_this_process()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
