"""How well students' code is locked in here: four levels, each proved by trying to break out of it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from grader.errors import SandboxError
from grader.locale import T, Text
from grader.sandbox import bubblewrap, lockdown
from grader.sandbox.launch import Confinement, Launcher, ProcessLauncher, ZygoteLauncher
from grader.sandbox.limits import Limits
from grader.sandbox.process import ProgramSpec, Student, StudentError, StudentProcess

_CEILING = "GRADER_SANDBOX"
_SET_DUMPABLE = 4


class Level(IntEnum):
    """How much a student's program is kept from; more is safer."""

    UNPROTECTED = 0
    FILTERED = 1
    CONFINED = 2
    ISOLATED = 3

    @property
    def label(self) -> str:
        """The word for it in results and options."""
        return self.name.lower()

    @classmethod
    def of(cls, label: str) -> Level:
        """The level that a word stands for; raises KeyError."""
        return cls[label.upper()]


@dataclass(frozen=True)
class Proof:
    """What the sandbox is worth here.

    Attributes:
        launcher: makes children at this level.
        level: the level that was proved.
        obstacles: why it is not higher: for each higher level, what is missing and what would help.
        unreachable: what keeps an unprivileged process outside of a box from reading this Python; None if nothing.
    """

    launcher: Launcher
    level: Level
    obstacles: tuple[tuple[Level, Text], ...]
    unreachable: Path | None = None


def best_launcher(modules: Sequence[str], limits: Limits, ceiling: Level | None = None) -> Proof:
    """Start the strongest sandbox that works here, and prove it.

    Args:
        modules: installed modules that students may use, imported before the first submission.
        limits: what one process may use.
        ceiling: the highest level to try; by default what `GRADER_SANDBOX` says, else every level is tried.
    """
    highest = ceiling if ceiling is not None else _ceiling_from_environment()
    obstacles: list[tuple[Level, Text]] = []
    for level in (Level.ISOLATED, Level.CONFINED, Level.FILTERED):
        if level > highest:
            obstacles.append((level, T("it was not tried, because {variable} is set", variable=_CEILING)))
            continue
        reason = _missing(level)
        if reason is None:
            unreachable = _unreachable_runtime(level)
            launcher = ZygoteLauncher(modules, _confinement(level, limits, strict=unreachable is not None))
            reason = _failure(launcher, level)
            if reason is None:
                protect_this_process()
                return Proof(_named(launcher, level), level, tuple(obstacles), unreachable)
            launcher.close()
        obstacles.append((level, reason))
    return Proof(unprotected_launcher(modules), Level.UNPROTECTED, tuple(obstacles))


def unprotected_launcher(modules: Sequence[str]) -> Launcher:
    """Processes without a sandbox, for people who run their own code: a time limit and crash separation only."""
    return ZygoteLauncher(modules) if hasattr(os, "fork") else ProcessLauncher()


def require_level(proof: Proof, minimum: Level) -> None:
    """Raise `SandboxError` when the sandbox is weaker than it must be for grading other people's work."""
    if proof.level >= minimum:
        return
    proof.launcher.close()
    reasons = "; ".join(f"{level.label}: {reason.show('en')}" for level, reason in proof.obstacles if level >= minimum)
    raise SandboxError(
        T("Students' code would run at the level {level} here, and grading needs at least {minimum} ({reasons}).",
          level=proof.level.label, minimum=minimum.label, reasons=reasons),
        T("`grader doctor` says what to install. On a machine that may be harmed, use --allow-unprotected."))


