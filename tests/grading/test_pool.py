"""Workers: every job gets exactly one result, whatever dies, and the guilty one is found."""

import multiprocessing
import os
import signal
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from pathlib import Path

import pytest

from grader.course import select
from grader.errors import GraderError, SandboxError
from grader.grading.grade import Grader
from grader.grading.pool import Lane, grade_here, grade_in_lanes, in_processes, local_lanes, worker_count
from grader.grading.results import Outcome, UnitResult
from grader.grading.worker import Graded, Job, Worker, setup_for

RIGHT = "def double(x):\n    return 2 * x\n"


class _Executor(Executor):
    """Does its jobs at once, but those of some students kill it, so and so many times."""

    def __init__(self, deadly, log):
        self._deadly, self._log, self._broken = deadly, log, False

    def submit(self, _function, _setup, job):
        if self._broken and not self._log.behind:
            raise BrokenProcessPool
        future = Future()
        student = job.submission.student
        self._log.append(student)
        if self._broken or self._deadly.get(student, 0) > 0:
            if not self._broken:
                self._deadly[student] -= 1
            self._broken = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(Graded(job, (UnitResult("tiny", ()),)))
        return future

    def shutdown(self, *, wait=True, cancel_futures=False):
        pass


class _Log(list):
    behind = True  # whether jobs may still be handed to an executor whose worker has just died


@pytest.fixture
def setup(tiny, monkeypatch):
    monkeypatch.setenv("GRADER_SANDBOX", "unprotected")
    return setup_for(tiny, select(tiny, []), "unprotected")


@pytest.fixture
def jobs(hand_in_text):
    return lambda *names, source=RIGHT: [Job(i, hand_in_text(source, name), {"tiny": f"key of {name}"})
                                         for i, name in enumerate(names)]


def graded(setup, jobs, deadly, *, depth=2, lanes=1, behind=True):
    log, losses = _Log(), []
    log.behind = behind
    made = [Lane(lambda: _Executor(deadly, log), depth) for _ in range(lanes)]
    results = list(grade_in_lanes(setup, jobs, made, lambda job, again: losses.append((job.submission.student, again))))
    assert sorted(r.job.position for r in results) == list(range(len(jobs)))
    given_up = [r.job.submission.student for r in results if any(e.outcome is Outcome.CRASHED for u in r.units for e in u.exercises)]
    return log, losses, given_up


@pytest.mark.parametrize("behind", [True, False])
@pytest.mark.parametrize("lanes", [1, 3])
def test_a_job_that_loses_its_worker_once_is_graded_again(setup, jobs, behind, lanes):
    _, losses, given_up = graded(setup, jobs(*"abcdef"), {"c": 1}, lanes=lanes, behind=behind)
    assert (losses, given_up) == ([("c", True)], [])


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_a_job_that_kills_every_worker_is_given_up_and_its_neighbours_are_not(setup, jobs, depth):
    _, losses, given_up = graded(setup, jobs(*"abcdefgh"), {"c": 9, "f": 9}, depth=depth)
    assert given_up == ["c", "f"]
    assert losses == [("c", True), ("c", False), ("f", True), ("f", False)]


def test_what_was_given_up_has_a_reason_no_points_and_no_key(setup, jobs):
    lanes = [Lane(lambda: _Executor({"a": 9}, _Log()), 1)]
    (result,) = grade_in_lanes(setup, jobs("a"), lanes, lambda *_: None)
    (unit,) = result.units
    assert [(e.name, e.outcome, e.score, e.points) for e in unit.exercises] == [
        ("double", Outcome.CRASHED, 0, 10), ("shift", Outcome.CRASHED, 0, 20), ("Affine", Outcome.CRASHED, 0, 30)]
    assert "worker process died" in unit.problems[0].show("en")
    assert unit.key == ""


def test_workers_that_always_die_end_the_run(setup, jobs):
    with pytest.raises(GraderError, match="die one after the other"):
        graded(setup, jobs(*"abcdefgh"), dict.fromkeys("abcdefgh", 9))


