"""Tests that decide the points; students never get them."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require


@pytest.mark.exercise("AND")
def test_and_matches(student, reference, case):
    assert_same(student.AND(*case), reference.AND(*case), name="AND(x1, x2)")


@pytest.mark.exercise("NAND")
def test_nand_matches(student, reference, case):
    assert_same(student.NAND(*case), reference.NAND(*case), name="NAND(x1, x2)")


@pytest.mark.exercise("OR")
def test_or_matches(student, reference, case):
    assert_same(student.OR(*case), reference.OR(*case), name="OR(x1, x2)")


@pytest.mark.exercise("XOR")
def test_xor_matches(student, reference, case):
    assert_same(student.XOR(*case), reference.XOR(*case), name="XOR(x1, x2)")


@pytest.mark.exercise("step_function")
@pytest.mark.weight(3)
def test_steps_match(student, reference, case):
    (x,) = case
    # As arrays with an axis: single numbers have a test of their own.
    x = np.atleast_1d(x)
    assert_same(student.step_function(x), reference.step_function(x), name="step_function(x)")


@pytest.mark.exercise("step_function")
def test_single_numbers(student, reference, case):
    (x,) = case
    number = float(np.ravel(x)[0])
    # One answer alone could be guessed, so both sides are asked for.
    answers = [student.step_function(value) for value in (number, abs(number) + 1, -abs(number) - 1)]
    expected = [reference.step_function(value) for value in (number, abs(number) + 1, -abs(number) - 1)]
    assert_same(answers, expected, name="answers")


@pytest.mark.exercise("step_function")
@pytest.mark.supporting
def test_inputs_of_the_step_unchanged(student, case):
    student.step_function(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("perceptron")
@pytest.mark.weight(3)
def test_decisions_match(student, reference, case):
    assert_same(student.perceptron(*case), reference.perceptron(*case), name="perceptron(x, w, theta)")


@pytest.mark.exercise("perceptron")
def test_every_input_counts(student, reference, case):
    x, w, _ = case
    for i in range(len(x)):
        alone = np.zeros(len(x))
        alone[i] = 1.0
        for theta in (float(w[i]) - 0.25, float(w[i]) + 0.25):
            decision = student.perceptron(alone, w, theta)
            assert_same(decision, reference.perceptron(alone, w, theta), name="perceptron(x, w, theta)")


@pytest.mark.exercise("predict_prices")
@pytest.mark.weight(3)
def test_prices_match(student, reference, case):
    assert_same(student.predict_prices(*case), reference.predict_prices(*case), name="prices")


@pytest.mark.exercise("predict_prices")
def test_bias_is_added_once(student, reference, case):
    X, w, b = case
    prices = student.predict_prices(X, w, b + 10)
    assert_same(prices, reference.predict_prices(X, w, b) + 10, name="prices")


@pytest.mark.exercise("predict_prices")
def test_order_of_the_rows_is_kept(student, reference, case):
    X, w, b = case
    assert_same(student.predict_prices(X[::-1], w, b), reference.predict_prices(X, w, b)[::-1], name="prices")


@pytest.mark.exercise("predict_prices")
@pytest.mark.supporting
def test_inputs_of_the_prices_unchanged(student, case):
    student.predict_prices(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("mean_absolute_error")
@pytest.mark.weight(3)
def test_errors_match(student, reference, case):
    assert_same(student.mean_absolute_error(*case), reference.mean_absolute_error(*case), name="error")


@pytest.mark.exercise("mean_absolute_error")
def test_too_high_and_too_low_count_alike(student, rng):
    t, off = rng.normal(0, 1, 6), rng.uniform(0.5, 2, 6)
    above, below = student.mean_absolute_error(t + off, t), student.mean_absolute_error(t - off, t)
    require(
        np.ndim(above) == 0 and above > 0 and abs(above - below) <= 1e-6 * abs(above),
        en="Predictions that are too high and predictions that are too low by the same amount should give the "
        "same positive error.",
        ko="같은 양만큼 높게 예측하든 낮게 예측하든 오차는 똑같이 양수여야 합니다.",
    )


@pytest.mark.exercise("mean_absolute_error")
def test_error_is_a_mean(student, reference, case):
    y, t = case
    # Everything twice: a mean stays what it is.
    twice = student.mean_absolute_error(np.concatenate([y, y]), np.concatenate([t, t]))
    assert_same(twice, reference.mean_absolute_error(y, t), name="error")


@pytest.mark.exercise("mean_absolute_error")
@pytest.mark.supporting
def test_inputs_of_the_error_unchanged(student, case):
    student.mean_absolute_error(*case)
    assert_inputs_unchanged(student)
