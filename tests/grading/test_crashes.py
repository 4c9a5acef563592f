"""What beginners' exceptions mean. Each message comes from really letting it happen."""

import math
import sys

import numpy as np
import pytest

from grader.grading.crashes import explain_crash

A, B = np.ones((3, 4)), np.ones((3, 5))


def crash(function):
    """The exception that a function raises, and what is said about it."""
    with np.errstate(all="ignore"), pytest.raises(BaseException) as caught:  # noqa: PT011 - any
        function()
    error = caught.value
    said = explain_crash(type(error).__name__, str(error), getattr(error, "name", None) or "", "forward")
    assert said is not None, f"{type(error).__name__}: {error}"
    return said.show("en")


class Layer:
    def forward(x):  # noqa: N805
        return x

    def scaled(self, x, by):
        return x * by

    def loss(self):
        return self.mask


class Bare:
    pass


def nothing():
    pass


def endless(x):
    return endless(x)


def one(a):
    return a


def late():
    if A.size == 0:
        value = 1
    return value


def subtract_decimals():
    whole = np.arange(3)
    whole -= 0.5


def add_wide():
    narrow = np.ones(3)
    narrow += np.ones((2, 3))


def run(source, **names):
    """Code that would not pass as a test's own."""
    return lambda: exec(source, {"np": np, "A": A, "B": B, "math": math, "Layer": Layer, **names})


