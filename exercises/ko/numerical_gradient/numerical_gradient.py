"""Slopes that are measured instead of derived, and what can be done with them."""

import numpy as np


def numerical_diff(f, x):
    """Measure the slope of a function of one number by a central difference.

    Args:
        f: a function that takes a number and returns a number.
        x: where the slope is asked for, a number, integer or float.

    Returns:
        The slope of f at x, a number; right to about six digits for smooth functions.

    Example:
        >>> slope = numerical_diff(lambda a: a**2, 3.0)
        >>> round(float(slope), 4)
        6.0
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("numerical_diff")


def numerical_gradient(f, x):
    """Measure the slope of a function of many numbers in the direction of each of them.

    Args:
        f: a function that takes an array in the shape of x and returns a number.
        x: where the gradient is asked for, an array of any shape, integers or floats. It is as before afterwards.

    Returns:
        The partial derivatives of f at x by central differences, floats in the shape of x.

    Example:
        >>> gradient = numerical_gradient(lambda x: x[0] ** 2 + x[0] * x[1], np.array([1.0, 2.0]))
        >>> gradient.round(4)
        array([4., 1.])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("numerical_gradient")


def gradient_descent(f, init_x, lr=0.01, step_num=100):
    """Look for a minimum of a function by steps against its numerical gradient.

    Args:
        f: a function that takes an array in the shape of init_x and returns a number.
        init_x: where to start, an array of floats.
        lr: learning rate, the length of a step as a multiple of the gradient.
        step_num: how many steps to take.

    Returns:
        Where the steps have led to, in the shape of init_x.

    Example:
        >>> gradient_descent(lambda x: np.sum(x**2), np.array([3.0, -4.0]), 0.1, 2).round(4)
        array([ 1.92, -2.56])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("gradient_descent")


def gradient_ascent(f, init_x, lr=0.01, step_num=100):
    """Look for a maximum of a function by steps along its numerical gradient.

    Args:
        f: a function that takes an array in the shape of init_x and returns a number.
        init_x: where to start, an array of floats.
        lr: learning rate, the length of a step as a multiple of the gradient.
        step_num: how many steps to take.

    Returns:
        Where the steps have led to, in the shape of init_x.

    Example:
        >>> gradient_ascent(lambda x: -np.sum((x - 1) ** 2), np.array([3.0, -4.0]), 0.1, 1).round(4)
        array([ 2.6, -3. ])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("gradient_ascent")


def relative_error(a, b):
    """Say how different two arrays are, compared with the size of their numbers.

    Args:
        a: an array of any shape, or a number.
        b: an array of the same shape, or a number.

    Returns:
        The largest relative error of all elements, one number from 0 to 1: the distance of two numbers, divided by the
        sum of their sizes. A sum smaller than 1e-8 counts as 1e-8, so that two zeros have the error 0.

    Example:
        >>> float(relative_error(np.array([1.0, 2.0, 0.0]), np.array([1.0, 3.0, 0.0])))
        0.2
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("relative_error")
