"""Which element of a gradient is wrong, once it is known that one is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from grader.checks.differences import Array, Direction, Problem, extrapolated, residuals
from grader.checks.ladder import Judgement, judge
from grader.checks.plain import index_of

_FEW = 256
_SAFETY = 8.0
_LEAST_SHARE_OF_ARRAY = 1e-8


@dataclass(frozen=True)
class Place:
    """Where a gradient is wrong.

    Args:
        worst_index: the element that is wrong by most, of those looked at.
        numeric: the numeric gradient there.
        claimed: the claimed gradient there.
        first_index: the first wrong element, if all were looked at.
        first: numeric and claimed gradient there.
        wrong: how many elements are wrong, if all were looked at.
    """

    worst_index: tuple[int, ...]
    numeric: float
    claimed: float
    first_index: tuple[int, ...] | None = None
    first: tuple[float, float] | None = None
    wrong: int | None = None


def located(problem: Problem, direction: Direction, judgement: Judgement) -> Place | None:
    """Find a wrong element: all are tried if they are few, else the one that repeated halving leads to.

    Args:
        problem: what was checked.
        direction: the direction along which the check failed.
        judgement: that failure.

    Returns:
        The place, or None if no single element stands out from the rounding.
    """
    sizes = judgement.size * np.array([1.0, 0.5, 0.25])
    if problem.x.size <= _FEW:
        return _among_all(problem, direction, sizes)
    return _place(problem, direction, _halved(problem, direction, sizes))


def _among_all(problem: Problem, direction: Direction, sizes: Array) -> Place | None:
    values, errors = _element_residuals(problem, np.arange(problem.x.size), sizes)
    scale = problem.scale.ravel()
    claim = np.abs(problem.claimed.ravel()) * scale
    least = np.maximum(problem.precision.differ * claim, _LEAST_SHARE_OF_ARRAY * direction.whole)
    wrong = np.abs(values) > np.maximum(_SAFETY * errors, least)
    if not wrong.any():
        return None
    slope_errors = values / scale
    place = _place(problem, direction, int(np.argmax(np.where(wrong, np.abs(slope_errors), -1.0))))
    if place is None:
        return None
    first = int(np.argmax(wrong))
    claimed = float(problem.claimed.flat[first])
    return Place(
        place.worst_index, place.numeric, place.claimed, index_of(first, problem.x.shape),
        (claimed + float(slope_errors[first]), claimed), int(wrong.sum()),
    )  # fmt: skip


def _element_residuals(problem: Problem, which: Array, sizes: Array) -> tuple[Array, Array]:
    slopes, _ = residuals(problem, [_single(problem, int(i)) for i in which], sizes)
    fourth, sixth = extrapolated(slopes)
    errors = np.abs(sixth - fourth)[:, 0] + problem.rounding / sizes[-1]
    return sixth[:, 0], np.nan_to_num(errors, nan=np.inf)


def _single(problem: Problem, flat: int) -> Array:
    step = np.zeros(problem.x.shape)
    step.flat[flat] = problem.scale.flat[flat]
    return step


def _halved(problem: Problem, direction: Direction, sizes: Array) -> int:
    """Follow the larger residual: it is linear in the direction, so a part of the array has a part of it."""
    which = np.flatnonzero(direction.step)
    while which.size > 1:
        halves = np.array_split(which, 2)
        steps = [_restricted(direction.step, half) for half in halves]
        values = extrapolated(residuals(problem, steps, sizes)[0])[1][:, 0]
        which = halves[int(np.argmax(np.abs(np.nan_to_num(values))))]
    return int(which[0])


def _restricted(step: Array, which: Array) -> Array:
    part = np.zeros(step.shape)
    part.flat[which] = step.flat[which]
    return part


def _place(problem: Problem, direction: Direction, flat: int) -> Place | None:
    step = _single(problem, flat)
    claim = float(np.abs(problem.claimed * step).sum())
    judgement = judge(problem, Direction(step, claim, direction.whole))
    if not abs(judgement.residual) > judgement.tolerance:
        return None
    claimed = float(problem.claimed.flat[flat])
    numeric = claimed + judgement.residual / float(problem.scale.flat[flat])
    return Place(index_of(flat, problem.x.shape), numeric, claimed)
