"""Tests that decide the points; students never get them.

Epsilon is taught in several places: outside the root, inside it, after the bias correction or before it (then
the correction stands in the learning rate). All are right. The cases have gradients so large that the place
does not show; where epsilon itself is tested, every place is tried.
"""

import copy
import itertools

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require


def after_steps(student, optimizer, params, steps):
    """The parameters after an optimizer of the student's has updated them with each of the gradients."""
    handle = student.put(params)
    for grads in steps:
        optimizer.update(handle, grads)
    return student.fetch(handle)


def expected_after_steps(optimizer, params, steps):
    """The same for an optimizer of the reference."""
    params = copy.deepcopy(params)
    for grads in steps:
        optimizer.update(params, grads)
    return params


@pytest.mark.exercise("SGD")
@pytest.mark.weight(3)
def test_steps_of_sgd(student, reference, case):
    lr, params, steps = case
    expected = expected_after_steps(reference.SGD(lr), params, steps)
    assert_same(after_steps(student, student.SGD(lr), params, steps), expected, name="params")


@pytest.mark.exercise("SGD")
def test_default_learning_rate_of_sgd(student, reference, case):
    _, params, steps = case
    expected = expected_after_steps(reference.SGD(), params, steps)
    assert_same(after_steps(student, student.SGD(), params, steps), expected, name="params")


@pytest.mark.exercise("SGD")
@pytest.mark.supporting
def test_gradients_are_only_read_by_sgd(student, case):
    lr, params, steps = case
    sgd, handle, grads = student.SGD(lr), student.put(params), student.put(steps[0])
    sgd.update(handle, grads)
    assert_same(student.fetch(grads), steps[0], name="grads")


@pytest.mark.exercise("Momentum")
def test_first_step_of_momentum(student, reference, case):
    *settings, params, steps = case
    expected = expected_after_steps(reference.Momentum(*settings), params, steps[:1])
    assert_same(after_steps(student, student.Momentum(*settings), params, steps[:1]), expected, name="params")


@pytest.mark.exercise("Momentum")
@pytest.mark.weight(3)
def test_several_steps_of_momentum(student, reference, case):
    *settings, params, steps = case
    expected = expected_after_steps(reference.Momentum(*settings), params, steps)
    assert_same(after_steps(student, student.Momentum(*settings), params, steps), expected, name="params")


@pytest.mark.exercise("Momentum")
def test_default_settings_of_momentum(student, reference, case):
    *_, params, steps = case
    expected = expected_after_steps(reference.Momentum(), params, steps)
    assert_same(after_steps(student, student.Momentum(), params, steps), expected, name="params")


@pytest.mark.exercise("Momentum")
def test_momentum_objects_share_nothing(student, reference, case):
    *settings, params, steps = case
    first, second = student.Momentum(*settings), student.Momentum(*settings)
    first_params, second_params = student.put(params), student.put(params)
    for grads in steps:
        first.update(first_params, grads)
        second.update(second_params, {name: -2 * grad for name, grad in grads.items()})
    expected = expected_after_steps(reference.Momentum(*settings), params, steps)
    assert_same(student.fetch(first_params), expected, name="params")


@pytest.mark.exercise("Momentum")
@pytest.mark.supporting
def test_gradients_are_only_read_by_momentum(student, case):
    *settings, params, steps = case
    momentum, handle, grads = student.Momentum(*settings), student.put(params), student.put(steps[0])
    momentum.update(handle, grads)
    assert_same(student.fetch(grads), steps[0], name="grads")


@pytest.mark.exercise("AdaGrad")
def test_first_step_of_adagrad(student, reference, case):
    lr, params, steps = case
    expected = expected_after_steps(reference.AdaGrad(lr), params, steps[:1])
    assert_same(after_steps(student, student.AdaGrad(lr), params, steps[:1]), expected, name="params")


