"""Whatever is killed, and whenever: run again, and the gradebook is that of a run that nobody disturbed."""

import os
import random
import re
import select
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from grader.gradebook import Gradebook

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists() or not hasattr(os, "pidfd_open"), reason="needs Linux")

LAYER = ("import numpy as np\nclass Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
         "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n")
SOURCES = [
    "def double(x):\n    return 2 * x\ndef shift(x):\n    return double(x) + 1\n" + LAYER,
    "def double(x):\n    return x / 2\ndef shift(x):\n    return double(x) + 1\n",
    "import os\ndef double(x):\n    os.abort()\ndef shift(x):\n    return 2 * x\n" + LAYER,
    "def double(x):\n    print('hello')\n    return 2 * y\n",
    "",
]
_PATIENCE = 120


@pytest.fixture
def hand_in(tmp_path):
    def write(count):
        for i in range(count):
            (tmp_path / f"class/s{i:03d}").mkdir(parents=True)
            (tmp_path / f"class/s{i:03d}/tiny.py").write_text(SOURCES[i % len(SOURCES)])
        return tmp_path / "class"

    return write


@pytest.fixture
def start(write_course):
    """Start the program; it is killed at the end of the test if it still runs."""
    course = write_course()
    with ExitStack() as stack:
        def begin(folder, book, *options):
            command = [sys.executable, "-m", "grader", "grade", folder, "--course", course, "--gradebook", book,
                       "--allow-unprotected", "--verbose", "--lang", "en", *options]
            process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                                           start_new_session=True, env=_environment()))
            stack.callback(process.kill)
            return process

        yield begin


