"""The same jobs on other machines: a Dask cluster as an executor."""

from __future__ import annotations

from concurrent.futures import Executor
from typing import Any

from grader.errors import GraderError, UsageError
from grader.grading.pool import Lane
from grader.grading.worker import Job, Setup, grade_job
from grader.locale import T

_SCHEME = "dask:"
_CONNECT_SECONDS = 20
_JOBS_PER_THREAD = 2  # one that runs and one that waits


def cluster_lane(address: str) -> Lane:
    """The workers of a Dask cluster.

    Args:
        address: "dask:" and the address of the scheduler, such as "dask:tcp://host:8786".

    Raises:
        GraderError: Dask is not installed, or the cluster does not answer or has no workers.
    """
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise GraderError(T("Dask is not installed."), T("Install it with pip install 'dlgrader[cluster]'.")) from error
    client = _connected(Client, address)
    threads = sum(client.nthreads().values())
    # Dask itself gives a task to another worker, some times, before it reports that its worker died.
    return _ClusterLane(client, depth=max(1, _JOBS_PER_THREAD * threads), losses=(KilledWorker,), tries=1)


def check_address(address: str) -> None:
    """Raise `UsageError` when an address has another form than "dask:tcp://HOST:PORT"."""
    if not address.startswith(_SCHEME) or "://" not in address:
        raise UsageError(T("{address} is no executor.", address=address),
                         T("Write it as in dask:tcp://HOST:8786; without --executor this machine grades."))


def _connected(make: Any, address: str) -> Any:
    client = None
    try:
        client = make(address.removeprefix(_SCHEME), timeout=_CONNECT_SECONDS, set_as_default=False)
        client.wait_for_workers(1, timeout=_CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        if client is not None:
            client.close()
        raise GraderError(
            T("The Dask cluster {address} cannot be used: {reason}.", address=address,
              reason=str(error) or type(error).__name__),
            T("Check the address of the scheduler, and that it has workers.")) from error
    return client


class _ClusterLane(Lane):
    def __init__(self, client: Any, **options: Any) -> None:
        def make() -> Executor:
            executor: Executor = client.get_executor(pure=False)
            return executor

        super().__init__(make, **options)
        self._client = client

    def submit(self, setup: Setup, job: Job) -> None:
        self.running[self._open().submit(grade_job, setup, job)] = job

    def close(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False)  # Dask then cancels what still runs
            self._executor = None
        self._client.close()
