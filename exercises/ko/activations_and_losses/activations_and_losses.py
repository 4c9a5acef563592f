"""Activation functions and loss functions. Samples are rows, as in Saito's Deep Learning from Scratch."""

import numpy as np


def identity_function(x):
    """Pass every number on as it is: the activation of an output layer that predicts quantities.

    Args:
        x: a number or an array of any shape.

    Returns:
        The same values in the same shape.

    Example:
        >>> identity_function(np.array([-1.5, 0.0, 2.0]))
        array([-1.5,  0. ,  2. ])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("identity_function")


def relu(x):
    """Keep positive numbers and replace negative ones by 0.

    Args:
        x: a number or an array of any shape, integers or floats.

    Returns:
        One value for each element, in the shape of x. x itself is not changed.

    Example:
        >>> relu(np.array([-1.5, 0.0, 2.0]))
        array([0., 0., 2.])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("relu")


def relu_grad(x):
    """Slope of ReLU at x.

    Args:
        x: a number or an array of any shape, integers or floats: where the slope is asked for.

    Returns:
        One slope for each element, in the shape of x. At exactly 0, where there is a kink, the slope counts as 0.

    Example:
        >>> relu_grad(np.array([-1.5, 0.0, 2.0]))
        array([0., 0., 1.])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("relu_grad")


def softmax(a):
    """Turn scores into probabilities, row by row.

    Args:
        a: scores, shape (N, K) for N samples and K classes, or (K,) for a single sample; integers or floats of
            any size.

    Returns:
        Probabilities in the shape of a. Each row adds up to 1 and is computed from its own scores only; all are
        finite for every finite a, however large, and however far apart the rows are. a itself is not changed.

    Example:
        >>> softmax(np.array([[0.0, 1.0], [1000.0, 1000.0]])).round(4)
        array([[0.2689, 0.7311],
               [0.5   , 0.5   ]])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("softmax")


def mean_squared_error(y, t):
    """Squared error of predictions: half the sum over all elements.

    In spite of the name, which books use for this version too, nothing is divided by the number of elements.

    Args:
        y: predictions, any shape.
        t: what they should have been, in the shape of y.

    Returns:
        The error, one non-negative number.

    Example:
        >>> round(float(mean_squared_error(np.array([0.1, 0.6, 0.3]), np.array([0, 1, 0]))), 4)
        0.13
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("mean_squared_error")


def cross_entropy_error(y, t):
    """Cross-entropy error of predicted probabilities, averaged over the samples.

    Args:
        y: predicted probabilities, shape (N, K) for N samples, or (K,) for a single sample.
        t: the right classes: one-hot rows in the shape of y, or, for y of shape (N, K), integer labels from 0 to
            K - 1, shape (N,).

    Returns:
        The error, one number, with the natural logarithm. It is finite even where a probability is exactly 0: add
        a number as small as 1e-7 to the probability whose logarithm is taken.

    Example:
        >>> y = np.array([[0.1, 0.6, 0.3], [0.5, 0.2, 0.3]])
        >>> round(float(cross_entropy_error(y, np.array([1, 2]))), 4)
        0.8574
        >>> round(float(cross_entropy_error(y, np.array([[0, 1, 0], [0, 0, 1]]))), 4)
        0.8574
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("cross_entropy_error")


def one_hot(labels, num_classes):
    """Write class labels as rows that are 1 at the label's place and 0 elsewhere.

    Args:
        labels: integers from 0 to num_classes - 1, shape (N,). Not every class needs to occur.
        num_classes: the number of classes K.

    Returns:
        An array of zeros and ones, shape (N, K).

    Example:
        >>> one_hot(np.array([2, 0]), 4)
        array([[0., 0., 1., 0.],
               [1., 0., 0., 0.]])
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("one_hot")


def accuracy(y, t):
    """Share of the samples whose class has been recognised.

    Args:
        y: scores or probabilities, shape (N, K); the class with the greatest one is the prediction.
        t: the right classes: integer labels, shape (N,), or one-hot rows, shape (N, K).

    Returns:
        A number from 0 to 1.

    Example:
        >>> y = np.array([[0.1, 0.6, 0.3], [0.5, 0.2, 0.3]])
        >>> float(accuracy(y, np.array([1, 2])))
        0.5
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("accuracy")


def information(p):
    """Information, in bits, of the news that something of probability p has happened.

    Args:
        p: a probability greater than 0 and at most 1, or an array of such, any shape.

    Returns:
        Bits, one value for each element, in the shape of p.

    Example:
        >>> float(information(0.25))
        2.0
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("information")


def entropy(p):
    """Mean information, in bits, of the outcomes of a probability distribution.

    Args:
        p: the probabilities of all outcomes, shape (K,); they add up to 1, and some may be exactly 0.

    Returns:
        The entropy, one finite number. An outcome of probability 0 contributes nothing.

    Example:
        >>> float(entropy(np.array([0.5, 0.25, 0.25, 0.0])))
        1.5
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("entropy")


def cross_entropy(p, q):
    """Mean number of bits it costs to report outcomes of p in a code that was made for q.

    Args:
        p: the true probabilities of all outcomes, shape (K,); some may be exactly 0.
        q: the probabilities that the code was made for, shape (K,); greater than 0 wherever p is.

    Returns:
        The cross-entropy, one finite number. An outcome whose true probability is 0 contributes nothing, even
        where q is 0 too.

    Example:
        >>> p, q = np.array([0.5, 0.5, 0.0]), np.array([0.25, 0.5, 0.25])
        >>> float(cross_entropy(p, q))
        1.5
    """
    # TODO: 여기에 코드를 작성하세요
    raise NotImplementedError("cross_entropy")
