"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require


def assert_shapes(parameters, layer_dims):
    """The shapes of all parameters; their values do not matter."""
    layers = range(1, len(layer_dims))
    expected = {f"W{l}": np.zeros((layer_dims[l], layer_dims[l - 1])) for l in layers}
    expected |= {f"b{l}": np.zeros((layer_dims[l], 1)) for l in layers}
    is_dict = isinstance(parameters, dict)
    shapes = {key: np.zeros(np.shape(value)) for key, value in parameters.items()} if is_dict else parameters
    assert_same(shapes, expected, name="parameters")


@pytest.mark.exercise("initialize_parameters_deep")
def test_shapes_of_deep(student, case):
    assert_shapes(student.initialize_parameters_deep(*case), *case)


@pytest.mark.exercise("initialize_parameters_deep")
def test_biases_of_deep_are_zeros(student):
    parameters = student.initialize_parameters_deep([3, 4, 2])
    assert_same(parameters, {"b1": np.zeros((4, 1)), "b2": np.zeros((2, 1))}, name="parameters")


@pytest.mark.exercise("initialize_parameters_deep")
def test_weights_are_small_in_every_layer(student):
    parameters = student.initialize_parameters_deep([50, 800, 50])
    found = np.array([parameters["W1"].std(), parameters["W2"].std()])
    # Of 40,000 normal numbers the deviation is off by more than 3 % less than once in 1e16 times.
    require(
        np.all(np.abs(found / 0.01 - 1) < 0.03),
        en=f"The weights should have the standard deviation 0.01; yours have {found.round(4)}.",
        ko=f"가중치의 표준편차는 0.01이어야 하지만 {found.round(4)}입니다.",
    )


@pytest.mark.exercise("linear_forward")
def test_a_sum_by_hand(student):
    A, b = np.array([[1.0], [2.0]]), np.array([[5.0], [0.0], [1.0]])
    W = np.array([[3.0, 4.0], [0.0, -1.0], [1.0, 1.0]])
    assert_same(student.linear_forward(A, W, b)[0], np.array([[16.0], [-2.0], [4.0]]), name="Z")


@pytest.mark.exercise("linear_forward")
def test_values_and_cache(student, reference, case):
    assert_same(student.linear_forward(*case), reference.linear_forward(*case), name="(Z, cache)")


@pytest.mark.exercise("linear_activation_forward")
def test_activations_and_caches(student, reference, case):
    assert_same(student.linear_activation_forward(*case), reference.linear_activation_forward(*case),
                name="(A, cache)")


@pytest.mark.exercise("L_model_forward")
def test_output_and_caches(student, reference, case):
    assert_same(student.L_model_forward(*case), reference.L_model_forward(*case), name="(AL, caches)")


@pytest.mark.exercise("L_model_forward")
def test_one_cache_per_layer(student, case):
    caches, layers = student.L_model_forward(*case)[1], len(case[1]) // 2
    require(
        len(caches) == layers,
        en=f"The network has {layers} layer(s), but caches has {len(caches)} element(s).",
        ko=f"신경망의 층은 {layers}개인데 caches의 원소는 {len(caches)}개입니다.",
    )


@pytest.mark.exercise("compute_cost")
def test_cost_of_the_example(student):
    assert_same(student.compute_cost(np.array([[0.5, 0.8]]), np.array([[1, 0]])), 1.151292546, name="cost")


@pytest.mark.exercise("compute_cost")
def test_cost(student, reference, case):
    assert_same(student.compute_cost(*case), reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("linear_backward")
def test_gradients_by_hand(student):
    cache = (np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0]]), np.array([[0.0]]))
    expected = (np.array([[5.0, -10.0], [6.0, -12.0]]), np.array([[-1.5, -2.5]]), np.array([[-0.5]]))
    assert_same(student.linear_backward(np.array([[1.0, -2.0]]), cache), expected, name="(dA_prev, dW, db)")


@pytest.mark.exercise("linear_backward")
def test_gradients(student, reference, case):
    assert_same(student.linear_backward(*case), reference.linear_backward(*case), name="(dA_prev, dW, db)")


@pytest.mark.exercise("linear_backward")
@pytest.mark.supporting
def test_the_incoming_gradient_stays_as_it_is(student, case):
    student.linear_backward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("linear_activation_backward")
def test_gradients_of_a_layer(student, reference, case):
    assert_same(student.linear_activation_backward(*case), reference.linear_activation_backward(*case),
                name="(dA_prev, dW, db)")


@pytest.mark.exercise("linear_activation_backward")
@pytest.mark.supporting
def test_dA_stays_as_it_is(student, case):
    student.linear_activation_backward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("L_model_backward")
def test_all_gradients(student, reference, case):
    assert_same(student.L_model_backward(*case), reference.L_model_backward(*case), name="grads")


@pytest.mark.exercise("update_parameters")
def test_updated_parameters(student, reference, case):
    expected = reference.update_parameters(*case)  # first: in-place updates are allowed
    assert_same(student.update_parameters(*case), expected, name="parameters")
