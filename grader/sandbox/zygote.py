"""A process that has imported Python and numpy once and forks itself for every submission.

It holds no secrets. For each message on its control socket it receives one end of a fresh socket pair, forks,
and sends back the child's process id and, on Linux, a file descriptor that stands for the process.
"""

from __future__ import annotations

import array
import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import traceback
import types
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from grader.sandbox import child, loader, lockdown, wire

# Imported before any student's code, because a locked-down child may open no file.
PRELOADED = (
    "abc", "bisect", "collections", "contextlib", "copy", "dataclasses", "datetime", "decimal", "enum",
    "fractions", "functools", "gzip", "hashlib", "heapq", "io", "itertools", "json", "math", "numbers",
    "operator", "os", "pathlib", "pickle", "pprint", "random", "re", "statistics", "string", "struct", "textwrap",
    "time", "timeit", "types", "typing", "unittest.mock", "urllib.request", "warnings",
    "numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.polynomial", "numpy.testing",
)


_REHEARSALS = 20


@dataclass(frozen=True)
class Confinement:
    """How children are locked in: the limits, and what was prepared for all of them."""

    limits: lockdown.Limits
    prepared: lockdown.Prepared


def main(control_fd: int, config: str) -> None:
    """Import what students use, lock down, say so, then fork on request until the control socket closes.

    Args:
        control_fd: the socket that requests come over.
        config: JSON: `modules` to import; `confine`, whether children are locked in; `strict` and `readable`
            as for `lockdown.prepare`; `memory_bytes` and `cpu_seconds`.
    """
    settings = json.loads(config)
    for name in (*PRELOADED, *settings["modules"]):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    confinement = _prepare(settings) if settings["confine"] else None
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGCHLD, _reap)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rehearse()
    # What is here now lasts for ever: a collection in a child would only copy it, page by page.
    gc.collect()
    gc.freeze()
    control.send(b"ready")
    while True:
        message, fds, _flags, _address = socket.recv_fds(control, 1, 1)
        if not message:
            return
        _fork(control, socket.socket(fileno=fds[0]), confinement)


def _prepare(settings: dict[str, Any]) -> Confinement:
    warm_up()
    readable = [Path(path) for path in settings["readable"] if os.path.exists(path)]  # noqa: PTH110
    prepared = lockdown.prepare(strict=settings["strict"], readable=readable)
    if not settings["landlock"]:
        prepared = replace(prepared, landlock=None)
    lockdown.drop_privileges()
    limits = lockdown.Limits(memory_bytes=settings["memory_bytes"], cpu_seconds=settings["cpu_seconds"])
    return Confinement(limits, prepared)


def warm_up() -> None:
    """Use once what loads its parts when it is first used, because a locked-down child may open no file."""
    np.linalg.svd(np.eye(2))
    np.random.default_rng().normal(size=2)
    np.random.normal(size=2)  # noqa: NPY002 - students use the global generator
    "가".encode("cp949")
    try:
        raise ValueError  # noqa: TRY301
    except ValueError as error:
        traceback.format_exception(error)


_REHEARSED = """
import numpy as np
class Layer:
    def __init__(self, W, b):
        self.W, self.b, self.x = W, b, None
    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b
def cost(A, Y):
    m = Y.shape[1]
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A), axis=1, keepdims=True) / m
    return {"cost": float(np.squeeze(cost)), "mean": np.mean(A, axis=0)}, (A.T, np.maximum(0, A), np.zeros((2, 1)))
"""


def rehearse() -> None:
    """Load and call a small program, so that children inherit an interpreter that has adapted to just that."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        server = child.Server(theirs, ())
        array = ["array", "<f8", [2, 2]]
        data = np.full((2, 2), 0.5).tobytes()
        calls = [("cost", [array, array]), ("Layer", [array, ["list", [1.0, ["dict", [["W1", 2]]]]]])]
        for _ in range(_REHEARSALS):
            server.module = types.ModuleType("rehearsal")
            loader.load(server.module, [(0, _REHEARSED)], "rehearsal.py")
            for name, args in calls:
                request = {"op": "call", "target": ["name", name], "args": args, "kwargs": {}}
                wire.send(ours, wire.pack(request, [data * args.count(array)]))
                server.answer()
                ours.recv(1 << 16)
    np.dot(np.ones((64, 64)), np.ones((64, 64)))


def _fork(control: socket.socket, sock: socket.socket, confinement: Confinement | None) -> None:
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(write_end)
        control.close()
        os.read(read_end, 1)  # the parent holds a descriptor of this process before it can end
        os.close(read_end)
        _become_child(sock, confinement)
    sock.close()
    os.close(read_end)
    _send_process(control, pid)
    os.close(write_end)


def _send_process(control: socket.socket, pid: int) -> None:
    try:
        descriptor = os.pidfd_open(pid)
    except (AttributeError, OSError):
        control.send(str(pid).encode())
        return
    control.sendmsg([str(pid).encode()],
                    [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [descriptor]))])
    os.close(descriptor)


def _become_child(sock: socket.socket, confinement: Confinement | None) -> None:
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        child.reseed()
        layers: tuple[str, ...] = ()
        if confinement is None:
            lockdown.end_with_parent()
            lockdown.close_descriptors((sock.fileno(),))
        else:
            layers = lockdown.confine(confinement.limits, (sock.fileno(),), confinement.prepared)
    except BaseException:  # noqa: BLE001 - a child that is not locked in must not run anything
        os._exit(1)
    child.run(sock, layers)


def _reap(_signal: int, _frame: Any) -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


