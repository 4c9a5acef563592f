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