def test_an_error_of_the_course_ends_the_run(setup, jobs):
    class Failing(_Executor):
        def submit(self, *_):
            future = Future()
            future.set_exception(SandboxError(None))
            return future

    with pytest.raises(SandboxError):
        list(grade_in_lanes(setup, jobs("a"), [Lane(lambda: Failing({}, _Log()), 1)], lambda *_: None))


def test_jobs_are_taken_as_they_are_needed(setup, jobs):
    taken = []
    source = (taken.append(job) or job for job in jobs(*"abcdefgh"))
    with closing(grade_in_lanes(setup, source, [Lane(lambda: _Executor({}, _Log()), 2)], lambda *_: None)) as results:
        next(results)
        assert len(taken) == 2


@pytest.mark.parametrize(("wanted", "jobs", "count"), [(1, 100, 1), (4, 100, 4), (4, 2, 2), (4, 0, 1), (None, 1, 1), (None, 9, 1)])
def test_no_more_workers_than_there_is_work_for(wanted, jobs, count):
    assert worker_count(wanted, jobs) == count


def test_this_process_grades_alone(setup, jobs):
    (result,) = grade_here(setup, jobs("kim"))
    assert result.units[0].exercises[0].outcome is Outcome.PASSED
    assert result.units[0].key == "key of kim"


def test_nothing_is_started_for_no_jobs(setup, monkeypatch):
    monkeypatch.setattr("grader.grading.pool.Worker", None)
    assert list(grade_here(setup, [])) == []


def stopped_zygote(monkeypatch, times):
    """Let the zygote die while a submission is graded, so and so many times."""
    left, judge_unit = [times], Grader.judge_unit

    def deadly(self, unit, exercises, subject):
        if left[0]:
            left[0] -= 1
            subject.untouched(unit)  # its program is loaded, and waits for the tests
            os.kill(self.launcher._zygote.pid, signal.SIGKILL)
            self.launcher._zygote.wait()
        return judge_unit(self, unit, exercises, subject)

    monkeypatch.setattr(Grader, "judge_unit", deadly)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no zygotes here")
@pytest.mark.parametrize(("times", "outcome"), [(1, Outcome.PASSED), (2, Outcome.CRASHED)])
def test_a_student_does_not_pay_for_the_death_of_a_zygote(setup, jobs, monkeypatch, times, outcome):
    monkeypatch.delenv("GRADER_SANDBOX")
    worker = Worker(setup)
    try:
        stopped_zygote(monkeypatch, times)
        (unit,) = worker.grade(jobs("kim", source=RIGHT + "x = 0\n")[0]).units
        assert unit.exercises[0].outcome is outcome
        assert bool(unit.key) is (outcome is Outcome.PASSED)
    finally:
        worker.close()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_real_workers_are_undumpable_ignore_ctrl_c_and_end_with_the_run(setup, jobs):
    lanes = local_lanes(2)
    with closing(grade_in_lanes(setup, jobs(*"abcdefgh"), lanes, lambda *_: None)) as results:
        next(results)
        pids = [process.pid for lane in lanes for process in lane._processes]
        assert len(pids) == 2
        for pid in pids:
            status = Path(f"/proc/{pid}/status").read_text()
            ignored = int(status.split("SigIgn:")[1].split()[0], 16)
            assert ignored & (1 << (signal.SIGINT - 1))
        asked = [lane._executor.submit(eval, "__import__('ctypes').CDLL(None).prctl(3, 0, 0, 0, 0)") for lane in lanes]
        assert [future.result() for future in asked] == [0, 0]  # PR_GET_DUMPABLE
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, 0)
            pytest.fail("a worker outlived the run")


def test_results_of_calls_come_back_from_their_processes():
    assert sorted(in_processes(abs, [(-1,), (2,), (-3,)], 2)) == [1, 2, 3]


def test_a_process_that_dies_during_a_call_is_an_error_with_advice():
    with pytest.raises(GraderError, match="A worker process died") as caught:
        list(in_processes(os._exit, [(3,)], 1))
    assert "--jobs" in str(caught.value)
    assert multiprocessing.active_children() == []
