"""Inputs for every exercise: edge cases first, then random ones of different shapes.

Gradients are between 300 and 3000 in size, or exactly 0: there, epsilon inside and outside the root, 1e-7 and
1e-8, before and after the bias correction, all give the same parameters to far below the tests' tolerance.
"""

import numpy as np


def _large(rng, shape):
    """Gradients so large that epsilon does not show."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(300, 3000, shape)


def Adam(rng):
    """(lr, beta1, beta2, params, [grads of step 1, grads of step 2, ...])."""

    def params_and_grads(shapes, steps):
        params = {name: rng.normal(size=shape) for name, shape in shapes.items()}
        return params, [{name: _large(rng, shape) for name, shape in shapes.items()} for _ in range(steps)]

    yield 0.1, 0.9, 0.999, {"W": np.array([1.0, -2.0])}, [{"W": np.array([400.0, -2500.0])}]
    # The second entry never gets a gradient, the third one only later, the first one only at first.
    yield 0.05, 0.9, 0.999, {"W": np.array([1.0, 2.0, 3.0])}, [
        {"W": np.array([800.0, 0.0, 0.0])},
        {"W": np.array([0.0, 0.0, -700.0])},
        {"W": np.array([0.0, 0.0, 900.0])},
    ]
    yield 0.001, 0.9, 0.999, *params_and_grads({"W1": (3, 4), "b1": (4,), "W2": (4, 2), "b2": (2,)}, 5)
    yield 0.2, 0.5, 0.99, *params_and_grads({"W1": (2, 3), "b1": (3,)}, 4)
    yield 0.03, 0.8, 0.95, *params_and_grads({"filter": (2, 1, 3, 2), "scale": (1, 1, 1), "bias": (1,)}, 6)
    yield 1.0, 0.95, 0.9, *params_and_grads({"a": (5,), "b": (5,), "c": (5,)}, 3)


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
