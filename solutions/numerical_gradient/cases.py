"""Inputs for every exercise. A function is given by its name; the tests hold the functions."""

import numpy as np

# With more than two axes, with a single number, and with axes of different lengths.
_SHAPES = [(2,), (1,), (5,), (2, 3), (3, 1, 2)]
_NAMES = ["squares", "weighted", "neighbours", "bowl", "waves"]


def numerical_diff(rng):
    """(name, x)."""
    yield "square", 3.0
    yield "square", 0.0
    yield "cube", -2.0
    yield "cube", 4
    yield "logarithm", 0.25
    yield "exponential", 1.0
    yield "gentle", 5
    for name in ("square", "cube", "logarithm", "exponential", "sine", "gentle"):
        yield name, float(rng.uniform(0.3, 2.5))


def numerical_gradient(rng):
    """(name, x)."""
    yield "squares", np.array([3.0, 4.0])
    yield "neighbours", np.array([1.0, 2.0, -1.5])
    yield "squares", np.zeros(3)
    for name in _NAMES:
        for shape in _SHAPES if name == "neighbours" else _SHAPES[2:4]:
            yield name, rng.normal(0, 1, shape)


def gradient_descent(rng):
    """(name, init_x, lr, step_num)."""
    yield "squares", np.array([3.0, -4.0]), 0.1, 2
    yield "squares", np.array([-3.0, 4.0]), 0.1, 1
    yield "bowl", np.array([2.0]), 0.05, 12
    settings = [("weighted", 0.03, 7), ("bowl", 0.2, 5), ("waves", 0.1, 9), ("squares", 0.02, 15)]
    for (name, lr, steps), shape in zip(settings, _SHAPES[1:], strict=True):
        yield name, rng.uniform(0.5, 1.5, shape), lr, steps


def gradient_ascent(rng):
    """(name, init_x, lr, step_num)."""
    yield "hill", np.array([3.0, -4.0]), 0.1, 1
    yield "hill", np.array([3.0, -4.0]), 0.1, 2
    settings = [("waves", 0.1, 6), ("hill", 0.03, 12), ("waves", 0.05, 4), ("hill", 0.2, 5)]
    for (name, lr, steps), shape in zip(settings, _SHAPES[1:], strict=True):
        yield name, rng.uniform(0.3, 1.5, shape), lr, steps


def relative_error(rng):
    """(a, b)."""
    yield np.array([1.0, 2.0, 0.0]), np.array([1.0, 3.0, 0.0])
    yield np.array([0.0, 0.0]), np.array([0.0, 0.0])
    yield np.array([1.0, -2.0]), np.array([1.0, 2.0])
    yield np.array([[-1.0, -3.0], [5.0, 2.0]]), np.array([[-1.5, -3.0], [5.0, 2.0]])
    # The small numbers differ most, relatively; the difference of the large ones is larger.
    yield np.array([1000.0, 0.01]), np.array([1001.0, 0.02])
    yield np.array([1e-10, 4.0]), np.array([3e-10, 4.0])
    yield 2.0, 2.5
    for shape in [(1,), (4,), (3, 5), (2, 3, 2)]:
        a = rng.normal(0, 1, shape)
        yield a, a * (1 + rng.uniform(-0.4, 0.4, shape))
