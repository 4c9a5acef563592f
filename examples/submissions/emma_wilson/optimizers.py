"""Week 3."""
from collections import defaultdict
import numpy as np


class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.b1, self.b2 = lr, beta1, beta2
        self.first = defaultdict(float)
        self.second = defaultdict(float)
        self.t = 0

    def update(self, params, grads):
        self.t += 1
        for k in params:
            g = grads[k]
            self.first[k] = self.b1 * self.first[k] + (1 - self.b1) * g
            self.second[k] = self.b2 * self.second[k] + (1 - self.b2) * g * g
            mhat = self.first[k] / (1 - self.b1 ** self.t)
            vhat = self.second[k] / (1 - self.b2 ** self.t)
            params[k] = params[k] - self.lr * mhat / (vhat ** 0.5 + 1e-8)


def update_parameters_with_adam(parameters, grads, v, s, t, learning_rate=0.01,
                                beta1=0.9, beta2=0.999, epsilon=1e-8):
    new_v = {k: beta1 * v[k] + (1 - beta1) * grads[k] for k in v}
    new_s = {k: beta2 * s[k] + (1 - beta2) * np.square(grads[k]) for k in s}
    def step(k):
        return learning_rate * (new_v[k] / (1 - beta1 ** t)) / (np.sqrt(new_s[k] / (1 - beta2 ** t)) + epsilon)
    return {k: p - step("d" + k) for k, p in parameters.items()}, new_v, new_s
