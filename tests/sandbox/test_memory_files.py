"""Files that a test gives to a program: readable in every usual way, also where no real file may be opened."""

import gzip
from pathlib import Path

import numpy as np
import pytest

from grader.course import Course
from grader.course.model import Settings
from grader.grading.subject import LocalStudent, course_limits
from grader.locale import Text
from grader.sandbox import StudentException, best_launcher

CONTENT = b"\x00\x00\x08\x01\x00\x00\x00\x03abc"
READERS = {
    "open": "with open(path, 'rb') as file: return list(file.read())",
    "seek": "file = open(path, 'rb'); file.seek(8); return [*CONTENT[:8], *file.read()]",
    "gzip": "import gzip\n    with gzip.open(path, 'rb') as file: return list(file.read())",
    "either": "import gzip\n    opener = gzip.open if open(path, 'rb').read(2) == b'\\x1f\\x8b' else open\n"
              "    with opener(path, 'rb') as file: return list(file.read())",
    "pathlib": "import pathlib\n    return list(pathlib.Path(path).read_bytes())",
    "fromfile": "return np.fromfile(path, dtype=np.uint8).tolist()",
    "fromfile with a header": "return [*CONTENT[:8], *np.fromfile(path, np.uint8, offset=8)]",
    "fromfile of a file": "with open(path, 'rb') as f:\n        head = np.fromfile(f, '>i4', 2) if 0 else f.read(8)\n"
                          "        return [*head, *np.frombuffer(f.read(), np.uint8)]",
    "exists": "import os\n    assert os.path.exists(path) and os.path.isfile(path) and not os.path.exists(path + 'x')\n"
              "    assert os.path.getsize(path) == len(CONTENT)\n    return list(open(path, 'rb').read())",
    "text": "return list(open(path, encoding='latin-1').read().encode('latin-1'))",
}


def program(body):
    return f"import numpy as np\nCONTENT = {CONTENT!r}\ndef f(path):\n    {body}\n"


@pytest.fixture(scope="module")
def locked():
    """Processes locked in as well as this machine allows: most allow no file at all."""
    with_limits = best_launcher(("numpy",), course_limits_of_nothing())
    yield with_limits.launcher
    with_limits.launcher.close()


def course_limits_of_nothing():
    return course_limits(Course(Text(""), Path(), (), Settings()))


@pytest.mark.parametrize("body", READERS.values(), ids=READERS)
def test_it_is_read_in_every_usual_way(start, locked, body):
    content = gzip.compress(CONTENT) if "gzip.open(path" in body or "opener(" in body else CONTENT
    student = start(program(body), using=locked).student
    assert student.f(student.file("data.idx", content)) == list(CONTENT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")  # left open
@pytest.mark.parametrize("body", READERS.values(), ids=READERS)
def test_a_check_in_a_notebook_reads_it_the_same_way(body):
    namespace = {}
    exec(program(body), namespace)
    content = gzip.compress(CONTENT) if "gzip.open(path" in body or "opener(" in body else CONTENT
    student = LocalStudent(namespace)
    assert student.f(student.file("data.idx", content)) == list(CONTENT)


def test_it_cannot_be_written(start):
    student = start(program("open(path, 'wb')")).student
    with pytest.raises(StudentException, match="PermissionError"):
        student.f(student.file("data.idx", CONTENT))


def test_other_files_are_as_they_were(start, locked):
    student = start(program("return open('/etc/hostname').read()"), using=locked).student
    with pytest.raises(StudentException, match=r"PermissionError|FileNotFoundError|OSError"):
        student.f(student.file("data.idx", CONTENT))


def test_two_files_are_two(start):
    student = start(program("return [open(p, 'rb').read().hex() for p in path]")).student
    assert student.f([student.file("a", b"1"), student.file("b", b"")]) == ["31", ""]


def test_numbers_in_them_keep_their_byte_order(start):
    student = start(program("return np.fromfile(path, '>u4', 2).tolist()")).student
    data = np.array([2049, 3], ">u4").tobytes() + b"rest"
    assert student.f(student.file("data.idx", data)) == [2049, 3]