@pytest.mark.exercise("AdaGrad")
@pytest.mark.weight(3)
def test_several_steps_of_adagrad(student, reference, case):
    lr, params, steps = case
    expected = expected_after_steps(reference.AdaGrad(lr), params, steps)
    assert_same(after_steps(student, student.AdaGrad(lr), params, steps), expected, name="params")


@pytest.mark.exercise("AdaGrad")
def test_default_learning_rate_of_adagrad(student, reference, case):
    _, params, steps = case
    expected = expected_after_steps(reference.AdaGrad(), params, steps)
    assert_same(after_steps(student, student.AdaGrad(), params, steps), expected, name="params")


@pytest.mark.exercise("AdaGrad")
def test_first_step_of_adagrad_is_about_the_learning_rate_long(student, rng):
    # From 1 on, even an epsilon of 1e-7 inside the root changes the step by only 5e-8.
    gradient = rng.choice([-1.0, 1.0], (4, 3)) * 10 ** rng.uniform(0, 4, (4, 3))
    params = {"W": rng.normal(size=(4, 3))}
    result = after_steps(student, student.AdaGrad(0.01), params, [{"W": gradient}])
    require(
        np.allclose((params["W"] - result["W"]) / np.sign(gradient), 0.01, rtol=1e-3, atol=0),
        en="The first step of every entry should be as long as the learning rate, whatever the size of its "
        "gradient.",
        ko="첫 번째 갱신에서는 기울기의 크기와 상관없이 모든 원소가 학습률만큼 움직여야 합니다.",
    )


@pytest.mark.exercise("AdaGrad")
def test_adagrad_objects_share_nothing(student, reference, case):
    lr, params, steps = case
    first, second = student.AdaGrad(lr), student.AdaGrad(lr)
    first_params, second_params = student.put(params), student.put(params)
    for grads in steps:
        first.update(first_params, grads)
        second.update(second_params, {name: -2 * grad for name, grad in grads.items()})
    expected = expected_after_steps(reference.AdaGrad(lr), params, steps)
    assert_same(student.fetch(first_params), expected, name="params")


@pytest.mark.exercise("AdaGrad")
@pytest.mark.supporting
def test_gradients_are_only_read_by_adagrad(student, case):
    lr, params, steps = case
    adagrad, handle, grads = student.AdaGrad(lr), student.put(params), student.put(steps[0])
    adagrad.update(handle, grads)
    assert_same(student.fetch(grads), steps[0], name="grads")


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


@pytest.mark.exercise("update_parameters_with_gd")
@pytest.mark.weight(3)
def test_parameters_after_a_step_match(student, reference, case):
    expected = reference.update_parameters_with_gd(*case)
    assert_same(student.update_parameters_with_gd(*case), expected, name="parameters")


@pytest.mark.exercise("update_parameters_with_gd")
def test_two_steps_in_a_row(student, reference, case):
    parameters, grads, rate = case
    expected = reference.update_parameters_with_gd(reference.update_parameters_with_gd(*case), grads, rate)
    first = student.update_parameters_with_gd(parameters, grads, rate)
    assert_same(student.update_parameters_with_gd(first, grads, rate), expected, name="parameters")


def pairs(mini_batches):
    """The mini-batches, once it is sure that they are a list of pairs of matrices."""
    require(
        isinstance(mini_batches, list | tuple)
        and all(isinstance(pair, list | tuple) and len(pair) == 2 for pair in mini_batches)
        and all(isinstance(part, np.ndarray) and part.ndim == 2 for pair in mini_batches for part in pair),
        en="random_mini_batches should return a list of pairs (mini_batch_X, mini_batch_Y) of matrices.",
        ko="random_mini_batches는 행렬의 쌍 (mini_batch_X, mini_batch_Y)로 이루어진 리스트를 반환해야 합니다.",
    )
    return mini_batches


def numbered(m):
    """Samples 0, 1, ..., m - 1, whose labels and features tell their number."""
    return np.vstack([np.arange(m), -np.arange(m)]).astype(float), np.arange(m, dtype=float).reshape(1, m)


