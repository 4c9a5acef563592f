"""Right answers written differently: each must get full marks."""

import itertools

import numpy as np

from grader.course import alternative

from .training_techniques import batchnorm_forward, compute_cost, relu, sigmoid


@alternative("initialize_parameters_he")
def he_from_a_generator(layers_dims):
    rng = np.random.default_rng()
    sizes = itertools.pairwise(layers_dims)
    parameters = {}
    for layer, (n_in, n_out) in enumerate(sizes, 1):
        parameters[f"b{layer}"] = np.full((n_out, 1), 0.0)
        parameters[f"W{layer}"] = rng.normal(0, (2 / n_in) ** 0.5, size=(n_out, n_in))
    return parameters


@alternative("initialize_parameters_he")
def he_with_another_seed(layers_dims):
    np.random.seed(42)
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters["W" + str(l)] = np.random.standard_normal((layers_dims[l], layers_dims[l - 1]))
        parameters["W" + str(l)] *= np.sqrt(2.0 / layers_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layers_dims[l], 1), dtype=int)
    return parameters


@alternative("initialize_parameters_xavier")
def xavier_from_a_generator(layers_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(len(layers_dims) - 1, 0, -1):
        n_out, n_in = layers_dims[layer], layers_dims[layer - 1]
        parameters[f"W{layer}"] = rng.normal(0, n_in**-0.5, size=(n_out, n_in))
        parameters[f"b{layer}"] = np.zeros((n_out, 1))
    return parameters


@alternative("initialize_parameters_xavier")
def xavier_without_a_seed(layers_dims):
    weights = {
        f"W{i}": np.random.randn(n_in, n_out).T * np.sqrt(1.0 / n_in)
        for i, (n_in, n_out) in enumerate(itertools.pairwise(layers_dims), 1)
    }
    return weights | {f"b{name[1:]}": np.zeros_like(W[:, :1]) for name, W in weights.items()}


@alternative("compute_cost_with_regularization")
def layer_by_layer_cost(A3, Y, parameters, lambd):
    m = A3.shape[1]
    cost = -(1 / m) * np.sum(np.where(Y == 1, np.log(A3), np.log(1 - A3)))
    for layer in range(1, len(parameters) // 2 + 1):
        W = parameters["W" + str(layer)]
        cost += 0.5 * lambd / m * np.einsum("ij,ij->", W, W)
    return float(cost)


@alternative("compute_cost_with_regularization")
def norm_of_all_weights(A3, Y, parameters, lambd):
    flat = np.concatenate([value.ravel() for name, value in parameters.items() if name[0] == "W"])
    return np.array(compute_cost(A3, Y) + lambd * np.linalg.norm(flat) ** 2 / (2 * A3.shape[1]))


@alternative("backward_propagation_with_regularization")
def all_steps_returned(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, _b1, Z2, A2, W2, _b2, _Z3, A3, W3, _b3) = cache
    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T) + (lambd * W3) / m
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)
    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) + (lambd * W2) / m
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)
    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(Z1 > 0))
    dW1 = 1.0 / m * np.dot(dZ1, X.T) + (lambd * W1) / m
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {
        "dZ3": dZ3, "dW3": dW3, "db3": db3, "dA2": dA2, "dZ2": dZ2 * (Z2 > 0), "dW2": dW2, "db2": db2,
        "dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1,
    }


@alternative("backward_propagation_with_regularization")
def in_a_loop(X, Y, cache, lambd):
    layers = [cache[0:4], cache[4:8], cache[8:12]]
    dZ, grads = (cache[9] - Y) / Y.shape[1], {}
    for layer in (3, 2, 1):
        before = layers[layer - 2][1] if layer > 1 else X
        W = layers[layer - 1][2]
        grads[f"dW{layer}"] = np.einsum("im,jm->ij", dZ, before) + W * lambd / Y.shape[1]
        grads[f"db{layer}"] = dZ @ np.ones((Y.shape[1], 1))
        if layer > 1:
            dZ = np.where(before > 0, W.T @ dZ, 0.0)
    return grads


@alternative("forward_propagation_with_dropout")
def masks_as_integers(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(A1.shape[0], A1.shape[1])
    D1 = (keep_prob > D1).astype(int)
    A1 = np.multiply(A1, D1)
    A1 /= keep_prob
    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = (np.random.rand(A2.shape[0], A2.shape[1]) < keep_prob).astype(int)
    A2 = np.multiply(A2, D2) / keep_prob
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)


@alternative("forward_propagation_with_dropout")
def binomial_masks(X, parameters, keep_prob=0.5):
    rng = np.random.default_rng(8)
    A, cache = X, []
    for layer in (1, 2, 3):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = np.einsum("ij,jm->im", W, A) + b
        if layer == 3:
            A = sigmoid(Z)
            cache += [Z, A, W, b]
        else:
            D = rng.binomial(1, keep_prob, Z.shape).astype(float)
            A = np.where((D == 1) & (Z > 0), Z / keep_prob, 0.0)
            cache += [Z, D, A, W, b]
    return [A, tuple(cache)]


