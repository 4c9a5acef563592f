"""Where the processes that run students' code are made, and nowhere else."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from grader.errors import SandboxError
from grader.locale import T
from grader.sandbox import bubblewrap

_START_SECONDS = 60.0
_BUFFER_BYTES = 1 << 17
_BOOT = "import sys; sys.path += sys.argv[1].split('\\n'); "
_ENVIRONMENT = {
    # One thread: a child that may not start threads would otherwise not get numpy's BLAS running.
    "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "VECLIB_MAXIMUM_THREADS": "1",
    "LANG": "C.UTF-8",
}


@dataclass(frozen=True)
class Child:
    """A process that serves one submission.

    Attributes:
        socket: the trusted end of its connection.
        kill: ends the process, whatever it is doing.
    """

    socket: socket.socket
    kill: Callable[[], None]

    def close(self) -> None:
        """End the process and the connection."""
        self.kill()
        self.socket.close()


class Launcher(Protocol):
    """Makes children.

    Attributes:
        level: how well they are locked in.
        replaced: how often the process that makes them had died and was made anew; its children died with it.
    """

    level: str
    replaced: int

    def launch(self) -> Child:
        """Make a process that waits for a program."""

    def close(self) -> None:
        """Give back what the launcher holds."""


@dataclass(frozen=True)
class Confinement:
    """How the children of a zygote are locked in.

    Attributes:
        boxed: whether the zygote runs inside bubblewrap.
        strict: whether children may open no file at all, instead of reading the Python runtime.
        landlock: whether Landlock is used.
        readable: the Python runtime.
        memory_bytes: address space of a child.
        cpu_seconds: processor time of a child.
    """

    boxed: bool
    strict: bool
    landlock: bool
    readable: tuple[Path, ...]
    memory_bytes: int
    cpu_seconds: int


class ZygoteLauncher:
    """Forks every child from one process that has imported numpy already (Linux, macOS).

    Args:
        modules: names of installed modules that students may use, imported before the first submission.
        confinement: how children are locked in; not at all without it.
    """

    def __init__(self, modules: Sequence[str] = (), confinement: Confinement | None = None) -> None:
        self.level = "unprotected"
        self.replaced = 0
        self._modules, self._confinement = list(modules), confinement
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._children: weakref.WeakSet[Child] = weakref.WeakSet()

    def launch(self) -> Child:
        """Fork a child; a zygote that has died is replaced once."""
        try:
            return self._fork()
        except OSError:
            self.close()
            self.replaced += 1
        try:
            return self._fork()
        except OSError as error:
            raise SandboxError(
                T("The process that starts students' programs died: {reason}.", reason=str(error) or "no answer")
            ) from error

    def _fork(self) -> Child:
        control = self._control or self._start()
        ours, theirs = socket.socketpair()
        for end in (ours, theirs):  # some systems hold a few kilobytes only
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _BUFFER_BYTES)
        try:
            socket.send_fds(control, [b"f"], [theirs.fileno()])
            message, fds, _flags, _address = socket.recv_fds(control, 64, 1)
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        if not message:
            ours.close()
            raise ConnectionResetError
        child = Child(ours, _killer(int(message), fds[0] if fds else None))
        self._children.add(child)
        return child

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with tempfile.TemporaryFile() as errors:
            self._zygote = subprocess.Popen(
                self._command(theirs.fileno()), pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, env=_ENVIRONMENT, cwd="/",
            )
            theirs.close()
            ours.settimeout(_START_SECONDS)
            self._control = ours
            try:
                started = ours.recv(16) == b"ready"
            except OSError:
                started = False
            if not started:
                errors.seek(0)
                reason = errors.read().decode(errors="replace").strip().rpartition("\n")[2]
                self.close()
                raise SandboxError(T("Python could not be started for students' programs: {reason}.", reason=reason))
        return ours

    def _command(self, control_fd: int) -> list[str]:
        confinement = self._confinement
        config: dict[str, object] = {"modules": self._modules, "confine": confinement is not None}
        if confinement is not None:
            config |= {
                "strict": confinement.strict, "landlock": confinement.landlock,
                "readable": [str(path) for path in confinement.readable],
                "memory_bytes": confinement.memory_bytes, "cpu_seconds": confinement.cpu_seconds,
            }
        code = "from grader.sandbox import zygote; zygote.main(int(sys.argv[2]), sys.argv[3])"
        command = [*_python(code), str(control_fd), json.dumps(config)]
        if confinement is not None and confinement.boxed:
            return bubblewrap.command(command, runtime_paths=confinement.readable) or command
        return command

    def close(self) -> None:
        """End the zygote and its children: one in an endless loop would not notice that nobody listens any more."""
        for child in list(self._children):
            child.kill()
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._zygote is not None:
            self._zygote.kill()
            self._zygote.wait()
            self._zygote = None


class ProcessLauncher:
    """Starts a new Python for every child, connected over loopback: slower, but works where nothing forks."""

    level = "unprotected"
    replaced = 0

    def launch(self) -> Child:
        """Start a child and wait for it to connect with the token that only it was given."""
        token = secrets.token_bytes(32)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            code = "from grader.sandbox import child; child.run(child.connect(int(sys.argv[2]), sys.argv[3]))"
            process = subprocess.Popen(
                [*_python(code), str(listener.getsockname()[1]), token.hex()], env=dict(os.environ) | _ENVIRONMENT,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            try:
                connection = _accept(listener, token, time.monotonic() + _START_SECONDS)
            except OSError as error:
                process.kill()
                process.wait()
                raise SandboxError(T("Python could not be started for students' programs: {reason}.",
                                     reason=str(error))) from error

        def kill() -> None:
            process.kill()
            process.wait()

        return Child(connection, kill)

    def close(self) -> None:
        """Nothing is held between children."""


def _accept(listener: socket.socket, token: bytes, deadline: float) -> socket.socket:
    while True:
        listener.settimeout(max(0.001, deadline - time.monotonic()))
        connection, _address = listener.accept()
        connection.settimeout(max(0.001, deadline - time.monotonic()))
        with contextlib.suppress(OSError):
            if secrets.compare_digest(connection.recv(len(token), socket.MSG_WAITALL), token):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return connection
        connection.close()


def _python(code: str) -> list[str]:
    """The command that runs a piece of code with this program and numpy importable, and nothing else added."""
    program, libraries = Path(__file__).parent.parent.parent, Path(np.__file__).parent.parent
    paths = dict.fromkeys((str(program), str(libraries)))
    return [sys.executable, "-I", "-B", "-X", "utf8", "-c", _BOOT + code, "\n".join(paths)]


def _killer(pid: int, descriptor: int | None) -> Callable[[], None]:
    # A process id may be given to somebody else once its process has ended; a descriptor may not.
    done = False

    def kill() -> None:
        nonlocal done
        if done:
            return
        done = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if descriptor is None:
                os.kill(pid, signal.SIGKILL)
            else:
                signal.pidfd_send_signal(descriptor, signal.SIGKILL)
        if descriptor is not None:
            os.close(descriptor)

    return kill
