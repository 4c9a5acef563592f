"""Making processes: by forking one that is ready, or by starting Python anew."""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

import pytest

from grader.errors import SandboxError
from grader.sandbox import DiedError, Limits, StudentError, launch, wire
from grader.sandbox.launch import ProcessLauncher, ZygoteLauncher

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def zygote():
    launcher = ZygoteLauncher()
    yield launcher
    launcher.close()


PID = "import os\ndef f():\n    return os.getpid()\ndef g():\n    return os.getppid()\n"
LOOP = PID + "def loop():\n    while True: pass\n"


def test_every_program_gets_a_process_of_its_own_from_one_parent(start, zygote):
    one, two = start(PID, using=zygote).student, start(PID, using=zygote).student
    assert len({one.f(), two.f(), os.getpid()}) == 3
    assert one.g() == two.g()


def test_a_parent_that_was_killed_is_replaced(start, zygote):
    before = start(PID, using=zygote).student
    parent = before.g()
    os.kill(parent, signal.SIGKILL)
    after = start(PID, using=zygote).student
    assert after.g() != parent
    with pytest.raises(DiedError):  # its processes end with it, as they do where they are locked in
        before.f()
    assert before.g() == after.g(), "and are replaced when they are asked again"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends processes with their parent")
def test_an_endless_loop_ends_with_the_parent(start):
    launcher = ZygoteLauncher()
    student = start(LOOP, using=launcher, limits=Limits(call_seconds=0.3)).student
    pid, parent = student.f(), student.g()

    def loop():
        with pytest.raises(StudentError):
            student.loop()

    looping = threading.Thread(target=loop)
    looping.start()
    os.kill(parent, signal.SIGKILL)
    looping.join()
    wait_until_gone(pid)
    launcher.close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_an_endless_loop_ends_with_the_launcher():
    launcher = ZygoteLauncher()
    child = launcher.launch()
    wire.send(child.socket, wire.pack({"op": "load", "module": "m", "filename": "m.py", "cells": [[0, LOOP]], "wanted": [],
                                       "sources": {}, "aliases": {}, "allowed": [], "skip": [], "output_limit": 10}, []))
    reader = wire.Reader(child.socket)
    assert "layers" in reader.receive(time.monotonic() + 10)[0]
    ask = {"op": "call", "target": ["name", "f"], "args": [], "kwargs": {}}
    wire.send(child.socket, wire.pack(ask, []))
    pid = reader.receive(time.monotonic() + 10)[0]["value"]
    wire.send(child.socket, wire.pack(ask | {"target": ["name", "loop"]}, []))
    launcher.close()
    wait_until_gone(pid)
    child.close()


def wait_until_gone(pid):
    """It is gone, or dead and waiting for somebody to notice."""
    until = time.monotonic() + 10
    while _is_running(pid):
        assert time.monotonic() < until
        time.sleep(0.01)


def _is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_parent_that_is_killed_again_and_again_is_replaced_each_time(start, zygote):
    for _ in range(2):
        os.kill(start(PID, using=zygote).student.g(), signal.SIGKILL)
    assert start(PID, using=zygote).student.f() > 0


def test_an_interrupt_of_the_terminal_does_not_end_the_parent(start, zygote):
    parent = start(PID, using=zygote).student.g()
    os.kill(parent, signal.SIGINT)
    assert start(PID, using=zygote).student.g() == parent


def test_a_python_that_does_not_start_is_an_error_with_its_reason(monkeypatch):
    monkeypatch.setattr(launch, "_python", lambda _code: ["/bin/sh", "-c", "echo no such interpreter >&2; exit 1"])
    with pytest.raises(SandboxError, match="no such interpreter"):
        ZygoteLauncher().launch()


def test_a_child_can_be_killed_twice(zygote):
    child = zygote.launch()
    child.kill()
    child.kill()
    assert child.socket.recv(1) == b""
    child.close()


def test_a_launcher_that_was_closed_can_be_used_again(start):
    launcher = ZygoteLauncher()
    launcher.close()
    try:
        assert start(PID, using=launcher).student.f() > 0
    finally:
        launcher.close()


def test_a_program_can_run_in_a_python_of_its_own(start):
    program = start("import numpy as np\ndef f(x):\n    print('hello')\n    return x + np.ones(2)\n",
                    using=ProcessLauncher())
    assert program.student.f(1.0).tolist() == [2.0, 2.0]
    assert program.process.take_output() == "hello\n"


@pytest.mark.parametrize("greeting", [b"x" * 32, b"short", b""])
def test_who_does_not_know_the_token_is_refused(greeting):
    token = b"t" * 32
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = listener.getsockname()

        def knock():
            for sent in (greeting, token + b"after"):
                visitor = socket.create_connection(address)
                visitor.sendall(sent)
                visitor.shutdown(socket.SHUT_WR)
                visitors.append(visitor)

        visitors = []
        knocking = threading.Thread(target=knock)
        knocking.start()
        accepted = launch._accept(listener, token, time.monotonic() + 5)
        knocking.join()
        assert accepted.recv(10) == b"after"
        for sock in (accepted, *visitors):
            sock.close()


def test_nobody_who_knows_the_token_is_an_error_in_time():
    with socket.create_server(("127.0.0.1", 0)) as listener, pytest.raises(OSError, match="timed out"):
        launch._accept(listener, b"t" * 32, time.monotonic() + 0.1)
