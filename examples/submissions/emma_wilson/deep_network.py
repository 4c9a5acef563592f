"""Week 2."""
import numpy as np
from numpy import einsum


def sigmoid(Z):
    return np.exp(-np.logaddexp(0, -Z)), Z


def relu(Z):
    return Z * (Z > 0), Z


def linear_forward(A, W, b):
    return einsum("ij,jm->im", W, A) + b, (A, W, b)


ACT = {"relu": relu, "sigmoid": sigmoid}
SLOPE = {
    "relu": lambda Z: (Z > 0).astype(float),
    "sigmoid": lambda Z: sigmoid(Z)[0] * (1 - sigmoid(Z)[0]),
}


def linear_activation_forward(A_prev, W, b, activation):
    Z, lc = linear_forward(A_prev, W, b)
    A, ac = ACT[activation](Z)
    return A, (lc, ac)


def L_model_forward(X, parameters):
    depth = sum(k.startswith("W") for k in parameters)
    A, caches = X, []
    for i in range(1, depth + 1):
        A, c = linear_activation_forward(A, parameters[f"W{i}"], parameters[f"b{i}"],
                                         "sigmoid" if i == depth else "relu")
        caches.append(c)
    return A, caches


def linear_backward(dZ, cache):
    A_prev, W, _ = cache
    m = dZ.shape[1]
    dW = np.zeros(W.shape)
    db = np.zeros((W.shape[0], 1))
    for k in range(m):          # one sample at a time
        dW += np.outer(dZ[:, k], A_prev[:, k])
        db += dZ[:, k:k + 1]
    return W.T @ dZ, dW / m, db / m


def linear_activation_backward(dA, cache, activation):
    lc, Z = cache
    return linear_backward(dA * SLOPE[activation](Z), lc)


def L_model_backward(AL, Y, caches):
    grads = {}
    dA = (AL - Y) / (AL * (1 - AL))
    i = len(caches)
    act = "sigmoid"
    for cache in caches[::-1]:
        dA, grads[f"dW{i}"], grads[f"db{i}"] = linear_activation_backward(dA, cache, act)
        i -= 1
        grads[f"dA{i}"] = dA
        act = "relu"
    return grads


def update_parameters(parameters, grads, learning_rate):
    return {k: v - learning_rate * grads["d" + k] for k, v in parameters.items()}
