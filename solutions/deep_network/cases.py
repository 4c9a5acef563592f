"""Inputs for every exercise: edge cases first, then random ones of different shapes."""

import numpy as np

# (units per layer, the input first), number of samples: one layer, several outputs, m = 1, four layers ...
_NETWORKS = [
    ((3, 1), 4),
    ((2, 3), 5),
    ((4, 3, 1), 1),
    ((3, 5, 2), 6),
    ((2, 4, 3, 1), 7),
    ((5, 4, 3, 2, 1), 4),
    ((3, 2, 5, 4, 2), 3),
]

# (n_prev, n, m): all three differ, so that nothing can hide behind a square matrix.
_LAYERS = [(3, 2, 1), (1, 4, 3), (4, 1, 5), (3, 2, 4), (2, 5, 3), (5, 3, 7)]


def _layer(rng, n_prev, n, m):
    """A, W, b with numbers of about 1."""
    return rng.normal(0, 1, (n_prev, m)), rng.normal(0, 1, (n, n_prev)), rng.normal(0, 1, (n, 1))


def _away_from_zero(values):
    """The same numbers, none nearer to 0 than 0.05: ReLU has a kink there."""
    return values + np.where(values >= 0, 0.05, -0.05)


def _parameters(rng, sizes):
    """Weights of about 1 / sqrt(inputs), so that sums neither grow nor vanish, and biases that are not 0."""
    parameters = {}
    for l in range(1, len(sizes)):
        parameters[f"W{l}"] = rng.normal(0, 1.2 / np.sqrt(sizes[l - 1]), (sizes[l], sizes[l - 1]))
        parameters[f"b{l}"] = rng.normal(0, 0.5, (sizes[l], 1))
    return parameters


def _run(X, parameters):
    """The network's output and caches."""
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        caches.append(((A, W, b), Z))
        A = 1 / (1 + np.exp(-Z)) if l == L else np.maximum(Z, 0)
    return A, caches


def _suits_gradients(caches):
    """Whether no ReLU is at its kink, the output is away from 0 and 1, and every gradient is alive.

    In each hidden layer every sample has an active unit, so that its gradient reaches the first layer, and
    some unit is inactive, so that the derivative of ReLU matters.
    """
    hidden, (_, last) = caches[:-1], caches[-1]
    return np.abs(last).max() < 2.5 and all(
        np.abs(Z).min() > 0.02 and (Z > 0).any(axis=0).all() and (Z < 0).any() for _, Z in hidden
    )


def _labels(rng, shape):
    """Random labels, both kinds among them where there is room for both."""
    Y = rng.integers(0, 2, shape)
    if Y.size > 1:
        Y.flat[:2] = [1, 0]
    return Y


def _network(rng, sizes, m):
    """X, parameters, AL and caches of a network in which every gradient is well defined and not 0."""
    while True:
        X, parameters = rng.normal(0, 1, (sizes[0], m)), _parameters(rng, sizes)
        AL, caches = _run(X, parameters)
        if _suits_gradients(caches):
            return X, parameters, AL, caches


def initialize_parameters_deep(rng):
    """(layer_dims,)."""
    for layer_dims in ([3, 1], [1, 1], [2, 4, 1], [4, 3, 2, 5], [300, 200, 100], [60, 60, 60], [100, 400, 10]):
        yield (layer_dims,)
    yield ([int(n) for n in rng.integers(50, 150, 4)],)


def linear_forward(rng):
    """(A, W, b)."""
    yield np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([[1.0, 0.0, -1.0]]), np.array([[10.0]])
    # As many units as samples: a bias laid out along the wrong axis raises no error here.
    yield rng.normal(0, 1, (2, 3)), rng.normal(0, 1, (3, 2)), np.array([[1.0], [2.0], [3.0]])
    for sizes in _LAYERS:
        yield _layer(rng, *sizes)


