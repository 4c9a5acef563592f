"""Tests that decide the points; students never get them.

Where answers are random, any stream of random numbers is right: tests look at masks, shares and distributions. The
cache of batch normalization is the student's own: it comes out of their forward pass and goes into their
backward pass, and no test looks into it.
"""

import copy

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require


def assert_shapes(parameters, layers_dims):
    """The shapes of all parameters; their values do not matter."""
    layers = range(1, len(layers_dims))
    expected = {f"W{l}": np.zeros((layers_dims[l], layers_dims[l - 1])) for l in layers}
    expected |= {f"b{l}": np.zeros((layers_dims[l], 1)) for l in layers}
    is_dict = isinstance(parameters, dict)
    shapes = {key: np.zeros(np.shape(value)) for key, value in parameters.items()} if is_dict else parameters
    assert_same(shapes, expected, name="parameters")


def large_weights(parameters, layers_dims):
    """The weights of the layers that have enough of them to judge their distribution."""
    assert_shapes(parameters, layers_dims)
    return [W for name, W in parameters.items() if name.startswith("W") and W.size >= 2000]


def assert_normal(W):
    """The weights look normally distributed around 0, each drawn for itself.

    Each bound is 7 standard deviations of what chance does: an honest answer is refused less than once in 1e11 times.
    """
    z, n = W.ravel() / W.std(), W.size
    require(
        abs(z.mean()) < 7 / np.sqrt(n),
        en="The mean of the weights should be near 0: about half of them are negative.",
        ko="가중치의 평균은 0에 가까워야 합니다. 절반 정도는 음수입니다.",
    )
    for limit, share in ((0.5, 0.38292), (1, 0.68269), (2, 0.95450)):
        require(
            abs(np.mean(np.abs(z) < limit) - share) < 7 * np.sqrt(share * (1 - share) / n),
            en="The weights should be normally distributed, with many small and few large ones.",
            ko="가중치는 정규분포를 따라야 합니다. 작은 값이 많고 큰 값은 적어야 합니다.",
        )
    require(
        np.unique(z).size > 0.999 * n,
        en="Every weight should be drawn for itself, but some of yours are the same.",
        ko="가중치는 하나하나 따로 뽑아야 하는데 같은 값이 여러 개 있습니다.",
    )


@pytest.mark.exercise("initialize_parameters_he")
def test_shapes_of_he_match(student, case):
    assert_shapes(student.initialize_parameters_he(*case), *case)


@pytest.mark.exercise("initialize_parameters_he")
@pytest.mark.supporting
def test_biases_of_he_are_all_zeros(student, case):
    (layers_dims,) = case
    biases = {f"b{l}": np.zeros((layers_dims[l], 1)) for l in range(1, len(layers_dims))}
    assert_same(student.initialize_parameters_he(layers_dims), biases, name="parameters")


@pytest.mark.exercise("initialize_parameters_he")
@pytest.mark.weight(3)
def test_spread_of_he_follows_the_inputs(student, case):
    for W in large_weights(student.initialize_parameters_he(*case), *case):
        # The deviation of n normal numbers is off by more than 7 / sqrt(2 n) less than once in 1e11 times.
        require(
            abs(W.std() / np.sqrt(2 / W.shape[1]) - 1) < 7 / np.sqrt(2 * W.size),
            en="The standard deviation of the weights of a layer should be sqrt(2 / n), where n is the number of its inputs.",
            ko="층의 입력이 n개일 때 그 층 가중치의 표준편차는 sqrt(2 / n)입니다.",
        )


@pytest.mark.exercise("initialize_parameters_he")
@pytest.mark.weight(2)
def test_weights_of_he_are_normally_distributed(student, case):
    for W in large_weights(student.initialize_parameters_he(*case), *case):
        assert_normal(W)


@pytest.mark.exercise("initialize_parameters_he")
def test_layers_of_he_are_drawn_anew(student):
    parameters = student.initialize_parameters_he([50, 50, 50, 50])
    assert_shapes(parameters, [50, 50, 50, 50])
    for first, second in (("W1", "W2"), ("W2", "W3"), ("W1", "W3")):
        # The correlation of 2,500 pairs of independent numbers is above 0.14 less than once in 1e11 times.
        require(
            abs(np.corrcoef(parameters[first].ravel(), parameters[second].ravel())[0, 1]) < 0.14,
            en="The layers have the same random numbers. Set the seed once, before the loop.",
            ko="여러 층의 난수가 같습니다. seed는 반복문 앞에서 한 번만 정하세요.",
        )


@pytest.mark.exercise("initialize_parameters_xavier")
def test_shapes_of_xavier_match(student, case):
    assert_shapes(student.initialize_parameters_xavier(*case), *case)


