"""Tests that students see and run."""

import numpy as np
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same, require

# Some books add 1e-7 inside the logarithm; this tolerance does not see it.
CLOSE = 1e-5

PARAMS = {
    "W1": np.array([[1.0, -1.0]]),
    "b1": np.array([0.0, 0.5]),
    "W2": np.array([[2.0, 0.0], [0.0, 0.4]]),
    "b2": np.array([0.0, 1.0]),
}


def agrees(slope, f, x, name):
    """Compare with how the loss really changes along one direction; a small number in the logarithm may be in it."""
    direction, step = np.cos(np.arange(x.size)).reshape(x.shape), 1e-4
    measured = (f(x + step * direction) - f(x - step * direction)) / (2 * step)
    assert_same(slope, np.zeros(x.shape), name=name, atol=np.inf)  # its form
    assert_same(float(np.sum(slope * direction)), float(measured), name=f"change of the loss by {name}", rtol=1e-4, atol=1e-6)


@pytest.fixture
def random_answers():
    """Asked for by tests whose answers are random: the diagnosis, which compares answers, leaves them out."""


def net_with(student, params):
    """A network of the student's with these parameters."""
    net = student.TwoLayerNet(*params["W1"].shape, len(params["b2"]), 0.0)
    student.load_params(net, params)
    return net


@pytest.mark.exercise("Relu")
def test_relu_values(student):
    layer = student.Relu()
    x = np.array([[1.0, -2.0, 0.5], [-3.0, 4.0, -0.25]])
    assert_same(layer.forward(x), np.array([[1.0, 0.0, 0.5], [0.0, 4.0, 0.0]]), name="forward(x)")
    dout = np.array([[5.0, 6.0, -7.0], [8.0, -9.0, 10.0]])
    assert_same(layer.backward(dout), np.array([[5.0, 0.0, -7.0], [0.0, -9.0, 0.0]]), name="dx")


@pytest.mark.exercise("Relu")
def test_relu_at_zero(student):
    layer = student.Relu()
    assert_same(layer.forward(np.array([0.0, 1.0, -1.0])), np.array([0.0, 1.0, 0.0]), name="forward(x)")
    assert_same(layer.backward(np.array([3.0, 4.0, 5.0])), np.array([0.0, 4.0, 0.0]), name="dx")


@pytest.mark.exercise("Relu")
def test_relu_slope_agrees_with_its_forward(student, case):
    x, dout = case
    layer = student.Relu()
    layer.forward(x)
    assert_gradient(lambda x: student.Relu().forward(x), x, layer.backward(dout), dout=dout, name="dx")


@pytest.mark.exercise("Relu")
@pytest.mark.supporting
def test_relu_leaves_x_alone(student, case):
    student.Relu().forward(case[0])
    assert_inputs_unchanged(student)


@pytest.mark.exercise("Relu")
def test_relu_layers_share_nothing(student):
    first, second = student.Relu(), student.Relu()
    first.forward(np.array([1.0, -1.0]))
    second.forward(np.array([-1.0, 1.0]))
    assert_same(first.backward(np.array([3.0, 4.0])), np.array([3.0, 0.0]), name="dx")


@pytest.mark.exercise("Sigmoid")
def test_sigmoid_values(student):
    layer = student.Sigmoid()
    out = layer.forward(np.array([[0.0, 2.0], [-1.0, 0.5]]))
    assert_same(out, np.array([[0.5, 0.880797078], [0.268941421, 0.622459331]]), name="forward(x)")
    dx = layer.backward(np.array([[1.0, 10.0], [-2.0, 4.0]]))
    assert_same(dx, np.array([[0.25, 1.049935854], [-0.393223866, 0.940014849]]), name="dx")


@pytest.mark.exercise("Sigmoid")
def test_sigmoid_of_large_numbers(student):
    out = student.Sigmoid().forward(np.array([-1000.0, 0.0, 1000.0]))
    assert_same(out, np.array([0.0, 0.5, 1.0]), name="forward(x)")


@pytest.mark.exercise("Sigmoid")
def test_sigmoid_slope_agrees_with_its_forward(student, case):
    x, dout = case
    layer = student.Sigmoid()
    layer.forward(x)
    assert_gradient(lambda x: student.Sigmoid().forward(x), x, layer.backward(dout), dout=dout, name="dx")


