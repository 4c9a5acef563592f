"""Grade the same solved submissions with other graders and with ours, and compare what that costs.

    make bench                                          everything, into bench/RESULTS.md
    python bench/peers.py [--rounds N] [--output FILE]  in an environment that has the peers

Tools take turns within one run, so that a busy machine is busy for all of them. A tool that does not give full marks
to right submissions, or gives other points than the tests called directly to wrong and untouched ones, is not timed.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import platform
import shutil
import statistics
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from peers_measure import Cost, PeakMemory, adopt_orphans
from peers_submissions import KINDS
from peers_tests import TESTS
from peers_tools import TOOLS, Floor, GraderLibrary, Tool

WORK = Path("build/bench").absolute()
_INTRODUCTION = """\
# Other graders and ours, measured

Output of `make bench`, {date}. {rounds} rounds in which the tools took turns; medians of the rounds.

- Machine: {cpu}, {cores} cores, {memory:.0f} GB, {system}.
- Python {python}, {versions}.

Everybody grades the same solved submissions of the same five exercises (sigmoid, compute_cost, propagate, Adam,
batch normalization forward) with the same {tests} tests of three inputs each (`bench/peers_tests.py`), which compare
with a reference computed anew each time. CPU is user and system time of all processes that a tool starts. Memory is
the most that all of its processes held at once (shared pages split among those who share them), in a run of its own. One BLAS
thread for everybody; pytest without plugins.
"""
_NOTES = """
Ours is measured at the level isolated. "Warm" leaves out what is paid once per class: starting Python, numpy, pytest
and the sandbox. `grader grade` includes it, spread over its submissions, as nbgrader's row does for nbgrader's start.

Where ours goes, by cProfile and /proc when it was last profiled (30 ms a submission, 123 requests; 54 ms before requests
were sent ahead, tests run without pytest's steps around each, and the zygote warmed up): 12 ms in the trusted process, of
which the tests themselves 5 and packing, comparing and unpacking requests and answers 7; 11 ms of user time in the
student's process, of which loading the program 4 and answering 7; 6.5 ms of system time for forking it, for the pages
it touches, and for its end. The floor has none of these but the tests, the loading (1 ms there) and the student's own
calculations. What is left is the price of a process of one's own: the fork and the load alone are more than the floor.
"""


@dataclass
class Measured:
    """A tool and what became of it: why it cannot be timed, or its costs per submission and its memory in bytes."""

    kind: type[Tool]
    batch: int
    tool: Tool | None = None
    points: dict[str, list[float]] = field(default_factory=dict)
    obstacle: str = ""
    costs: list[Cost] = field(default_factory=list)
    memory: int = 0

    @property
    def cpu(self) -> float:
        return statistics.median(cost.cpu for cost in self.costs)

    @property
    def wall(self) -> float:
        return statistics.median(cost.wall for cost in self.costs)


def prove(entry: Measured, right: dict[str, list[float]] | None) -> None:
    """Set a tool up and let it grade every kind of submission; `right` is what the floor gave, None for the floor."""
    try:
        entry.tool = entry.kind(WORK / entry.kind.__name__.lower(), entry.batch)
        with PeakMemory() as peak:
            entry.points["right"] = entry.tool.grade("right")[1]
        entry.memory = peak.bytes
        entry.points |= {kind: entry.tool.grade(kind)[1] for kind in KINDS if kind != "right"}
    except Exception as error:  # noqa: BLE001 - whatever a peer's trouble is, the others are still measured
        traceback.print_exc()
        entry.obstacle = f"could not be run here: {type(error).__name__}: {str(error).strip().splitlines()[-1]}"
        return
    full = [float(len(TESTS))] * entry.batch
    expected = right or {"wrong": [11.0], "stub": [0.0]}
    if entry.points["right"] != full or any(entry.points[kind] != expected[kind] for kind in ("wrong", "stub")):
        entry.obstacle = f"gave other points than the tests themselves: {entry.points}"


def measure(entries: list[Measured], rounds: int) -> None:
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        # Every other round backwards, so that nobody always comes after the same neighbour.
        for entry in entries[:: 1 if number % 2 else -1]:
            cost, points = entry.tool.grade("right")
            assert points == entry.points["right"], f"{entry.kind.name} changed its mind: {points}"
            entry.costs.append(Cost(cost.cpu / entry.batch, cost.wall / entry.batch))
            say(f"  {entry.kind.name}: {ms(entry.costs[-1].cpu)}")


def report(entries: list[Measured], rounds: int) -> str:
    timed = [entry for entry in entries if entry.costs]
    base = next(entry.cpu for entry in timed if entry.kind is GraderLibrary)
    heads = ("tool", "CPU per submission", "wall", "CPU relative to ours, warm", "CPU, lowest to highest round", "peak memory",
             "submissions a round")
    lines = [introduction(rounds), f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for entry in sorted(timed, key=lambda entry: entry.cpu):
        low, high = (pick(cost.cpu for cost in entry.costs) for pick in (min, max))
        lines.append(f"| {entry.kind.name} | {ms(entry.cpu)} | {ms(entry.wall)} | {entry.cpu / base:.2f} | {ms(low)} to {ms(high)} "
                     f"| {entry.memory / 2**20:.0f} MB | {entry.batch} |")
    lines += [_NOTES, "| tool | how | isolation of the student's code | points: right | wrong | untouched |", "|---|---|---|---|---|---|"]
    for entry in entries:
        points = [f"{entry.points[kind][0]:g}" if kind in entry.points else "" for kind in KINDS]
        lines.append(f"| {entry.kind.name} | {entry.kind.how} | {entry.kind.isolation} | {' | '.join(points)} |")
    lines += ["", *(f"- {entry.kind.name}: {entry.obstacle}" for entry in entries if entry.obstacle)]
    return "\n".join(lines).rstrip() + "\n"


def introduction(rounds: int) -> str:
    memory = int(Path("/proc/meminfo").read_text().split()[1]) / 2**20
    cpu = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                if line.startswith("model name")), platform.machine())
    packages = sorted({kind.package for kind in TOOLS} - {""} | {"numpy", "nbformat", "ipykernel"})
    return _INTRODUCTION.format(
        date=time.strftime("%Y-%m-%d"), rounds=rounds, cpu=cpu, cores=len(os.sched_getaffinity(0)), memory=memory,
        system=f"{platform.system()} {platform.release().partition('-')[0]}", python=platform.python_version(),
        versions=", ".join(map(version, packages)), tests=len(TESTS))


def version(package: str) -> str:
    try:
        return f"{package} {importlib.metadata.version(package)}"
    except importlib.metadata.PackageNotFoundError:
        return f"{package} (not installed)"


def say(what: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {what}", file=sys.stderr)


def ms(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f} ms" if seconds < 0.1 else f"{seconds * 1e3:,.0f} ms"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    adopt_orphans()
    shutil.rmtree(WORK, ignore_errors=True)
    entries = [Measured(kind, batch) for kind, batch in TOOLS.items()]
    try:
        right = None
        for entry in entries:
            prove(entry, right)
            say(f"{entry.kind.name}: {entry.obstacle or 'right'}")
            if entry.kind is Floor:
                right = entry.points
        measure([entry for entry in entries if not entry.obstacle], arguments.rounds)
    finally:
        for entry in entries:
            if entry.tool is not None:
                entry.tool.close()
    text = report(entries, arguments.rounds)
    print(text)
    if arguments.output:
        arguments.output.write_text(text)


if __name__ == "__main__":
    main()