def _environment():
    return {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


def finish(process):
    _, err = process.communicate(timeout=_PATIENCE)
    return process.returncode, err


def rows(book):
    """All that is in the last run, timings and origins aside; everybody once and in order."""
    with Gradebook(book) as gradebook:
        results = gradebook.results(gradebook.latest_run())
    assert len({r.student for r in results}) == len(results)
    return [
        replace(r, seconds=0, units=tuple((u.unit, u.key, u.problems, u.sandbox) for u in r.units),
                exercises=tuple(replace(e, tests=tuple(replace(t, seconds=0) for t in e.tests)) for e in r.exercises))
        for r in results
    ]


def is_intact(book):
    with closing(sqlite3.connect(book)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def children(pid):
    """The processes that a process has started, with their command lines."""
    found = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            number = int(entry.name)
            if int((entry / "stat").read_text().rpartition(")")[2].split()[1]) == pid:
                found[number] = (entry / "cmdline").read_text()
    return found


def family(pid):
    """A process and all its descendants: pid -> kind. Students' processes are of no kind: to die is a crash of theirs."""
    found, waiting = {pid: "main"}, [(pid, "")]
    while waiting:
        parent, its_command = waiting.pop()
        for child, command in children(parent).items():
            starts_students = "zygote.main" in command and ("zygote.main" not in its_command or "bwrap" in its_command)
            found[child] = "worker" if "spawn_main" in command else "zygote" if starts_students else "other"
            waiting.append((child, command))
    return found


def all_end(descriptors):
    """Whether all these processes end within a while."""
    for descriptor in descriptors:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        if not poll.poll(_PATIENCE * 1000):
            return False
    return True


def watched(stack, pids):
    descriptors = []
    for pid in pids:
        with suppress(ProcessLookupError):
            descriptors.append(os.pidfd_open(pid))
            stack.callback(os.close, descriptors[-1])
    return descriptors


def kill_one(process, kind, rng):
    """Kill a random process of a kind; returns its kind, or None if there was none. No process may be left of a killed main."""
    members = family(process.pid)
    victims = [pid for pid, its in members.items() if its == kind]
    if not victims:
        return None
    with ExitStack() as stack:
        everybody = watched(stack, members)
        with suppress(ProcessLookupError):
            os.kill(rng.choice(victims), signal.SIGKILL)
        if kind == "main":
            process.wait(_PATIENCE)
            assert all_end(everybody)
    return kind


def disturbed(start, folder, book, moments, rng):
    """Grade with kills: after so many lines of progress, a process of this kind; run again until all is done."""
    process, killed = start(folder, book, "--jobs", "2"), []
    for lines, kind in moments:
        for _ in range(lines):
            if not process.stderr.readline():
                break
        with suppress(subprocess.TimeoutExpired):
            process.wait(rng.uniform(0, 0.05))  # any moment of a submission
        killed.append(kill_one(process, kind, rng))
        if process.poll() is not None:
            assert kind == "main" or process.returncode in (0, 1)
            assert is_intact(book) or not book.exists()
            process = start(folder, book, "--jobs", "2")
    code, err = finish(process)
    assert code in (0, 1), err
    return [kind for kind in killed if kind]


def check_durability(start, folder, tmp_path, moments, seed):
    assert finish(start(folder, tmp_path / "calm.db", "--jobs", "1"))[0] == 1
    killed = disturbed(start, folder, tmp_path / "stormy.db", moments, random.Random(seed))
    # A submission whose worker was killed twice is recorded as crashed; grading again takes all but that over.
    code, err = finish(start(folder, tmp_path / "stormy.db", "--jobs", "1"))
    assert code == 1
    assert is_intact(tmp_path / "stormy.db")
    assert rows(tmp_path / "stormy.db") == rows(tmp_path / "calm.db")
    return killed, err


def test_a_few_kills_change_nothing(start, hand_in, tmp_path):
    moments = [(4, "worker"), (3, "zygote"), (2, "main"), (4, "zygote"), (3, "main"), (2, "worker")]
    killed, err = check_durability(start, hand_in(20), tmp_path, moments, seed=1)
    assert {"main", "worker", "zygote"} <= set(killed)
    assert int(re.search(r"(\d+) known already", err)[1]) >= 19


@pytest.mark.soak
def test_fifty_kills_change_nothing(start, hand_in, tmp_path):
    rng = random.Random(7)
    moments = [(rng.randrange(1, 12), rng.choice(["main", "worker", "zygote"])) for _ in range(60)]
    killed, err = check_durability(start, hand_in(500), tmp_path, moments, seed=8)
    sys.stdout.write(f"\nkilled: {dict(Counter(killed))}; then: {err.splitlines()[0]}\n")
    assert len(killed) >= 50


def test_ctrl_c_saves_what_is_done_and_says_how_to_continue(start, hand_in, tmp_path):
    folder, book = hand_in(20), tmp_path / "book.db"
    process = start(folder, book, "--jobs", "2")
    for _ in range(4):
        process.stderr.readline()
    with ExitStack() as stack:
        everybody = watched(stack, family(process.pid))
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the program and all its workers
        code, err = finish(process)
        assert all_end(everybody)
    assert code == 130
    assert "Traceback" not in err
    done = int(re.search(r"(\d+) of 20 submissions are graded and saved", err)[1])
    assert f"grade {folder}" in err.splitlines()[-1]
    assert 3 <= done == len(rows(book)) < 20
    _, err = finish(start(folder, book, "--jobs", "2"))
    assert f"{done} known already, {20 - done} to grade" in err
    assert len(rows(book)) == 20


def test_ctrl_c_ends_a_run_without_workers_too(start, hand_in, tmp_path):
    process = start(hand_in(20), tmp_path / "book.db", "--jobs", "1")
    for _ in range(3):
        process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    code, err = finish(process)
    assert (code, "Traceback" in err) == (130, False)
    assert len(rows(tmp_path / "book.db")) >= 2


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own, of a given size."""
    mounted = []

    def mount(options):
        folder = tmp_path / "disk"
        folder.mkdir(exist_ok=True)
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], check=False, capture_output=True)
        if done.returncode:
            pytest.skip("mounting needs more rights")
        mounted.append(folder)
        return folder

    yield mount
    for folder in mounted:
        subprocess.run(["umount", folder], check=True)


needs_mount = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0 or not shutil.which("mount"), reason="only root mounts")


@needs_mount
def test_a_full_disk_ends_with_3_and_loses_nothing(start, hand_in, tmp_path, small_disk):
    disk, folder = small_disk("size=400k"), hand_in(40)
    code, err = finish(start(folder, disk / "book.db", "--jobs", "2"))
    assert code == 3
    assert f"The gradebook {disk / 'book.db'} cannot be used" in err
    assert "full" in err
    subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
    assert is_intact(disk / "book.db")
    saved = len(rows(disk / "book.db"))
    assert 0 < saved < 40
    _, err = finish(start(folder, disk / "book.db", "--jobs", "2"))
    assert f"{saved} known already" in err
    assert len(rows(disk / "book.db")) == 40


@needs_mount
def test_a_read_only_gradebook_ends_with_3_before_anything_is_graded(start, hand_in, tmp_path, small_disk):
    disk, folder = small_disk("size=50m"), hand_in(3)
    finish(start(folder, disk / "book.db"))
    before = rows(disk / "book.db")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    code, err = finish(start(folder, disk / "book.db", "--regrade"))
    assert (code, "[1/3]" in err) == (3, False)
    assert f"The gradebook {disk / 'book.db'} cannot be used" in err
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    assert rows(disk / "book.db") == before
