"""Optimizers: how parameters move, once their gradients are known."""

import numpy as np


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
