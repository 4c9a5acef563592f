"""Tests that students see and run."""

import copy

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_same, require


def standard_deviations(parameters, layers):
    """The standard deviation of each weight matrix."""
    return np.array([parameters[f"W{layer}"].std() for layer in range(1, layers + 1)])


def assert_shapes(parameters, layers_dims):
    """The shapes of all parameters; their values do not matter."""
    layers = range(1, len(layers_dims))
    expected = {f"W{l}": np.zeros((layers_dims[l], layers_dims[l - 1])) for l in layers}
    expected |= {f"b{l}": np.zeros((layers_dims[l], 1)) for l in layers}
    is_dict = isinstance(parameters, dict)
    shapes = {key: np.zeros(np.shape(value)) for key, value in parameters.items()} if is_dict else parameters
    assert_same(shapes, expected, name="parameters")


@pytest.mark.exercise("initialize_parameters_he")
def test_shapes_of_he(student, case):
    assert_shapes(student.initialize_parameters_he(*case), *case)


@pytest.mark.exercise("initialize_parameters_he")
def test_biases_of_he_are_zeros(student):
    parameters = student.initialize_parameters_he([3, 4, 2])
    assert_same(parameters, {"b1": np.zeros((4, 1)), "b2": np.zeros((2, 1))}, name="parameters")


@pytest.mark.exercise("initialize_parameters_he")
def test_spread_of_he(student):
    # Of 40,000 normal numbers the deviation is off by more than 3 % less than once in 1e16 times.
    found = standard_deviations(student.initialize_parameters_he([50, 800, 50, 800]), 3)
    require(
        np.all(np.abs(found / [0.2, 0.05, 0.2] - 1) < 0.03),
        en=f"With 50, 800, 50 inputs the weights should have the standard deviations 0.2, 0.05, 0.2; yours are {found.round(4)}.",
        ko=f"입력이 50, 800, 50개일 때 가중치의 표준편차는 0.2, 0.05, 0.2여야 하지만 {found.round(4)}입니다.",
    )


@pytest.mark.exercise("initialize_parameters_xavier")
def test_shapes_of_xavier(student, case):
    assert_shapes(student.initialize_parameters_xavier(*case), *case)


@pytest.mark.exercise("initialize_parameters_xavier")
def test_biases_of_xavier_are_zeros(student):
    parameters = student.initialize_parameters_xavier([3, 4, 2])
    assert_same(parameters, {"b1": np.zeros((4, 1)), "b2": np.zeros((2, 1))}, name="parameters")


@pytest.mark.exercise("initialize_parameters_xavier")
def test_spread_of_xavier(student):
    # Of 40,000 normal numbers the deviation is off by more than 3 % less than once in 1e16 times.
    found = standard_deviations(student.initialize_parameters_xavier([100, 400, 100, 400]), 3)
    require(
        np.all(np.abs(found / [0.1, 0.05, 0.1] - 1) < 0.03),
        en=f"With 100, 400, 100 inputs the weights should have the standard deviations 0.1, 0.05, 0.1; yours are {found.round(4)}.",
        ko=f"입력이 100, 400, 100개일 때 가중치의 표준편차는 0.1, 0.05, 0.1이어야 하지만 {found.round(4)}입니다.",
    )


@pytest.mark.exercise("compute_cost_with_regularization")
def test_regularized_cost(student, reference, case):
    expected = reference.compute_cost_with_regularization(*case)
    assert_same(student.compute_cost_with_regularization(*case), expected, name="cost")


def only_parameters(grads):
    """The gradients by the parameters alone."""
    names = ("dW1", "db1", "dW2", "db2", "dW3", "db3")
    return {name: grads[name] for name in names}


@pytest.mark.exercise("backward_propagation_with_regularization")
def test_regularized_gradients(student, reference, case):
    expected = reference.backward_propagation_with_regularization(*case)
    assert_same(student.backward_propagation_with_regularization(*case), only_parameters(expected), name="grads")


@pytest.mark.exercise("forward_propagation_with_dropout")
def test_nothing_is_dropped_with_keep_prob_1(student, reference, case):
    X, parameters, _ = case
    expected, _ = reference.forward_propagation(X, parameters)
    assert_same(student.forward_propagation_with_dropout(X, parameters, 1.0)[0], expected, name="A3")


