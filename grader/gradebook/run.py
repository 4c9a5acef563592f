"""A run: what is known already is taken over, the rest is graded, and each result is recorded as it comes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from grader.course import Course, Exercise, Unit
from grader.course.model import SANDBOX_LEVELS
from grader.gradebook.store import Gradebook, RunInfo
from grader.grading.grade import assemble
from grader.grading.keys import fingerprint, result_keys
from grader.grading.pool import Lane, grade_here, grade_in_lanes, local_lanes, worker_count
from grader.grading.results import SubmissionResult, UnitResult
from grader.grading.worker import Graded, Job, Setup, setup_for
from grader.submissions import Submission
from grader.version import __version__


@dataclass(frozen=True)
class Request:
    """What is to be graded, and how.

    Attributes:
        course: the course, with the settings of this run.
        selection: the exercises to grade.
        submissions: what was handed in.
        minimum: the weakest level of protection to grade under.
        regrade: whether to grade what is known already.
        jobs: how many processes grade; by default what the machine and the class call for.
        cluster: makes the connection to other machines that grade instead of this one.
    """

    course: Course
    selection: Sequence[tuple[Unit, Exercise]]
    submissions: Sequence[Submission]
    minimum: str
    regrade: bool = False
    jobs: int | None = None
    cluster: Callable[[], Lane] | None = None


@dataclass(frozen=True)
class Started:
    """Grading begins: so many submissions, of which so many are done or taken over, and so many processes."""

    total: int
    continued: int
    taken_over: int
    workers: int


@dataclass(frozen=True)
class Recorded:
    """A submission was graded, and its result is in the gradebook."""

    result: SubmissionResult


@dataclass(frozen=True)
class WorkerLost:
    """The process that graded a submission died."""

    student: str
    again: bool


Event = Started | Recorded | WorkerLost
OnEvent = Callable[[Event], None]


@dataclass(frozen=True)
class _Plan:
    """What is left to do for one submission: the jobs of some units, and the numbers of results for the others."""

    position: int
    submission: Submission
    keys: Mapping[str, str]
    known: Mapping[str, int]

    @property
    def is_known(self) -> bool:
        return len(self.known) == len(self.keys)

    def job(self) -> Job:
        return Job(self.position, self.submission, {u: k for u, k in self.keys.items() if u not in self.known})


def grade_class(gradebook: Gradebook, request: Request, on_event: OnEvent) -> int:
    """Grade a class into a gradebook; returns the number of the run.

    An interrupted run of the same submissions, course and program is continued. Results of earlier runs are taken
    over where nothing that they depend on has changed.

    Raises:
        GraderError: the grader cannot work here; what was recorded stays.
    """
    gradebook.claim()
    setup = setup_for(request.course, request.selection, request.minimum)
    keys = [result_keys(dict(setup.bases), submission) for submission in request.submissions]
    info = _info(request, setup, keys)
    run = gradebook.interrupted_run(info.fingerprint)
    done = gradebook.recorded(run) if run is not None else set()
    plans = [_plan(gradebook, request, position, keys[position])
             for position, submission in enumerate(request.submissions) if submission.student not in done]
    jobs = [plan.job() for plan in plans if not plan.is_known]
    lanes, workers = _lanes(request, len(jobs))
    on_event(Started(len(request.submissions), len(done), len(plans) - len(jobs), workers))
    graded = _graded(setup, jobs, lanes, on_event)
    with closing(graded):
        by_position = {plan.position: plan for plan in plans}
        first = next(graded, None)  # a run begins when it is sure that something can be graded
        run = gradebook.begin_run(info) if run is None else run
        for result in chain([] if first is None else [first], _taken_over(plans), graded):
            plan = by_position[result.job.position]
            complete = _result(gradebook, plan, result.units)
            gradebook.record(run, complete, plan.position, plan.submission.programs)
            if not plan.is_known:
                on_event(Recorded(complete))
    gradebook.finish_run(run)
    return run


def _taken_over(plans: Sequence[_Plan]) -> Iterator[Graded]:
    return (Graded(plan.job(), ()) for plan in plans if plan.is_known)


def _info(request: Request, setup: Setup, keys: Sequence[Mapping[str, str]]) -> RunInfo:
    course = request.course
    what = [setup.course, setup.exercises, setup.bases, setup.minimum, request.regrade]
    whose = [[s.student, s.path, s.digest, s.name, s.section, [p.to_data() for p in s.problems],
              [str(e) for e in s.earlier]] for s in request.submissions]
    return RunInfo(
        str(course.folder), tuple(f"{unit}.{exercise}" for unit, exercise in setup.exercises),
        hashlib.sha256(course.settings.seed.encode()).hexdigest(), __version__,
        fingerprint([what, whose, [list(k.items()) for k in keys]]), course.settings.hidden_feedback)


def _plan(gradebook: Gradebook, request: Request, position: int, keys: Mapping[str, str]) -> _Plan:
    levels = SANDBOX_LEVELS[SANDBOX_LEVELS.index(request.minimum):]
    found = {} if request.regrade else {unit: gradebook.find_unit(key, levels) for unit, key in keys.items()}
    known = {unit: number for unit, number in found.items() if number is not None}
    return _Plan(position, request.submissions[position], keys, known)


def _lanes(request: Request, jobs: int) -> tuple[list[Lane], int]:
    if jobs and request.cluster is not None:
        lane = request.cluster()
        return [lane], lane.depth
    workers = worker_count(request.jobs, jobs)
    return (local_lanes(workers) if workers > 1 else []), workers


def _graded(setup: Setup, jobs: Sequence[Job], lanes: Sequence[Lane], on_event: OnEvent) -> Generator[Graded]:
    if not lanes:
        return grade_here(setup, jobs)
    return grade_in_lanes(
        setup, jobs, lanes, lambda job, again: on_event(WorkerLost(job.submission.student, again)))


def _result(gradebook: Gradebook, plan: _Plan, graded: Sequence[UnitResult]) -> SubmissionResult:
    units = {unit.unit: unit for unit in graded}
    units |= {unit: gradebook.unit_result(number) for unit, number in plan.known.items()}
    return assemble(plan.submission, [units[name] for name in plan.keys])
