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
        self.dW = self.db = None

    def forward(self, x):
        """The weighted sums, shape (N, M), of samples of shape (N, D) or of any higher rank."""
        self._came_as, self._rows = np.shape(x), np.reshape(x, (len(x), len(self.W)))
        return np.einsum("nd,dm->nm", self._rows, self.W) + self.b

    def backward(self, dout):
        """The derivative by the input, in the shape in which x came; those by W and b are kept."""
        self.dW, self.db = np.einsum("nd,nm->dm", self._rows, dout), dout.sum(0)
        return np.reshape(np.einsum("nm,dm->nd", dout, self.W), self._came_as)


class Relu:
    """The layer that lets positive numbers through and turns all others into 0."""

    def forward(self, x):
        """The input, without what is not positive."""
        self._gate = np.heaviside(x, 0.0)
        return np.maximum(x, 0.0)

    def backward(self, dout):
        """The derivative by the input."""
        return np.multiply(self._gate, dout)


class SoftmaxWithLoss:
    """The loss of a classifier: the mean cross-entropy between the softmax of the scores and the labels."""

    def forward(self, x, t):
        """The loss of scores of shape (N, K) for labels: integers, shape (N,), or one-hot, shape (N, K)."""
        moved = (x.T - x.max(axis=1)).T
        self._logs = (moved.T - np.log(np.exp(moved).sum(axis=1))).T
        self._wanted = np.asarray(t if np.ndim(t) == 2 else np.arange(x.shape[1]) == np.reshape(t, (-1, 1)), dtype=float)
        return -np.sum(self._wanted * self._logs) / len(x)

    def backward(self, dout=1):
        """The derivative of the loss by each score, shape (N, K)."""
        return (np.exp(self._logs) - self._wanted) * (dout / len(self._wanted))


class SGD:
    """Stochastic gradient descent: every parameter walks straight against its gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change the arrays of `params` in place; `grads` has the same names."""
        for key in grads:
            np.subtract(params[key], self.lr * grads[key], out=params[key])


class Adam:
    """Steps whose length adapts to every single entry of the parameters.

    It remembers something for every name in `params`, so a parameter must have the same name at every update.
    """

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.betas = lr, (beta1, beta2)
        self._steps, self._means = 0, {}

    def update(self, params, grads):
        """Change the arrays of `params` in place; `grads` has the same names."""
        self._steps += 1
        first, second = (1 - beta**self._steps for beta in self.betas)
        for key, slope in grads.items():
            means = self._means.setdefault(key, [np.zeros_like(slope), np.zeros_like(slope)])
            for place, (beta, value) in enumerate(zip(self.betas, (slope, slope * slope), strict=True)):
                means[place] = means[place] + (1 - beta) * (value - means[place])
            step = self.lr * (means[0] / first) / (np.sqrt(means[1] / second) + 1e-7)
            np.subtract(params[key], step, out=params[key])


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
