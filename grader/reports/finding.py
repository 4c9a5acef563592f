"""One finding, three ways: a sentence, plain data for programs, and HTML with the wrong entries marked."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np

from grader.checks import Finding
from grader.locale import T

_DIGITS = 6
_RELATIVE = 1e-6


def to_text(finding: Finding, lang: str, *, show_values: bool = True) -> str:
    """The finding in one or two sentences.

    Args:
        finding: what is wrong.
        lang: "en" or "ko".
        show_values: whether expected values may appear.
    """
    return finding.text(show_values).show(lang)


def to_json(finding: Finding) -> dict[str, Any]:
    """The finding as plain data; `Finding.from_data` reads it back."""
    return finding.to_data()


def to_html(finding: Finding, lang: str, *, show_values: bool = True) -> str:
    """The finding as a piece of HTML: the sentence and, for small arrays, expected and actual side by side.

    Everything that came from a student is escaped. Wrong entries carry the class `wrong` and the sign ✗, so that
    nothing depends on colour.
    """
    parts = [f'<p class="finding">{escape(to_text(finding, lang, show_values=show_values))}</p>']
    if show_values and _is_small(finding.expected) and _is_small(finding.actual):
        expected, actual = np.atleast_1d(finding.expected), np.atleast_1d(finding.actual)
        wrong = _wrong(expected, actual)
        parts.append('<div class="values">'
                     + _table(T("expected").show(lang), expected, np.zeros(expected.shape, bool))
                     + _table(T("yours").show(lang), actual, wrong) + "</div>")
    return "\n".join(parts)


def _is_small(value: Any) -> bool:
    return isinstance(value, np.ndarray | int | float) and np.ndim(value) <= 2


def _wrong(expected: np.ndarray[Any, Any], actual: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    if expected.shape != actual.shape:
        return np.zeros(actual.shape, bool)
    typical = float(np.sqrt(np.mean(np.square(np.nan_to_num(expected.astype(float))))))
    close = np.isclose(actual.astype(float), expected.astype(float), _RELATIVE, _RELATIVE * 0.01 * typical,
                       equal_nan=True)
    return np.asarray(~close)


def _table(caption: str, values: np.ndarray[Any, Any], wrong: np.ndarray[Any, Any]) -> str:
    rows = zip(np.atleast_2d(values).tolist(), np.atleast_2d(wrong).tolist(), strict=True)
    body = "".join("<tr>" + "".join(map(_cell, row, marks)) + "</tr>" for row, marks in rows)
    return f"<table><caption>{escape(caption)}</caption>{body}</table>"


def _cell(value: Any, wrong: bool) -> str:
    shown = escape(f"{value:.{_DIGITS}g}" if isinstance(value, float) else str(value))
    return f'<td class="wrong">✗ {shown}</td>' if wrong else f"<td>{shown}</td>"
