"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .neural_network import (
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
    layer_sizes,
    sigmoid,
    update_parameters,
)


@alternative("init_network")
def from_columns(*_):
    return {
        "b1": np.arange(1, 4) / 10,
        "b2": np.arange(1, 3) / 10,
        "b3": np.arange(1, 3) / 10,
        "W1": np.arange(1, 7).reshape(3, 2).T / 10,
        "W2": np.array([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]).T,
        "W3": np.column_stack([[0.1, 0.2], [0.3, 0.4]]),
    }


@alternative("forward")
def with_a_loop(network, x):
    z = x
    for layer in (1, 2, 3):
        a = z @ network[f"W{layer}"] + network[f"b{layer}"]
        z = 1 / (1 + np.exp(-a)) if layer < 3 else a
    return z


@alternative("forward")
def transposed_network(network, x):
    W1, W2, W3 = network["W1"], network["W2"], network["W3"]
    rows = np.atleast_2d(x)
    z1 = sigmoid(W1.T @ rows.T + network["b1"][:, None])
    z2 = sigmoid(W2.T @ z1 + network["b2"][:, None])
    y = (W3.T @ z2).T + network["b3"]
    return y if x.ndim == 2 else y[0]


@alternative("layer_sizes")
def unpacked(X, Y):
    (n_x, _), (n_y, _) = X.shape, Y.shape
    return [n_x, 4, n_y]


@alternative("layer_sizes")
def by_length(X, Y):
    return len(X), 4, np.int64(len(Y))


@alternative("initialize_parameters")
def with_a_generator(n_x, n_h, n_y):
    rng = np.random.default_rng()
    W1, W2 = rng.normal(0, 0.01, (n_h, n_x)), rng.normal(0, 0.01, (n_y, n_h))
    return {"b2": np.zeros((n_y, 1)), "W2": W2, "b1": np.zeros((n_h, 1)), "W1": W1}


@alternative("initialize_parameters")
def with_a_seed(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(shape=(n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(shape=(n_y, 1))
    assert W1.shape == (n_h, n_x)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@alternative("forward_propagation")
def with_einsum(X, parameters):
    Z1 = np.einsum("ij,jk->ik", parameters["W1"], X) + parameters["b1"]
    A1 = 2 * sigmoid(2 * Z1) - 1
    Z2 = np.einsum("ij,jk->ik", parameters["W2"], A1) + parameters["b2"]
    A2 = np.exp(-np.logaddexp(0, -Z2))
    return A2, {"A2": A2, "A1": A1, "Z2": Z2, "Z1": Z1}


@alternative("forward_propagation")
def sample_by_sample(X, parameters):
    columns = {"Z1": [], "A1": [], "Z2": [], "A2": [], "X": []}
    for x in X.T:
        z1 = parameters["W1"] @ x + parameters["b1"][:, 0]
        z2 = parameters["W2"] @ np.tanh(z1) + parameters["b2"][:, 0]
        values = {"Z1": z1, "A1": np.tanh(z1), "Z2": z2, "A2": sigmoid(z2), "X": x}
        for name, value in values.items():
            columns[name].append(value)
    cache = {name: np.column_stack(values) for name, values in columns.items()}
    return cache["A2"], cache


@alternative("backward_propagation")
def backward_with_power(parameters, cache, X, Y):
    m = X.shape[1]
    W2, A1, A2 = parameters["W2"], cache["A1"], cache["A2"]
    dZ2 = A2 - Y
    dW2 = (1 / m) * np.dot(dZ2, A1.T)
    db2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.multiply(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))
    dW1 = (1 / m) * np.dot(dZ1, X.T)
    db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


@alternative("backward_propagation")
def backward_sample_by_sample(parameters, cache, X, Y):
    m = X.shape[1]
    grads = {"d" + name: np.zeros(value.shape) for name, value in parameters.items()}
    for k in range(m):
        dz2 = (cache["A2"][:, k] - Y[:, k]) / m
        dz1 = parameters["W2"].T @ dz2 / np.cosh(cache["Z1"][:, k]) ** 2
        grads["dW2"] += np.outer(dz2, cache["A1"][:, k])
        grads["db2"] += dz2[:, None]
        grads["dW1"] += np.outer(dz1, X[:, k])
        grads["db1"] += dz1[:, None]
    return grads


@alternative("backward_propagation")
def through_the_activations(parameters, cache, X, Y):
    A1, A2 = cache["A1"], cache["A2"]
    dA2 = (A2 - Y) / (A2 * (1 - A2)) / Y.shape[1]
    dZ2 = dA2 * A2 * (1 - A2)
    dZ1 = (parameters["W2"].T @ dZ2) * (1 - A1) * (1 + A1)
    grads = {"db2": dZ2.sum(axis=1, keepdims=True), "dW2": dZ2 @ A1.T}
    return {**grads, "db1": dZ1 @ np.ones((X.shape[1], 1)), "dW1": (X @ dZ1.T).T, "dZ1": dZ1}


@alternative("update_parameters")
def in_place(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


@alternative("update_parameters")
def written_out(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return {"b2": b2, "W2": W2, "b1": b1, "W1": W1}


@alternative("nn_model")
def as_it_is_often_written(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    n_x, n_y = layer_sizes(X, Y)[0], layer_sizes(X, Y)[2]
    parameters = initialize_parameters(n_x, n_h, n_y)
    for i in range(0, num_iterations):  # noqa: PIE808 - as students write it
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        grads = backward_propagation(parameters, cache, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate=1.2)
        if print_cost and i % 1000 == 0:
            print("Cost after iteration %i: %f" % (i, cost))  # noqa: T201, UP031 - as students write it
    return parameters


@alternative("nn_model")
def all_in_one(X, Y, n_h, num_iterations=10000, print_cost=False):
    rng, m = np.random.default_rng(), X.shape[1]
    W1, W2 = rng.normal(0, 0.01, (n_h, len(X))), rng.normal(0, 0.01, (len(Y), n_h))
    b1, b2 = np.zeros((n_h, 1)), np.zeros((len(Y), 1))
    while num_iterations > 0:
        A1 = np.tanh(W1 @ X + b1)
        dZ2 = sigmoid(W2 @ A1 + b2) - Y
        dZ1 = W2.T @ dZ2 * (1 - A1**2)
        W2, b2 = W2 - 1.2 * dZ2 @ A1.T / m, b2 - 1.2 * dZ2.mean(axis=1, keepdims=True)
        W1, b1 = W1 - 1.2 * dZ1 @ X.T / m, b1 - 1.2 * dZ1.mean(axis=1, keepdims=True)
        num_iterations -= 1
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@alternative("predict")
def rounded(parameters, X):
    return np.round(forward_propagation(X, parameters)[0])


@alternative("predict")
def true_or_false(parameters, X):
    return forward_propagation(X, parameters)[1]["Z2"] > 0
