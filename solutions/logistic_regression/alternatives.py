"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .logistic_regression import sigmoid


@alternative("sigmoid")
def textbook(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


@alternative("sigmoid")
def by_tanh(z):
    return (np.tanh(np.multiply(z, 0.5)) + 1) / 2


@alternative("sigmoid_derivative")
def s_minus_s_squared(x):
    s = sigmoid(x)
    return s - s**2
