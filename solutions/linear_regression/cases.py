"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np

# (m, n): one sample, one feature, more samples than features, fewer, as many (a transposed array fits too).
_SHAPES = [(1, 4), (6, 1), (8, 3), (3, 5), (4, 4)]


def _parameters(rng, n):
    # The bias is never near 0, so that forgetting it shows.
    return rng.normal(0, 1, n), float(rng.choice([-1, 1]) * rng.uniform(0.5, 1.5))


def _example():
    return np.array([[1, 2], [3, 0], [0, 1]]), np.array([1.0, 5.0, 0.0])


def predict(rng):
    """(X, w, b)."""
    X, _ = _example()
    yield X, np.array([2.0, -1.0]), 0.5
    yield X, np.array([2, -1]), 3
    yield rng.normal(0, 1, (5, 2)), np.zeros(2), 0.75
    for m, n in _SHAPES:
        yield (rng.normal(0, 1, (m, n)), *_parameters(rng, n))


def compute_cost(rng):
    """(X, y, w, b)."""
    yield (*_example(), np.array([2.0, -1.0]), 0.5)
    yield (*_example(), np.zeros(2), 0.0)
    yield np.array([[1.0], [2.0], [3.0]]), np.array([3.0, 5.0, 7.0]), np.array([2.0]), 1.0
    for m, n in _SHAPES:
        yield (rng.normal(0, 1, (m, n)), rng.normal(0, 2, m), *_parameters(rng, n))


def residual_variance(rng):
    """(y, t)."""
    yield np.array([2.0, 4.0, 5.0, 4.0]), np.array([1.0, 4.0, 7.0, 4.0])
    yield np.array([1.0, 2.0, 3.0]), np.array([1.5, 1.5, 4.0])
    yield np.array([3, 5, 2, 8, 1]), np.array([1, 5, 4, 7, 2])
    for n in (3, 4, 7, 12, 50):
        yield rng.normal(0, 2, n), rng.normal(0.5, 2, n)


def compute_gradients(rng):
    """(X, y, w, b)."""
    yield from compute_cost(rng)


def gradient_descent_step(rng):
    """(x, gradient, learning_rate)."""
    yield 3.0, 4.0, 0.1
    yield np.array([1, -2, 4]), np.array([2, 3, -1]), 0.5
    yield np.array([1.0, 2.0]), np.zeros(2), 0.3
    yield -1.5, -2.0, 1.0
    for shape, learning_rate in [((4,), 0.01), ((3, 2), 0.25), ((2, 3, 2), 1.5), ((1,), 0.7)]:
        yield rng.normal(0, 1, shape), rng.normal(0, 2, shape), learning_rate


def fit(rng):
    """(X, y, learning_rate, num_iterations)."""
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([3.0, 5.0, 7.0])
    yield X, y, 0.1, 1
    yield X, y, 0.1, 2
    yield X.astype(int), y.astype(int), 0.05, 12
    for (m, n), learning_rate, steps in zip(_SHAPES, (0.1, 0.3, 0.2, 0.05, 0.15), (3, 40, 15, 7, 25), strict=True):
        yield rng.normal(0, 1, (m, n)), rng.normal(1, 1, m), learning_rate, steps


def mix_colors(rng):
    """(colors, ratios)."""
    yield np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 1.0]]), np.array([3.0, 1.0])
    yield np.array([[0.2, 0.4, 0.9]]), np.array([2.0])
    yield np.array([[1, 1, 0], [0, 0, 1], [1, 0, 0]]), np.array([2, 1, 1])
    yield np.array([[0.1, 0.5, 0.3], [0.9, 0.2, 0.4], [0.6, 0.8, 0.7]]), np.array([0.0, 0.25, 0.75])
    for k in (2, 3, 4, 6):
        yield rng.uniform(0, 1, (k, 3)), rng.uniform(0.1, 3, k)


def fit_ratios(rng):
    """(colors, target)."""
    primary = np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    yield primary, np.array([1.0, 0.25, 0.0])
    # Only the second paint; then a grey that needs black and white in unequal parts.
    yield primary, np.array([1.0, 1.0, 0.0])
    yield np.array([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0]]), np.array([0.7, 0.7, 0.7])
    # No mixture reaches these: the paints are too dark, or not blue enough.
    yield primary, np.array([0.9, 1.0, 0.9])
    yield np.array([[0.8, 0.1, 0.1], [0.9, 0.8, 0.2], [0.3, 0.6, 0.2], [0.1, 0.1, 0.1]]), np.array([0.1, 0.2, 0.9])
    for k in (2, 4, 6):
        colors = rng.uniform(0, 1, (k, 3))
        yield colors, np.dot(rng.dirichlet(np.ones(k)), colors)
        yield colors, rng.uniform(0, 1, 3)
