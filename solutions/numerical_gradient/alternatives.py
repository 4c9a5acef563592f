"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .numerical_gradient import numerical_gradient


@alternative("numerical_diff")
def smaller_step(f, x):
    h = 1e-6
    above, below = f(x + h), f(x - h)
    return float((above - below) / (h + h))


@alternative("numerical_diff")
def mean_of_both_sides(f, x):
    h = 1e-5
    return ((f(x + h) - f(x)) / h + (f(x) - f(x - h)) / h) / 2


@alternative("numerical_diff")
def five_points(f, x):
    h = 1e-3
    return np.array((-f(x + 2 * h) + 8 * f(x + h) - 8 * f(x - h) + f(x - 2 * h)) / (12 * h))


@alternative("numerical_gradient")
def iterator_over_a_copy(f, x):
    h = 1e-4
    x = x.astype(np.float64)
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"])
    while not it.finished:
        index = it.multi_index
        kept = x[index]
        x[index] = float(kept) + h
        above = f(x)
        x[index] = kept - h
        below = f(x)
        grad[index] = (above - below) / (2 * h)
        x[index] = kept
        it.iternext()
    return grad


@alternative("numerical_gradient")
def flat_view(f, x):
    h = 1e-5
    point = np.array(x, dtype=float)
    flat, slopes = point.reshape(-1), []
    for i in range(flat.size):
        flat[i] += h
        above = f(point)
        flat[i] = x.reshape(-1)[i] - h
        slopes.append((above - f(point)) / (2 * h))
        flat[i] = x.reshape(-1)[i]
    return np.array(slopes).reshape(x.shape)


@alternative("numerical_gradient")
def directions_of_one(f, x):
    h = 1e-6
    directions = h * np.eye(x.size)
    slopes = [(f(x + d.reshape(x.shape)) - f(x - d.reshape(x.shape))) / (2 * h) for d in directions]
    return np.reshape(slopes, x.shape)


@alternative("gradient_descent")
def in_place(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        grad = numerical_gradient(f, x)
        x -= lr * grad
    return x


@alternative("gradient_descent")
def recursion(f, init_x, lr=0.01, step_num=100):
    if step_num == 0:
        return init_x
    return recursion_step(f, init_x - lr * numerical_gradient(f, init_x), lr, step_num - 1)


def recursion_step(f, x, lr, steps):
    """The rest of the steps."""
    return x if steps == 0 else recursion_step(f, x - lr * numerical_gradient(f, x), lr, steps - 1)


@alternative("gradient_descent")
def last_of_a_history(f, init_x, lr=0.01, step_num=100):
    history = [np.copy(init_x)]
    while len(history) <= step_num:
        history.append(history[-1] - np.multiply(numerical_gradient(f, history[-1]), lr))
    return history[-1]


@alternative("gradient_ascent")
def ascent_in_place(f, init_x, lr=0.01, step_num=100):
    x = init_x.copy()
    for _ in range(step_num):
        x += lr * numerical_gradient(f, x)
    return x


@alternative("gradient_ascent")
def descent_of_the_negative(f, init_x, lr=0.01, step_num=100):
    x = init_x
    for _ in range(step_num):
        x = x - lr * numerical_gradient(lambda point: -f(point), x)
    return x


@alternative("relative_error")
def loop_over_elements(a, b):
    worst = 0.0
    for one, other in zip(np.ravel(a), np.ravel(b), strict=True):
        worst = max(worst, abs(one - other) / max(1e-8, abs(one) + abs(other)))
    return float(worst)


@alternative("relative_error")
def only_where_they_differ(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    size = np.abs(a) + np.abs(b)
    different = a != b
    if not different.any():
        return 0
    return np.array((np.abs(b - a)[different] / np.maximum(size[different], 1e-8)).max())


@alternative("relative_error")
def larger_minus_smaller(a, b):
    size = np.clip(np.abs(a) + np.abs(b), 1e-8, None)
    return np.amax((np.maximum(a, b) - np.minimum(a, b)) / size)
