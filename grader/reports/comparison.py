"""Expected and actual values side by side, with what is wrong marked by how wrong it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import Finding
from grader.checks.plain import Summary

_DIGITS = 6
_RELATIVE = 1e-6
_STEPS = (1e-3, 1e-1, 1.0)  # of an error relative to the typical size of the expected numbers
WORST = len(_STEPS) + 1


@dataclass(frozen=True)
class Entry:
    """One number: as it is shown, and how wrong it is, from 0 (right) to 4."""

    text: str
    wrong: int = 0


@dataclass(frozen=True)
class Grid:
    """An array as rows of numbers, and its shape as it is written; a single number has the shape ""."""

    rows: tuple[tuple[Entry, ...], ...]
    shape: str


@dataclass(frozen=True)
class Comparison:
    """What should have come, and what came; a `Grid`, or a description where a value is too large or no array."""

    expected: Grid | str
    actual: Grid | str


def compared(finding: Finding) -> Comparison | None:
    """What a finding knows of the two values; None if it knows nothing."""
    if finding.expected is None and finding.actual is None:
        return None
    sizes = None
    if _is_grid(finding.expected) and _is_grid(finding.actual):
        sizes = _sizes(np.asarray(finding.expected), np.asarray(finding.actual))
    return Comparison(_shown(finding.expected, None), _shown(finding.actual, sizes))


def _is_grid(value: Any) -> bool:
    return isinstance(value, np.ndarray | int | float | complex) and np.asarray(value).dtype.kind in "biufc"


def _shown(value: Any, sizes: np.ndarray[Any, Any] | None) -> Grid | str:
    if not _is_grid(value):
        return str(value) if isinstance(value, Summary) else repr(value)
    array = np.asarray(value)
    marks = np.zeros(array.shape, int) if sizes is None else sizes
    flat = [Entry(_number(number), mark) for number, mark in zip(array.ravel().tolist(), marks.ravel().tolist(),
                                                               strict=True)]
    columns = array.shape[-1] if array.ndim else 1
    rows = tuple(tuple(flat[start:start + columns]) for start in range(0, len(flat), columns)) if columns else ()
    return Grid(rows, str(array.shape) if array.ndim else "")


def _number(value: Any) -> str:
    return f"{value:.{_DIGITS}g}" if isinstance(value, float | complex) else str(value)


def _sizes(expected: np.ndarray[Any, Any], actual: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """How wrong each actual number is; nothing is wrong where shapes differ, for then nothing can be compared."""
    if expected.shape != actual.shape:
        return np.zeros(actual.shape, int)
    wanted, got = expected.astype(np.complex128), actual.astype(np.complex128)
    typical = float(np.sqrt(np.mean(np.abs(np.nan_to_num(wanted)) ** 2))) if wanted.size else 0.0
    close = np.isclose(got, wanted, _RELATIVE, _RELATIVE * 0.01 * typical, equal_nan=True)
    with np.errstate(all="ignore"):
        errors = np.abs(got - wanted) / (typical or 1.0)
    sizes = np.where(np.isfinite(errors), 1 + np.searchsorted(_STEPS, np.nan_to_num(errors)), WORST)
    return np.where(close, 0, sizes)
