"""The corpus of attacks, as data, and what they are let loose on."""

import contextlib
import json
import os
import secrets
import select
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.course import read_course
from grader.course import select as select_exercises
from grader.grading.grade import Grader
from grader.sandbox import Level, Limits, ProgramSpec, Student, StudentError, StudentProcess, best_launcher
from grader.submissions import Cell, Program, Submission

HERE = Path(__file__).parent
FILES = ("answers", "escapes", "pairs", "leaks", "harm", "frames")
LIMITS = Limits(call_seconds=0.5, load_seconds=0.5, total_seconds=5, memory_megabytes=512)
HONEST = (
    "import numpy as np\ndef double(x):\n    return 2 * x\ndef shift(x):\n    return double(x) + 1\n"
    "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
    "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n")
HIDDEN_NUMBER = 8675309.0
LEFT_BEHIND = ("/tmp", "/var/tmp", "/dev/shm")


@dataclass(frozen=True)
class Attack:
    """One attempt: `kind` is the class of the threat, `more` what only its own file speaks of."""

    name: str
    kind: str
    source: str = ""
    shows: str = ""
    more: dict = field(default_factory=dict)


def _read(stem):
    entries = tomllib.loads((HERE / f"{stem}.toml").read_text(encoding="utf-8"))["attack"]
    attacks = []
    for entry in entries:
        kind = entry.pop("class", "forged frames")
        source = entry.pop("source", "").replace("@DEEP@", "(" * 5000 + ")" * 5000)
        attacks.append(Attack(entry.pop("name"), kind, source, entry.pop("shows", ""), entry))
    return attacks


CORPUS = {stem: _read(stem) for stem in FILES}
def pytest_generate_tests(metafunc):
    for stem, attacks in CORPUS.items():
        name = f"{stem}_attack"
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, [pytest.param(attack, id=attack.name.replace(" ", "-")) for attack in attacks])
    if "level" in metafunc.fixturenames:
        levels = (Level.ISOLATED, Level.CONFINED, Level.FILTERED)
        metafunc.parametrize("level", levels, ids=[level.label for level in levels], scope="session")


def pytest_collection_modifyitems(items):
    """Below the highest level, where all together take long only the first of each class runs without `-m sweep`."""
    first = {(stem, attack.kind): attack for stem in ("answers", "harm") for attack in reversed(CORPUS[stem])}
    for item in items:
        given = getattr(getattr(item, "callspec", None), "params", {})
        for stem in ("answers", "harm"):
            attack, level = given.get(f"{stem}_attack"), given.get("level", Level.ISOLATED)
            if attack is not None and level is not Level.ISOLATED and first[stem, attack.kind] is not attack:
                item.add_marker(pytest.mark.sweep)


@pytest.fixture(scope="session")
def corpus():
    return CORPUS


@pytest.fixture(scope="session")
def sandboxes():
    """The launcher of a level, started once; None where the level cannot be had."""
    proofs = {}

    def get(level):
        if level not in proofs:
            proofs[level] = best_launcher(("numpy",), LIMITS, ceiling=level)
        proof = proofs[level]
        return proof.launcher if proof.level is level else None

    yield get
    for proof in proofs.values():
        proof.launcher.close()


@pytest.fixture
def sandbox(level, sandboxes):
    launcher = sandboxes(level)
    if launcher is None:
        pytest.skip(f"this machine has no {level.label} level")
    return launcher


@pytest.fixture(scope="session")
def attacked_course(course_files, tmp_path_factory):
    """The tiny course with a hidden input that can be recognized; by policy of feedback, and with short limits but for
    the policy "all", which is for honest people."""
    courses = {}

    def get(policy="hints"):
        if policy not in courses:
            folder = tmp_path_factory.mktemp("course")
            toml = course_files["course.toml"].replace("[limits]", "[limits]\nmemory_megabytes = 512")
            if policy != "all":
                toml = toml.replace("call_seconds = 2", "call_seconds = 0.3").replace(
                    "load_seconds = 3", "load_seconds = 0.5").replace("total_seconds = 20", "total_seconds = 5")
            hidden = course_files["solutions/tiny/test_hidden.py"] + (
                '\n\n@pytest.mark.exercise("double")\ndef test_double_of_the_secret_input(student, reference):\n'
                f"    x = np.array([{HIDDEN_NUMBER}, 1.5])\n"
                '    assert_same(student.double(x), reference.double(x), name="double(x)")\n')
            files = course_files | {"course.toml": f'hidden_feedback = "{policy}"\n' + toml,
                                    "solutions/tiny/test_hidden.py": hidden}
            for name, content in files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
            courses[policy] = read_course(folder)
        return courses[policy]

    return get


@pytest.fixture(scope="session")
def graded(attacked_course):
    """Grade a program of the attacked course with a launcher."""
    graders = {}

    def grade(source, launcher, policy="hints", student="mallory"):
        course = attacked_course(policy)
        key = id(launcher), policy
        if key not in graders:
            graders[key] = Grader(course, select_exercises(course, []), launcher)
        program = Program("tiny.py", "py", (Cell(0, source),))
        return graders[key].grade(Submission(student, {"tiny": program}, "digest", path=student))

    yield grade
    for grader in graders.values():
        grader.__exit__(None, None, None)


