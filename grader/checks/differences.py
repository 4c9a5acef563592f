"""Finite differences along directions: how far a function's slope is from what a gradient claims.

Central differences of a smooth function have errors in t^2, t^4, ...; two or three step sizes cancel the
first of them (Richardson's extrapolation): steps may be large, and rounding, which grows as 1/t, stays small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checks.plain import as_array, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Array = np.ndarray[Any, Any]

_NUMBERS_IN_FLIGHT = 1_000_000


@dataclass(frozen=True)
class Precision:
    """What counts as close, relative to the size of the claimed gradient.

    Args:
        agree: a difference this small is agreement without further questions.
        differ: a difference must be larger than this to count against the claim.
        sure: a measurement less certain than this says nothing.
    """

    agree: float
    differ: float
    sure: float


DOUBLE = Precision(agree=1e-7, differ=1e-6, sure=1e-4)
SINGLE = Precision(agree=1e-4, differ=1e-3, sure=1e-2)


class Function:
    """A function of one array, evaluated at many points, its answers checked and counted.

    Args:
        f: the function. If it has an attribute `many`, that is called with a list of points instead, and
            returns the list of outputs, None for a point where there is none: one trip for many points.
    """

    def __init__(self, f: Callable[[Array], Any]) -> None:
        self._f = f
        self._many = getattr(f, "many", None)
        self.evaluations = 0

    def at(self, x: Array) -> Any:
        """The output at one point, whatever it is; errors are the caller's."""
        return self._outputs([x.copy()])[0]

    def at_all(self, points: list[Array], shape: tuple[int, ...]) -> list[Array | None]:
        """The outputs at many points, None where there is none of the right shape."""
        return [_numeric(output, shape) for output in self._outputs(points, tolerant=True)]

    def _outputs(self, points: list[Array], *, tolerant: bool = False) -> list[Any]:
        self.evaluations += len(points)
        # Far from x there may be overflow and roots of negative numbers: those steps are simply not used.
        with np.errstate(all="ignore"):
            if self._many is not None:
                return list(self._many(points))
            return [self._one(point, tolerant=tolerant) for point in points]

    def _one(self, point: Array, *, tolerant: bool) -> Any:
        try:
            return self._f(point)
        except (ArithmeticError, ValueError):
            if not tolerant:
                raise
            return None


def _numeric(output: Any, shape: tuple[int, ...]) -> Array | None:
    if kind_of(output) not in ("number", "array"):
        return None
    values = as_array(output)
    return values.astype(np.float64) if values.shape == shape and values.dtype.kind != "c" else None


@dataclass(frozen=True)
class Problem:
    """One gradient to be checked.

    Args:
        function: the function.
        x: where.
        claimed: the gradient that is claimed there, as float64.
        weights: what the outputs are multiplied with before they are summed.
        center: the output at x.
        scale: the natural size of a change of each x; steps are multiples of it.
        rounding: how much of a difference of two outputs may be rounding.
        size: the sum of the absolute weighted outputs.
        lost: how much may get lost in a function whose output is tiny (a loss of 1e-27) but whose inner
            values most likely are not.
        jitter: per element, how much of the claim is rounding; zeros if unknown.
        precision: what counts as close.
    """

    function: Function
    x: Array
    claimed: Array
    weights: Array
    center: Array
    scale: Array
    rounding: float
    size: float
    lost: float
    jitter: Array
    precision: Precision


@dataclass(frozen=True)
class Direction:
    """A direction to look along, and what is claimed there.

    Args:
        step: the direction; zero for elements that are not looked at.
        claim: the size of the claimed slope, all elements at their worst: what differences are relative to.
        whole: the same for the whole array.
    """

    step: Array
    claim: float
    whole: float


def residuals(problem: Problem, steps: Sequence[Array], sizes: Array) -> tuple[Array, Array]:
    """Slope minus claim, and the gap between the slopes to either side.

    Args:
        problem: what is checked.
        steps: directions, each of x's shape.
        sizes: the step sizes t.

    Returns:
        Two arrays of shape (directions, sizes): the central difference minus the claimed slope, and the slope
        ahead minus the slope behind. NaN where the function has no value.
    """
    directions, sizes_of = np.repeat(np.arange(len(steps)), sizes.size), np.tile(sizes, len(steps))
    chunk = max(1, _NUMBERS_IN_FLIGHT // (2 * problem.x.size))
    parts = [
        _measured(problem, np.stack([steps[i] for i in directions[start : start + chunk]]),
                  sizes_of[start : start + chunk])
        for start in range(0, sizes_of.size, chunk)
    ]  # fmt: skip
    table = np.concatenate(parts, axis=1).reshape(2, len(steps), sizes.size)
    return table[0], table[1]


def _measured(problem: Problem, steps: Array, sizes: Array) -> Array:
    t = sizes.reshape(-1, *[1] * problem.x.ndim)
    plus, minus = _cast(problem.x + t * steps, problem.x), _cast(problem.x - t * steps, problem.x)
    # The function gets copies: it may change its input, and the step really taken is needed afterwards.
    points = np.concatenate([plus, minus])
    outputs = problem.function.at_all([points[i, ...] for i in range(len(points))], problem.center.shape)
    nothing = np.full(problem.center.shape, np.nan)
    values = np.stack([nothing if output is None else output for output in outputs])
    ahead, behind = values[: len(sizes)], values[len(sizes) :]
    taken = (plus.astype(np.float64) - minus) / (2 * t)
    with np.errstate(all="ignore"):
        # Outputs are subtracted before they are summed: what does not change cancels exactly.
        slopes = _summed(problem.weights * (ahead - behind)) / (2 * sizes) - _summed(problem.claimed * taken)
        gaps = _summed(problem.weights * ((ahead - problem.center) - (problem.center - behind))) / sizes
    return np.stack([slopes, gaps])


def _cast(points: Array, x: Array) -> Array:
    return points.astype(x.dtype, copy=False)


def _summed(values: Array) -> Array:
    return np.asarray(values.reshape(len(values), -1).sum(axis=1))


def extrapolated(values: Array) -> tuple[Array, Array]:
    """Values at step sizes t, t/2, t/4, ... freed of their errors in t^2 (and t^4).

    Args:
        values: along the last axis, n values at steps that halve.

    Returns:
        Fourth and sixth order values, each of n - 2; entry i uses the steps i, i + 1 and i + 2.
    """
    with np.errstate(all="ignore"):
        fourth = (4 * values[..., 1:] - values[..., :-1]) / 3
        sixth = (16 * fourth[..., 1:] - fourth[..., :-1]) / 15
    return fourth[..., 1:], sixth
