"""Small changes of a reference: each is a program that differs in one place, and is described without code."""

import ast

import pytest

from grader.course import read_course
from grader.grading.mutants import changed_lines, mutants_of

MODULE = '''\
import numpy as np


def given(x):
    return x + 1


def f(a, b, axis=0):
    """Text that is no code: 1 + 2."""
    c = 5
    ### BEGIN SOLUTION
{body}
    ### END SOLUTION
'''


def texts(line):
    source = MODULE.format(body=f"    {line}")
    return [(m.text.show("en"), ast.unparse(ast.parse(m.source).body[-1].body[-1])) for m in mutants_of(source, "f")]


@pytest.mark.parametrize(("line", "text", "result"), [
    ("return a + b", "a minus sign where there should be a plus", "return a - b"),
    ("return a - b", "a plus sign where there should be a minus", "return a + b"),
    ("return a - b", "two operands in the wrong order", "return b - a"),
    ("return a * b", "a missing factor", "return b"),
    ("return a / b", "a missing division", "return a"),
    ("return a @ b", "an element-by-element product", "return a * b"),
    ("return a ** b", "a missing power", "return a"),
    ("return -a", "a missing minus sign", "return a"),
    ("return np.sum(a)", "a mean where there should be a sum", "return np.mean(a)"),
    ("return np.sum(a, axis=0)", "over the wrong axis", "return np.sum(a, axis=1)"),
    ("return np.sum(a, axis=0)", "over everything", "return np.sum(a)"),
    ("return np.sum(a, keepdims=True)", "(keepdims)", "return np.sum(a)"),
    ("return np.sqrt(a)", "a missing sqrt", "return a"),
    ("return np.dot(a, b)", "two arguments in the wrong order", "return np.dot(b, a)"),
    ("return a.T", "a missing transposition", "return a"),
    ("return a[2]", "off by one", "return a[3]"),
    ("return a > b", "a comparison the wrong way round", "return a < b"),
    ("return a > b", "wrong where both sides are equal", "return a >= b"),
    ("a -= b", "a step in the wrong direction", "a += b"),
])
def test_one_change_has_one_description(line, text, result):
    assert any(text in said and code == result for said, code in texts(line)), texts(line)


def test_only_the_solution_is_changed():
    mutants = list(mutants_of(MODULE.format(body="    return a + b"), "f"))
    assert len(mutants) == 3
    for mutant in mutants:
        tree = ast.parse(mutant.source)
        assert "return x + 1" in ast.unparse(tree)
        assert "c = 5" in ast.unparse(tree)
        assert (mutant.exercise, mutant.line) == ("f", 12)
    assert list(mutants_of(MODULE.format(body="    return a + b"), "given")) == []


def test_every_mutant_of_the_sample_course_is_a_different_program(request):
    course = read_course(request.config.rootpath)
    counts = []
    for unit in course.units:
        reference = unit.reference_file.read_text(encoding="utf-8")
        plain = ast.unparse(ast.parse(reference))
        for exercise in unit.exercises:
            mutants = list(mutants_of(reference, exercise.name))
            for mutant in mutants:
                compile(mutant.source, "mutant", "exec")
                assert mutant.source != plain
            counts.append(len(mutants))
    assert sum(count > 0 for count in counts) > 0.9 * len(counts)  # nothing can be changed in `return x`


@pytest.mark.parametrize(("line", "result"), [
    ("a[0] = b", "pass"),
    ("a *= b", "a = b"),
    ("a *= b", "a /= b"),
    ("a = b if axis else c", "a = b"),
    ("a = b and c", "a = b or c"),
    ("a = not b", "a = b"),
    ("a = b // c", "a = b"),
    ("a = b @ c", "a = c"),
    ("a = b.copy()", "a = b"),
    ("a = copy.deepcopy(b)", "a = b"),
    ("a = range(1, b)", "a = range(1, b - 1)"),
    ("a = np.where(b, c, axis)", "a = np.where(b, axis, c)"),
    ("a = b(c, key=axis)", "a = b(c)"),
    ("return (a, b)", "return (b, a)"),
    ("a = True", "a = False"),
    ("a = 0.5 * b", "a = 1.0 * b"),
    ("a = b[2]", "a = b[1]"),
])  # fmt: skip
def test_thorough_mutants_are_more(line, result):
    source = MODULE.format(body=f"    {line}")

    def codes(**options):
        return [ast.unparse(ast.parse(m.source).body[-1].body[-1]) for m in mutants_of(source, "f", **options)]

    assert result in codes(thorough=True)
    assert result not in codes()
    assert len(set(codes(thorough=True))) == len(codes(thorough=True))


def test_the_changed_lines_tell_a_mutant_from_its_reference():
    source = MODULE.format(body="    d = a + b\n    return d")
    mutant = next(mutants_of(source, "f"))
    assert changed_lines(source, mutant) == "-    d = a + b\n+    d = a - b"
