"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_same


def table(gate, pairs):
    """What a gate answers to each of some pairs of inputs."""
    return {f"({x1}, {x2})": gate(x1, x2) for x1, x2 in pairs}


@pytest.mark.exercise("AND")
def test_truth_table_of_and(student, reference, case):
    assert_same(table(student.AND, *case), table(reference.AND, *case), name="AND")


@pytest.mark.exercise("NAND")
def test_truth_table_of_nand(student, reference, case):
    assert_same(table(student.NAND, *case), table(reference.NAND, *case), name="NAND")


@pytest.mark.exercise("OR")
def test_truth_table_of_or(student, reference, case):
    assert_same(table(student.OR, *case), table(reference.OR, *case), name="OR")


@pytest.mark.exercise("XOR")
def test_truth_table_of_xor(student, reference, case):
    assert_same(table(student.XOR, *case), table(reference.XOR, *case), name="XOR")


@pytest.mark.exercise("step_function")
def test_worked_example_of_the_step(student):
    assert_same(student.step_function(np.array([-1.5, 0.0, 0.2, 3.0])), np.array([0, 0, 1, 1]), name="step_function(x)")


@pytest.mark.exercise("step_function")
def test_steps(student, reference, case):
    assert_same(student.step_function(*case), reference.step_function(*case), name="step_function(x)")


@pytest.mark.exercise("perceptron")
def test_it_can_be_an_and_gate(student):
    answers = [student.perceptron(np.array(x), np.array([0.5, 0.5]), 0.7) for x in ([0, 0], [0, 1], [1, 0], [1, 1])]
    assert_same(answers, [0, 0, 0, 1], name="answers")


@pytest.mark.exercise("perceptron")
def test_decisions(student, reference, case):
    assert_same(student.perceptron(*case), reference.perceptron(*case), name="perceptron(x, w, theta)")


@pytest.mark.exercise("predict_prices")
def test_three_apartments(student):
    X = np.array([[32, 3, 0.3], [33, 3, 0.5], [36, 4, 0.5]])
    prices = student.predict_prices(X, np.array([0.1, 0.3, 4.0]), 0.5)
    assert_same(prices, np.array([5.8, 6.7, 7.3]), name="prices")


@pytest.mark.exercise("predict_prices")
def test_prices(student, reference, case):
    assert_same(student.predict_prices(*case), reference.predict_prices(*case), name="prices")


@pytest.mark.exercise("mean_absolute_error")
def test_error_of_three_prices(student):
    error = student.mean_absolute_error(np.array([5.5, 6.2, 6.8]), np.array([6.0, 7.0, 8.5]))
    assert_same(error, 1.0, name="error")


@pytest.mark.exercise("mean_absolute_error")
def test_errors(student, reference, case):
    assert_same(student.mean_absolute_error(*case), reference.mean_absolute_error(*case), name="error")
