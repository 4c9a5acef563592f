"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_same, require


def after_steps(student, optimizer, params, steps):
    """The parameters after an optimizer of the student's has updated them with each of the gradients."""
    handle = student.put(params)
    for grads in steps:
        optimizer.update(handle, grads)
    return student.fetch(handle)


def example():
    """Parameters and gradients of two steps."""
    params = {"W": np.array([[1.0, -2.0], [0.5, 3.0]]), "b": np.array([0.5, 0.0])}
    first = {"W": np.array([[4.0, -2.0], [1.0, 0.5]]), "b": np.array([-1.0, 3.0])}
    return params, [first, {"W": np.array([[1.0, 1.0], [-3.0, 2.0]]), "b": np.array([2.0, 0.0])}]


@pytest.mark.exercise("SGD")
def test_a_step_of_sgd(student):
    params, steps = example()
    expected = {"W": np.array([[0.6, -1.8], [0.4, 2.95]]), "b": np.array([0.6, -0.3])}
    assert_same(after_steps(student, student.SGD(0.1), params, steps[:1]), expected, name="params")


@pytest.mark.exercise("SGD")
def test_two_steps_of_sgd(student):
    params, steps = example()
    expected = {"W": np.array([[0.375, -1.875], [0.75, 2.6875]]), "b": np.array([0.375, -0.375])}
    assert_same(after_steps(student, student.SGD(0.125), params, steps), expected, name="params")


@pytest.mark.exercise("SGD")
def test_learning_rate_of_sgd_is_0_01_by_itself(student):
    params, steps = example()
    expected = {"W": np.array([[0.96, -1.98], [0.49, 2.995]]), "b": np.array([0.51, -0.03])}
    assert_same(after_steps(student, student.SGD(), params, steps[:1]), expected, name="params")


@pytest.mark.exercise("Momentum")
def test_first_step_of_momentum_is_gradient_descent(student):
    params, steps = example()
    expected = {"W": np.array([[0.6, -1.8], [0.4, 2.95]]), "b": np.array([0.6, -0.3])}
    assert_same(after_steps(student, student.Momentum(0.1, 0.9), params, steps[:1]), expected, name="params")


@pytest.mark.exercise("Momentum")
def test_two_steps_of_momentum(student):
    params, steps = example()
    expected = {"W": np.array([[0.18, -1.74], [0.62, 2.71]]), "b": np.array([0.48, -0.54])}
    assert_same(after_steps(student, student.Momentum(0.1, 0.8), params, steps), expected, name="params")


@pytest.mark.exercise("Momentum")
def test_momentum_moves_on_without_a_gradient(student):
    steps = [{"W": np.array([1.0])}, {"W": np.array([0.0])}, {"W": np.array([0.0])}]
    result = after_steps(student, student.Momentum(0.1, 0.5), {"W": np.array([1.0])}, steps)
    assert_same(result, {"W": np.array([0.825])}, name="params")


@pytest.mark.exercise("Momentum")
def test_two_momentum_objects_share_nothing(student):
    first, second = student.Momentum(0.1, 0.9), student.Momentum(0.1, 0.9)
    after_steps(student, first, {"W": np.array([1.0])}, [{"W": np.array([5.0])}])
    result = after_steps(student, second, {"W": np.array([1.0])}, [{"W": np.array([-1.0])}])
    assert_same(result, {"W": np.array([1.1])}, name="params")


@pytest.mark.exercise("AdaGrad")
def test_first_step_of_adagrad_has_the_length_of_the_learning_rate(student):
    params = {"W": np.array([[1.0, 2.0], [3.0, 4.0]]), "b": np.array([0.0, -1.0])}
    grads = {"W": np.array([[500.0, -900.0], [2000.0, -400.0]]), "b": np.array([700.0, -700.0])}
    expected = {"W": np.array([[0.9, 2.1], [2.9, 4.1]]), "b": np.array([-0.1, -0.9])}
    assert_same(after_steps(student, student.AdaGrad(0.1), params, [grads]), expected, name="params")


