"""A tiny course, written into a temporary folder, and one launcher for all tests."""

from types import SimpleNamespace

import pytest

from grader.course import read_course, select
from grader.grading.grade import Grader
from grader.sandbox import Limits, ProgramSpec, Student, StudentProcess, unprotected_launcher
from grader.submissions import Cell, Program, Submission

COURSE_TOML = """\
title = { en = "A tiny course", ko = "아주 작은 과목" }
units = ["tiny"]
seed = "a-secret-seed"
pass_mark = 50

[limits]
call_seconds = 2
load_seconds = 3
total_seconds = 20

[students]
modules = ["numpy"]
"""

UNIT_TOML = """\
title = { en = "Tiny unit", ko = "작은 단원" }

[[exercise]]
name = "double"
points = 10
title = { en = "Twice as much", ko = "두 배" }

[[exercise]]
name = "shift"
points = 20
builds_on = ["double"]
title = { en = "Twice as much and one", ko = "두 배 더하기 하나" }

[[exercise]]
name = "Affine"
points = 30
title = { en = "A layer", ko = "계층" }
"""

REFERENCE = '''\
"""A module with three exercises."""

import numpy as np


def double(x):
    """Twice as much as x."""
    ### BEGIN SOLUTION
    twice_as_much_as_x = np.multiply(x, 2.0)
    return twice_as_much_as_x
    ### END SOLUTION


def shift(x):
    """Twice as much as x, and one."""
    ### BEGIN SOLUTION
    one_more_than_double = double(x) + 1.0
    return one_more_than_double
    ### END SOLUTION


class Affine:
    """x W + b."""

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        """The layer's output; the input is kept."""
        ### BEGIN SOLUTION
        self.x = x
        product_of_input_and_weights = np.dot(x, self.W)
        return product_of_input_and_weights + self.b
        ### END SOLUTION
'''

CASES = """\
import numpy as np


def double(rng):
    yield (np.array([1.0, 2.0, 3.0]),)
    yield (rng.normal(0, 1, (2, 3)),)


def shift(rng):
    yield (np.array([1.0, -1.0]),)
    yield (rng.normal(0, 1, 4),)


def Affine(rng):
    yield np.eye(2), np.ones(2), np.array([[1.0, 2.0]])
    yield rng.normal(0, 1, (3, 2)), rng.normal(0, 1, 2), rng.normal(0, 1, (4, 3))
"""

TEST_PUBLIC = """\
import numpy as np
import pytest

from grader.checks import assert_same


@pytest.mark.exercise("double")
def test_double(student, reference, case):
    assert_same(student.double(*case), reference.double(*case), name="double(x)")


@pytest.mark.exercise("shift")
def test_shift(student, reference, case):
    assert_same(student.shift(*case), reference.shift(*case), name="shift(x)")


@pytest.mark.exercise("Affine")
def test_affine(student):
    layer = student.Affine(np.eye(2), np.full(2, 3.0))
    assert_same(layer.forward(np.ones((1, 2))), np.full((1, 2), 4.0), name="out")
"""

TEST_HIDDEN = """\
import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same

HIDDEN_CANARY = "nobody but the instructor reads this line"


@pytest.mark.exercise("double")
@pytest.mark.weight(3)
def test_double_of_hidden_inputs(student, reference, case):
    assert_same(student.double(*case), reference.double(*case), name="double(x)")


@pytest.mark.exercise("double")
@pytest.mark.supporting
def test_input_of_double_unchanged(student, case):
    student.double(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("shift")
def test_shift_of_random_input(student, reference, rng):
    x = rng.normal(0, 1, 5)
    assert_same(student.shift(x), reference.shift(x), name="shift(x)")


@pytest.mark.exercise("Affine")
def test_affine_of_hidden_inputs(student, reference, case):
    W, b, x = case
    out = student.Affine(W, b).forward(x)
    assert_same(out, reference.Affine(W, b).forward(x), name="out")


@pytest.mark.exercise("Affine")
def test_affine_keeps_its_input(student, case):
    W, b, x = case
    layer = student.Affine(W, b)
    layer.forward(x)
    assert_same(layer.x, x, name="self.x")
"""

