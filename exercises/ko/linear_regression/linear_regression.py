"""Linear regression: a weighted sum that learns to predict numbers. Samples are rows."""

import numpy as np


def predict(X, w, b):
    """Predict a number for every sample.

    Args:
        X: samples, one per row, shape (m, n) for n features.
        w: weights, shape (n,).
        b: bias, a number.

    Returns:
        The predictions, shape (m,).

    Example:
        >>> X = np.array([[1, 2], [3, 0], [0, 1]])
        >>> predict(X, np.array([2.0, -1.0]), 0.5)
        array([ 0.5,  6.5, -0.5])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("predict")


def compute_cost(X, y, w, b):
    """Cost J: half the mean of the squared errors of the predictions.

    Args:
        X: samples, one per row, shape (m, n).
        y: true values, shape (m,).
        w: weights, shape (n,).
        b: bias, a number.

    Returns:
        The cost, one number.

    Example:
        >>> X, y = np.array([[1, 2], [3, 0], [0, 1]]), np.array([1.0, 5.0, 0.0])
        >>> round(float(compute_cost(X, y, np.array([2.0, -1.0]), 0.5)), 4)
        0.4583
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("compute_cost")


def residual_variance(y, t):
    """Estimate the variance of the noise around a fitted straight line.

    Args:
        y: the line's predictions, shape (n,), n at least 3.
        t: true values, shape (n,).

    Returns:
        The estimate, one number. The line has two parameters, and they use up two of the n degrees of freedom.

    Example:
        >>> float(residual_variance(np.array([2.0, 4.0, 5.0, 4.0]), np.array([1.0, 4.0, 7.0, 4.0])))
        2.5
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("residual_variance")


def compute_gradients(X, y, w, b):
    """Gradients of the cost by the weights and by the bias.

    Args:
        X: samples, one per row, shape (m, n).
        y: true values, shape (m,).
        w: weights, shape (n,).
        b: bias, a number.

    Returns:
        dw: the gradient by the weights, shape (n,).
        db: the gradient by the bias, a number.

    Example:
        >>> X, y = np.array([[1, 2], [3, 0], [0, 1]]), np.array([1.0, 5.0, 0.0])
        >>> dw, db = compute_gradients(X, y, np.array([2.0, -1.0]), 0.5)
        >>> dw.round(4), round(float(db), 4)
        (array([ 1.3333, -0.5   ]), 0.1667)
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("compute_gradients")


def gradient_descent_step(x, gradient, learning_rate):
    """Go one step downhill.

    Args:
        x: where we stand, a number or an array of any shape, integers or floats. It is not changed.
        gradient: the gradient at x, in the shape of x.
        learning_rate: length of the step as a multiple of the gradient, a number.

    Returns:
        Where the step leads to, in the shape of x, floats.

    Example:
        >>> round(float(gradient_descent_step(3.0, 4.0, 0.1)), 4)
        2.6
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("gradient_descent_step")


def fit(X, y, learning_rate, num_iterations):
    """Learn weights and bias by gradient descent on all samples, starting from zeros.

    Args:
        X: samples, one per row, shape (m, n).
        y: true values, shape (m,).
        learning_rate: length of a step as a multiple of the gradient.
        num_iterations: how many steps to take, at least 1.

    Returns:
        w: the learned weights, shape (n,).
        b: the learned bias, a number.
        costs: the cost before each step, num_iterations numbers.

    Example:
        >>> X, y = np.array([[1.0], [2.0], [3.0]]), np.array([3.0, 5.0, 7.0])
        >>> w, b, costs = fit(X, y, 0.1, 2)
        >>> w.round(4), round(float(b), 4)
        (array([1.6378]), 0.7233)
        >>> [round(float(cost), 4) for cost in costs]
        [13.8333, 2.7443]
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("fit")


def mix_colors(colors, ratios):
    """The colour of a mixture of paints.

    Args:
        colors: the paints, one per row, shape (k, 3): red, green and blue of each, from 0 to 1.
        ratios: parts of each paint, shape (k,), not negative and not all 0. They need not add up to 1: (1, 3) and
            (0.25, 0.75) are the same mixture.

    Returns:
        Red, green and blue of the mixture, shape (3,): the mean of the paints, weighted by their parts.

    Example:
        >>> mix_colors(np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 1.0]]), np.array([3.0, 1.0]))
        array([1.  , 0.25, 0.25])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("mix_colors")


def fit_ratios(colors, target):
    """Find the ratios in which given paints come nearest to a wanted colour.

    Near means: a small distance (the root of the summed squared differences of red, green and blue) between the mixture
    and the target. Any method is right whose mixture is at most 0.01 farther away than the best possible one.

    Args:
        colors: the paints, one per row, shape (k, 3), from 0 to 1.
        target: the wanted colour, shape (3,), from 0 to 1. It may be one that the paints cannot give.

    Returns:
        The ratios, shape (k,): not negative, adding up to 1.

    Example:
        >>> colors = np.array([[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
        >>> fit_ratios(colors, np.array([1.0, 0.25, 0.0])).round(2) + 0.0
        array([0.75, 0.25, 0.  ])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("fit_ratios")
