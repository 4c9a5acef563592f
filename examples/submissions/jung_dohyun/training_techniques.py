"""Techniques that make training faster and steadier. Samples are the rows of x."""

import numpy as np


def batchnorm_forward(x, gamma, beta, bn_param):
    """Normalize every feature over the batch, then scale and shift it.

    Args:
        x: (N, D) floats, one sample per row.
        gamma: (D,) scale of every feature.
        beta: (D,) shift of every feature.
        bn_param: dict with
            mode: "train" (use the batch's own mean and variance, and update the running ones)
                or "test" (use the running ones, and leave them as they are);
            eps: small number, added to the variance before its root is taken;
            momentum: the share of the *old* running value that is kept; the batch's value gets the rest;
            running_mean, running_var: (D,) each. In mode "train" the new ones are put into this same dict.
            Every variance here is the plain mean of squares, divided by N, not by N - 1.

    Returns:
        out: (N, D).
        cache: whatever your batchnorm_backward needs, made of arrays, numbers, tuples, lists and dicts.
            In mode "test" it is not used and may be None.

    Example:
        >>> bn_param = {"mode": "train", "eps": 0.0, "momentum": 0.9,
        ...             "running_mean": np.zeros(1), "running_var": np.ones(1)}
        >>> x, gamma, beta = np.array([[1.0], [3.0]]), np.array([2.0]), np.array([5.0])
        >>> out, cache = batchnorm_forward(x, gamma, beta, bn_param)
        >>> out
        array([[3.],
               [7.]])
        >>> bn_param["running_mean"].round(4)
        array([0.2])
    """
    # TODO: write your code here
    raise NotImplementedError("batchnorm_forward")


def batchnorm_backward(dout, cache):
    """Gradients of batch normalization in mode "train".

    The mean and the variance of the batch depend on x, so each output depends on all samples of the batch.

    Args:
        dout: (N, D) gradient of the loss by the output of batchnorm_forward; only read.
        cache: what your own batchnorm_forward returned in mode "train".

    Returns:
        dx: (N, D) gradient of the loss by x.
        dgamma: (D,) gradient by gamma.
        dbeta: (D,) gradient by beta.

    Example:
        >>> x, bn_param = np.array([[0.0], [3.0], [6.0]]), {"mode": "train", "eps": 3.0, "momentum": 0.9,
        ...     "running_mean": np.zeros(1), "running_var": np.ones(1)}
        >>> out, cache = batchnorm_forward(x, np.array([1.0]), np.array([0.0]), bn_param)
        >>> dx, dgamma, dbeta = batchnorm_backward(np.array([[3.0], [0.0], [0.0]]), cache)
        >>> dx.round(4)
        array([[ 0.3333],
               [-0.3333],
               [ 0.    ]])
        >>> dbeta
        array([3.])
    """
    # TODO: write your code here
    raise NotImplementedError("batchnorm_backward")


class BatchNormalization:
    """Batch normalization as a layer that keeps its running mean and variance itself.

    The number added to the variance under the root is 10e-7 (that is 0.000001), in training and in use.

    Args:
        gamma: (D,) scale of every feature.
        beta: (D,) shift of every feature.
        momentum: the share of the *old* running value that is kept; the batch's value gets the rest.
        running_mean: (D,) running mean to start from; None means zeros.
        running_var: (D,) running variance to start from; None means zeros.

    Attributes:
        running_mean: running mean, updated by every forward pass in training.
        running_var: running variance (mean of squares divided by N), likewise.
        dgamma: (D,) gradient by gamma, after backward.
        dbeta: (D,) gradient by beta, after backward.

    Example:
        >>> layer = BatchNormalization(np.array([2.0]), np.array([5.0]))
        >>> layer.forward(np.array([[1.0], [3.0]])).round(4)
        array([[3.],
               [7.]])
        >>> layer.running_mean.round(4)
        array([0.2])
        >>> layer.forward(np.array([[0.2]]), False)
        array([[5.]])
    """

    def __init__(self, gamma, beta, momentum=0.9, running_mean=None, running_var=None):
        self.gamma = gamma
        self.beta = beta
        self.momentum = momentum
        self.running_mean = running_mean
        self.running_var = running_var
        self.dgamma = None
        self.dbeta = None

    def forward(self, x, train_flg=True):
        """Normalize, scale and shift.

        Args:
            x: (N, D) floats, one sample per row; only read.
            train_flg: True: use the mean and variance of x, and update the running ones.
                False: use the running ones, and leave them as they are.

        Returns:
            (N, D) output.
        """
        # TODO: write your code here
        raise NotImplementedError("BatchNormalization")

    def backward(self, dout):
        """Gradients of the last forward pass in training; dgamma and dbeta are kept as attributes.

        Args:
            dout: (N, D) gradient of the loss by the output; only read.

        Returns:
            dx: (N, D) gradient of the loss by x.
        """
        # TODO: write your code here
        raise NotImplementedError("BatchNormalization")
