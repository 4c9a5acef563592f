"""Processor time, wall time and memory of a process and everything it starts. Linux only."""

from __future__ import annotations

import ctypes
import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time and of wall time."""

    cpu: float
    wall: float


def adopt_orphans() -> None:
    """Become the parent of processes whose own parent was killed, so that no processor time is lost."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: list[str], *, cwd: Path, env: dict[str, str], ok: tuple[int, ...] = (0,)) -> tuple[Cost, str]:
    """Run a command to its end; the cost includes every process that it started. Returns its output too."""
    others = _children()
    with (cwd / "bench.log").open("w+") as log:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=env, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        _pid, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu = usage.ru_utime + usage.ru_stime + _orphans(others)
        log.seek(0)
        output = log.read()
    if process.returncode not in ok:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{output[-3000:]}")
    return Cost(cpu, wall), output


def _children() -> set[int]:
    return {pid for pid in tree(os.getpid()) if (fields := _stat(pid)) and int(fields[1]) == os.getpid()}


def _orphans(others: set[int]) -> float:
    """Processor time of the processes that the last command left behind; they must be ending by themselves."""
    seconds, deadline = 0.0, time.monotonic() + 10
    while left := _children() - others:
        for pid in left:
            ended, _status, usage = os.wait4(pid, os.WNOHANG)
            if ended:
                seconds += usage.ru_utime + usage.ru_stime
        if time.monotonic() > deadline:
            raise RuntimeError(f"a command left processes running: {left}")
        time.sleep(0.005)
    return seconds


def tree(root: int) -> list[int]:
    """A process and all its descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found += children.get(pid, [])
    return found


def tree_cpu(root: int) -> float:
    """Processor seconds so far of a process, its descendants, and those of them that have ended."""
    return sum(sum(map(int, fields[11:15])) for pid in tree(root) if (fields := _stat(pid))) / _TICK


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the third on (state, parent, ...)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


class PeakMemory:
    """Watches the memory of this process's descendants while it is open; shared pages count once.

    Attributes:
        bytes: the most there was at once.
    """

    def __init__(self) -> None:
        self.bytes = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.1):
            self.bytes = max(self.bytes, sum(map(_proportional, tree(os.getpid())[1:])))


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended, or it may not be looked at: its resident size then
        try:
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
