"""Pictures drawn from a student's own functions."""

import itertools

import numpy as np

from grader.course.authoring import plot

_UNITS, _LAYERS = 100, 5


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


def _relu(x):
    return np.maximum(x, 0)


def _weights(parameters):
    """The weight matrices of all layers, transposed: samples are rows here."""
    return [parameters[f"W{layer}"].T for layer in range(1, _LAYERS + 1)]


@plot(
    "initialize_parameters_he",
    "initialize_parameters_xavier",
    en="How the activations of five layers are distributed, for different initial weights; the first row with sigmoid, the second with "
    "ReLU. With weights of the size 1 sigmoids sit at 0 and 1, with 0.01 all units say the same or die away. With Xavier for sigmoid and with "
    "He for ReLU every layer keeps a spread of values.",
    ko="초깃값에 따라 다섯 층의 활성화 값이 어떻게 분포하는지 보여 줍니다. 첫째 줄은 시그모이드, 둘째 줄은 ReLU입니다. 가중치의 크기가 1이면 "
    "시그모이드가 0과 1에 몰리고, 0.01이면 모든 뉴런이 같은 값을 내거나 값이 사라집니다. 시그모이드에는 Xavier, ReLU에는 He 초깃값을 쓰면 모든 층의 "
    "값이 고르게 퍼집니다.",
)
def activations_per_layer(student, figure):
    rng = np.random.default_rng(0)
    x, dims = rng.normal(size=(500, _UNITS)), [_UNITS] * (_LAYERS + 1)
    xavier = _weights(student.initialize_parameters_xavier(dims))
    he = _weights(student.initialize_parameters_he(dims))
    normal = [rng.normal(size=(_UNITS, _UNITS)) for _ in range(_LAYERS)]
    small = [0.01 * W for W in normal]
    panels = [
        ("sigmoid, 1", _sigmoid, normal), ("sigmoid, 0.01", _sigmoid, small), ("sigmoid, Xavier", _sigmoid, xavier),
        ("ReLU, 0.01", _relu, small), ("ReLU, Xavier", _relu, xavier), ("ReLU, He", _relu, he),
    ]
    figure.set_size_inches(10, 6)
    for axes, (title, activation, weights) in zip(figure.subplots(2, 3).flat, panels, strict=True):
        top, a = (1.0 if activation is _sigmoid else 3.0), x
        for layer, W in enumerate(weights, 1):
            a = activation(a @ W)
            shares, edges = np.histogram(a, bins=40, range=(0, top))
            axes.stairs(shares / a.size, edges, label=f"layer {layer}")
        axes.set(title=title, xlabel="activation", ylim=(0, 0.3))
    figure.axes[0].legend(fontsize=7)
    figure.axes[0].set_ylabel("share of units")
    figure.axes[3].set_ylabel("share of units")
    figure.subplots_adjust(hspace=0.4, wspace=0.25)


class _Network:
    """Three hidden ReLU layers and one output, trained by gradient descent; perhaps with the student's normalization."""

    def __init__(self, spread, make_norm=None):
        rng = np.random.default_rng(1)
        sizes = [2, 30, 30, 30, 1]
        self.W = [spread * rng.normal(size=shape) for shape in itertools.pairwise(sizes)]
        self.b = [np.zeros(n) for n in sizes[1:]]
        self.norms = [make_norm(np.ones(n), np.zeros(n)) for n in sizes[1:-1]] if make_norm else None

    def step(self, x, t, rate):
        """The loss before a step, and the step."""
        inputs, slopes, a = [], [], x
        for i, (W, b) in enumerate(zip(self.W, self.b, strict=True)):
            inputs.append(a)
            z = a @ W + b
            if i < 3:
                z = self.norms[i].forward(z, True) if self.norms else z
                slopes.append(z > 0)
                a = np.maximum(z, 0)
        y = _sigmoid(z)
        d = (y - t) / len(x)
        for i in reversed(range(4)):
            if i < 3:
                d = d * slopes[i]
                if self.norms:
                    norm = self.norms[i]
                    d = norm.backward(d)
                    norm.gamma, norm.beta = norm.gamma - rate * norm.dgamma, norm.beta - rate * norm.dbeta
            dW, db, d = inputs[i].T @ d, d.sum(axis=0), d @ self.W[i].T
            self.W[i], self.b[i] = self.W[i] - rate * dW, self.b[i] - rate * db
        return -np.mean(t * np.log(y + 1e-12) + (1 - t) * np.log(1 - y + 1e-12))


@plot(
    "BatchNormalization",
    en="The loss of a network with three hidden layers while it learns to tell two spirals apart, without batch normalization and with yours, for two "
    "sizes of initial weights. Too small weights stop the learning altogether; with batch normalization it hardly matters how one starts.",
    ko="은닉층이 세 개인 신경망이 두 나선을 구분하도록 학습할 때의 손실입니다. 배치 정규화를 쓰지 않을 때와 직접 만든 배치 정규화를 쓸 때를 두 가지 크기의 "
    "초깃값으로 비교했습니다. 가중치가 너무 작으면 학습이 전혀 되지 않지만, 배치 정규화를 쓰면 어디에서 시작하든 큰 차이가 없습니다.",
)
def with_and_without_batch_normalization(student, figure):
    rng = np.random.default_rng(0)
    angle = rng.uniform(0.5, 3, 200) * np.pi
    t = np.arange(200).reshape(-1, 1) % 2
    turn = angle + np.pi * t[:, 0]
    x = np.column_stack([angle * np.cos(turn), angle * np.sin(turn)]) / 5 + rng.normal(0, 0.05, (200, 2))
    figure.set_size_inches(8, 4)
    figure.subplots_adjust(bottom=0.15)
    for axes, spread in zip(figure.subplots(1, 2, sharey=True), (0.01, 0.3), strict=True):
        for label, norm in (("without", None), ("with batch norm", student.BatchNormalization)):
            network = _Network(spread, norm)
            axes.plot([network.step(x, t, 0.3) for _ in range(400)], label=label)
        axes.set(title=f"initial weights {spread}", xlabel="step", ylim=(0, 1))
    figure.axes[0].set_ylabel("loss")
    figure.axes[0].legend()