@pytest.mark.exercise("Affine")
def test_affine_values(student):
    layer = student.Affine(np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]]), np.array([0.5, 0.0, -0.5]))
    out = layer.forward(np.array([[1.0, 2.0], [3.0, 4.0]]))
    assert_same(out, np.array([[1.5, 0.0, 4.5], [3.5, 2.0, 12.5]]), name="forward(x)")
    dx = layer.backward(np.array([[1.0, 0.0, 2.0], [0.0, 1.0, -1.0]]))
    assert_same(dx, np.array([[7.0, 2.0], [-1.0, -2.0]]), name="dx")
    assert_same(layer.dW, np.array([[1.0, 3.0, -1.0], [2.0, 4.0, 0.0]]), name="dW")
    assert_same(layer.db, np.array([1.0, 1.0, 1.0]), name="db")


@pytest.mark.exercise("Affine")
def test_affine_with_images(student):
    # Two images with one channel of 2 x 2 pixels: the four pixels of each are one row.
    x = np.array([[[[1.0, 2.0], [3.0, 4.0]]], [[[0.0, 1.0], [0.0, -1.0]]]])
    layer = student.Affine(np.array([[1.0], [10.0], [100.0], [1000.0]]), np.array([0.5]))
    assert_same(layer.forward(x), np.array([[4321.5], [-989.5]]), name="forward(x)")
    dx = layer.backward(np.array([[1.0], [2.0]]))
    expected = np.array([[[[1.0, 10.0], [100.0, 1000.0]]], [[[2.0, 20.0], [200.0, 2000.0]]]])
    assert_same(dx, expected, name="dx")
    assert_same(layer.dW, np.array([[1.0], [4.0], [3.0], [2.0]]), name="dW")


@pytest.mark.exercise("Affine")
def test_affine_slopes_agree_with_its_forward(student, case):
    W, b, x, dout = case
    layer = student.Affine(W, b)
    layer.forward(x)
    dx = layer.backward(dout)
    assert_gradient(lambda x: student.Affine(W, b).forward(x), x, dx, dout=dout, name="dx")
    assert_gradient(lambda W: student.Affine(W, b).forward(x), W, layer.dW, dout=dout, name="dW")
    assert_gradient(lambda b: student.Affine(W, b).forward(x), b, layer.db, dout=dout, name="db")


