"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative

from .deep_network import (
    linear_activation_backward,
    linear_activation_forward,
    linear_backward,
    linear_forward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
)


@alternative("initialize_parameters_deep")
def deep_from_a_generator(layer_dims):
    rng = np.random.default_rng()
    parameters = {}
    for layer in range(len(layer_dims) - 1, 0, -1):
        parameters[f"b{layer}"] = np.full((layer_dims[layer], 1), 0.0)
        parameters[f"W{layer}"] = rng.normal(0.0, 0.01, (layer_dims[layer], layer_dims[layer - 1]))
    return parameters


@alternative("initialize_parameters_deep")
def deep_with_another_seed(layer_dims):
    np.random.seed(1)
    L = len(layer_dims) - 1
    W = {"W" + str(l + 1): 0.01 * np.random.standard_normal((layer_dims[l], layer_dims[l + 1])).T for l in range(L)}
    return W | {"b" + name[1:]: np.zeros((value.shape[0], 1), dtype=int) for name, value in W.items()}


@alternative("linear_forward")
def with_einsum(A, W, b):
    return np.einsum("ij,jk->ik", W, A) + b, (A, W, b)


@alternative("linear_forward")
def with_loops(A, W, b):
    Z = np.zeros((W.shape[0], A.shape[1]))
    for i in range(W.shape[0]):
        for k in range(A.shape[1]):
            Z[i, k] = b[i, 0] + sum(W[i, j] * A[j, k] for j in range(W.shape[1]))
    return Z, (A, W, b)


@alternative("linear_forward")
def transposed_both_ways(A, W, b):
    return (A.T @ W.T + b.T).T, [A, W, b]


@alternative("linear_activation_forward")
def without_the_helpers(A_prev, W, b, activation):
    Z = W @ A_prev + b
    A = 1 / (1 + np.exp(-Z)) if activation == "sigmoid" else Z * (Z > 0)
    return A, ((A_prev, W, b), Z)


