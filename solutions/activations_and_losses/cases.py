"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np

# (N, K): as many samples as classes (what is wrong may fit by accident), one sample, more samples, fewer.
_SHAPES = [(4, 4), (1, 5), (6, 3), (3, 7), (9, 2)]


def _anywhere(rng):
    yield (np.array([-2.5, 0.5, 3.0]),)
    yield (1.5,)
    yield (-0.5,)
    yield (np.array([[-3, 2], [5, -1], [4, -7]]),)
    for shape in [(1,), (6,), (4, 3), (2, 3, 4)]:
        yield (rng.normal(0, 3, shape),)


def identity_function(rng):
    """(x,)."""
    yield from _anywhere(rng)


def relu(rng):
    """(x,)."""
    yield (np.array([-1.0, 0.0, 2.0]),)
    yield from _anywhere(rng)


def relu_grad(rng):
    """(x,), never exactly 0; the test of the kink puts zeros in."""
    yield from _anywhere(rng)


def softmax(rng):
    """(a,)."""
    yield (np.array([[0.0, 1.0], [2.0, 2.0], [-1.0, 0.5]]),)
    yield (np.array([0.3, 2.9, 4.0]),)
    yield (np.array([[1, 2, 3], [-1, 0, 5]]),)
    yield (np.array([[2.5]]),)
    for shape in [*_SHAPES, (6,)]:
        yield (rng.normal(0, 2, shape),)


def mean_squared_error(rng):
    """(y, t)."""
    yield (np.array([0.1, 0.6, 0.3]), np.array([0, 1, 0]))
    yield (np.array([[2.0]]), np.array([[-1.0]]))
    yield (np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 2.0, 3.0, 4.5]))
    for shape in [(5,), *_SHAPES]:
        yield (rng.normal(0, 1, shape), rng.normal(0, 1, shape))


def _labels(rng, N, K):
    # As many classes occur as there can be.
    return rng.permutation(np.arange(N) % K)


def _probabilities(rng, N, K):
    # Neither so small nor so near 1 that a tiny number inside the logarithm could be felt.
    weights = rng.uniform(0.3, 1.0, (N, K))
    return weights / np.sum(weights, axis=1, keepdims=True)


def cross_entropy_error(rng):
    """(y, t)."""
    y = np.array([[0.1, 0.6, 0.3], [0.5, 0.2, 0.3]])
    yield (y, np.array([1, 2]))
    yield (y, np.array([[0, 1, 0], [0, 0, 1]]))
    yield (np.array([0.2, 0.3, 0.4, 0.1]), np.array([0.0, 0.0, 1.0, 0.0]))
    for K in (2, 6):
        yield (_probabilities(rng, 1, K)[0], np.eye(K)[K - 1])
    for N, K in _SHAPES:
        y, labels = _probabilities(rng, N, K), _labels(rng, N, K)
        yield (y, labels)
        yield (y, np.eye(K)[labels])


def one_hot(rng):
    """(labels, num_classes)."""
    yield (np.array([2, 0]), 4)
    yield (np.array([0]), 1)
    yield (np.array([0, 0, 0]), 3)
    for N, K in _SHAPES:
        yield (_labels(rng, N, K), K)
    # The last classes do not occur.
    yield (rng.integers(0, 3, 5), 6)
    yield (rng.integers(0, 4, 12), 10)


def accuracy(rng):
    """(y, t)."""
    y = np.array([[0.1, 0.6, 0.3], [0.5, 0.2, 0.3]])
    yield (y, np.array([1, 2]))
    yield (y, np.array([1, 0]))
    yield (y, np.array([[0, 0, 1], [0, 1, 0]]))
    for N, K in [*_SHAPES, (20, 4)]:
        y, labels = rng.normal(0, 1, (N, K)), _labels(rng, N, K)
        # About half of the predictions are right.
        y[np.arange(N), labels] += 4 * (rng.permutation(N) % 2)
        yield (y, labels)
        yield (y, np.eye(K)[labels])


def information(rng):
    """(p,)."""
    yield (0.25,)
    yield (1.0,)
    yield (np.array([1.0, 0.5, 0.125]),)
    for shape in [(1,), (5,), (3, 4)]:
        yield (rng.uniform(0.05, 0.95, shape),)


def _distribution(rng, K, zeros=0):
    weights = np.concatenate([rng.uniform(0.2, 1.0, K - zeros), np.zeros(zeros)])
    return rng.permutation(weights) / np.sum(weights)


def entropy(rng):
    """(p,)."""
    yield (np.array([0.5, 0.25, 0.25, 0.0]),)
    yield (np.full(8, 0.125),)
    yield (np.array([0.0, 1.0]),)
    yield (np.array([0.9, 0.1]),)
    for K in [2, 3, 6, 10]:
        yield (_distribution(rng, K),)
    yield (_distribution(rng, 7, zeros=3),)


def cross_entropy(rng):
    """(p, q)."""
    yield (np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25]))
    yield (np.array([0.0, 1.0, 0.0]), np.array([0.0, 0.5, 0.5]))
    yield (np.array([0.9, 0.1]), np.array([0.5, 0.5]))
    for K in [2, 3, 6, 10]:
        yield (_distribution(rng, K), _distribution(rng, K))
    yield (_distribution(rng, 7, zeros=3), _distribution(rng, 7))
