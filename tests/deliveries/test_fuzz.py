"""From damaged bytes to a record: collected, loaded in a process, judged; never a crash, never a hang."""

import io
import shutil
import zipfile
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.grading.results import Outcome
from grader.submissions import collect

UNITS = {"tiny": ("double", "shift", "Affine")}
FUZZ = settings(deadline=timedelta(seconds=20), max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
PIECES = st.sampled_from([
    b"", b"(", b")", b"'''", b'"', b"\n", b"\t", b"    ", b":", b"def shift(x):\n", b"class Affine:\n", b"import ", b"from . import *\n",
    b"None", b"\xa1\xa2", b"\x00", b"\xff\xfe", b"\\", b"lambda: ", b"@", b"await ", b"return 1\n", b"yield\n", b"global x\n", b"del double\n",
    b"raise SystemExit\n", b"import sys; x = sys.exit()\n", b"while True: pass\n", b"# coding: cp949\n", b"%%bash\n", b"!", b"{", b"]", b",",
])


@pytest.fixture
def record(grader, tmp_path):
    """Grade one file of a class, beside one that is as it should be; gives the results of the others."""

    def run(name, content, beside):
        folder = tmp_path / "class"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "whole").mkdir(parents=True)
        (folder / "whole" / "tiny.py").write_text(beside)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        submissions = {s.student: s for s in collect([folder], UNITS)}
        (cell,) = submissions.pop("whole").programs["tiny"].cells
        assert cell.source == beside, "nobody else's damage costs anything"
        results = [grader.grade(submission) for submission in submissions.values()]
        for result in results:
            assert [e.name for e in result.exercises] == ["double", "shift", "Affine"]
            assert 0 <= result.score <= result.points == 60
            for text in (*result.problems, *(t.message for e in result.exercises for t in e.tests if t.message)):
                assert text.show("en")
                assert text.show("ko")
            for exercise in result.exercises:
                assert (exercise.outcome is Outcome.PASSED) == (exercise.message is None)
        return results

    return run


def damaged(data, content, most=6):
    content = bytearray(content)
    for _ in range(data.draw(st.integers(1, most))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 12))] = data.draw(PIECES | st.binary(max_size=6))
    return bytes(content)


@FUZZ
@given(st.data())
def test_a_damaged_program(record, solved, data):
    assert len(record("kim/tiny.py", damaged(data, solved.encode()), solved)) == 1


@FUZZ
@given(st.data())
def test_a_damaged_notebook(record, solved, as_notebook, data):
    assert len(record("kim/tiny.ipynb", damaged(data, as_notebook(solved).encode()), solved)) == 1


@FUZZ
@given(st.data(), st.sampled_from(["zip", "tar.gz"]))
def test_a_damaged_archive(record, solved, as_notebook, tarred, data, kind):
    files = {"tiny.py": damaged(data, solved.encode(), 2), "helper.py": b"x = 1\n", "a/tiny (1).ipynb": as_notebook(solved).encode()}
    if kind == "zip":
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", data.draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        content = buffer.getvalue()
    else:
        content = tarred(files)
    assert len(record(f"kim.{kind}", damaged(data, content, 3), solved)) == 1


lines = st.sampled_from([
    "def shift(x):", "    return x", "\treturn x", "  y = None", "    if x:", "else:", "    for i in range(3):", "@double", "x = (", "]", "'''",
    "import numpy as np", "from numpy import *", "from nowhere import *", "import nowhere.deep as d", "class Affine(d.C):", "    def forward(self, x):",
    "        return self.W", "try:", "except ImportError:", "    import math", "print 'x'", "a, *b = 1, 2", "double = shift", "shift = None", "lambda: 0",
    "if __name__ == '__main__':", "with open('x') as f:", "    z = f.read()", "type N = int", "z: int = 3", "z += 1", "def double(x, y=z): return x", "\u00a0",
    "async def shift(x): pass", "match x:", "    case 1: pass", "Affine = double(double)", "exec('shift = 1')", "globals().clear()", "del np",
    "import builtins; builtins.print = None; x = 1", "np = 3", "__builtins__ = {}", "__name__ = 3", "double.__name__ = 5", "z = z()", "raise KeyboardInterrupt",
])


@FUZZ
@given(st.lists(lines, max_size=25), st.booleans())
def test_lines_of_code_in_any_order(record, solved, found, first):
    text = "\n".join(found) + "\n"
    assert len(record("kim/tiny.py", (text + solved if first else solved + text).encode(), solved)) == 1
