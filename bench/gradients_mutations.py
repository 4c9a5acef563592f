"""Wrong gradients made from right ones."""

from __future__ import annotations

import numpy as np

SHAPES = ("transposed", "flattened", "extra axis", "summed")


def _one(g, rng, change):
    """The gradient with one of its larger elements changed."""
    wrong = g.copy()
    large = np.flatnonzero(np.abs(g) >= 0.1 * np.abs(g).max())
    i = int(rng.choice(large))
    wrong.flat[i] = change(wrong.flat[i])
    return wrong


def _rms(g):
    return float(np.sqrt(np.mean(g**2)))


def _zeroed(g, axis):
    wrong = g.copy()
    wrong[(slice(None),) * axis + (-1,)] = 0
    return wrong


MUTATIONS = {
    "negated": lambda g, t, r: -g,
    "doubled": lambda g, t, r: 2 * g,
    "times m": lambda g, t, r: t.m * g,
    "divided by m": lambda g, t, r: g / t.m,
    "zeros": lambda g, t, r: 0 * g,
    "absolute": lambda g, t, r: np.abs(g),
    "times 1 + 1e-2": lambda g, t, r: g * (1 + 1e-2),
    "times 1 + 1e-3": lambda g, t, r: g * (1 + 1e-3),
    "times 1 + 1e-4": lambda g, t, r: g * (1 + 1e-4),
    "times 1 + 1e-5": lambda g, t, r: g * (1 + 1e-5),
    "noise of 1e-3": lambda g, t, r: g * (1 + 1e-3 * r.normal(size=g.shape)),
    "noise of 3e-4": lambda g, t, r: g * (1 + 3e-4 * r.normal(size=g.shape)),
    "one doubled": lambda g, t, r: _one(g, r, lambda v: 2 * v),
    "one off by 1 %": lambda g, t, r: _one(g, r, lambda v: 1.01 * v),
    "one negated": lambda g, t, r: _one(g, r, lambda v: -v),
    "one zero": lambda g, t, r: _one(g, r, lambda v: 0.0),
    "one shifted": lambda g, t, r: _one(g, r, lambda v: v + 1e-3 * _rms(g)),
    "constant added": lambda g, t, r: g + 1e-2 * _rms(g),
    "last row zero": lambda g, t, r: _zeroed(g, 0),
    "last column zero": lambda g, t, r: _zeroed(g, g.ndim - 1),
    "flipped": lambda g, t, r: g[::-1],
    "rolled": lambda g, t, r: np.roll(g, 1),
    "mean subtracted": lambda g, t, r: g - g.mean(),
    "rounded": lambda g, t, r: np.round(g / (_rms(g) or 1), 2) * _rms(g),
    "of another point": lambda g, t, r: t.gradient(t.x * 1.01),
    "with weight decay": lambda g, t, r: g + 0.01 * t.x * (np.linalg.norm(g) / (np.linalg.norm(t.x) or 1)),
    "transposed": lambda g, t, r: g.T,
    "flattened": lambda g, t, r: g.ravel(),
    "extra axis": lambda g, t, r: g[..., None],
    "summed": lambda g, t, r: g.sum(axis=0),
}


def wrong_gradients(trial, right, rng, only=None):
    """All wrong gradients (or only one) for one trial: name, the values, and how wrong they are.

    The last is relative to the gradient, both in the units of x: None for a wrong shape. Changes that change
    nothing (or that nobody could see: less than 1e-9 of the function's own value) are left out.
    """
    made = {n: mutate(right, trial, rng) for n, mutate in MUTATIONS.items() if only in (None, n)}
    made |= {n: wrong(trial.x) for n, wrong in trial.wrong.items() if only in (None, n)}
    for name, wrong in made.items():
        size = relative_size(trial, right, wrong)
        if size is None or size > 0:
            yield name, wrong, size


def relative_size(trial, right, wrong):
    """How wrong a gradient is; 0 if it is right or if the effect is invisible, None if the shape is wrong."""
    if np.shape(wrong) != np.shape(right):
        return None
    scale = np.maximum(np.abs(trial.x), np.sqrt(np.mean(trial.x**2)) / 2)
    with np.errstate(all="ignore"):
        effect = float(np.linalg.norm((wrong - right) * scale))
        visible = effect > 1e-9 * float(np.sum(np.abs(trial.dout * trial.f(trial.x))))
        whole = float(np.linalg.norm(right * scale))
    if not (visible and np.isfinite(effect)):
        return 0.0
    return effect / whole if whole > 0 else np.inf
