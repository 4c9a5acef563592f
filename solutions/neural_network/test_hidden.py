"""Tests that decide the points; students never get them.

Where numbers are random, any stream of them is accepted. Tests with random results have a fixture of their own; the
others use sizes with which nothing is random, so that known mistakes can be recognised in their answers.
"""

import copy

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require


@pytest.fixture
def many_sizes():
    """Sizes of layers; at least 2,800 weights in every matrix."""
    return [(70, 40, 80), (60, 50, 60)]


@pytest.fixture
def blobs():
    """Two groups of points, far apart: rows are features, columns are points."""
    points = np.random.default_rng(5).normal(0, 0.4, (2, 20))
    Y = (np.arange(20) % 2)[np.newaxis]
    return points + np.where(Y == 1, 1.5, -1.5) * np.array([[1.0], [-1.0]]), Y


def part(result, index):
    """One of several returned values; the whole result if there are not so many, for the check to name."""
    return result[index] if isinstance(result, tuple | list) and len(result) > index else result


def dictionary(value, keys):
    """A dictionary with at least these keys."""
    require(
        isinstance(value, dict) and set(keys) <= value.keys(),
        en=f"A dictionary with the keys {', '.join(keys)} is needed.",
        ko=f"키가 {', '.join(keys)}인 딕셔너리가 필요합니다.",
    )
    return value


@pytest.mark.exercise("init_network")
def test_network_matches(student, reference):
    assert_same(student.init_network(), reference.init_network(), name="network")


@pytest.mark.exercise("forward")
@pytest.mark.weight(3)
def test_outputs_match(student, reference, case):
    assert_same(student.forward(*case), reference.forward(*case), name="y")


@pytest.mark.exercise("forward")
def test_large_inputs_stay_finite(student, reference, case):
    network, x = case
    assert_same(student.forward(network, 30 * x), reference.forward(network, 30 * x), name="y")


@pytest.mark.exercise("forward")
def test_output_may_be_any_number(student, reference, case):
    network, x = case
    wide = {**network, "W3": 20 * network["W3"], "b3": network["b3"] - 5}
    assert_same(student.forward(wide, x), reference.forward(wide, x), name="y")


@pytest.mark.exercise("forward")
@pytest.mark.supporting
def test_network_and_x_stay_as_they_are(student, case):
    student.forward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("layer_sizes")
def test_sizes_match(student, reference, case):
    assert_same(student.layer_sizes(*case), reference.layer_sizes(*case), name="(n_x, n_h, n_y)")


@pytest.mark.exercise("initialize_parameters")
def test_shapes_match(student, reference, case):
    assert_same(student.initialize_parameters(*case), reference.initialize_parameters(*case), name="parameters")


@pytest.mark.exercise("initialize_parameters")
@pytest.mark.weight(2)
def test_weights_have_the_right_distribution(student, many_sizes):
    for n_x, n_h, n_y in many_sizes:
        parameters = dictionary(student.initialize_parameters(n_x, n_h, n_y), ("W1", "b1", "W2", "b2"))
        for name, shape in (("W1", (n_h, n_x)), ("W2", (n_y, n_h))):
            assert_same(np.zeros(np.shape(parameters[name])), np.zeros(shape), name=f"{name} (shape)")
            weights = np.asarray(parameters[name], dtype=float)
            require(
                bool(np.any(weights)),
                en=f"All of {name} is 0. Then all hidden units compute and learn the same, for ever: random numbers are needed.",
                ko=f"{name}이 모두 0입니다. 그러면 은닉 유닛이 모두 같은 값을 계산하고 똑같이 학습됩니다. 난수가 필요합니다.",
            )
            # With 2,800 weights or more, the standard deviation varies by 1.4 %, the mean by 0.0002 and the share below
            # by 0.4 %: each bound is more than seven times as far away.
            require(
                bool(abs(weights.std() - 0.01) < 0.0012),
                en=f"The standard deviation of {name} should be 0.01.",
                ko=f"{name}의 표준편차는 0.01이어야 합니다.",
            )
            require(
                bool(abs(weights.mean()) < 0.0016),
                en=f"The mean of {name} should be 0.",
                ko=f"{name}의 평균은 0이어야 합니다.",
            )
            require(
                bool(np.mean(np.abs(weights) > 0.02) > 0.015),
                en=f"{name} should be normally distributed: now and then a number is beyond two deviations.",
                ko=f"{name}은 정규분포를 따라야 합니다. 표준편차의 두 배보다 큰 수도 가끔 나와야 합니다.",
            )


