"""The perceptron: weighted inputs that are added up, and a threshold. Samples are rows, as in Saito's book."""

import numpy as np


def AND(x1, x2):
    """Answer 1 when both inputs are 1, else 0.

    Args:
        x1: the first input, 0 or 1.
        x2: the second input, 0 or 1.

    Returns:
        0 or 1.

    Example:
        >>> AND(1, 1), AND(1, 0)
        (1, 0)
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("AND")


def NAND(x1, x2):
    """Answer 0 when both inputs are 1, else 1: the opposite of AND.

    Args:
        x1: the first input, 0 or 1.
        x2: the second input, 0 or 1.

    Returns:
        0 or 1.

    Example:
        >>> NAND(1, 1), NAND(1, 0)
        (0, 1)
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("NAND")


def OR(x1, x2):
    """Answer 1 when at least one of the inputs is 1, else 0.

    Args:
        x1: the first input, 0 or 1.
        x2: the second input, 0 or 1.

    Returns:
        0 or 1.

    Example:
        >>> OR(0, 0), OR(1, 0)
        (0, 1)
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("OR")


def XOR(x1, x2):
    """Answer 1 when exactly one of the inputs is 1, else 0.

    Args:
        x1: the first input, 0 or 1.
        x2: the second input, 0 or 1.

    Returns:
        0 or 1.

    Example:
        >>> XOR(1, 0), XOR(1, 1)
        (1, 0)
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("XOR")


def step_function(x):
    """Answer 1 for every number greater than 0, and 0 for all others.

    Args:
        x: a number or an array of any shape, integers or floats. It is not changed.

    Returns:
        0 or 1 for each element, in the shape of x; integers, floats or booleans. Exactly 0 gives 0.

    Example:
        >>> step_function(np.array([-1.0, 0.0, 2.0])).astype(int)
        array([0, 0, 1])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("step_function")


def perceptron(x, w, theta):
    """Decide whether the weighted sum of the inputs is greater than the threshold.

    Args:
        x: inputs, an array of shape (n,).
        w: weights, one for each input, an array of shape (n,).
        theta: the threshold, a number of either sign.

    Returns:
        1 if the sum is greater than theta, else 0. A sum of exactly theta gives 0.

    Example:
        >>> x, w = np.array([1.0, 0.0, 1.0]), np.array([0.5, 2.0, 0.25])
        >>> int(perceptron(x, w, 0.7)), int(perceptron(x, w, 0.8))
        (1, 0)
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("perceptron")


def predict_prices(X, w, b):
    """Estimate a price for every apartment: its weighted features, added up, and a basic price.

    Args:
        X: apartments, one per row, shape (N, D): for each its D features, such as area, rooms, distance.
        w: weights, one for each feature, shape (D,).
        b: bias, the basic price, a number.

    Returns:
        The prices, shape (N,).

    Example:
        >>> X = np.array([[20, 1, 0.5], [40, 2, 1.0]])
        >>> predict_prices(X, np.array([0.25, 1.0, -2.0]), 3.0)
        array([ 8., 13.])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("predict_prices")


def mean_absolute_error(y, t):
    """Say by how much predictions are off, on average, no matter in which direction.

    Args:
        y: predictions, shape (N,).
        t: true values, shape (N,).

    Returns:
        The mean of the distances between prediction and truth, one number.

    Example:
        >>> float(mean_absolute_error(np.array([1.0, 5.0]), np.array([2.0, 2.0])))
        2.0
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("mean_absolute_error")