@pytest.mark.exercise("initialize_parameters_xavier")
@pytest.mark.supporting
def test_biases_of_xavier_are_all_zeros(student, case):
    (layers_dims,) = case
    biases = {f"b{l}": np.zeros((layers_dims[l], 1)) for l in range(1, len(layers_dims))}
    assert_same(student.initialize_parameters_xavier(layers_dims), biases, name="parameters")


@pytest.mark.exercise("initialize_parameters_xavier")
@pytest.mark.weight(3)
def test_spread_of_xavier_follows_the_inputs(student, case):
    for W in large_weights(student.initialize_parameters_xavier(*case), *case):
        # The deviation of n normal numbers is off by more than 7 / sqrt(2 n) less than once in 1e11 times.
        require(
            abs(W.std() / np.sqrt(1 / W.shape[1]) - 1) < 7 / np.sqrt(2 * W.size),
            en="The standard deviation of the weights of a layer should be sqrt(1 / n), where n is the number of its inputs.",
            ko="층의 입력이 n개일 때 그 층 가중치의 표준편차는 sqrt(1 / n)입니다.",
        )


@pytest.mark.exercise("initialize_parameters_xavier")
@pytest.mark.weight(2)
def test_weights_of_xavier_are_normally_distributed(student, case):
    for W in large_weights(student.initialize_parameters_xavier(*case), *case):
        assert_normal(W)


@pytest.mark.exercise("initialize_parameters_xavier")
def test_layers_of_xavier_are_drawn_anew(student):
    parameters = student.initialize_parameters_xavier([50, 50, 50, 50])
    assert_shapes(parameters, [50, 50, 50, 50])
    for first, second in (("W1", "W2"), ("W2", "W3"), ("W1", "W3")):
        # The correlation of 2,500 pairs of independent numbers is above 0.14 less than once in 1e11 times.
        require(
            abs(np.corrcoef(parameters[first].ravel(), parameters[second].ravel())[0, 1]) < 0.14,
            en="The layers have the same random numbers. Set the seed once, before the loop.",
            ko="여러 층의 난수가 같습니다. seed는 반복문 앞에서 한 번만 정하세요.",
        )


@pytest.mark.exercise("compute_cost_with_regularization")
@pytest.mark.weight(3)
def test_regularized_cost_matches(student, reference, case):
    expected = reference.compute_cost_with_regularization(*case)
    assert_same(student.compute_cost_with_regularization(*case), expected, name="cost")


@pytest.mark.exercise("compute_cost_with_regularization")
def test_price_of_the_weights_is_proportional_to_lambd(student, reference, case):
    A3, Y, parameters, _ = case
    costs = [student.compute_cost_with_regularization(A3, Y, parameters, lambd) for lambd in (0.0, 0.5, 1.0)]
    expected = [reference.compute_cost_with_regularization(A3, Y, parameters, lambd) for lambd in (0.0, 0.5, 1.0)]
    assert_same(np.asarray(costs), np.asarray(expected), name="costs for lambd 0, 0.5, 1")


@pytest.mark.exercise("compute_cost_with_regularization")
@pytest.mark.supporting
def test_biases_cost_nothing(student, reference, case):
    A3, Y, parameters, lambd = case
    expected = reference.compute_cost_with_regularization(A3, Y, parameters, lambd)
    larger = {name: value + 3 if name.startswith("b") else value for name, value in parameters.items()}
    assert_same(student.compute_cost_with_regularization(A3, Y, larger, lambd), expected, name="cost")


@pytest.mark.exercise("compute_cost_with_regularization")
@pytest.mark.supporting
def test_inputs_of_the_regularized_cost_unchanged(student, case):
    student.compute_cost_with_regularization(*case)
    assert_inputs_unchanged(student)


def part_of(grads, letters):
    """The gradients of one kind, dW or db."""
    return {f"{letters}{layer}": grads[f"{letters}{layer}"] for layer in (1, 2, 3)}


@pytest.mark.exercise("backward_propagation_with_regularization")
@pytest.mark.weight(3)
def test_regularized_dW_match(student, reference, case):
    expected = part_of(reference.backward_propagation_with_regularization(*case), "dW")
    assert_same(student.backward_propagation_with_regularization(*case), expected, name="grads")


@pytest.mark.exercise("backward_propagation_with_regularization")
@pytest.mark.weight(2)
def test_regularized_db_match(student, reference, case):
    expected = part_of(reference.backward_propagation_with_regularization(*case), "db")
    assert_same(student.backward_propagation_with_regularization(*case), expected, name="grads")


