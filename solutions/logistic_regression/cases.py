"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np


def sigmoid(rng):
    """(z,)."""
    yield (0.0,)
    yield (np.array([-2.0, 0.0, 3.0]),)
    yield (np.array([[-700.0, 700.0], [-30.0, 1000.0], [-1000.0, 30.0]]),)
    yield (np.array([-3, 0, 2]),)
    for shape in [(1,), (4, 3), (2, 3, 4)]:
        yield (rng.normal(0, 3, shape),)


def sigmoid_derivative(rng):
    """(x,)."""
    yield (0.0,)
    yield (np.array([-1.0, 0.0, 1.0]),)
    for shape in [(1,), (5,), (3, 4), (2, 3, 2)]:
        yield (rng.normal(0, 2, shape),)
