"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np

_APARTMENTS = np.array([[32, 3, 0.3], [33, 3, 0.5], [36, 4, 0.5]])
# (N, D): one apartment, one feature, more apartments than features, fewer, as many (a transposed array fits too).
_SHAPES = [(1, 4), (6, 1), (7, 3), (2, 5), (4, 4)]


def AND(rng):
    """(x1, x2): the whole truth table, in integers and in floats."""
    for number in (int, float):
        for x1 in (0, 1):
            for x2 in (0, 1):
                yield number(x1), number(x2)


def NAND(rng):
    """(x1, x2)."""
    yield from AND(rng)


def OR(rng):
    """(x1, x2)."""
    yield from AND(rng)


def XOR(rng):
    """(x1, x2)."""
    yield from AND(rng)


def step_function(rng):
    """(x,)."""
    yield (np.array([-1.0, 0.0, 2.0]),)
    yield (0.0,)
    yield (3.0,)
    yield (-2,)
    yield (np.array([-3, 0, 2, 1]),)
    # Next to the edge, far from it, and numbers that rounding would turn to 0.
    yield (np.array([[1e-9, -1e-9, 0.3], [1000.0, -1000.0, 0.0]]),)
    for shape in [(1,), (6,), (4, 3), (2, 3, 4)]:
        yield (rng.normal(0, 2, shape),)


def perceptron(rng):
    """(x, w, theta)."""
    yield np.array([1.0, 0.0, 1.0]), np.array([0.5, 2.0, 0.25]), 0.7
    yield np.array([1.0, 0.0, 1.0]), np.array([0.5, 2.0, 0.25]), 0.8
    # Exactly the threshold, in numbers that have no rounding error.
    yield np.array([1.0, 1.0]), np.array([0.5, 0.25]), 0.75
    yield np.array([2]), np.array([-1]), -2
    yield np.zeros(4), np.ones(4), -0.5
    # Negative thresholds and weights; the last input decides.
    yield np.array([1, 1, 0]), np.array([-2, -2, 3]), -3
    yield np.array([0.5, 1.0, 1.0]), np.array([-1.0, 0.2, 3.0]), 1.5
    for n in (1, 2, 3, 5, 8, 8, 8):
        x, w = rng.normal(0, 1, n), rng.normal(0, 1, n)
        # On both sides of the sum and near it, so that half a weight too much shows.
        distance = float(rng.uniform(0.05, 0.3))
        yield x, w, float(np.dot(x, w)) - distance
        yield x, w, float(np.dot(x, w)) + distance


def predict_prices(rng):
    """(X, w, b)."""
    yield _APARTMENTS, np.array([0.1, 0.3, 4.0]), 0.5
    yield _APARTMENTS, np.array([0.1, 0.2, 2.0]), 0.5
    yield np.array([[20, 1], [40, 2], [10, 3]]), np.array([2, -3]), 7
    yield rng.normal(0, 1, (5, 2)), np.array([1.5, -0.5]), 0.0
    for rows, features in _SHAPES:
        yield rng.normal(0, 1, (rows, features)), rng.normal(0, 1, features), float(rng.uniform(0.5, 2))


def mean_absolute_error(rng):
    """(y, t)."""
    yield np.array([5.8, 6.7, 7.3]), np.array([6.0, 7.0, 8.5])
    yield np.array([3.0]), np.array([5.5])
    yield np.array([1.0, 2.0, 3.0, 4.0]), np.array([2.0, 1.0, 4.0, 3.0])
    yield np.array([2, 7, 1]), np.array([2, 4, 6])
    yield np.array([1.5, -2.0]), np.array([1.5, -2.0])
    for n in (2, 5, 8, 40):
        yield rng.normal(0, 2, n), rng.normal(1, 2, n)
