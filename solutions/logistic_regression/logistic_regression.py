"""Logistic regression: a network of a single neuron. Samples are the columns of X, as in Andrew Ng's course."""

import numpy as np


def sigmoid(z):
    """Squash every number into the interval (0, 1).

    Args:
        z: a number or an array of any shape.

    Returns:
        1 / (1 + exp(-z)), element by element, in the shape of z; finite for every finite z.

    Example:
        >>> sigmoid(np.array([0.0, 2.0]))
        array([0.5       , 0.88079708])
    """
    ### BEGIN SOLUTION
    # exp(-|z|) is at most 1, so neither branch can overflow.
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + e), e / (1 + e))
    ### END SOLUTION


def sigmoid_derivative(x):
    """Slope of the sigmoid at x.

    Args:
        x: a number or an array of any shape.

    Returns:
        s * (1 - s) with s = sigmoid(x), in the shape of x.

    Example:
        >>> float(sigmoid_derivative(0.0))
        0.25
    """
    ### BEGIN SOLUTION
    s = sigmoid(x)
    return s * (1 - s)
    ### END SOLUTION
