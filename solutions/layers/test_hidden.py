"""Tests that decide the points; students never get them.

A layer may change the `dout` it is given, as a widely known ReLU does; the input of `forward` must stay. Some books
add 1e-7 inside the logarithm: losses are compared with a tolerance that does not see it.
"""

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require
from grader.sandbox import NotDefinedError

CLOSE = 1e-5


@pytest.fixture
def random_answers():
    """Asked for by tests whose answers are random: the diagnosis, which compares answers, leaves them out."""


def after(layer, inputs, dout):
    """What a layer's backward gives, after its forward has seen the inputs."""
    layer.forward(*inputs)
    return layer.backward(dout)


# ---- Relu


@pytest.mark.exercise("Relu")
@pytest.mark.weight(2)
def test_relu_forward(student, reference, case):
    x, _ = case
    assert_same(student.Relu().forward(x), reference.Relu().forward(x), name="forward(x)")


@pytest.mark.exercise("Relu")
@pytest.mark.weight(3)
def test_relu_backward(student, reference, case):
    x, dout = case
    assert_same(after(student.Relu(), [x], dout), after(reference.Relu(), [x], dout), name="dx")


@pytest.mark.exercise("Relu")
def test_relu_backward_is_the_slope_of_forward(student, reference, case):
    x, dout = case
    dx = after(student.Relu(), [x], dout)
    assert_gradient(lambda x: reference.Relu().forward(x), x, dx, dout=dout, name="dx")


@pytest.mark.exercise("Relu")
def test_relu_at_zero(student, case):
    x, dout = case
    x = np.where(np.arange(x.size).reshape(x.shape) % 3 == 0, 0.0, x)
    layer = student.Relu()
    assert_same(layer.forward(x), np.where(x > 0, x, 0.0), name="forward(x)")
    assert_same(layer.backward(dout), np.where(x > 0, dout, 0.0), name="dx")


@pytest.mark.exercise("Relu")
@pytest.mark.supporting
def test_relu_leaves_x_alone(student, case):
    student.Relu().forward(case[0])
    assert_inputs_unchanged(student)


@pytest.mark.exercise("Relu")
def test_relu_remembers_its_own_last_input(student, case):
    x, dout = case
    first, second = student.Relu(), student.Relu()
    first.forward(x)
    first.forward(-x)
    second.forward(x)
    assert_same(first.backward(dout), np.where(x < 0, dout, 0.0), name="dx")


# ---- Sigmoid


@pytest.mark.exercise("Sigmoid")
@pytest.mark.weight(2)
def test_sigmoid_forward(student, reference, case):
    x, _ = case
    assert_same(student.Sigmoid().forward(x), reference.Sigmoid().forward(x), name="forward(x)")


@pytest.mark.exercise("Sigmoid")
@pytest.mark.weight(3)
def test_sigmoid_backward(student, reference, case):
    x, dout = case
    assert_same(after(student.Sigmoid(), [x], dout), after(reference.Sigmoid(), [x], dout), name="dx")


@pytest.mark.exercise("Sigmoid")
def test_sigmoid_backward_is_the_slope_of_forward(student, reference, case):
    x, dout = case
    dx = after(student.Sigmoid(), [x], dout)
    assert_gradient(lambda x: reference.Sigmoid().forward(x), x, dx, dout=dout, name="dx")


@pytest.mark.exercise("Sigmoid")
def test_sigmoid_of_large_numbers(student, reference, case):
    x = np.where(np.arange(case[0].size).reshape(case[0].shape) % 2, 1000.0, -1000.0)
    for values in (x, -x, 20 * case[0]):
        assert_same(student.Sigmoid().forward(values), reference.Sigmoid().forward(values), name="forward(x)")


@pytest.mark.exercise("Sigmoid")
def test_sigmoid_remembers_its_own_last_input(student, reference, case):
    x, dout = case
    first, second = student.Sigmoid(), student.Sigmoid()
    first.forward(x)
    first.forward(x + 1)
    second.forward(x - 1)
    assert_same(first.backward(dout), after(reference.Sigmoid(), [x + 1], dout), name="dx")


@pytest.mark.exercise("Sigmoid")
@pytest.mark.supporting
def test_sigmoid_leaves_x_alone(student, case):
    student.Sigmoid().forward(case[0])
    assert_inputs_unchanged(student)


# ---- Affine