@pytest.mark.exercise("initialize_parameters")
def test_units_differ(student, many_sizes):
    for n_x, n_h, n_y in many_sizes:
        parameters = dictionary(student.initialize_parameters(n_x, n_h, n_y), ("W1", "b1", "W2", "b2"))
        for name in ("W1", "W2"):
            weights = np.atleast_2d(np.asarray(parameters[name], dtype=float))
            require(
                len(np.unique(weights)) > 0.99 * weights.size,
                en=f"Every element of {name} should be a random number of its own.",
                ko=f"{name}의 원소는 저마다 다른 난수여야 합니다.",
            )


@pytest.mark.exercise("initialize_parameters")
@pytest.mark.supporting
def test_biases_are_zero(student, many_sizes):
    for n_x, n_h, n_y in many_sizes:
        parameters = student.initialize_parameters(n_x, n_h, n_y)
        assert_same(parameters, {"b1": np.zeros((n_h, 1)), "b2": np.zeros((n_y, 1))}, name="parameters")


@pytest.mark.exercise("forward_propagation")
@pytest.mark.weight(3)
def test_A2_matches(student, reference, case):
    A2 = part(student.forward_propagation(*case), 0)
    assert_same(A2, reference.forward_propagation(*case)[0], name="A2")


@pytest.mark.exercise("forward_propagation")
@pytest.mark.weight(2)
def test_cache_matches(student, reference, case):
    cache = part(student.forward_propagation(*case), 1)
    assert_same(cache, reference.forward_propagation(*case)[1], name="cache")


@pytest.mark.exercise("forward_propagation")
def test_biases_are_used(student, reference, case):
    X, parameters = case
    result = student.forward_propagation(np.zeros(X.shape), parameters)
    assert_same(part(result, 0), reference.forward_propagation(np.zeros(X.shape), parameters)[0], name="A2 for X = 0")


