"""Tests that decide the points; students never get them.

Epsilon is taught in several places: outside the root, inside it, after the bias correction or before it (then
the correction stands in the learning rate). All are right. The cases have gradients so large that the place
does not show; where epsilon itself is tested, every place is tried.
"""

import copy

import numpy as np
import pytest

from grader.checks import assert_same, require


def after_steps(student, adam, params, steps):
    """The parameters after an optimizer of the student's has updated them with each of the gradients."""
    handle = student.put(params)
    for grads in steps:
        adam.update(handle, grads)
    return student.fetch(handle)


def expected_after_steps(adam, params, steps):
    """The same for an optimizer of the reference."""
    params = copy.deepcopy(params)
    for grads in steps:
        adam.update(params, grads)
    return params


@pytest.mark.exercise("Adam")
@pytest.mark.weight(2)
def test_first_step(student, reference, case):
    *settings, params, steps = case
    expected = expected_after_steps(reference.Adam(*settings), params, steps[:1])
    assert_same(after_steps(student, student.Adam(*settings), params, steps[:1]), expected, name="params")


@pytest.mark.exercise("Adam")
@pytest.mark.weight(3)
def test_several_steps(student, reference, case):
    *settings, params, steps = case
    expected = expected_after_steps(reference.Adam(*settings), params, steps)
    assert_same(after_steps(student, student.Adam(*settings), params, steps), expected, name="params")


@pytest.mark.exercise("Adam")
def test_default_settings(student, reference, case):
    *_, params, steps = case
    expected = expected_after_steps(reference.Adam(), params, steps)
    assert_same(after_steps(student, student.Adam(), params, steps), expected, name="params")


@pytest.mark.exercise("Adam")
def test_first_step_is_about_the_learning_rate_long(student, rng):
    # From 1 on, even an epsilon of 1e-7 inside the root before the correction changes the step by only 5e-5.
    gradient = rng.choice([-1.0, 1.0], (4, 3)) * 10 ** rng.uniform(0, 4, (4, 3))
    params = {"W": rng.normal(size=(4, 3))}
    result = after_steps(student, student.Adam(0.01, 0.9, 0.999), params, [{"W": gradient}])
    steps = (params["W"] - result["W"]) / np.sign(gradient)
    require(
        np.allclose(steps, 0.01, rtol=1e-3, atol=0),
        en="The first step of every entry should be as long as the learning rate, whatever the size of its "
        "gradient.",
        ko="첫 번째 갱신에서는 기울기의 크기와 상관없이 모든 원소가 학습률만큼 움직여야 합니다.",
    )


@pytest.mark.exercise("Adam")
@pytest.mark.supporting
def test_zero_gradients_move_nothing(student, rng):
    params = {"W": rng.normal(size=(2, 3)), "b": rng.normal(size=3)}
    zeros = {"W": np.zeros((2, 3)), "b": np.zeros(3)}
    result = after_steps(student, student.Adam(0.1, 0.9, 0.999), params, [zeros, zeros])
    assert_same(result, params, name="params")


@pytest.mark.exercise("Adam")
def test_objects_share_nothing(student, reference, case):
    *settings, params, steps = case
    first, second = student.Adam(*settings), student.Adam(*settings)
    first_params, second_params = student.put(params), student.put(params)
    for grads in steps:
        first.update(first_params, grads)
        second.update(second_params, {name: -2 * grad for name, grad in grads.items()})
    expected = expected_after_steps(reference.Adam(*settings), params, steps)
    assert_same(student.fetch(first_params), expected, name="params")


@pytest.mark.exercise("Adam")
@pytest.mark.supporting
def test_gradients_are_only_read(student, case):
    *settings, params, steps = case
    adam, handle, grads = student.Adam(*settings), student.put(params), student.put(steps[0])
    adam.update(handle, grads)
    assert_same(student.fetch(grads), steps[0], name="grads")


def three_dicts(result):
    """What update_parameters_with_adam returned, once it is sure that there are parameters, v and s."""
    require(
        isinstance(result, tuple | list) and [isinstance(part, dict) for part in result[:3]] == [True] * 3,
        en="update_parameters_with_adam should return three dicts: parameters, v, s.",
        ko="update_parameters_with_adam은 딕셔너리 세 개 parameters, v, s를 반환해야 합니다.",
    )
    return tuple(result[:3])


