"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require


def part(result, index):
    """One of several returned values; the whole result if there are not so many, for the check to name."""
    return result[index] if isinstance(result, tuple | list) and len(result) > index else result


def distance(colors, ratios, target):
    """How far the mixture of the paints is from the target."""
    return float(np.linalg.norm(np.dot(ratios, colors) - target))


@pytest.mark.exercise("predict")
def test_predictions(student, reference, case):
    assert_same(student.predict(*case), reference.predict(*case), name="predictions")


@pytest.mark.exercise("compute_cost")
def test_cost_of_a_perfect_line(student):
    # y = 2x + 1 costs nothing; with another bias every sample is off by 1, which costs one half.
    X, y = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([3.0, 5.0, 7.0, 9.0])
    costs = [student.compute_cost(X, y, np.array([2.0]), b) for b in (1.0, 2.0)]
    assert_same(costs, [0.0, 0.5], name="costs")


@pytest.mark.exercise("compute_cost")
def test_cost(student, reference, case):
    assert_same(student.compute_cost(*case), reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("residual_variance")
def test_variance(student, reference, case):
    assert_same(student.residual_variance(*case), reference.residual_variance(*case), name="variance")


@pytest.mark.exercise("compute_gradients")
def test_worked_example(student):
    X, y = np.array([[1, 2], [3, 0], [0, 1]]), np.array([1.0, 5.0, 0.0])
    gradients = student.compute_gradients(X, y, np.array([2.0, -1.0]), 0.5)
    assert_same(gradients, (np.array([4 / 3, -0.5]), 1 / 6), name="(dw, db)")


@pytest.mark.exercise("compute_gradients")
def test_gradients(student, reference, case):
    assert_same(student.compute_gradients(*case), reference.compute_gradients(*case), name="(dw, db)")


@pytest.mark.exercise("gradient_descent_step")
def test_steps(student, reference, case):
    step = student.gradient_descent_step(*case)
    assert_same(step, reference.gradient_descent_step(*case), name="x after the step")


@pytest.mark.exercise("gradient_descent_step")
@pytest.mark.supporting
def test_the_given_point_stays_as_it_is(student, case):
    student.gradient_descent_step(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("fit")
def test_learned_parameters(student, reference, case):
    result = student.fit(*case)
    assert_same((part(result, 0), part(result, 1)), reference.fit(*case)[:2], name="(w, b)")


@pytest.mark.exercise("fit")
def test_costs(student, reference, case):
    # As arrays, because a list may have more entries than asked for, and here their number matters.
    costs = np.asarray(part(student.fit(*case), 2))
    assert_same(costs, np.asarray(reference.fit(*case)[2]), name="costs")


@pytest.mark.exercise("mix_colors")
def test_mixtures(student, reference, case):
    assert_same(student.mix_colors(*case), reference.mix_colors(*case), name="mixture")


@pytest.mark.exercise("fit_ratios")
def test_ratios_are_shares(student, case):
    colors, target = case
    ratios = student.fit_ratios(colors, target)
    assert_same(np.zeros(np.shape(ratios)), np.zeros(len(colors)), name="ratios")
    require(
        np.all(np.asarray(ratios) >= -1e-6) and abs(np.sum(ratios) - 1) <= 1e-6,
        en="The ratios should not be negative, and they should add up to 1.",
        ko="비율은 음수가 아니어야 하고, 모두 더하면 1이어야 합니다.",
    )


@pytest.mark.exercise("fit_ratios")
def test_the_mixture_comes_near(student, reference, case):
    colors, target = case
    best = distance(colors, reference.fit_ratios(colors, target), target)
    ratios = student.fit_ratios(colors, target)
    assert_same(np.zeros(np.shape(ratios)), np.zeros(len(colors)), name="ratios")
    require(
        distance(colors, ratios, target) <= best + 0.01,
        en="Other ratios give a mixture that is nearer to the wanted colour.",
        ko="다른 비율로 섞으면 원하는 색에 더 가까워집니다.",
    )