@alternative("backward_propagation_with_dropout")
def dropout_in_place(X, Y, cache, keep_prob):
    m = X.shape[1]
    (_Z1, D1, A1, _W1, _b1, _Z2, D2, A2, W2, _b2, _Z3, A3, W3, _b3) = cache
    dZ3 = A3 - Y
    dA2 = np.dot(W3.T, dZ3)
    dA2 *= D2
    dA2 /= keep_prob
    # Where an activation was kept and is above 0, so was its Z; where it was dropped, the gradient is 0 already.
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dA1 = np.dot(W2.T, dZ2)
    dA1 *= D1
    dA1 /= keep_prob
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    return {
        "dW3": np.dot(dZ3, A2.T) / m, "db3": np.sum(dZ3, axis=1, keepdims=True) / m, "dA2": dA2, "dZ2": dZ2,
        "dW2": np.dot(dZ2, A1.T) / m, "db2": np.sum(dZ2, axis=1, keepdims=True) / m, "dA1": dA1, "dZ1": dZ1,
        "dW1": np.dot(dZ1, X.T) / m, "db1": np.sum(dZ1, axis=1, keepdims=True) / m,
    }


@alternative("backward_propagation_with_dropout")
def sample_by_sample(X, Y, cache, keep_prob):
    Z1, D1, A1, W1, _, Z2, D2, A2, W2, _, _, A3, W3, _ = cache
    m = X.shape[1]
    grads = {f"dW{layer}": np.zeros(W.shape) for layer, W in ((1, W1), (2, W2), (3, W3))}
    grads |= {f"db{layer}": np.zeros((len(W), 1)) for layer, W in ((1, W1), (2, W2), (3, W3))}
    for i in range(m):
        d3 = (A3[:, i] - Y[:, i]) / m
        d2 = np.where((D2[:, i] == 1) & (Z2[:, i] > 0), d3 @ W3 / keep_prob, 0)
        d1 = np.where((D1[:, i] == 1) & (Z1[:, i] > 0), d2 @ W2 / keep_prob, 0)
        for layer, d, before in ((1, d1, X), (2, d2, A1), (3, d3, A2)):
            grads[f"dW{layer}"] += np.outer(d, before[:, i])
            grads[f"db{layer}"] += d.reshape(-1, 1)
    return grads


@alternative("Dropout")
class FloatMask:
    def __init__(self, dropout_ratio=0.5):
        self.keep = 1.0 - dropout_ratio
        self.kept = None

    def forward(self, x, train_flg=True):
        if train_flg:
            self.kept = (np.random.uniform(size=x.shape) < self.keep).astype(float)
            return np.multiply(x, self.kept)
        return self.keep * x

    def backward(self, dout):
        return np.multiply(dout, self.kept)


@alternative("Dropout")
class PlacesOfZeros:
    """Remembers where the zeros are, and draws from a generator of its own."""

    def __init__(self, dropout_ratio=0.5):
        self.dropout_ratio = dropout_ratio
        self.rng = np.random.default_rng()

    def forward(self, x, train_flg=True):
        out = np.array(x, dtype=float)
        if not train_flg:
            out -= self.dropout_ratio * out
            return out
        self.dropped = self.rng.random(x.shape) < self.dropout_ratio
        out[self.dropped] = 0
        return out

    def backward(self, dout):
        dx = dout.copy()
        dx[self.dropped] = 0
        return dx


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


@alternative("train_val_test_split")
def training_first(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    order = np.random.default_rng(seed).permutation(x.shape[0])
    x, t = x[order], t[order]
    n_val, n_test = int(x.shape[0] * validation_rate), int(x.shape[0] * test_rate)
    n_train = x.shape[0] - n_val - n_test
    x_train, x_val, x_test = np.split(x, [n_train, n_train + n_val])
    t_train, t_val, t_test = np.split(t, [n_train, n_train + n_val])
    return x_train, t_train, x_val, t_val, x_test, t_test


@alternative("train_val_test_split")
def one_after_the_other(x, t, validation_rate=0.2, test_rate=0.2, seed=0):
    random = np.random.RandomState(seed + 77)
    left = list(range(len(x)))
    chosen = []
    for count in (int(len(x) * validation_rate), int(len(x) * test_rate)):
        part = sorted(random.choice(left, count, replace=False))
        left = [i for i in left if i not in set(part)]
        chosen.append(part)
    return [whole[part] for part in (left, *chosen) for whole in (x, t)]


@alternative("sample_log_uniform")
def natural_logarithms(low, high, size, seed=0):
    rng = np.random.default_rng(seed)
    return np.exp(rng.uniform(np.log(low), np.log(high), size=size))


@alternative("sample_log_uniform")
def share_of_the_way(low, high, size, seed=0):
    random = np.random.RandomState(seed)
    return np.array([low * (high / low) ** random.rand() for _ in range(size)])
