"""Tests that decide the points; students never get them."""

import copy

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require


def _parts(returned, count):
    """The first `count` values of a returned tuple."""
    require(
        isinstance(returned, (tuple, list)) and len(returned) >= count,
        en=f"The function must return {count} values, separated by commas.",
        ko=f"함수는 값 {count}개를 쉼표로 구분하여 반환해야 합니다.",
    )
    return returned[:count]


def _grads(returned):
    """The returned dictionary of gradients."""
    require(
        isinstance(returned, dict),
        en="L_model_backward must return one dictionary, grads.",
        ko="L_model_backward는 딕셔너리 grads 하나를 반환해야 합니다.",
    )
    return returned


def _entry(grads, key):
    """One gradient of the dictionary."""
    require(key in grads, en=f"grads has no key {key}.", ko=f"grads에 {key} 키가 없습니다.")
    return grads[key]


def _parameters_of(caches):
    """The parameters of the network that left these caches."""
    parameters = {}
    for l, ((_, W, b), _) in enumerate(caches, start=1):
        parameters[f"W{l}"], parameters[f"b{l}"] = W, b
    return parameters


def _losses(AL, Y):
    """Cross entropy, element by element."""
    return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))


def assert_shapes(parameters, layer_dims):
    """The shapes of all parameters; their values do not matter."""
    layers = range(1, len(layer_dims))
    expected = {f"W{l}": np.zeros((layer_dims[l], layer_dims[l - 1])) for l in layers}
    expected |= {f"b{l}": np.zeros((layer_dims[l], 1)) for l in layers}
    is_dict = isinstance(parameters, dict)
    shapes = {key: np.zeros(np.shape(value)) for key, value in parameters.items()} if is_dict else parameters
    assert_same(shapes, expected, name="parameters")


def large_weights(parameters, layer_dims):
    """The weights of the layers that have enough of them to judge their distribution."""
    assert_shapes(parameters, layer_dims)
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


@pytest.mark.exercise("initialize_parameters_deep")
def test_shapes_of_deep_match(student, case):
    assert_shapes(student.initialize_parameters_deep(*case), *case)


@pytest.mark.exercise("initialize_parameters_deep")
@pytest.mark.supporting
def test_biases_of_deep_are_all_zeros(student, case):
    (layer_dims,) = case
    biases = {f"b{l}": np.zeros((layer_dims[l], 1)) for l in range(1, len(layer_dims))}
    assert_same(student.initialize_parameters_deep(layer_dims), biases, name="parameters")


@pytest.mark.exercise("initialize_parameters_deep")
@pytest.mark.weight(3)
def test_weights_are_small(student, case):
    for W in large_weights(student.initialize_parameters_deep(*case), *case):
        # The deviation of n normal numbers is off by more than 7 / sqrt(2 n) less than once in 1e11 times.
        require(
            abs(W.std() / 0.01 - 1) < 7 / np.sqrt(2 * W.size),
            en="The standard deviation of the weights should be 0.01 in every layer.",
            ko="모든 층에서 가중치의 표준편차는 0.01이어야 합니다.",
        )


@pytest.mark.exercise("initialize_parameters_deep")
@pytest.mark.weight(2)
def test_weights_of_deep_are_normally_distributed(student, case):
    for W in large_weights(student.initialize_parameters_deep(*case), *case):
        assert_normal(W)


@pytest.mark.exercise("initialize_parameters_deep")
def test_layers_of_deep_are_drawn_anew(student):
    parameters = student.initialize_parameters_deep([50, 50, 50, 50])
    assert_shapes(parameters, [50, 50, 50, 50])
    for first, second in (("W1", "W2"), ("W2", "W3"), ("W1", "W3")):
        # The correlation of 2,500 pairs of independent numbers is above 0.14 less than once in 1e11 times.
        require(
            abs(np.corrcoef(parameters[first].ravel(), parameters[second].ravel())[0, 1]) < 0.14,
            en="The layers have the same random numbers. Set the seed once, before the loop.",
            ko="여러 층의 난수가 같습니다. seed는 반복문 앞에서 한 번만 정하세요.",
        )


@pytest.mark.exercise("linear_forward")
@pytest.mark.weight(3)
def test_Z_matches(student, reference, case):
    Z, _ = _parts(student.linear_forward(*case), 2)
    assert_same(Z, reference.linear_forward(*case)[0], name="Z")


@pytest.mark.exercise("linear_forward")
def test_cache_holds_the_inputs(student, case):
    _, cache = _parts(student.linear_forward(*case), 2)
    assert_same(cache, case, name="cache")


