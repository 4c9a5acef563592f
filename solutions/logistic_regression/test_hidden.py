"""Tests that decide the points; students never get them."""

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require


def part(result, index):
    """One of several returned values; the whole result if there are not so many, for the check to name."""
    return result[index] if isinstance(result, tuple | list) and len(result) > index else result


def as_floats(value):
    """A number or an array as floats: where 0 is as right as 0.0, and True as right as 1.0."""
    return np.asarray(value).astype(float) if isinstance(value, int | np.ndarray) else value


def gradient_of(student, key, case):
    """What propagate returns under a key, as an array with at least one axis."""
    grads = part(student.propagate(*case), 0)
    require(
        isinstance(grads, dict) and key in grads,
        en=f'propagate should return a dictionary with the key "{key}" first, then the cost.',
        ko=f'propagate는 "{key}" 키가 있는 딕셔너리를 먼저, 비용을 그다음에 반환해야 합니다.',
    )
    return np.atleast_1d(grads[key])


def assert_same_predictions(predictions, expected):
    """Compare the shape first; then the values as floats, because 1, 1.0 and True say the same."""
    assert_same(np.zeros(np.shape(predictions)), np.zeros(expected.shape), name="predictions")
    assert_same(np.asarray(predictions).astype(float), expected, name="predictions")


@pytest.mark.exercise("image2vector")
@pytest.mark.weight(3)
def test_column_matches(student, reference, case):
    assert_same(student.image2vector(*case), reference.image2vector(*case), name="image2vector(image)")


