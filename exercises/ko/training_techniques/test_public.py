"""Tests that students see and run."""

import copy

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_same


def batchnorm_example():
    """The arguments of batchnorm_forward for the example of the text."""
    x = np.array([[0.0, 1.0], [3.0, 1.0], [6.0, 4.0]])
    bn_param = {
        "mode": "train",
        "eps": 3.0,
        "momentum": 0.9,
        "running_mean": np.array([1.0, 0.0]),
        "running_var": np.array([1.0, 2.0]),
    }
    return x, np.array([2.0, -1.0]), np.array([1.0, 0.5]), bn_param


@pytest.mark.exercise("batchnorm_forward")
def test_output(student, reference, case):
    expected, _ = reference.batchnorm_forward(*copy.deepcopy(case))
    result = student.batchnorm_forward(*case)
    assert_same(result[0], expected, name="out")


@pytest.mark.exercise("batchnorm_forward")
def test_running_statistics_after_one_batch(student):
    x, gamma, beta, bn_param = batchnorm_example()
    handle = student.put(bn_param)
    student.batchnorm_forward(x, gamma, beta, handle)
    expected = {"running_mean": np.array([1.2, 0.2]), "running_var": np.array([1.5, 2.0])}
    assert_same(student.fetch(handle), expected, name="bn_param")


@pytest.mark.exercise("batchnorm_forward")
def test_running_statistics_stay_at_test_time(student):
    x, gamma, beta, bn_param = batchnorm_example()
    handle = student.put(bn_param | {"mode": "test"})
    student.batchnorm_forward(x, gamma, beta, handle)
    expected = {"running_mean": np.array([1.0, 0.0]), "running_var": np.array([1.0, 2.0])}
    assert_same(student.fetch(handle), expected, name="bn_param")


@pytest.mark.exercise("batchnorm_backward")
def test_gradients_of_the_example(student):
    cache = student.batchnorm_forward(*batchnorm_example())[1]
    dout = np.array([[3.0, 0.0], [0.0, 2.0], [0.0, -2.0]])
    dx = np.array([[0.666666667, 0.178885438], [-0.666666667, -0.715541753], [0.0, 0.536656315]])
    expected = (dx, np.array([-3.0, -2.683281573]), np.array([3.0, 0.0]))
    assert_same(student.batchnorm_backward(dout, cache), expected, name="(dx, dgamma, dbeta)")


@pytest.mark.exercise("batchnorm_backward")
def test_gradients_fit_your_own_forward(student, case):
    x, gamma, beta, bn_param, dout = case

    def out(x, gamma, beta):
        return student.batchnorm_forward(x, gamma, beta, bn_param)[0]

    cache = student.batchnorm_forward(x, gamma, beta, bn_param)[1]
    dx, dgamma, dbeta = student.batchnorm_backward(dout, cache)
    assert_gradient(lambda x: out(x, gamma, beta), x, dx, dout=dout, name="dx")
    assert_gradient(lambda gamma: out(x, gamma, beta), gamma, dgamma, dout=dout, name="dgamma")
    assert_gradient(lambda beta: out(x, gamma, beta), beta, dbeta, dout=dout, name="dbeta")


def layer_example(student):
    """A layer of two features, and a batch for it."""
    mean, var = np.array([1.0, 0.0]), np.array([1.0, 2.0])
    layer = student.BatchNormalization(np.array([2.0, -1.0]), np.array([1.0, 0.5]), 0.9, mean, var)
    return layer, np.array([[0.0, 1.0], [3.0, 1.0], [6.0, 4.0]])


@pytest.mark.exercise("BatchNormalization")
def test_output_in_training(student):
    layer, x = layer_example(student)
    expected = np.array([[-1.449489539, 1.207106604], [1.0, 1.207106604], [3.449489539, -0.914213209]])
    assert_same(layer.forward(x, True), expected, name="out")


@pytest.mark.exercise("BatchNormalization")
def test_running_mean_and_variance(student):
    layer, x = layer_example(student)
    layer.forward(x, True)
    assert_same(layer.running_mean, np.array([1.2, 0.2]), name="running_mean")
    assert_same(layer.running_var, np.array([1.5, 2.0]), name="running_var")


@pytest.mark.exercise("BatchNormalization")
def test_running_mean_and_variance_start_from_zero(student):
    layer = student.BatchNormalization(np.array([2.0, -1.0]), np.array([1.0, 0.5]))
    _, x = layer_example(student)
    layer.forward(x, True)
    layer.forward(2 * x)
    assert_same(layer.running_mean, np.array([0.87, 0.58]), name="running_mean")
    assert_same(layer.running_var, np.array([2.94, 0.98]), name="running_var")


@pytest.mark.exercise("BatchNormalization")
def test_output_at_test_time(student):
    layer, x = layer_example(student)
    expected = np.array([[-0.999999, -0.207106604], [4.999998, -0.207106604], [10.999995, -2.328426418]])
    assert_same(layer.forward(x, False), expected, name="out")
    assert_same(layer.running_mean, np.array([1.0, 0.0]), name="running_mean")
    assert_same(layer.running_var, np.array([1.0, 2.0]), name="running_var")


@pytest.mark.exercise("BatchNormalization")
def test_gradients(student):
    layer, x = layer_example(student)
    layer.forward(x, True)
    dx = layer.backward(np.array([[3.0, 0.0], [0.0, 2.0], [0.0, -2.0]]))
    expected = np.array([[0.408248461, 0.707106251], [-0.816496513, -0.707106958], [0.408248052, 7.07e-07]])
    assert_same(dx, expected, name="dx")
    assert_same(layer.dgamma, np.array([-3.674234308, -4.242639626]), name="dgamma")
    assert_same(layer.dbeta, np.array([3.0, 0.0]), name="dbeta")


@pytest.mark.exercise("BatchNormalization")
def test_constant_feature(student):
    layer = student.BatchNormalization(np.array([2.0]), np.array([7.0]))
    assert_same(layer.forward(np.full((4, 1), 2.5)), np.full((4, 1), 7.0), name="out")