def linear_activation_forward(rng):
    """(A_prev, W, b, activation)."""
    A, W, b = np.array([[1.0, 2.0, 0.0]]), np.array([[2.0], [-1.0]]), np.array([[-4.0], [1.0]])
    yield A, W, b, "relu"  # two of the sums are exactly 0
    yield A, W, b, "sigmoid"
    for number, sizes in enumerate(_LAYERS):
        yield *_layer(rng, *sizes), ("sigmoid", "relu")[number % 2]
        yield *_layer(rng, *sizes), ("relu", "sigmoid")[number % 2]


def L_model_forward(rng):
    """(X, parameters)."""
    for sizes, m in _NETWORKS:
        X, parameters, _, _ = _network(rng, sizes, m)
        yield X, parameters
    # Eleven layers: "W10" comes before "W2" in alphabetical order, and its last digit is that of no layer.
    sizes = (3, 2, 4, 3, 2, 4, 3, 2, 4, 3, 2, 1)
    X, parameters = rng.normal(0, 1, (3, 4)), _parameters(rng, sizes)
    while np.ptp(_run(X, parameters)[0]) < 0.01:  # a layer with no active unit hides everything before it
        X, parameters = rng.normal(0, 1, (3, 4)), _parameters(rng, sizes)
    yield X, parameters


def compute_cost(rng):
    """(AL, Y)."""
    yield np.array([[0.5, 0.8]]), np.array([[1, 0]])
    yield np.array([[0.3]]), np.array([[1]])
    yield np.array([[0.6, 0.2, 0.7]]), np.ones((1, 3))
    yield np.array([[0.6, 0.2, 0.7]]), np.zeros((1, 3))
    for shape in ((1, 2), (1, 7), (1, 50), (3, 4), (2, 5)):
        yield rng.uniform(0.1, 0.9, shape), _labels(rng, shape)


def linear_backward(rng):
    """(dZ, (A_prev, W, b))."""
    A, W, b = np.array([[1.0, 2.0], [3.0, 4.0]]), np.array([[5.0, 6.0]]), np.array([[0.5]])
    yield np.array([[1.0, -2.0]]), (A, W, b)
    for n_prev, n, m in _LAYERS:
        yield rng.normal(0, 1, (n, m)), _layer(rng, n_prev, n, m)


def linear_activation_backward(rng):
    """(dA, ((A_prev, W, b), Z), activation)."""
    for n_prev, n, m in [*_LAYERS, (2, 4, 2), (4, 3, 6)]:
        for activation in ("relu", "sigmoid"):
            A, W, b = _layer(rng, n_prev, n, m)
            # Where Z is 0 the ReLU has no slope: draw again when a sum comes near it.
            while np.abs(W @ A + b).min() < 0.02:
                A, W, b = _layer(rng, n_prev, n, m)
            yield _away_from_zero(rng.normal(0, 1, (n, m))), ((A, W, b), W @ A + b), activation


def L_model_backward(rng):
    """(AL, Y, caches)."""
    for sizes, m in _NETWORKS:
        _, _, AL, caches = _network(rng, sizes, m)
        yield AL, _labels(rng, AL.shape), caches


def update_parameters(rng):
    """(parameters, grads, learning_rate)."""
    one = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
    yield one, {"dW1": np.array([[10.0, -10.0]]), "db1": np.array([[5.0]])}, 0.1
    rates = [1.0, 0.0075, 0.5, 1.2, 0.03, 2.0, 0.2]
    for (sizes, m), rate in zip(_NETWORKS, rates, strict=True):
        parameters = _parameters(rng, sizes)
        grads = {f"d{key}": rng.normal(0, 1, value.shape) for key, value in parameters.items()}
        if m % 2:  # as they come from the backward pass: the last layer first, dA0 among them
            grads = {**dict(reversed(grads.items())), "dA0": rng.normal(0, 1, (sizes[0], m))}
        yield parameters, grads, rate
    parameters = _parameters(rng, (2, 3) * 6)  # eleven layers
    yield parameters, {f"d{key}": rng.normal(0, 1, value.shape) for key, value in parameters.items()}, 0.3
