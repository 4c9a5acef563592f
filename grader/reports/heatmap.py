"""Where an array is wrong, and in which way: a sign for each number, so that nothing depends on colour.

The signs are plain ASCII: every console and every font has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from grader.checks import Finding
from grader.checks.compare import wrong_entries
from grader.locale import T, Text

_Array = np.ndarray[Any, Any]


class Mark(StrEnum):
    """What is wrong with one number; the value is its sign."""

    RIGHT = "."
    HIGH = "+"
    LOW = "-"
    OPPOSITE = "~"
    NOT_FINITE = "?"


_WORDS = {
    Mark.RIGHT: T("right"), Mark.HIGH: T("too large"), Mark.LOW: T("too small"), Mark.OPPOSITE: T("opposite sign"),
    Mark.NOT_FINITE: T("NaN or infinite"),
}


@dataclass(frozen=True)
class HeatMap:
    """Where an array is wrong.

    Attributes:
        marks: a mark for each number, by row; an array with more than two axes is cut into rows of its last one.
        heat: beside each mark, how wrong the number is: from 0 for right to 1 for the worst.
    """

    marks: tuple[tuple[Mark, ...], ...]
    heat: tuple[tuple[float, ...], ...]

    @property
    def used(self) -> tuple[Mark, ...]:
        """The marks that occur."""
        return tuple(mark for mark in Mark if any(mark in row for row in self.marks))


def mark_word(mark: Mark) -> Text:
    """What a mark means."""
    return _WORDS[mark]


def heat_map(finding: Finding) -> HeatMap | None:
    """Where the array of a finding is wrong; None where there is no array, or not all of it is known."""
    expected, actual = finding.expected, finding.actual
    if not (isinstance(expected, np.ndarray) and isinstance(actual, np.ndarray)):
        return None
    if expected.shape != actual.shape or not expected.size or "c" in expected.dtype.kind + actual.dtype.kind:
        return None
    want, got = _in_rows(expected), _in_rows(actual)
    wrong = wrong_entries(actual, expected).reshape(want.shape)
    if not wrong.any():
        return None
    signs = [[_mark(*numbers) for numbers in zip(*row, strict=True)]
             for row in zip(wrong.tolist(), want.tolist(), got.tolist(), strict=True)]
    return HeatMap(tuple(map(tuple, signs)), tuple(map(tuple, _heat(want, got, wrong).tolist())))


def _in_rows(values: _Array) -> _Array:
    return values.astype(np.float64).reshape(-1, values.shape[-1])


def _mark(wrong: bool, want: float, got: float) -> Mark:
    if not wrong:
        return Mark.RIGHT
    if not np.isfinite(got):
        return Mark.NOT_FINITE
    if want * got < 0 and abs(want + got) <= 0.5 * abs(want):
        return Mark.OPPOSITE
    return Mark.HIGH if got > want else Mark.LOW


def _heat(want: _Array, got: _Array, wrong: _Array) -> _Array:
    with np.errstate(all="ignore"):
        error = np.where(wrong, np.abs(got - want), 0.0)
    finite = np.isfinite(error)
    largest = error[finite].max(initial=0.0)
    return np.where(finite, error / largest if largest > 0 else 0.0, 1.0)