@pytest.fixture(scope="session")
def naive():
    """The graders that the attacks were made for, in a process of their own."""
    command = [sys.executable, "-I", str(HERE / "naive.py")]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def grade(source, folder, compare="eq", order="before", neighbour=False, seconds=5.0):
        job = {"source": source, "folder": str(folder), "compare": compare, "order": order, "neighbour": neighbour,
               "seconds": seconds}
        process.stdin.write(json.dumps(job) + "\n")
        process.stdin.flush()
        return json.loads(process.stdout.readline())

    yield grade
    process.stdin.close()
    process.wait(10)
    process.stdout.close()


@pytest.fixture
def bait():
    """A folder that holds what an attacker would like to have."""
    # Not in pytest's own folder, which is private: whoever the attacker is, only the sandbox may keep him out.
    with tempfile.TemporaryDirectory(prefix="bait-") as folder:
        yield _filled(Path(folder))


def _filled(tmp_path):
    tmp_path.chmod(0o777)
    (tmp_path / "secret.txt").write_text(SECRET, encoding="ascii")
    (tmp_path / "hidden_solution.py").write_text(f"ANSWER = '{SECRET}'\n", encoding="ascii")
    (tmp_path / "solution.py").write_text("def double(x): return 2 * x\n", encoding="ascii")
    (tmp_path / "neighbour.py").write_text(HONEST, encoding="ascii")
    (tmp_path / "test_public.py").write_text("assert True\n", encoding="ascii")
    (tmp_path / "expected.txt").write_text(json.dumps({"3": [2.0, 4.0, 6.0], "2": [8.0, -2.0]}), encoding="ascii")
    (tmp_path / "link").symlink_to("secret.txt")
    for path in tmp_path.iterdir():
        if not path.is_symlink():
            path.chmod(0o666)
    return tmp_path


SECRET = "the-answer-is-" + secrets.token_hex(8)


@dataclass(frozen=True)
class State:
    """What can be left behind: descriptors of this process, processes, files, things of System V."""

    descriptors: frozenset
    processes: frozenset
    files: frozenset
    ipc: frozenset


def _children(pid):
    """All processes that descend from one, but those that have ended and wait to be collected."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError), open(f"/proc/{entry}/stat") as stat:
                fields = stat.read().rpartition(")")[2].split()
                if fields[0] != "Z":
                    parents.setdefault(int(fields[1]), set()).add(int(entry))
    found, todo = set(), [pid]
    while todo:
        new = parents.get(todo.pop(), set()) - found
        found |= new
        todo += new
    return found


def _left_files():
    found = set()
    for folder in LEFT_BEHIND:
        with contextlib.suppress(OSError):
            for entry in os.scandir(folder):
                with contextlib.suppress(OSError):
                    owner = entry.stat(follow_symlinks=False).st_uid
                    if owner == 65534 or entry.name.startswith("attack-"):
                        found.add(entry.path)
    return frozenset(found)


def _ipc():
    found = set()
    for kind in ("shm", "sem", "msg"):
        with contextlib.suppress(OSError), open(f"/proc/sysvipc/{kind}") as table:
            found |= {(kind, line.split()[0], line.split()[1]) for line in table.readlines()[1:]}
    return frozenset(found)


def _state(zygote):
    fds = frozenset(os.listdir("/proc/self/fd"))
    return State(fds, frozenset(_children(zygote.pid)) if zygote else frozenset(), _left_files(), _ipc())


def _until(condition, seconds=5.0):
    """Wait for something that another process is about to do."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        select.select([], [], [], 0.002)
    return condition()


@pytest.fixture
def until():
    return _until


@pytest.fixture
def nothing_left():
    """A context at whose end everything is as it was: no process, file, segment or descriptor more."""

    @contextlib.contextmanager
    def watch(launcher, keys=()):
        with contextlib.closing(launcher.launch()):
            pass  # the zygote runs
        zygote = launcher._zygote
        _until(lambda: len(_children(zygote.pid)) <= 1)
        before = _state(zygote)
        yield
        assert launcher._zygote is zygote, "the zygote was replaced"
        assert zygote.poll() is None, "the zygote has died"
        assert _until(lambda: frozenset(_children(zygote.pid)) <= before.processes), "a process was left"
        after = _state(zygote)
        assert len(after.descriptors) <= len(before.descriptors), "a descriptor was left"
        assert after.files <= before.files, "a file was left"
        mine = {entry for entry in after.ipc - before.ipc if entry[1] in {str(key) for key in keys}}
        assert not mine, "something of System V was left"

    return watch


@pytest.fixture
def honest_gets_everything(graded):
    """A neighbour, served by the same zygote, gets exactly what is due."""

    def check(launcher):
        result = graded(HONEST, launcher, "all", student="honest")
        assert (result.score, result.points) == (60, 60)

    return check


@pytest.fixture
def run_function():
    """Call one function of a program: what it returned, what it raised as text, and what was printed."""

    def call(launcher, source, name, *args, limits=LIMITS):
        process = StudentProcess(launcher, ProgramSpec("unit", "unit.py", ((0, source),), (name,)), limits)
        try:
            answer = getattr(Student(process), name)(*args)
        except StudentError as error:
            answer = str(error)
        finally:
            process.close()
        return f"{answer} {process.take_output()}"

    return call
