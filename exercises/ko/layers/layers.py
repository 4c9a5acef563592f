"""Layers of a network as classes: `forward` remembers what `backward` will need. Samples are rows."""

import numpy as np


class Relu:
    """The layer that lets positive numbers through and turns all others into 0.

    Example:
        >>> layer = Relu()
        >>> layer.forward(np.array([[1.0, -2.0], [-3.0, 4.0]]))
        array([[1., 0.],
               [0., 4.]])
        >>> layer.backward(np.array([[5.0, 6.0], [7.0, 8.0]]))
        array([[5., 0.],
               [0., 8.]])
    """

    def __init__(self):
        self.mask = None  # for backward: where the input was positive

    def forward(self, x):
        """Pass the input on, without what is not positive.

        Args:
            x: float array of any shape; it is not changed.

        Returns:
            A new array in the shape of x.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("Relu")

    def backward(self, dout):
        """Pass the derivatives back through the layer.

        Args:
            dout: derivative of the loss by each output of the last `forward`, in the shape of x.

        Returns:
            dx: derivative of the loss by each input, in the shape of x. At an input of exactly 0 it is 0.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("Relu")


class Sigmoid:
    """The layer that squashes every number into the interval (0, 1).

    Example:
        >>> layer = Sigmoid()
        >>> layer.forward(np.array([0.0, 2.0]))
        array([0.5       , 0.88079708])
        >>> layer.backward(np.array([1.0, 10.0])).round(4)
        array([0.25  , 1.0499])
    """

    def __init__(self):
        self.out = None  # for backward: the last output

    def forward(self, x):
        """Squash every number.

        Args:
            x: float array of any shape; it is not changed.

        Returns:
            An array in the shape of x; finite for every finite x, also for 1000 and -1000.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("Sigmoid")

    def backward(self, dout):
        """Pass the derivatives back through the layer.

        Args:
            dout: derivative of the loss by each output of the last `forward`, in the shape of x.

        Returns:
            dx: derivative of the loss by each input, in the shape of x.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("Sigmoid")


class Affine:
    """The layer in which every unit weighs all inputs, adds them up and adds its bias.

    Args:
        W: weights, shape (D, M): a row for each of the D features, a column for each of the M units.
        b: biases, shape (M,).

    The layer uses the very arrays it was given, not copies: when an optimizer changes them in place, the layer follows.
    After `backward`, the attributes `dW`, shape (D, M), and `db`, shape (M,), hold the derivatives by the parameters.

    Example:
        >>> layer = Affine(np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]]), np.array([0.5, 0.0, -0.5]))
        >>> layer.forward(np.array([[1.0, 2.0]]))
        array([[1.5, 0. , 4.5]])
        >>> layer.backward(np.array([[1.0, 0.0, 2.0]]))
        array([[7., 2.]])
        >>> layer.db
        array([1., 0., 2.])
    """

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None  # for backward: the last input, one row per sample
        self.x_shape = None  # for backward: the shape in which it came
        self.dW = None
        self.db = None

    def forward(self, x):
        """Compute the weighted sums of all units for all samples.

        Args:
            x: N samples, shape (N, D), or of any higher rank, such as images (N, C, H, W) with C * H * W = D:
                then each sample is laid out as one row first.

        Returns:
            The sums, shape (N, M).
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("Affine")

    def backward(self, dout):
        """Pass the derivatives back, and keep those by the parameters in `dW` and `db`.

        Args:
            dout: derivative of the loss by each output of the last `forward`, shape (N, M).

        Returns:
            dx: derivative of the loss by each input, in the shape in which x came.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("Affine")


