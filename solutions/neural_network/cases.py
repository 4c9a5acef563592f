"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np

# (n_x, n_h, n_y, m): one sample, as many units as samples, several outputs, more inputs than units ...
_SIZES = [(2, 3, 1, 4), (3, 2, 2, 5), (2, 4, 1, 1), (3, 3, 3, 3), (1, 5, 2, 6), (5, 2, 3, 7), (4, 6, 1, 3)]
# (D, n_1, n_2, K, N) of the network with three layers; None for a single sample without a row.
_DEEP = [(2, 3, 2, 2, 3), (3, 2, 4, 1, None), (2, 2, 2, 2, 2), (4, 3, 5, 2, 1), (1, 4, 2, 3, 6), (3, 3, 3, 3, 3)]


def _parameters(rng, n_x, n_h, n_y):
    """Weights and biases of about 1: far from the straight middle of tanh, and none of them 0."""
    return {
        "W1": rng.normal(0, 1, (n_h, n_x)),
        "b1": rng.normal(0, 0.7, (n_h, 1)),
        "W2": rng.normal(0, 1, (n_y, n_h)),
        "b2": rng.normal(0, 0.7, (n_y, 1)),
    }


def _run(X, parameters):
    """The cache of a forward pass."""
    Z1 = parameters["W1"] @ X + parameters["b1"]
    Z2 = parameters["W2"] @ np.tanh(Z1) + parameters["b2"]
    return {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": 1 / (1 + np.exp(-Z2))}


def _labels(rng, shape):
    """Random labels, both kinds among them where there is room for both."""
    Y = rng.integers(0, 2, shape)
    if Y.size > 1:
        Y.flat[:2] = [1, 0]
    return Y


def forward(rng):
    """(network, x)."""
    for D, n_1, n_2, K, N in _DEEP:
        sizes = (D, n_1, n_2, K)
        network = {}
        for layer in (1, 2, 3):
            network[f"W{layer}"] = rng.normal(0, 1, (sizes[layer - 1], sizes[layer]))
            network[f"b{layer}"] = rng.normal(0, 1, sizes[layer])
        yield network, rng.normal(0, 1, (D,) if N is None else (N, D))


def layer_sizes(rng):
    """(X, Y)."""
    for n_x, _, n_y, m in _SIZES:
        yield rng.normal(0, 1, (n_x, m)), _labels(rng, (n_y, m))


def initialize_parameters(rng):
    """(n_x, n_h, n_y), without hidden units: nothing is random then, so that shapes and keys alone are compared."""
    yield from ((2, 0, 1), (3, 0, 2), (1, 0, 4), (5, 0, 3))
    for _ in range(2):
        yield int(rng.integers(2, 7)), 0, int(rng.integers(2, 7))


def forward_propagation(rng):
    """(X, parameters)."""
    for n_x, n_h, n_y, m in _SIZES:
        yield rng.normal(0, 1, (n_x, m)), _parameters(rng, n_x, n_h, n_y)


def backward_propagation(rng):
    """(parameters, cache, X, Y)."""
    for n_x, n_h, n_y, m in _SIZES:
        X, parameters = rng.normal(0, 1, (n_x, m)), _parameters(rng, n_x, n_h, n_y)
        yield parameters, _run(X, parameters), X, _labels(rng, (n_y, m))


def update_parameters(rng):
    """(parameters, grads, learning_rate)."""
    rates = (0.1, 1.0, 0.0075, 0.5, 2.0, 1.2, 0.03)
    for (n_x, n_h, n_y, _), rate in zip(_SIZES, rates, strict=True):
        parameters = _parameters(rng, n_x, n_h, n_y)
        grads = {f"d{name}": rng.normal(0, 1, value.shape) for name, value in parameters.items()}
        yield parameters, dict(reversed(grads.items())), rate


def nn_model(rng):
    """(X, Y, n_h, num_iterations), without hidden units: what is learned does not depend on random numbers then."""
    for (n_x, _, n_y, _), m, steps in zip(_SIZES, (4, 5, 3, 6, 7, 4, 3), (3, 1, 7, 2, 20, 5, 0), strict=True):
        Y = _labels(rng, (n_y, m))
        Y[0] = np.arange(m) % 3 == 0  # not as many ones as zeros: there is something to be learned
        yield rng.normal(0, 1, (n_x, m)), Y, 0, steps


def predict(rng):
    """(parameters, X)."""
    for n_x, n_h, n_y, m in [*_SIZES, (2, 4, 1, 9)]:
        X, parameters = rng.normal(0, 1.5, (n_x, m)), _parameters(rng, n_x, n_h, n_y)
        # Clearly on one side, and on both sides where there is more than one sample.
        while np.abs(Z2 := _run(X, parameters)["Z2"]).min() < 0.05 or (m > 1 and len(np.unique(Z2 > 0)) == 1):
            X, parameters = rng.normal(0, 1.5, (n_x, m)), _parameters(rng, n_x, n_h, n_y)
        yield parameters, X
