"""`grader grade` on a class of honest students and attackers in one folder, in a process of its own."""

import contextlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import grader

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="the levels are for Linux")

DOUBLE = "def double(x):\n    return 2 * x\n"
SHIFT = "def shift(x):\n    return double(x) + 1\n"
AFFINE = (
    "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
    "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n")
NO_BIAS = AFFINE.replace(" + self.b", "")
HONEST = {
    "ann": (DOUBLE + SHIFT + AFFINE, 60), "bob": (DOUBLE, 10), "cho": (DOUBLE + "def shift(x):\n    return x\n" + AFFINE, 40),
    "dan": (DOUBLE + SHIFT + NO_BIAS, 45), "eun": ("def double(x):\n    x *= 2\n    return x\n", 8),
    "fay": ("def double(x):\n    pass\n", 0), "gil": (DOUBLE + SHIFT + AFFINE + "def broken(:\n", 60),
    "zoe": (DOUBLE + SHIFT + AFFINE, 60),
}
PER_CLASS = {"answers": 1, "harm": 1, "leaks": 3}
NEVER_TOLD = (
    "nobody but the instructor", "HIDDEN_CANARY", "assert_same", "twice_as_much_as_x", "one_more_than_double",
    "product_of_input_and_weights", "8675309", "17350618", "1.73506e+07", "8.67531e+06", "a-secret-seed")


def attackers(corpus, folder):
    """One program of each class, by the name of a student."""
    found = {}
    for stem, most in PER_CLASS.items():
        taken = {}
        for number, attack in enumerate(corpus[stem]):
            taken[attack.kind] = taken.get(attack.kind, 0) + 1
            if taken[attack.kind] <= most:
                source = attack.source.replace("@FOLDER@", str(folder / "solutions" / "tiny"))
                found[f"{stem}{number:02}"] = source.replace("solution.py", "tiny.py")
    return found


