"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course.authoring import alternative

from .layers import Affine, Relu, SoftmaxWithLoss


@alternative("Relu")
class CopyAndMask:
    """As in the widely read book: a copy with zeros written into it; dout is changed in place."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout):
        dout[self.mask] = 0
        return dout


@alternative("Relu")
class KeepsItsInput:
    def forward(self, x):
        self.x = np.array(x)
        return np.maximum(0, x)

    def backward(self, dout):
        return np.where(self.x > 0, dout, 0)


@alternative("Relu")
class KeepsItsOutput:
    def forward(self, x):
        self.out = x * (x > 0)
        return self.out

    def backward(self, dout):
        return dout * np.sign(self.out)


@alternative("Sigmoid")
class Clipped:
    """One formula for all numbers, with the exponent held within what a float can take."""

    def forward(self, x):
        self.out = 1 / (1 + np.exp(-np.clip(x, -700, 700)))
        return self.out

    def backward(self, dout):
        return dout * (1.0 - self.out) * self.out


@alternative("Sigmoid")
class ByTanh:
    def forward(self, x):
        self.x = x
        return (np.tanh(x / 2) + 1) / 2

    def backward(self, dout):
        return dout / (4 * np.cosh(self.x / 2) ** 2)


@alternative("Affine")
class OneSampleAfterTheOther:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.array([np.ravel(sample) @ self.W + self.b for sample in x])

    def backward(self, dout):
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        dx = []
        for sample, d in zip(self.x, dout, strict=True):
            self.dW += np.outer(sample, d)
            self.db += d
            dx.append((self.W @ d).reshape(sample.shape))
        return np.array(dx)


@alternative("Affine")
class Einsum:
    def __init__(self, weights, bias):
        self.W, self.b = weights, bias

    def forward(self, x):
        self.shape = x.shape
        self.flat = x.reshape(len(x), self.W.shape[0])
        return np.einsum("nd,dm->nm", self.flat, self.W) + self.b[None, :]

    def backward(self, dout):
        self.db = np.einsum("nm->m", dout)
        self.dW = np.einsum("nd,nm->dm", self.flat, dout)
        return np.reshape(np.einsum("nm,dm->nd", dout, self.W), self.shape)


@alternative("SoftmaxWithLoss")
class WithASmallNumber:
    """Labels become one-hot, and 1e-7 stands inside the logarithm, as in the widely read book."""

    def forward(self, x, t):
        self.t = t if t.ndim == 2 else np.eye(x.shape[1])[t]
        e = np.exp((x.T - x.max(axis=1)).T)
        self.y = (e.T / e.sum(axis=1)).T
        return float(-np.sum(self.t * np.log(self.y + 1e-7)) / x.shape[0])

    def backward(self, dout=1):
        return dout * (self.y - self.t) / self.t.shape[0]


@alternative("SoftmaxWithLoss")
class LogarithmOfTheSum:
    def forward(self, x, t):
        self.labels = t if t.ndim == 1 else t.argmax(axis=1)
        shifted = x - x.max(axis=1, keepdims=True)
        self.logs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return sum(-self.logs[i, label] for i, label in enumerate(self.labels)) / len(x)

    def backward(self, dout=1):
        dx = np.exp(self.logs)
        for i, label in enumerate(self.labels):
            dx[i, label] -= 1
        return dx * dout / len(self.labels)


@alternative("TwoLayerNet")
class OrderedLayers:
    """Layers in a dict that is walked forwards and backwards, as in the widely read book."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params["W1"] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params["b1"] = np.zeros(hidden_size)
        self.params["W2"] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params["b2"] = np.zeros(output_size)
        self.layers = {
            "Affine1": Affine(self.params["W1"], self.params["b1"]),
            "Relu1": Relu(),
            "Affine2": Affine(self.params["W2"], self.params["b2"]),
        }
        self.last = SoftmaxWithLoss()

    def predict(self, x):
        for layer in self.layers.values():
            x = layer.forward(x)
        return x

    def loss(self, x, t):
        return self.last.forward(self.predict(x), t)

    def accuracy(self, x, t):
        y = np.argmax(self.predict(x), axis=1)
        if t.ndim != 1:
            t = np.argmax(t, axis=1)
        return np.sum(y == t) / float(x.shape[0])

    def gradient(self, x, t):
        self.loss(x, t)
        dout = self.last.backward(1)
        for layer in reversed(self.layers.values()):
            dout = layer.backward(dout)
        first, second = self.layers["Affine1"], self.layers["Affine2"]
        return {"W1": first.dW, "b1": first.db, "W2": second.dW, "b2": second.db}


@alternative("TwoLayerNet")
class WithoutLayers:
    """Everything in two formulas, from `params` at each call."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        generator = np.random.default_rng()
        sizes = [(input_size, hidden_size), (hidden_size, output_size)]
        self.params = {f"W{i}": generator.normal(0, weight_init_std, size) for i, size in enumerate(sizes, 1)}
        self.params.update({f"b{i}": np.zeros(size[1]) for i, size in enumerate(sizes, 1)})

    def hidden(self, x):
        return np.maximum(0, x @ self.params["W1"] + self.params["b1"])

    def predict(self, x):
        return self.hidden(x) @ self.params["W2"] + self.params["b2"]

    def probabilities(self, x):
        scores = self.predict(x)
        e = np.exp(scores - scores.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)

    def one_hot(self, t):
        return np.eye(len(self.params["b2"]))[t] if t.ndim == 1 else t

    def loss(self, x, t):
        return -(self.one_hot(t) * np.log(self.probabilities(x))).sum() / len(x)

    def accuracy(self, x, t):
        return float((self.predict(x).argmax(1) == self.one_hot(t).argmax(1)).mean())

    def gradient(self, x, t):
        d2 = (self.probabilities(x) - self.one_hot(t)) / len(x)
        hidden = self.hidden(x)
        d1 = d2 @ self.params["W2"].T * (hidden > 0)
        return {"b2": d2.sum(0), "W2": hidden.T @ d2, "b1": d1.sum(0), "W1": x.T @ d1}
