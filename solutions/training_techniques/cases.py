"""Inputs for every exercise: edge cases first, then random ones of different shapes.

Where answers are random there are also inputs on which chance has no say (nothing is dropped, all samples are
alike): there, mistakes can be told apart by the answers alone.
"""

import numpy as np


def initialize_parameters_he(rng):
    """(layers_dims,)."""
    for layers_dims in ([3, 1], [1, 1], [2, 4, 1], [4, 3, 2, 5], [300, 200, 100], [60, 60, 60], [100, 400, 10]):
        yield (layers_dims,)
    yield ([int(n) for n in rng.integers(50, 150, 4)],)


def initialize_parameters_xavier(rng):
    """(layers_dims,)."""
    yield from initialize_parameters_he(rng)


# (units per layer, the input first), number of samples: all differ; m = 1, several outputs ...
_NETWORKS = [((2, 3, 4, 1), 5), ((3, 2, 5, 1), 1), ((4, 5, 3, 2), 7), ((2, 6, 4, 3), 5), ((5, 3, 2, 1), 8), ((3, 4, 2, 1), 6)]


def _parameters(rng, sizes):
    """Weights of about 1 / sqrt(inputs), so that sums neither grow nor vanish, and biases that are not 0."""
    parameters = {}
    for l in range(1, len(sizes)):
        parameters[f"W{l}"] = rng.normal(0, 1.2 / np.sqrt(sizes[l - 1]), (sizes[l], sizes[l - 1]))
        parameters[f"b{l}"] = rng.normal(0, 0.5, (sizes[l], 1))
    return parameters


def _labels(rng, shape):
    """Random labels, both kinds among them where there is room for both."""
    Y = rng.integers(0, 2, shape)
    if Y.size > 1:
        Y.flat[:2] = [1, 0]
    return Y


