"""Beginning anew: one exercise becomes its stub again, everything else stays, and a copy is kept."""

import json

import pytest

from grader.course import read_course
from grader.grading.guide import read_guide
from grader.grading.release import release
from grader.grading.reset import reset_exercise, with_stub

STUB = "# about f\ndef f(x):\n    raise NotImplementedError"


@pytest.fixture
def unit(tiny, tmp_path):
    release(tiny, tmp_path / "copy", "en")
    return read_course(tmp_path / "copy").units[0]


@pytest.mark.parametrize(("source", "expected"), [
    ("a = 1\n\n\ndef f(x):\n    return x\n\n\nb = 2\n", f"a = 1\n\n\n{STUB}\n\n\nb = 2\n"),
    ("# about f\ndef f(x):\n    return x\n", f"{STUB}\n"),
    ("@decorated\ndef f(x):\n    return x\nb = 2\n", f"{STUB}\nb = 2\n"),
    ("def f(x):\n    return 1\ndef f(x):\n    return 2\n", f"{STUB}\n"),
    ("def g(x):\n    return x\n", f"def g(x):\n    return x\n\n\n{STUB}\n"),
    ("", f"{STUB}\n"),
    ("def f(x):\n    return ((\n\ndef g(x):\n    return x\n", f"{STUB}\n\ndef g(x):\n    return x\n"),
    ("def g(x):\n    return ((\n\ndef f(x):\n    return 1\n", f"def g(x):\n    return ((\n\n{STUB}"),
], ids=["between", "comment", "decorator", "twice", "missing", "empty", "broken itself", "another is broken"])
def test_only_the_exercise_is_replaced(source, expected):
    assert with_stub(source, "f", STUB).rstrip("\n") == expected.rstrip("\n")


def test_a_file_is_reset_and_kept(unit):
    path = unit.folder / "tiny.py"
    released = path.read_text()
    worked = released.replace('raise NotImplementedError("double")', "return 2 * x").replace(
        'raise NotImplementedError("shift")', "return 2 * x + 1")
    path.write_text(worked)
    assert worked.count("NotImplementedError") == released.count("NotImplementedError") - 2
    _, kept = reset_exercise(unit, "double", "en")
    assert kept.read_text() == worked
    assert path.read_text() == released.replace('raise NotImplementedError("shift")', "return 2 * x + 1")


def test_every_reset_keeps_its_own_copy(unit):
    path = unit.folder / "tiny.py"
    copies = []
    for number in range(3):
        path.write_text(f"def double(x):\n    return {number}\n")
        copies.append(reset_exercise(unit, "double", "en")[1])
    assert [copy.read_text() for copy in copies] == [f"def double(x):\n    return {n}\n" for n in range(3)]


def test_windows_line_ends_stay(unit):
    path = unit.folder / "tiny.py"
    path.write_bytes(b"def double(x):\r\n    return 1\r\n\r\nkept = 1\r\n")
    reset_exercise(unit, "double", "en")
    assert b"kept = 1\r\n" in path.read_bytes()
    assert b"\r\r" not in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_notebooks_cell_is_reset_and_the_others_stay(unit):
    path = unit.folder / "tiny.ipynb"
    notebook = json.loads(path.read_text())
    before = [cell["source"] for cell in notebook["cells"]]
    for cell in notebook["cells"]:
        if "def double" in "".join(cell["source"]):
            cell["source"], cell["outputs"] = "def double(x):\n    return 3 * x\n", [{"output_type": "stream"}]
    path.write_text(json.dumps(notebook))
    assert reset_exercise(unit, "double", "en")[0] == path
    after = json.loads(path.read_text())["cells"]
    assert ["".join(cell["source"]) for cell in after] == ["".join(source) for source in before]
    assert all(not cell.get("outputs") for cell in after)


def test_a_cell_that_was_deleted_comes_back_above_its_check(unit):
    path = unit.folder / "tiny.ipynb"
    notebook = json.loads(path.read_text())
    notebook["cells"] = [c for c in notebook["cells"] if "def double" not in "".join(c["source"])]
    path.write_text(json.dumps(notebook))
    (unit.folder / "tiny.py").unlink()
    reset_exercise(unit, "double", "en")
    sources = ["".join(cell["source"]) for cell in json.loads(path.read_text())["cells"]]
    place = sources.index(read_guide(unit, "double", "en").stub)
    assert 'grader.check("double")' in sources[place + 1]
