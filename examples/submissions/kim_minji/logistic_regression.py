# 딥러닝 기초 1주차 과제 - 김민지
import numpy as np


def sigmoid(z):
    # 오버플로가 나지 않도록 tanh로 계산
    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (1 - s)


def compute_cost(A, Y):
    m = Y.shape[1]
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    return cost


def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0
    return w, b


def propagate(w, b, X, Y):
    m = X.shape[1]
    # 순전파
    A = sigmoid(np.dot(w.T, X) + b)
    cost = compute_cost(A, Y)
    # 역전파
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w = w.copy()  # 원본을 바꾸지 않으려고 복사
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print("비용(%d번째): %f" % (i, cost))
    return {"w": w, "b": b}, grads, costs


def predict(w, b, X):
    A = sigmoid(np.dot(w.T, X) + b)
    return (A > 0.5).astype(int)
