"""Findings: plain data that survives storage, and sentences that tell as much as they may."""

import json
import pickle

import numpy as np
import pytest

from grader.checks import CheckFailed, Finding, Summary, compare
from grader.locale import T, verbatim

A = np.arange(6.0).reshape(2, 3)
EXAMPLES = {
    "shape": compare(A.T, A, name="dw"),
    "values": compare(A + 1.23456, A, name="dw"),
    "large": compare(np.arange(1000.0) + 7.125, np.arange(1000.0), name="dw"),
    "nan": compare(A * np.nan, A, name="dw"),
    "inf": compare(A, np.full((2, 3), -np.inf), name="dw"),
    "empty": compare(np.zeros((2, 0)), np.zeros((0, 2)), name="dw"),
    "scalar": compare(1.0, 2, name="cost"),
    "huge int": compare(2**80, 1.0, name="cost"),
    "long double": compare(np.longdouble(1), 2.0, name="cost"),
    "complex": compare(A[:1] + 2j, A[:1] + 1j, name="dw"),
    "complex nan": compare(complex(np.nan, 1), 1j, name="dw"),
    "bool": compare(A > 2, A < 2, name="dw"),
    "type": compare(object(), A, name="dw"),
    "text": compare("a", "b", name="dw"),
    "missing": compare({"dW": 1}, {"dw": 1}),
    "structure": compare((1,), (1, 2), name="grads"),
    "property": Finding("property", "", note=verbatim("The cost {must} fall.", "비용은 줄어야 합니다.")),
    "gradient": Finding("gradient", "dw", first_index=(0,), first=(1.5, 2.5), worst_index=(1,),
                        worst=(3.5, 4.5), wrong=2, total=2, pattern=T("It looks transposed.")),
}


@pytest.mark.parametrize("finding", EXAMPLES.values(), ids=EXAMPLES)
def test_survives_strict_json(finding):
    stored = json.dumps(finding.to_data(), allow_nan=False)
    assert Finding.from_data(json.loads(stored)) == finding


@pytest.mark.parametrize("finding", EXAMPLES.values(), ids=EXAMPLES)
def test_exception_survives_pickling(finding):
    again = pickle.loads(pickle.dumps(CheckFailed(finding)))
    assert again.finding == finding
    assert str(again) == finding.text().show("en")


def test_stored_array_keeps_dtype_shape_and_values():
    finding = EXAMPLES["nan"]
    again = Finding.from_data(finding.to_data())
    assert (again.actual.dtype, again.actual.shape) == (finding.actual.dtype, finding.actual.shape)
    assert np.isnan(again.actual).all()


def test_findings_differ_when_their_data_do():
    assert EXAMPLES["shape"] == compare(A.T, A, name="dw")
    assert EXAMPLES["shape"] != compare(A.T, A, name="db")
    assert EXAMPLES["values"] != compare(A + 2, A, name="dw")


def test_large_arrays_are_summarised():
    finding = EXAMPLES["large"]
    assert finding.expected == Summary("float64", (1000,), 0.0, 999.0)
    assert len(json.dumps(finding.to_data())) < 1000


def test_a_finding_does_not_change_with_the_array_it_was_made_from():
    actual = A + 1
    finding = compare(actual, A)
    actual[:] = 0
    assert finding.actual[0, 0] == 1


@pytest.mark.parametrize(("finding", "sentence"), [
    ("shape", "dw has shape (3, 2); it should have shape (2, 3). It looks transposed."),
    ("scalar", "cost should be 2, but it is 1."),
    ("values", "dw: 6 of 6 numbers are wrong. The first is at [0, 0]: expected 0, got 1.23456."),
    ("missing", "The key 'dw' is missing in the result; there is 'dW', which is not the same."),
    ("structure", "grads has the wrong number of values. It has 1; it should have 2."),
    ("property", "The cost {must} fall."),
    ("gradient", ("dw is 4.5 at [1], but the slope of the function there, measured numerically, is 3.5. "
                  "It looks transposed.")),
])
def test_tells_what_is_wrong(finding, sentence):
    assert EXAMPLES[finding].text(show_values=True).show("en") == sentence


@pytest.mark.parametrize(("actual", "expected"), [(1.0000041, 1.0), (0.30001, 0.3), (123456.7, 123456.0)])
def test_prints_enough_digits_to_see_the_difference(actual, expected):
    said = compare(actual, expected).text().show("en")
    should, got = said.removeprefix("the result should be ").removesuffix(".").split(", but it is ")
    assert float(should) != float(got)


@pytest.mark.parametrize("finding", EXAMPLES.values(), ids=EXAMPLES)
def test_hidden_tests_quote_no_number(finding):
    said = finding.text(show_values=False).show("en")
    told = said.replace("float64", "").replace("axes of length 1", "").replace("[0, 0]", "")
    assert said
    assert not any(character.isdigit() for character in told)


@pytest.mark.parametrize(("actual", "expected", "secret"), [
    ("got", "secret", "secret"),
    ({"a": 1.0}, {"a": 2.5}, "2.5"),
    ([1, 2], (1, 2, 3), "3"),
    ([1, 2], np.ones((7, 9)), "7"),
    (np.ones((9, 7)), np.ones((7, 9)), "7"),
])
def test_hidden_tests_do_not_tell_the_expected_value(actual, expected, secret):
    finding = compare(actual, expected)
    assert secret not in finding.text(show_values=False).show("en")


def test_default_name_is_translated_where_others_are_not():
    named = compare(1.0, 2.0, name="cost").text().values["name"]
    unnamed = compare(1.0, 2.0).text().values["name"]
    assert (named, unnamed) == ("cost", T("the result"))