class SoftmaxWithLoss:
    """The last layer of a classifier: scores become probabilities, and these become the loss.

    Example:
        >>> layer = SoftmaxWithLoss()
        >>> float(round(layer.forward(np.array([[2.0, 1.0], [0.0, 2.0]]), np.array([0, 1])), 4))
        0.2201
        >>> layer.backward().round(4)
        array([[-0.1345,  0.1345],
               [ 0.0596, -0.0596]])
    """

    def __init__(self):
        self.y = None  # for backward: the probabilities
        self.t = None  # for backward: the labels

    def forward(self, x, t):
        """The mean cross-entropy between the softmax of the scores and the labels.

        Args:
            x: scores, shape (N, K): a row for each sample, a column for each of K >= 2 classes.
            t: the right classes, either as integers from 0 to K - 1, shape (N,), or one-hot, shape (N, K).

        Returns:
            The loss, one number. The logarithm is the natural one; a small number such as 1e-7 may be added inside it.
            The probabilities are right for every finite x, even if one row is about 1000 and another about -1000.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("SoftmaxWithLoss")

    def backward(self, dout=1):
        """The derivatives with which the way back begins.

        Args:
            dout: derivative of what is differentiated by the loss: 1, because that is the loss itself.

        Returns:
            dx: derivative of the loss by each score, shape (N, K).
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("SoftmaxWithLoss")


class TwoLayerNet:
    """A classifier: Affine, ReLU, Affine, and for training SoftmaxWithLoss.

    Args:
        input_size: number of features D.
        hidden_size: number of hidden units H.
        output_size: number of classes K.
        weight_init_std: standard deviation of the weights to start from.

    The attribute `params` is a dict of float arrays: "W1" (D, H), "b1" (H,), "W2" (H, K), "b2" (K,). At the start the
    weights are normally distributed around 0 and the biases are 0. Optimizers change these arrays in place (see
    `load_params`), and the network has to follow.

    Example:
        >>> net = TwoLayerNet(1, 2, 2)
        >>> load_params(net, {"W1": np.array([[1.0, -1.0]]), "b1": np.array([0.0, 0.5])})
        >>> load_params(net, {"W2": np.array([[2.0, 0.0], [0.0, 0.4]]), "b2": np.array([0.0, 1.0])})
        >>> x, t = np.array([[1.0], [-2.0]]), np.array([0, 0])
        >>> net.predict(x)
        array([[2., 1.],
               [0., 2.]])
        >>> float(net.accuracy(x, t))
        0.5
        >>> net.gradient(x, t)["W1"].round(4)
        array([[-0.2689, -0.3523]])
    """

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("TwoLayerNet")

    def predict(self, x):
        """The scores of all classes: what the second affine layer gives.

        Args:
            x: samples, shape (N, D).

        Returns:
            Scores, shape (N, K), before the softmax: not probabilities.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("TwoLayerNet")

    def loss(self, x, t):
        """The loss that SoftmaxWithLoss gives for the scores.

        Args:
            x: samples, shape (N, D).
            t: the right classes, as integers, shape (N,), or one-hot, shape (N, K).

        Returns:
            The loss, one number.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("TwoLayerNet")

    def accuracy(self, x, t):
        """How many of the samples get their highest score for the right class.

        Args:
            x: samples, shape (N, D).
            t: the right classes, as integers, shape (N,), or one-hot, shape (N, K).

        Returns:
            A share, one number from 0 to 1.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("TwoLayerNet")

    def gradient(self, x, t):
        """The derivative of the loss by every parameter, found by backpropagation.

        Args:
            x: samples, shape (N, D).
            t: the right classes, as integers, shape (N,), or one-hot, shape (N, K).

        Returns:
            A dict with the keys and shapes of `params`, which itself is not changed.
        """
        # TODO: 여기에 코드를 작성하세요
        raise NotImplementedError("TwoLayerNet")


def load_params(net, values):
    """Copy numbers into the parameters of a network, in place, as optimizers do (given).

    Args:
        net: a TwoLayerNet; the arrays in `net.params` stay the same objects, only their numbers change.
        values: dict of arrays, with some or all of the keys of `net.params`.
    """
    for name, value in values.items():
        net.params[name][...] = value