@pytest.mark.exercise("image2vector")
@pytest.mark.supporting
def test_image_unchanged(student, case):
    student.image2vector(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("sigmoid")
@pytest.mark.weight(3)
def test_values(student, reference, case):
    assert_same(student.sigmoid(*case), reference.sigmoid(*case), name="sigmoid(z)")


@pytest.mark.exercise("sigmoid")
@pytest.mark.supporting
def test_inputs_unchanged(student, case):
    student.sigmoid(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("sigmoid_derivative")
@pytest.mark.weight(3)
def test_values_of_the_derivative(student, reference, case):
    expected = reference.sigmoid_derivative(*case)
    assert_same(student.sigmoid_derivative(*case), expected, name="sigmoid_derivative(x)")


@pytest.mark.exercise("sigmoid_derivative")
def test_slope_agrees_with_the_sigmoid(student, reference, rng):
    x = rng.uniform(-3, 3, (3, 4))
    # The derivative of an elementwise function, summed: its gradient is the derivative at every element.
    slope = student.sigmoid_derivative(x)
    assert_gradient(lambda x: np.sum(reference.sigmoid(x)), x, slope, name="sigmoid_derivative(x)")


@pytest.mark.exercise("sigmoid_derivative")
@pytest.mark.supporting
def test_inputs_of_the_derivative_unchanged(student, case):
    student.sigmoid_derivative(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("logistic_loss")
@pytest.mark.weight(3)
def test_losses_match(student, reference, case):
    assert_same(student.logistic_loss(*case), reference.logistic_loss(*case), name="loss")


@pytest.mark.exercise("logistic_loss")
def test_loss_is_the_same_when_yes_and_no_are_exchanged(student, reference, case):
    a, y = case
    assert_same(student.logistic_loss(1 - a, 1 - y), reference.logistic_loss(a, y), name="loss")


@pytest.mark.exercise("logistic_loss")
@pytest.mark.supporting
def test_inputs_of_the_loss_unchanged(student, case):
    student.logistic_loss(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("compute_cost")
@pytest.mark.weight(4)
def test_cost_matches(student, reference, case):
    assert_same(student.compute_cost(*case), reference.compute_cost(*case), name="cost")


@pytest.mark.exercise("compute_cost")
def test_cost_is_a_mean_over_samples(student, reference, case):
    A, Y = case
    # Every sample twice: a mean stays what it is.
    twice = student.compute_cost(np.hstack([A, A]), np.hstack([Y, Y]))
    assert_same(twice, reference.compute_cost(A, Y), name="cost")


@pytest.mark.exercise("compute_cost")
@pytest.mark.supporting
def test_inputs_of_the_cost_unchanged(student, case):
    student.compute_cost(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("initialize_with_zeros")
@pytest.mark.weight(2)
def test_weights_are_a_column_of_zeros(student, case):
    (dim,) = case
    assert_same(part(student.initialize_with_zeros(dim), 0), np.zeros((dim, 1)), name="w")


@pytest.mark.exercise("initialize_with_zeros")
@pytest.mark.supporting
def test_bias_is_the_number_zero(student, case):
    assert_same(as_floats(part(student.initialize_with_zeros(*case), 1)), 0.0, name="b")


@pytest.mark.exercise("propagate")
@pytest.mark.weight(3)
def test_dw_matches(student, reference, case):
    expected = reference.propagate(*case)[0]
    assert_same(part(student.propagate(*case), 0), {"dw": expected["dw"]}, name="grads")


@pytest.mark.exercise("propagate")
@pytest.mark.weight(2)
def test_db_matches(student, reference, case):
    expected = reference.propagate(*case)[0]
    assert_same(part(student.propagate(*case), 0), {"db": expected["db"]}, name="grads")


@pytest.mark.exercise("propagate")
@pytest.mark.weight(2)
def test_cost_of_the_forward_pass_matches(student, reference, case):
    assert_same(part(student.propagate(*case), 1), reference.propagate(*case)[1], name="cost")


@pytest.mark.exercise("propagate")
def test_dw_is_the_slope_of_the_cost(student, reference, case):
    w, b, X, Y = case
    dw = gradient_of(student, "dw", case)
    assert_gradient(lambda w: reference.propagate(w, b, X, Y)[1], w, dw, name="dw")


@pytest.mark.exercise("propagate")
def test_db_is_the_slope_of_the_cost(student, reference, case):
    w, b, X, Y = case
    db = gradient_of(student, "db", case)
    assert_gradient(lambda b: reference.propagate(w, b[0], X, Y)[1], np.array([b]), db, name="db")


@pytest.mark.exercise("propagate")
def test_gradients_are_means_over_samples(student, reference, case):
    w, b, X, Y = case
    # Every sample twice: a mean stays what it is.
    twice = student.propagate(w, b, np.hstack([X, X]), np.hstack([Y, Y]))
    assert_same(part(twice, 0), reference.propagate(*case)[0], name="grads")


@pytest.mark.exercise("propagate")
@pytest.mark.supporting
def test_inputs_of_propagate_unchanged(student, case):
    student.propagate(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("optimize")
@pytest.mark.weight(3)
def test_learned_parameters_match(student, reference, case):
    assert_same(part(student.optimize(*case), 0), reference.optimize(*case)[0], name="params")


@pytest.mark.exercise("optimize")
def test_last_gradients_match(student, reference, case):
    assert_same(part(student.optimize(*case), 1), reference.optimize(*case)[1], name="grads")


@pytest.mark.exercise("optimize")
def test_costs_match(student, reference, case):
    # As arrays, because a list may have more entries than asked for, and here their number matters.
    costs = np.asarray(part(student.optimize(*case), 2))
    assert_same(costs, np.asarray(reference.optimize(*case)[2]), name="costs")


@pytest.mark.exercise("optimize")
def test_costs_are_recorded_every_100_iterations(student, reference, rng):
    # The cost is convex and the step short, so that rounding cannot grow over so many iterations.
    X, Y = rng.normal(0, 1, (2, 6)), np.array([[1, 0, 0, 1, 0, 1]])
    arguments = np.array([[0.5], [-0.5]]), 0.3, X, Y, 201, 0.01
    costs = np.asarray(part(student.optimize(*arguments), 2))
    assert_same(costs, np.asarray(reference.optimize(*arguments)[2]), name="costs")


@pytest.mark.exercise("optimize")
def test_printing_changes_nothing(student, reference, case):
    assert_same(part(student.optimize(*case, True), 0), reference.optimize(*case)[0], name="params")


@pytest.mark.exercise("optimize")
@pytest.mark.supporting
def test_the_given_weights_stay_as_they_are(student, case):
    student.optimize(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("predict")
@pytest.mark.weight(3)
def test_predictions_match(student, reference, case):
    assert_same_predictions(student.predict(*case), reference.predict(*case))


@pytest.mark.exercise("predict")
def test_bias_is_used(student, reference, case):
    w, _, X = case
    # A strong bias decides alone.
    for strong in (50.0, -50.0):
        assert_same_predictions(student.predict(w, strong, X / 1000), reference.predict(w, strong, X / 1000))


@pytest.mark.exercise("predict")
@pytest.mark.supporting
def test_inputs_of_predict_unchanged(student, case):
    student.predict(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("predict_theta")
@pytest.mark.weight(3)
def test_predictions_with_theta_match(student, reference, case):
    assert_same_predictions(student.predict_theta(*case), reference.predict_theta(*case))


@pytest.mark.exercise("predict_theta")
def test_first_entry_of_theta_is_the_bias(student, reference, case):
    theta, X = case
    # A strong bias decides alone.
    for strong in (50.0, -50.0):
        biased = np.vstack([[[strong]], theta[1:]])
        assert_same_predictions(student.predict_theta(biased, X / 1000), reference.predict_theta(biased, X / 1000))


@pytest.mark.exercise("predict_theta")
@pytest.mark.supporting
def test_inputs_of_predict_theta_unchanged(student, case):
    student.predict_theta(*case)
    assert_inputs_unchanged(student)