@pytest.mark.exercise("backward_propagation_with_regularization")
@pytest.mark.weight(2)
def test_regularized_gradients_are_slopes_of_the_cost(student, reference, case):
    X, Y, cache, lambd = case
    parameters = dict(zip(("W1", "b1", "W2", "b2", "W3", "b3"), (cache[i] for i in (2, 3, 6, 7, 10, 11)), strict=True))
    grads = student.backward_propagation_with_regularization(*case)
    for name, value in parameters.items():

        def cost(value, name=name):
            moved = parameters | {name: value}
            A3, _ = reference.forward_propagation(X, moved)
            return reference.compute_cost_with_regularization(A3, Y, moved, lambd)

        assert_gradient(cost, value, grads[f"d{name}"], name=f"d{name}")


@pytest.mark.exercise("backward_propagation_with_regularization")
def test_without_regularization_the_gradients_are_the_usual_ones(student, reference, case):
    X, Y, cache, _ = case
    expected = reference.backward_propagation_with_regularization(X, Y, cache, 0.0)
    assert_same(student.backward_propagation_with_regularization(X, Y, cache, 0.0), part_of(expected, "dW"), name="grads")


@pytest.mark.exercise("backward_propagation_with_regularization")
@pytest.mark.supporting
def test_cache_is_only_read(student, case):
    student.backward_propagation_with_regularization(*case)
    assert_inputs_unchanged(student)


def output_and_cache(result):
    """A3 and the cache, once it is sure that there are two values, and 14 matrices in the second."""
    require(
        isinstance(result, tuple | list) and len(result) >= 2,
        en="forward_propagation_with_dropout should return two values: A3, cache.",
        ko="forward_propagation_with_dropout은 A3, cache 두 값을 반환해야 합니다.",
    )
    A3, cache = result[:2]
    require(
        isinstance(cache, tuple | list) and len(cache) >= 14 and all(isinstance(a, np.ndarray) for a in cache[:14]),
        en="The cache should be the tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3).",
        ko="cache는 튜플 (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)이어야 합니다.",
    )
    return A3, cache


def masks_of(cache, parameters, m):
    """D1 and D2 as floats, once it is sure that they are masks."""
    for mask, b in ((cache[1], parameters["b1"]), (cache[6], parameters["b2"])):
        require(
            mask.shape == (len(b), m) and np.all((mask == 0) | (mask == 1)),
            en="D1 and D2 should be as large as the activations and hold only 0 and 1, or False and True.",
            ko="D1과 D2는 활성화 값과 형상이 같고 0과 1(또는 False와 True)만 들어 있어야 합니다.",
        )
    return cache[1].astype(float), cache[6].astype(float)


@pytest.mark.exercise("forward_propagation_with_dropout")
@pytest.mark.weight(3)
def test_output_follows_from_the_masks(student, reference, case):
    X, parameters, keep_prob = case
    A3, cache = output_and_cache(student.forward_propagation_with_dropout(*case))
    D1, D2 = masks_of(cache, parameters, X.shape[1])
    A1 = reference.relu(parameters["W1"] @ X + parameters["b1"]) * D1 / keep_prob
    A2 = reference.relu(parameters["W2"] @ A1 + parameters["b2"]) * D2 / keep_prob
    assert_same(cache[2], A1, name="A1")
    assert_same(cache[7], A2, name="A2")
    assert_same(A3, reference.sigmoid(parameters["W3"] @ A2 + parameters["b3"]), name="A3")


@pytest.mark.exercise("forward_propagation_with_dropout")
@pytest.mark.weight(2)
def test_cache_holds_what_the_backward_pass_needs(student, reference, case):
    X, parameters, _ = case
    A3, cache = output_and_cache(student.forward_propagation_with_dropout(X, parameters, 1.0))
    ones = [np.ones((len(parameters[b]), X.shape[1])) for b in ("b1", "b2")]
    expected, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A, W3, b3) = reference.forward_propagation(X, parameters)
    whole = (Z1, ones[0], A1, W1, b1, Z2, ones[1], A2, W2, b2, Z3, A, W3, b3)
    masks = {1, 6}  # which may be boolean
    found = tuple(a.astype(float) if i in masks else a for i, a in enumerate(cache))
    assert_same((A3, found), (expected, whole), name="(A3, cache)")


