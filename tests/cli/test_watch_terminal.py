"""`grader watch` in a real terminal: from the save to the result, and the terminal as it was afterwards."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

import grader
from grader.grading.release import release

PATIENCE = 30


class Terminal:
    """A program in a pseudo terminal."""

    def __init__(self, folder, columns, lines, *arguments):
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        environment = {**os.environ, "PYTHONPATH": str(Path(grader.__file__).parent.parent), "TERM": "xterm-256color",
                       "GRADER_LANG": "en"}
        for name in ("COLUMNS", "LINES", "NO_COLOR"):
            environment.pop(name, None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "grader", *arguments], cwd=folder, env=environment, start_new_session=True,
            stdin=self.slave, stdout=self.slave, stderr=self.slave)

    def press(self, keys):
        os.write(self.master, keys.encode())

    def wait_for(self, text):
        """What was shown up to and with this text."""
        shown, end = "", time.monotonic() + PATIENCE
        while text not in shown:
            assert time.monotonic() < end, f"{text!r} did not come: {shown[-2000:]!r}"
            if select.select([self.master], [], [], 0.1)[0]:
                shown += os.read(self.master, 1 << 16).decode("utf-8", "replace")
        return shown

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def work(tiny, tmp_path):
    release(tiny, tmp_path / "copy", "en")
    return tmp_path / "copy" / "tiny" / "tiny.py"


@pytest.fixture
def watch(work):
    started = []

    def begin(columns=80, lines=24):
        started.append(Terminal(work.parent, columns, lines, "watch"))
        return started[-1]

    yield begin
    for terminal in started:
        terminal.close()


def write(path, body):
    path.write_text(f"import numpy as np\n\n\ndef double(x):\n{body}\n")


def test_a_session_from_the_stub_to_the_solution(watch, work):
    terminal = watch()
    terminal.wait_for("not written yet")
    terminal.wait_for("Waiting for you")
    write(work, "    return 3 * x")
    terminal.wait_for("First failure: double")
    write(work, "    return ((")
    terminal.wait_for("never closed")
    work.rename(work.with_suffix(".away"))
    work.with_suffix(".ipynb").unlink()
    terminal.wait_for("There is no tiny.py or tiny.ipynb")
    write(work, "    return 2 * x")
    terminal.wait_for("Solved!")
    terminal.press("h")
    terminal.wait_for("Help 1 for double:")
    terminal.press("q")
    assert terminal.process.wait(PATIENCE) == 0
    assert termios.tcgetattr(terminal.slave) == terminal.before
    assert "tiny.double | passed | hints 1" in (work.parent.parent / "progress.txt").read_text()


def test_reset_in_a_narrow_window_asks_and_keeps_a_copy(watch, work):
    write(work, "    return 3 * x")
    terminal = watch(60, 12)
    terminal.wait_for("First failure")
    terminal.press("r")
    terminal.wait_for("Put the stub")
    terminal.press("y")
    terminal.wait_for("not written yet")
    assert "NotImplementedError" in work.read_text()
    assert "3 * x" in work.with_name("tiny.py.bak1").read_text()


def test_without_a_terminal_it_says_so(work):
    done = subprocess.run([sys.executable, "-m", "grader", "watch"], cwd=work.parent, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, check=False,
                          env={**os.environ, "PYTHONPATH": str(Path(grader.__file__).parent.parent), "GRADER_LANG": "en"})
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "`grader watch` needs a terminal.")
