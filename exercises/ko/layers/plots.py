"""Pictures drawn from the student's own layers."""

import numpy as np

from grader.course.authoring import plot

_STEPS, _RATE = 400, 0.5


def _xor(rng, count=160):
    """Points around four corners; those on one diagonal belong together."""
    corners = rng.integers(0, 2, (count, 2))
    return corners * 2 - 1 + rng.normal(0, 0.3, (count, 2)), corners[:, 0] ^ corners[:, 1]


@plot(
    "TwoLayerNet",
    en="Your network has learnt XOR, which no straight line can separate. Left: where it decides for which class (circles and "
       "crosses are the samples). Right: its loss while it learnt.",
    ko="여러분의 신경망이 XOR을 배웠습니다. 직선 하나로는 나눌 수 없는 문제입니다. 왼쪽은 어디에서 어느 클래스로 판단하는지(동그라미와 가위표는 샘플), 오른쪽은 "
       "학습하는 동안의 손실입니다.",
)
def xor_regions(student, figure):
    rng = np.random.default_rng(1)
    x, t = _xor(rng)
    net = student.TwoLayerNet(2, 8, 2, 0.5)
    for name in ("W1", "W2"):  # the same start for everybody
        net.params[name][...] = rng.normal(0, 0.5, np.shape(net.params[name]))
    losses = []
    for _ in range(_STEPS):
        gradients = net.gradient(x, t)
        for name, value in net.params.items():
            value[...] = value - _RATE * gradients[name]
        losses.append(float(net.loss(x, t)))
    left, right = figure.subplots(1, 2)
    axis = np.linspace(-2.2, 2.2, 120)
    grid = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    scores = np.asarray(net.predict(grid))
    left.contourf(axis, axis, (scores[:, 1] - scores[:, 0]).reshape(120, 120), levels=[-1e9, 0, 1e9],
                  colors=["#cfe2f3", "#fce5cd"])
    for label, marker, color in ((0, "o", "#1f4e79"), (1, "x", "#b45f06")):
        left.scatter(*x[t == label].T, marker=marker, color=color, s=18, label=f"class {label}")
    left.set(title=f"accuracy {float(net.accuracy(x, t)):.0%}", xlabel="$x_1$", ylabel="$x_2$", aspect="equal")
    left.legend(loc="upper right", fontsize=8)
    right.plot(losses, color="#1f4e79")
    right.set(title="loss", xlabel="step")


@plot(
    "Relu", "Sigmoid",
    en="The two activation layers and the slopes that their backward gives: ReLU switches between 0 and 1, the sigmoid's slope is never "
       "larger than 0.25.",
    ko="두 활성화 계층과 backward가 주는 기울기입니다. ReLU의 기울기는 0과 1 가운데 하나이고, 시그모이드의 기울기는 0.25를 넘지 않습니다.",
)
def activation_layers(student, figure):
    x = np.linspace(-5, 5, 201)
    for axes, name in zip(figure.subplots(1, 2), ("Relu", "Sigmoid"), strict=True):
        layer = getattr(student, name)()
        axes.plot(x, layer.forward(x.copy()), color="#1f4e79", label="forward")
        axes.plot(x, layer.backward(np.ones_like(x)), color="#b45f06", linestyle="--", label="backward of 1")
        axes.set(title=name, xlabel="x")
        axes.legend(fontsize=8)
        axes.grid(alpha=0.3)