@pytest.mark.exercise("forward_propagation")
@pytest.mark.supporting
def test_X_and_parameters_stay_as_they_are(student, case):
    student.forward_propagation(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("backward_propagation")
@pytest.mark.weight(2)
def test_gradients_of_the_output_layer_match(student, reference, case):
    expected = reference.backward_propagation(*case)
    grads = student.backward_propagation(*case)
    assert_same(grads, {name: expected[name] for name in ("dW2", "db2")}, name="grads")


@pytest.mark.exercise("backward_propagation")
@pytest.mark.weight(3)
def test_gradients_of_the_hidden_layer_match(student, reference, case):
    expected = reference.backward_propagation(*case)
    grads = student.backward_propagation(*case)
    assert_same(grads, {name: expected[name] for name in ("dW1", "db1")}, name="grads")


@pytest.mark.exercise("backward_propagation")
@pytest.mark.weight(2)
def test_gradients_agree_with_the_cost(student, reference, case):
    parameters, _, X, Y = case
    grads = dictionary(student.backward_propagation(*case), ("dW1", "db1", "dW2", "db2"))

    def cost(name, value):
        A2, _ = reference.forward_propagation(X, {**parameters, name: value})
        return reference.compute_cost(A2, Y)

    for name, value in parameters.items():
        assert_gradient(lambda value, name=name: cost(name, value), value, grads[f"d{name}"], name=f"d{name}")


@pytest.mark.exercise("backward_propagation")
def test_gradients_are_means_over_samples(student, reference, case):
    parameters, cache, X, Y = case
    twice = {name: np.hstack([value, value]) for name, value in cache.items()}
    # Every sample twice: a mean stays what it is.
    grads = student.backward_propagation(parameters, twice, np.hstack([X, X]), np.hstack([Y, Y]))
    assert_same(grads, reference.backward_propagation(*case), name="grads")


@pytest.mark.exercise("backward_propagation")
@pytest.mark.supporting
def test_arguments_of_the_way_back_stay_as_they_are(student, case):
    student.backward_propagation(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("update_parameters")
@pytest.mark.weight(3)
def test_all_parameters_match(student, reference, case):
    # In place or as a copy: only what is returned counts.
    expected = reference.update_parameters(*copy.deepcopy(case))
    assert_same(student.update_parameters(*case), expected, name="parameters")


@pytest.mark.exercise("update_parameters")
def test_default_learning_rate(student, reference, case):
    parameters, grads, _ = case
    expected = reference.update_parameters(copy.deepcopy(parameters), grads)
    assert_same(student.update_parameters(parameters, grads), expected, name="parameters")


@pytest.mark.exercise("nn_model")
@pytest.mark.weight(3)
def test_learned_biases_match(student, reference, case):
    assert_same(student.nn_model(*case), reference.nn_model(*case), name="parameters")


@pytest.mark.exercise("nn_model")
def test_printing_changes_nothing(student, reference, case):
    assert_same(student.nn_model(*case, True), reference.nn_model(*case), name="parameters")


@pytest.mark.exercise("nn_model")
@pytest.mark.weight(2)
def test_two_groups_are_learned(student, reference, blobs):
    X, Y = blobs
    # Of 200 random beginnings with 3 hidden units none ended above 0.002.
    for n_h in (3, 5):
        keys = ("W1", "b1", "W2", "b2")
        parameters = dictionary(student.nn_model(X, Y, n_h, 250), keys)
        shapes = {"W1": (n_h, 2), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
        assert_same({name: np.zeros(np.shape(parameters[name])) for name in keys},
                    {name: np.zeros(shape) for name, shape in shapes.items()}, name="parameters (shapes)")
        cost = reference.compute_cost(reference.forward_propagation(X, parameters)[0], Y)
        require(
            bool(cost < 0.1),
            en="After 250 iterations the cost of two groups that lie far apart should be small, but it is not.",
            ko="멀리 떨어진 두 무리를 250번 반복해서 학습하면 비용이 작아져야 하는데 그렇지 않습니다.",
        )


@pytest.mark.exercise("nn_model")
@pytest.mark.supporting
def test_data_stay_as_they_are(student, case):
    student.nn_model(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("predict")
@pytest.mark.weight(3)
def test_predictions_match(student, reference, case):
    predictions, expected = student.predict(*case), reference.predict(*case)
    assert_same(np.zeros(np.shape(predictions)), np.zeros(expected.shape), name="predictions")
    assert_same(np.asarray(predictions).astype(float), expected, name="predictions")


@pytest.mark.exercise("predict")
def test_bias_of_the_output_is_used(student, reference, case):
    parameters, X = case
    for bias in (40.0, -40.0):  # so strong that it decides alone
        strong = {**parameters, "b2": np.full(parameters["b2"].shape, bias)}
        predictions, expected = student.predict(strong, X), reference.predict(strong, X)
        assert_same(np.zeros(np.shape(predictions)), np.zeros(expected.shape), name="predictions")
        assert_same(np.asarray(predictions).astype(float), expected, name="predictions")


@pytest.mark.exercise("predict")
@pytest.mark.supporting
def test_inputs_of_predict_stay_as_they_are(student, case):
    student.predict(*case)
    assert_inputs_unchanged(student)
