"""Techniques that make training faster, steadier and more general.

The functions for networks of L layers (initial weights, regularization, dropout) keep samples as columns of X, as
in Andrew Ng's course; the layers Dropout and BatchNormalization and the splitting of data keep them as rows of x.
"""

import numpy as np


def sigmoid(Z):
    """Sigmoid activation (given); finite for every finite Z."""
    e = np.exp(-np.abs(Z))
    return np.where(Z >= 0, 1 / (1 + e), e / (1 + e))


def relu(Z):
    """ReLU activation (given)."""
    return np.maximum(0, Z)


def compute_cost(A3, Y):
    """Cross-entropy cost without regularization, the mean over the samples (given).

    Args:
        A3: (n_3, m) outputs of the network, strictly between 0 and 1.
        Y: (n_3, m) labels, 0 or 1.

    Returns:
        The cost, a number.
    """
    return -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / Y.shape[1]


def forward_propagation(X, parameters):
    """Forward pass of a network of three layers, ReLU, ReLU, sigmoid, without dropout (given).

    Args:
        X: (n_x, m) inputs.
        parameters: dict with W1 (n_1, n_x), b1 (n_1, 1), W2 (n_2, n_1), b2 (n_2, 1), W3 (n_3, n_2), b3 (n_3, 1).

    Returns:
        A3: (n_3, m) outputs.
        cache: the tuple (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3).
    """
    W1, b1, W2, b2, W3, b3 = (parameters[name] for name in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3)


def initialize_parameters_he(layers_dims):
    """Initial parameters for layers with ReLU, after Kaiming He and others (2015).

    Args:
        layers_dims: list with the number of units of each layer, the inputs first.

    Returns:
        parameters: dict with W1, b1, ..., WL, bL. Wl of shape (n_l, n_l-1): normally distributed random numbers with
        mean 0 and the standard deviation of He; bl of shape (n_l, 1): zeros. Which random numbers you use is up to you.

    Example:
        >>> parameters = initialize_parameters_he([200, 300, 1])
        >>> parameters["W1"].shape, parameters["b2"].shape
        ((300, 200), (1, 1))
        >>> bool(0.097 < parameters["W1"].std() < 0.103)
        True
    """
    # TODO: write your code here
    raise NotImplementedError("initialize_parameters_he")


def initialize_parameters_xavier(layers_dims):
    """Initial parameters for layers with sigmoid or tanh, after Xavier Glorot and Yoshua Bengio (2010).

    The form used here looks at the inputs of the layer only, not at its outputs.

    Args:
        layers_dims: list with the number of units of each layer, the inputs first.

    Returns:
        parameters: dict with W1, b1, ..., WL, bL. Wl of shape (n_l, n_l-1): normally distributed random numbers with
        mean 0 and the standard deviation of Xavier; bl of shape (n_l, 1): zeros. Which random numbers you use is up
        to you.

    Example:
        >>> parameters = initialize_parameters_xavier([400, 300, 1])
        >>> parameters["W1"].shape, parameters["b2"].shape
        ((300, 400), (1, 1))
        >>> bool(0.0485 < parameters["W1"].std() < 0.0515)
        True
    """
    # TODO: write your code here
    raise NotImplementedError("initialize_parameters_xavier")


def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Cross-entropy cost plus a price for large weights (L2 regularization, weight decay).

    Args:
        A3: (n_3, m) outputs of the network, strictly between 0 and 1.
        Y: (n_3, m) labels, 0 or 1.
        parameters: dict with W1, b1, ..., WL, bL; L may be any number from 1.
        lambd: strength of the regularization, 0 for none. (`lambda` is a word of Python itself.)

    Returns:
        The cost, a number.

    Example:
        >>> parameters = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[5.0]])}
        >>> A, Y = np.full((1, 2), 0.5), np.array([[1, 0]])
        >>> float(round(compute_cost_with_regularization(A, Y, parameters, 0.4), 4))
        1.1931
    """
    # TODO: write your code here
    raise NotImplementedError("compute_cost_with_regularization")


def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Gradients of the cost with L2 regularization for the network of three layers.

    Args:
        X: (n_x, m) inputs.
        Y: (n_3, m) labels, 0 or 1.
        cache: the tuple (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) of `forward_propagation`.
        lambd: strength of the regularization.

    Returns:
        grads: dict with at least dW1, db1, dW2, db2, dW3, db3, shaped like the parameters; dZ1, dA1, ... may be
        there too.

    Example:
        >>> one, zero = np.array([[1.0]]), np.array([[0.0]])
        >>> half = np.array([[0.5]])
        >>> cache = (one, one, one, zero, one, one, one, zero, zero, half, 2 * one, -2 * one)
        >>> grads = backward_propagation_with_regularization(one, zero, cache, 0.1)
        >>> {name: float(grads[name][0, 0]) for name in ("dW1", "dW2", "dW3", "db3")}
        {'dW1': 1.1, 'dW2': 1.1, 'dW3': 0.7, 'db3': 0.5}
    """
    # TODO: write your code here
    raise NotImplementedError("backward_propagation_with_regularization")


