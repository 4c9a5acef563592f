"""Tests that decide the points; students never get them."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require

# A tiny number that keeps a logarithm finite is allowed, and may be felt in the seventh digit.
CLOSE = {"rtol": 1e-5, "atol": 1e-6}


def number(value):
    """The value as a float, once it is sure that it is a single number."""
    require(
        isinstance(value, bool | int | float | np.generic | np.ndarray) and np.shape(value) == (),
        en="The function should return a single number.",
        ko="함수는 숫자 하나를 반환해야 합니다.",
    )
    return float(value)


@pytest.mark.exercise("identity_function")
@pytest.mark.weight(3)
def test_values_are_passed_on(student, case):
    (x,) = case
    assert_same(student.identity_function(x), x, name="identity_function(x)")


@pytest.mark.exercise("identity_function")
@pytest.mark.supporting
def test_input_of_the_identity_unchanged(student, case):
    student.identity_function(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("relu")
@pytest.mark.weight(3)
def test_values_of_relu_match(student, reference, case):
    assert_same(student.relu(*case), reference.relu(*case), name="relu(x)")


@pytest.mark.exercise("relu")
@pytest.mark.supporting
def test_input_of_relu_unchanged(student, case):
    student.relu(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("relu_grad")
@pytest.mark.weight(3)
def test_slopes_match(student, reference, case):
    assert_same(student.relu_grad(*case), reference.relu_grad(*case), name="relu_grad(x)")


@pytest.mark.exercise("relu_grad")
@pytest.mark.supporting
def test_slope_at_the_kink_is_zero(student, case):
    (x,) = case
    assert_same(student.relu_grad(0.0 * x), np.zeros(np.shape(x)), name="relu_grad(x)")


@pytest.mark.exercise("relu_grad")
@pytest.mark.supporting
def test_input_of_relu_grad_unchanged(student, case):
    student.relu_grad(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("softmax")
@pytest.mark.weight(4)
def test_probabilities_match(student, reference, case):
    assert_same(student.softmax(*case), reference.softmax(*case), name="softmax(a)")


@pytest.mark.exercise("softmax")
@pytest.mark.weight(2)
def test_large_scores_do_not_overflow(student, reference, case):
    (a,) = case
    # The same number added to every score changes no probability.
    assert_same(student.softmax(a + 1000.0), reference.softmax(a), name="softmax(a)")


@pytest.mark.exercise("softmax")
def test_very_negative_scores_do_not_vanish(student, reference, case):
    (a,) = case
    assert_same(student.softmax(a - 1000.0), reference.softmax(a), name="softmax(a)")


@pytest.mark.exercise("softmax")
def test_scores_far_apart_within_a_row(student, reference, case):
    (a,) = case
    assert_same(student.softmax(1000.0 * a), reference.softmax(1000.0 * a), name="softmax(a)")


@pytest.mark.exercise("softmax")
def test_rows_far_apart_do_not_disturb_each_other(student, reference, case):
    (a,) = case
    rows = np.atleast_2d(a)
    far = 900.0 * (1.0 - 2.0 * (np.arange(len(rows) + 1) % 2)).reshape(-1, 1)
    expected = reference.softmax(np.vstack([rows, rows[:1]]))
    assert_same(student.softmax(np.vstack([rows, rows[:1]]) + far), expected, name="softmax(a)")


@pytest.mark.exercise("softmax")
@pytest.mark.supporting
def test_input_of_softmax_unchanged(student, case):
    (a,) = case
    student.softmax(a.astype(float))
    assert_inputs_unchanged(student)


@pytest.mark.exercise("mean_squared_error")
@pytest.mark.weight(3)
def test_squared_error_matches(student, reference, case):
    expected = reference.mean_squared_error(*case)
    assert_same(student.mean_squared_error(*case), expected, name="mean_squared_error(y, t)")


@pytest.mark.exercise("mean_squared_error")
def test_squared_error_is_a_sum_over_samples(student, reference, case):
    y, t = case
    # Every element twice: a sum doubles.
    twice = student.mean_squared_error(np.concatenate([y, y]), np.concatenate([t, t]))
    assert_same(twice, 2 * reference.mean_squared_error(y, t), name="mean_squared_error(y, t)")


@pytest.mark.exercise("mean_squared_error")
@pytest.mark.supporting
def test_inputs_of_the_squared_error_unchanged(student, case):
    student.mean_squared_error(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("cross_entropy_error")
@pytest.mark.weight(2)
def test_error_for_one_hot_rows(student, reference, case):
    y, t = case
    t = t if t.shape == y.shape else np.eye(y.shape[1])[t]
    expected = reference.cross_entropy_error(y, t)
    assert_same(student.cross_entropy_error(y, t), expected, name="cross_entropy_error(y, t)", **CLOSE)


@pytest.mark.exercise("cross_entropy_error")
@pytest.mark.weight(2)
def test_error_for_labels(student, reference, case):
    y, t = case
    y, t = np.atleast_2d(y), np.atleast_2d(t) if t.shape == y.shape else t
    labels = np.argmax(t, axis=1) if t.shape == y.shape else t
    expected = reference.cross_entropy_error(y, labels)
    assert_same(student.cross_entropy_error(y, labels), expected, name="cross_entropy_error(y, t)", **CLOSE)


@pytest.mark.exercise("cross_entropy_error")
def test_error_is_a_mean_over_samples(student, reference, case):
    y, t = case
    expected = reference.cross_entropy_error(y, t)
    y, t = (np.atleast_2d(y), np.atleast_2d(t)) if y.ndim == 1 else (y, t)
    # Every sample twice: a mean stays what it is.
    twice = student.cross_entropy_error(np.concatenate([y, y]), np.concatenate([t, t]))
    assert_same(twice, expected, name="cross_entropy_error(y, t)", **CLOSE)


@pytest.mark.exercise("cross_entropy_error")
@pytest.mark.supporting
def test_certain_and_right_costs_nothing(student, rng):
    for K in (2, 3, 5):
        t = np.eye(K)[rng.permutation(K)]
        error = number(student.cross_entropy_error(t.copy(), t))
        require(
            abs(error) < 1e-4,
            en="Where the right class has probability 1 and the others 0, the error should be 0.",
            ko="정답의 확률이 1이고 나머지가 0이면 오차는 0이어야 합니다.",
        )


@pytest.mark.exercise("cross_entropy_error")
def test_certain_and_wrong_is_finite(student, rng):
    # With 1e-4 in the logarithm the error is 9.2, with 1e-15 it is 34.5; half of the samples are right.
    for K in (2, 3, 5):
        labels = np.arange(4 * K) % K
        wrong = np.where(rng.permutation(4 * K) < 2 * K, (labels + 1) % K, labels)
        error = number(student.cross_entropy_error(np.eye(K)[wrong], np.eye(K)[labels]))
        require(
            4 < error < 400,
            en="Where the right class has probability 0, the error should be large, but finite.",
            ko="정답의 확률이 0이면 오차는 크지만 유한해야 합니다.",
        )


@pytest.mark.exercise("cross_entropy_error")
@pytest.mark.supporting
def test_inputs_of_the_error_unchanged(student, case):
    student.cross_entropy_error(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("one_hot")
@pytest.mark.weight(3)
def test_rows_match(student, reference, case):
    assert_same(student.one_hot(*case), reference.one_hot(*case), name="one_hot(labels, num_classes)")


@pytest.mark.exercise("one_hot")
def test_classes_that_do_not_occur_have_columns(student, reference, case):
    labels, num_classes = case
    expected = reference.one_hot(labels, num_classes + 2)
    assert_same(student.one_hot(labels, num_classes + 2), expected, name="one_hot(labels, num_classes)")


@pytest.mark.exercise("accuracy")
@pytest.mark.weight(2)
def test_accuracy_for_labels(student, reference, case):
    y, t = case
    labels = np.argmax(t, axis=1) if t.ndim == 2 else t
    assert_same(student.accuracy(y, labels), reference.accuracy(y, labels), name="accuracy(y, t)")


@pytest.mark.exercise("accuracy")
@pytest.mark.weight(2)
def test_accuracy_for_one_hot_rows(student, reference, case):
    y, t = case
    t = t if t.ndim == 2 else np.eye(y.shape[1])[t]
    assert_same(student.accuracy(y, t), reference.accuracy(y, t), name="accuracy(y, t)")


@pytest.mark.exercise("accuracy")
def test_everything_right_is_one(student, case):
    y, _ = case
    best, classes = np.argmax(y, axis=1), y.shape[1]
    assert_same(student.accuracy(y, best), 1.0, name="accuracy(y, t)")
    assert_same(student.accuracy(y, (best + 1) % classes), 0.0, name="accuracy(y, t)")


@pytest.mark.exercise("accuracy")
@pytest.mark.supporting
def test_inputs_of_the_accuracy_unchanged(student, case):
    student.accuracy(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("information")
@pytest.mark.weight(3)
def test_bits_match(student, reference, case):
    assert_same(student.information(*case), reference.information(*case), name="information(p)")


@pytest.mark.exercise("information")
def test_information_of_independent_events_adds_up(student, reference, case):
    (p,) = case
    assert_same(student.information(p * p / 3), 2 * reference.information(p) + np.log2(3), name="information(p)")


@pytest.mark.exercise("entropy")
@pytest.mark.weight(3)
def test_entropy_matches(student, reference, case):
    assert_same(student.entropy(*case), reference.entropy(*case), name="entropy(p)", **CLOSE)


@pytest.mark.exercise("entropy")
def test_impossible_outcomes_contribute_nothing(student, reference, case):
    (p,) = case
    more = np.concatenate([[0.0], p, [0.0, 0.0]])
    assert_same(student.entropy(more), reference.entropy(p), name="entropy(p)", **CLOSE)


@pytest.mark.exercise("entropy")
@pytest.mark.supporting
def test_input_of_the_entropy_unchanged(student, case):
    student.entropy(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("cross_entropy")
@pytest.mark.weight(3)
def test_cross_entropy_matches(student, reference, case):
    expected = reference.cross_entropy(*case)
    assert_same(student.cross_entropy(*case), expected, name="cross_entropy(p, q)", **CLOSE)


@pytest.mark.exercise("cross_entropy")
def test_code_made_for_the_truth_costs_the_entropy(student, reference, case):
    p, _ = case
    assert_same(student.cross_entropy(p, p), reference.entropy(p), name="cross_entropy(p, q)", **CLOSE)


@pytest.mark.exercise("cross_entropy")
@pytest.mark.supporting
def test_inputs_of_the_cross_entropy_unchanged(student, case):
    student.cross_entropy(*case)
    assert_inputs_unchanged(student)
