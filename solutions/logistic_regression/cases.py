"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np

# (n_x, m): one feature, one sample, more features than samples, fewer, as many (a transposed array fits too).
_SHAPES = [(1, 5), (4, 1), (5, 3), (3, 8), (4, 4)]


def _labels(rng, m):
    # Both labels occur as soon as there are two samples.
    return rng.permutation(np.arange(m) % 2).reshape(1, m)


def _samples(rng, n_x, m):
    return rng.normal(0, 1, (n_x, m)), _labels(rng, m)


def _parameters(rng, n_x):
    # The bias is never near 0, so that forgetting it shows; small sums keep probabilities away from 0 and 1.
    return rng.normal(0, 1 / np.sqrt(n_x), (n_x, 1)), float(rng.choice([-1, 1]) * rng.uniform(0.3, 1.0))


def image2vector(rng):
    """(image,)."""
    yield (np.array([[[1, 2, 3], [4, 5, 6]]]),)
    yield (np.array([[[0.5]]]),)
    yield (np.arange(24.0).reshape(4, 2, 3),)
    for height, width, colours in ((2, 5, 3), (4, 4, 1), (3, 3, 3), (5, 1, 4)):
        yield (rng.uniform(0, 1, (height, width, colours)),)
    yield (rng.integers(0, 256, (7, 6, 3), dtype=np.uint8),)


def sigmoid(rng):
    """(z,)."""
    yield (0.0,)
    yield (np.array([-2.0, 0.0, 3.0]),)
    yield (np.array([[-700.0, 700.0], [-30.0, 1000.0], [-1000.0, 30.0]]),)
    yield (np.array([800.0, -5.0, 0.5]),)
    yield (np.array([[2000.0], [-2000.0], [-0.5]]),)
    for integers in ([-3, 0, 2], [[1, -1], [4, 0]], [5, -2]):
        yield (np.array(integers),)
    for shape in [(1,), (4, 3), (2, 3, 4)]:
        yield (rng.normal(0, 3, shape),)


def sigmoid_derivative(rng):
    """(x,)."""
    yield (0.0,)
    yield (np.array([-1.0, 0.0, 1.0]),)
    yield (np.array([[-1000.0, 2.0], [1000.0, -2.0]]),)
    yield (np.array([-800.0, 0.5, -0.5]),)
    yield (np.array([[1.5], [-2000.0]]),)
    yield (np.array([-2, 0, 1]),)
    for shape in [(1,), (5,), (3, 4), (2, 3, 2)]:
        yield (rng.normal(0, 2, shape),)


def logistic_loss(rng):
    """(a, y)."""
    yield 0.5, 1
    yield 0.2, 0
    yield np.array([0.9, 0.9, 0.1]), np.array([1, 0, 0])
    yield np.array([[0.3]]), np.array([[1.0]])
    for shape in [(1, 4), (5,), (1, 7), (2, 3), (3, 1, 2)]:
        y = rng.integers(0, 2, shape)
        y.flat[:2] = [0, 1]
        yield rng.uniform(0.1, 0.9, shape), y


def compute_cost(rng):
    """(A, Y)."""
    yield (np.array([[0.5, 0.8]]), np.array([[1, 0]]))
    yield (np.full((1, 4), 0.5), np.array([[0.0, 1.0, 1.0, 0.0]]))
    yield (np.array([[0.3]]), np.array([[1]]))
    yield (np.array([[0.6, 0.2, 0.7]]), np.array([[1.0, 1.0, 1.0]]))
    yield (np.array([[0.6, 0.2, 0.7]]), np.array([[0.0, 0.0, 0.0]]))
    for m in [2, 5, 10, 64]:
        yield (rng.uniform(0.1, 0.9, (1, m)), _labels(rng, m))


def initialize_with_zeros(rng):
    """(dim,)."""
    yield (1,)
    yield (2,)
    yield (3,)
    yield (768,)
    for dim in rng.integers(4, 40, 2):
        yield (int(dim),)


