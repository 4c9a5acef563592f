"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .neural_network import (
    backward_propagation,
    compute_cost,
    forward_propagation,
    initialize_parameters,
    sigmoid,
    update_parameters,
)


@alternative("init_network")
def key_by_key():
    network = {}
    network["W1"] = np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])
    network["b1"] = np.array([0.1, 0.2, 0.3])
    network["W2"] = np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]])
    network["b2"] = np.array([0.1, 0.2])
    network["W3"] = np.array([[0.1, 0.3], [0.2, 0.4]])
    network["b3"] = np.array([0.1, 0.2])
    return network


@alternative("init_network")
def counted_up():
    def tenths(rows, columns):
        return (np.arange(rows * columns).reshape(columns, rows).T + 1) / 10

    network = {}
    for layer, (rows, columns) in enumerate([(2, 3), (3, 2), (2, 2)], start=1):
        network[f"b{layer}"] = (1 + np.arange(columns)) / 10
        network[f"W{layer}"] = tenths(rows, columns)
    return network


@alternative("forward")
def as_in_the_book(network, x):
    W1, W2, W3 = network["W1"], network["W2"], network["W3"]
    b1, b2, b3 = network["b1"], network["b2"], network["b3"]
    a1 = np.dot(x, W1) + b1
    z1 = sigmoid(a1)
    a2 = np.dot(z1, W2) + b2
    z2 = sigmoid(a2)
    a3 = np.dot(z2, W3) + b3
    return a3


@alternative("forward")
def loop_over_the_layers(network, x):
    out = np.array(x, dtype=float)
    for layer in range(1, 4):
        out = np.tensordot(out, network[f"W{layer}"], axes=1) + network[f"b{layer}"]
        if layer < 3:
            out = (1 + np.tanh(out / 2)) / 2
    return out


@alternative("layer_sizes")
def counted(X, Y):
    return [len(X), 4, len(Y)]


@alternative("layer_sizes")
def named_sizes(X, Y):
    n_x = np.int64(X.shape[0])
    n_h = 4
    n_y = np.size(Y, 0)
    return (n_x, n_h, n_y)


@alternative("initialize_parameters")
def with_a_seed(n_x, n_h, n_y):
    np.random.seed(2)
    W1 = np.random.randn(n_h, n_x) * 0.01
    b1 = np.zeros(shape=(n_h, 1))
    W2 = np.random.randn(n_y, n_h) * 0.01
    b2 = np.zeros(shape=(n_y, 1))
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@alternative("initialize_parameters")
def new_generator(n_x, n_h, n_y):
    rng, sizes = np.random.default_rng(), [n_x, n_h, n_y]
    parameters = {}
    for layer in (2, 1):
        parameters[f"b{layer}"] = np.array([[0.0]] * sizes[layer])
        parameters[f"W{layer}"] = rng.normal(0, 0.01, size=(sizes[layer], sizes[layer - 1]))
    return parameters


@alternative("forward_propagation")
def dot_and_given_sigmoid(X, parameters):
    W1, b1, W2, b2 = (parameters[name] for name in ("W1", "b1", "W2", "b2"))
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}


@alternative("forward_propagation")
def sample_by_sample(X, parameters):
    columns = []
    for x in X.T:
        z1 = parameters["W1"].dot(x) + parameters["b1"][:, 0]
        a1 = 2 * sigmoid(2 * z1) - 1
        z2 = parameters["W2"].dot(a1) + parameters["b2"].ravel()
        columns.append((z1, a1, z2, sigmoid(z2)))
    Z1, A1, Z2, A2 = (np.stack(parts, axis=1) for parts in zip(*columns, strict=True))
    return [A2, {"A2": A2, "Z2": Z2, "A1": A1, "Z1": Z1, "X": X}]