@pytest.mark.exercise("linear_forward")
def test_bias_is_used(student, case):
    A, W, b = case
    Z, _ = _parts(student.linear_forward(np.zeros(A.shape), W, b), 2)
    assert_same(Z, np.tile(b, (1, A.shape[1])), name="Z for A = 0")


@pytest.mark.exercise("linear_forward")
@pytest.mark.supporting
def test_inputs_stay_as_they_are(student, case):
    student.linear_forward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("linear_activation_forward")
@pytest.mark.weight(2)
def test_activations_match(student, reference, case):
    A, _ = _parts(student.linear_activation_forward(*case), 2)
    assert_same(A, reference.linear_activation_forward(*case)[0], name="A")


@pytest.mark.exercise("linear_activation_forward")
def test_both_caches_are_kept(student, reference, case):
    _, cache = _parts(student.linear_activation_forward(*case), 2)
    assert_same(cache, reference.linear_activation_forward(*case)[1], name="(linear_cache, activation_cache)")


@pytest.mark.exercise("linear_activation_forward")
@pytest.mark.supporting
def test_layer_leaves_its_inputs_as_they_are(student, case):
    student.linear_activation_forward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("L_model_forward")
@pytest.mark.weight(3)
def test_AL_matches(student, reference, case):
    AL, _ = _parts(student.L_model_forward(*case), 2)
    assert_same(AL, reference.L_model_forward(*case)[0], name="AL")


@pytest.mark.exercise("L_model_forward")
@pytest.mark.weight(2)
def test_caches_match_layer_by_layer(student, reference, case):
    _, caches = _parts(student.L_model_forward(*case), 2)
    expected = reference.L_model_forward(*case)[1]
    require(
        isinstance(caches, (tuple, list)) and len(caches) == len(expected),
        en="caches must be a list with exactly one cache per layer.",
        ko="caches는 층마다 캐시 하나씩만 담은 리스트여야 합니다.",
    )
    assert_same(caches, expected, name="caches")


@pytest.mark.exercise("L_model_forward")
@pytest.mark.supporting
def test_network_leaves_its_inputs_as_they_are(student, case):
    student.L_model_forward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("compute_cost")
