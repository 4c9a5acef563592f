"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_same, require


def after_steps(student, adam, params, steps):
    """The parameters after an optimizer of the student's has updated them with each of the gradients."""
    handle = student.put(params)
    for grads in steps:
        adam.update(handle, grads)
    return student.fetch(handle)


@pytest.mark.exercise("Adam")
def test_first_step_has_the_length_of_the_learning_rate(student):
    params = {"W": np.array([[1.0, 2.0], [3.0, 4.0]]), "b": np.array([0.0, -1.0])}
    grads = {"W": np.array([[500.0, -900.0], [2000.0, -400.0]]), "b": np.array([700.0, -700.0])}
    expected = {"W": np.array([[0.9, 2.1], [2.9, 4.1]]), "b": np.array([-0.1, -0.9])}
    assert_same(after_steps(student, student.Adam(0.1, 0.9, 0.999), params, [grads]), expected, name="params")


@pytest.mark.exercise("Adam")
def test_three_steps(student):
    params = {"W": np.array([1.0, -2.0]), "b": np.array([0.5])}
    steps = [
        {"W": np.array([1000.0, -400.0]), "b": np.array([600.0])},
        {"W": np.array([500.0, 800.0]), "b": np.array([600.0])},
        {"W": np.array([-2000.0, 1200.0]), "b": np.array([-300.0])},
    ]
    expected = {"W": np.array([0.838163497, -2.017013414]), "b": np.array([0.255440809])}
    assert_same(after_steps(student, student.Adam(0.1, 0.8, 0.99), params, steps), expected, name="params")


@pytest.mark.exercise("Adam")
def test_entries_without_gradient_stay(student):
    params = {"W": np.array([1.0, 2.0, 3.0])}
    steps = [{"W": np.array([1000.0, 0.0, 0.0])}, {"W": np.array([1000.0, 0.0, 0.0])}]
    result = after_steps(student, student.Adam(0.1, 0.9, 0.999), params, steps)
    assert_same(result, {"W": np.array([0.8, 2.0, 3.0])}, name="params")


@pytest.mark.exercise("Adam")
def test_two_optimizers_share_nothing(student):
    first, second = student.Adam(0.1, 0.9, 0.999), student.Adam(0.1, 0.9, 0.999)
    params, grads = {"W": np.array([1.0])}, {"W": np.array([1000.0])}
    after_steps(student, first, params, [grads, grads])
    result = after_steps(student, second, params, [{"W": np.array([-500.0])}])
    require(
        abs(result["W"][0] - 1.1) < 1e-6,
        en="A new Adam object must start anew, even if another one has been used before.",
        ko="다른 Adam 객체를 먼저 사용했더라도 새 Adam 객체는 처음 상태에서 시작해야 합니다.",
    )


@pytest.mark.exercise("update_parameters_with_adam")
def test_values(student, reference, case):
    expected = reference.update_parameters_with_adam(*case)
    assert_same(student.update_parameters_with_adam(*case), expected, name="(parameters, v, s)")


@pytest.mark.exercise("update_parameters_with_adam")
def test_zero_gradients_leave_the_parameters(student):
    parameters = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[3.0]])}
    zeros = {"dW1": np.zeros((1, 2)), "db1": np.zeros((1, 1))}
    result = student.update_parameters_with_adam(parameters, zeros, zeros, zeros, 1)
    expected = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[3.0]])}
    assert_same(result[0], expected, name="parameters")
