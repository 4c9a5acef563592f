"""Values in little room: as one would write them in Python, large arrays by shape and range."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.checks import Summary
from grader.locale import T, Text

_WHOLE = 24  # numbers of an array that are written out
_ITEMS = 6
_TEXT = 60
_DEEP = 3


def shown_value(value: Any, lang: str) -> str:
    """A value in one line.

    Args:
        value: anything that a test gave to a student's code or got from it.
        lang: the language of what is said about a value that is too large.
    """
    return _shown(value, lang, 0)


def _shown(value: Any, lang: str, depth: int) -> str:  # noqa: PLR0911 - one line per kind reads best
    if isinstance(value, np.ndarray):
        return _array(value, lang)
    if isinstance(value, Summary):
        return _summary(value).show(lang)
    if isinstance(value, bool | np.bool_ | int | float | complex | np.number):
        return number(value)
    if isinstance(value, str):
        return repr(value if len(value) <= _TEXT else value[:_TEXT] + "...")
    if isinstance(value, dict | list | tuple):
        return "..." if depth == _DEEP else _container(value, lang, depth)
    if value is None:
        return "None"
    return T("<a function>").show(lang) if callable(value) else f"<{type(value).__name__}>"


def number(value: Any, digits: int = 6) -> str:
    """A number with this many digits; a float keeps its point."""
    if isinstance(value, np.generic):
        value = value.item()
    if not isinstance(value, float):
        return f"{value:.{digits}g}" if isinstance(value, complex) else str(value)
    text = f"{value:.{digits}g}"
    return text if any(c in text for c in ".en") else text + ".0"


def _array(value: np.ndarray[Any, Any], lang: str) -> str:
    if value.size > _WHOLE or value.dtype.kind not in "biufc":
        return _large(value).show(lang)
    return _nested(value.tolist())


def _nested(value: Any) -> str:
    return f"[{', '.join(map(_nested, value))}]" if isinstance(value, list) else number(value)


def _large(value: np.ndarray[Any, Any]) -> Text:
    if value.dtype.kind not in "biuf" or not np.isfinite(value).any():
        return T("array of shape {shape}", shape=str(value.shape))
    finite = value[np.isfinite(value)]
    return T("array of shape {shape}, numbers from {low} to {high}", shape=str(value.shape),
             low=number(finite.min(), 4), high=number(finite.max(), 4))


def _summary(value: Summary) -> Text:
    if value.low is None or value.high is None:
        return T("array of shape {shape}", shape=str(value.shape)) if value.shape else Text("{x}", {"x": str(value)})
    return T("array of shape {shape}, numbers from {low} to {high}", shape=str(value.shape),
             low=number(value.low, 4), high=number(value.high, 4))


def _container(value: dict[Any, Any] | list[Any] | tuple[Any, ...], lang: str, depth: int) -> str:
    items = list(_items(value, lang, depth + 1))
    parts = ", ".join([*items[:_ITEMS], *(["..."] if len(items) > _ITEMS else [])])
    if isinstance(value, dict):
        return f"{{{parts}}}"
    if isinstance(value, list):
        return f"[{parts}]"
    return f"({parts},)" if len(items) == 1 else f"({parts})"


def _items(value: Any, lang: str, depth: int) -> Iterator[str]:
    for item in list(value.items() if isinstance(value, dict) else value)[: _ITEMS + 1]:
        if isinstance(value, dict):
            yield f"{item[0]!r}: {_shown(item[1], lang, depth)}"
        else:
            yield _shown(item, lang, depth)