@pytest.mark.weight(3)
def test_cost_matches(student, reference, case):
    assert_same(student.compute_cost(*case), reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("compute_cost")
def test_cost_is_a_mean_over_samples(student, reference, case):
    AL, Y = case
    # Every sample twice: a mean stays what it is.
    twice = student.compute_cost(np.hstack([AL, AL]), np.hstack([Y, Y]))
    assert_same(twice, reference.compute_cost(AL, Y), name="cost")


@pytest.mark.exercise("compute_cost")
@pytest.mark.supporting
def test_inputs_of_the_cost_unchanged(student, case):
    student.compute_cost(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("linear_backward")
@pytest.mark.weight(2)
def test_dA_prev_matches(student, reference, case):
    dA_prev, _, _ = _parts(student.linear_backward(*case), 3)
    assert_same(dA_prev, reference.linear_backward(*case)[0], name="dA_prev")


@pytest.mark.exercise("linear_backward")
@pytest.mark.weight(2)
def test_dW_matches(student, reference, case):
    _, dW, _ = _parts(student.linear_backward(*case), 3)
    assert_same(dW, reference.linear_backward(*case)[1], name="dW")


@pytest.mark.exercise("linear_backward")
@pytest.mark.weight(2)
def test_db_matches(student, reference, case):
    _, _, db = _parts(student.linear_backward(*case), 3)
    assert_same(db, reference.linear_backward(*case)[2], name="db")


@pytest.mark.exercise("linear_backward")
def test_gradients_agree_with_the_forward_pass(student, reference, case):
    dZ, (A, W, b) = case
    dA_prev, dW, db = _parts(student.linear_backward(*case), 3)
    mean = dZ / dZ.shape[1]  # dW and db belong to the mean over the samples, dA_prev to each sample
    assert_gradient(lambda A: reference.linear_forward(A, W, b)[0], A, dA_prev, dout=dZ, name="dA_prev")
    assert_gradient(lambda W: reference.linear_forward(A, W, b)[0], W, dW, dout=mean, name="dW")
    assert_gradient(lambda b: reference.linear_forward(A, W, b)[0], b, db, dout=mean, name="db")


@pytest.mark.exercise("linear_backward")
@pytest.mark.supporting
def test_dZ_is_not_changed(student, case):
    student.linear_backward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("linear_activation_backward")
@pytest.mark.weight(3)
def test_layer_gradients_match(student, reference, case):
    assert_same(student.linear_activation_backward(*case), reference.linear_activation_backward(*case),
                name="(dA_prev, dW, db)")


@pytest.mark.exercise("linear_activation_backward")
def test_layer_gradients_agree_with_the_forward_pass(student, reference, case):
    dA, ((A, W, b), _), activation = case
    dA_prev, dW, db = _parts(student.linear_activation_backward(*case), 3)
    mean = dA / dA.shape[1]
    forward = reference.linear_activation_forward
    assert_gradient(lambda A: forward(A, W, b, activation)[0], A, dA_prev, dout=dA, name="dA_prev")
    assert_gradient(lambda W: forward(A, W, b, activation)[0], W, dW, dout=mean, name="dW")
    assert_gradient(lambda b: forward(A, W, b, activation)[0], b, db, dout=mean, name="db")


@pytest.mark.exercise("linear_activation_backward")
@pytest.mark.supporting
def test_dA_is_not_changed(student, case):
    # A ReLU step that writes into dA destroys the gradient that the caller still holds.
    student.linear_activation_backward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("L_model_backward")
@pytest.mark.weight(3)
def test_weight_and_bias_gradients_match(student, reference, case):
    expected = {key: value for key, value in reference.L_model_backward(*case).items() if "A" not in key}
    assert_same(_grads(student.L_model_backward(*case)), expected, name="grads")


@pytest.mark.exercise("L_model_backward")
@pytest.mark.weight(2)
def test_activation_gradients_match(student, reference, case):
    expected = {key: value for key, value in reference.L_model_backward(*case).items() if "A" in key}
    assert_same(_grads(student.L_model_backward(*case)), expected, name="grads")


@pytest.mark.exercise("L_model_backward")
@pytest.mark.weight(2)
def test_gradients_agree_with_the_cost(student, reference, case):
    _, Y, caches = case
    grads, m = _grads(student.L_model_backward(*case)), Y.shape[1]
    X, parameters = caches[0][0][0], _parameters_of(caches)

    def cost(key, value):
        changed = {**parameters, key: value}
        return float(np.sum(_losses(reference.L_model_forward(X, changed)[0], Y)) / m)

    for key, value in parameters.items():
        gradient = _entry(grads, f"d{key}")
        assert_gradient(lambda value, key=key: cost(key, value), value, gradient, name=f"d{key}")


@pytest.mark.exercise("L_model_backward")
def test_activation_gradients_agree_with_the_loss(student, reference, case):
    _, Y, caches = case
    grads, parameters = _grads(student.L_model_backward(*case)), _parameters_of(caches)

    def loss(layer, A):  # the loss of all samples together, from the activations of `layer` upwards
        kept = range(layer + 1, len(caches) + 1)
        upper = {f"{kind}{l - layer}": parameters[f"{kind}{l}"] for l in kept for kind in "Wb"}
        return float(np.sum(_losses(reference.L_model_forward(A, upper)[0], Y)))

    for layer, ((A, _, _), _) in enumerate(caches):
        dA = _entry(grads, f"dA{layer}")
        assert_gradient(lambda A, layer=layer: loss(layer, A), A, dA, name=f"dA{layer}")


@pytest.mark.exercise("L_model_backward")
@pytest.mark.supporting
def test_AL_Y_and_caches_are_not_changed(student, case):
    student.L_model_backward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("update_parameters")
@pytest.mark.weight(3)
def test_all_parameters_match(student, reference, case):
    # In place or as a copy: only what is returned counts.
    expected = reference.update_parameters(*copy.deepcopy(case))
    assert_same(student.update_parameters(*case), expected, name="parameters")


@pytest.mark.exercise("update_parameters")
def test_two_steps_with_different_learning_rates(student, reference, case):
    parameters, grads, learning_rate = case
    expected = reference.update_parameters(parameters, grads, learning_rate)
    expected = reference.update_parameters(expected, grads, learning_rate / 4)
    first = student.update_parameters(copy.deepcopy(parameters), grads, learning_rate)
    require(
        isinstance(first, dict) and first.keys() >= parameters.keys(),
        en="update_parameters must return a dictionary with all the parameters.",
        ko="update_parameters는 모든 매개변수가 담긴 딕셔너리를 반환해야 합니다.",
    )
    assert_same(student.update_parameters(first, grads, learning_rate / 4), expected, name="parameters")
