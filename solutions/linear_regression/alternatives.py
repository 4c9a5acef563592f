"""Right answers written differently: each must get full marks."""

import itertools

import numpy as np

from grader.course import alternative

from .linear_regression import compute_cost, compute_gradients, mix_colors, predict


@alternative("predict")
def loop_over_samples(X, w, b):
    predictions = np.zeros(len(X))
    for i, row in enumerate(X):
        for feature, weight in zip(row, w, strict=True):
            predictions[i] += feature * weight
        predictions[i] += b
    return predictions


@alternative("predict")
def products_and_sum(X, w, b):
    return b + np.sum(X * w, axis=1)


@alternative("predict")
def matrix_product(X, w, b):
    return w @ X.T + b


@alternative("compute_cost")
def squares_one_by_one(X, y, w, b):
    total = 0.0
    for row, value in zip(X, y, strict=True):
        total += (np.dot(row, w) + b - value) ** 2
    return float(total) / (2 * len(y))


@alternative("compute_cost")
def half_of_the_mean(X, y, w, b):
    return 0.5 * np.mean(np.square(y - predict(X, w, b)))


@alternative("compute_cost")
def product_of_errors(X, y, w, b):
    errors = X @ w + b - y
    return np.array(errors @ errors / (2 * y.size))


@alternative("residual_variance")
def loop_over_residuals(y, t):
    sse = 0.0
    for prediction, truth in zip(y, t, strict=True):
        sse += (truth - prediction) ** 2
    return sse / (len(y) - 2)


@alternative("residual_variance")
def mean_rescaled(y, t):
    n = y.size
    return np.mean((y - t) ** 2) * n / (n - 2)


@alternative("residual_variance")
def dot_product(y, t):
    return float(np.dot(t - y, t - y)) / (y.shape[0] - 2)


@alternative("compute_gradients")
def samples_one_by_one(X, y, w, b):
    m, n = X.shape
    dw, db = np.zeros(n), 0.0
    for i in range(m):
        error = sum(X[i, j] * w[j] for j in range(n)) + b - y[i]
        for j in range(n):
            dw[j] += error * X[i, j]
        db += error
    return dw / m, float(db / m)


@alternative("compute_gradients")
def means_over_rows(X, y, w, b):
    errors = (predict(X, w, b) - y).reshape(-1, 1)
    return np.mean(errors * X, axis=0), np.mean(errors)


@alternative("compute_gradients")
def sums_of_products(X, y, w, b):
    m = len(y)
    residuals = y - np.einsum("ij,j->i", X, w) - b
    return [-np.einsum("ij,i->j", X, residuals) / m, np.array(-residuals.sum() / m)]


@alternative("gradient_descent_step")
def subtracted_by_numpy(x, gradient, learning_rate):
    return np.subtract(x, np.multiply(learning_rate, gradient))


@alternative("gradient_descent_step")
def in_place_on_a_copy(x, gradient, learning_rate):
    moved = np.array(x, dtype=float)
    moved -= learning_rate * np.asarray(gradient)
    return moved


@alternative("gradient_descent_step")
def negative_rate_added(x, gradient, learning_rate):
    return -learning_rate * gradient + x


@alternative("fit")
def in_place_updates(X, y, learning_rate, num_iterations):
    w, b = np.zeros(X.shape[1]), 0.0
    costs = np.zeros(num_iterations)
    for i in range(num_iterations):
        costs[i] = compute_cost(X, y, w, b)
        dw, db = compute_gradients(X, y, w, b)
        w -= learning_rate * dw
        b -= learning_rate * db
    return w, float(b), costs


@alternative("fit")
def bias_as_one_more_weight(X, y, learning_rate, num_iterations):
    m = len(y)
    rows = np.hstack([X, np.ones((m, 1))])
    theta = np.zeros(rows.shape[1])
    costs = []
    step = 0
    while step < num_iterations:
        errors = rows @ theta - y
        costs += [float(errors @ errors) / 2 / m]
        theta = theta - learning_rate * (rows.T @ errors) / m
        step += 1
    return [theta[:-1], theta[-1], costs]


@alternative("mix_colors")
def weighted_mean(colors, ratios):
    return np.average(colors, axis=0, weights=ratios)


@alternative("mix_colors")
def loop_over_paints(colors, ratios):
    mixture = np.zeros(3)
    for color, part in zip(colors, ratios, strict=True):
        mixture += color * part
    return mixture / sum(ratios)


@alternative("mix_colors")
def transposed_product(colors, ratios):
    return colors.T @ ratios / np.sum(ratios)


@alternative("fit_ratios")
def exponentiated_gradient(colors, target):
    ratios = np.full(len(colors), 1 / len(colors))
    for _ in range(8000):
        gradient = np.dot(colors, np.dot(ratios, colors) - target)
        # A step by factors instead of differences: no share can become negative.
        ratios = ratios * np.exp(-1.5 * gradient)
        ratios = ratios / np.sum(ratios)
    return ratios


@alternative("fit_ratios")
def projected_gradient_descent(colors, target):
    k = len(colors)
    rate = 1 / np.sum(colors**2)
    ratios = np.ones(k) / k
    for _ in range(5000):
        moved = ratios - rate * colors @ (ratios @ colors - target)
        # The nearest point with non-negative shares that add up to 1: all are lowered by the same amount, down to 0.
        falling = np.sort(moved)[::-1]
        excess = (np.cumsum(falling) - 1) / np.arange(1, k + 1)
        ratios = np.maximum(moved - excess[falling > excess][-1], 0)
    return ratios


@alternative("fit_ratios")
def every_set_of_paints(colors, target):
    best, best_distance = None, np.inf
    for size in range(1, len(colors) + 1):
        for chosen in itertools.combinations(range(len(colors)), size):
            first, *others = chosen
            directions = (colors[others] - colors[first]).T
            steps = np.linalg.lstsq(directions, target - colors[first], rcond=None)[0] if others else np.zeros(0)
            ratios = np.zeros(len(colors))
            ratios[others], ratios[first] = steps, 1 - steps.sum()
            distance = np.linalg.norm(mix_colors(colors, ratios) - target)
            if ratios.min() >= -1e-9 and distance < best_distance:
                best, best_distance = ratios, distance
    return best
