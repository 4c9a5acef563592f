"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative


@alternative("SGD")
class NewArraysIntoTheDict:
    def __init__(self, lr=0.01):
        self.rate = lr

    def update(self, params, grads):
        params.update({name: params[name] - self.rate * grads[name] for name in params})
        return params


@alternative("SGD")
class EntryByEntry:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for name, value in params.items():
            for place in np.ndindex(value.shape):
                value[place] += -self.lr * grads[name][place]


@alternative("Momentum")
class RateOutsideTheVelocity:
    """The velocity adds up gradients; the learning rate comes in when the parameters move."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def update(self, params, grads):
        for name in params:
            self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]
            params[name] = params[name] - self.lr * self.v[name]


@alternative("Momentum")
class WeightedGradients:
    """Every past gradient is kept and weighted by its age."""

    def __init__(self, lr=0.01, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.history = []

    def update(self, params, grads):
        self.history.insert(0, {name: grad.copy() for name, grad in grads.items()})
        for name in reversed(list(params)):
            steps = [self.momentum**age * past[name] for age, past in enumerate(self.history)]
            params[name][...] -= self.lr * sum(steps)


@alternative("AdaGrad")
class EpsilonUnderTheRoot:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.h = None

    def update(self, params, grads):
        if self.h is None:
            self.h = {}
            for key, val in params.items():
                self.h[key] = np.zeros_like(val)
        for key in params:
            self.h[key] = self.h[key] + np.square(grads[key])
            params[key] = params[key] - self.lr * grads[key] * (self.h[key] + 1e-8) ** -0.5


@alternative("AdaGrad")
class NormOfTheHistory:
    """No sums at all: the norm over all past gradients is computed anew."""

    def __init__(self, lr=0.01):
        self.lr, self.history = lr, {}

    def update(self, params, grads):
        for name, grad in grads.items():
            self.history.setdefault(name, []).append(np.array(grad))
            norm = np.linalg.norm(np.stack(self.history[name], axis=-1), axis=-1)
            step = np.divide(grad, norm, out=np.zeros_like(grad), where=norm > 0)
            params[name] -= self.lr * step


@alternative("Adam")
class CorrectionsInLearningRate:
    """The corrections are moved into the learning rate, and the means move by a part of their distance."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr = lr
        self.beta1 = beta1
        self.beta2 = beta2
        self.iter = 0
        self.m = None
        self.v = None

    def update(self, params, grads):
        if self.m is None:
            self.m, self.v = {}, {}
            for key, val in params.items():
                self.m[key] = np.zeros_like(val)
                self.v[key] = np.zeros_like(val)
        self.iter += 1
        lr_t = self.lr * np.sqrt(1.0 - self.beta2**self.iter) / (1.0 - self.beta1**self.iter)
        for key in params:
            self.m[key] += (1 - self.beta1) * (grads[key] - self.m[key])
            self.v[key] += (1 - self.beta2) * (grads[key] ** 2 - self.v[key])
            params[key] -= lr_t * self.m[key] / (np.sqrt(self.v[key]) + 1e-7)


@alternative("Adam")
class EpsilonInsideTheRoot:
    """New arrays are put into the dict; the memory grows as names appear; epsilon is inside the root."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.settings = lr, beta1, beta2
        self.memory = {}
        self.steps = 0

    def update(self, params, grads):
        lr, beta1, beta2 = self.settings
        self.steps += 1
        for name in list(params):
            mean, square = self.memory.get(name, (0.0, 0.0))
            mean = beta1 * mean + (1 - beta1) * grads[name]
            square = beta2 * square + (1 - beta2) * np.square(grads[name])
            self.memory[name] = mean, square
            root = np.sqrt(square / (1 - beta2**self.steps) + 1e-8)
            params[name] = params[name] - lr * (mean / (1 - beta1**self.steps)) / root


@alternative("Adam")
class WeightedHistory:
    """No running means at all: every past gradient is kept and weighted by its age."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.history = {}

    def update(self, params, grads):
        for name, grad in grads.items():
            self.history.setdefault(name, []).append(np.array(grad))
            past = np.stack(self.history[name][::-1], axis=-1)
            ages = np.arange(past.shape[-1])
            mean = np.average(past, axis=-1, weights=self.beta1**ages)
            square = np.average(past**2, axis=-1, weights=self.beta2**ages)
            params[name][...] = params[name] - self.lr * mean / (np.sqrt(square) + 1e-8)


