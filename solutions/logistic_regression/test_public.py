"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_same


@pytest.mark.exercise("sigmoid")
def test_value_at_zero(student):
    assert_same(student.sigmoid(np.zeros(3)), np.full(3, 0.5), name="sigmoid(z)")


@pytest.mark.exercise("sigmoid")
def test_values(student, reference, case):
    assert_same(student.sigmoid(*case), reference.sigmoid(*case), name="sigmoid(z)")


@pytest.mark.exercise("sigmoid_derivative")
def test_values_of_the_derivative(student, reference, case):
    assert_same(student.sigmoid_derivative(*case), reference.sigmoid_derivative(*case), name="sigmoid_derivative(x)")
