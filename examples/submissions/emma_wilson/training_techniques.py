"""Week 4. The backward pass follows the chain rule node by node, as in the lecture's graph."""
import numpy as np


def _forward(x, gamma, beta, eps):
    N = len(x)
    mu = sum(x) / N
    xmu = x - mu
    var = einsum_mean(xmu, xmu)
    ivar = 1.0 / np.sqrt(var + eps)
    return gamma * xmu * ivar + beta, mu, var, (xmu, ivar, gamma)


def einsum_mean(a, b):
    return np.einsum("nd,nd->d", a, b) / len(a)


def _backward(dout, cache):
    xmu, ivar, gamma = cache
    N = len(dout)
    dbeta = np.einsum("nd->d", dout)
    dgamma = np.einsum("nd,nd,d->d", dout, xmu, ivar)
    dxmu = dout * gamma * ivar
    divar = np.einsum("nd,nd,d->d", dout, xmu, gamma)
    dvar = -0.5 * ivar ** 3 * divar
    dxmu = dxmu + 2 * xmu * dvar / N
    dx = dxmu - dxmu.sum(0) / N
    return dx, dgamma, dbeta


def batchnorm_forward(x, gamma, beta, bn_param):
    if bn_param["mode"] == "train":
        out, mu, var, cache = _forward(x, gamma, beta, bn_param["eps"])
        keep = bn_param["momentum"]
        bn_param.update(running_mean=keep * bn_param["running_mean"] + (1 - keep) * mu,
                        running_var=keep * bn_param["running_var"] + (1 - keep) * var)
        return out, cache
    z = (x - bn_param["running_mean"]) * (bn_param["running_var"] + bn_param["eps"]) ** -0.5
    return z * gamma + beta, ()


def batchnorm_backward(dout, cache):
    return _backward(dout, cache)


class BatchNormalization(object):
    def __init__(self, gamma, beta, momentum=0.9, running_mean=None, running_var=None):
        self.__dict__.update(gamma=gamma, beta=beta, momentum=momentum,
                             running_mean=running_mean, running_var=running_var)

    def forward(self, x, train_flg=True):
        rm = 0.0 if self.running_mean is None else self.running_mean
        rv = 0.0 if self.running_var is None else self.running_var
        if not train_flg:
            return self.gamma * (x - rm) / np.sqrt(rv + 10e-7) + self.beta
        out, mu, var, self.cache = _forward(x, self.gamma, self.beta, 10e-7)
        self.running_mean = rm * self.momentum + mu * (1 - self.momentum)
        self.running_var = rv * self.momentum + var * (1 - self.momentum)
        return out

    def backward(self, dout):
        dx, self.dgamma, self.dbeta = _backward(dout, self.cache)
        return dx
