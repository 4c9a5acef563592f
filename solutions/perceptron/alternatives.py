"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .perceptron import AND, NAND, OR


@alternative("AND")
def and_with_a_bias(x1, x2):
    x, w = np.array([x1, x2]), np.array([0.5, 0.5])
    b = -0.7
    if np.sum(w * x) + b <= 0:
        return 0
    return 1


@alternative("AND")
def and_by_logic(x1, x2):
    return x1 == 1 and x2 == 1


@alternative("AND")
def and_by_the_smaller(x1, x2):
    return float(min(x1, x2))


@alternative("NAND")
def nand_with_a_bias(x1, x2):
    total = np.dot(np.array([-0.5, -0.5]), np.array([x1, x2])) + 0.7
    return int(total > 0)


@alternative("NAND")
def opposite_of_and(x1, x2):
    return 1 - AND(x1, x2)


@alternative("NAND")
def nand_by_logic(x1, x2):
    return not (x1 and x2)


@alternative("OR")
def or_with_a_bias(x1, x2):
    x, w = np.array([x1, x2]), np.array([1, 1])
    return (np.sum(w * x) - 0.5 > 0).astype(float)


@alternative("OR")
def or_by_the_larger(x1, x2):
    return max(x1, x2)


@alternative("OR")
def or_of_nands(x1, x2):
    return NAND(NAND(x1, x1), NAND(x2, x2))


@alternative("XOR")
def xor_of_four_nands(x1, x2):
    middle = NAND(x1, x2)
    return NAND(NAND(x1, middle), NAND(middle, x2))


@alternative("XOR")
def either_but_not_both(x1, x2):
    return OR(x1, x2) - AND(x1, x2)


@alternative("XOR")
def inputs_differ(x1, x2):
    return x1 != x2


@alternative("step_function")
def comparison_as_integers(x):
    return np.array(x > 0, dtype=int)


@alternative("step_function")
def heaviside(x):
    return np.heaviside(x, 0)


@alternative("step_function")
def booleans(x):
    return np.greater(x, 0)


@alternative("step_function")
def one_by_one(x):
    if np.ndim(x) == 0:
        return 1.0 if x > 0 else 0.0
    out = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        if x[index] > 0:
            out[index] = 1
    return out


@alternative("perceptron")
def with_a_bias(x, w, theta):
    return int(np.sum(w * x) + -theta > 0)


@alternative("perceptron")
def loop_over_inputs(x, w, theta):
    total = 0.0
    for one_input, weight in zip(x, w, strict=True):
        total += one_input * weight
    if total <= theta:
        return 0
    return 1


@alternative("perceptron")
def comparison_as_a_boolean(x, w, theta):
    return x @ w > theta


@alternative("predict_prices")
def loop_over_apartments(X, w, b):
    prices = []
    for row in X:
        price = b
        for feature, weight in zip(row, w, strict=True):
            price += feature * weight
        prices.append(price)
    return np.array(prices)


@alternative("predict_prices")
def elementwise_and_summed(X, w, b):
    return b + (X * w).sum(axis=1)


@alternative("predict_prices")
def by_einsum(X, w, b):
    return np.einsum("nd,d->n", X, w) + b


@alternative("predict_prices")
def bias_as_one_more_weight(X, w, b):
    return np.hstack([np.ones((len(X), 1)), X]) @ np.append(b, w)


@alternative("mean_absolute_error")
def loop_over_predictions(y, t):
    total = 0.0
    for prediction, truth in zip(y, t, strict=True):
        total += abs(prediction - truth)
    return total / len(y)


@alternative("mean_absolute_error")
def root_of_the_squares(y, t):
    return float(np.sum(np.sqrt((t - y) ** 2)) / t.size)


@alternative("mean_absolute_error")
def larger_minus_smaller(y, t):
    return np.array(np.average(np.maximum(y, t) - np.minimum(y, t)))