def numbers(mini_batches):
    """The numbers of the samples in the order in which they come."""
    return [int(number) for mini_batch_X, _ in pairs(mini_batches) for number in mini_batch_X[0]]


@pytest.mark.exercise("random_mini_batches")
@pytest.mark.weight(2)
def test_sizes_of_the_mini_batches_match(student, case):
    X, Y, size, _ = case
    shapes = [[list(part.shape) for part in pair] for pair in pairs(student.random_mini_batches(*case))]
    lengths = [min(size, X.shape[1] - start) for start in range(0, X.shape[1], size)]
    expected = [[[X.shape[0], length], [Y.shape[0], length]] for length in lengths]
    assert_same(np.array(shapes), np.array(expected), name="shapes of the mini-batches")


@pytest.mark.exercise("random_mini_batches")
@pytest.mark.weight(3)
def test_every_sample_comes_once_with_its_own_label(student, case):
    X, Y, size, seed = case
    mini_batches = pairs(student.random_mini_batches(X, Y, size, seed))
    heights = {(mini_batch_X.shape[0], mini_batch_Y.shape[0]) for mini_batch_X, mini_batch_Y in mini_batches}
    fits = heights == {(X.shape[0], Y.shape[0])} and all(x.shape[1] == y.shape[1] for x, y in mini_batches)
    found = np.hstack([np.vstack(pair) for pair in mini_batches]) if fits else np.zeros((0, 0))
    given = np.vstack([X, Y])
    require(
        found.shape == given.shape and np.array_equal(found[:, np.lexsort(found)], given[:, np.lexsort(given)]),
        en="All mini-batches together should have every sample exactly once, each with its own label.",
        ko="미니배치를 모두 합치면 모든 샘플이 자기 레이블과 함께 정확히 한 번씩 있어야 합니다.",
    )