@pytest.mark.exercise("Affine")
@pytest.mark.weight(3)
def test_affine_forward(student, reference, case):
    W, b, x, _ = case
    assert_same(student.Affine(W, b).forward(x), reference.Affine(W, b).forward(x), name="forward(x)")


@pytest.mark.exercise("Affine")
@pytest.mark.weight(3)
def test_dx_matches(student, reference, case):
    W, b, x, dout = case
    assert_same(after(student.Affine(W, b), [x], dout), after(reference.Affine(W, b), [x], dout), name="dx")


@pytest.mark.exercise("Affine")
@pytest.mark.weight(3)
def test_dW_matches(student, reference, case):
    W, b, x, dout = case
    layer, expected = student.Affine(W, b), reference.Affine(W, b)
    after(layer, [x], dout)
    after(expected, [x], dout)
    assert_same(layer.dW, expected.dW, name="dW")


@pytest.mark.exercise("Affine")
@pytest.mark.weight(2)
def test_db_matches(student, reference, case):
    W, b, x, dout = case
    layer, expected = student.Affine(W, b), reference.Affine(W, b)
    after(layer, [x], dout)
    after(expected, [x], dout)
    assert_same(layer.db, expected.db, name="db")


@pytest.mark.exercise("Affine")
def test_affine_slopes_agree_with_forward(student, reference, case):
    W, b, x, dout = case
    layer = student.Affine(W, b)
    dx = after(layer, [x], dout)
    assert_gradient(lambda x: reference.Affine(W, b).forward(x), x, dx, dout=dout, name="dx")
    assert_gradient(lambda W: reference.Affine(W, b).forward(x), W, layer.dW, dout=dout, name="dW")
    assert_gradient(lambda b: reference.Affine(W, b).forward(x), b, layer.db, dout=dout, name="db")


@pytest.mark.exercise("Affine")
def test_affine_takes_every_batch_anew(student, reference, case):
    W, b, x, dout = case
    layer, other, expected = student.Affine(W, b), student.Affine(2 * W, b), reference.Affine(W, b)
    after(layer, [x], dout)
    layer.forward(1 - x[:1])
    other.forward(x)
    dx = layer.backward(3 * dout[:1])
    assert_same(dx, after(expected, [1 - x[:1]], 3 * dout[:1]), name="dx")
    assert_same((layer.dW, layer.db), (expected.dW, expected.db), name="(dW, db)")


@pytest.mark.exercise("Affine")
def test_affine_follows_its_parameters(student, reference, case):
    W, b, x, dout = case
    theirs = student.put(W), student.put(b)
    layer, expected = student.Affine(*theirs), reference.Affine(np.full(W.shape, 0.5), np.full(b.shape, -1.0))
    theirs[0].fill(0.5)
    theirs[1].fill(-1.0)
    assert_same(layer.forward(x), expected.forward(x), name="forward(x) after W and b were changed in place")
    assert_same(layer.backward(dout), expected.backward(dout), name="dx after W and b were changed in place")


@pytest.mark.exercise("Affine")
@pytest.mark.supporting
def test_affine_changes_neither_input_nor_parameters(student, case):
    W, b, x, dout = case
    layer = student.Affine(W, b)
    layer.forward(x)
    assert_inputs_unchanged(student)
    layer.backward(dout)
    assert_same((layer.W, layer.b), (W, b), name="(W, b)")


# ---- SoftmaxWithLoss


@pytest.mark.exercise("SoftmaxWithLoss")
@pytest.mark.weight(3)
def test_loss_matches(student, reference, case):
    expected = reference.SoftmaxWithLoss().forward(*case)
    assert_same(student.SoftmaxWithLoss().forward(*case), expected, name="loss", rtol=CLOSE)