@alternative("backward_propagation")
def as_in_the_course(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters["W2"]
    A1 = cache["A1"]
    A2 = cache["A2"]
    dZ2 = A2 - Y
    dW2 = (1 / m) * np.dot(dZ2, A1.T)
    db2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.multiply(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))
    dW1 = (1 / m) * np.dot(dZ1, X.T)
    db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


@alternative("backward_propagation")
def average_of_the_samples(parameters, cache, X, Y):
    m = X.shape[1]
    grads = {f"d{name}": np.zeros(value.shape) for name, value in parameters.items()}
    for i in range(m):
        x, a1, error = X[:, i : i + 1], cache["A1"][:, i : i + 1], cache["A2"][:, i : i + 1] - Y[:, i : i + 1]
        back = (1 - a1) * (1 + a1) * (parameters["W2"].T @ error)
        for name, part in (("dW2", error * a1.T), ("db2", error), ("dW1", back * x.T), ("db1", back)):
            grads[name] += part / m
    return grads


@alternative("backward_propagation")
def index_notation_from_Z1(parameters, cache, X, Y):
    error = (cache["A2"] - Y) / Y.shape[1]
    back = np.einsum("oh,om->hm", parameters["W2"], error) / np.cosh(cache["Z1"]) ** 2
    return {
        "dW2": np.einsum("om,hm->oh", error, cache["A1"]), "db2": error.sum(axis=1)[:, None],
        "dW1": np.einsum("hm,im->hi", back, X), "db1": back.sum(axis=1).reshape(-1, 1), "dZ1": back,
    }


@alternative("update_parameters")
def in_place(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters


@alternative("update_parameters")
def four_lines(parameters, grads, learning_rate=1.2):
    W1 = parameters["W1"] - learning_rate * grads["dW1"]
    b1 = parameters["b1"] - learning_rate * grads["db1"]
    W2 = parameters["W2"] - learning_rate * grads["dW2"]
    b2 = parameters["b2"] - learning_rate * grads["db2"]
    return {"b2": b2, "W2": W2, "b1": b1, "W1": W1}


@alternative("nn_model")
def sizes_by_hand(X, Y, n_h, num_iterations=10000, print_cost=False):
    np.random.seed(3)
    parameters = initialize_parameters(len(X), n_h, len(Y))
    step = 0
    while step < num_iterations:
        A2, cache = forward_propagation(X, parameters)
        cost = compute_cost(A2, Y)
        parameters = update_parameters(parameters, backward_propagation(parameters, cache, X, Y), 1.2)
        if print_cost and step % 100 == 0:
            print(step, cost)  # noqa: T201
        step += 1
    return parameters


@alternative("nn_model")
def all_in_one(X, Y, n_h, num_iterations=10000, print_cost=False):
    rng, m = np.random.default_rng(), X.shape[1]
    W1, b1 = rng.normal(0, 0.01, (n_h, X.shape[0])), np.zeros((n_h, 1))
    W2, b2 = rng.normal(0, 0.01, (Y.shape[0], n_h)), np.zeros((Y.shape[0], 1))
    for _ in range(num_iterations):
        A1 = np.tanh(W1 @ X + b1)
        error = (1 / (1 + np.exp(-(W2 @ A1 + b2))) - Y) * 1.2 / m
        back = W2.T @ error * (1 - A1**2)
        W2, b2 = W2 - error @ A1.T, b2 - error.sum(axis=1, keepdims=True)
        W1, b1 = W1 - back @ X.T, b1 - back.sum(axis=1, keepdims=True)
    return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}


@alternative("predict")
def booleans(parameters, X):
    A2, _ = forward_propagation(X, parameters)
    return A2 > 0.5


@alternative("predict")
def sign_of_the_sum(parameters, X):
    hidden = np.tanh(parameters["W1"].dot(X) + parameters["b1"])
    return np.where(parameters["W2"].dot(hidden) + parameters["b2"] > 0, 1.0, 0.0)


@alternative("predict")
def rounded(parameters, X):
    return np.round(forward_propagation(X, parameters)[0])