CRASHES = {
    "dot": (lambda: np.dot(A, B), "matrix product of the shapes (3, 4) and (3, 5) is not possible: 4 and 3"),
    "dot with a vector": (lambda: np.dot(A, np.ones(3)), "shapes (3, 4) and (3,)"),
    "matmul": (lambda: A @ B, "matrix product is not possible: 4 and 3"),
    "matmul with a number": (lambda: A @ np.float64(2), "is a single number"),
    "add": (lambda: np.ones(3) + np.ones(4), "shapes (3,) and (4,) do not fit together"),
    "add in place": (add_wide, "gives a result of shape (2, 3)"),
    "assign": (run("A = np.zeros(3); A[:] = np.ones(4)"), ("of shape (4,) does not fit into the place of "
                                                          "shape (3,)")),
    "where": (lambda: np.broadcast_arrays(A, B), "do not fit together element by element"),
    "reshape": (lambda: A.reshape(5, 2), "12 numbers cannot get the shape (5, 2)"),
    "concatenate": (lambda: np.concatenate([A, B]), "other axes do not have the same lengths"),
    "stack": (lambda: np.stack([A, B]), "other axes do not have the same lengths"),
    "transpose": (lambda: A.transpose(0, 1, 2), "another number of axes"),
    "axis": (lambda: np.sum(A, axis=2), "no axis 2 in a 2-dimensional array"),
    "np": (lambda: exec("np.exp(1)", {}), "add `import numpy as np` at the top"),
    "math": (lambda: exec("math.exp(1)", {}), "add `import math` at the top"),
    "self": (lambda: exec("self.x", {}), "first parameter of the method"),
    "name": (lambda: exec("learning_rat", {}), "`learning_rat` is not defined where it is used"),
    "unbound": (late, "`value` is used before it has a value"),
    "self missing": (lambda: Layer().forward(A), "Is `self` missing as its first parameter?"),
    "method arguments": (lambda: Layer().scaled(A, 1, 2, 3), "called with 4 arguments, but takes at most 2"),
    "too many": (lambda: one(1, 2, 3), "`one` is called with 3 arguments, but takes at most 1"),
    "too few": (lambda: Layer().scaled(), "called without `x`, `by`"),
    "one too few": (run("one()", one=one), "`one` is called without `a`"),
    "keyword": (lambda: one(1, b=2), "`one` has no parameter `b`"),
    "twice": (lambda: one(1, a=2), "gets `a` twice"),
    "no init": (lambda: Bare(1), "no __init__"),
    "key": (lambda: {}["dW1"], "no key 'dW1' in the dictionary"),
    "number key": (lambda: {}[3], "does not have a key"),
    "index": (lambda: A[3], "beyond axis 0, which has the length 3"),
    "indices": (lambda: np.ones(3)[0, 1], "2 indices are used for a 1-dimensional array"),
    "number indexed": (lambda: np.float64(1)[0], "single number is indexed"),
    "mask": (lambda: A[np.ones(4, bool)], "mask of True and False"),
    "float index": (lambda: A[np.ones(2)], "index must be a whole number"),
    "half index": (lambda: A[0.5], "index must be a whole number"),
    "index arrays": (lambda: A[np.zeros(3, int), np.zeros(4, int)], "shapes (3,) and (4,)"),
    "list": (run("x = [1]; x[2]"), "beyond the end of a list"),
    "list by tuple": (run("x = [1]; x[0, 1]"), "A list is indexed with a value of type tuple"),
    "empty": (run("[].pop()"), "a list that is empty"),
    "math on arrays": (lambda: math.exp(A), "such as np.exp for math.exp"),
    "float of array": (lambda: float(A), "those of math and float() do not take arrays"),
    "truth": (run("if A > 0: pass"), "Use np.where"),
    "none attribute": (lambda: nothing().shape, "`shape` is looked for in a value that is None"),
    "none item": (lambda: nothing()[0], "missing return"),
    "none unpacked": (run("a, b = f()", f=nothing), "missing return"),
    "none iterated": (lambda: list(nothing()), "missing return"),
    "none times": (lambda: nothing() * 2.0, "missing return"),
    "none called": (run("f()()", f=nothing), "None is called"),
    "attribute": (lambda: Layer().loss(), "An object of `Layer` has no `mask` yet"),
    "class attribute": (lambda: Layer.weights, "The class `Layer` has no `weights`"),
    "array attribute": (lambda: A.append(1), "A numpy array has no `append`"),
    "list attribute": (lambda: [1].shape, "A list has no `shape`; numpy arrays have"),
    "number attribute": (lambda: (1.0).shape, "A single number has no `shape`"),
    "dict attribute": (lambda: {}.W1, "A dictionary has no `W1`"),
    "alias": (run("np.int"), "np.int no longer exists in numpy"),
    "numpy attribute": (lambda: np.sigmoid, "The module `numpy` has no `sigmoid`"),
    "zero": (lambda: 1 / 0, "divided by 0"),
    "recursion": (lambda: endless(1), "`forward` calls itself again and again"),
    "overflow": (lambda: math.exp(1000), "becomes too large"),
    "power": (lambda: 10.0**400, "becomes too large"),
    "domain": (lambda: math.log(0), "logarithm of 0"),
    "nan": (lambda: int(float("nan")), "infinite or NaN"),
    "memory": (lambda: np.ones((10**7, 10**7)), "array of shape (10000000, 10000000)"),
    "module": (lambda: exec("import torchh"), "`torchh` is not available here"),
    "import": (lambda: exec("from math import sigmoid"), "no `sigmoid` in the module `math`"),
    "exit": (sys.exit, "exit() or quit()"),
    "array called": (lambda: A(1), "`numpy.ndarray` is called like a function"),
    "number called": (run("x = 2.0; x(3)"), "`float` is called like a function"),
    "module called": (lambda: math(1), "A module is called"),
    "whole numbers": (subtract_decimals, "cannot store decimals in place"),
    "ragged": (lambda: np.array([[1, 2], [3]]), "rows of different lengths"),
    "sequence": (run("A = np.zeros(2); A[0] = [1, 2]"), "place for one number is given several"),
    "unpack few": (run("a, b, c = 1, 2"), "3 values are unpacked, but there are only 2"),
    "unpack many": (run("a, b = 1, 2, 3"), "Only 2 values are unpacked"),
    "strings": (lambda: np.exp("a"), "holds no numbers"),
    "objects": (lambda: np.exp(np.array([{}])), "holds no numbers"),
    "shape in two": (lambda: np.zeros(2, 3), "np.zeros((2, 3))"),
    "tuple item": (run("a = (1, 2); a[0] = 3"), "No element can be assigned in a value of type `tuple`"),
    "float item": (run("x = 1.0; x[0]"), "`float` is used like a list"),
    "len of number": (lambda: len(3), "`int` is used like a list"),
    "lists subtracted": (lambda: [1] - [2], "`-` does not work between `list` and `list`"),
    "list negated": (lambda: -[1], "`-` does not work on `list`"),
    "compared": (lambda: [1] < 1, "`list` and `int` cannot be compared"),
    "list times float": (lambda: [1] * 0.5, "computed with like a number"),
    "list plus number": (lambda: [1] + 1, "computed with like a number"),
    "range of float": (lambda: range(3.0), "but it is a `float`"),
    "unhashable": (lambda: {A: 1}, "cannot be a key"),
    "singular": (lambda: np.linalg.inv(np.ones((2, 2))), "has no inverse"),
    "read-only": (run("A = np.broadcast_to(1.0, (2, 2)); A[0] = 1"), "cannot be changed"),
    "file": (run("open('no such file')"), "file that does not exist"),
}