@pytest.mark.exercise("random_mini_batches")
@pytest.mark.weight(2)
def test_samples_are_shuffled(student, case):
    order = numbers(student.random_mini_batches(*numbered(96), 24, case[3]))
    # Of 95 pairs of neighbours about 2 are next to each other by chance; 25 are less than once in 1e20 runs.
    neighbours = sum(abs(a - b) == 1 for a, b in itertools.pairwise(order))
    # A batch has the numbers of one quarter only once in 1e21 times.
    quarters = [{number // 24 for number in order[start : start + 24]} for start in range(0, 96, 24)]
    require(
        neighbours < 25 and all(len(quarter) > 1 for quarter in quarters),
        en="All samples have to be shuffled before they are cut into mini-batches.",
        ko="미니배치로 자르기 전에 모든 샘플을 섞어야 합니다.",
    )


@pytest.mark.exercise("random_mini_batches")
@pytest.mark.weight(2)
def test_seed_decides_the_order(student, case):
    seed = case[3]
    first, again, other = (numbers(student.random_mini_batches(*numbered(40), 8, s)) for s in (seed, seed, seed + 1))
    # Two orders of 40 samples are equal by chance once in 40! = 8e47 times.
    require(
        first == again and first != other,
        en="The same seed must give the same mini-batches again, and another seed others.",
        ko="seed가 같으면 같은 미니배치가, seed가 다르면 다른 미니배치가 나와야 합니다.",
    )


@pytest.mark.exercise("random_mini_batches")
def test_usual_size_is_64(student):
    sizes = [pair[0].shape[1] for pair in pairs(student.random_mini_batches(*numbered(150)))]
    assert_same(np.array(sizes), np.array([64, 64, 22]), name="sizes of the mini-batches")


@pytest.mark.exercise("random_mini_batches")
@pytest.mark.supporting
def test_samples_are_only_read(student, case):
    student.random_mini_batches(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("initialize_velocity")
@pytest.mark.weight(3)
def test_velocities_match(student, reference, case):
    assert_same(student.initialize_velocity(*case), reference.initialize_velocity(*case), name="v")


@pytest.mark.exercise("initialize_velocity")
@pytest.mark.supporting
def test_parameters_are_only_read(student, case):
    student.initialize_velocity(*case)
    assert_inputs_unchanged(student)


def dicts(result, count, names):
    """What a function returned, once it is sure that it starts with so many dicts."""
    require(
        isinstance(result, tuple | list) and [isinstance(part, dict) for part in result[:count]] == [True] * count,
        en=f"The function should return {count} dicts: {names}.",
        ko=f"함수는 딕셔너리 {count}개 {names}를 반환해야 합니다.",
    )
    return tuple(result[:count])


@pytest.mark.exercise("update_parameters_with_momentum")
@pytest.mark.weight(3)
def test_parameters_with_momentum_match(student, reference, case):
    expected = reference.update_parameters_with_momentum(*case)
    result = dicts(student.update_parameters_with_momentum(*case), 2, "parameters, v")
    assert_same(result[0], expected[0], name="parameters")


@pytest.mark.exercise("update_parameters_with_momentum")
@pytest.mark.weight(2)
def test_velocities_with_momentum_match(student, reference, case):
    expected = reference.update_parameters_with_momentum(*case)
    result = dicts(student.update_parameters_with_momentum(*case), 2, "parameters, v")
    assert_same(result[1], expected[1], name="v")


@pytest.mark.exercise("update_parameters_with_momentum")
def test_three_steps_of_momentum_in_a_row(student, reference, case):
    parameters, grads, v, *settings = case
    expected, result = (parameters, v), (parameters, v)
    for step in (1, 2, 3):
        now = {key: grad / step for key, grad in grads.items()}
        # Copies, because a solution may change what it is given.
        expected = reference.update_parameters_with_momentum(expected[0], now, expected[1], *settings)
        state = copy.deepcopy(result)
        result = student.update_parameters_with_momentum(state[0], now, state[1], *settings)
        result = dicts(result, 2, "parameters, v")
    assert_same(result, expected, name="(parameters, v)")


@pytest.mark.exercise("initialize_adam")
@pytest.mark.weight(3)
def test_both_running_means_match(student, reference, case):
    assert_same(student.initialize_adam(*case), reference.initialize_adam(*case), name="(v, s)")


@pytest.mark.exercise("initialize_adam")
@pytest.mark.supporting
def test_parameters_are_only_read_for_adam(student, case):
    student.initialize_adam(*case)
    assert_inputs_unchanged(student)


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
def test_epsilon_is_used(student, reference, case, rng):
    parameters, *_ = case
    grads, v = ({f"d{name}": rng.normal(size=value.shape) for name, value in parameters.items()} for _ in range(2))
    s = {f"d{name}": rng.uniform(0.5, 2, value.shape) for name, value in parameters.items()}
    settings = (3, 0.1, 0.9, 0.99, 0.2)
    _, new_v, new_s = reference.update_parameters_with_adam(parameters, grads, v, s, *settings)
    right = list(epsilon_in_every_place(parameters, new_v, new_s, *settings))
    result = three_dicts(student.update_parameters_with_adam(parameters, grads, v, s, *settings))[0]
    assert_same(result, nearest(right, result), name="parameters")


@pytest.mark.exercise("schedule_lr_decay")
@pytest.mark.weight(3)
def test_learning_rates_match(student, reference, case):
    assert_same(student.schedule_lr_decay(*case), reference.schedule_lr_decay(*case), name="learning rate")


@pytest.mark.exercise("schedule_lr_decay")
def test_usual_stair_is_1000_epochs_long(student, reference, case):
    rate, epoch, decay, *_ = case
    expected = reference.schedule_lr_decay(rate, 100 * epoch, decay)
    assert_same(student.schedule_lr_decay(rate, 100 * epoch, decay), expected, name="learning rate")
