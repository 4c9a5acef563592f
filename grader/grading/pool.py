"""Many processes that grade: jobs go to executors, results come back as they are ready, and nothing is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED as FIRST
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed, wait
from contextlib import contextmanager, suppress
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from grader.errors import GraderError
from grader.grading.worker import Graded, Job, Setup, Worker, become_worker, grade_job, lost
from grader.locale import T

_TRIES = 2
_MAX_LOSSES_IN_A_ROW = 10
_JOBS_PER_WORKER = 10  # fewer are graded sooner than another worker is ready
OnLoss = Callable[[Job, bool], None]
Result = TypeVar("Result")


class Lane:
    """An executor, and the jobs that it was given; a broken one is replaced when it is needed again.

    Args:
        make: makes the executor.
        depth: how many jobs to give it at a time.
        losses: the errors by which it says that a worker died, beside those of `concurrent.futures`.
        tries: how often a job may lose its worker.
    """

    def __init__(
        self, make: Callable[[], Executor], depth: int, *, losses: tuple[type[BaseException], ...] = (),
        tries: int = _TRIES,
    ) -> None:
        self._make, self.depth, self.tries = make, depth, tries
        self.losses: tuple[type[BaseException], ...] = (BrokenExecutor, *losses)
        self.running: dict[Future[Graded], Job] = {}
        self._executor: Executor | None = None
        self._processes: set[BaseProcess] = set()

    def submit(self, setup: Setup, job: Job) -> None:
        """Give the executor another job."""
        with _spawning():
            before = set(multiprocessing.active_children())
            try:
                future = self._open().submit(grade_job, setup, job)
            except BrokenExecutor:  # its idle worker died
                self.close()
                future = self._open().submit(grade_job, setup, job)
            self._processes |= set(multiprocessing.active_children()) - before
        self.running[future] = job

    def _open(self) -> Executor:
        if self._executor is None:
            self._executor = self._make()
        return self._executor

    def finished(self) -> Iterator[tuple[Job, Future[Graded]]]:
        """The jobs that have ended, the first one first; they are no longer the lane's."""
        for future in [future for future in self.running if future.done()]:
            yield self.running.pop(future), future

    def empty(self) -> list[Job]:
        """Take back the jobs that a broken executor did not do, in the order in which it got them."""
        wait(self.running, timeout=10)
        jobs = list(self.running.values())
        self.running.clear()
        self.close()
        return jobs

    def close(self) -> None:
        """End the executor and its processes, whatever they are doing."""
        for process in self._processes:
            process.kill()  # they hold nothing that is not recorded or graded again
        if self._executor is not None:
            self._executor.shutdown(wait=bool(self._processes), cancel_futures=True)
        self._executor = None
        self._processes.clear()


def local_lanes(count: int) -> list[Lane]:
    """Workers on this machine. Each has an executor of its own, so that one that dies takes nobody with it."""
    context = multiprocessing.get_context("spawn")

    def make() -> Executor:
        return ProcessPoolExecutor(1, context, initializer=become_worker)

    return [Lane(make, depth=2) for _ in range(count)]


