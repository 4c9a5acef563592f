"""Tests that decide the points; students never get them.

Slopes may be off by 1e-5: that allows any step h from 1e-3 to 1e-8 for a central difference, and shows a one-sided one
with h = 1e-4. Where the function is asked for its values is looked at as well.
"""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require

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


def require_both_sides(asked, middle):
    """The function has been asked for values on both sides of a number."""
    require(
        min(asked, default=middle) < middle < max(asked, default=middle),
        en="A central difference needs a value of f on each side of x, one at x + h and one at x - h.",
        ko="중심 차분에는 x의 양쪽, 곧 x + h와 x - h에서 구한 f의 값이 모두 필요합니다.",
    )


@pytest.mark.exercise("numerical_diff")
@pytest.mark.weight(3)
def test_slopes_match(student, reference, case):
    name, x = case
    expected = reference.numerical_diff(NUMBERS[name], x)
    assert_same(student.numerical_diff(NUMBERS[name], x), expected, name=f"slope ({name})", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_diff")
def test_difference_is_central(student, rng):
    x, asked = float(rng.uniform(1, 2)), []

    def cube(a):
        asked.append(float(a))
        return a**3

    slope = student.numerical_diff(cube, x)
    assert_same(slope, 3 * x**2, name="slope", rtol=1e-3)
    require_both_sides(asked, x)


@pytest.mark.exercise("numerical_gradient")
@pytest.mark.weight(4)
def test_gradients_match(student, reference, case):
    name, x = case
    expected = reference.numerical_gradient(ARRAYS[name], x)
    assert_same(student.numerical_gradient(ARRAYS[name], x), expected, name="gradient", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_gradient")
def test_integers_are_not_cut_off(student, reference, rng):
    for shape in [(4,), (2, 3)]:
        x = rng.integers(-4, 5, shape)
        expected = reference.numerical_gradient(ARRAYS["weighted"], x)
        gradient = student.numerical_gradient(ARRAYS["weighted"], x)
        assert_same(gradient, expected, name="gradient", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("numerical_gradient")
def test_differences_are_central(student, reference, rng):
    x, asked = rng.uniform(1, 2, 2), []

    def squares(point):
        asked.append(np.array(point, dtype=float))
        return float(np.sum(point**2))

    gradient = student.numerical_gradient(squares, x)
    assert_same(gradient, 2 * x, name="gradient", rtol=1e-3)
    for i in range(2):
        require_both_sides([float(np.ravel(point)[i]) for point in asked if point.size == x.size], float(x[i]))


@pytest.mark.exercise("numerical_gradient")
@pytest.mark.supporting
def test_x_is_as_before(student, case):
    name, x = case
    student.numerical_gradient(ARRAYS[name], x)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("gradient_descent")
@pytest.mark.weight(3)
def test_points_of_the_descent_match(student, reference, case):
    name, *settings = case
    expected = reference.gradient_descent(ARRAYS[name], *settings)
    assert_same(student.gradient_descent(ARRAYS[name], *settings), expected, name="x", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("gradient_descent")
def test_default_settings_of_the_descent(student, reference, rng):
    start = rng.uniform(0.5, 1.5, 2)
    x = student.gradient_descent(ARRAYS["weighted"], start)
    assert_same(x, reference.gradient_descent(ARRAYS["weighted"], start), name="x", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("gradient_ascent")
@pytest.mark.weight(3)
def test_points_of_the_ascent_match(student, reference, case):
    name, *settings = case
    expected = reference.gradient_ascent(ARRAYS[name], *settings)
    assert_same(student.gradient_ascent(ARRAYS[name], *settings), expected, name="x", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("gradient_ascent")
def test_default_settings_of_the_ascent(student, reference, rng):
    start = rng.uniform(-1.5, -0.5, 2)
    x = student.gradient_ascent(ARRAYS["hill"], start)
    assert_same(x, reference.gradient_ascent(ARRAYS["hill"], start), name="x", rtol=1e-5, atol=1e-7)


@pytest.mark.exercise("relative_error")
@pytest.mark.weight(3)
def test_errors_match(student, reference, case):
    assert_same(student.relative_error(*case), reference.relative_error(*case), name="relative error")


@pytest.mark.exercise("relative_error")
def test_order_and_sign_do_not_matter(student, reference, case):
    a, b = case
    expected = reference.relative_error(a, b)
    errors = [student.relative_error(b, a), student.relative_error(-a, -b)]
    assert_same(errors, [expected, expected], name="relative errors")


@pytest.mark.exercise("relative_error")
@pytest.mark.supporting
def test_inputs_of_the_error_unchanged(student, case):
    student.relative_error(*case)
    assert_inputs_unchanged(student)