def _forward(X, parameters, masks=(1.0, 1.0)):
    """(Z1, A1, Z2, A2, Z3, A3) of a network of three layers whose hidden activations are multiplied by masks."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    A1 = np.maximum(Z1, 0) * masks[0]
    Z2 = parameters["W2"] @ A1 + parameters["b2"]
    A2 = np.maximum(Z2, 0) * masks[1]
    Z3 = parameters["W3"] @ A2 + parameters["b3"]
    return Z1, A1, Z2, A2, Z3, 1 / (1 + np.exp(-Z3))


def _alive(Z1, A1, Z2, A2, Z3, _A3):
    """Whether no ReLU is at its kink, the output is away from 0 and 1, and gradients reach every layer."""
    return (
        min(np.abs(Z1).min(), np.abs(Z2).min()) > 0.02
        and np.abs(Z3).max() < 2.5
        and all((A > 0).any() and (Z < 0).any() for A, Z in ((A1, Z1), (A2, Z2)))
    )


def _network(rng, sizes, m, keep_prob=None):
    """X, parameters, and what the forward pass gives, with masks if there is a keep_prob."""
    while True:
        X, parameters = rng.normal(size=(sizes[0], m)), _parameters(rng, sizes)
        masks = [rng.uniform(size=(n, m)) < (keep_prob or 1.0) for n in sizes[1:3]]
        steps = _forward(X, parameters, [mask / (keep_prob or 1.0) for mask in masks])
        # Some activation that is above 0 has to be dropped in each layer, and another one kept, where there is room.
        dropped = all((~mask & (Z > 0)).any() for mask, Z in zip(masks, (steps[0], steps[2]), strict=True))
        if _alive(*steps) and (dropped or m == 1 or keep_prob in (None, 1.0)):
            return X, parameters, masks, steps


def compute_cost_with_regularization(rng):
    """(A3, Y, parameters, lambd)."""
    one = {"W1": np.array([[1.0, -2.0]]), "b1": np.array([[5.0]])}
    yield np.full((1, 2), 0.5), np.array([[1, 0]]), one, 0.4
    yield np.full((1, 3), 0.3), np.array([[1, 0, 0]]), one, 0.0
    for (sizes, m), lambd in zip(_NETWORKS, (0.1, 0.7, 1.5, 0.03, 10.0, 0.5), strict=True):
        yield rng.uniform(0.1, 0.9, (sizes[-1], m)), _labels(rng, (sizes[-1], m)), _parameters(rng, sizes), lambd
    sizes = (3, 4, 2, 5, 3, 1)  # five layers
    yield rng.uniform(0.1, 0.9, (1, 4)), _labels(rng, (1, 4)), _parameters(rng, sizes), 0.9


def backward_propagation_with_regularization(rng):
    """(X, Y, cache, lambd)."""
    for (sizes, m), lambd in zip(_NETWORKS, (0.7, 0.4, 1.5, 0.0, 10.0, 0.1), strict=True):
        X, p, _, (Z1, A1, Z2, A2, Z3, A3) = _network(rng, sizes, m)
        cache = (Z1, A1, p["W1"], p["b1"], Z2, A2, p["W2"], p["b2"], Z3, A3, p["W3"], p["b3"])
        yield X, _labels(rng, A3.shape), cache, lambd


def forward_propagation_with_dropout(rng):
    """(X, parameters, keep_prob)."""
    for (sizes, m), keep_prob in zip(_NETWORKS, (1.0, 1.0, 0.5, 0.8, 0.3, 1.0), strict=True):
        X, parameters, _, _ = _network(rng, sizes, m)
        yield X, parameters, keep_prob


def backward_propagation_with_dropout(rng):
    """(X, Y, cache, keep_prob)."""
    for index, ((sizes, m), keep_prob) in enumerate(zip(_NETWORKS, (0.7, 0.6, 0.5, 0.8, 0.4, 1.0), strict=True)):
        X, p, (D1, D2), (Z1, A1, Z2, A2, Z3, A3) = _network(rng, sizes, m, keep_prob)
        if index % 2:
            D1, D2 = D1.astype(int), D2.astype(int)
        cache = (Z1, D1, A1, p["W1"], p["b1"], Z2, D2, A2, p["W2"], p["b2"], Z3, A3, p["W3"], p["b3"])
        yield X, _labels(rng, A3.shape), cache, keep_prob


def Dropout(rng):
    """(dropout_ratio, x, dout); no entry of x or dout is near 0, so that a 0 is something dropped."""
    shapes = [(4, 5), (3, 2), (2, 6), (5,), (2, 3, 4), (30, 20), (8, 3)]
    for ratio, shape in zip((0.0, 1.0, 1.0, 0.0, 0.5, 0.3, 0.8), shapes, strict=True):
        x, dout = (rng.choice([-1.0, 1.0], shape) * rng.uniform(0.5, 2, shape) for _ in range(2))
        yield ratio, x, dout


def _batchnorm(rng, shape, *, mode="train", eps=1e-5, momentum=0.9):
    """Arguments of batchnorm_forward whose running statistics and mode have nothing to do with the batch."""
    n_features = shape[1]
    bn_param = {
        "mode": mode,
        "eps": eps,
        "momentum": momentum,
        "running_mean": rng.normal(size=n_features),
        "running_var": rng.uniform(0.5, 3, n_features),
    }
    gamma = rng.choice([-1.0, 1.0], n_features) * rng.uniform(0.5, 2, n_features)
    x = rng.normal(rng.normal(size=n_features), rng.uniform(0.7, 2, n_features), shape)
    return x, gamma, rng.normal(size=n_features), bn_param


def batchnorm_forward(rng):
    """(x, gamma, beta, bn_param)."""
    # A constant feature, and a batch of a single sample: no variance at all.
    x, gamma, beta, bn_param = _batchnorm(rng, (4, 2), eps=1e-3)
    x[:, 1] = 2.5
    yield x, gamma, beta, bn_param
    yield _batchnorm(rng, (1, 3), momentum=0.8)
    yield _batchnorm(rng, (1, 3), mode="test")
    yield _batchnorm(rng, (5, 2), eps=0.1)
    yield _batchnorm(rng, (5, 2), mode="test", eps=0.1)
    yield _batchnorm(rng, (3, 6), momentum=0.5)
    yield _batchnorm(rng, (4, 4), momentum=0.99)
    yield _batchnorm(rng, (6, 1), momentum=0.0, eps=1e-7)
    yield _batchnorm(rng, (20, 3), mode="test")


def batchnorm_backward(rng):
    """(x, gamma, beta, bn_param, dout); bn_param is always in mode "train"."""
    shapes = [(4, 3), (3, 5), (6, 1), (4, 4), (8, 2), (5, 3)]
    for shape, eps in zip(shapes, [1e-5, 0.1, 1e-3, 0.01, 1e-7, 0.5], strict=True):
        yield *_batchnorm(rng, shape, eps=eps), rng.normal(size=shape)


def BatchNormalization(rng):
    """(gamma, beta, momentum, running_mean, running_var, [first batch, second batch, ...], last dout)."""

    def layer(n_features, sizes, *, momentum=0.9, started=True):
        gamma = rng.choice([-1.0, 1.0], n_features) * rng.uniform(0.5, 2, n_features)
        running_mean = rng.normal(size=n_features) if started else None
        running_var = rng.uniform(0.5, 3, n_features) if started else None
        # The variance is well above epsilon, so that another epsilon shows only in the test that is about it.
        batches = [rng.normal(rng.normal(size=n_features), 3, (size, n_features)) for size in sizes]
        dout = rng.normal(size=(sizes[-1], n_features))
        return gamma, rng.normal(size=n_features), momentum, running_mean, running_var, batches, dout

    yield layer(2, [4])
    yield layer(3, [5, 5], started=False)
    yield layer(1, [6, 4], momentum=0.5)
    yield layer(4, [4, 4, 4], momentum=0.99)
    yield layer(5, [3, 6], momentum=0.8, started=False)
    yield layer(3, [12, 12, 7])


def train_val_test_split(rng):
    """(x, t, validation_rate, test_rate, seed)."""
    # Samples that are all alike: only how many come where can be seen.
    yield np.ones((10, 2)), np.ones(10), 0.2, 0.3, 0
    yield np.ones((23, 3)), np.ones(23, dtype=int), 0.3, 0.25, 1
    yield np.full((9, 1), 2.5), np.zeros((9, 2)), 0.5, 0.15, 2
    settings = [((20, 3), (20,), 0.2, 0.3), ((37, 2), (37, 4), 0.15, 0.33), ((50, 2, 3), (50,), 0.1, 0.5), ((64, 5), (64,), 0.25, 0.125)]
    for seed, (x, t, validation_rate, test_rate) in enumerate(settings):
        yield rng.normal(size=x), rng.integers(0, 10, t), validation_rate, test_rate, seed


def sample_log_uniform(rng):
    """(low, high, size, seed)."""
    # Nothing is left to chance where both bounds are the same.
    for value, size in ((0.001, 5), (2.0, 1), (50.0, 3), (0.3, 4)):
        yield value, value, size, 0
    for low, high, size in ((1e-5, 1e-1, 7), (1.0, 1000.0, 4), (0.02, 0.5, 10), (1e-8, 1e-4, 3)):
        yield low, high, size, int(rng.integers(1, 1000))
