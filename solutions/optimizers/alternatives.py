"""Right answers written differently: each must get full marks."""

import numpy as np

from grader.course import alternative


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
