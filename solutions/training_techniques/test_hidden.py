"""Tests that decide the points; students never get them.

The cache of batch normalization is the student's own: it comes out of their forward pass and goes into their
backward pass, and no test looks into it.
"""

import copy

import pytest

from grader.checks import assert_gradient, assert_same, require


def out_and_cache(result):
    """What batchnorm_forward returned, once it is sure that there are two values."""
    require(
        isinstance(result, tuple | list) and len(result) >= 2,
        en="batchnorm_forward should return two values: out, cache.",
        ko="batchnorm_forward는 out, cache 두 값을 반환해야 합니다.",
    )
    return result[0], result[1]


def running(bn_param):
    """The running statistics alone."""
    return {name: bn_param[name] for name in ("running_mean", "running_var")}


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.weight(3)
def test_output_in_training(student, reference, case):
    *arrays, bn_param = case
    bn_param["mode"] = "train"
    expected, _ = reference.batchnorm_forward(*arrays, copy.deepcopy(bn_param))
    out, _ = out_and_cache(student.batchnorm_forward(*arrays, bn_param))
    assert_same(out, expected, name="out")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.weight(2)
def test_output_at_test_time(student, reference, case):
    *arrays, bn_param = case
    bn_param["mode"] = "test"
    expected, _ = reference.batchnorm_forward(*arrays, copy.deepcopy(bn_param))
    out, _ = out_and_cache(student.batchnorm_forward(*arrays, bn_param))
    assert_same(out, expected, name="out")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.weight(2)
def test_running_statistics_after_two_batches(student, reference, case):
    x, gamma, beta, bn_param = case
    bn_param["mode"] = "train"
    handle = student.put(bn_param)
    for batch in (x, x[:-1] if len(x) > 1 else 2 * x):
        student.batchnorm_forward(batch, gamma, beta, handle)
        reference.batchnorm_forward(batch, gamma, beta, bn_param)
    assert_same(student.fetch(handle), running(bn_param), name="bn_param")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.supporting
def test_running_statistics_stay_at_test_time(student, case):
    *arrays, bn_param = case
    bn_param["mode"] = "test"
    handle = student.put(bn_param)
    student.batchnorm_forward(*arrays, handle)
    assert_same(student.fetch(handle), running(bn_param), name="bn_param")


@pytest.mark.exercise("batchnorm_forward")
@pytest.mark.supporting
def test_arrays_are_only_read(student, case):
    *arrays, bn_param = case
    handles = [student.put(array) for array in arrays]
    student.batchnorm_forward(*handles, bn_param)
    for handle, array, name in zip(handles, arrays, ("x", "gamma", "beta"), strict=True):
        assert_same(student.fetch(handle), array, name=name)


def gradients(student, x, gamma, beta, bn_param, dout):
    """dx, dgamma, dbeta of the student's backward pass after the student's own forward pass."""
    _, cache = out_and_cache(student.batchnorm_forward(x, gamma, beta, bn_param))
    result = student.batchnorm_backward(dout, cache)
    require(
        isinstance(result, tuple | list) and len(result) >= 3,
        en="batchnorm_backward should return three values: dx, dgamma, dbeta.",
        ko="batchnorm_backward는 dx, dgamma, dbeta 세 값을 반환해야 합니다.",
    )
    return result[:3]


def expected_gradients(reference, x, gamma, beta, bn_param, dout):
    """The same for the reference."""
    _, cache = reference.batchnorm_forward(x, gamma, beta, copy.deepcopy(bn_param))
    return reference.batchnorm_backward(dout, cache)


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.weight(3)
def test_dx_matches(student, reference, case):
    expected, _, _ = expected_gradients(reference, *case)
    assert_same(gradients(student, *case)[0], expected, name="dx")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.weight(2)
def test_dgamma_matches(student, reference, case):
    _, expected, _ = expected_gradients(reference, *case)
    assert_same(gradients(student, *case)[1], expected, name="dgamma")


@pytest.mark.exercise("batchnorm_backward")
def test_dbeta_matches(student, reference, case):
    _, _, expected = expected_gradients(reference, *case)
    assert_same(gradients(student, *case)[2], expected, name="dbeta")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.weight(2)
def test_dx_is_the_slope_of_the_output(student, reference, case):
    x, gamma, beta, bn_param, dout = case
    dx, _, _ = gradients(student, x, gamma, beta, copy.deepcopy(bn_param), dout)

    def out(x):
        return reference.batchnorm_forward(x, gamma, beta, copy.deepcopy(bn_param))[0]

    assert_gradient(out, x, dx, dout=dout, name="dx")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.supporting
def test_dx_agrees_with_your_own_forward(student, case):
    x, gamma, beta, bn_param, dout = case
    dx, _, _ = gradients(student, x, gamma, beta, copy.deepcopy(bn_param), dout)

    def outs(points):
        results = student.many("batchnorm_forward", [(point, gamma, beta, copy.deepcopy(bn_param)) for point in points])
        return [None if result is None else out_and_cache(result)[0] for result in results]

    def out(point):
        return outs([point])[0]

    out.many = outs
    assert_gradient(out, x, dx, dout=dout, name="dx")


