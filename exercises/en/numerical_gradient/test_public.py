"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same

NUMBERS = {
    "square": lambda a: a**2,
    "cube": lambda a: a**3,
    "logarithm": np.log,
    "exponential": np.exp,
    "sine": np.sin,
    "gentle": lambda a: 0.01 * a**2 + 0.1 * a,
}
ARRAYS = {
    "squares": lambda x: np.sum(x**2),
    "weighted": lambda x: np.sum(np.arange(1, x.size + 1) * x.ravel() ** 2),
    # Products of neighbours: every element's slope depends on other elements.
    "neighbours": lambda x: np.sum(x.ravel()[:-1] * x.ravel()[1:]) + np.sum(x**3),
    "bowl": lambda x: np.sqrt(1 + np.sum(x**2)) + x.ravel()[0] ** 2,
    "waves": lambda x: np.sum(np.sin(x)) + 0.5 * np.sum(x) ** 2 / x.size,
    "hill": lambda x: -np.sum((x - 1) ** 2) - 0.1 * np.sum(x) ** 2,
}


@pytest.mark.exercise("numerical_diff")
def test_slopes_of_known_functions(student):
    slopes = [student.numerical_diff(NUMBERS["square"], 3.0), student.numerical_diff(NUMBERS["cube"], -2.0)]
    assert_same(slopes, [6.0, 12.0], name="slopes", rtol=1e-5)


@pytest.mark.exercise("numerical_diff")
def test_slopes(student, reference, case):
    name, x = case
    expected = reference.numerical_diff(NUMBERS[name], x)
    assert_same(student.numerical_diff(NUMBERS[name], x), expected, name=f"slope ({name})", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_gradient")
def test_gradients(student, reference, case):
    name, x = case
    expected = reference.numerical_gradient(ARRAYS[name], x)
    assert_same(student.numerical_gradient(ARRAYS[name], x), expected, name="gradient", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_gradient")
def test_gradient_at_integers(student):
    gradient = student.numerical_gradient(ARRAYS["squares"], np.array([3, -1, 2]))
    assert_same(gradient, np.array([6.0, -2.0, 4.0]), name="gradient", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_gradient")
def test_gradient_at_a_matrix_of_integers(student):
    gradient = student.numerical_gradient(ARRAYS["squares"], np.array([[1, 0, -2], [4, 3, -5]]))
    assert_same(gradient, np.array([[2.0, 0.0, -4.0], [8.0, 6.0, -10.0]]), name="gradient", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_gradient")
@pytest.mark.supporting
def test_x_is_as_before(student, case):
    name, x = case
    student.numerical_gradient(ARRAYS[name], x)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("gradient_descent")
def test_points_of_the_descent(student, reference, case):
    name, *settings = case
    expected = reference.gradient_descent(ARRAYS[name], *settings)
    assert_same(student.gradient_descent(ARRAYS[name], *settings), expected, name="x", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("gradient_ascent")
def test_points_of_the_ascent(student, reference, case):
    name, *settings = case
    expected = reference.gradient_ascent(ARRAYS[name], *settings)
    assert_same(student.gradient_ascent(ARRAYS[name], *settings), expected, name="x", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("relative_error")
def test_errors(student, reference, case):
    assert_same(student.relative_error(*case), reference.relative_error(*case), name="relative error")
