"""A heat map as a picture: what was expected, what came, and where the two differ."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.checks import Finding
from grader.course.plots import new_figure, to_png
from grader.reports.heatmap import HeatMap, Mark, heat_map

_FEW = 12


def heat_map_png(finding: Finding) -> bytes | None:
    """The picture of a finding as the content of a PNG file; None where there is no heat map of it.

    Labels are signs and English words only: not every font of matplotlib has Korean letters.
    """
    heat = heat_map(finding)
    if heat is None:
        return None
    want, got = (np.asarray(v, float).reshape(len(heat.marks), -1) for v in (finding.expected, finding.actual))
    figure = new_figure()
    figure.set_size_inches(10, 1.6 + min(6, 0.45 * len(want)))
    left, middle, right = figure.subplots(1, 3)
    both = np.concatenate([want[np.isfinite(want)], got[np.isfinite(got)]])
    span = {"vmin": both.min(initial=0.0), "vmax": both.max(initial=1.0)}
    for axes, values, title in ((left, want, "expected"), (middle, got, "yours")):
        axes.imshow(values, cmap="viridis", aspect="auto", **span)
        axes.set_title(title)
    right.imshow(np.array(heat.heat), cmap="Reds", vmin=0, vmax=1, aspect="auto")
    right.set_title("wrong: + high  - low  ~ sign  ? nan")
    _write_marks(right, heat)
    for axes in (left, middle, right):
        axes.set_xticks(_ticks(want.shape[1]))
        axes.set_yticks(_ticks(want.shape[0]))
    figure.suptitle(finding.path, parse_math=False)
    figure.tight_layout()
    return to_png(figure)


def _ticks(count: int) -> list[int]:
    return list(range(0, count, count // _FEW + 1))


def _write_marks(axes: Any, heat: HeatMap) -> None:
    for row, marks in enumerate(heat.marks):
        for column, mark in enumerate(marks):
            dark = heat.heat[row][column] > 0.5
            if mark is not Mark.RIGHT:
                axes.text(column, row, str(mark), ha="center", va="center", color="white" if dark else "black",
                          weight="bold")
