"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require


@pytest.fixture
def line():
    """Four numbers: the negative ones belong to class 0, the positive ones to class 1."""
    return np.array([[-2.0, -1.0, 1.0, 2.0]]), np.array([[0, 0, 1, 1]])


@pytest.fixture
def sizes():
    """Sizes of layers with so many weights that chance cannot make them look wrong."""
    return 60, 50, 40


def part(result, index):
    """One of several returned values; the whole result if there are not so many, for the check to name."""
    return result[index] if isinstance(result, tuple | list) and len(result) > index else result


@pytest.mark.exercise("init_network")
def test_weights_and_biases(student):
    network = student.init_network()
    shapes = {"W1": (2, 3), "b1": (3,), "W2": (3, 2), "b2": (2,), "W3": (2, 2), "b3": (2,)}
    require(isinstance(network, dict), en="init_network must return a dictionary.", ko="init_network는 딕셔너리를 반환해야 합니다.")
    assert_same({name: np.zeros(np.shape(value)) for name, value in network.items()},
                {name: np.zeros(shape) for name, shape in shapes.items()}, name="network (shapes)")
    assert_same(network["W2"][:, 1], np.array([0.4, 0.5, 0.6]), name='network["W2"][:, 1]')


@pytest.mark.exercise("forward")
def test_one_unit_in_each_layer(student):
    network = {"W1": np.array([[2.0]]), "b1": np.array([-2.0]), "W2": np.array([[4.0]]), "b2": np.array([-2.0]),
               "W3": np.array([[10.0]]), "b3": np.array([-3.0])}
    assert_same(student.forward(network, np.array([[1.0]])), np.array([[2.0]]), name="y")


@pytest.mark.exercise("forward")
def test_outputs(student, reference, case):
    assert_same(student.forward(*case), reference.forward(*case), name="y")


@pytest.mark.exercise("layer_sizes")
def test_sizes(student, reference, case):
    assert_same(student.layer_sizes(*case), reference.layer_sizes(*case), name="(n_x, n_h, n_y)")


@pytest.mark.exercise("initialize_parameters")
def test_shapes_without_hidden_units(student, reference, case):
    # Without hidden units no weight is left that could be random: everything is known.
    assert_same(student.initialize_parameters(*case), reference.initialize_parameters(*case), name="parameters")


@pytest.mark.exercise("initialize_parameters")
def test_weights_are_small_and_random(student, sizes):
    parameters = student.initialize_parameters(*sizes)
    assert_same({"b1": parameters["b1"], "b2": parameters["b2"]}, {"b1": np.zeros((50, 1)), "b2": np.zeros((40, 1))},
                name="parameters")
    for name, shape in (("W1", (50, 60)), ("W2", (40, 50))):
        weights = np.asarray(parameters[name])
        assert_same(np.zeros(weights.shape), np.zeros(shape), name=f"{name} (shape)")
        require(
            bool(np.any(weights)),
            en=f"All of {name} is 0. Then all hidden units compute and learn the same, for ever: random numbers are needed.",
            ko=f"{name}이 모두 0입니다. 그러면 은닉 유닛이 모두 같은 값을 계산하고 똑같이 학습됩니다. 난수가 필요합니다.",
        )
        require(
            bool(abs(np.std(weights) - 0.01) < 0.002),
            en=f"The standard deviation of {name} should be 0.01; it is {np.std(weights):.4f}.",
            ko=f"{name}의 표준편차는 0.01이어야 하는데 {np.std(weights):.4f}입니다.",
        )
        require(
            bool(abs(np.mean(weights)) < 0.002),
            en=f"About half of {name} should be negative: the mean should be 0; it is {np.mean(weights):.4f}.",
            ko=f"{name}의 절반쯤은 음수여야 합니다. 평균은 0이어야 하는데 {np.mean(weights):.4f}입니다.",
        )


@pytest.mark.exercise("forward_propagation")
def test_output_and_cache(student, reference, case):
    assert_same(student.forward_propagation(*case), reference.forward_propagation(*case), name="(A2, cache)")


@pytest.mark.exercise("backward_propagation")
def test_gradients(student, reference, case):
    assert_same(student.backward_propagation(*case), reference.backward_propagation(*case), name="grads")


@pytest.mark.exercise("backward_propagation")
@pytest.mark.supporting
def test_the_cache_stays_as_it_is(student, case):
    student.backward_propagation(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("update_parameters")
def test_updated_parameters(student, reference, case):
    expected = reference.update_parameters(*case)  # first: in-place updates are allowed
    assert_same(student.update_parameters(*case), expected, name="parameters")


@pytest.mark.exercise("update_parameters")
def test_learning_rate_is_1_2_by_itself(student):
    parameters = {name: np.ones((2, 2)) for name in ("W1", "b1", "W2", "b2")}
    grads = {f"d{name}": np.full((2, 2), 0.5) for name in parameters}
    expected = {name: np.full((2, 2), 0.4) for name in parameters}
    assert_same(student.update_parameters(parameters, grads), expected, name="parameters")


@pytest.mark.exercise("nn_model")
def test_learned_biases_without_hidden_units(student, reference, case):
    # Without hidden units no weight is left that could be random: what is learned is known.
    assert_same(student.nn_model(*case), reference.nn_model(*case), name="parameters")


@pytest.mark.exercise("nn_model")
def test_numbers_are_told_apart(student, line):
    X, Y = line
    parameters = student.nn_model(X, Y, 3, 250)
    A2 = np.asarray(part(student.forward_propagation(X, parameters), 0))
    require(
        A2.shape == Y.shape and bool(np.all(np.abs(A2 - Y) < 0.2)),
        en="After 250 iterations the network should tell negative from positive numbers, but it does not.",
        ko="250번 반복한 뒤에는 음수와 양수를 구별해야 하는데 그러지 못합니다.",
    )


@pytest.mark.exercise("predict")
def test_predictions(student, reference, case):
    predictions, expected = student.predict(*case), reference.predict(*case)
    # The shape first; then the values as floats, because 1, 1.0 and True say the same.
    assert_same(np.zeros(np.shape(predictions)), np.zeros(expected.shape), name="predictions")
    assert_same(np.asarray(predictions).astype(float), expected, name="predictions")