@pytest.mark.parametrize("which", CRASHES)
def test_a_crash_is_explained(which):
    function, words = CRASHES[which]
    assert words in crash(function)


OTHER_VERSIONS = [
    ("TypeError", "only length-1 arrays can be converted to Python scalars", "np.exp for math.exp"),
    ("TypeError", "only size-1 arrays can be converted to Python scalars", "np.exp for math.exp"),
    ("TypeError", "only 0-dimensional arrays can be converted to Python scalars", "np.exp for math.exp"),
    ("UnboundLocalError", "local variable 'cost' referenced before assignment", "`cost` is used before"),
    ("NameError", "free variable 'cost' referenced before assignment in enclosing scope", ("`cost` is used "
                                                                                          "before")),
    ("NameError", ("cannot access free variable 'w' where it is not associated with a value in enclosing "
                  "scope"), "`w`"),
    ("_UFuncOutputCastingError", ("Cannot cast ufunc 'subtract' output from dtype('float64') to "
     "dtype('int64') with casting rule 'same_kind'"), "cannot store decimals"),
    ("UFuncTypeError", ("Cannot cast ufunc 'add' output from dtype('float64') to dtype('int32') with "
     "casting rule 'same_kind'"), "cannot store decimals"),
    ("_ArrayMemoryError", ("Unable to allocate 7.28 TiB for an array with shape (1000000, 1000000) and data "
                          "type float64"),
     "shape (1000000, 1000000)"),
    ("numpy.exceptions.AxisError", "axis -3 is out of bounds for array of dimension 2", "no axis -3"),
    ("IndexError", ("boolean index did not match indexed array along dimension 0; dimension is 3 but "
     "corresponding boolean dimension is 4"), "mask of True and False"),
    ("ValueError", "too many values to unpack (expected 2, got 3)", "Only 2 values"),
    ("ValueError", "expected a nonnegative input, got -1.0", "not defined"),
    ("OverflowError", "Python integer 300 out of bounds for uint8", "type uint8"),
    ("FloatingPointError", "overflow encountered in exp", "stopped (overflow) in `exp`"),
    ("RecursionError", "maximum recursion depth exceeded in comparison", "calls itself"),
    ("TypeError", "cannot use 'numpy.ndarray' as a dict key (unhashable type: 'numpy.ndarray')", ("cannot be "
                                                                                                 "a key")),
    ("TypeError", "Relu.forward() takes 0 positional arguments but 1 was given", "Is `self` missing"),
    ("TypeError", "outer.<locals>.f() takes 1 positional argument but 2 were given", "`f` is called with 2"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "message", "words"), OTHER_VERSIONS)
def test_the_wording_of_other_versions_is_known(kind, message, words):
    assert words in explain_crash(kind, message, "", "").show("en")


@pytest.mark.parametrize(("kind", "message"), [
    ("ValueError", ""), ("ValueError", "learning rate must be positive"), ("MyError", "division by zero"),
    ("AssertionError", "shapes differ"), ("TypeError", "?" * 100_000), ("ValueError", "(" * 100_000),
])  # fmt: skip
def test_what_is_not_known_is_left_alone(kind, message):
    assert explain_crash(kind, message, "", "f") is None


def test_values_are_not_quoted():
    assert "31415" not in crash(lambda: {}["31415 is not a name"])
    assert "31415" not in crash(lambda: int(float("inf")))
    assert "31415" not in crash(lambda: np.uint8(31415))


def test_every_sentence_ends_with_a_full_stop_or_question_mark():
    for function, _ in CRASHES.values():
        assert crash(function)[-1] in ".?"