@pytest.mark.exercise("forward_propagation_with_dropout")
@pytest.mark.weight(3)
def test_share_that_is_kept(student, case, rng):
    keep_prob, sizes, m = case[2], (3, 30, 20, 1), 400
    parameters = {f"W{l}": rng.normal(size=(sizes[l], sizes[l - 1])) for l in (1, 2, 3)}
    parameters |= {f"b{l}": rng.normal(size=(sizes[l], 1)) for l in (1, 2, 3)}
    _, cache = output_and_cache(student.forward_propagation_with_dropout(rng.normal(size=(3, m)), parameters, keep_prob))
    D1, D2 = masks_of(cache, parameters, m)
    for mask in (D1, D2):
        # 7 standard deviations: less than once in 1e11 times by chance.
        require(
            abs(mask.mean() - keep_prob) <= 7 * np.sqrt(keep_prob * (1 - keep_prob) / mask.size),
            en="The share of the activations that are kept should be about keep_prob, in both hidden layers.",
            ko="두 은닉층 모두에서 남긴 활성화 값의 비율이 keep_prob에 가까워야 합니다.",
        )
    if keep_prob < 1:
        # With at least 20 units two samples rarely have the same mask, two units of 400 samples never have.
        require(
            len(np.unique(D1, axis=0)) == 30 and len(np.unique(D2, axis=1)[0]) > m / 4,
            en="Every unit of every sample should be drawn for itself, but rows or columns of a mask are the same.",
            ko="샘플마다, 뉴런마다 따로 뽑아야 하는데 마스크의 행이나 열이 똑같습니다.",
        )
        # The correlation of 8,000 independent pairs is above 0.08 less than once in 1e11 times.
        require(
            abs(np.corrcoef(D1[:20].ravel(), D2.ravel())[0, 1]) < 0.08,
            en="Both hidden layers have the same mask. Draw one for each.",
            ko="두 은닉층의 마스크가 같습니다. 층마다 따로 뽑으세요.",
        )


