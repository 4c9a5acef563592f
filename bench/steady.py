"""Grade a very large class in one run, and see whether the end is as fast and as small as the beginning.

    python bench/steady.py [COUNT] [--jobs N] [--output FILE]

Seven of ten submissions are right, two are wrong, one is untouched. What a submission costs is the processor time of all
processes of the run; memory is the largest resident size that any one process had.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from peers_measure import tree, tree_cpu
from peers_submissions import write

WORK = Path("build/steady").absolute()
BENCH = Path(__file__).parent
_KINDS = ("right", "right", "wrong", "right", "right", "stub", "right", "wrong", "right", "right")
_TEXT = """\
# A very large class in one run

`python bench/steady.py {count} --jobs {jobs}`, {date}, {cores} cores, Python {python}: {count} submissions of the five
exercises of `bench/peers_course` (7 of 10 right, 2 wrong, 1 untouched), graded in {minutes:.1f} minutes.

| submissions | CPU per submission | wall per submission | largest process |
|---|---|---|---|
{rows}

The last tenth took {cpu:.3f} times the processor time of the first (wall time: {wall:.3f}), start of the program left out. The
largest process had {memory:.0f} MB; the gradebook holds {records} records and has {size:.0f} MB.
"""


@dataclass(frozen=True)
class Sample:
    """What was seen at one moment: seconds, submissions done, processor seconds, bytes of the largest process."""

    time: float
    done: int
    cpu: float
    memory: int


def hand_in(count: int) -> Path:
    """Write the submissions; each differs from all others."""
    shutil.rmtree(WORK, ignore_errors=True)
    texts = {kind: write(WORK / "one", kind, 1, form="py")[0] / "essentials.py" for kind in set(_KINDS)}
    sources = {kind: file.read_text() for kind, file in texts.items()}
    for number in range(count):
        folder = WORK / "class" / f"s{number:06}"
        folder.mkdir(parents=True)
        (folder / "essentials.py").write_text(f"# {number}\n{sources[_KINDS[number % len(_KINDS)]]}")
    return WORK / "class"


def watch(process: subprocess.Popen[bytes], gradebook: Path) -> list[Sample]:
    """Look at a run every half second until it ends."""
    samples, start = [], time.monotonic()
    while process.poll() is None:
        cpu = tree_cpu(process.pid)
        memory = max((_resident(pid) for pid in tree(process.pid)), default=0)
        with contextlib.suppress(sqlite3.Error):
            samples.append(Sample(time.monotonic() - start, _done(gradebook), cpu, memory))
        time.sleep(0.5)
    return samples


def _done(gradebook: Path) -> int:
    with contextlib.closing(sqlite3.connect(f"file:{gradebook}?mode=ro", uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM submissions").fetchone()
    return int(count)


def _resident(pid: int) -> int:
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    folder, gradebook = hand_in(arguments.count), WORK / "gradebook.db"
    command = [sys.executable, "-m", "grader", "grade", str(folder), "--course", str(BENCH / "peers_course"),
               "--gradebook", str(gradebook), "--jobs", str(arguments.jobs), "--lang", "en"]
    with (WORK / "log.txt").open("wb") as log:
        paths = os.pathsep.join(filter(None, [str(BENCH), os.environ.get("PYTHONPATH")]))  # its tests are here
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=os.environ | {"PYTHONPATH": paths})
        samples = watch(process, gradebook)
    records = _done(gradebook)
    if process.returncode not in (0, 1) or records != arguments.count:
        sys.exit(f"the run ended with {process.returncode} and {records} records: see {WORK / 'log.txt'}")
    text = report(samples, arguments.count, arguments.jobs, gradebook)
    print(text)
    if arguments.output:
        arguments.output.write_text(text)


def report(samples: list[Sample], count: int, jobs: int, gradebook: Path) -> str:
    """The run in tenths."""
    samples = [s for s, most in zip(samples, itertools.accumulate((s.cpu for s in samples), max), strict=True)
               if s.cpu == most]  # at the very end, processes take what they used with them
    first = next(sample for sample in samples if sample.done >= count / 50)  # what starting costs is behind it
    bounds = [first] + [next((s for s in samples if s.done >= count * part // 10), samples[-1]) for part in range(1, 11)]
    costs, rows = [], []
    for before, after in itertools.pairwise(bounds):
        done = max(after.done - before.done, 1)
        costs.append(((after.cpu - before.cpu) / done, (after.time - before.time) / done))
        memory = max(s.memory for s in samples if before.time <= s.time <= after.time) / 2**20
        rows.append(f"| to {after.done} | {1000 * costs[-1][0]:.1f} ms | {1000 * costs[-1][1]:.1f} ms | {memory:.0f} MB |")
    return _TEXT.format(
        count=count, jobs=jobs, date=time.strftime("%Y-%m-%d"), cores=len(os.sched_getaffinity(0)),
        python=sys.version.split()[0], minutes=samples[-1].time / 60, rows="\n".join(rows),
        cpu=costs[-1][0] / costs[0][0], wall=costs[-1][1] / costs[0][1], records=count,
        memory=max(s.memory for s in samples) / 2**20, size=gradebook.stat().st_size / 2**20)


if __name__ == "__main__":
    main()