@alternative("Adam")
class EpsilonInsideTheRootBeforeCorrection:
    """Corrections in the learning rate, and epsilon inside the root: the farthest from the reference."""

    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.t, self.m, self.v = 0, {}, {}

    def update(self, params, grads):
        self.t += 1
        for name, grad in reversed(grads.items()):
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * grad
            self.v[name] = self.beta2 * self.v.get(name, 0) + (1 - self.beta2) * grad * grad
            lr_t = self.lr * (1 - self.beta2**self.t) ** 0.5 / (1 - self.beta1**self.t)
            params[name] -= lr_t * self.m[name] / np.sqrt(self.v[name] + 1e-7)


@alternative("update_parameters_with_gd")
def layer_by_layer(parameters, grads, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        parameters["W" + str(layer)] = parameters["W" + str(layer)] - learning_rate * grads["dW" + str(layer)]
        parameters["b" + str(layer)] = parameters["b" + str(layer)] - learning_rate * grads["db" + str(layer)]
    return parameters


@alternative("update_parameters_with_gd")
def in_place_from_the_last(parameters, grads, learning_rate):
    for name in sorted(parameters, reverse=True):
        parameters[name] -= np.multiply(learning_rate, grads[f"d{name}"])
    return dict(sorted(parameters.items()))


@alternative("random_mini_batches")
def whole_ones_and_the_rest(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    permutation = list(np.random.permutation(m))
    shuffled_X, shuffled_Y = X[:, permutation], Y[:, permutation].reshape(Y.shape[0], m)
    whole = m // mini_batch_size
    mini_batches = []
    for k in range(whole):
        first, last = k * mini_batch_size, (k + 1) * mini_batch_size
        mini_batches.append((shuffled_X[:, first:last], shuffled_Y[:, first:last]))
    if m % mini_batch_size != 0:
        mini_batches.append((shuffled_X[:, whole * mini_batch_size :], shuffled_Y[:, whole * mini_batch_size :]))
    return mini_batches


@alternative("random_mini_batches")
def generator_and_array_split(X, Y, mini_batch_size=64, seed=0):
    columns = np.vstack([X, Y]).T.copy()
    np.random.default_rng(seed).shuffle(columns)
    parts = np.split(columns, range(mini_batch_size, len(columns), mini_batch_size))
    return tuple([part.T[: len(X)], part.T[len(X) :]] for part in parts)


@alternative("random_mini_batches")
def sorted_by_random_keys(X, Y, mini_batch_size=64, seed=0):
    keys = np.random.RandomState(seed + 1234).rand(X.shape[1])
    order = np.argsort(keys)
    X, Y = np.take(X, order, axis=1), np.take(Y, order, axis=1)
    starts = range(0, order.size, mini_batch_size)
    return [(X[:, i : i + mini_batch_size], Y[:, i : i + mini_batch_size]) for i in starts]


@alternative("initialize_velocity")
def layer_by_layer_zeros(parameters):
    v = {}
    for layer in range(1, len(parameters) // 2 + 1):
        v["dW" + str(layer)] = np.zeros_like(parameters["W" + str(layer)])
        v["db" + str(layer)] = np.zeros_like(parameters["b" + str(layer)])
    return v


@alternative("initialize_velocity")
def nothing_of_the_parameters(parameters):
    return dict(reversed([(f"d{name}", value * 0) for name, value in parameters.items()]))


@alternative("update_parameters_with_momentum")
def momentum_in_place(parameters, grads, v, beta, learning_rate):
    for layer in range(1, len(parameters) // 2 + 1):
        for name in (f"W{layer}", f"b{layer}"):
            v["d" + name] *= beta
            v["d" + name] += (1 - beta) * grads["d" + name]
            parameters[name] -= learning_rate * v["d" + name]
    return parameters, v


@alternative("update_parameters_with_momentum")
def part_of_the_distance(parameters, grads, v, beta, learning_rate):
    v = {key: old + (1 - beta) * (grads[key] - old) for key, old in v.items()}
    return [{name: np.subtract(parameters[name], learning_rate * v[f"d{name}"]) for name in parameters}, v]


@alternative("initialize_adam")
def both_in_one_loop(parameters):
    v, s = {}, {}
    for layer in range(1, len(parameters) // 2 + 1):
        for name in ("W", "b"):
            v[f"d{name}{layer}"] = np.zeros(parameters[f"{name}{layer}"].shape)
            s[f"d{name}{layer}"] = np.zeros(parameters[f"{name}{layer}"].shape)
    return v, s


@alternative("initialize_adam")
def squares_of_zeros(parameters):
    v = {f"d{name}": np.full_like(value, 0) for name, value in parameters.items()}
    return [v, {key: zeros**2 for key, zeros in v.items()}]


@alternative("update_parameters_with_adam")
def layer_by_layer_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for layer in range(1, len(parameters) // 2 + 1):
        for name in (f"W{layer}", f"b{layer}"):
            key = "d" + name
            v[key] *= beta1
            v[key] += (1 - beta1) * grads[key]
            s[key] *= beta2
            s[key] += (1 - beta2) * np.power(grads[key], 2)
            v_corrected[key] = v[key] / (1 - np.power(beta1, t))
            s_corrected[key] = s[key] / (1 - np.power(beta2, t))
            parameters[name] -= learning_rate * v_corrected[key] / (np.sqrt(s_corrected[key]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@alternative("update_parameters_with_adam")
def epsilon_inside_the_root(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v = {key: beta1 * v[key] + (1 - beta1) * grads[key] for key in v}
    s = {key: beta2 * s[key] + (1 - beta2) * grads[key] * grads[key] for key in s}
    parameters = {
        name: value
        - learning_rate * v["d" + name] / (1 - beta1**t) * (s["d" + name] / (1 - beta2**t) + epsilon) ** -0.5
        for name, value in reversed(parameters.items())
    }
    return [parameters, v, s]


@alternative("update_parameters_with_adam")
def entry_by_entry(parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8):
    rate = learning_rate * (1 - beta2**t) ** 0.5 / (1 - beta1**t)
    for name, value in parameters.items():
        dw, mean, square = grads[f"d{name}"], v[f"d{name}"], s[f"d{name}"]
        for place in np.ndindex(value.shape):
            mean[place] += (1 - beta1) * (dw[place] - mean[place])
            square[place] += (1 - beta2) * (dw[place] ** 2 - square[place])
            value[place] -= rate * mean[place] / (square[place] ** 0.5 + epsilon)
    return parameters, v, s


@alternative("update_parameters_with_adam")
def epsilon_inside_the_root_before_correction(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    for name in parameters:
        d = f"d{name}"
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        parameters[name] = parameters[name] - rate * v[d] / np.sqrt(s[d] + epsilon)
    return parameters, v, s


@alternative("schedule_lr_decay")
def floor_of_the_quotient(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return (1 / (1 + decay_rate * np.floor(epoch_num / time_interval))) * learning_rate0


@alternative("schedule_lr_decay")
def stair_by_stair(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    denominator = 1.0
    while epoch_num >= time_interval:
        epoch_num -= time_interval
        denominator += decay_rate
    return np.array(learning_rate0 / denominator)
