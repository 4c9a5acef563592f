"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_inputs_unchanged, assert_same, require

# A tiny number that keeps a logarithm finite is allowed, and may be felt in the seventh digit.
CLOSE = {"rtol": 1e-5, "atol": 1e-6}


@pytest.mark.exercise("identity_function")
def test_values_of_the_identity(student, case):
    (x,) = case
    assert_same(student.identity_function(x), x, name="identity_function(x)")


@pytest.mark.exercise("relu")
def test_values_of_relu(student, reference, case):
    assert_same(student.relu(*case), reference.relu(*case), name="relu(x)")


@pytest.mark.exercise("relu")
@pytest.mark.supporting
def test_relu_leaves_its_input_alone(student, case):
    student.relu(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("relu_grad")
def test_slopes(student, reference, case):
    assert_same(student.relu_grad(*case), reference.relu_grad(*case), name="relu_grad(x)")


@pytest.mark.exercise("relu_grad")
def test_slope_at_the_kink(student):
    assert_same(student.relu_grad(np.array([-1.0, 0.0, 1.0])), np.array([0.0, 0.0, 1.0]), name="relu_grad(x)")


@pytest.mark.exercise("softmax")
def test_probabilities(student, reference, case):
    assert_same(student.softmax(*case), reference.softmax(*case), name="softmax(a)")


@pytest.mark.exercise("softmax")
def test_large_scores(student):
    scores = np.array([[1010.0, 1000.0, 990.0]])
    expected = np.array([[9.99954600e-01, 4.53978686e-05, 2.06106005e-09]])
    assert_same(student.softmax(scores), expected, name="softmax(a)")


@pytest.mark.exercise("softmax")
def test_scores_are_only_read(student, case):
    student.softmax(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("mean_squared_error")
def test_squared_error(student, reference, case):
    expected = reference.mean_squared_error(*case)
    assert_same(student.mean_squared_error(*case), expected, name="mean_squared_error(y, t)")


@pytest.mark.exercise("cross_entropy_error")
def test_error_of_even_odds(student):
    # Who gives each of two classes one half pays ln 2 for every sample.
    error = student.cross_entropy_error(np.full((3, 2), 0.5), np.array([[1, 0], [0, 1], [1, 0]]))
    assert_same(error, np.log(2), name="cross_entropy_error(y, t)", **CLOSE)


@pytest.mark.exercise("cross_entropy_error")
def test_error(student, reference, case):
    expected = reference.cross_entropy_error(*case)
    assert_same(student.cross_entropy_error(*case), expected, name="cross_entropy_error(y, t)", **CLOSE)


@pytest.mark.exercise("cross_entropy_error")
def test_probability_of_zero(student):
    error = student.cross_entropy_error(np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([[1, 0], [0, 1]]))
    require(
        isinstance(error, int | float | np.generic | np.ndarray) and np.shape(error) == () and bool(np.isfinite(error)),
        en="Where a probability is exactly 0, the error should still be one finite number.",
        ko="확률이 정확히 0인 곳이 있어도 오차는 유한한 숫자 하나여야 합니다.",
    )


@pytest.mark.exercise("one_hot")
def test_rows(student, reference, case):
    assert_same(student.one_hot(*case), reference.one_hot(*case), name="one_hot(labels, num_classes)")


@pytest.mark.exercise("accuracy")
def test_share_of_right_answers(student, reference, case):
    assert_same(student.accuracy(*case), reference.accuracy(*case), name="accuracy(y, t)")


@pytest.mark.exercise("information")
def test_bits(student, reference, case):
    assert_same(student.information(*case), reference.information(*case), name="information(p)")


@pytest.mark.exercise("entropy")
def test_entropy_of_a_coin(student):
    assert_same(student.entropy(np.array([0.5, 0.5])), 1.0, name="entropy(p)", **CLOSE)


@pytest.mark.exercise("entropy")
def test_entropies(student, reference, case):
    assert_same(student.entropy(*case), reference.entropy(*case), name="entropy(p)", **CLOSE)


@pytest.mark.exercise("cross_entropy")
def test_cross_entropies(student, reference, case):
    expected = reference.cross_entropy(*case)
    assert_same(student.cross_entropy(*case), expected, name="cross_entropy(p, q)", **CLOSE)