def epsilon_in_every_place(parameters, v, s, t, learning_rate, beta1, beta2, epsilon):
    """The parameters after a step along v and s, with epsilon in each of the places where it is taught."""
    correction = np.sqrt(1 - beta2**t)
    denominators = (
        lambda s: np.sqrt(s) / correction + epsilon,
        lambda s: np.sqrt(s / correction**2 + epsilon),
        lambda s: (np.sqrt(s) + epsilon) / correction,
        lambda s: np.sqrt(s + epsilon) / correction,
    )
    for denominator in denominators:
        yield {
            name: value - learning_rate * v[f"d{name}"] / (1 - beta1**t) / denominator(s[f"d{name}"])
            for name, value in parameters.items()
        }


def nearest(versions, result):
    """The right version that is nearest to the result, so that a failure shows the fairest comparison."""

    def distance(version):
        try:
            return sum(float(np.max(np.abs(result[name] - value))) for name, value in version.items())
        except (KeyError, TypeError, ValueError):  # not even the structure fits: any version shows that
            return np.inf

    return min(versions, key=distance)


@pytest.mark.exercise("update_parameters_with_adam")
@pytest.mark.weight(4)
def test_parameters_match(student, reference, case):
    expected = reference.update_parameters_with_adam(*case)
    result = three_dicts(student.update_parameters_with_adam(*case))
    assert_same(result[0], expected[0], name="parameters")


@pytest.mark.exercise("update_parameters_with_adam")
@pytest.mark.weight(2)
def test_running_mean_of_gradients_matches(student, reference, case):
    expected = reference.update_parameters_with_adam(*case)
    result = three_dicts(student.update_parameters_with_adam(*case))
    assert_same(result[1], expected[1], name="v")


@pytest.mark.exercise("update_parameters_with_adam")
@pytest.mark.weight(2)
def test_running_mean_of_squared_gradients_matches(student, reference, case):
    expected = reference.update_parameters_with_adam(*case)
    result = three_dicts(student.update_parameters_with_adam(*case))
    assert_same(result[2], expected[2], name="s")


@pytest.mark.exercise("update_parameters_with_adam")
def test_three_steps_in_a_row(student, reference, case):
    parameters, grads, v, s, _, *settings = case
    v, s = ({key: np.zeros_like(value) for key, value in means.items()} for means in (v, s))
    expected, result = (parameters, v, s), (parameters, v, s)
    for t in (1, 2, 3):
        now = {key: grad / t for key, grad in grads.items()}
        # Copies, because a solution may change what it is given.
        expected = reference.update_parameters_with_adam(*expected[:1], now, *expected[1:], t, *settings)
        state = copy.deepcopy(result)
        result = three_dicts(student.update_parameters_with_adam(*state[:1], now, *state[1:], t, *settings))
    assert_same(result, expected, name="(parameters, v, s)")


@pytest.mark.exercise("update_parameters_with_adam")
@pytest.mark.supporting
def test_zero_gradients_move_nothing_at_first(student, case):
    parameters, grads, *_ = case
    zeros = {key: np.zeros_like(grad) for key, grad in grads.items()}
    expected = copy.deepcopy(parameters)
    means = copy.deepcopy((zeros, zeros))
    result = three_dicts(student.update_parameters_with_adam(parameters, zeros, *means, 1))
    assert_same(result[0], expected, name="parameters")


@pytest.mark.exercise("update_parameters_with_adam")
def test_epsilon_is_used(student, reference, rng):
    parameters = {"W1": rng.normal(size=(2, 3)), "b1": rng.normal(size=(2, 1))}
    grads = {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}
    v = {f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()}
    s = {f"d{name}": rng.uniform(0.5, 2, value.shape) for name, value in parameters.items()}
    settings = (3, 0.1, 0.9, 0.99, 0.2)
    _, new_v, new_s = reference.update_parameters_with_adam(parameters, grads, v, s, *settings)
    right = list(epsilon_in_every_place(parameters, new_v, new_s, *settings))
    result = three_dicts(student.update_parameters_with_adam(parameters, grads, v, s, *settings))[0]
    assert_same(result, nearest(right, result), name="parameters")
