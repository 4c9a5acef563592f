"""The few numbers that describe a class."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
_FEWEST = 5  # students below which a correlation says nothing
_GROUP = 0.27  # the share of a class in its upper and its lower group (Kelley, 1939)


@dataclass(frozen=True)
class Distribution:
    """How shares of points, from 0 to 1, are distributed.

    Attributes:
        count: how many there are.
        mean: their mean.
        median: the one in the middle.
        deviation: their standard deviation.
        lower: a quarter of them is not above this.
        upper: a quarter of them is not below this.
        bins: how many there are from 0 to 10 %, from 10 to 20 %, ..., from 90 to 100 %.
    """

    count: int
    mean: float
    median: float
    deviation: float
    lower: float
    upper: float
    bins: tuple[int, ...]


def distribution(shares: Sequence[float]) -> Distribution:
    """Describe shares of points; all zeros when there are none."""
    bins = [0] * BINS
    for share in shares:
        # The little more keeps 0.3 / 0.1 in the bin where people see it.
        bins[min(BINS - 1, max(0, math.floor(share * BINS + 1e-9)))] += 1
    if not shares:
        return Distribution(0, 0.0, 0.0, 0.0, 0.0, 0.0, tuple(bins))
    lower, median, upper = statistics.quantiles(shares, n=4, method="inclusive") if len(shares) > 1 else [shares[0]] * 3
    return Distribution(len(shares), statistics.fmean(shares), median, statistics.pstdev(shares), lower, upper,
                        tuple(bins))


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Pearson's correlation; None for few pairs, or where one of the two is always the same.

    Between the shares of an exercise, where these are 0 or 1, and the scores in the rest it is the point-biserial one.
    """
    if len(first) < _FEWEST or _is_constant(first) or _is_constant(second):
        return None
    return statistics.correlation(first, second)


def upper_lower(shares: Sequence[float], totals: Sequence[float]) -> float | None:
    """How much better the upper 27 % of a class, by their totals, did than the lower 27 %; None for few."""
    size = round(_GROUP * len(shares))
    if len(shares) < _FEWEST or size < 1:
        return None
    order = sorted(range(len(shares)), key=lambda i: totals[i])
    lower, upper = order[:size], order[-size:]
    return statistics.fmean(shares[i] for i in upper) - statistics.fmean(shares[i] for i in lower)


def _is_constant(values: Sequence[float]) -> bool:
    return max(values) - min(values) < 1e-12
