"""Week 1. I wrote everything with loops first and then only sped up what was slow."""
import math
import numpy


def _sig(t):
    if t >= 0:
        return 1.0 / (1.0 + math.exp(-t))
    e = math.exp(t)
    return e / (1.0 + e)


def sigmoid(z):
    z = numpy.asarray(z, dtype=float)
    out = numpy.empty(z.shape)
    for idx in numpy.ndindex(z.shape):
        out[idx] = _sig(z[idx])
    return out


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s ** 2


def compute_cost(A, Y):
    total = 0.0
    for a, y in zip(A.ravel(), Y.ravel()):
        total -= math.log(a) if y == 1 else math.log(1 - a)
    return total / Y.size


def initialize_with_zeros(dim):
    return numpy.array([[0.0] for _ in range(dim)]), 0.0


def propagate(w, b, X, Y):
    A = sigmoid(numpy.einsum("fo,fm->om", w, X) + b)
    err = A - Y
    dw = numpy.einsum("fm,om->fo", X, err) / X.shape[1]
    return {"dw": dw, "db": err.mean()}, compute_cost(A, Y)


def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs, i = [], 0
    while i < num_iterations:
        grads, cost = propagate(w, b, X, Y)
        if not i % 100:
            costs += [cost]
            print_cost and print(i, cost)
        w, b = w - learning_rate * grads["dw"], b - learning_rate * grads["db"]
        i += 1
    return dict(w=w, b=b), grads, costs


def predict(w, b, X):
    # sigmoid(z) > 1/2 exactly when z > 0
    return (numpy.einsum("fo,fm->om", w, X) + b) > 0


if __name__ == "__main__":
    while True:
        print(sigmoid(float(input("z? "))))