@pytest.mark.exercise("AdaGrad")
def test_two_steps_of_adagrad(student):
    steps = [{"W": np.array([300.0, -400.0])}, {"W": np.array([400.0, 300.0])}]
    result = after_steps(student, student.AdaGrad(0.1), {"W": np.array([1.0, 2.0])}, steps)
    assert_same(result, {"W": np.array([0.82, 2.04])}, name="params")


@pytest.mark.exercise("AdaGrad")
def test_entries_without_gradient_stay_with_adagrad(student):
    steps = [{"W": np.array([1000.0, 0.0])}, {"W": np.array([0.0, 0.0])}]
    result = after_steps(student, student.AdaGrad(0.1), {"W": np.array([1.0, 2.0])}, steps)
    assert_same(result, {"W": np.array([0.9, 2.0])}, name="params")


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


@pytest.mark.exercise("update_parameters_with_gd")
def test_parameters_after_a_step(student, reference, case):
    expected = reference.update_parameters_with_gd(*case)
    assert_same(student.update_parameters_with_gd(*case), expected, name="parameters")


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


@pytest.mark.exercise("random_mini_batches")
def test_sizes_of_the_mini_batches(student, case):
    X, Y, size, _ = case
    shapes = [[list(part.shape) for part in pair] for pair in pairs(student.random_mini_batches(*case))]
    lengths = [min(size, X.shape[1] - start) for start in range(0, X.shape[1], size)]
    expected = [[[X.shape[0], length], [Y.shape[0], length]] for length in lengths]
    assert_same(np.array(shapes), np.array(expected), name="shapes of the mini-batches")


@pytest.mark.exercise("random_mini_batches")
def test_every_sample_comes_once_with_its_label(student):
    X, Y = np.vstack([np.arange(20.0), np.arange(20.0) + 100]), np.arange(20.0).reshape(1, 20) * 3
    mini_batches = pairs(student.random_mini_batches(X, Y, 6, 1))
    xs, ys = (np.hstack([pair[part] for pair in mini_batches]) for part in (0, 1))
    require(
        xs.shape == X.shape and ys.shape == Y.shape and sorted(xs[0]) == list(X[0]),
        en="Every sample must be in exactly one mini-batch, and none twice.",
        ko="모든 샘플은 정확히 한 미니배치에 들어가야 하며, 두 번 나오면 안 됩니다.",
    )
    require(
        np.array_equal(xs[1], xs[0] + 100) and np.array_equal(ys[0], xs[0] * 3),
        en="A sample and its label must stay together: the columns of X and Y have to be shuffled in the same way.",
        ko="샘플과 레이블이 짝을 유지해야 합니다. X와 Y의 열을 같은 순서로 섞어야 합니다.",
    )
    # 20 samples stay in order by chance once in 20! = 2e18 times.
    require(
        list(xs[0]) != sorted(xs[0]),
        en="The samples come in their old order: they have to be shuffled before they are cut.",
        ko="샘플이 원래 순서 그대로입니다. 자르기 전에 먼저 섞어야 합니다.",
    )


@pytest.mark.exercise("initialize_velocity")
def test_velocities_are_zeros(student, reference, case):
    assert_same(student.initialize_velocity(*case), reference.initialize_velocity(*case), name="v")


@pytest.mark.exercise("update_parameters_with_momentum")
def test_values_with_momentum(student, reference, case):
    expected = reference.update_parameters_with_momentum(*case)
    assert_same(student.update_parameters_with_momentum(*case), expected, name="(parameters, v)")


@pytest.mark.exercise("initialize_adam")
def test_running_means_are_zeros(student, reference, case):
    assert_same(student.initialize_adam(*case), reference.initialize_adam(*case), name="(v, s)")


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


@pytest.mark.exercise("schedule_lr_decay")
def test_learning_rates(student, reference, case):
    assert_same(student.schedule_lr_decay(*case), reference.schedule_lr_decay(*case), name="learning rate")
