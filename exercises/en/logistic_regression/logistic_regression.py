"""Logistic regression: a network of a single neuron. Samples are columns, as in Andrew Ng's course."""

import numpy as np


def image2vector(image):
    """Put all numbers of an image into one column, as a network wants them.

    Args:
        image: array of shape (height, width, colours): numbers of any kind.

    Returns:
        The same numbers as a column of shape (height * width * colours, 1): row after row from the top, in a row pixel
        after pixel, of each pixel all its colours.

    Example:
        >>> image = np.array([[[1, 2, 3], [4, 5, 6]]])
        >>> image2vector(image).shape
        (6, 1)
        >>> image2vector(image)[:, 0]
        array([1, 2, 3, 4, 5, 6])
    """
    # TODO: write your code here
    raise NotImplementedError("image2vector")


def sigmoid(z):
    """Squash every number into the interval (0, 1).

    Args:
        z: a number or an array of any shape, integers or floats.

    Returns:
        Floats in the shape of z, one for each element; finite for every finite z. z itself is not changed.

    Example:
        >>> sigmoid(np.array([0.0, 2.0]))
        array([0.5       , 0.88079708])
    """
    # TODO: write your code here
    raise NotImplementedError("sigmoid")


def sigmoid_derivative(x):
    """Slope of the sigmoid at x.

    Args:
        x: a number or an array of any shape, integers or floats: where the slope is asked for.

    Returns:
        Floats in the shape of x, one slope for each element; finite for every finite x.

    Example:
        >>> float(sigmoid_derivative(0.0))
        0.25
    """
    # TODO: write your code here
    raise NotImplementedError("sigmoid_derivative")


def logistic_loss(a, y):
    """How wrong a probability is, given what the label was: for one sample, or for many, each for itself.

    Args:
        a: probability that the answer is yes, strictly between 0 and 1: a number or an array.
        y: label, 0 or 1, in the shape of a.

    Returns:
        The loss, in the shape of a; never negative.

    Example:
        >>> round(float(logistic_loss(0.5, 1)), 4)
        0.6931
        >>> logistic_loss(np.array([0.9, 0.9]), np.array([1, 0])).round(4)
        array([0.1054, 2.3026])
    """
    # TODO: write your code here
    raise NotImplementedError("logistic_loss")


def compute_cost(A, Y):
    """Cost J: the cross-entropy between predicted probabilities and labels, averaged over the samples.

    Args:
        A: predicted probabilities, shape (1, m), strictly between 0 and 1.
        Y: labels 0 or 1, shape (1, m), integers or floats.

    Returns:
        The cost, one non-negative number (not an array with an axis). The logarithm is the natural one.

    Example:
        >>> cost = compute_cost(np.array([[0.5, 0.8]]), np.array([[1, 0]]))
        >>> round(float(cost), 4)
        1.1513
    """
    # TODO: write your code here
    raise NotImplementedError("compute_cost")


def initialize_with_zeros(dim):
    """Parameters of a neuron that has not learned anything yet.

    Args:
        dim: number of weights, that is, of features n_x.

    Returns:
        w: the weights, a column of shape (dim, 1), floats.
        b: the bias, a number.

    Example:
        >>> w, b = initialize_with_zeros(2)
        >>> w
        array([[0.],
               [0.]])
        >>> float(b)
        0.0
    """
    # TODO: write your code here
    raise NotImplementedError("initialize_with_zeros")


def propagate(w, b, X, Y):
    """One forward pass to the cost and one backward pass to its gradients.

    Args:
        w: weights, shape (n_x, 1).
        b: bias, a number.
        X: samples, one per column, shape (n_x, m).
        Y: labels 0 or 1, shape (1, m).

    Returns:
        grads: a dictionary with the gradients of the cost: "dw" in the shape of w, "db" a number.
        cost: the cost at w and b, a number.

    Example:
        >>> X, Y = np.array([[1, 2], [1, 0]]), np.array([[1, 0]])
        >>> grads, cost = propagate(np.array([[0.5], [-1.5]]), 1.0, X, Y)
        >>> grads["dw"].round(4)
        array([[ 0.6308],
               [-0.25  ]])
        >>> round(float(grads["db"]), 4), round(float(cost), 4)
        (0.1904, 1.41)
    """
    # TODO: write your code here
    raise NotImplementedError("propagate")


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    """Learn w and b by gradient descent on all samples.

    Args:
        w: weights to start from, shape (n_x, 1); the caller's array is not changed.
        b: bias to start from, a number.
        X: samples, one per column, shape (n_x, m).
        Y: labels 0 or 1, shape (1, m).
        num_iterations: how many steps to take, at least 1.
        learning_rate: length of a step as a multiple of the gradient.
        print_cost: whether to print every cost that is recorded.

    Returns:
        params: a dictionary with the learned "w" and "b".
        grads: a dictionary with "dw" and "db" of the last iteration, those that its step was taken with.
        costs: a list of the costs at iterations 0, 100, 200, ..., each from before that iteration's step.

    Example:
        >>> X, Y = np.array([[1, 2], [1, 0]]), np.array([[1, 0]])
        >>> params, grads, costs = optimize(np.array([[0.5], [-1.5]]), 1.0, X, Y, 1, 0.1)
        >>> params["w"].round(4)
        array([[ 0.4369],
               [-1.475 ]])
        >>> [round(float(cost), 4) for cost in costs]
        [1.41]
    """
    # TODO: write your code here
    raise NotImplementedError("optimize")


def predict(w, b, X):
    """Decide for every sample: 1 where its probability is greater than one half, else 0.

    Args:
        w: weights, shape (n_x, 1).
        b: bias, a number.
        X: samples, one per column, shape (n_x, m).

    Returns:
        Predictions of shape (1, m); 0 and 1 as floats, integers or booleans. Exactly one half gives 0.

    Example:
        >>> predict(np.array([[0.5], [-1.5]]), 1.0, np.array([[1, 2], [1, 0]])).astype(float)
        array([[0., 1.]])
    """
    # TODO: write your code here
    raise NotImplementedError("predict")


def predict_theta(theta, X):
    """Decide for every sample, with the bias as the weight theta_0 of an input that is always 1.

    Args:
        theta: shape (n_x + 1, 1): the bias first, then the weights.
        X: samples, one per column, shape (n_x, m), without the input that is always 1.

    Returns:
        Predictions of shape (1, m); 0 and 1 as floats, integers or booleans. Exactly one half gives 0.

    Example:
        >>> predict_theta(np.array([[1.0], [0.5], [-1.5]]), np.array([[1, 2], [1, 0]])).astype(float)
        array([[0., 1.]])
    """
    # TODO: write your code here
    raise NotImplementedError("predict_theta")
