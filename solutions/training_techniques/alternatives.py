"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .training_techniques import batchnorm_forward


@alternative("batchnorm_forward")
def step_by_step(x, gamma, beta, bn_param):
    n_samples = x.shape[0]
    if bn_param["mode"] == "train":
        mu = 1.0 / n_samples * np.sum(x, axis=0)
        xmu = x - mu
        var = 1.0 / n_samples * np.sum(xmu**2, axis=0)
        sqrtvar = np.sqrt(var + bn_param["eps"])
        xhat = xmu * (1.0 / sqrtvar)
        bn_param["running_mean"] *= bn_param["momentum"]
        bn_param["running_mean"] += (1 - bn_param["momentum"]) * mu
        bn_param["running_var"] *= bn_param["momentum"]
        bn_param["running_var"] += (1 - bn_param["momentum"]) * var
        # The first three are what the reference keeps: the given batchnorm_backward reads them.
        return gamma * xhat + beta, (xhat, sqrtvar, gamma)
    scale = gamma / np.sqrt(bn_param["running_var"] + bn_param["eps"])
    return x * scale + (beta - bn_param["running_mean"] * scale), ()


@alternative("batchnorm_forward")
def column_by_column(x, gamma, beta, bn_param):
    mode, eps, momentum = bn_param.get("mode"), bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    running_mean, running_var = bn_param["running_mean"].copy(), bn_param["running_var"].copy()
    out, x_hat, std = np.empty_like(x), np.empty_like(x), np.empty(x.shape[1])
    for j, column in enumerate(x.T):
        mean, var = running_mean[j], running_var[j]
        if mode == "train":
            mean = sum(column) / len(column)
            var = np.dot(column - mean, column - mean) / len(column)
            running_mean[j] += (1 - momentum) * (mean - running_mean[j])
            running_var[j] += (1 - momentum) * (var - running_var[j])
        std[j] = (var + eps) ** 0.5
        x_hat[:, j] = (column - mean) / std[j]
        out[:, j] = gamma[j] * x_hat[:, j] + beta[j]
    bn_param["running_mean"], bn_param["running_var"] = running_mean, running_var
    return [out, (x_hat, std, gamma)]


@alternative("batchnorm_backward")
def through_the_graph(dout, cache):
    xhat, std, gamma = cache
    n_samples = dout.shape[0]
    xmu = xhat * std
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * xhat, axis=0)
    dxhat = dout * gamma
    divar = np.sum(dxhat * xmu, axis=0)
    dxmu1 = dxhat / std
    dsqrtvar = -divar / std**2
    dvar = 0.5 * dsqrtvar / std
    dxmu2 = 2 * xmu * np.ones_like(dout) * dvar / n_samples
    dx1 = dxmu1 + dxmu2
    dmu = -np.sum(dx1, axis=0)
    return dx1 + dmu / n_samples, dgamma, dbeta


@alternative("batchnorm_backward")
def one_line(dout, cache):
    xhat, std, gamma = cache
    n, db, dg = len(dout), np.einsum("nd->d", dout), np.einsum("nd,nd->d", dout, xhat)
    return [gamma / (n * std) * (n * dout - db - xhat * dg), dg, db]


@alternative("batchnorm_backward")
def jacobian_of_every_feature(dout, cache):
    xhat, std, gamma = cache
    n_samples, n_features = dout.shape
    dx = np.zeros_like(dout)
    for j in range(n_features):
        jacobian = np.eye(n_samples) - 1 / n_samples - np.outer(xhat[:, j], xhat[:, j]) / n_samples
        dx[:, j] = gamma[j] / std[j] * (jacobian @ dout[:, j])
    return dx, np.diag(dout.T @ xhat), dout.T @ np.ones(n_samples)


@alternative("BatchNormalization")
class AsComputationalGraph:
    """Centred values and deviation are kept; backward follows the graph step by step."""

    def __init__(self, gamma, beta, momentum=0.9, running_mean=None, running_var=None):
        self.gamma = gamma
        self.beta = beta
        self.momentum = momentum
        self.running_mean = running_mean
        self.running_var = running_var
        self.batch_size = None
        self.xc = None
        self.xn = None
        self.std = None
        self.dgamma = None
        self.dbeta = None

    def forward(self, x, train_flg=True):
        if self.running_mean is None:
            self.running_mean = np.zeros(x.shape[1])
            self.running_var = np.zeros(x.shape[1])
        if train_flg:
            mu = np.mean(x, axis=0)
            xc = x - mu
            var = np.mean(xc**2, axis=0)
            std = np.sqrt(var + 10e-7)
            xn = xc / std
            self.batch_size, self.xc, self.xn, self.std = x.shape[0], xc, xn, std
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            xn = (x - self.running_mean) / np.sqrt(self.running_var + 10e-7)
        return self.gamma * xn + self.beta

    def backward(self, dout):
        self.dbeta = np.sum(dout, axis=0)
        self.dgamma = np.sum(self.xn * dout, axis=0)
        dxn = self.gamma * dout
        dxc = dxn / self.std
        dstd = -np.sum((dxn * self.xc) / (self.std * self.std), axis=0)
        dvar = 0.5 * dstd / self.std
        dxc += (2.0 / self.batch_size) * self.xc * dvar
        dmu = np.sum(dxc, axis=0)
        return dxc - dmu / self.batch_size


@alternative("BatchNormalization")
class AroundTheFunction:
    """batchnorm_forward does the work, and the gradients are projections, feature by feature."""

    def __init__(self, gamma, beta, momentum=0.9, running_mean=None, running_var=None):
        self.gamma, self.beta, self.momentum = gamma, beta, momentum
        self.running_mean, self.running_var = running_mean, running_var

    def forward(self, x, train_flg=True):
        start = np.zeros(x.shape[1])
        bn_param = {
            "mode": "train" if train_flg else "test",
            "eps": 1e-6,
            "momentum": self.momentum,
            "running_mean": start if self.running_mean is None else self.running_mean,
            "running_var": start if self.running_var is None else self.running_var,
        }
        out, cache = batchnorm_forward(x, self.gamma, self.beta, bn_param)
        if train_flg:
            self.cache = cache
        self.running_mean, self.running_var = bn_param["running_mean"], bn_param["running_var"]
        return out

    def backward(self, dout):
        x_hat, std, _ = self.cache
        self.dgamma, self.dbeta = np.zeros(len(std)), np.zeros(len(std))
        dx = np.zeros(dout.shape)
        for j, deviation in enumerate(std):
            d, h = dout[:, j], x_hat[:, j]
            self.dgamma[j], self.dbeta[j] = d @ h, sum(d)
            dx[:, j] = self.gamma[j] / deviation * (d - np.average(d) - h * (d @ h) / len(d))
        return dx