MISTAKES = """\
import numpy as np

from grader.course import mistake

from .tiny import double


@mistake("double", en="You halved instead of doubling.", ko="두 배가 아니라 절반입니다.")
def halved(x):
    return np.multiply(x, 0.5)


@mistake("shift", en="The one is missing.", ko="1을 더하지 않았습니다.")
def without_one(x):
    return double(x)


@mistake("Affine", en="The bias is missing.", ko="편향이 없습니다.")
class WithoutBias:
    def __init__(self, W, b):
        self.W = W

    def forward(self, x):
        self.x = x
        return x @ self.W
"""

ALTERNATIVES = """\
import numpy as np

from grader.course import alternative


@alternative("double")
def by_addition(x):
    return x + x


@alternative("Affine")
class Layer:
    def __init__(self, W, b):
        self.parameters = W, b

    def forward(self, x):
        self.x = x
        return np.einsum("ij,jk->ik", x, self.parameters[0]) + self.parameters[1]
"""


PATIENCE = "look at the numbers that go in, at those that should come out, and at what lies between them."


def _text(intro, hint):
    sections = [
        f"## {name}\n\n### Idea\nThe idea of `{name}`.\n\n"
        + "\n\n".join(f"### {hint} {level}\nHelp {level} for {name}: {PATIENCE}" for level in (1, 2, 3))
        for name in ("double", "shift", "Affine")
    ]
    return "\n\n".join([intro, *sections]) + "\n"


COURSE = {
    "course.toml": COURSE_TOML,
    "solutions/tiny/unit.toml": UNIT_TOML,
    "solutions/tiny/tiny.py": REFERENCE,
    "solutions/tiny/cases.py": CASES,
    "solutions/tiny/test_public.py": TEST_PUBLIC,
    "solutions/tiny/test_hidden.py": TEST_HIDDEN,
    "solutions/tiny/mistakes.py": MISTAKES,
    "solutions/tiny/alternatives.py": ALTERNATIVES,
    "solutions/tiny/text.en.md": _text("# Tiny", "Hint"),
    "solutions/tiny/text.ko.md": _text("# 작은 단원", "힌트"),
}


def _write(folder, changes):
    for name, content in {**COURSE, **changes}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return folder


class _Shared:
    """A launcher that outlives the graders that use it."""

    def __init__(self, launcher):
        self._launcher, self.level = launcher, launcher.level

    def launch(self):
        return self._launcher.launch()

    def close(self):
        """Closed at the end of all tests."""


@pytest.fixture(scope="session")
def launcher():
    """One launcher for all tests that do not harm it."""
    real = unprotected_launcher(["numpy"])
    yield _Shared(real)
    real.close()


@pytest.fixture(scope="session")
def course_files():
    """The text of every file of the tiny course, by its path."""
    return dict(COURSE)


@pytest.fixture
def write_course(tmp_path):
    """Write the tiny course with some files changed or, for None, left out; returns its folder."""
    return lambda changes=None, folder="course": _write(tmp_path / folder, changes or {})


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """The tiny course; nobody changes it."""
    return read_course(_write(tmp_path_factory.mktemp("tiny"), {}))


@pytest.fixture(scope="session")
def grader(tiny, launcher):
    """A grader of the whole tiny course, public and hidden tests."""
    with Grader(tiny, select(tiny, []), launcher=launcher) as grader:
        yield grader


@pytest.fixture(scope="session")
def hand_in_text():
    """A submission of the unit `tiny` with this text."""

    def submission(source, student="kim", unit="tiny"):
        return Submission(student, {unit: Program(f"{unit}.py", "py", (Cell(0, source),))}, "digest", path="kim")

    return submission


@pytest.fixture
def start(launcher):
    """Start a student's program: start("def f(): ...") gives its `process` and `student`."""
    started = []

    def begin(*cells, limits=None, wanted=("f", "g", "C"), using=None, **spec):
        numbered = ((0, cells[0]),) if len(cells) == 1 else tuple(enumerate(cells, 1))
        program = ProgramSpec("unit", "unit.py", numbered, wanted, **spec)
        process = StudentProcess(using or launcher, program, limits or Limits(call_seconds=5, load_seconds=5))
        started.append(process)
        return SimpleNamespace(process=process, student=Student(process))

    yield begin
    for process in started:
        process.close()
