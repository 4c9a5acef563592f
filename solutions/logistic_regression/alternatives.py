"""Right answers written differently: each must get full marks."""

import math

import numpy as np

from grader.course import alternative

from .logistic_regression import compute_cost, propagate, sigmoid


@alternative("image2vector")
def product_of_the_shape(image):
    height, width, colours = image.shape
    return np.reshape(image, (height * width * colours, 1))


@alternative("image2vector")
def number_by_number(image):
    v = np.zeros((image.size, 1))
    for place, number in enumerate(image.flat):
        v[place, 0] = number
    return v


@alternative("logistic_loss")
def one_logarithm(a, y):
    return -np.log(np.where(np.asarray(y) == 1, a, 1 - np.asarray(a)))


@alternative("logistic_loss")
def logarithms_of_fractions(a, y):
    return np.multiply(y, np.log(1 / a)) + np.multiply(1 - y, np.log(1 / (1 - a)))


@alternative("sigmoid")
def textbook(z):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))


@alternative("sigmoid")
def by_tanh(z):
    return (np.tanh(np.multiply(z, 0.5)) + 1) / 2


@alternative("sigmoid")
def clipped(z):
    return 1 / (1 + np.exp(-np.clip(z, -500, 500)))


@alternative("sigmoid")
def one_element_at_a_time(z):
    z = np.array(z, dtype=float)
    flat = [1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v)) for v in z.ravel()]
    return np.array(flat).reshape(z.shape)


@alternative("sigmoid_derivative")
def s_minus_s_squared(x):
    s = sigmoid(x)
    return s - s**2


@alternative("sigmoid_derivative")
def product_of_both_tails(x):
    return sigmoid(x) * sigmoid(np.negative(x))


@alternative("sigmoid_derivative")
def by_hyperbolic_tangent(x):
    return (1 - np.tanh(np.divide(x, 2)) ** 2) / 4


@alternative("compute_cost")
def loop_over_samples(A, Y):
    total = 0.0
    for a, y in zip(A[0], Y[0], strict=True):
        total -= math.log(a) if y == 1 else math.log(1 - a)
    return total / A.shape[1]


@alternative("compute_cost")
def two_dot_products(A, Y):
    m = Y.shape[1]
    cost = -(np.dot(Y, np.log(A).T) + np.dot(1 - Y, np.log(1 - A).T)) / m
    return np.squeeze(cost)


@alternative("compute_cost")
def clipped_probabilities(A, Y):
    A = np.clip(A, 1e-12, 1 - 1e-12)
    return float(-np.mean(np.where(Y == 1, np.log(A), np.log1p(-A))))


@alternative("compute_cost")
def tiny_number_in_the_logarithm(A, Y):
    return -np.mean(Y * np.log(A + 1e-7) + (1 - Y) * np.log(1 - A + 1e-7))


@alternative("initialize_with_zeros")
def integer_bias(dim):
    return np.zeros([dim, 1]), 0


@alternative("initialize_with_zeros")
def reshaped_list(dim):
    w = np.array([0.0] * dim).reshape(-1, 1)
    return [w, np.float64(0)]


@alternative("propagate")
def samples_one_by_one(w, b, X, Y):
    n_x, m = X.shape
    dw, db, cost = np.zeros((n_x, 1)), 0.0, 0.0
    for i in range(m):
        z = float(sum(w[j, 0] * X[j, i] for j in range(n_x))) + b
        a, y = 1 / (1 + math.exp(-z)), Y[0, i]
        cost -= y * math.log(a) + (1 - y) * math.log(1 - a)
        for j in range(n_x):
            dw[j, 0] += X[j, i] * (a - y) / m
        db += (a - y) / m
    return {"db": float(db), "dw": dw}, float(cost / m)


@alternative("propagate")
def from_the_sums(w, b, X, Y):
    # ln(1 + e^z) - y z is the same loss, without a logarithm of a probability.
    z = np.einsum("ji,jm->im", w, X) + b
    error = 1 / (1 + np.exp(-z)) - Y
    grads = {"dw": np.einsum("jm,im->ji", X, error) / X.shape[1], "db": error.mean(), "dZ": error}
    return grads, np.mean(np.logaddexp(0, z) - Y * z)


@alternative("propagate")
def samples_as_rows(w, b, X, Y):
    rows, labels = X.T, Y.ravel()
    probability = sigmoid(rows @ w.ravel() + b)
    error = probability - labels
    dw = np.mean(rows * error[:, None], axis=0).reshape(w.shape)
    cost = np.array(-np.mean(np.log(np.where(labels == 1, probability, 1 - probability))))
    return {"dw": dw, "db": np.array(np.average(error))}, cost


@alternative("propagate")
def chain_rule_step_by_step(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(w.T @ X + b)
    dA = -(Y / A) + (1 - Y) / (1 - A)
    dZ = dA * A * (1 - A)
    return {"dw": X @ dZ.T / m, "db": (dZ @ np.ones((m, 1))).item() / m}, compute_cost(A, Y)


@alternative("optimize")
def in_place_on_a_copy(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    w = np.array(w, dtype=float)
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        if not i % 100:
            costs += [float(cost)]
        w -= learning_rate * grads["dw"]
        b -= learning_rate * grads["db"]
    return {"b": float(b), "w": w}, {"db": float(grads["db"]), "dw": grads["dw"]}, costs


@alternative("optimize")
def one_vector_for_all_parameters(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    n_x, m = X.shape
    features = np.vstack([X, np.ones((1, m))])
    theta = np.append(w.ravel(), b)
    costs = np.zeros(0)
    step = 0
    while step < num_iterations:
        A = sigmoid(theta @ features)
        gradient = features @ (A - Y[0]) / m
        if step % 100 == 0:
            costs = np.append(costs, compute_cost(A.reshape(1, m), Y))
        theta = theta - learning_rate * gradient
        step += 1
    params = {"w": theta[:n_x].reshape(n_x, 1), "b": theta[n_x]}
    return params, {"dw": gradient[:n_x].reshape(n_x, 1), "db": gradient[n_x]}, costs


@alternative("predict")
def loop_with_an_if(w, b, X):
    m = X.shape[1]
    predictions = np.zeros((1, m))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(m):
        if A[0, i] > 0.5:
            predictions[0, i] = 1
    return predictions


@alternative("predict")
def sign_of_the_sum(w, b, X):
    return w.T @ X + b > 0


@alternative("predict")
def rounded_to_integers(w, b, X):
    return np.round(sigmoid(np.sum(w * X, axis=0, keepdims=True) + b)).astype(int)


@alternative("predict_theta")
def theta_taken_apart(theta, X):
    return np.dot(theta[1:].T, X) + theta[0] > 0


@alternative("predict_theta")
def theta_sample_by_sample(theta, X):
    predictions = np.zeros((1, X.shape[1]), dtype=int)
    for i in range(X.shape[1]):
        total = theta[0, 0] + sum(theta[j + 1, 0] * X[j, i] for j in range(X.shape[0]))
        predictions[0, i] = 1 if total > 0 else 0
    return predictions
