"""A process that has imported Python and numpy once and forks itself for every submission.

It holds no secrets. For each message on its control socket it receives one end of a fresh socket pair, forks,
and sends back the child's process id and, on Linux, a file descriptor that stands for the process.
"""

from __future__ import annotations

import array
import contextlib
import importlib
import os
import signal
import socket
import sys
from typing import Any

from grader.sandbox import child

# Imported before any student's code, because a locked-down child may open no file.
PRELOADED = (
    "abc", "bisect", "collections", "contextlib", "copy", "dataclasses", "datetime", "decimal", "enum",
    "fractions", "functools", "gzip", "hashlib", "heapq", "io", "itertools", "json", "math", "numbers",
    "operator", "os", "pathlib", "pickle", "pprint", "random", "re", "statistics", "string", "struct", "textwrap",
    "time", "timeit", "types", "typing", "unittest.mock", "urllib.request", "warnings",
    "numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.polynomial", "numpy.testing",
)


def main(control_fd: int, modules: list[str]) -> None:
    """Import what students use, say so, then fork on request until the control socket closes."""
    for name in (*PRELOADED, *modules):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    control = socket.socket(fileno=control_fd)
    signal.signal(signal.SIGCHLD, _reap)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    control.send(b"ready")
    while True:
        message, fds, _flags, _address = socket.recv_fds(control, 1, 1)
        if not message:
            return
        _fork(control, socket.socket(fileno=fds[0]))


def _fork(control: socket.socket, sock: socket.socket) -> None:
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(write_end)
        control.close()
        os.read(read_end, 1)  # the parent holds a descriptor of this process before it can end
        os.close(read_end)
        _become_child(sock)
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


def _become_child(sock: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    child.run(sock)


def _reap(_signal: int, _frame: Any) -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
