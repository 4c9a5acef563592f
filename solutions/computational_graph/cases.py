"""Inputs for every exercise: numbers and arrays for the layers, a 0 among them, and prices for the shop."""

import numpy as np

# For the layers; matrices have as many rows as columns now and then, so that a matrix product raises no error.
_SHAPES = [(4,), (2, 3), (3, 3), (1,), (2, 1, 3)]


def _layer(rng):
    """(x, y, dout): the two inputs and the derivative that comes back."""
    yield 100.0, 2.0, 1.5
    # Derivatives cannot be found from the output by a division here.
    yield np.array([0.0, 3.0, -2.0]), np.array([1.5, -4.0, 0.0]), np.array([2.0, -1.0, 0.5])
    yield 0.0, -3.0, -2.0
    yield np.array([[1.0, -2.0], [0.5, 3.0]]), np.array([[0.0, 2.0], [-1.5, 4.0]]), np.array([[3.0, 1.0], [-2.0, 0.5]])
    yield -0.5, 0.25, 3.0
    for shape in _SHAPES:
        yield rng.normal(0, 1, shape), rng.normal(0, 1, shape), rng.normal(0, 1, shape)


def MulLayer(rng):
    """(x, y, dout)."""
    yield from _layer(rng)


def AddLayer(rng):
    """(x, y, dout)."""
    yield from _layer(rng)


def buy_apples(rng):
    """(price, count, tax)."""
    yield 100.0, 2.0, 1.1
    yield 80.5, 0.0, 1.2  # nothing is bought, and still the number of apples matters
    yield 0.0, 3.0, 1.5
    yield 0.75, 12.0, 1.0
    for tax in (1.19, 0.9, 1.05, 2.0):
        yield float(rng.uniform(1, 30)), float(rng.integers(2, 9)) + 0.5, tax


def buy_fruit(rng):
    """(apple_price, apple_count, orange_price, orange_count, tax)."""
    yield 100.0, 2.0, 150.0, 3.0, 1.1
    yield 80.5, 4.0, 60.25, 0.0, 1.2  # no oranges
    yield 0.0, 5.0, 1.75, 2.0, 1.5
    yield 0.75, 12.0, 2.5, 8.0, 1.0
    for tax in (1.19, 0.9, 1.05, 2.0):
        apples = float(rng.uniform(1, 30)), float(rng.integers(2, 9)) + 0.5
        yield *apples, float(rng.uniform(1, 30)), float(rng.integers(2, 9)) + 0.25, tax