@alternative("linear_activation_forward")
def with_a_table(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    A, activation_cache = {"sigmoid": sigmoid, "relu": relu}[activation](Z)
    return A, [linear_cache, activation_cache]


@alternative("L_model_forward")
def one_loop_for_all(X, parameters):
    names = [f"{l}" for l in range(1, len(parameters) // 2 + 1)]
    AL, caches = X, []
    for name in names:
        activation = "relu" if name != names[-1] else "sigmoid"
        AL, cache = linear_activation_forward(AL, parameters["W" + name], parameters["b" + name], activation)
        caches += [cache]
    return AL, caches


@alternative("L_model_forward")
def written_out(X, parameters):
    l, A, caches = 1, X, []
    while f"W{l}" in parameters:
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W.dot(A) + b
        caches.append(((A, W, b), Z))
        l += 1
        A = np.where(Z > 0, Z, 0.0) if f"W{l}" in parameters else np.exp(-np.logaddexp(0, -Z))
    return A, caches


@alternative("compute_cost")
def cost_by_products(AL, Y):
    m = Y.shape[1]
    total = np.trace(np.dot(Y, np.log(AL).T)) + np.trace(np.dot(1 - Y, np.log(1 - AL).T))
    return np.squeeze(-total / m)


@alternative("compute_cost")
def cost_sample_by_sample(AL, Y):
    total = 0.0
    for probabilities, labels in zip(AL.T, Y.T, strict=True):
        for a, y in zip(probabilities, labels, strict=True):
            total -= float(np.log(a if y == 1 else 1 - a))
    return total / len(Y.T)


@alternative("linear_backward")
def backward_with_einsum(dZ, cache):
    A_prev, W, b = cache
    m = dZ.shape[1]
    dW = np.einsum("ik,jk->ij", dZ, A_prev) / m
    return np.einsum("ij,ik->jk", W, dZ), dW, dZ.mean(axis=1).reshape(b.shape)


@alternative("linear_backward")
def sample_by_sample(dZ, cache):
    A_prev, W, b = cache
    m = A_prev.shape[1]
    dA_prev, dW, db = np.zeros(A_prev.shape), np.zeros(W.shape), np.zeros(b.shape)
    for k in range(m):
        dA_prev[:, k] = W.T @ dZ[:, k]
        dW += np.outer(dZ[:, k], A_prev[:, k]) / m
        db[:, 0] += dZ[:, k] / m
    return dA_prev, dW, db


@alternative("linear_backward")
def average_first(dZ, cache):
    A_prev, W, _ = cache
    mean = dZ / dZ.shape[1]
    return (dZ.T @ W).T, mean @ A_prev.T, mean @ np.ones((dZ.shape[1], 1))


@alternative("linear_activation_backward")
def with_a_mask(dA, cache, activation):
    linear_cache, Z = cache
    if activation == "relu":
        dZ = dA * (Z > 0)
    else:
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * (s - s**2)
    return linear_backward(dZ, linear_cache)


@alternative("linear_activation_backward")
def two_branches(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "sigmoid":
        dA_prev, dW, db = linear_backward(sigmoid_backward(dA, activation_cache), linear_cache)
    elif activation == "relu":
        dA_prev, dW, db = linear_backward(relu_backward(dA, activation_cache), linear_cache)
    return [dA_prev, dW, db]


@alternative("L_model_backward")
def as_in_the_course(AL, Y, caches):
    grads = {}
    L = len(caches)
    Y = Y.reshape(AL.shape)
    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    dA_prev, dW, db = linear_activation_backward(dAL, caches[L - 1], "sigmoid")
    grads["dA" + str(L - 1)], grads["dW" + str(L)], grads["db" + str(L)] = dA_prev, dW, db
    for l in reversed(range(L - 1)):
        dA_prev, dW, db = linear_activation_backward(grads["dA" + str(l + 1)], caches[l], "relu")
        grads["dA" + str(l)], grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = dA_prev, dW, db
    return grads


@alternative("L_model_backward")
def from_dZ(AL, Y, caches):
    grads, dZ = {}, AL - Y
    for l in range(len(caches), 0, -1):
        dA, grads[f"dW{l}"], grads[f"db{l}"] = linear_backward(dZ, caches[l - 1][0])
        grads[f"dA{l - 1}"] = dA
        if l > 1:
            dZ = np.where(caches[l - 2][1] > 0, dA, 0.0)
    return dict(sorted(grads.items()))


@alternative("L_model_backward")
def with_more_keys(AL, Y, caches):
    grads, L = {f"dA{len(caches)}": (AL - Y) / (AL * (1 - AL))}, len(caches)
    for l in range(L, 0, -1):
        (A_prev, W, _), Z = caches[l - 1]
        dZ = AL - Y if l == L else grads[f"dA{l}"] * (Z > 0)
        grads[f"dZ{l}"] = dZ
        grads[f"dW{l}"] = dZ @ A_prev.T / Y.shape[1]
        grads[f"db{l}"] = dZ.mean(axis=1, keepdims=True)
        grads[f"dA{l - 1}"] = W.T @ dZ
    return grads


@alternative("update_parameters")
def in_place(parameters, grads, learning_rate):
    for key in parameters:
        parameters[key] -= learning_rate * grads["d" + key]
    return parameters


@alternative("update_parameters")
def in_a_comprehension(parameters, grads, learning_rate):
    return {key: parameters[key] - learning_rate * grads[f"d{key}"] for key in reversed(list(parameters))}


@alternative("update_parameters")
def into_the_same_dictionary(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        parameters["W" + str(l + 1)] = parameters["W" + str(l + 1)] - learning_rate * grads["dW" + str(l + 1)]
        parameters["b" + str(l + 1)] = parameters["b" + str(l + 1)] - learning_rate * grads["db" + str(l + 1)]
    return parameters
