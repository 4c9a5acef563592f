# 최현우 - 아직 다 못 했습니다 ㅠㅠ
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
    cost = -1 / m * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return cost


def initialize_with_zeros(dim):
    w = np.zeros([dim, 1])
    b = 0.0
    return w, b


def propagate(w, b, X, Y):
    # TODO: write your code here
    raise NotImplementedError("propagate")


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    # 나중에
    pass


def predict(w, b, X):
    # TODO: write your code here
    raise NotImplementedError("predict")
