"""A real Dask cluster on this machine: the same results, also when one of its workers is killed in mid-run."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, closing

import pytest

from grader.course import select
from grader.errors import GraderError, UsageError
from grader.grading.cluster import check_address, cluster_lane
from grader.grading.pool import grade_here, grade_in_lanes
from grader.grading.results import Outcome
from grader.grading.worker import Job, setup_for

SOURCES = ["def double(x):\n    return 2 * x\n", "def double(x):\n    return 3 * x\n", "def double(x):\n    return y\n"]


@pytest.mark.parametrize("address", ["", "tcp://host:1", "dask:host", "slurm:tcp://host:1"])
def test_another_form_of_address_is_refused(address):
    with pytest.raises(UsageError, match="no executor"):
        check_address(address)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture
def cluster():
    """Start a scheduler and two workers; gives the address and the workers' processes."""
    pytest.importorskip("distributed")
    environment = {**os.environ, "GRADER_SANDBOX": "unprotected", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    with ExitStack() as stack:
        def begin(*arguments):
            process = stack.enter_context(subprocess.Popen([sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
                                                           stderr=subprocess.PIPE, text=True, env=environment))
            stack.callback(process.kill)
            for line in process.stderr:
                if re.search(r"Scheduler at:|Starting established connection", line):
                    break
            stack.callback(process.stderr.close)
            return process

        address = f"tcp://127.0.0.1:{free_port()}"
        begin("dask_scheduler", "--host", address, "--no-dashboard", "--dashboard-address", ":0")
        workers = [begin("dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--dashboard-address", ":0",
                         "--memory-limit", "0") for _ in range(2)]
        yield address, workers


def known(results):
    return [[(e.name, e.outcome, e.score, e.message) for u in r.units for e in u.exercises]
            for r in sorted(results, key=lambda r: r.job.position)]


def test_a_lost_worker_of_a_cluster_loses_nothing(cluster, tiny, hand_in_text, monkeypatch):
    monkeypatch.setenv("GRADER_SANDBOX", "unprotected")
    address, workers = cluster
    setup = setup_for(tiny, select(tiny, []), "unprotected")
    jobs = [Job(i, hand_in_text(SOURCES[i % 3], f"s{i}"), {"tiny": f"key {i}"}) for i in range(24)]
    losses, results = [], []
    with closing(grade_in_lanes(setup, jobs, [cluster_lane(f"dask:{address}")], lambda job, again: losses.append(again))) as graded:
        for result in graded:
            results.append(result)
            if len(results) == 6:
                os.kill(workers[0].pid, signal.SIGKILL)
    assert losses == []
    assert known(results) == known(grade_here(setup, jobs))
    assert known(results)[0][0][1] is Outcome.PASSED


def test_each_worker_of_a_cluster_proves_its_own_sandbox(cluster, tiny, hand_in_text):
    setup = setup_for(tiny, select(tiny, []), "isolated")  # the workers were started where nothing protects
    jobs = [Job(0, hand_in_text(SOURCES[0]), {"tiny": "key"})]
    with pytest.raises(GraderError, match="grading needs at least isolated"):
        list(grade_in_lanes(setup, jobs, [cluster_lane(f"dask:{cluster[0]}")], lambda *_: None))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("grader.grading.cluster._CONNECT_SECONDS", 0.5)
    with pytest.raises(GraderError, match="cannot be used"):
        cluster_lane(f"dask:tcp://127.0.0.1:{free_port()}")
