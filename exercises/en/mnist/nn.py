"""Layers and optimizers for `Sequential`, with the interfaces of the units on layers and optimizers. Samples are rows."""

import numpy as np


class Affine:
    """The layer in which every unit weighs all inputs, adds them up and adds its bias.

    Args:
        W: weights, shape (D, M).
        b: biases, shape (M,).

    The layer uses the very arrays it was given, not copies: when an optimizer changes them in place, the layer follows.
    After `backward`, the attributes `dW`, shape (D, M), and `db`, shape (M,), hold the derivatives by the parameters.
    """

    def __init__(self, W, b):
        self.W = W
        self.b = b
        self.x = None
        self.x_shape = None
        self.dW = None
        self.db = None

    def forward(self, x):
        """The weighted sums, shape (N, M), of samples of shape (N, D) or of any higher rank."""
        self.x_shape = x.shape
        self.x = x.reshape(x.shape[0], -1)
        return self.x @ self.W + self.b

    def backward(self, dout):
        """The derivative by the input, in the shape in which x came; those by W and b are kept."""
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        return (dout @ self.W.T).reshape(self.x_shape)


class Relu:
    """The layer that lets positive numbers through and turns all others into 0."""

    def __init__(self):
        self.mask = None

    def forward(self, x):
        """The input, without what is not positive."""
        self.mask = x > 0
        return np.where(self.mask, x, 0.0)

    def backward(self, dout):
        """The derivative by the input."""
        return dout * self.mask


class SoftmaxWithLoss:
    """The loss of a classifier: the mean cross-entropy between the softmax of the scores and the labels."""

    def __init__(self):
        self.y = None
        self.t = None

    def forward(self, x, t):
        """The loss of scores of shape (N, K) for labels: integers, shape (N,), or one-hot, shape (N, K)."""
        exponentials = np.exp(x - np.max(x, axis=1, keepdims=True))
        self.y = exponentials / np.sum(exponentials, axis=1, keepdims=True)
        self.t = t if t.ndim == 1 else np.argmax(t, axis=1)
        with np.errstate(divide="ignore"):  # who is sure of the wrong class has an infinite loss
            return -np.mean(np.log(self.y[np.arange(len(self.t)), self.t]))

    def backward(self, dout=1):
        """The derivative of the loss by each score, shape (N, K)."""
        one_hot = np.eye(self.y.shape[1])[self.t]
        return dout * (self.y - one_hot) / len(self.t)


class SGD:
    """Stochastic gradient descent: every parameter walks straight against its gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change the arrays of `params` in place; `grads` has the same names."""
        for name, grad in grads.items():
            params[name] -= self.lr * grad


class Adam:
    """Steps whose length adapts to every single entry of the parameters.

    It remembers something for every name in `params`, so a parameter must have the same name at every update.
    """

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iter = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        """Change the arrays of `params` in place; `grads` has the same names."""
        if self.m is None:
            self.m = {name: np.zeros_like(value) for name, value in params.items()}
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        self.iter += 1
        for name, grad in grads.items():
            self.m[name] = self.beta1 * self.m[name] + (1 - self.beta1) * grad
            self.v[name] = self.beta2 * self.v[name] + (1 - self.beta2) * grad**2
            m_hat = self.m[name] / (1 - self.beta1**self.iter)
            v_hat = self.v[name] / (1 - self.beta2**self.iter)
            params[name] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)


class Recorder:
    """A layer that changes nothing, but remembers which batches a model was trained on.

    Add it as the first layer; after `fit(x, t, ...)` ask it what it has seen.
    """

    def __init__(self):
        self.batches = []  # a copy of every batch that has gone forward and back again
        self.x = None

    def forward(self, x):
        """Let the batch pass."""
        self.x = x
        return x

    def backward(self, dout):
        """Let the derivatives pass, and note the batch."""
        self.batches.append(np.array(self.x))
        return dout

    def sizes(self):
        """How many samples the batches had, the largest first."""
        return sorted((len(batch) for batch in self.batches), reverse=True)

    def epochs(self, x):
        """What each epoch over the samples x was like; the rows of x must all be different.

        Returns:
            a list with one of these texts per epoch:
            "incomplete": some samples were missing or came twice.
            "in order": every sample came once, in the order of x.
            "same batches": every sample came once, in batches that had been together before, or that stand together in x.
            "shuffled": every sample came once, in batches put together anew.
        """
        numbers = {row.tobytes(): number for number, row in enumerate(np.ascontiguousarray(x, dtype=float))}
        batches = [[numbers.get(row.tobytes(), -1) for row in batch.astype(float)] for batch in self.batches]
        found, known = [], []
        while batches:
            epoch = [batches.pop(0)]
            while batches and sum(map(len, epoch)) < len(x):
                epoch.append(batches.pop(0))
            order = [number for batch in epoch for number in batch]
            together = {frozenset(batch) for batch in epoch}
            in_a_row = all(max(batch) - min(batch) < len(batch) for batch in epoch)
            if sorted(order) != list(range(len(x))):
                found.append("incomplete")
            elif order == sorted(order):
                found.append("in order")
            else:
                found.append("same batches" if in_a_row or together in known else "shuffled")
            known.append(together)
        return found
