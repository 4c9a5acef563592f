"""Inputs for every exercise: edge cases first, then random ones of different shapes.

Generators of random numbers cannot be sent to the student's process: a case holds the seed, and the tests make the
generator over there, with `make_rng` of the unit.
"""

import numpy as np


def infer_shape(rng):
    """(size, shape)."""
    yield (12, (3, -1))
    yield (12, (-1, 6))
    yield (7, (-1,))
    yield (5, (5, -1))
    yield (6, (2, 3))
    yield (24, (2, -1, 4))
    yield (1, (1, 1, -1))
    for ndim in (2, 3, 4, 3):
        lengths = [int(n) for n in rng.integers(2, 6, ndim)]
        size = int(np.prod(lengths))
        lengths[int(rng.integers(ndim))] = -1
        yield (size, tuple(lengths))


def broadcast_shapes(rng):
    """(a, b)."""
    yield ((4, 1, 3), (2, 1))
    yield ((3,), (2, 3))
    yield ((2, 3), (3,))
    yield ((5,), ())
    yield ((), ())
    yield ((3, 1), (1, 4))
    yield ((3, 3), (3, 1))
    yield ((1,), (1, 1, 1))
    for ndim in (2, 3, 4, 5):
        full = rng.integers(2, 6, ndim)
        a, b = np.where(rng.integers(3, size=(2, ndim)) == 0, 1, full)
        shapes = [tuple(int(n) for n in a), tuple(int(n) for n in b[int(rng.integers(1, ndim)) :])]
        yield tuple(shapes if rng.integers(2) else shapes[::-1])


def broadcast_add(rng):
    """(a, b)."""
    yield (np.array([[10.0], [20.0]]), np.array([1.0, 2.0, 3.0]))
    yield (np.array([1, 2, 3]), np.array([[0.5, 0.25, 0.125]]))
    yield (rng.integers(-5, 6, (2, 3)), rng.normal(size=3))
    yield (rng.integers(-5, 6, (4, 1)), rng.normal(size=(1, 2)))
    yield (rng.normal(size=(3, 3)), rng.normal(size=3))
    yield (rng.normal(size=(4, 2)), rng.normal(size=(4, 2)))
    yield (rng.normal(size=(3, 1)), rng.normal(size=(3, 3)))
    for a, b in [((2, 3), ()), ((4, 1, 3), (2, 1)), ((5,), (2, 1, 5)), ((3, 4, 2), (4, 2)), ((1, 3), (2, 1))]:
        yield (rng.normal(size=a), rng.normal(size=b))


def cast(rng):
    """(x, dtype)."""
    yield (np.array([-1.7, 0.0, 2.9]), "int64")
    yield (np.array([[-2.5, 0.0], [0.4, 1.0]]), "bool")
    yield (np.array([True, False, True]), "float64")
    yield (np.array([3, -4, 0]), "float32")
    yield (np.array([-3, 0, 7]), "bool")
    yield (np.array(2.7), "int32")
    for shape, dtype in [((4,), "int32"), ((2, 3), "int64"), ((3, 2), "float32"), ((2, 2, 2), "bool"), ((5,), "float64")]:
        yield (rng.normal(0, 3, shape), dtype)


def random_uniform(rng):
    """(shape, low, high, seed)."""
    yield ((2, 3), -1.0, 1.0, 0)
    yield ((4,), 0.0, 1.0, 1)
    yield ((), 2.0, 5.0, 2)
    yield ((1,), -0.5, 0.25, 3)
    for shape in [(5, 1), (3, 2, 4), (2, 7)]:
        low = float(rng.uniform(-5, 5))
        yield (shape, low, low + float(rng.uniform(0.5, 4)), int(rng.integers(1000)))


def random_normal(rng):
    """(shape, mean, std, seed)."""
    yield ((2, 3), 5.0, 0.1, 0)
    yield ((4,), 0.0, 1.0, 1)
    yield ((), -3.0, 2.0, 2)
    yield ((1,), 1.0, 0.3, 3)
    for shape in [(5, 1), (3, 2, 4), (2, 7)]:
        yield (shape, float(rng.choice([-1, 1]) * rng.uniform(1, 4)), float(rng.uniform(2, 4)), int(rng.integers(1000)))