def worker_count(wanted: int | None, jobs: int) -> int:
    """How many workers to start: as many as were asked for, else as this machine has cores and the jobs need."""
    if wanted is not None:
        return max(1, min(wanted, jobs))
    return max(1, min(core_count(), jobs // _JOBS_PER_WORKER))


def core_count() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def grade_here(setup: Setup, jobs: Iterable[Job]) -> Generator[Graded]:
    """Grade jobs in this process, one after the other."""
    worker: Worker | None = None
    try:
        for job in jobs:
            worker = worker or Worker(setup)
            yield worker.grade(job)
    except KeyboardInterrupt:
        worker = None  # its session may be waiting for a student's endless loop; it ends with this process
        raise
    finally:
        if worker is not None:
            worker.close()


def grade_in_lanes(setup: Setup, jobs: Iterable[Job], lanes: Sequence[Lane], on_loss: OnLoss) -> Generator[Graded]:
    """Grade jobs in executors; gives each result as soon as it is there.

    Args:
        setup: what to grade, and how.
        jobs: taken as they are needed.
        lanes: the executors; they are closed at the end.
        on_loss: told of each job that lost its worker, and whether it is tried again.

    Raises:
        GraderError: no worker can grade.
    """
    queue = _Queue(setup, jobs, on_loss)
    try:
        while queue.fill(lanes):
            wait([future for lane in lanes for future in lane.running], return_when=FIRST)
            for lane in lanes:
                yield from queue.collect(lane)
    except KeyboardInterrupt:
        for lane in lanes:
            yield from [future.result() for _job, future in lane.finished() if _is_good(future)]
        raise
    finally:
        for lane in lanes:
            lane.close()


def in_processes(function: Callable[..., Result], arguments: Iterable[tuple[Any, ...]], count: int) -> Iterator[Result]:
    """Call a function with each of many arguments in worker processes; gives each result as soon as it is there.

    Args:
        function: the function; it and its arguments must be picklable.
        arguments: the arguments of each call.
        count: how many processes.

    Raises:
        GraderError: a worker process died.
    """
    before = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=become_worker)
    try:
        with _spawning():
            futures = [executor.submit(function, *args) for args in arguments]
        for future in as_completed(futures):
            yield future.result()
    except BrokenExecutor as error:
        raise GraderError(T("A worker process died."),
                          T("Is there too little memory? Try fewer with --jobs.")) from error
    finally:
        for process in set(multiprocessing.active_children()) - before:
            process.kill()
        executor.shutdown(cancel_futures=True)


class _Queue:
    """The jobs that wait, and what is known of those that failed."""

    def __init__(self, setup: Setup, jobs: Iterable[Job], on_loss: OnLoss) -> None:
        self._setup, self._jobs, self._on_loss = setup, iter(jobs), on_loss
        self._again: deque[Job] = deque()
        self._losses: Counter[int] = Counter()
        self._in_a_row = 0

    def fill(self, lanes: Sequence[Lane]) -> bool:
        """Give every lane as many jobs as it takes; returns whether there is anything to wait for."""
        for round_ in range(max(lane.depth for lane in lanes)):  # every lane gets one before any gets two
            for lane in lanes:
                if len(lane.running) <= round_ < lane.depth and (job := self._next()) is not None:
                    lane.submit(self._setup, job)
        return any(lane.running for lane in lanes)

    def _next(self) -> Job | None:
        return self._again.popleft() if self._again else next(self._jobs, None)

    def collect(self, lane: Lane) -> Iterator[Graded]:
        """The results of a lane that are there; jobs that lost their worker are queued again."""
        for job, future in lane.finished():
            error = future.exception()
            if error is None:
                self._in_a_row = 0
                yield future.result()
            elif isinstance(error, lane.losses):
                whole = isinstance(error, BrokenExecutor)
                self._again.extendleft(reversed(lane.empty() if whole else []))  # the others only stood behind it
                yield from self._lost(job, lane)
                if whole:
                    return
            else:
                raise error

    def _lost(self, job: Job, lane: Lane) -> Iterator[Graded]:
        self._losses[job.position] += 1
        self._in_a_row += 1
        if self._in_a_row >= _MAX_LOSSES_IN_A_ROW:
            raise GraderError(
                T("Worker processes die one after the other ({count} in a row).", count=self._in_a_row),
                T("Is there too little memory? Try fewer with --jobs. What was graded is in the gradebook; "
                  "the same command continues."))
        again = self._losses[job.position] < lane.tries
        self._on_loss(job, again)
        if again:
            self._again.appendleft(job)
        else:
            yield lost(self._setup, job, T("The worker process died each time this was graded."))


def _is_good(future: Future[Graded]) -> bool:
    return not future.cancelled() and future.exception() is None


@contextmanager
def _spawning() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach and that import nothing from the folder they are started in."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    blocked = hasattr(signal, "pthread_sigmask")
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if blocked else set()
    try:
        yield
    finally:
        if before is None:
            with suppress(KeyError):
                del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before
        if blocked:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