@pytest.mark.exercise("SoftmaxWithLoss")
@pytest.mark.weight(3)
def test_slope_of_the_loss_matches(student, reference, case):
    assert_same(after(student.SoftmaxWithLoss(), case, 1), after(reference.SoftmaxWithLoss(), case, 1), name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_slope_agrees_with_the_loss(student, reference, case):
    x, t = case
    dx = after(student.SoftmaxWithLoss(), case, 1)
    assert_gradient(lambda x: reference.SoftmaxWithLoss().forward(x, t), x, dx, name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_both_kinds_of_labels(student, reference, case):
    x, t = case
    classes = x.shape[1]
    for labels in (t, np.eye(classes)[t] if t.ndim == 1 else np.argmax(t, axis=1)):
        expected = reference.SoftmaxWithLoss()
        layer, loss = student.SoftmaxWithLoss(), expected.forward(x, t)
        assert_same(layer.forward(x, labels), loss, name="loss", rtol=CLOSE)
        assert_same(layer.backward(), expected.backward(), name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_large_scores(student, reference, case):
    x, t = case
    expected = reference.SoftmaxWithLoss()
    loss = expected.forward(x, t)
    dx = expected.backward()
    for offset in (1000.0, -1000.0):
        layer = student.SoftmaxWithLoss()
        assert_same(layer.forward(x + offset, t), loss, name="loss", rtol=CLOSE)
        assert_same(layer.backward(), dx, name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_rows_of_very_different_size(student, reference, case):
    x, t = case
    expected = reference.SoftmaxWithLoss()
    loss = expected.forward(x, t)
    layer, offsets = student.SoftmaxWithLoss(), np.where(np.arange(len(x)) % 2, -1000.0, 1000.0)
    assert_same(layer.forward(x + offsets[:, None], t), loss, name="loss", rtol=CLOSE)
    assert_same(layer.backward(), expected.backward(), name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_probabilities_next_to_0_and_1(student):
    # Only the slope: the logarithm of a probability of 0 is nothing that was promised.
    layer = student.SoftmaxWithLoss()
    layer.forward(np.array([[1000.0, 0.0, -1000.0], [0.0, 800.0, 800.0]]), np.array([0, 1]))
    assert_same(layer.backward(), np.array([[0.0, 0.0, 0.0], [0.0, -0.25, 0.25]]), name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_asked_twice_it_answers_the_same(student, reference, case):
    x, t = case
    layer, other = student.SoftmaxWithLoss(), student.SoftmaxWithLoss()
    layer.forward(-x, t)
    layer.forward(x, t)
    other.forward(2 * x, t)
    layer.backward()
    assert_same(layer.backward(), after(reference.SoftmaxWithLoss(), case, 1), name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
@pytest.mark.supporting
def test_scores_and_labels_stay_as_they_are(student, case):
    student.SoftmaxWithLoss().forward(*case)
    assert_inputs_unchanged(student)


# ---- TwoLayerNet


def sizes_of(params):
    """Number of features, of hidden units and of classes."""
    return (*params["W1"].shape, len(params["b2"]))


def net_with(student, params):
    """A network of the student's with these parameters, and the parameters.

    In a program without the given `load_params` the network keeps its own random ones, which come back instead.
    """
    net = student.TwoLayerNet(*sizes_of(params), 0.0)  # not at random, so that its answers can be recognised
    try:
        student.load_params(net, params)
    except NotDefinedError:
        net = student.TwoLayerNet(*sizes_of(params), 0.7)
        return net, net.params
    return net, params


def expected_net(reference, params):
    """The reference's network with these parameters."""
    net = reference.TwoLayerNet(*sizes_of(params))
    reference.load_params(net, params)
    return net


@pytest.mark.exercise("TwoLayerNet")
def test_parameters_have_their_shapes(student, case):
    net, params = net_with(student, case[0])
    assert_same(net.params, params, name="params")


@pytest.mark.exercise("TwoLayerNet")
@pytest.mark.weight(2)
def test_scores_match(student, reference, case):
    params, x, _ = case
    net, params = net_with(student, params)
    assert_same(net.predict(x), expected_net(reference, params).predict(x), name="predict(x)")


@pytest.mark.exercise("TwoLayerNet")
def test_loss_of_the_network_matches(student, reference, case):
    params, x, t = case
    net, params = net_with(student, params)
    assert_same(net.loss(x, t), expected_net(reference, params).loss(x, t), name="loss", rtol=CLOSE)


@pytest.mark.exercise("TwoLayerNet")
def test_accuracy_matches(student, reference, case):
    params, x, t = case
    net, params = net_with(student, params)
    for labels in (t, np.eye(len(params["b2"]))[t] if t.ndim == 1 else np.argmax(t, axis=1)):
        assert_same(net.accuracy(x, labels), expected_net(reference, params).accuracy(x, labels), name="accuracy")


@pytest.mark.exercise("TwoLayerNet")
@pytest.mark.weight(4)
def test_gradients_match(student, reference, case):
    params, x, t = case
    net, params = net_with(student, params)
    assert_same(net.gradient(x, t), expected_net(reference, params).gradient(x, t), name="gradient(x, t)")


@pytest.mark.exercise("TwoLayerNet")
def test_gradients_are_slopes_of_the_loss(student, reference, case):
    params, x, t = case
    net, params = net_with(student, params)
    grads = net.gradient(x, t)
    for name in params:
        assert_gradient(
            lambda value, name=name: expected_net(reference, params | {name: value}).loss(x, t),
            params[name], grads[name], name=f'gradient(x, t)["{name}"]',
        )


@pytest.mark.exercise("TwoLayerNet")
def test_gradient_belongs_to_its_own_samples(student, reference, case):
    params, x, t = case
    net, params = net_with(student, params)
    net.loss(x[::-1] + 1, t)
    assert_same(net.gradient(x, t), expected_net(reference, params).gradient(x, t), name="gradient(x, t)")


@pytest.mark.exercise("TwoLayerNet")
def test_the_network_follows_its_parameters(student, reference, case):
    params, x, t = case
    net, params = net_with(student, params)
    other, _ = net_with(student, params)
    net.gradient(x, t)
    moved = {name: 0.5 * value + 0.1 for name, value in params.items()}
    try:
        student.load_params(net, moved)
    except NotDefinedError:
        moved = params
    assert_same(net.predict(x), expected_net(reference, moved).predict(x), name="predict(x)")
    assert_same(net.gradient(x, t), expected_net(reference, moved).gradient(x, t), name="gradient(x, t)")
    assert_same(other.params, params, name="params")


@pytest.mark.exercise("TwoLayerNet")
@pytest.mark.supporting
def test_gradient_leaves_the_parameters(student, case):
    params, x, t = case
    net, params = net_with(student, params)
    net.gradient(x, t)
    assert_same(net.params, params, name="params")


@pytest.mark.exercise("TwoLayerNet")
@pytest.mark.weight(2)
def test_weights_to_start_from(student, random_answers):
    # 20,000 numbers each: their mean is 0 within 7 of its standard errors, their standard deviation within 10, the
    # share beyond two standard deviations (4.55 %) within 10. An honest network fails less than once in 1e10 runs.
    params = student.TwoLayerNet(100, 200, 100, 0.3).params
    assert_same({name: np.zeros(np.shape(value)) for name, value in params.items()},
                {"W1": np.zeros((100, 200)), "b1": np.zeros(200), "W2": np.zeros((200, 100)), "b2": np.zeros(100)},
                name="params")
    assert_same({name: params[name] for name in ("b1", "b2")}, {"b1": np.zeros(200), "b2": np.zeros(100)},
                name="params")
    require(
        not np.allclose(params["W1"].ravel()[:100], params["W1"].ravel()[100:200])
        and not np.allclose(params["W1"].ravel(), params["W2"].ravel()),
        en="The weights of a new network should be random, all different. Equal units would always learn the same.",
        ko="새 신경망의 가중치는 모두 서로 다른 무작위 값이어야 합니다. 똑같은 뉴런들은 언제나 똑같이 학습합니다.",
    )
    for name in ("W1", "W2"):
        spread, mean = float(np.std(params[name])), float(np.mean(params[name]))
        require(
            abs(mean) < 0.05 * spread,
            en=f"The weights {name} of a new network should have the mean 0.",
            ko=f"새 신경망의 가중치 {name}의 평균은 0이어야 합니다.",
        )
        require(
            abs(spread / 0.3 - 1) < 0.05,
            en=f"The standard deviation of the weights {name} of a new network should be weight_init_std.",
            ko=f"새 신경망의 가중치 {name}의 표준편차는 weight_init_std여야 합니다.",
        )
        require(
            0.03 < float(np.mean(np.abs(params[name]) > 2 * spread)) < 0.06,
            en=f"The weights {name} of a new network should be normally distributed.",
            ko=f"새 신경망의 가중치 {name}은 정규 분포를 따라야 합니다.",
        )


@pytest.mark.exercise("TwoLayerNet")
def test_default_size_of_the_weights(student, random_answers):
    params = student.TwoLayerNet(100, 200, 50).params
    require(
        abs(float(np.std(params["W1"])) / 0.01 - 1) < 0.05,
        en="Without weight_init_std, the standard deviation of the weights should be 0.01.",
        ko="weight_init_std를 주지 않으면 가중치의 표준편차는 0.01이어야 합니다.",
    )