@pytest.mark.exercise("forward_propagation_with_dropout")
def test_masks_do_what_they_say(student):
    # Two inputs of 1 go through two layers of identity matrices and are added up.
    parameters = {"W1": np.eye(2), "W2": np.eye(2), "W3": np.ones((1, 2))}
    parameters |= {"b1": np.zeros((2, 1)), "b2": np.zeros((2, 1)), "b3": np.zeros((1, 1))}
    A3, cache = student.forward_propagation_with_dropout(np.ones((2, 1000)), parameters, 0.5)[:2]
    _, D1, A1, _, _, _, D2, A2, *_ = cache
    assert_same(np.asarray(A1), 2.0 * D1, name="A1")
    assert_same(np.asarray(A2), 4.0 * D1 * D2, name="A2")
    assert_same(A3, 1 / (1 + np.exp(-np.sum(4.0 * D1 * D2, axis=0, keepdims=True))), name="A3")
    # Of 2,000 fair coins less than 700 or more than 1,300 heads come once in 1e40 times.
    require(
        0.35 < np.mean(D1) < 0.65 and 0.35 < np.mean(D2) < 0.65,
        en="With keep_prob 0.5 about half of the entries of D1 and of D2 should be 1.",
        ko="keep_prob이 0.5이면 D1과 D2의 원소 중 절반 정도가 1이어야 합니다.",
    )


@pytest.mark.exercise("forward_propagation_with_dropout")
def test_keep_prob_is_what_is_kept(student):
    parameters = {"W1": np.ones((3, 2)), "W2": np.ones((4, 3)), "W3": np.ones((1, 4))}
    parameters |= {"b1": np.zeros((3, 1)), "b2": np.zeros((4, 1)), "b3": np.zeros((1, 1))}
    _, cache = student.forward_propagation_with_dropout(np.ones((2, 1000)), parameters, 0.8)[:2]
    kept = np.mean(cache[1]), np.mean(cache[6])
    # 3,000 entries: the share is off by more than 0.06 less than once in 1e15 times.
    require(
        all(abs(share - 0.8) < 0.06 for share in kept),
        en=f"With keep_prob 0.8 about 80 % of D1 and D2 should be kept, not {kept[0]:.0%} and {kept[1]:.0%}.",
        ko=f"keep_prob이 0.8이면 D1과 D2에서 약 80%를 남겨야 하지만 {kept[0]:.0%}와 {kept[1]:.0%}를 남겼습니다.",
    )


@pytest.mark.exercise("backward_propagation_with_dropout")
def test_gradients_with_dropout(student, reference, case):
    expected = reference.backward_propagation_with_dropout(*case)
    assert_same(student.backward_propagation_with_dropout(*case), only_parameters(expected), name="grads")


@pytest.mark.exercise("Dropout")
def test_output_in_use(student, case):
    ratio, x, _ = case
    assert_same(student.Dropout(ratio).forward(x, False), x * (1 - ratio), name="out")


@pytest.mark.exercise("Dropout")
def test_everything_or_nothing_is_dropped(student, case):
    _, x, dout = case
    for ratio in (0.0, 1.0):
        layer = student.Dropout(ratio)
        assert_same(layer.forward(x, True), x * (1 - ratio), name="out")
        assert_same(layer.backward(dout), dout * (1 - ratio), name="dx")


@pytest.mark.exercise("Dropout")
def test_dropped_in_training(student):
    layer, x = student.Dropout(0.25), np.full((40, 50), 3.0)
    out = layer.forward(x)
    assert_same(out, np.where(out == 0, 0.0, 3.0), name="out")
    # Of 2,000 entries less than 350 or more than 650 are dropped once in 1e13 times.
    require(
        0.175 < np.mean(out == 0) < 0.325,
        en=f"With dropout_ratio 0.25 about 25 % should be dropped, not {np.mean(out == 0):.0%}.",
        ko=f"dropout_ratio가 0.25이면 약 25%가 0이 되어야 하지만 {np.mean(out == 0):.0%}가 0입니다.",
    )
    assert_same(layer.backward(2 * x), np.where(out == 0, 0.0, 6.0), name="dx")


def batchnorm_example():
    """The arguments of batchnorm_forward for the example of the text."""
    x = np.array([[0.0, 1.0], [3.0, 1.0], [6.0, 4.0]])
    bn_param = {
        "mode": "train",
        "eps": 3.0,
        "momentum": 0.9,
        "running_mean": np.array([1.0, 0.0]),
        "running_var": np.array([1.0, 2.0]),
    }
    return x, np.array([2.0, -1.0]), np.array([1.0, 0.5]), bn_param


