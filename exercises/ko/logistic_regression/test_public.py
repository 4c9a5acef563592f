"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same


def part(result, index):
    """One of several returned values; the whole result if there are not so many, for the check to name."""
    return result[index] if isinstance(result, tuple | list) and len(result) > index else result


def as_floats(value):
    """A number or an array as floats: where 0 is as right as 0.0, and True as right as 1.0."""
    return np.asarray(value).astype(float) if isinstance(value, int | np.ndarray) else value


@pytest.mark.exercise("image2vector")
def test_column_of_all_numbers(student, reference, case):
    assert_same(student.image2vector(*case), reference.image2vector(*case), name="image2vector(image)")


@pytest.mark.exercise("sigmoid")
def test_value_at_zero(student):
    assert_same(student.sigmoid(np.zeros(3)), np.full(3, 0.5), name="sigmoid(z)")


@pytest.mark.exercise("sigmoid")
def test_values(student, reference, case):
    assert_same(student.sigmoid(*case), reference.sigmoid(*case), name="sigmoid(z)")


@pytest.mark.exercise("sigmoid_derivative")
def test_values_of_the_derivative(student, reference, case):
    expected = reference.sigmoid_derivative(*case)
    assert_same(student.sigmoid_derivative(*case), expected, name="sigmoid_derivative(x)")


@pytest.mark.exercise("logistic_loss")
def test_losses_of_two_predictions(student):
    losses = student.logistic_loss(np.array([0.5, 0.1]), np.array([1, 0]))
    assert_same(losses, np.array([0.693147181, 0.105360516]), name="loss")


@pytest.mark.exercise("logistic_loss")
def test_losses(student, reference, case):
    assert_same(student.logistic_loss(*case), reference.logistic_loss(*case), name="loss")


@pytest.mark.exercise("compute_cost")
def test_cost_of_even_odds(student):
    # Who always says one half pays ln 2 for every sample, whatever the labels are.
    cost = student.compute_cost(np.full((1, 3), 0.5), np.array([[1.0, 0.0, 1.0]]))
    assert_same(cost, np.log(2), name="cost")


@pytest.mark.exercise("compute_cost")
def test_cost(student, reference, case):
    assert_same(student.compute_cost(*case), reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("initialize_with_zeros")
def test_weights_are_a_column_of_zeros(student, case):
    (dim,) = case
    assert_same(part(student.initialize_with_zeros(dim), 0), np.zeros((dim, 1)), name="w")


@pytest.mark.exercise("initialize_with_zeros")
def test_bias_is_zero(student, case):
    assert_same(as_floats(part(student.initialize_with_zeros(*case), 1)), 0.0, name="b")


@pytest.mark.exercise("propagate")
def test_worked_example(student):
    X, Y = np.array([[1, 2], [1, 0]]), np.array([[1, 0]])
    grads = part(student.propagate(np.array([[0.5], [-1.5]]), 1.0, X, Y), 0)
    expected = {"dw": np.array([[0.63079708], [-0.25]]), "db": 0.19039854}
    assert_same(grads, expected, name="grads")


@pytest.mark.exercise("propagate")
def test_gradients(student, reference, case):
    assert_same(part(student.propagate(*case), 0), reference.propagate(*case)[0], name="grads")


@pytest.mark.exercise("propagate")
def test_cost_of_the_forward_pass(student, reference, case):
    assert_same(part(student.propagate(*case), 1), reference.propagate(*case)[1], name="cost")


@pytest.mark.exercise("optimize")
def test_learned_parameters(student, reference, case):
    assert_same(part(student.optimize(*case), 0), reference.optimize(*case)[0], name="params")


@pytest.mark.exercise("optimize")
def test_gradients_and_costs(student, reference, case):
    result, expected = student.optimize(*case), reference.optimize(*case)
    assert_same(part(result, 1), expected[1], name="grads")
    # As arrays, because a list may have more entries than asked for, and here their number matters.
    assert_same(np.asarray(part(result, 2)), np.asarray(expected[2]), name="costs")


@pytest.mark.exercise("optimize")
@pytest.mark.supporting
def test_the_given_weights_stay_as_they_are(student, case):
    student.optimize(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("predict")
def test_predictions(student, reference, case):
    predictions, expected = student.predict(*case), reference.predict(*case)
    # The shape first; then the values as floats, because 1, 1.0 and True say the same.
    assert_same(np.zeros(np.shape(predictions)), np.zeros(expected.shape), name="predictions")
    assert_same(np.asarray(predictions).astype(float), expected, name="predictions")


@pytest.mark.exercise("predict_theta")
def test_predictions_with_theta(student, reference, case):
    predictions, expected = student.predict_theta(*case), reference.predict_theta(*case)
    # The shape first; then the values as floats, because 1, 1.0 and True say the same.
    assert_same(np.zeros(np.shape(predictions)), np.zeros(expected.shape), name="predictions")
    assert_same(np.asarray(predictions).astype(float), expected, name="predictions")
