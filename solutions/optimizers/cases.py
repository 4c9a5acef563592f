"""Inputs for every exercise: edge cases first, then random ones of different shapes.

Gradients of AdaGrad and Adam are between 300 and 3000 in size, or exactly 0: there, epsilon inside and outside
the root, 1e-7 and 1e-8, before and after the bias correction, all give the same parameters to far below the
tests' tolerance.
"""

import numpy as np

_SHAPES = (
    {"W1": (3, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)},
    {"W1": (2, 3), "b1": (3,)},
    {"filter": (2, 1, 3, 2), "scale": (1, 1, 1), "bias": (1,)},
    {"a": (5,), "b": (5,), "c": (5,)},
)


def _large(rng, shape):
    """Gradients so large that epsilon does not show."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(300, 3000, shape)


def _usual(rng, shape):
    """Gradients of about 1."""
    return rng.normal(size=shape)


def _params_and_grads(rng, shapes, steps, make=_large):
    """Parameters, and gradients for a number of steps."""
    params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return params, [{name: make(rng, shape) for name, shape in shapes.items()} for _ in range(steps)]


def SGD(rng):
    """(lr, params, [grads of step 1, grads of step 2, ...])."""
    yield 0.1, {"W": np.array([1.0, -2.0])}, [{"W": np.array([4.0, -0.5])}]
    yield 0.5, {"W": np.array([[1.0, 2.0]]), "b": np.array([3.0])}, [
        {"W": np.array([[0.0, -1.0]]), "b": np.array([2.0])},
        {"W": np.array([[1.0, 0.0]]), "b": np.array([-1.0])},
    ]
    for lr, shapes, steps in zip((0.001, 0.2, 0.03, 1.0), _SHAPES, (5, 1, 4, 3), strict=True):
        yield lr, *_params_and_grads(rng, shapes, steps, _usual)


def Momentum(rng):
    """(lr, momentum, params, [grads of step 1, grads of step 2, ...])."""
    yield 0.1, 0.9, {"W": np.array([1.0, -2.0])}, [{"W": np.array([4.0, -0.5])}]
    # Without any gradient in the second step, inertia alone moves the parameters.
    yield 0.1, 0.5, {"W": np.array([1.0, 2.0])}, [{"W": np.array([1.0, 0.0])}, {"W": np.zeros(2)}]
    # Where nothing is kept, momentum is plain gradient descent.
    yield 0.05, 0.0, *_params_and_grads(rng, {"W": (2, 2)}, 3, _usual)
    settings = ((0.001, 0.9), (0.2, 0.5), (0.03, 0.8), (1.0, 0.99))
    for (lr, momentum), shapes, steps in zip(settings, _SHAPES, (5, 4, 6, 3), strict=True):
        yield lr, momentum, *_params_and_grads(rng, shapes, steps, _usual)


def AdaGrad(rng):
    """(lr, params, [grads of step 1, grads of step 2, ...])."""
    yield 0.1, {"W": np.array([1.0, -2.0])}, [{"W": np.array([400.0, -2500.0])}]
    # The second entry never gets a gradient, the third one only later, the first one only at first.
    yield 0.05, {"W": np.array([1.0, 2.0, 3.0])}, [
        {"W": np.array([800.0, 0.0, 0.0])},
        {"W": np.array([0.0, 0.0, -700.0])},
        {"W": np.array([0.0, 0.0, 900.0])},
    ]
    for lr, shapes, steps in zip((0.001, 0.2, 0.03, 1.0), _SHAPES, (5, 4, 6, 3), strict=True):
        yield lr, *_params_and_grads(rng, shapes, steps)


def Adam(rng):
    """(lr, beta1, beta2, params, [grads of step 1, grads of step 2, ...])."""
    yield 0.1, 0.9, 0.999, {"W": np.array([1.0, -2.0])}, [{"W": np.array([400.0, -2500.0])}]
    # The second entry never gets a gradient, the third one only later, the first one only at first.
    yield 0.05, 0.9, 0.999, {"W": np.array([1.0, 2.0, 3.0])}, [
        {"W": np.array([800.0, 0.0, 0.0])},
        {"W": np.array([0.0, 0.0, -700.0])},
        {"W": np.array([0.0, 0.0, 900.0])},
    ]
    settings = ((0.001, 0.9, 0.999), (0.2, 0.5, 0.99), (0.03, 0.8, 0.95), (1.0, 0.95, 0.9))
    for (lr, beta1, beta2), shapes, steps in zip(settings, _SHAPES, (5, 4, 6, 3), strict=True):
        yield lr, beta1, beta2, *_params_and_grads(rng, shapes, steps)


def _parameters(rng, layer_dims):
    """Parameters of a network with these numbers of units."""
    parameters = {}
    for layer in range(1, len(layer_dims)):
        parameters[f"W{layer}"] = rng.normal(size=(layer_dims[layer], layer_dims[layer - 1]))
        parameters[f"b{layer}"] = rng.normal(size=(layer_dims[layer], 1))
    return parameters


def _like(rng, parameters, make):
    """A dict dW1, db1, ... of arrays in the shapes of the parameters."""
    return {f"d{name}": make(rng, value.shape) for name, value in parameters.items()}


def update_parameters_with_gd(rng):
    """(parameters, grads, learning_rate)."""
    one = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}
    yield one, {"dW1": np.array([[10.0, -10.0]]), "db1": np.array([[5.0]])}, 0.1
    parameters = _parameters(rng, [3, 2, 1])
    # backward_propagation returns more than the gradients of the parameters.
    more = {"dA1": rng.normal(size=(2, 5)), "dZ1": rng.normal(size=(2, 5))}
    yield parameters, _like(rng, parameters, _usual) | more, 0.01
    for layer_dims, rate in (([4, 3, 2, 1], 1.2), ([2, 5, 3, 4, 2], 0.5), ([5, 4], 0.0075), ([3, 3, 3], 2.0)):
        parameters = _parameters(rng, layer_dims)
        yield parameters, _like(rng, parameters, _usual), rate


def random_mini_batches(rng):
    """(X, Y, mini_batch_size, seed)."""
    # (n_x, n_y, m, mini_batch_size): a last batch that is smaller, none that is, one batch, batches of one ...
    sizes = [(2, 1, 5, 2), (3, 1, 6, 3), (4, 2, 3, 8), (2, 1, 1, 1), (1, 3, 7, 1), (3, 1, 10, 10), (2, 2, 50, 16)]
    for seed, (n_x, n_y, m, size) in enumerate([*sizes, (5, 1, 130, 64), (3, 2, 96, 24), (4, 3, 77, 10)]):
        yield rng.normal(size=(n_x, m)), rng.integers(0, 2, (n_y, m)), size, seed


def initialize_velocity(rng):
    """(parameters,)."""
    yield ({"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])},)
    for layer_dims in ([3, 2, 1], [4, 3, 2, 1], [2, 5, 3, 4, 2], [5, 4], [3, 3, 3]):
        yield (_parameters(rng, layer_dims),)
    yield (_parameters(rng, [2, 3] * 6),)  # eleven layers


def update_parameters_with_momentum(rng):
    """(parameters, grads, v, beta, learning_rate)."""
    one, zeros = {"W1": np.array([[1.0, 2.0]]), "b1": np.array([[3.0]])}, np.zeros
    yield one, {"dW1": np.array([[4.0, -0.5]]), "db1": np.array([[1.0]])}, {
        "dW1": zeros((1, 2)), "db1": zeros((1, 1))}, 0.9, 0.1
    parameters = _parameters(rng, [3, 2, 1])
    grads, v = (_like(rng, parameters, _usual) for _ in range(2))
    yield parameters, grads | {"dA1": rng.normal(size=(2, 5)), "dZ1": rng.normal(size=(2, 5))}, v, 0.9, 0.01
    settings = ((0.8, 1.2), (0.5, 0.3), (0.99, 0.05), (0.0, 0.5), (0.95, 2.0))
    for layer_dims, (beta, rate) in zip(([4, 3, 2, 1], [2, 5, 3, 4, 2], [5, 4], [2, 2], [3, 3, 3]), settings, strict=True):
        parameters = _parameters(rng, layer_dims)
        yield parameters, _like(rng, parameters, _usual), _like(rng, parameters, _usual), beta, rate


def initialize_adam(rng):
    """(parameters,)."""
    yield from initialize_velocity(rng)


def update_parameters_with_adam(rng):
    """(parameters, grads, v, s, t[, learning_rate[, beta1[, beta2[, epsilon]]]])."""

    def network(layer_dims, *, started=True):
        parameters, grads, v, s = {}, {}, {}, {}
        for layer in range(1, len(layer_dims)):
            rows, columns = layer_dims[layer], layer_dims[layer - 1]
            for key, shape in ((f"W{layer}", (rows, columns)), (f"b{layer}", (rows, 1))):
                parameters[key] = rng.normal(size=shape)
                grads[f"d{key}"] = _large(rng, shape)
                v[f"d{key}"] = _large(rng, shape) if started else np.zeros(shape)
                s[f"d{key}"] = rng.uniform(1e5, 1e7, shape) if started else np.zeros(shape)
        return parameters, grads, v, s

    yield *network([3, 1], started=False), 1
    yield *network([2, 3, 2], started=False), 1, 0.1, 0.9, 0.999, 1e-8
    parameters, grads, v, s = network([3, 2, 1])
    # backward_propagation returns more than the gradients of the parameters.
    yield parameters, grads | {"dA1": rng.normal(size=(2, 5)), "dZ1": rng.normal(size=(2, 5))}, v, s, 2
    yield *network([4, 3, 2, 1]), 3, 0.05
    yield *network([2, 5, 3, 4, 2]), 7, 0.02, 0.8
    yield *network([5, 4]), 4, 0.3, 0.5, 0.9
    yield *network([1, 1]), 2, 0.007, 0.95, 0.99, 1e-7
    yield *network([3, 3, 3]), 20, 0.1, 0.7, 0.995, 1e-9


def schedule_lr_decay(rng):
    """(learning_rate0, epoch_num, decay_rate[, time_interval])."""
    yield 0.5, 0, 1, 100
    yield 0.5, 99, 1, 100
    yield 0.5, 100, 1, 100
    yield 0.1, 2500, 0.3
    yield 0.2, 999, 0.7
    yield 0.2, 7, 0.3, 1
    for interval in (3, 10, 40):
        # Late within a stair, so that rounding up is not rounding down.
        epoch = interval * int(rng.integers(2, 20)) + interval - 1
        yield float(rng.uniform(0.01, 1)), epoch, float(rng.uniform(0.1, 2)), interval
        yield float(rng.uniform(0.01, 1)), 12 * interval, float(rng.uniform(0.1, 2)), interval