def zipped(names):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def deliveries(course):
    """What is hostile before any of it runs."""
    page = {"cell_type": "markdown", "metadata": {}, "source": "<script>alert(1)</script>"}
    output = {"output_type": "stream", "name": "stdout", "text": "x" * (20 << 20) + "<script>SCORE 60</script>"}
    cell = {"cell_type": "code", "metadata": {}, "execution_count": 1, "outputs": [output], "source": "def double(x): return x"}
    notebook = {"cells": [page, cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    return {
        "h_dots.zip": zipped({"../../escaped.py": DOUBLE, "tiny.py": DOUBLE}),
        "h_absolute.zip": zipped({"/tmp/escaped.py": DOUBLE}),
        "h_bomb.zip": zipped({"tiny.py": b"\0" * (60 << 20)}),
        "h_noise.zip": b"PK\x03\x04" + bytes(1000),
        "h_json/tiny.ipynb": b'{"cells": [{"cell_type": "code", "source": ["def double(x): ret',
        "h_schema/tiny.ipynb": b'{"cells": {"a": 1}, "nbformat": "four"}',
        "h_outputs/tiny.ipynb": json.dumps(notebook).encode(),
        "h_shadow/tiny.py": b"import numpy as np\nimport conftest, sitecustomize, pytest\ndef double(x): return 0 * x",
        "h_shadow/conftest.py": b"open('pwned', 'w')\ndef pytest_runtest_makereport(): pass",
        "h_shadow/numpy.py": b"open('pwned', 'w')\nallclose = lambda *a: True",
        "h_shadow/sitecustomize.py": b"open('pwned', 'w')",
        "h_shadow/pytest.ini": b"[pytest]\naddopts = --version",
        "h_shadow/test_public.py": b"def test_double(): pass",
        "h_shadow/grader/__init__.py": b"open('pwned', 'w')",
        "h_name\x1b[2J[red]/tiny.py": b"def double(x): raise ValueError('\\x1b[2J')",
        b"h_bytes\xff/tiny.py": b"def double(x): return x",
        "h_device/tiny.py": "/dev/zero", "h_solution/tiny.py": course / "solutions/tiny/tiny.py",
    }


def tree(folder):
    return {path: path.lstat().st_mtime_ns for path in folder.rglob("*") if "__pycache__" not in path.parts}


@pytest.fixture
def school(tmp_path, attacked_course, corpus):
    """A folder with the class; the scores of the honest by name."""
    course, work = attacked_course("hints").folder, tmp_path / "class"
    programs = {name: source for name, (source, _score) in HONEST.items()} | attackers(corpus, course)
    files = {f"{name}/tiny.py": source.encode("utf-8", "surrogatepass") for name, source in programs.items()}
    for name, content in (files | deliveries(course)).items():
        path = os.path.join(os.fsencode(work), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if isinstance(content, bytes):
            Path(os.fsdecode(path)).write_bytes(content)
        else:
            os.symlink(content, path)
    return work


def graded(school, course, folder, level):
    """Run the command from inside a hostile folder; its process, results and gradebook."""
    command = [sys.executable, "-m", "grader", "grade", str(school), "--course", str(course), "--timeout", "0.5",
               "--json", str(folder / "results.json"), "--gradebook", str(folder / "book.db"), "--lang", "en"]
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(grader.__file__).parent.parent), "GRADER_SANDBOX": level,
                   "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200", "LANG": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=school, env=environment, timeout=170)


@pytest.mark.parametrize("at", ["isolated", pytest.param("confined", marks=pytest.mark.sweep),
                                   pytest.param("filtered", marks=pytest.mark.sweep)])
def test_a_class_with_attackers(at, school, tmp_path, attacked_course, request):
    course = attacked_course("hints").folder
    before = tree(school), tree(course)
    done = graded(school, course, tmp_path, at)
    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert "\x1b" not in done.stdout
    results = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["submissions"]
    scores = {result["student"]: result["score"] for result in results}
    honest = {name: score for name, (_source, score) in HONEST.items()}
    assert {name: scores.get(name) for name in honest} == honest
    assert {name: score for name, score in scores.items() if name not in honest and score} == {}
    assert {result["sandbox"] for result in results} == {at}
    assert len(scores) >= 50
    assert (tree(school), tree(course)) == before
    assert not any(Path(place, name).exists() for place in ("/tmp", tmp_path, school) for name in ("escaped.py", "pwned"))
    messages = [test["message"] for result in results for e in result["exercises"] for test in e["tests"]]
    assert any("8675309" in message for message in messages), "the instructor does read hidden inputs"
    told = [test["feedback"] for result in results for e in result["exercises"] for test in e["tests"]]
    told += [problem for result in results for problem in result["problems"]]
    with contextlib.closing(sqlite3.connect(tmp_path / "book.db")) as book:
        told += [text for (text,) in book.execute("select feedback from tests where feedback is not null and not public")]
        assert book.execute("select count(*) from submissions").fetchone() == (len(results),)
    assert [text for text in told if any(secret in text for secret in NEVER_TOLD)] == []


def test_a_hostile_folder_is_no_place_for_modules(tmp_path, attacked_course):
    """Started as a module, Python would look for numpy in the folder that it is started from."""
    for name in ("numpy", "click", "rich", "pytest", "tomllib", "sqlite3", "nbformat"):
        (tmp_path / f"{name}.py").write_text("open('pwned', 'w').close()\n", encoding="ascii")
    hostile = [sys.executable, "-c", "import sys; sys.path.insert(0, ''); import numpy"]
    subprocess.run(hostile, check=True, cwd=tmp_path)
    assert (tmp_path / "pwned").exists(), "the trap works"
    (tmp_path / "pwned").unlink()
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "tiny.py").write_text(DOUBLE, encoding="ascii")
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(grader.__file__).parent.parent), "LANG": "C.UTF-8"}
    command = [sys.executable, "-m", "grader", "grade", "class", "--course", str(attacked_course("hints").folder),
               "--gradebook", "book.db", "--allow-unprotected"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=environment, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    assert not (tmp_path / "pwned").exists()
