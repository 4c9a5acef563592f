"""Operations of deep learning with their right gradients, at points from harmless to hopeless."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

MODES = ("benign", "tiny", "huge", "mixed scales", "saturated", "near kinks", "m = 1", "m = 2")
BENIGN = MODES[0]
KINK_DISTANCE = 1e-3


@dataclass(frozen=True)
class Trial:
    """A function, a point, the right gradient of sum(dout * f(x)) there, and mistakes of this kind."""

    operation: str
    f: Callable
    x: np.ndarray
    dout: np.ndarray
    gradient: Callable
    m: int
    wrong: dict

    @property
    def right(self):
        return self.gradient(self.x)


class Draw:
    """Random inputs of one mode."""

    def __init__(self, rng, mode):
        self.rng, self.mode = rng, mode
        self.m = {"m = 1": 1, "m = 2": 2}.get(mode) or int(rng.integers(3, 8))
        self.n = int(rng.integers(2, 7))

    def __call__(self, *shape):
        values = self.rng.normal(size=shape)
        if self.mode == "mixed scales":
            return values * 10 ** self.rng.uniform(-4, 4, shape)
        return values * {"tiny": 1e-4, "huge": 1e4, "saturated": 15.0}.get(self.mode, 1.0)

    def plain(self, *shape):
        return self.rng.normal(size=shape)

    def next_to_zero(self, shape):
        return self.rng.choice([-1, 1], shape) * 10 ** self.rng.uniform(-9, -3, shape)

    def away_from_kinks(self, z):
        """Pre-activations for a relu: none near 0, or some of them very near."""
        if self.mode == "near kinks":
            near = self.rng.random(z.shape) < 0.3
            return np.where(near, self.next_to_zero(z.shape), z)
        if self.mode == "benign":
            return np.where(np.abs(z) < 2 * KINK_DISTANCE, z + np.sign(z) * 2 * KINK_DISTANCE, z)
        return z

    def bias_near_kinks(self, z):
        """A shift per row (unit) that puts pre-activations away from 0, or one of each row next to it."""
        if self.mode == "near kinks":
            return -z[:, :1] + self.next_to_zero((len(z), 1))
        if self.mode != "benign":
            return np.zeros((len(z), 1))
        for _ in range(200):
            shift = self.rng.normal(0, 0.1, (len(z), 1))
            if np.abs(z + shift).min() > KINK_DISTANCE:
                return shift
        raise RuntimeError("no harmless point found")


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


def softmax(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


def one_hot(rng, n, m):
    return np.eye(n)[:, rng.integers(0, n, m)]


def _trial(name, f, x, gradient_of, draw, **wrong):
    dout = draw.plain(*np.shape(f(x)))
    return Trial(name, f, x, dout, lambda x: gradient_of(x, dout), draw.m,
                 {k: (lambda x, w=w: w(x, dout)) for k, w in wrong.items()})


def affine_weights(d):
    X, b, W = d(d.n, d.m), d(d.n + 1, 1), d(d.n + 1, d.n)
    return _trial("affine, weights", lambda W: W @ X + b, W, lambda W, g: g @ X.T, d)


def affine_input(d):
    X, b, W = d(d.n, d.m), d(d.n + 1, 1), d(d.n + 1, d.n)
    return _trial("affine, input", lambda X: W @ X + b, X, lambda X, g: W.T @ g, d)


def affine_bias(d):
    X, b, W = d(d.n, d.m), d(d.n + 1, 1), d(d.n + 1, d.n)
    return _trial("affine, bias", lambda b: W @ X + b, b, lambda b, g: g.sum(axis=1, keepdims=True), d,
                  not_summed=lambda b, g: g[:, :1], mean=lambda b, g: g.mean(axis=1, keepdims=True))


def relu(d):
    Z = d.away_from_kinks(d(d.n, d.m))
    return _trial("relu", lambda Z: np.maximum(Z, 0), Z, lambda Z, g: g * (Z > 0), d,
                  no_mask=lambda Z, g: g, of_dout=lambda Z, g: g * (g > 0))


def leaky_relu(d):
    Z = d.away_from_kinks(d(d.n, d.m))
    return _trial("leaky relu", lambda Z: np.where(Z > 0, Z, 0.01 * Z), Z,
                  lambda Z, g: g * np.where(Z > 0, 1, 0.01), d, no_leak=lambda Z, g: g * (Z > 0))


def sigmoid_layer(d):
    return _trial("sigmoid", sigmoid, d(d.n, d.m), lambda Z, g: g * sigmoid(Z) * sigmoid(-Z), d,
                  twice=lambda Z, g: g * sigmoid(sigmoid(Z)) * (1 - sigmoid(sigmoid(Z))))


def tanh_layer(d):
    return _trial("tanh", np.tanh, d(d.n, d.m), lambda Z, g: g / np.cosh(np.clip(Z, -300, 300)) ** 2, d,
                  not_squared=lambda Z, g: g * (1 - np.tanh(Z)))


def softmax_layer(d):
    def gradient(Z, g):
        A = softmax(Z)
        return A * (g - (g * A).sum(axis=0))

    return _trial("softmax", softmax, d(d.n, d.m), gradient, d,
                  diagonal_only=lambda Z, g: g * softmax(Z) * (1 - softmax(Z)))


def softmax_cross_entropy(d):
    Y = one_hot(d.rng, d.n, d.m)

    def loss(Z):
        shifted = Z - Z.max(axis=0)
        return np.mean(np.log(np.exp(shifted).sum(axis=0)) - (Y * shifted).sum(axis=0))

    return _trial("softmax cross entropy", loss, d(d.n, d.m), lambda Z, g: g * (softmax(Z) - Y) / d.m, d,
                  no_labels=lambda Z, g: g * softmax(Z) / d.m)


def batch_norm_input(d):
    X, gamma, beta = d(d.n, d.m), 1 + 0.3 * d.plain(d.n, 1), d.plain(d.n, 1)

    def normal(X):
        centered = X - X.mean(axis=1, keepdims=True)
        return centered, 1 / np.sqrt((centered**2).mean(axis=1, keepdims=True) + 1e-5)

    def f(X):
        centered, scale = normal(X)
        return gamma * centered * scale + beta

    def gradient(X, g):
        centered, scale = normal(X)
        xhat, dxhat = centered * scale, g * gamma
        return scale * (dxhat - dxhat.mean(axis=1, keepdims=True)
                        - xhat * (dxhat * xhat).mean(axis=1, keepdims=True))

    def without_variance(X, g):
        dxhat = g * gamma
        return normal(X)[1] * (dxhat - dxhat.mean(axis=1, keepdims=True))

    return _trial("batch norm, input", f, X, gradient, d, without_variance=without_variance,
                  scale_only=lambda X, g: g * gamma * normal(X)[1])


def batch_norm_gamma(d):
    X = d(d.n, d.m)
    xhat = (X - X.mean(axis=1, keepdims=True)) / np.sqrt(X.var(axis=1, keepdims=True) + 1e-5)
    return _trial("batch norm, gamma", lambda gamma: gamma * xhat, d(d.n, 1),
                  lambda gamma, g: (g * xhat).sum(axis=1, keepdims=True), d)


def layer_norm(d):
    X = d(d.n, d.m)

    def f(X):
        centered = X - X.mean(axis=0)
        return centered / np.sqrt((centered**2).mean(axis=0) + 1e-5)

    def gradient(X, g):
        centered = X - X.mean(axis=0)
        scale = 1 / np.sqrt((centered**2).mean(axis=0) + 1e-5)
        xhat = centered * scale
        return scale * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0))

    return _trial("layer norm", f, X, gradient, d)


def _logistic(d):
    return d(d.n, d.m), (d.rng.random((1, d.m)) < 0.5).astype(float), d(d.n, 1)


def logistic_cost(d):
    X, Y, w = _logistic(d)
    return _trial("logistic cost", lambda w: np.mean(np.logaddexp(0, w.T @ X) - Y * (w.T @ X)), w,
                  lambda w, g: g * X @ (sigmoid(w.T @ X) - Y).T / d.m, d,
                  sum_for_mean=lambda w, g: g * X @ (sigmoid(w.T @ X) - Y).T)


def naive_logistic_cost(d):
    X, Y, w = _logistic(d)

    def cost(w):
        A = 1 / (1 + np.exp(-w.T @ X))
        return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))

    return _trial("logistic cost, naive", cost, w, lambda w, g: g * X @ (sigmoid(w.T @ X) - Y).T / d.m, d)


def cross_entropy_of_probabilities(d):
    # At 0 and 1 themselves there is no gradient.
    A, Y = np.clip(sigmoid(d(1, d.m)), 1e-9, 1 - 1e-9), (d.rng.random((1, d.m)) < 0.5).astype(float)
    return _trial("cross entropy of probabilities",
                  lambda A: -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)), A,
                  lambda A, g: g * ((1 - Y) / (1 - A) - Y / A) / d.m, d)


def squared_error(d):
    X, w = d(d.n, d.m), d(d.n, 1)
    Y = w.T @ X + d.plain(1, d.m)
    w = w + 0.3 * d.plain(d.n, 1)
    return _trial("squared error", lambda w: np.mean((w.T @ X - Y) ** 2) / 2, w,
                  lambda w, g: g * X @ (w.T @ X - Y).T / d.m, d)


def l2_cost(d):
    X, Y, w = _logistic(d)
    return _trial("logistic cost with L2",
                  lambda w: np.mean(np.logaddexp(0, w.T @ X) - Y * (w.T @ X)) + 0.35 / d.m * np.sum(w**2), w,
                  lambda w, g: g * (X @ (sigmoid(w.T @ X) - Y).T / d.m + 0.7 / d.m * w), d,
                  no_l2=lambda w, g: g * X @ (sigmoid(w.T @ X) - Y).T / d.m)


def two_layer_net(d):
    X, W1, W2 = d(d.n, d.m), d(4, d.n), d.plain(2, 4)
    b1 = d.bias_near_kinks(W1 @ X) if d.mode == "near kinks" else d.plain(4, 1)

    def gradient(W1, g):
        H = np.tanh(W1 @ X + b1)
        return ((W2.T @ g) * (1 - H**2)) @ X.T

    return _trial("two layers, tanh", lambda W1: W2 @ np.tanh(W1 @ X + b1), W1, gradient, d,
                  no_slope=lambda W1, g: (W2.T @ g) @ X.T)


def three_layer_net(d):
    X, W1, W2, W3 = d(d.n, d.m), d(4, d.n), d.plain(3, 4), d.plain(1, 3)
    Y = (d.rng.random((1, d.m)) < 0.5).astype(float)
    b1 = d.bias_near_kinks(W1 @ X)
    b2 = d.bias_near_kinks(W2 @ np.maximum(W1 @ X + b1, 0))

    def forward(W1):
        Z1 = W1 @ X + b1
        Z2 = W2 @ np.maximum(Z1, 0) + b2
        return Z1, Z2, W3 @ np.maximum(Z2, 0)

    def loss(W1):
        Z3 = forward(W1)[2]
        return np.mean(np.logaddexp(0, Z3) - Y * Z3)

    def gradient(W1, g, mask=True):
        Z1, Z2, Z3 = forward(W1)
        dZ2 = (W3.T @ (sigmoid(Z3) - Y)) * (Z2 > 0 if mask else 1)
        return g * ((W2.T @ dZ2) * (Z1 > 0)) @ X.T / d.m

    return _trial("three layers, relu", loss, W1, gradient, d,
                  second_mask_missing=lambda W1, g: gradient(W1, g, mask=False))


def dropout(d):
    mask = d.rng.random((d.n, d.m)) < 0.7
    return _trial("dropout, fixed mask", lambda A: np.tanh(A * mask / 0.7), d(d.n, d.m),
                  lambda A, g: g * (1 - np.tanh(A * mask / 0.7) ** 2) * mask / 0.7, d,
                  not_scaled=lambda A, g: g * (1 - np.tanh(A * mask / 0.7) ** 2) * mask)


def convolution(d):
    X, W = d(d.m, 5, 4), d(3, 2)

    def f(W):
        return sum(W[i, j] * X[:, i : i + 3, j : j + 3] for i in range(3) for j in range(2)) ** 2 / 2

    def gradient(W, g):
        out = sum(W[i, j] * X[:, i : i + 3, j : j + 3] for i in range(3) for j in range(2))
        return np.array([[np.sum(g * out * X[:, i : i + 3, j : j + 3]) for j in range(2)] for i in range(3)])

    return _trial("convolution, weights", f, W, gradient, d)


OPERATIONS = (
    affine_weights, affine_input, affine_bias, relu, leaky_relu, sigmoid_layer, tanh_layer, softmax_layer,
    softmax_cross_entropy, batch_norm_input, batch_norm_gamma, layer_norm, logistic_cost, naive_logistic_cost,
    cross_entropy_of_probabilities, squared_error, l2_cost, two_layer_net, three_layer_net, dropout,
    convolution,
)


def draw_trial(make, mode, rng):
    """A trial of one operation in one mode."""
    with np.errstate(all="ignore"):
        return make(Draw(rng, mode))
