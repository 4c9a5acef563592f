"""Programs served by one zygote cannot reach each other, at the same time or one after the other."""

import contextlib
import os
import secrets
import signal
import subprocess

import pytest

from grader.sandbox import Limits, ProgramSpec, Student, StudentError, StudentProcess

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="the levels are for Linux")

QUICK = Limits(call_seconds=0.4, load_seconds=2, total_seconds=10, memory_megabytes=512)
PID = "\nimport os\ndef pid(): return os.getpid()\n"


def outcome(attack, launcher):
    """Play the two programs; "harmed" if the first one reached the second."""
    mark, key = "attack-" + secrets.token_hex(6), str(secrets.randbelow(1 << 30) + 1)
    aimed = [text.replace("@MARK@", mark).replace("@KEY@", key) + PID for text in (attack.source, attack.more["victim"])]
    first, second = (
        StudentProcess(launcher, ProgramSpec("unit", "unit.py", ((0, text),), ("attack", "notice", "pid")), QUICK)
        for text in aimed)
    try:
        other = Student(second).pid() if attack.more["when"] == "together" else os.getpid()
        generation = second.generation
        said = _said(lambda: Student(first).attack(other))
        if attack.more["when"] == "later":
            first.close()
        noticed = _said(Student(second).notice)
        dead = attack.more["when"] == "together" and (second.generation != generation or noticed == "gone")
        return "harmed" if "harmed" in (said if attack.more.get("answers") else "", noticed) or dead else ""
    finally:
        first.close()
        second.close()
        for folder in ("/tmp", "/dev/shm"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(f"{folder}/{mark}")
        subprocess.run(["ipcrm", "-M", key], check=False, stderr=subprocess.DEVNULL)


def _said(ask):
    try:
        return ask() or ""
    except StudentError as error:
        return "gone" if type(error).__name__ in ("DiedError", "TimedOutError") else "refused"


def test_one_harms_the_other_where_nothing_protects(pairs_attack, launcher):
    said = outcome(pairs_attack, launcher)
    if said != "harmed" and os.geteuid() != 0:
        pytest.skip("this system refuses it to people who are not root")
    assert said == "harmed"


def test_neither_reaches_the_other(pairs_attack, sandbox, nothing_left, honest_gets_everything):
    with nothing_left(sandbox):
        assert outcome(pairs_attack, sandbox) == ""
    honest_gets_everything(sandbox)


def test_nothing_that_one_changed_in_memory_is_seen_by_the_next(sandbox, run_function):
    change = (
        "import sys, os, math, numpy as np, builtins, random\n"
        "def attack():\n    math.pi = 3\n    builtins.spam = 1\n    os.environ['SPAM'] = '1'\n    np.spam = 1\n"
        "    sys.path.append('spam')\n    np.seterr(all='raise')\n    np.random.seed(1)\n    return math.pi\n")
    look = (
        "import sys, os, math, numpy as np, builtins\n"
        "def attack(): return [math.pi > 3.1, hasattr(builtins, 'spam'), 'SPAM' in os.environ, hasattr(np, 'spam'),"
        " 'spam' in sys.path, np.geterr()['divide']]\n")
    assert "3" in run_function(sandbox, change, "attack")
    assert "[True, False, False, False, False, 'warn']" in run_function(sandbox, look, "attack")


def test_one_that_is_stopped_for_ever_does_not_hold_up_the_next(sandbox, run_function):
    loop = "import signal\ndef attack():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    while True: pass\n"
    hanging = StudentProcess(sandbox, ProgramSpec("unit", "unit.py", ((0, loop),), ("attack",)), QUICK)
    try:
        with pytest.raises(StudentError):
            Student(hanging).attack()
        assert "1" in run_function(sandbox, "def attack(): return 1\n", "attack")
    finally:
        hanging.close()


def test_the_zygote_is_not_a_childs_to_end(sandbox, run_function):
    kill = "import os, signal\ndef attack():\n    for n in (9, 15, 2, 19): os.kill(os.getppid(), n)\n    return 'done'\n"
    zygote = sandbox._zygote
    assert "done" not in run_function(sandbox, kill, "attack")
    assert "1" in run_function(sandbox, "def attack(): return 1\n", "attack")
    assert sandbox._zygote is zygote
    assert signal.SIGKILL == 9