@pytest.mark.exercise("forward_propagation_with_dropout")
@pytest.mark.supporting
def test_inputs_of_dropout_unchanged(student, case):
    student.forward_propagation_with_dropout(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("backward_propagation_with_dropout")
@pytest.mark.weight(3)
def test_dW_with_dropout_match(student, reference, case):
    expected = part_of(reference.backward_propagation_with_dropout(*case), "dW")
    assert_same(student.backward_propagation_with_dropout(*case), expected, name="grads")


@pytest.mark.exercise("backward_propagation_with_dropout")
@pytest.mark.weight(2)
def test_db_with_dropout_match(student, reference, case):
    expected = part_of(reference.backward_propagation_with_dropout(*case), "db")
    assert_same(student.backward_propagation_with_dropout(*case), expected, name="grads")


@pytest.mark.exercise("backward_propagation_with_dropout")
@pytest.mark.weight(2)
def test_gradients_with_dropout_are_slopes_of_the_cost(student, reference, case):
    X, Y, cache, keep_prob = case
    D1, D2 = cache[1], cache[6]
    parameters = dict(zip(("W1", "b1", "W2", "b2", "W3", "b3"), (cache[i] for i in (3, 4, 8, 9, 12, 13)), strict=True))
    grads = student.backward_propagation_with_dropout(*case)
    for name, value in parameters.items():

        def cost(value, name=name):
            p = parameters | {name: value}
            A1 = reference.relu(p["W1"] @ X + p["b1"]) * D1 / keep_prob
            A2 = reference.relu(p["W2"] @ A1 + p["b2"]) * D2 / keep_prob
            return reference.compute_cost(reference.sigmoid(p["W3"] @ A2 + p["b3"]), Y)

        assert_gradient(cost, value, grads[f"d{name}"], name=f"d{name}")


@pytest.mark.exercise("backward_propagation_with_dropout")
@pytest.mark.supporting
def test_cache_of_dropout_is_only_read(student, case):
    student.backward_propagation_with_dropout(*case)
    assert_inputs_unchanged(student)


def assert_all_or_nothing(kept, ratio):
    """The two ratios at which chance has no say."""
    require(
        0 < ratio < 1 or (kept.all() if ratio == 0 else not kept.any()),
        en="With dropout_ratio 0 nothing is dropped, with 1 everything.",
        ko="dropout_ratio가 0이면 아무것도 0이 되지 않고, 1이면 모두 0이 됩니다.",
    )


@pytest.mark.exercise("Dropout")
@pytest.mark.weight(2)
def test_dropout_output_in_use(student, case):
    ratio, x, dout = case
    layer = student.Dropout(ratio)
    layer.forward(dout, True)
    assert_same(layer.forward(x, False), x * (1 - ratio), name="out")


@pytest.mark.exercise("Dropout")
@pytest.mark.weight(2)
def test_entries_are_kept_or_zero(student, case):
    ratio, x, _ = case
    out = student.Dropout(ratio).forward(x, True)
    kept = np.asarray(out) != 0
    assert_same(out, np.where(kept if kept.shape == x.shape else True, x, 0.0), name="out")
    assert_all_or_nothing(kept, ratio)


@pytest.mark.exercise("Dropout")
@pytest.mark.weight(2)
def test_share_that_is_dropped(student, case):
    ratio, x = case[0], np.ones((60, 50))
    layer = student.Dropout(ratio)
    first, second = layer.forward(x) == 0, layer.forward(x, True) == 0
    # 7 standard deviations: less than once in 1e11 times by chance.
    bound = 7 * np.sqrt(ratio * (1 - ratio) / x.size)
    require(
        abs(first.mean() - ratio) <= bound and abs(second.mean() - ratio) <= bound,
        en="In training the share of the entries that become 0 should be about dropout_ratio.",
        ko="학습할 때 0이 되는 원소의 비율이 dropout_ratio에 가까워야 합니다.",
    )
    # Two masks of 3,000 entries, two rows or two columns are never the same by chance.
    require(
        ratio in (0, 1)
        or (not np.array_equal(first, second) and len(np.unique(first, axis=0)) > 30 and len(np.unique(first, axis=1)[0]) > 25),
        en="Every entry should be drawn for itself, and anew in every call.",
        ko="원소마다 따로, 그리고 호출할 때마다 새로 뽑아야 합니다.",
    )


@pytest.mark.exercise("Dropout")
@pytest.mark.weight(3)
def test_gradient_goes_where_the_value_went(student, case):
    ratio, x, dout = case
    layer = student.Dropout(ratio)
    layer.forward(dout, True)
    kept = np.asarray(layer.forward(x, True)) != 0
    assert_all_or_nothing(kept, ratio)
    assert_same(layer.backward(dout), dout * kept, name="dx")


@pytest.mark.exercise("Dropout")
@pytest.mark.supporting
def test_dropout_gradient_is_the_slope(student, case):
    ratio, x, dout = case
    layer = student.Dropout(ratio)
    factor = np.asarray(layer.forward(x, True)) / x
    assert_gradient(lambda x: x * factor, x, layer.backward(dout), dout=dout, name="dx")


@pytest.mark.exercise("Dropout")
def test_usual_ratio_is_one_half(student, case):
    assert_same(student.Dropout().forward(case[1], False), case[1] / 2, name="out")


@pytest.mark.exercise("Dropout")
@pytest.mark.supporting
def test_dropout_arrays_are_only_read(student, case):
    ratio, x, dout = case
    layer, x_handle, handle = student.Dropout(ratio), student.put(x), student.put(dout)
    layer.forward(x_handle, True)
    layer.backward(handle)
    assert_same(student.fetch(x_handle), x, name="x")
    assert_same(student.fetch(handle), dout, name="dout")


def out_and_cache(result):
    """What batchnorm_forward returned, once it is sure that there are two values."""
    require(
        isinstance(result, tuple | list) and len(result) >= 2,
        en="batchnorm_forward should return two values: out, cache.",
        ko="batchnorm_forward는 out, cache 두 값을 반환해야 합니다.",
    )
    return result[0], result[1]


def running(bn_param):
    """The running statistics alone."""
    return {name: bn_param[name] for name in ("running_mean", "running_var")}


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.weight(3)
def test_output_in_training(student, reference, case):
    *arrays, bn_param = case
    bn_param["mode"] = "train"
    expected, _ = reference.batchnorm_forward(*arrays, copy.deepcopy(bn_param))
    out, _ = out_and_cache(student.batchnorm_forward(*arrays, bn_param))
    assert_same(out, expected, name="out")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.weight(2)
def test_output_at_test_time(student, reference, case):
    *arrays, bn_param = case
    bn_param["mode"] = "test"
    expected, _ = reference.batchnorm_forward(*arrays, copy.deepcopy(bn_param))
    out, _ = out_and_cache(student.batchnorm_forward(*arrays, bn_param))
    assert_same(out, expected, name="out")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.weight(2)
def test_running_statistics_after_two_batches(student, reference, case):
    x, gamma, beta, bn_param = case
    bn_param["mode"] = "train"
    handle = student.put(bn_param)
    for batch in (x, x[:-1] if len(x) > 1 else 2 * x):
        student.batchnorm_forward(batch, gamma, beta, handle)
        reference.batchnorm_forward(batch, gamma, beta, bn_param)
    assert_same(student.fetch(handle), running(bn_param), name="bn_param")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.supporting
def test_running_statistics_stay_at_test_time(student, case):
    *arrays, bn_param = case
    bn_param["mode"] = "test"
    handle = student.put(bn_param)
    student.batchnorm_forward(*arrays, handle)
    assert_same(student.fetch(handle), running(bn_param), name="bn_param")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.supporting
def test_arrays_are_only_read(student, case):
    *arrays, bn_param = case
    handles = [student.put(array) for array in arrays]
    student.batchnorm_forward(*handles, bn_param)
    for handle, array, name in zip(handles, arrays, ("x", "gamma", "beta"), strict=True):
        assert_same(student.fetch(handle), array, name=name)


def gradients(student, x, gamma, beta, bn_param, dout):
    """dx, dgamma, dbeta of the student's backward pass after the student's own forward pass."""
    _, cache = out_and_cache(student.batchnorm_forward(x, gamma, beta, bn_param))
    result = student.batchnorm_backward(dout, cache)
    require(
        isinstance(result, tuple | list) and len(result) >= 3,
        en="batchnorm_backward should return three values: dx, dgamma, dbeta.",
        ko="batchnorm_backward는 dx, dgamma, dbeta 세 값을 반환해야 합니다.",
    )
    return result[:3]


def expected_gradients(reference, x, gamma, beta, bn_param, dout):
    """The same for the reference."""
    _, cache = reference.batchnorm_forward(x, gamma, beta, copy.deepcopy(bn_param))
    return reference.batchnorm_backward(dout, cache)


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.weight(3)
def test_dx_matches(student, reference, case):
    expected, _, _ = expected_gradients(reference, *case)
    assert_same(gradients(student, *case)[0], expected, name="dx")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.weight(2)
def test_dgamma_matches(student, reference, case):
    _, expected, _ = expected_gradients(reference, *case)
    assert_same(gradients(student, *case)[1], expected, name="dgamma")


@pytest.mark.exercise("batchnorm_backward")
def test_dbeta_matches(student, reference, case):
    _, _, expected = expected_gradients(reference, *case)
    assert_same(gradients(student, *case)[2], expected, name="dbeta")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.weight(2)
def test_dx_is_the_slope_of_the_output(student, reference, case):
    x, gamma, beta, bn_param, dout = case
    dx, _, _ = gradients(student, x, gamma, beta, copy.deepcopy(bn_param), dout)

    def out(x):
        return reference.batchnorm_forward(x, gamma, beta, copy.deepcopy(bn_param))[0]

    assert_gradient(out, x, dx, dout=dout, name="dx")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.supporting
def test_dx_agrees_with_your_own_forward(student, case):
    x, gamma, beta, bn_param, dout = case
    dx, _, _ = gradients(student, x, gamma, beta, copy.deepcopy(bn_param), dout)

    def outs(points):
        results = student.many("batchnorm_forward", [(point, gamma, beta, copy.deepcopy(bn_param)) for point in points])
        return [None if result is None else out_and_cache(result)[0] for result in results]

    def out(point):
        return outs([point])[0]

    out.many = outs
    assert_gradient(out, x, dx, dout=dout, name="dx")


@pytest.mark.exercise("batchnorm_backward")
def test_dgamma_and_dbeta_are_the_slopes_of_the_output(student, reference, case):
    x, gamma, beta, bn_param, dout = case
    _, dgamma, dbeta = gradients(student, x, gamma, beta, copy.deepcopy(bn_param), dout)

    def out(gamma, beta):
        return reference.batchnorm_forward(x, gamma, beta, copy.deepcopy(bn_param))[0]

    assert_gradient(lambda gamma: out(gamma, beta), gamma, dgamma, dout=dout, name="dgamma")
    assert_gradient(lambda beta: out(gamma, beta), beta, dbeta, dout=dout, name="dbeta")


@pytest.mark.exercise("batchnorm_backward")
def test_constant_feature(student, reference, case):
    x, gamma, beta, bn_param, dout = case
    x[:, 0], bn_param["eps"] = 0.5, 0.25
    expected = expected_gradients(reference, x, gamma, beta, bn_param, dout)
    assert_same(gradients(student, x, gamma, beta, bn_param, dout)[0], expected[0], name="dx")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.supporting
def test_dout_is_only_read(student, case):
    *arguments, dout = case
    handle = student.put(dout)
    gradients(student, *arguments, handle)
    assert_same(student.fetch(handle), dout, name="dout")


def trained(module, settings, batches):
    """A layer after training on some batches, and what it made of the last of them."""
    layer = module.BatchNormalization(*copy.deepcopy(settings))
    outs = [layer.forward(batch.copy(), True) for batch in batches]
    return layer, outs[-1]


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(3)
def test_layer_output_in_training(student, reference, case):
    *settings, batches, _ = case
    _, expected = trained(reference, settings, batches)
    _, out = trained(student, settings, batches)
    assert_same(out, expected, name="out")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_running_mean_and_variance(student, reference, case):
    *settings, batches, _ = case
    expected, _ = trained(reference, settings, batches)
    layer, _ = trained(student, settings, batches)
    assert_same(layer.running_mean, expected.running_mean, name="running_mean")
    assert_same(layer.running_var, expected.running_var, name="running_var")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_output_at_test_time(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    assert_same(layer.forward(dout, False), expected.forward(dout, False), name="out")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.supporting
def test_layer_running_statistics_stay_at_test_time(student, reference, case):
    *settings, batches, dout = case
    expected, _ = trained(reference, settings, batches)
    layer, _ = trained(student, settings, batches)
    layer.forward(dout, False)
    layer.forward(dout, False)
    assert_same(layer.running_mean, expected.running_mean, name="running_mean")
    assert_same(layer.running_var, expected.running_var, name="running_var")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(3)
def test_layer_dx_matches(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    assert_same(layer.backward(dout), expected.backward(dout), name="dx")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_dgamma_and_dbeta_match(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    layer.backward(dout)
    expected.backward(dout)
    assert_same(layer.dgamma, expected.dgamma, name="dgamma")
    assert_same(layer.dbeta, expected.dbeta, name="dbeta")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_dx_is_the_slope_of_the_output(student, reference, case):
    *settings, batches, dout = case
    layer, _ = trained(student, settings, batches)

    def out(x):
        return reference.BatchNormalization(*copy.deepcopy(settings)).forward(x, True)

    assert_gradient(out, batches[-1], layer.backward(dout), dout=dout, name="dx")


@pytest.mark.exercise("BatchNormalization")
def test_gradients_of_two_batches_are_not_added_up(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    layer.backward(dout)
    layer.forward(batches[-1], True)
    layer.backward(2 * dout)
    expected.backward(2 * dout)
    assert_same(layer.dgamma, expected.dgamma, name="dgamma")
    assert_same(layer.dbeta, expected.dbeta, name="dbeta")


@pytest.mark.exercise("BatchNormalization")
def test_small_variances_and_epsilon(student, reference, case):
    *settings, batches, dout = case
    small = [batch * 0.001 for batch in batches]
    small[-1][:, 0] = 0.5
    layer, out = trained(student, settings, small)
    expected, expected_out = trained(reference, settings, small)
    assert_same(out, expected_out, name="out")
    assert_same(layer.backward(dout), expected.backward(dout), name="dx")


@pytest.mark.exercise("BatchNormalization")
def test_layers_share_nothing(student, reference, case):
    *settings, batches, dout = case
    expected, _ = trained(reference, settings, batches)
    layer, _ = trained(student, settings, batches)
    trained(student, settings, [3 * batch + 1 for batch in batches])[0].backward(-dout)
    assert_same(layer.backward(dout), expected.backward(dout), name="dx")
    assert_same(layer.running_mean, expected.running_mean, name="running_mean")
    assert_same(layer.running_var, expected.running_var, name="running_var")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.supporting
def test_layer_arrays_are_only_read(student, case):
    *settings, batches, dout = case
    layer, x, handle = student.BatchNormalization(*settings), student.put(batches[-1]), student.put(dout)
    layer.forward(x, True)
    layer.backward(handle)
    assert_same(student.fetch(x), batches[-1], name="x")
    assert_same(student.fetch(handle), dout, name="dout")


def six_parts(parts):
    """The six parts, once it is sure that there are so many."""
    require(
        isinstance(parts, tuple | list) and len(parts) == 6 and all(isinstance(part, np.ndarray) for part in parts),
        en="train_val_test_split should return six arrays: x_train, t_train, x_val, t_val, x_test, t_test.",
        ko="train_val_test_split은 배열 여섯 개 x_train, t_train, x_val, t_val, x_test, t_test를 반환해야 합니다.",
    )
    return parts


@pytest.mark.exercise("train_val_test_split")
@pytest.mark.weight(2)
def test_sizes_of_the_parts_match(student, case):
    x, t, validation_rate, test_rate, _ = case
    n_val, n_test = int(len(x) * validation_rate), int(len(x) * test_rate)
    parts = six_parts(student.train_val_test_split(*case))
    sizes = (len(x) - n_val - n_test, n_val, n_test)
    expected = tuple(np.zeros((size, *whole.shape[1:])) for size in sizes for whole in (x, t))
    assert_same(tuple(np.zeros(part.shape) for part in parts), expected, name="(x_train, t_train, x_val, ...)")


@pytest.mark.exercise("train_val_test_split")
@pytest.mark.weight(3)
def test_every_sample_is_in_one_part_with_its_own_label(student, case):
    x, t, validation_rate, test_rate, seed = case
    given = np.hstack([x.reshape(len(x), -1), t.reshape(len(t), -1)]).T
    parts = six_parts(student.train_val_test_split(x, t, validation_rate, test_rate, seed))
    rows = [part.reshape(len(part), -1) for part in parts]
    fits = all(len(a) == len(b) for a, b in zip(rows[::2], rows[1::2], strict=True))
    fits = fits and len({part.shape[1:] for part in parts[::2]}) == len({part.shape[1:] for part in parts[1::2]}) == 1
    found = np.hstack([np.concatenate(rows[::2]), np.concatenate(rows[1::2])]).T if fits else np.zeros((0, 0))
    require(
        found.shape == given.shape and np.array_equal(found[:, np.lexsort(found)], given[:, np.lexsort(given)]),
        en="All three parts together should have every sample exactly once, each with its own label.",
        ko="세 부분을 모두 합치면 모든 샘플이 자기 레이블과 함께 정확히 한 번씩 있어야 합니다.",
    )


@pytest.mark.exercise("train_val_test_split")
@pytest.mark.weight(2)
def test_parts_are_random(student, case):
    x, seed = np.arange(180.0).reshape(180, 1), case[4]
    first, again, other = (six_parts(student.train_val_test_split(x, x[:, 0], 0.3, 0.3, s)) for s in (seed, seed, seed + 1))
    # A part of at least 54 numbers lacks one third of all less than once in 1e11 times.
    require(
        all(len({int(number) // 60 for number in part[:, 0]}) == 3 for part in first[::2]),
        en="Shuffle the samples before you split them: the parts should be mixed.",
        ko="나누기 전에 샘플을 섞으세요. 부분마다 샘플이 골고루 섞여 있어야 합니다.",
    )
    # Two random choices of 54 out of 180 are equal less than once in 1e40 times.
    same = [np.array_equal(np.sort(first[4][:, 0]), np.sort(part[4][:, 0])) for part in (again, other)]
    require(
        same == [True, False],
        en="The same seed must give the same parts again, and another seed others.",
        ko="seed가 같으면 같은 결과가, seed가 다르면 다른 결과가 나와야 합니다.",
    )


@pytest.mark.exercise("train_val_test_split")
def test_usual_rates_are_one_fifth(student):
    parts = six_parts(student.train_val_test_split(np.ones((50, 2)), np.ones(50)))
    assert_same(np.array([len(part) for part in parts]), np.array([30, 30, 10, 10, 10, 10]), name="sizes of the parts")


@pytest.mark.exercise("train_val_test_split")
@pytest.mark.supporting
def test_data_are_only_read(student, case):
    student.train_val_test_split(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("sample_log_uniform")
@pytest.mark.weight(2)
def test_values_stay_between_the_bounds(student, case):
    low, high, size, _ = case
    values = student.sample_log_uniform(*case)
    assert_same(np.zeros(np.shape(values)), np.zeros(size), name="values")
    # Rounding may carry a value past a bound by the last digit.
    assert_same(np.clip(values, low, high), np.asarray(values), name="values")


@pytest.mark.exercise("sample_log_uniform")
@pytest.mark.weight(3)
def test_logarithms_are_evenly_distributed(student, case):
    low, high, _, seed = case
    if low == high:
        low, high = low / 50, high * 2000
    values = np.asarray(student.sample_log_uniform(low, high, 4000, seed))
    assert_same(np.zeros(values.shape), np.zeros(4000), name="values")
    shares = np.sort((np.log(np.abs(values) + 1e-300) - np.log(low)) / (np.log(high) - np.log(low)))
    # Kolmogorov's distance of 4,000 values is above 0.055 less than once in 1e10 times.
    require(
        np.max(np.abs(shares - (np.arange(4000) + 0.5) / 4000)) < 0.055,
        en="Every order of magnitude between the bounds should get the same share of the values.",
        ko="두 경계 사이의 모든 자릿수에 값이 고르게 나뉘어야 합니다.",
    )


@pytest.mark.exercise("sample_log_uniform")
@pytest.mark.weight(2)
def test_seed_decides_the_values(student, case):
    seed = case[3]
    first, again, other = (student.sample_log_uniform(0.001, 10.0, 20, s) for s in (seed, seed, seed + 1))
    require(
        np.array_equal(first, again) and not np.array_equal(np.sort(first), np.sort(other)) and len(np.unique(first)) > 15,
        en="The values should be random: all different, the same again for the same seed, others for another seed.",
        ko="값이 무작위여야 합니다. 서로 다르고, seed가 같으면 같은 값이, seed가 다르면 다른 값이 나와야 합니다.",
    )
