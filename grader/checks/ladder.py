"""The verdict along one direction, from differences at all step sizes.

No single step size is right: a large one feels the function's curvature, a small one its rounding. The ladder
takes them all, estimates from their disagreement how far each can be trusted, and believes the best.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from grader.checks.differences import Array, Direction, Problem, extrapolated, residuals

Verdict = Literal["passed", "failed", "inconclusive"]

_FAST = (2.0 ** -np.arange(8, 11), 2.0 ** -np.arange(14, 17))
_STEPS = 2.0 ** -np.arange(-4, 41)
_SMALLER_NEEDED = 8
_SAFETY = 8.0
_MISFIT_WEIGHT = 1.5
_LEAST_SHARE_OF_ARRAY = 1e-8
_INFORMATIVE, _PERSISTENT, _KINK, _SUPPORT = 0.05, 0.25, 0.1, 0.02
_STEPS_IN_SUPPORT = 3
_SHORTLY = 6
_STRAIGHT = 1e-6


@dataclass(frozen=True)
class Judgement:
    """The verdict along one direction.

    Args:
        verdict: "passed", "failed" or "inconclusive".
        residual: the measured slope minus the claimed one.
        tolerance: how wrong the measured slope may be.
        size: the step size that was believed.
    """

    verdict: Verdict
    residual: float
    tolerance: float
    size: float


def judge_all(problem: Problem, directions: list[Direction]) -> list[Judgement]:
    """Judge along several directions; after the first failure the others are left inconclusive.

    The fast way needs six evaluations a direction, and almost every right gradient passes there.
    """
    judged: dict[int, Judgement] = {}
    for sizes in _FAST:
        waiting = [i for i in range(len(directions)) if i not in judged]
        judged |= _fast(problem, directions, waiting, sizes)
    for i, direction in enumerate(directions):
        if i not in judged:
            judged[i] = judge(problem, direction)
            if judged[i].verdict == "failed":
                break
    unknown = Judgement("inconclusive", np.nan, np.nan, np.nan)
    return [judged.get(i, unknown) for i in range(len(directions))]


def _fast(
    problem: Problem, directions: list[Direction], which: list[int], sizes: Array
) -> dict[int, Judgement]:
    if not which:
        return {}
    slopes, _ = residuals(problem, [directions[i].step for i in which], sizes)
    residual = extrapolated(slopes)[1][:, 0]
    limits = np.array([problem.precision.agree * directions[i].claim for i in which])
    return {
        i: Judgement("passed", float(residual[k]), float(limits[k]), float(sizes[0]))
        for k, i in enumerate(which)
        if abs(residual[k]) <= limits[k]
    }


def judge(problem: Problem, direction: Direction) -> Judgement:
    """Judge along one direction with the whole ladder of step sizes."""
    slopes, gaps = residuals(problem, [direction.step], _STEPS)
    # Large steps may overflow; what comes of that has an infinite error, or is no number.
    with np.errstate(all="ignore"):
        return _judged(problem, direction, slopes[0], gaps[0])


def _judged(problem: Problem, direction: Direction, slopes: Array, gaps: Array) -> Judgement:
    values, errors = _values_and_errors(problem, direction, slopes)
    best = int(np.argmin(errors))
    residual, tolerance = float(values[best]), float(_SAFETY * errors[best])
    verdict: Verdict = "inconclusive"
    if _passes(problem, direction, residual, tolerance):
        verdict = "passed"
    elif _fails(problem, direction, residual, tolerance) and _is_real(problem, values, gaps, best):
        verdict = "failed"
    return Judgement(verdict, residual, tolerance, float(_STEPS[best]))


def _values_and_errors(problem: Problem, direction: Direction, slopes: Array) -> tuple[Array, Array]:
    fourth, sixth = extrapolated(slopes)
    jitter = float(np.sqrt(np.sum((problem.jitter * direction.step) ** 2)))
    errors = np.abs(sixth - fourth) + _MISFIT_WEIGHT * _misfits(sixth) + _noise(problem) + jitter
    errors = np.nan_to_num(errors, nan=np.inf)
    # Without enough smaller steps to compare with, a window may look better than it is.
    errors[-_SMALLER_NEEDED:] = np.inf
    return sixth, errors


def _noise(problem: Problem) -> Array:
    """Rounding of each extrapolated value; its smallest step, a quarter of the first, weighs most."""
    return np.asarray(problem.rounding / (_STEPS[2:]))


def _misfits(values: Array) -> Array:
    """How badly smaller steps agree with each; rounding grows as 1/t, so they count in proportion to t."""
    sizes = _STEPS[: values.size]
    apart = np.abs(values[:, None] - values[None, :]) * (sizes[None, :] / sizes[:, None])
    smaller = sizes[None, :] < sizes[:, None]
    return np.asarray(np.max(np.where(smaller, apart, 0.0), axis=1))


def _passes(problem: Problem, direction: Direction, residual: float, tolerance: float) -> bool:
    close = abs(residual) <= max(tolerance, problem.precision.agree * direction.claim)
    return close and tolerance <= problem.precision.sure * direction.claim


def _fails(problem: Problem, direction: Direction, residual: float, tolerance: float) -> bool:
    least = max(problem.precision.differ * direction.claim, _LEAST_SHARE_OF_ARRAY * direction.whole)
    return abs(residual) > max(tolerance, least, problem.lost)


def _is_real(problem: Problem, values: Array, gaps: Array, best: int) -> bool:
    """Whether a difference is one of slopes, and not of a kink, of noise, or of a function made of steps."""
    informative = _informative(problem, values, best)
    if informative.size < _STEPS_IN_SUPPORT:
        return False
    apart = np.abs(values[informative] - values[best])
    persists = bool(np.all(apart <= _PERSISTENT * abs(values[best])))
    smooth = _is_smooth(np.abs(gaps[informative]), abs(values[best]))
    rough = _is_staircase(values, gaps, best) or _is_supported(values, best)
    return persists and smooth and not rough


def _informative(problem: Problem, values: Array, best: int) -> Array:
    """The smaller steps at which rounding is too small to hide the difference."""
    sizes = _STEPS[: values.size]
    # At the smallest steps there is nothing but rounding: what the function loses on its way is seen there.
    last = values[-_SMALLER_NEEDED:]
    bottom = float(np.max(np.abs(last - np.median(last)) * sizes[-_SMALLER_NEEDED:]))
    noise = np.maximum(_noise(problem), 2 * bottom / sizes)
    usable = (np.arange(values.size) > best) & (noise <= _INFORMATIVE * abs(values[best]))
    return np.flatnonzero(usable)


def _is_smooth(gaps: Array, residual: float) -> bool:
    """Whether the slopes to either side agree, or come together as the step shrinks: not so at a kink."""
    # A quarter of the step should leave a quarter of the gap.
    shrinks = bool(np.all(gaps[2:] <= np.maximum(_KINK * residual, gaps[:-2] / 2)))
    return shrinks and bool(gaps[-1] <= residual / 2)


def _is_staircase(values: Array, gaps: Array, best: int) -> bool:
    """Whether the function is perfectly straight until shortly before its end.

    No function of ours is; but log(1 - A) is where A is next to 1: its last steps are those of rounding.
    """
    ends = not np.all(np.isfinite(values[max(0, best - _SHORTLY) : best]))
    return bool(ends and abs(gaps[best]) <= _STRAIGHT * abs(values[best]))


def _is_supported(values: Array, best: int) -> bool:
    """Whether larger steps agree with the claim for a while: then the function is rough below them."""
    agrees = np.abs(values[:best]) <= _SUPPORT * abs(values[best])
    runs = [agrees[i : i + _STEPS_IN_SUPPORT] for i in range(agrees.size - _STEPS_IN_SUPPORT + 1)]
    return any(bool(run.all()) for run in runs)
