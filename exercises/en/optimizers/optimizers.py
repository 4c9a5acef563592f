"""Optimizers: how parameters move, once their gradients are known."""

import numpy as np


class SGD:
    """Stochastic gradient descent: every parameter walks straight against its gradient.

    Args:
        lr: learning rate.

    Example:
        >>> params = {"W": np.array([1.0, 2.0])}
        >>> SGD(lr=0.1).update(params, {"W": np.array([5.0, -10.0])})
        >>> params["W"]
        array([0.5, 3. ])
    """

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Move every parameter one step against its gradient.

        Args:
            params: dict of float arrays of any shapes, by name; changed in place.
            grads: dict of arrays with the same names and shapes; only read.
        """
        # TODO: write your code here
        raise NotImplementedError("SGD")


class Momentum:
    """Steps with inertia: the gradients change a velocity, and the velocity moves the parameters.

    Args:
        lr: learning rate.
        momentum: the share of the old velocity that is kept at each step.

    Every object keeps its own velocities; they start at 0.

    Example:
        >>> params = {"W": np.array([1.0])}
        >>> optimizer = Momentum(lr=0.1, momentum=0.5)
        >>> for _ in range(2):
        ...     optimizer.update(params, {"W": np.array([2.0])})
        >>> params["W"].round(4)
        array([0.5])
    """

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr = lr
        self.momentum = momentum
        self.v = None  # velocities by name; made at the first update

    def update(self, params, grads):
        """Change the velocities by the gradients, and move every parameter by its velocity.

        Args:
            params: dict of float arrays of any shapes, by name; changed in place.
            grads: dict of arrays with the same names and shapes; only read.
        """
        # TODO: write your code here
        raise NotImplementedError("Momentum")


class AdaGrad:
    """Steps that shrink where gradients have been large.

    Args:
        lr: learning rate; the first step of an entry is about this long, however large its gradient is.

    Every object keeps its own sums of squared gradients; they start at 0.

    Example:
        >>> params = {"W": np.array([1.0, 2.0])}
        >>> optimizer = AdaGrad(lr=0.1)
        >>> optimizer.update(params, {"W": np.array([3.0, -500.0])})
        >>> params["W"].round(4)
        array([0.9, 2.1])
        >>> optimizer.update(params, {"W": np.array([4.0, 0.0])})
        >>> params["W"].round(4)
        array([0.82, 2.1 ])
    """

    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None  # sums of squared gradients by name; made at the first update

    def update(self, params, grads):
        """Add up the squared gradients, and move every parameter one step against its gradient.

        Args:
            params: dict of float arrays of any shapes, by name; changed in place.
            grads: dict of arrays with the same names and shapes; only read.

        A small number (1e-7 or 1e-8) keeps the division by the root finite where all gradients were 0.
        """
        # TODO: write your code here
        raise NotImplementedError("AdaGrad")


class Adam:
    """Steps whose length adapts to every single entry of the parameters.

    Args:
        lr: learning rate; the first step of an entry is about this long, however large its gradient is.
        beta1: how much of the running mean of the gradients is kept at each step.
        beta2: how much of the running mean of the squared gradients is kept at each step.

    Every object keeps its own running means and its own count of steps.

    Example:
        >>> params = {"W": np.array([1.0, 2.0])}
        >>> adam = Adam(lr=0.1)
        >>> adam.update(params, {"W": np.array([4.0, -0.5])})
        >>> params["W"].round(4)
        array([0.9, 2.1])
    """

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iter = 0  # the number of updates so far
        self.m = None  # running means of the gradients, by name; made at the first update
        self.v = None  # running means of the squared gradients, by name

    def update(self, params, grads):
        """Move every parameter one step against its gradient, and remember the gradients' running means.

        Args:
            params: dict of float arrays of any shapes, by name; changed in place.
            grads: dict of arrays with the same names and shapes; only read.

        A small number (1e-7 or 1e-8) keeps the division by the root finite where all gradients were 0.
        """
        # TODO: write your code here
        raise NotImplementedError("Adam")


def update_parameters_with_gd(parameters, grads, learning_rate):
    """Move the parameters of a network of L layers by one step of gradient descent.

    Args:
        parameters: dict with W1, b1, ..., WL, bL; Wl of shape (n_l, n_l-1), bl of shape (n_l, 1).
        grads: dict with dW1, db1, ..., dWL, dbL, shaped like the parameters; other entries are not used.
        learning_rate: how far to go.

    Returns:
        parameters: dict with the same keys and shapes, after the step.
        You may change the dict that came in and return it, or make a new one.

    Example:
        >>> parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
        >>> grads = {"dW1": np.array([[10.0, -10.0]]), "db1": np.array([[5.0]])}
        >>> update_parameters_with_gd(parameters, grads, 0.1)
        {'W1': array([[0., 3.]]), 'b1': array([[2.5]])}
    """
    # TODO: write your code here
    raise NotImplementedError("update_parameters_with_gd")


def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    """Shuffle the samples and cut them into mini-batches. Samples are columns.

    Args:
        X: (n_x, m) inputs, one sample per column; only read.
        Y: (n_y, m) labels of the same samples; only read.
        mini_batch_size: how many samples a mini-batch has; the last one may have fewer, but at least one.
        seed: start of the random numbers: the same seed gives the same mini-batches again, another one others.

    Returns:
        list of pairs (mini_batch_X, mini_batch_Y) of shapes (n_x, size) and (n_y, size). Every sample is in
        exactly one of them, with its label. Which random numbers you use is up to you.

    Example:
        >>> X, Y = np.array([[1, 2, 3, 4, 5], [10, 20, 30, 40, 50]]), np.array([[0, 1, 0, 1, 0]])
        >>> mini_batches = random_mini_batches(X, Y, 2)
        >>> [mini_batch_X.shape for mini_batch_X, mini_batch_Y in mini_batches]
        [(2, 2), (2, 2), (2, 1)]
    """
    # TODO: write your code here
    raise NotImplementedError("random_mini_batches")


def initialize_velocity(parameters):
    """Velocities to start momentum with.

    Args:
        parameters: dict with W1, b1, ..., WL, bL.

    Returns:
        v: dict with dW1, db1, ..., dWL, dbL: float zeros in the shapes of the parameters.

    Example:
        >>> initialize_velocity({"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])})
        {'dW1': array([[0., 0.]]), 'db1': array([[0.]])}
    """
    # TODO: write your code here
    raise NotImplementedError("initialize_velocity")


def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    """Move the parameters of a network of L layers by one step of gradient descent with momentum.

    Here the velocity is a running mean of the gradients: unlike in the class Momentum, the new gradient enters
    it with the share that is left, and the learning rate stays outside.

    Args:
        parameters: dict with W1, b1, ..., WL, bL; Wl of shape (n_l, n_l-1), bl of shape (n_l, 1).
        grads: dict with dW1, db1, ..., dWL, dbL, shaped like the parameters; other entries are not used.
        v: dict with dW1, db1, ...: the velocities before this step.
        beta: the share of the old velocity that is kept.
        learning_rate: how far to go.

    Returns:
        parameters, v: dicts with the same keys and shapes, after the step.
        You may change the dicts that came in and return them, or make new ones.

    Example:
        >>> parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[0.0]])}
        >>> grads = {"dW1": np.array([[4.0, -0.5]]), "db1": np.array([[1.0]])}
        >>> v = {"dW1": np.array([[2.0, 0.0]]), "db1": np.array([[0.0]])}
        >>> parameters, v = update_parameters_with_momentum(parameters, grads, v, 0.5, 0.1)
        >>> v["dW1"]
        array([[ 3.  , -0.25]])
        >>> parameters["W1"].round(4)
        array([[0.7  , 2.025]])
    """
    # TODO: write your code here
    raise NotImplementedError("update_parameters_with_momentum")


def initialize_adam(parameters):
    """Running means to start Adam with.

    Args:
        parameters: dict with W1, b1, ..., WL, bL.

    Returns:
        v: dict with dW1, db1, ..., dWL, dbL: float zeros in the shapes of the parameters.
        s: another dict of the same kind.

    Example:
        >>> v, s = initialize_adam({"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])})
        >>> s
        {'dW1': array([[0., 0.]]), 'db1': array([[0.]])}
    """
    # TODO: write your code here
    raise NotImplementedError("initialize_adam")


def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    """Move the parameters of a network of L layers by one step of Adam.

    Args:
        parameters: dict with W1, b1, ..., WL, bL; Wl of shape (n_l, n_l-1), bl of shape (n_l, 1).
        grads: dict with dW1, db1, ..., dWL, dbL, shaped like the parameters; other entries are not used.
        v: dict with dW1, db1, ...: running means of the gradients, before this step.
        s: dict with dW1, db1, ...: running means of the squared gradients, before this step.
        t: the number of this step, 1 for the first one; it has been counted already.
        learning_rate: how far to go.
        beta1: how much of v is kept.
        beta2: how much of s is kept.
        epsilon: small number that keeps the division finite.

    Returns:
        parameters, v, s: dicts with the same keys and shapes, after the step; v and s without the correction.
        You may change the dicts that came in and return them, or make new ones.

    Example:
        >>> parameters = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[0.0]])}
        >>> grads = {"dW1": np.array([[4.0, -0.5]]), "db1": np.array([[1.0]])}
        >>> zeros = {"dW1": np.zeros((1, 2)), "db1": np.zeros((1, 1))}
        >>> parameters, v, s = update_parameters_with_adam(parameters, grads, zeros, zeros, 1)
        >>> parameters["W1"].round(4)
        array([[0.99, 2.01]])
        >>> v["dW1"].round(4)
        array([[ 0.4 , -0.05]])
    """
    # TODO: write your code here
    raise NotImplementedError("update_parameters_with_adam")


def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    """The learning rate of an epoch, when it falls in stairs.

    Args:
        learning_rate0: the learning rate of the first epochs.
        epoch_num: number of the epoch, counted from 0.
        decay_rate: how strongly the learning rate falls at every stair.
        time_interval: how many epochs a stair is long; within a stair the learning rate stays the same.

    Returns:
        The learning rate, a number.

    Example:
        >>> [schedule_lr_decay(0.5, epoch, 1, 100) for epoch in (0, 99, 100, 300)]
        [0.5, 0.5, 0.25, 0.125]
    """
    # TODO: write your code here
    raise NotImplementedError("schedule_lr_decay")
