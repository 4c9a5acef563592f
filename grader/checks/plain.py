"""What counts as a plain value, decided without running a line of anybody's code.

A value that a student returned may be an object that equals everything, or whose class lies about its name.
So nothing here asks a value a question: only the identity of its type is looked at. `isinstance` would read
the value's `__class__`, `type(x) in {...}` call the hash of a metaclass, `type(x).__name__` its properties.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from grader.locale import T, Text

Kind = Literal["none", "number", "array", "text", "sequence", "dict", "opaque"]

SMALL = 64
"""Arrays of at most this many numbers are kept whole in a finding; larger ones as a `Summary`."""

_LONGEST_TEXT = 200
_WIDEST_INT = 64
_NUMBERS = (
    float, int, bool, complex, np.float64, np.bool_, np.int8, np.int16, np.int32, np.int64, np.longlong,
    np.uint8, np.uint16, np.uint32, np.uint64, np.ulonglong, np.float16, np.float32, np.longdouble,
    np.complex64, np.complex128, np.clongdouble,
)  # fmt: skip
_NUMBER_DTYPES = "biufc"
_name_of_type = type.__dict__["__name__"].__get__


@dataclass(frozen=True)
class Summary:
    """What is left of a value that is too large to be kept.

    Args:
        type_name: the type, for an array its dtype.
        shape: the shape of an array; empty for anything else.
        low: the smallest finite number of an array.
        high: its largest finite number.
    """

    type_name: str
    shape: tuple[int, ...] = ()
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        if self.low is None:
            return f"<{self.type_name} {self.shape}>" if self.shape else f"<{self.type_name}>"
        return f"<{self.type_name} {self.shape}, {self.low:.6g} ... {self.high:.6g}>"


def is_any(value: object, *types: type) -> bool:
    """Whether the type of `value` is exactly one of `types`; subclasses do not count, and no code runs."""
    kind = type(value)
    return any(kind is wanted for wanted in types)


def kind_of(value: object) -> Kind:
    """Which of the few plain kinds a value is; "opaque" for everything else."""
    if value is None:
        return "none"
    if type(value) is np.ndarray:
        return _kind_of_array(value)
    if is_any(value, *_NUMBERS):
        return "number"
    if type(value) is str:
        return "text"
    if is_any(value, tuple, list):
        return "sequence"
    return "dict" if type(value) is dict else "opaque"


def _kind_of_array(value: np.ndarray[Any, Any]) -> Kind:
    if value.dtype.kind not in _NUMBER_DTYPES:
        return "opaque"
    return "array" if value.ndim else "number"


def type_name(value: object) -> str:
    """The name of a value's type, with the dtype of an array, in the words of Python."""
    if type(value) is np.ndarray:
        return f"numpy array ({_dtype_name(value)})"
    name = str(_name_of_type(type(value)))
    return name if len(name) <= _LONGEST_TEXT else name[:_LONGEST_TEXT] + "..."


def _dtype_name(value: np.ndarray[Any, Any]) -> str:
    # A structured dtype prints the names of its fields, which are the student's words.
    return value.dtype.name if value.dtype.kind in _NUMBER_DTYPES + "OSUmM" else "structured"


def described(value: object) -> Text | str:
    """What a value is, for people: "a single number", "a tuple of length 2". Never the shape of an array."""
    kind = kind_of(value)
    if kind == "number":
        return T("a single number")
    if kind == "array":
        # Without its shape, which in a hidden test would tell the shapes of the inputs.
        return T("a numpy array of numbers")
    if kind == "sequence":
        count = len(value)  # type: ignore[arg-type]
        if type(value) is tuple:
            return T("a tuple of length {count}", count=count)
        return T("a list of length {count}", count=count)
    words = {"none": T("None"), "text": T("a string"), "dict": T("a dictionary")}
    return words.get(kind, type_name(value))


def index_of(flat: Any, shape: tuple[int, ...]) -> tuple[int, ...]:
    """The index, in an array of this shape, of the number at a flat position; `()` for a single number."""
    return tuple(int(i) for i in np.unravel_index(int(flat), shape)) if shape else ()


def as_array(value: Any) -> np.ndarray[Any, Any]:
    """A number or numeric array as an array; an integer that no machine type holds becomes a float."""
    if type(value) is int and value.bit_length() >= _WIDEST_INT:
        try:
            return np.array(float(value))
        except OverflowError:
            return np.array(np.inf if value > 0 else -np.inf)
    return np.asarray(value)


def kept(value: object) -> Any:
    """What a finding keeps of a value: a copy if it is small and plain, else a `Summary`."""
    kind = kind_of(value)
    if kind == "array":
        return _kept_array(value)  # type: ignore[arg-type]
    if kind == "text" and len(value) > _LONGEST_TEXT:  # type: ignore[arg-type]
        return value[:_LONGEST_TEXT] + "..."  # type: ignore[index]
    if type(value) is int and value.bit_length() > _WIDEST_INT:
        return Summary(f"int of {value.bit_length()} bits")
    if kind == "number":
        return _without_long_double(as_array(value)).item()
    return value if kind in ("none", "text") else Summary(type_name(value))


def _without_long_double(value: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    # `item()` of a long double is no Python float, and JSON cannot hold it.
    kind = value.dtype.kind
    return value.astype(np.complex128 if kind == "c" else np.float64) if value.dtype.char in "gG" else value


def _kept_array(value: np.ndarray[Any, Any]) -> Any:
    if value.size <= SMALL:
        return _without_long_double(value.copy())
    finite = np.isfinite(value)
    real = value.real if finite.all() else value.real[finite]  # a copy of a large array only where it is needed
    low, high = (float(real.min()), float(real.max())) if real.size else (None, None)
    return Summary(_dtype_name(value), value.shape, low, high)