@pytest.mark.exercise("batchnorm_forward")
def test_output(student, reference, case):
    expected, _ = reference.batchnorm_forward(*copy.deepcopy(case))
    result = student.batchnorm_forward(*case)
    assert_same(result[0], expected, name="out")


@pytest.mark.exercise("batchnorm_forward")
def test_running_statistics_after_one_batch(student):
    x, gamma, beta, bn_param = batchnorm_example()
    handle = student.put(bn_param)
    student.batchnorm_forward(x, gamma, beta, handle)
    expected = {"running_mean": np.array([1.2, 0.2]), "running_var": np.array([1.5, 2.0])}
    assert_same(student.fetch(handle), expected, name="bn_param")


@pytest.mark.exercise("batchnorm_forward")
def test_running_statistics_stay_at_test_time(student):
    x, gamma, beta, bn_param = batchnorm_example()
    handle = student.put(bn_param | {"mode": "test"})
    student.batchnorm_forward(x, gamma, beta, handle)
    expected = {"running_mean": np.array([1.0, 0.0]), "running_var": np.array([1.0, 2.0])}
    assert_same(student.fetch(handle), expected, name="bn_param")


@pytest.mark.exercise("batchnorm_backward")
def test_gradients_of_the_example(student):
    cache = student.batchnorm_forward(*batchnorm_example())[1]
    dout = np.array([[3.0, 0.0], [0.0, 2.0], [0.0, -2.0]])
    dx = np.array([[0.666666667, 0.178885438], [-0.666666667, -0.715541753], [0.0, 0.536656315]])
    expected = (dx, np.array([-3.0, -2.683281573]), np.array([3.0, 0.0]))
    assert_same(student.batchnorm_backward(dout, cache), expected, name="(dx, dgamma, dbeta)")


@pytest.mark.exercise("batchnorm_backward")
def test_gradients_fit_your_own_forward(student, case):
    x, gamma, beta, bn_param, dout = case

    def out(x, gamma, beta):
        return student.batchnorm_forward(x, gamma, beta, bn_param)[0]

    cache = student.batchnorm_forward(x, gamma, beta, bn_param)[1]
    dx, dgamma, dbeta = student.batchnorm_backward(dout, cache)
    assert_gradient(lambda x: out(x, gamma, beta), x, dx, dout=dout, name="dx")
    assert_gradient(lambda gamma: out(x, gamma, beta), gamma, dgamma, dout=dout, name="dgamma")
    assert_gradient(lambda beta: out(x, gamma, beta), beta, dbeta, dout=dout, name="dbeta")


def layer_example(student):
    """A layer of two features, and a batch for it."""
    mean, var = np.array([1.0, 0.0]), np.array([1.0, 2.0])
    layer = student.BatchNormalization(np.array([2.0, -1.0]), np.array([1.0, 0.5]), 0.9, mean, var)
    return layer, np.array([[0.0, 1.0], [3.0, 1.0], [6.0, 4.0]])


@pytest.mark.exercise("BatchNormalization")
def test_output_in_training(student):
    layer, x = layer_example(student)
    expected = np.array([[-1.449489539, 1.207106604], [1.0, 1.207106604], [3.449489539, -0.914213209]])
    assert_same(layer.forward(x, True), expected, name="out")


@pytest.mark.exercise("BatchNormalization")
def test_running_mean_and_variance(student):
    layer, x = layer_example(student)
    layer.forward(x, True)
    assert_same(layer.running_mean, np.array([1.2, 0.2]), name="running_mean")
    assert_same(layer.running_var, np.array([1.5, 2.0]), name="running_var")


@pytest.mark.exercise("BatchNormalization")
def test_running_mean_and_variance_start_from_zero(student):
    layer = student.BatchNormalization(np.array([2.0, -1.0]), np.array([1.0, 0.5]))
    _, x = layer_example(student)
    layer.forward(x, True)
    layer.forward(2 * x)
    assert_same(layer.running_mean, np.array([0.87, 0.58]), name="running_mean")
    assert_same(layer.running_var, np.array([2.94, 0.98]), name="running_var")


@pytest.mark.exercise("BatchNormalization")
def test_output_at_test_time(student):
    layer, x = layer_example(student)
    expected = np.array([[-0.999999, -0.207106604], [4.999998, -0.207106604], [10.999995, -2.328426418]])
    assert_same(layer.forward(x, False), expected, name="out")
    assert_same(layer.running_mean, np.array([1.0, 0.0]), name="running_mean")
    assert_same(layer.running_var, np.array([1.0, 2.0]), name="running_var")


