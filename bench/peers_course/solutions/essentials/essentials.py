"""The five exercises of the bench, solved."""

import numpy as np


def sigmoid(z):
    """1 / (1 + exp(-z)) of every element."""
    ### BEGIN SOLUTION
    positive = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1 / (1 + positive), positive / (1 + positive))
    ### END SOLUTION


def compute_cost(A, Y):
    """Mean cross-entropy of probabilities A, shape (1, m), for labels Y."""
    ### BEGIN SOLUTION
    losses = -(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return float(np.mean(losses))
    ### END SOLUTION


def propagate(w, b, X, Y):
    """Gradients {"dw", "db"} and cost of logistic regression; samples are the columns of X."""
    ### BEGIN SOLUTION
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    grads = {"dw": np.dot(X, (A - Y).T) / m, "db": float(np.sum(A - Y) / m)}
    return grads, compute_cost(A, Y)
    ### END SOLUTION


class Adam:
    """The Adam optimizer; `update` changes params in place."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.iter = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        """Move every parameter one step against its gradient."""
        ### BEGIN SOLUTION
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
        ### END SOLUTION


def batchnorm_forward(x, gamma, beta, bn_param):
    """Normalize every feature over the batch, scale and shift it, and update the running statistics in bn_param."""
    ### BEGIN SOLUTION
    eps, momentum = bn_param["eps"], bn_param["momentum"]
    if bn_param["mode"] == "test":
        x_hat = (x - bn_param["running_mean"]) / np.sqrt(bn_param["running_var"] + eps)
        return gamma * x_hat + beta, None
    mean, var = x.mean(axis=0), x.var(axis=0)
    std = np.sqrt(var + eps)
    x_hat = (x - mean) / std
    bn_param["running_mean"] = momentum * bn_param["running_mean"] + (1 - momentum) * mean
    bn_param["running_var"] = momentum * bn_param["running_var"] + (1 - momentum) * var
    return gamma * x_hat + beta, (x_hat, std, gamma)
    ### END SOLUTION