def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Forward pass of the network of three layers, with dropout in both hidden layers (inverted dropout).

    Each activation of a hidden layer is kept with the probability keep_prob, and otherwise set to 0. What is kept is
    enlarged, so that the expected value of each activation stays what it would be without dropout. Every unit of
    every sample is drawn for itself.

    Args:
        X: (n_x, m) inputs; only read.
        parameters: dict with W1, b1, W2, b2, W3, b3.
        keep_prob: probability of keeping an activation, above 0; 1 keeps all.

    Returns:
        A3: (n_3, m) outputs.
        cache: the tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3). D1 (n_1, m) and D2 (n_2, m) are the
        masks: 1 or True where an activation was kept, 0 or False elsewhere. A1 and A2 are the activations *after*
        dropout. Which random numbers you use is up to you.

    Example:
        >>> parameters = {"W1": np.eye(2), "b1": np.zeros((2, 1)), "W2": np.eye(2), "b2": np.zeros((2, 1)),
        ...               "W3": np.ones((1, 2)), "b3": np.zeros((1, 1))}
        >>> A3, cache = forward_propagation_with_dropout(np.array([[1.0, 0.0], [2.0, 0.0]]), parameters, 1.0)
        >>> A3.round(4)
        array([[0.9526, 0.5   ]])
        >>> len(cache)
        14
    """
    # TODO: write your code here
    raise NotImplementedError("forward_propagation_with_dropout")


def backward_propagation_with_dropout(X, Y, cache, keep_prob):
    """Gradients for the network of three layers after a forward pass with dropout.

    Args:
        X: (n_x, m) inputs.
        Y: (n_3, m) labels, 0 or 1.
        cache: the tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3) of
            `forward_propagation_with_dropout`; the masks D1 and D2 hold 0 and 1 or False and True.
        keep_prob: the probability that was used in the forward pass.

    Returns:
        grads: dict with at least dW1, db1, dW2, db2, dW3, db3, shaped like the parameters; dZ1, dA1, ... may be
        there too.

    Example:
        >>> one, zero, half = np.array([[1.0]]), np.array([[0.0]]), np.array([[0.5]])
        >>> cache = (one, one, 2 * one, one, zero, one, one, 2 * one, one, -one, zero, half, one, -2 * one)
        >>> grads = backward_propagation_with_dropout(one, zero, cache, 0.5)
        >>> {name: float(grads[name][0, 0]) for name in ("dW1", "dW2", "dW3")}
        {'dW1': 2.0, 'dW2': 2.0, 'dW3': 1.0}
    """
    # TODO: write your code here
    raise NotImplementedError("backward_propagation_with_dropout")


class Dropout:
    """Dropout as a layer, in its first form: nothing is enlarged in training, everything is reduced in use.

    Args:
        dropout_ratio: the probability with which an entry is set to 0 in training.

    Example:
        >>> layer = Dropout(0.25)
        >>> layer.forward(np.array([[4.0, 8.0]]), False)
        array([[3., 6.]])
        >>> out = layer.forward(np.full((1000, 20), 3.0))
        >>> bool(0.7 < (out == 3).mean() < 0.8), bool(((out == 0) | (out == 3)).all())
        (True, True)
    """

    def __init__(self, dropout_ratio=0.5):
        self.dropout_ratio = dropout_ratio
        self.mask = None  # which entries were kept by the last forward pass in training

    def forward(self, x, train_flg=True):
        """Drop entries in training; in use, multiply all by the share that is kept in training.

        Args:
            x: array of floats of any shape; only read.
            train_flg: True: every entry is set to 0 with the probability dropout_ratio, each for itself and anew in
                every call; the others stay as they are. False: nothing is dropped.

        Returns:
            Array in the shape of x.
        """
        # TODO: write your code here
        raise NotImplementedError("Dropout")

    def backward(self, dout):
        """Gradient of the last forward pass in training.

        Args:
            dout: gradient by the output, in its shape; only read.

        Returns:
            Gradient by x, in the same shape.
        """
        # TODO: write your code here
        raise NotImplementedError("Dropout")


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


def train_val_test_split(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    """Shuffle data and split them into a part to train with, one to choose with and one to judge with.

    Args:
        x: (N, ...) samples, one per row; only read.
        t: (N,) or (N, K) their labels; only read.
        validation_rate: the share of the samples for validation. It gives int(N * validation_rate) samples.
        test_rate: the share of the samples for the test, likewise. All others are for training.
        seed: start of the random numbers: the same seed gives the same parts again, another one others.

    Returns:
        x_train, t_train, x_val, t_val, x_test, t_test: six arrays. Every sample is in exactly one part, with its label.
        Which random numbers you use is up to you.

    Example:
        >>> x, t = np.arange(20).reshape(10, 2), np.arange(10)
        >>> [part.shape for part in train_val_test_split(x, t, 0.2, 0.3)]
        [(5, 2), (5,), (2, 2), (2,), (3, 2), (3,)]
    """
    # TODO: write your code here
    raise NotImplementedError("train_val_test_split")


def sample_log_uniform(low, high, size, seed=0):
    """Random values for a hyperparameter whose order of magnitude is unknown, such as a learning rate.

    Args:
        low: lower bound, above 0.
        high: upper bound, not below low.
        size: how many values.
        seed: start of the random numbers: the same seed gives the same values again, another one others.

    Returns:
        (size,) floats between low and high, such that every order of magnitude gets its equal share. Which random
        numbers you use is up to you.

    Example:
        >>> rates = sample_log_uniform(0.0001, 1.0, 10000)
        >>> bool(0.45 < (rates < 0.01).mean() < 0.55)
        True
    """
    # TODO: write your code here
    raise NotImplementedError("sample_log_uniform")
