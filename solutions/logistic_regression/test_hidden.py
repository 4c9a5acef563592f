"""Tests that decide the points; students never get them."""

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same


@pytest.mark.exercise("sigmoid")
@pytest.mark.weight(3)
def test_values(student, reference, case):
    assert_same(student.sigmoid(*case), reference.sigmoid(*case), name="sigmoid(z)")


@pytest.mark.exercise("sigmoid")
def test_inputs_unchanged(student, case):
    student.sigmoid(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("sigmoid_derivative")
@pytest.mark.weight(3)
def test_values_of_the_derivative(student, reference, case):
    assert_same(student.sigmoid_derivative(*case), reference.sigmoid_derivative(*case), name="sigmoid_derivative(x)")


@pytest.mark.exercise("sigmoid_derivative")
def test_slope_agrees_with_the_sigmoid(student, reference, case):
    (x,) = case
    x = np.atleast_1d(x)
    # The derivative of an elementwise function, summed: its gradient is the derivative at every element.
    assert_gradient(lambda x: np.sum(reference.sigmoid(x)), x, student.sigmoid_derivative(x),
                    name="sigmoid_derivative(x)")
