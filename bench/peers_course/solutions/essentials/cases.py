"""Three inputs per exercise, the same for every tool."""

import numpy as np


def sigmoid(rng):
    """(z,)."""
    yield (np.array([-2.0, 0.0, 3.0]),)
    yield (np.array([[-700.0, 700.0], [-30.0, 1000.0]]),)
    yield (rng.normal(0, 3, (4, 3)),)


def compute_cost(rng):
    """(A, Y)."""
    yield np.array([[0.5, 0.8]]), np.array([[1, 0]])
    yield np.array([[0.3]]), np.array([[1.0]])
    yield rng.uniform(0.1, 0.9, (1, 10)), rng.permutation(np.arange(10) % 2).reshape(1, 10)


def propagate(rng):
    """(w, b, X, Y)."""
    yield np.array([[0.5], [-1.5]]), 1.0, np.array([[1.0, 2.0], [1.0, 0.0]]), np.array([[1, 0]])
    for n_x, m in [(5, 3), (3, 8)]:
        labels = rng.permutation(np.arange(m) % 2).reshape(1, m)
        yield rng.normal(size=(n_x, 1)), 0.5, rng.normal(size=(n_x, m)), labels


def Adam(rng):
    """(settings, params, [grads of step 1, grads of step 2, ...])."""
    for settings, steps in [((0.1, 0.9, 0.999), 1), ((0.01, 0.8, 0.95), 2), ((0.2, 0.5, 0.99), 3)]:
        shapes = {"W": (3, 4), "b": (4,)}
        params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
        yield settings, params, [{name: rng.normal(size=shape) for name, shape in shapes.items()} for _ in range(steps)]


def batchnorm_forward(rng):
    """(x, gamma, beta, bn_param)."""
    for mode, (samples, features) in [("train", (5, 3)), ("train", (4, 6)), ("test", (6, 2))]:
        bn_param = {
            "mode": mode, "eps": 1e-5, "momentum": 0.9,
            "running_mean": rng.normal(size=features), "running_var": rng.uniform(0.5, 3, features),
        }
        yield rng.normal(1, 2, (samples, features)), rng.normal(size=features), rng.normal(size=features), bn_param