@pytest.mark.exercise("BatchNormalization")
def test_gradients(student):
    layer, x = layer_example(student)
    layer.forward(x, True)
    dx = layer.backward(np.array([[3.0, 0.0], [0.0, 2.0], [0.0, -2.0]]))
    expected = np.array([[0.408248461, 0.707106251], [-0.816496513, -0.707106958], [0.408248052, 7.07e-07]])
    assert_same(dx, expected, name="dx")
    assert_same(layer.dgamma, np.array([-3.674234308, -4.242639626]), name="dgamma")
    assert_same(layer.dbeta, np.array([3.0, 0.0]), name="dbeta")


@pytest.mark.exercise("BatchNormalization")
def test_constant_feature(student):
    layer = student.BatchNormalization(np.array([2.0]), np.array([7.0]))
    assert_same(layer.forward(np.full((4, 1), 2.5)), np.full((4, 1), 7.0), name="out")


def six_parts(parts):
    """The six parts, once it is sure that there are so many."""
    require(
        isinstance(parts, tuple | list) and len(parts) == 6 and all(isinstance(part, np.ndarray) for part in parts),
        en="train_val_test_split should return six arrays: x_train, t_train, x_val, t_val, x_test, t_test.",
        ko="train_val_test_split은 배열 여섯 개 x_train, t_train, x_val, t_val, x_test, t_test를 반환해야 합니다.",
    )
    return parts


@pytest.mark.exercise("train_val_test_split")
def test_sizes_of_the_parts(student, case):
    x, t, validation_rate, test_rate, _ = case
    n_val, n_test = (int(rate * len(x)) for rate in (validation_rate, test_rate))
    parts = six_parts(student.train_val_test_split(*case))
    sizes = (len(x) - n_val - n_test, n_val, n_test)
    expected = tuple(np.zeros((size, *whole.shape[1:])) for size in sizes for whole in (x, t))
    assert_same(tuple(np.zeros(part.shape) for part in parts), expected, name="(x_train, t_train, x_val, ...)")


@pytest.mark.exercise("train_val_test_split")
def test_every_sample_is_in_one_part_with_its_label(student):
    x, t = np.arange(60.0).reshape(30, 2), np.arange(30)
    parts = six_parts(student.train_val_test_split(x, t, 0.2, 0.3, 5))
    xs, ts = np.concatenate(parts[::2]), np.concatenate(parts[1::2])
    require(
        sorted(xs[:, 0]) == list(x[:, 0]),
        en="Every sample must be in exactly one of the three parts.",
        ko="모든 샘플은 세 부분 중 정확히 한 곳에 있어야 합니다.",
    )
    require(
        np.array_equal(xs[:, 0], 2 * ts),
        en="A sample and its label must stay together: x and t have to be shuffled in the same way.",
        ko="샘플과 레이블이 짝을 유지해야 합니다. x와 t를 같은 순서로 섞어야 합니다.",
    )
    # 30 samples stay in order by chance once in 30! = 2e32 times.
    require(
        not np.array_equal(np.sort(parts[3]), np.arange(6)) or not np.array_equal(np.sort(parts[5]), np.arange(6, 15)),
        en="The parts consist of neighbours: shuffle before you split.",
        ko="이웃한 샘플끼리 모여 있습니다. 나누기 전에 먼저 섞으세요.",
    )


@pytest.mark.exercise("sample_log_uniform")
def test_values_are_between_the_bounds(student, case):
    low, high, size, _ = case
    values = student.sample_log_uniform(*case)
    assert_same(np.zeros(np.shape(values)), np.zeros(size), name="values")
    assert_same(np.clip(values, low, high), np.asarray(values), name="values")


@pytest.mark.exercise("sample_log_uniform")
def test_orders_of_magnitude_get_equal_shares(student):
    values = np.asarray(student.sample_log_uniform(0.001, 1000.0, 6000, 1))
    shares = np.histogram(values, [10.0**k for k in range(-3, 4)])[0] / 6000
    # A share of 1/6 is off by more than 0.035 less than once in 1e12 times.
    require(
        np.all(np.abs(shares - 1 / 6) < 0.035),
        en=f"Between 0.001 and 1000 there are six orders of magnitude; they got {shares.round(2)} of the values.",
        ko=f"0.001과 1000 사이에는 자릿수가 여섯 개 있는데, 값이 {shares.round(2)}의 비율로 나뉘었습니다.",
    )