def propagate(rng):
    """(w, b, X, Y)."""
    yield (np.array([[0.5], [-1.5]]), 1.0, np.array([[1, 2], [1, 0]]), np.array([[1, 0]]))
    yield (np.zeros((3, 1)), 0.0, *_samples(rng, 3, 4))
    yield (np.array([[1.0], [2.0]]), -0.5, np.array([[0.5], [1.0]]), np.array([[1.0]]))
    X, _ = _samples(rng, 2, 6)
    yield (*_parameters(rng, 2), X, np.ones((1, 6)))
    yield (*_parameters(rng, 2), X, np.zeros((1, 6)))
    for n_x, m in _SHAPES:
        yield (*_parameters(rng, n_x), *_samples(rng, n_x, m))


def optimize(rng):
    """(w, b, X, Y, num_iterations, learning_rate)."""
    yield (np.array([[0.5], [-1.5]]), 1.0, np.array([[1, 2], [1, 0]]), np.array([[1, 0]]), 1, 0.1)
    yield (np.zeros((3, 1)), 0.0, *_samples(rng, 3, 4), 10, 0.05)
    yield (np.array([[1.0], [2.0]]), -0.5, np.array([[0.5], [1.0]]), np.array([[1.0]]), 2, 0.5)
    settings = [(3, 0.3), (20, 0.02), (7, 0.1), (50, 0.05), (100, 0.2)]
    for (n_x, m), (num_iterations, learning_rate) in zip(_SHAPES, settings, strict=True):
        yield (*_parameters(rng, n_x), *_samples(rng, n_x, m), num_iterations, learning_rate)
    # Long enough for several costs; the steps are short, so that rounding does not grow.
    for (n_x, m), num_iterations in (((2, 6), 201), ((3, 5), 150), ((1, 4), 101)):
        yield (*_parameters(rng, n_x), *_samples(rng, n_x, m), num_iterations, 0.01)


def predict(rng):
    """(w, b, X)."""
    yield (np.array([[0.5], [-1.5]]), 1.0, np.array([[1, 2], [1, 0]]))
    yield (np.zeros((3, 1)), 0.0, rng.normal(0, 1, (3, 4)))
    # Sums of 0, just above, just below, and far beyond what a careless exponential can take.
    yield (np.array([[1.0]]), 0.0, np.array([[0.0, 0.001, -0.001, 1000.0, -1000.0, 0.3]]))
    # Without the bias of -2 the answers of the first two samples would be yes.
    yield (np.array([[1.0], [1.0]]), -2.0, np.array([[1.0, 0.5, 3.0], [0.5, 0.2, 1.0]]))
    yield (np.array([[-1.0], [0.5]]), 0.4, np.array([[0.2], [0.3]]))
    for n_x, m in [*_SHAPES, (2, 30)]:
        yield (*_parameters(rng, n_x), rng.normal(0, 1, (n_x, m)))


def predict_theta(rng):
    """(theta, X)."""
    yield np.array([[1.0], [0.5], [-1.5]]), np.array([[1, 2], [1, 0]])
    yield np.zeros((4, 1)), rng.normal(0, 1, (3, 4))
    # Sums of 0, just above, just below, and far beyond what a careless exponential can take.
    yield np.array([[0.0], [1.0]]), np.array([[0.0, 0.001, -0.001, 1000.0, -1000.0, 0.3]])
    # Without the bias of -2 the answers of the first two samples would be yes.
    yield np.array([[-2.0], [1.0], [1.0]]), np.array([[1.0, 0.5, 3.0], [0.5, 0.2, 1.0]])
    yield np.array([[0.4], [-1.0], [0.5]]), np.array([[0.2], [0.3]])
    for n_x, m in [*_SHAPES, (2, 30), (3, 20)]:
        w, b = _parameters(rng, n_x)
        yield np.vstack([[[b]], w]), rng.normal(0, 1, (n_x, m))
