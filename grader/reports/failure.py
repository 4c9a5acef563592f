"""The first failure of a check, taken apart: what was called, what came, where it differs, and what to do next.

Plain data for every output: the terminal (`reports.panel`) and the notebook show the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import Finding
from grader.checks.compare import wrong_entries
from grader.grading.results import Call, ExerciseResult, Outcome, TestResult
from grader.locale import T, Text
from grader.reports.heatmap import HeatMap, heat_map
from grader.reports.values import number, shown_value

_Array = np.ndarray[Any, Any]

_MOST_CALLS = 3
_DIGITS = (4, 6, 9, 12, 17)


@dataclass(frozen=True)
class ShownCall:
    """A call as people read it.

    Attributes:
        line: such as `propagate(w, b, X, Y)`.
        arguments: the name and the value of each argument.
    """

    line: str
    arguments: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cell:
    """One number of a grid, and whether it is wrong."""

    text: str
    wrong: bool


Grid = tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Failure:
    """The first failure of a check.

    Attributes:
        exercise: the exercise's name.
        number: which of its tests failed, from 1.
        test: that test.
        message: what is wrong.
        calls: what was called, for the input that it failed on.
        path: the value that is wrong, such as `grads['dw']`; "" if no values were compared.
        expected: what it should be, row by row; empty if that is no number or small array.
        actual: what it is, with the wrong numbers marked.
        heat: where it is wrong.
        advice: what to do next.
    """

    exercise: str
    number: int
    test: TestResult
    message: Text | None
    calls: tuple[ShownCall, ...]
    path: str
    expected: Grid
    actual: Grid
    heat: HeatMap | None
    advice: Text


def first_failure(
    results: Sequence[ExerciseResult], parameters: Mapping[str, Sequence[str]], lang: str
) -> Failure | None:
    """The first thing that is wrong in a check; None when every exercise is passed or not written yet.

    Args:
        results: the results, in the order of the unit.
        parameters: names of parameters, by `function`, `Class` or `Class.method`; see `grading.guide`.
        lang: the language that large values are described in.
    """
    for result in results:
        if result.outcome in (Outcome.PASSED, Outcome.NOT_ATTEMPTED):
            continue
        for place, test in enumerate(result.tests, 1):
            if test.outcome is not Outcome.PASSED:
                return _failure(result, place, test, parameters, lang)
    return None


def _failure(
    result: ExerciseResult, place: int, test: TestResult, parameters: Mapping[str, Sequence[str]], lang: str
) -> Failure:
    finding = Finding.from_data(dict(test.finding)) if test.finding else None
    expected, actual = grids(finding) if finding else ((), ())
    return Failure(
        result.name, place, test, test.message,
        tuple(shown_call(call, parameters, lang) for call in test.calls[-_MOST_CALLS:]),
        finding.path if finding else "", expected, actual, heat_map(finding) if finding else None,
        T("Stuck? {command} gives a hint.", command=f"grader hint {result.name}"))


def shown_call(call: Call, parameters: Mapping[str, Sequence[str]], lang: str) -> ShownCall:
    """A call with its arguments named, as far as their names are known."""
    names = list(parameters.get(call.target, ()))[: len(call.arguments)]
    names += [str(i + 1) for i in range(len(names), len(call.arguments))]
    values = [shown_value(value, lang) for value in call.arguments]
    known = call.target in parameters
    return ShownCall(f"{call.target}({', '.join(names if known else ['...'] if values else [])})",
                     tuple(zip(names, values, strict=True)))


def grids(finding: Finding) -> tuple[Grid, Grid]:
    """Expected and actual numbers of a finding, row by row, the wrong ones marked; empty where they are not known."""
    expected, actual = finding.expected, finding.actual
    if not _is_small(expected) or not _is_small(actual):
        return (), ()
    want, got = np.asarray(expected), np.asarray(actual)
    wrong = wrong_entries(got, want) if want.shape == got.shape else np.zeros(got.shape, bool)
    digits = _digits(want, got, wrong)
    return _grid(want, np.zeros(want.shape, bool), digits), _grid(got, wrong, digits)


def _is_small(value: object) -> bool:
    if isinstance(value, np.ndarray):
        return value.size > 0 and value.dtype.kind in "biufc"
    return isinstance(value, int | float | complex)


def _digits(want: _Array, got: _Array, wrong: _Array) -> int:
    """As many digits as it takes to see that wrong numbers differ from right ones."""
    if want.shape != got.shape:
        return _DIGITS[0]
    pairs = list(zip(want[wrong].tolist(), got[wrong].tolist(), strict=True))
    return next((d for d in _DIGITS if all(number(a, d) != number(b, d) for a, b in pairs)), _DIGITS[-1])


def _grid(values: _Array, wrong: _Array, digits: int) -> Grid:
    width = values.shape[-1] if values.ndim else 1
    rows = zip(values.reshape(-1, width).tolist(), wrong.reshape(-1, width).tolist(), strict=True)
    return tuple(tuple(Cell(number(v, digits), w) for v, w in zip(*row, strict=True)) for row in rows)