def protect_this_process() -> None:
    """Keep processes of the same user from reading this one's memory, which holds the right answers."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def _ceiling_from_environment() -> Level:
    wish = os.environ.get(_CEILING, "")
    try:
        return Level.of(wish) if wish else Level.ISOLATED
    except KeyError:
        raise SandboxError(T("{variable} is {value}, which is no level.", variable=_CEILING, value=repr(wish)),
                           T("Levels: {levels}.", levels=", ".join(level.label for level in Level))) from None


def _missing(level: Level) -> Text | None:
    """What a level needs and this machine has not; None if nothing."""
    if sys.platform != "linux":
        return T("it needs Linux")
    if lockdown.prepare_seccomp(strict=True) is None:
        return T("it needs libseccomp2 and a kernel with seccomp filters: apt install libseccomp2")
    if level >= Level.CONFINED:
        ruleset = lockdown.prepare_landlock()
        if ruleset is None:
            return T("it needs a kernel with Landlock (Linux 5.13 or newer)")
        os.close(ruleset)
    return bubblewrap.available() if level is Level.ISOLATED else None


def _unreachable_runtime(level: Level) -> Path | None:
    """What an unprivileged user outside of the box cannot read of this Python, when that is who will run it."""
    return None if level is Level.ISOLATED or os.geteuid() else bubblewrap.unreachable_runtime(lockdown.NOBODY)


def _confinement(level: Level, limits: Limits, *, strict: bool) -> Confinement:
    # A Python that cannot be read later has to import everything before, as where there is no Landlock.
    return Confinement(boxed=level is Level.ISOLATED, strict=strict or level is Level.FILTERED,
                       landlock=level >= Level.CONFINED, readable=bubblewrap.runtime_paths(),
                       memory_bytes=limits.memory_megabytes << 20, cpu_seconds=limits.cpu_seconds)


def _named(launcher: ZygoteLauncher, level: Level) -> ZygoteLauncher:
    launcher.level = level.label
    return launcher


# What an attacker would try first. It runs as a submission does, and honestly says what it could do.
_CANARY = """
import os, socket

def attempt(action):
    try:
        action()
    except BaseException as error:
        return type(error).__name__
    return "possible"

def fork():
    if os.fork() == 0:
        os._exit(0)

def connect(port):
    socket.create_connection(("127.0.0.1", port), timeout=2).close()

def canary(secret, folder, port):
    return {
        "read": attempt(lambda: open(secret).read()),
        "stat": attempt(lambda: os.stat(secret)),
        "write": attempt(lambda: open(os.path.join(folder, "left"), "w").close()),
        "connect": attempt(lambda: connect(port)),
        "fork": attempt(fork),
    }
"""


def _failure(launcher: ZygoteLauncher, level: Level) -> Text | None:
    """Let a canary try to break out of a level; None if it cannot, else what it could do."""
    try:
        layers, possible = try_canary(launcher)
    except (SandboxError, StudentError, OSError) as error:
        return T("it does not work here: {reason}", reason=str(error).splitlines()[0])
    wanted = {"rlimits", "seccomp"} | ({"landlock"} if level >= Level.CONFINED else set())
    forbidden = {"read", "write", "connect", "fork"} | ({"stat"} if level is Level.ISOLATED else set())
    if missing := wanted - layers:
        return T("it does not work here: {reason}", reason=f"no {', '.join(sorted(missing))}")
    if broken := forbidden & possible:
        return T("a trial program could still do this: {actions}", actions=", ".join(sorted(broken)))
    return None


def try_canary(launcher: Launcher) -> tuple[frozenset[str], frozenset[str]]:
    """Run the canary in a child; returns the layers in force and which of its attempts succeeded."""
    spec = ProgramSpec("canary", "canary.py", ((0, _CANARY),), ("canary",))
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.chmod(0o777)  # whatever user the child is, only the sandbox may keep it out
        secret = folder / "secret"
        secret.write_text("secret", encoding="ascii")
        secret.chmod(0o666)
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        process = StudentProcess(launcher, spec, Limits())
        stack.callback(process.close)
        report = process.report()
        answers: dict[str, Any] = Student(process).canary(str(secret), str(folder), listener.getsockname()[1])
        return report.layers, frozenset(action for action, answer in answers.items() if answer == "possible")
