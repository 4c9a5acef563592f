"""The geometry of charts; templates draw it."""

from __future__ import annotations

from dataclasses import dataclass

from grader.reports.statistics import BINS, Distribution

WIDTH, HEIGHT = 320, 132
_TOP, _BASE, _GAP = 18.0, 108.0, 3.0


@dataclass(frozen=True)
class Bar:
    """A bar of a histogram.

    Attributes:
        x: its left edge.
        y: its upper edge.
        width: its width.
        height: its height.
        count: how many it stands for.
        label: the range that it stands for, in percent.
    """

    x: float
    y: float
    width: float
    height: float
    count: int
    label: str

    @property
    def middle(self) -> float:
        """Where its labels are centred."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Histogram:
    """A histogram of shares of points.

    Attributes:
        bars: one for each tenth.
        base: where the bars stand.
        median: where the median is.
        ticks: position and percent of the marks on the axis.
    """

    bars: tuple[Bar, ...]
    base: float
    median: float
    ticks: tuple[tuple[float, int], ...]


def histogram(shares: Distribution) -> Histogram:
    """Draw a distribution."""
    step = WIDTH / BINS
    highest = max(1, *shares.bins)
    bars = []
    for place, count in enumerate(shares.bins):
        height = round((_BASE - _TOP) * count / highest, 1)
        label = f"{place * 100 // BINS}–{(place + 1) * 100 // BINS} %"
        bars.append(Bar(round(place * step + _GAP / 2, 1), round(_BASE - height, 1), round(step - _GAP, 1), height,
                        count, label))
    ticks = tuple((round(WIDTH * percent / 100, 1), percent) for percent in (0, 50, 100))
    return Histogram(tuple(bars), _BASE, round(WIDTH * shares.median, 1), ticks)