def shuffle(rng):
    """(x, seed); all rows are different, and so are all numbers."""
    yield (np.arange(30), 0)
    yield (np.arange(40.0).reshape(20, 2) / 10, 1)
    yield (np.array([[3, 1, 2]]), 2)
    for shape in [(25, 3), (16, 1), (12, 2, 2), (12, 12), (40,)]:
        yield (rng.normal(size=shape), int(rng.integers(1000)))


def cond(rng):
    """(pred, what true_fn gives, what false_fn gives)."""
    yield (True, 2.0, 3.0)
    yield (False, 2.0, 3.0)
    yield (True, 0.0, 7.0)
    yield (False, 5.0, 0.0)
    yield (1, 4.0, 6.0)
    yield (0, 4.0, 6.0)
    yield (-2.5, 8.0, 9.0)
    yield (-1, 5.0, 8.0)
    yield (0.0, 8.0, 9.0)
    yield (np.bool_(True), 2.0, 5.0)
    yield (np.bool_(False), 2.0, 5.0)
    for pred in (True, False):
        yield (pred, *(float(v) for v in rng.uniform(2, 9, 2)))


def constant(rng):
    """(value,)."""
    yield (3,)
    yield (2.5,)
    yield ([1.0, 2.0],)
    yield ([[1, 2], [3, 4]],)
    for shape in [(3,), (2, 3), (2, 1, 2)]:
        yield (rng.normal(size=shape),)


def placeholder(rng):
    """(name,)."""
    for name in ("x", "weights", "learning_rate", "X2", f"b{int(rng.integers(100))}"):
        yield (name,)


def _two_values(rng):
    yield (1.0, 2.0)
    yield (-3.5, 0.0)
    for a, b in [((3,), (3,)), ((2, 3), (3, 4)), ((2, 2), (2, 2))]:
        yield (rng.normal(size=a), rng.normal(size=b))


def add(rng):
    """(value of a, value of b)."""
    yield from _two_values(rng)


def matmul(rng):
    """(value of a, value of b)."""
    yield from _two_values(rng)


def Session(rng):
    """(graph, feed_dict, value): a graph is a tuple (operation, left, right) or (operation, value or name)."""
    x, w, b = rng.normal(size=(2, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)
    yield (("constant", np.array([1.0, 2.0])), {}, np.array([1.0, 2.0]))
    yield (("placeholder", "x"), {"x": x}, x)
    yield (("add", ("constant", np.array(2.0)), ("placeholder", "x")), {"x": 3.0, "y": 1.0}, 5.0)
    yield (("add", ("placeholder", "x"), ("placeholder", "y")), {"x": [1.0, 2.0], "y": [10.0, 20.0]}, np.array([11.0, 22]))
    yield (("matmul", ("placeholder", "x"), ("constant", w)), {"x": x}, x @ w)
    a, c = rng.normal(size=(2, 3, 3))
    yield (("matmul", ("constant", a), ("placeholder", "c")), {"c": c}, a @ c)
    yield (("add", ("constant", a), ("placeholder", "c")), {"c": c}, a + c)
    yield (("matmul", ("add", ("constant", c), ("constant", a)), ("constant", a)), {}, (c + a) @ a)
    layer = ("add", ("matmul", ("placeholder", "x"), ("placeholder", "w")), ("constant", b))
    yield (layer, {"w": w, "x": x}, x @ w + b)
    out = rng.normal(size=(4, 2))
    yield (("matmul", ("add", layer, layer), ("constant", out)), {"x": x, "w": w}, 2 * (x @ w + b) @ out)
    deep, total = ("constant", np.array([0.5, -1.0])), np.array([0.5, -1.0])
    for i in range(6):
        deep = ("add", deep, ("placeholder", "step")) if i % 2 else ("add", ("placeholder", "step"), deep)
        total = total + 0.25
    yield (deep, {"step": 0.25}, total)