@pytest.mark.exercise("Affine")
def test_affine_keeps_nothing_of_the_last_batch(student):
    layer = student.Affine(np.array([[2.0]]), np.array([1.0]))
    for _ in range(2):
        layer.forward(np.array([[3.0], [5.0]]))
        layer.backward(np.array([[1.0], [10.0]]))
    assert_same(layer.dW, np.array([[53.0]]), name="dW")
    assert_same(layer.db, np.array([11.0]), name="db")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_loss_and_slope_for_integer_labels(student):
    layer = student.SoftmaxWithLoss()
    x = np.array([[2.0, 1.0, 0.0], [0.0, 2.0, 1.0]])
    assert_same(layer.forward(x, np.array([0, 2])), 0.907605964, name="loss", rtol=CLOSE)
    expected = np.array([[-0.167379522, 0.122364236, 0.045015287], [0.045015287, 0.332620478, -0.377635764]])
    assert_same(layer.backward(), expected, name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_loss_and_slope_for_one_hot_labels(student):
    layer = student.SoftmaxWithLoss()
    x = np.array([[2.0, 1.0, 0.0], [0.0, 2.0, 1.0]])
    t = np.array([[1, 0, 0], [0, 0, 1]])
    assert_same(layer.forward(x, t), 0.907605964, name="loss", rtol=CLOSE)
    expected = np.array([[-0.167379522, 0.122364236, 0.045015287], [0.045015287, 0.332620478, -0.377635764]])
    assert_same(layer.backward(1), expected, name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_large_scores(student):
    layer = student.SoftmaxWithLoss()
    x = np.array([[1002.0, 1001.0, 1000.0], [-1000.0, -998.0, -999.0]])
    assert_same(layer.forward(x, np.array([0, 2])), 0.907605964, name="loss", rtol=CLOSE)
    expected = np.array([[-0.167379522, 0.122364236, 0.045015287], [0.045015287, 0.332620478, -0.377635764]])
    assert_same(layer.backward(), expected, name="dx")


@pytest.mark.exercise("SoftmaxWithLoss")
def test_slope_agrees_with_the_loss(student, case):
    x, t = case
    layer = student.SoftmaxWithLoss()
    layer.forward(x, t)
    agrees(layer.backward(), lambda x: student.SoftmaxWithLoss().forward(x, t), x, "dx")


@pytest.mark.exercise("SoftmaxWithLoss")
@pytest.mark.supporting
def test_scores_and_labels_stay_as_they_are(student, case):
    student.SoftmaxWithLoss().forward(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("TwoLayerNet")
def test_shapes_of_the_parameters(student):
    net = student.TwoLayerNet(4, 3, 2)
    shapes = {"W1": np.zeros((4, 3)), "b1": np.zeros(3), "W2": np.zeros((3, 2)), "b2": np.zeros(2)}
    student.load_params(net, shapes)
    assert_same(net.params, shapes, name="params")


@pytest.mark.exercise("TwoLayerNet")
def test_weights_to_start_from(student, random_answers):
    weights = student.TwoLayerNet(80, 50, 3, 0.2).params["W1"]
    require(
        len(np.unique(weights)) > 3900 and bool(abs(np.mean(weights)) < 0.03),
        en="The weights of a new network should be random numbers around 0, all different.",
        ko="새 신경망의 가중치는 0을 중심으로 한, 모두 서로 다른 무작위 값이어야 합니다.",
    )
    require(
        0.18 < float(np.std(weights)) < 0.22,
        en="The standard deviation of the weights of a new network should be weight_init_std.",
        ko="새 신경망의 가중치의 표준편차는 weight_init_std여야 합니다.",
    )


@pytest.mark.exercise("TwoLayerNet")
def test_gradient_belongs_to_its_own_samples_and_changes_nothing(student):
    net, x, t = net_with(student, PARAMS), np.array([[1.0], [-2.0]]), np.array([0, 0])
    net.loss(np.array([[3.0], [5.0], [-1.0]]), np.array([1, 0, 1]))
    assert_same(net.gradient(x, t)["b2"], np.array([-0.57486925, 0.57486925]), name='gradient(x, t)["b2"]')
    assert_same(net.params, PARAMS, name="params")


@pytest.mark.exercise("TwoLayerNet")
def test_worked_example(student):
    net, x, t = net_with(student, PARAMS), np.array([[1.0], [-2.0]]), np.array([0, 0])
    assert_same(net.predict(x), np.array([[2.0, 1.0], [0.0, 2.0]]), name="predict(x)")
    assert_same(net.loss(x, t), 1.220094850, name="loss", rtol=CLOSE)
    assert_same(net.accuracy(x, t), 0.5, name="accuracy")
    expected = {
        "W1": np.array([[-0.268941421, -0.352318831]]),
        "b1": np.array([-0.268941421, 0.176159416]),
        "W2": np.array([[-0.134470711, 0.134470711], [-1.100996348, 1.100996348]]),
        "b2": np.array([-0.57486925, 0.57486925]),
    }
    assert_same(net.gradient(x, t), expected, name="gradient(x, t)")


@pytest.mark.exercise("TwoLayerNet")
def test_one_hot_labels(student):
    net, x = net_with(student, PARAMS), np.array([[1.0], [-2.0], [3.0]])
    assert_same(net.accuracy(x, np.array([[1, 0], [1, 0], [1, 0]])), 2 / 3, name="accuracy")
    assert_same(net.loss(x, np.array([[1, 0], [1, 0], [1, 0]])), 0.815635673, name="loss", rtol=CLOSE)


@pytest.mark.exercise("TwoLayerNet")
def test_gradients_agree_with_the_loss(student, case):
    params, x, t = case
    grads = net_with(student, params).gradient(x, t)
    for name in ("W1", "b1", "W2", "b2"):
        agrees(
            grads[name], lambda value, name=name: net_with(student, params | {name: value}).loss(x, t),
            params[name], f'gradient(x, t)["{name}"]',
        )
