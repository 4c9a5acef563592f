"""Other ways to check a gradient, as they are taught or shipped."""

from __future__ import annotations

import importlib
import importlib.util

import numpy as np


def numeric_gradient(trial, h):
    """Central differences, element by element."""
    grad = np.zeros(trial.x.shape)
    with np.errstate(all="ignore"):
        for i in np.ndindex(trial.x.shape):
            plus, minus = trial.x.copy(), trial.x.copy()
            plus[i] += h
            minus[i] -= h
            grad[i] = np.sum(trial.dout * (trial.f(plus) - trial.f(minus))) / (2 * h)
    return grad


def relative_error_passes(numeric, claimed, limit):
    """The rule of CS231n: the largest elementwise relative error."""
    try:
        with np.errstate(all="ignore"):
            error = np.max(np.abs(numeric - claimed) / np.maximum(1e-8, np.abs(numeric) + np.abs(claimed)))
    except ValueError:
        return False
    return bool(error < limit)


def joint_norm_passes(numeric, claimed, limit=2e-7):
    """The rule of Andrew Ng's course: one norm over all numbers, flattened."""
    a, b = numeric.ravel(), np.asarray(claimed).ravel()
    if a.size != b.size:
        return False
    with np.errstate(all="ignore"):
        return bool(np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b)) < limit)


class Torch:
    """`torch.autograd.gradcheck`, real, on the same numpy function and the same claimed gradient."""

    def __init__(self):
        self.torch = importlib.import_module("torch")
        self.torch.set_num_threads(1)
        self.evaluations = 0

    @staticmethod
    def is_installed():
        return importlib.util.find_spec("torch") is not None

    def passes(self, trial, claimed, fast):
        torch, bench = self.torch, self

        class Scalar(torch.autograd.Function):
            @staticmethod
            def forward(ctx, x):
                bench.evaluations += 1
                with np.errstate(all="ignore"):
                    value = float(np.sum(trial.dout * trial.f(x.detach().numpy())))
                return torch.tensor(value, dtype=x.dtype)

            @staticmethod
            def backward(ctx, upstream):
                return upstream * torch.from_numpy(np.ascontiguousarray(claimed))

        x = torch.from_numpy(trial.x.copy()).requires_grad_()
        try:
            return torch.autograd.gradcheck(Scalar.apply, (x,), fast_mode=fast, raise_exception=False,
                                            check_undefined_grad=False)
        except (RuntimeError, ValueError):
            return False