@pytest.mark.exercise("batchnorm_backward")
def test_dgamma_and_dbeta_are_the_slopes_of_the_output(student, reference, case):
    x, gamma, beta, bn_param, dout = case
    _, dgamma, dbeta = gradients(student, x, gamma, beta, copy.deepcopy(bn_param), dout)

    def out(gamma, beta):
        return reference.batchnorm_forward(x, gamma, beta, copy.deepcopy(bn_param))[0]

    assert_gradient(lambda gamma: out(gamma, beta), gamma, dgamma, dout=dout, name="dgamma")
    assert_gradient(lambda beta: out(gamma, beta), beta, dbeta, dout=dout, name="dbeta")


@pytest.mark.exercise("batchnorm_backward")
def test_constant_feature(student, reference, case):
    x, gamma, beta, bn_param, dout = case
    x[:, 0], bn_param["eps"] = 0.5, 0.25
    expected = expected_gradients(reference, x, gamma, beta, bn_param, dout)
    assert_same(gradients(student, x, gamma, beta, bn_param, dout)[0], expected[0], name="dx")


@pytest.mark.exercise("batchnorm_backward")
@pytest.mark.supporting
def test_dout_is_only_read(student, case):
    *arguments, dout = case
    handle = student.put(dout)
    gradients(student, *arguments, handle)
    assert_same(student.fetch(handle), dout, name="dout")


def trained(module, settings, batches):
    """A layer after training on some batches, and what it made of the last of them."""
    layer = module.BatchNormalization(*copy.deepcopy(settings))
    outs = [layer.forward(batch.copy(), True) for batch in batches]
    return layer, outs[-1]


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(3)
def test_layer_output_in_training(student, reference, case):
    *settings, batches, _ = case
    _, expected = trained(reference, settings, batches)
    _, out = trained(student, settings, batches)
    assert_same(out, expected, name="out")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_running_mean_and_variance(student, reference, case):
    *settings, batches, _ = case
    expected, _ = trained(reference, settings, batches)
    layer, _ = trained(student, settings, batches)
    assert_same(layer.running_mean, expected.running_mean, name="running_mean")
    assert_same(layer.running_var, expected.running_var, name="running_var")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_output_at_test_time(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    assert_same(layer.forward(dout, False), expected.forward(dout, False), name="out")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.supporting
def test_layer_running_statistics_stay_at_test_time(student, reference, case):
    *settings, batches, dout = case
    expected, _ = trained(reference, settings, batches)
    layer, _ = trained(student, settings, batches)
    layer.forward(dout, False)
    layer.forward(dout, False)
    assert_same(layer.running_mean, expected.running_mean, name="running_mean")
    assert_same(layer.running_var, expected.running_var, name="running_var")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(3)
def test_layer_dx_matches(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    assert_same(layer.backward(dout), expected.backward(dout), name="dx")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_dgamma_and_dbeta_match(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    layer.backward(dout)
    expected.backward(dout)
    assert_same(layer.dgamma, expected.dgamma, name="dgamma")
    assert_same(layer.dbeta, expected.dbeta, name="dbeta")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.weight(2)
def test_layer_dx_is_the_slope_of_the_output(student, reference, case):
    *settings, batches, dout = case
    layer, _ = trained(student, settings, batches)

    def out(x):
        return reference.BatchNormalization(*copy.deepcopy(settings)).forward(x, True)

    assert_gradient(out, batches[-1], layer.backward(dout), dout=dout, name="dx")


@pytest.mark.exercise("BatchNormalization")
def test_gradients_of_two_batches_are_not_added_up(student, reference, case):
    *settings, batches, dout = case
    layer, expected = trained(student, settings, batches)[0], trained(reference, settings, batches)[0]
    layer.backward(dout)
    layer.forward(batches[-1], True)
    layer.backward(2 * dout)
    expected.backward(2 * dout)
    assert_same(layer.dgamma, expected.dgamma, name="dgamma")
    assert_same(layer.dbeta, expected.dbeta, name="dbeta")


@pytest.mark.exercise("BatchNormalization")
def test_small_variances_and_epsilon(student, reference, case):
    *settings, batches, dout = case
    small = [batch * 0.001 for batch in batches]
    small[-1][:, 0] = 0.5
    layer, out = trained(student, settings, small)
    expected, expected_out = trained(reference, settings, small)
    assert_same(out, expected_out, name="out")
    assert_same(layer.backward(dout), expected.backward(dout), name="dx")


@pytest.mark.exercise("BatchNormalization")
def test_layers_share_nothing(student, reference, case):
    *settings, batches, dout = case
    expected, _ = trained(reference, settings, batches)
    layer, _ = trained(student, settings, batches)
    trained(student, settings, [3 * batch + 1 for batch in batches])[0].backward(-dout)
    assert_same(layer.backward(dout), expected.backward(dout), name="dx")
    assert_same(layer.running_mean, expected.running_mean, name="running_mean")
    assert_same(layer.running_var, expected.running_var, name="running_var")


@pytest.mark.exercise("BatchNormalization")
@pytest.mark.supporting
def test_layer_arrays_are_only_read(student, case):
    *settings, batches, dout = case
    layer, x, handle = student.BatchNormalization(*settings), student.put(batches[-1]), student.put(dout)
    layer.forward(x, True)
    layer.backward(handle)
    assert_same(student.fetch(x), batches[-1], name="x")
    assert_same(student.fetch(handle), dout, name="dout")
