"""What counts as the same value: strict about form, tolerant of rounding and of harmless conventions."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from grader.checks import CheckFailed, assert_same, compare, remarks

A = np.arange(6.0).reshape(2, 3)
MASK = A > 2


def kind(actual, expected, **options):
    finding = compare(actual, expected, **options)
    return finding and finding.kind


ACCEPTED = {
    "the same array": (A.copy(), A),
    "rounding of the last bits": (A * (1 + 1e-9), A),
    "an error within tolerance": (A * (1 + 0.9e-6), A),
    "a small number lost beside large ones": (np.array([1.0, 0.0]), np.array([1.0, 1e-12])),
    "zero but for rounding": (np.array([3e-17, 0.0]), np.zeros(2)),
    "Python float for a numpy scalar": (1.5, np.float64(1.5)),
    "numpy scalar for a Python float": (np.float64(1.5), 1.5),
    "0-d array for a Python float": (np.array(1.5), 1.5),
    "Python float for a 0-d array": (1.5, np.array(1.5)),
    "int for a whole float": (2, 2.0),
    "bool predictions": (MASK, MASK.astype(float)),
    "float predictions": (MASK.astype(float), MASK),
    "int predictions": (MASK.astype(int), MASK.astype(float)),
    "Fortran order": (np.asfortranarray(A), A),
    "a strided view": (np.repeat(A, 2, axis=1)[:, ::2], A),
    "big endian": (A.astype(">f8"), A),
    "float32": (A.astype(np.float32), A),
    "float16 where it is exact": (A.astype(np.float16), A),
    "long double": (A.astype(np.longdouble), A),
    "extra keys": ({"dw": A, "db": 1.0, "cache": object()}, {"dw": A}),
    "keys in another order": ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
    "extra trailing values": ((A, 1.0, object()), (A, 1.0)),
    "a list for a tuple": ([A, 1.0], (A, 1.0)),
    "a tuple for a list": ((A, 1.0), [A, 1.0]),
    "NaN and inf at the same places": (np.array([np.nan, np.inf, -1]), np.array([np.nan, np.inf, -1])),
    "empty arrays of the same shape": (np.zeros((0, 3)), np.zeros((0, 3))),
    "empty lists": ([], ()),
    "nothing": (None, None),
    "strings": ("relu", "relu"),
    "nested": ({"grads": [({"dw": A},), None]}, {"grads": [({"dw": A},), None]}),
    "huge numbers": (np.array([1e300, 1e-300]), np.array([1e300, 1e-300])),
    "complex where complex is expected": (A + 1j, A + 1j),
}

REFUSED = {
    "scalar for a matrix": (1.0, np.ones((2, 2)), "shape"),
    "0-d array for a matrix": (np.array(1.0), np.ones((2, 2)), "shape"),
    "(1,) for a scalar": (np.ones(1), 1.0, "shape"),
    "(1, 1) for a scalar": (np.ones((1, 1)), 1.0, "shape"),
    "scalar for (1, 1)": (1.0, np.ones((1, 1)), "shape"),
    "(3,) for (3, 1)": (np.ones(3), np.ones((3, 1)), "shape"),
    "(1, 3) for (2, 3)": (np.ones((1, 3)), np.ones((2, 3)), "shape"),
    "transposed": (A.T, A, "shape"),
    "empty for (1,)": (np.zeros(0), np.ones(1), "shape"),
    "empty of another shape": (np.zeros((0, 3)), np.zeros(0), "shape"),
    "(1,) for empty": (np.zeros(1), np.zeros(0), "shape"),
    "zeros for gradients of 1e-9": (np.zeros(3), np.full(3, 1e-9), "values"),
    "zeros for gradients of 1e-12": (np.zeros(3), np.full(3, 1e-12), "values"),
    "gradients of 1e-9 for zeros": (np.full(3, 1e-9), np.zeros(3), "values"),
    "an error beyond tolerance": (A * (1 + 2e-6), A, "values"),
    "one wrong element of many": (np.where(np.arange(10_000) == 77, 1.00001, 1.0), np.ones(10_000), "values"),
    "one wrong element in float32": (
        np.where(np.arange(10_000) == 77, 1.01, 1.0).astype(np.float32), np.ones(10_000), "values"),
    "float16 where it is not exact": (np.full(3, 1 / 3, np.float16), np.full(3, 1 / 3), "values"),
    "truncated integers": (np.array([1, 2]), np.array([1.5, 2.5]), "values"),
    "True for a number": (True, 0.5, "type"),
    "bools for numbers": (MASK, A, "type"),
    "complex for real": (A + 0j, A, "type"),
    "strings for numbers": (A.astype(str), A, "type"),
    "dates for numbers": (np.array(["2020-01-01"], "M8[D]"), np.ones(1), "type"),
    "structured for numbers": (np.zeros(1, [("a", float)]), np.ones(1), "type"),
    "an object array": (A.astype(object), A, "type"),
    "a masked array": (np.ma.masked_array(A, mask=True), A, "type"),
    "a matrix": (np.ones((2, 2)).view(np.matrix), np.ones((2, 2)), "type"),
    "an array in a list": ([1.0, 2.0], np.array([1.0, 2.0]), "structure"),
    "a list in an array": (np.array([1.0, 2.0]), [1.0, 2.0], "structure"),
    "a tuple around the value": ((A,), A, "structure"),
    "a number as a string": ("1.0", 1.0, "type"),
    "NaN": (np.array([1.0, np.nan]), np.array([1.0, 2.0]), "not finite"),
    "inf": (np.array([1.0, np.inf]), np.array([1.0, 2.0]), "not finite"),
    "NaN for inf": (np.array([np.nan]), np.array([np.inf]), "values"),
    "the other infinity": (np.array([-np.inf]), np.array([np.inf]), "values"),
    "a number for NaN": (np.array([1.0]), np.array([np.nan]), "values"),
    "a huge int": (10**400, 1.0, "not finite"),
    "an int beyond every machine type": (2**80, 1.0, "values"),
    "None": (None, A, "missing"),
    "None in a tuple": ((A, None), (A, 1.0), "missing"),
    "something for None": (0, None, "type"),
    "a missing key": ({"db": 1.0}, {"dw": A}, "missing"),
    "a key in another case": ({"dW": A}, {"dw": A}, "missing"),
    "too few values": ((A,), (A, A), "structure"),
    "nothing for something": ([], [A], "structure"),
    "something for nothing": ([A], [], "structure"),
    "keys where there should be none": ({"a": 1}, {}, "structure"),
    "a list for a dict": ([("dw", A)], {"dw": A}, "structure"),
    "another string": ("relu", "sigmoid", "values"),
    "a wrong number deep inside": ({"g": [(A,), 1]}, {"g": [(A,), 2]}, "values"),
}


@pytest.mark.parametrize(("actual", "expected"), ACCEPTED.values(), ids=ACCEPTED)
def test_accepts(actual, expected):
    assert compare(actual, expected) is None


@pytest.mark.parametrize(("actual", "expected", "wrong"), REFUSED.values(), ids=REFUSED)
def test_refuses(actual, expected, wrong):
    assert kind(actual, expected) == wrong


def test_finding_says_where_and_how_much():
    actual = A.copy()
    actual[0, 1] += 0.5
    actual[1, 2] -= 3
    finding = compare(actual, A, name="dw")
    assert (finding.wrong, finding.total) == (2, 6)
    assert (finding.first_index, finding.first) == ((0, 1), (1.0, 1.5))
    assert (finding.worst_index, finding.worst) == ((1, 2), (5.0, 2.0))


def test_nan_is_worse_than_any_number():
    finding = compare(np.array([9.0, np.nan]), np.ones(2))
    assert finding.worst_index == (1,)


def test_path_leads_to_the_wrong_value():
    finding = compare({"dw": [A, A + 1]}, {"dw": [A, A]}, name="grads")
    assert finding.path == "grads['dw'][1]"


def test_first_wrong_value_in_the_order_of_the_expected_one_is_told():
    finding = compare({"b": 0, "a": 0}, {"a": 1, "b": 1}, name="grads")
    assert finding.path == "grads['a']"


@pytest.mark.parametrize(("actual", "expected", "words"), [
    (A.T, A, "transposed"),
    (np.ones((1, 1)), 1.0, "axes of length 1"),
    (np.array([1, 2]), np.array([1.5, 2.5]), "whole numbers"),
    (np.full(3, 0.4, np.float32), np.full(3, 0.3), "float32"),
])
def test_recognises_a_pattern(actual, expected, words):
    assert words in compare(actual, expected).pattern.show("en")


def test_tolerance_can_be_chosen():
    assert kind(A * 1.001, A, rtol=1e-2) is None
    assert kind(A * 1.001, A) == "values"
    assert kind(np.zeros(3), np.full(3, 1e-12), atol=1e-10) is None


def test_assert_same_raises_the_finding():
    with pytest.raises(CheckFailed, match="dw has shape") as failed:
        assert_same(A.T, A, name="dw")
    assert failed.value.finding.kind == "shape"


def test_single_precision_is_remarked_but_right():
    said = assert_same({"dw": A.astype(np.float32), "db": 1.0}, {"dw": A, "db": 1.0}, name="grads")
    assert [text.show("en").split(" is ")[0] for text in said] == ["grads['dw']"]
    assert remarks((A, [A]), (A, [A])) == ()


def test_an_expected_value_that_cannot_be_compared_is_the_authors_mistake():
    with pytest.raises(TypeError, match="set"):
        compare({1}, {1})
    with pytest.raises(TypeError, match="object"):
        compare([None], [object()])


def test_the_values_are_left_alone():
    actual = {"dw": A.copy(), "x": [1, 2]}
    compare(actual, {"dw": A + 1})
    assert actual["x"] == [1, 2]
    np.testing.assert_array_equal(actual["dw"], A)


def test_a_list_that_holds_itself_is_compared_as_far_as_the_expected_one_goes():
    loop = []
    loop.append(loop)
    assert kind(loop, [[[1.0]]]) == "structure"


numbers = st.floats(-1e6, 1e6).filter(lambda v: v == 0 or abs(v) > 1e-6)
matrices = arrays.arrays(np.float64, arrays.array_shapes(max_dims=3, max_side=4), elements=numbers)


@given(matrices)
def test_every_array_equals_itself(values):
    assert compare(values.copy(), values) is None


@given(matrices, st.data())
def test_a_changed_element_is_found_and_located(values, data):
    index = tuple(data.draw(st.integers(0, n - 1)) for n in values.shape)
    actual = values.copy()
    actual[index] += 1e-3 * (1 + np.abs(values).max())
    finding = compare(actual, values)
    assert (finding.kind, finding.wrong, finding.worst_index) == ("values", 1, index)
