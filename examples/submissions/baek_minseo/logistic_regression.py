# 백민서
import numpy as np


def sigmoid(z):
    s = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return s


def sigmoid_derivative(x):
    s = sigmoid(x)
    ds = s * (1 - s)
    return ds


def compute_cost(A, Y):
    m = Y.shape[1]
    # (약 1줄)
    cost = None
    return cost


def initialize_with_zeros(dim):
    w = np.zeros([dim, 1])
    b = 0.0
    return w, b


def propagate(w, b, X, Y):
    m = X.shape[1]
    # 순전파 (약 2줄)
    A = None
    cost = None
    # 역전파 (약 2줄)
    dw = None
    db = None
    grads = {"dw": dw, "db": db}
    return grads, cost


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        # (약 1줄)
        grads, cost = None
        w = None
        b = None
        if i % 100 == 0:
            costs.append(cost)
    params = {"w": w, "b": b}
    return params, grads, costs


def predict(w, b, X):
    m = X.shape[1]
    Y_prediction = np.zeros((1, m))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(A.shape[1]):
        if A[0, i] > 0.5:
            Y_prediction[0, i] = 1
    return Y_prediction
