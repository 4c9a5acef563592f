"""Is a value the expected one? Strict about shape and structure, tolerant of rounding and convention.

The answers of algebraically equal programs differ by 1e-11 at worst where the exercise is well conditioned,
and mistakes change more than 1e-6: the tolerance lies between, relative to each number and, for small ones,
to the root mean square of all. `numpy.allclose` is not used: it accepts a scalar for a matrix, zeros for
gradients of 1e-9, and any object that knows how to answer it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks.findings import CheckFailed, Finding
from grader.checks.plain import as_array, described, index_of, kept, kind_of, type_name
from grader.checks.sentences import UNNAMED, shown_name
from grader.locale import T, Text

_Array = np.ndarray[Any, Any]

RTOL = 1e-6
ATOL = 1e-13
FLOAT32_RTOL = 1e-4
_SHARE_OF_RMS = 0.01


@dataclass(frozen=True)
class _Policy:
    rtol: float
    atol: float


def assert_same(
    actual: object, expected: object, *, name: str = UNNAMED, rtol: float = RTOL, atol: float = ATOL
) -> tuple[Text, ...]:
    """Require that a student's value is the expected one.

    Args:
        actual: what the student's code returned.
        expected: what it should have returned: None, a number, a string, a numpy array, or a tuple, list or
            dict of these. Extra dict keys and extra trailing values of a tuple or list are accepted.
        name: the value's name, as the student knows it.
        rtol: relative tolerance: a number may be off by `rtol * (|expected| + 0.01 * rms(expected))`.
        atol: absolute tolerance, for arrays that are zero but for rounding.

    Returns:
        Remarks: what is not wrong, but worth telling (an answer in single precision).

    Raises:
        CheckFailed: they differ.
    """
    finding = compare(actual, expected, name=name, rtol=rtol, atol=atol)
    if finding is not None:
        raise CheckFailed(finding)
    return remarks(actual, expected, name=name)


def compare(
    actual: object, expected: object, *, name: str = UNNAMED, rtol: float = RTOL, atol: float = ATOL
) -> Finding | None:
    """Like `assert_same`, but return what is wrong (the first thing, in the order of `expected`), or None."""
    if kind_of(expected) == "opaque":
        raise TypeError(f"{name}: nothing can be compared with an expected {type_name(expected)}")
    return _compare(actual, expected, name, _Policy(rtol, atol))


def remarks(actual: object, expected: object, *, name: str = UNNAMED) -> tuple[Text, ...]:
    """What is worth telling about an accepted answer; empty most of the time."""
    return tuple(
        T("{name} is right, but only to the precision of {dtype}; this course computes with float64.",
          name=shown_name(path), dtype=as_array(value).dtype.name)
        for path, value, wanted in _numeric_leaves(actual, expected, name)
        if _is_low_precision(as_array(value)) and not _is_low_precision(as_array(wanted))
    )


def _compare(actual: object, expected: object, path: str, policy: _Policy) -> Finding | None:
    kind = kind_of(expected)
    if kind == "opaque":
        raise TypeError(f"{path}: nothing can be compared with an expected {type_name(expected)}")
    if actual is None and expected is not None:
        return _missing(path)
    if kind == "dict":
        return _compare_dicts(actual, expected, path, policy)
    if kind == "sequence":
        return _compare_sequences(actual, expected, path, policy)
    if kind in ("number", "array"):
        return _compare_numeric(actual, expected, path, policy)
    if kind_of(actual) != kind:
        return _wrong_type(actual, expected, path)
    return None if actual == expected else _wrong_text(actual, expected, path)


def _missing(path: str) -> Finding:
    note = T("{name} is None. Is a return statement missing?", name=shown_name(path))
    return Finding("missing", path, note=note)


def _wrong_text(actual: object, expected: object, path: str) -> Finding:
    pair = kept(expected), kept(actual)
    return Finding("values", path, expected=pair[0], actual=pair[1], first_index=(), worst_index=(),
                   first=pair, worst=pair, wrong=1, total=1)


_NAMED_KINDS = frozenset({"number", "array", "sequence", "dict", "none", "text"})


def _wrong_type(actual: object, expected: object, path: str) -> Finding:
    structured = kind_of(actual) in ("sequence", "dict") or kind_of(expected) in ("sequence", "dict")
    note = T("{name} is {actual}; it should be {expected}.",
             name=shown_name(path), actual=described(actual), expected=described(expected))
    kind = "structure" if structured else "type"
    if kind_of(actual) in _NAMED_KINDS:
        return Finding(kind, path, note=note)
    return Finding(kind, path, detail=note)  # the name of a student's own class may be made of a hidden input


def _compare_dicts(actual: Any, expected: Any, path: str, policy: _Policy) -> Finding | None:
    if kind_of(actual) != "dict":
        return _wrong_type(actual, expected, path)
    # Looking a key up would call the __eq__ of a hostile key with the same hash, so those are dropped first.
    found = {key: value for key, value in actual.items() if type(key) is str or type(key) is int}
    if not expected and actual:
        return Finding("structure", path, note=T("{name} should be empty.", name=shown_name(path)))
    for key, wanted in expected.items():
        if key not in found:
            return _missing_key(found, key, path)
        finding = _compare(found[key], wanted, f"{path}[{key!r}]", policy)
        if finding is not None:
            return finding
    return None


def _missing_key(found: dict[Any, Any], key: object, path: str) -> Finding:
    similar = next((k for k in found if str(k).lower() == str(key).lower()), None)
    if similar is None:
        note = T("The key {key} is missing in {name}.", key=repr(key), name=shown_name(path))
    else:
        note = T("The key {key} is missing in {name}; there is {similar}, which is not the same.",
                 key=repr(key), name=shown_name(path), similar=repr(similar))
    return Finding("missing", f"{path}[{key!r}]", note=note)


def _compare_sequences(actual: Any, expected: Any, path: str, policy: _Policy) -> Finding | None:
    if kind_of(actual) != "sequence":
        return _wrong_type(actual, expected, path)
    if len(actual) < len(expected) or (len(actual) > 0 and len(expected) == 0):
        return _wrong_length(actual, expected, path)
    for i, wanted in enumerate(expected):
        finding = _compare(actual[i], wanted, f"{path}[{i}]", policy)
        if finding is not None:
            return finding
    return None


def _wrong_length(actual: Any, expected: Any, path: str) -> Finding:
    detail = T("It has {actual}; it should have {expected}.",
               actual=len(actual), expected=len(expected))
    note = T("{name} has the wrong number of values.", name=shown_name(path))
    return Finding("structure", path, note=note, detail=detail)


def compare_form(actual: Any, expected: Any, *, name: str = UNNAMED) -> Finding | None:
    """Compare type and shape with those of an expected number or array, but no values."""
    if actual is None:
        return _missing(name)
    if kind_of(actual) not in ("number", "array"):
        return _wrong_type(actual, expected, name)
    got, want = as_array(actual), as_array(expected)
    return _wrong_shape(got, want, name) if got.shape != want.shape else None


def _compare_numeric(actual: Any, expected: Any, path: str, policy: _Policy) -> Finding | None:
    finding = compare_form(actual, expected, name=path)
    if finding is not None:
        return finding
    got, want = as_array(actual), as_array(expected)
    return _wrong_dtype(got, want, path) or _compare_values(got, want, path, policy)


def _wrong_shape(got: _Array, want: _Array, path: str) -> Finding:
    return Finding("shape", path, expected=kept(want), actual=kept(got), expected_shape=want.shape,
                   actual_shape=got.shape, pattern=_shape_pattern(got.shape, want.shape))


def _shape_pattern(got: tuple[int, ...], want: tuple[int, ...]) -> Text | None:
    if got == want[::-1]:
        return T("It looks transposed.")
    if math.prod(got) == math.prod(want) and _without_ones(got) == _without_ones(want):
        return T("Only the axes of length 1 differ: look at keepdims, reshape and [0, 0].")
    return None


def _without_ones(shape: tuple[int, ...]) -> list[int]:
    return [length for length in shape if length != 1]


def _wrong_dtype(got: _Array, want: _Array, path: str) -> Finding | None:
    if got.dtype.kind == "c" and want.dtype.kind != "c":
        note = T("{name} has complex numbers; it should have real ones.", name=shown_name(path))
    elif got.dtype.kind == "b" and not _is_zero_or_one(want):
        note = T("{name} is True or False; it should be a number.", name=shown_name(path))
    else:
        return None
    return Finding("type", path, expected=kept(want), actual=kept(got), note=note)


def _is_zero_or_one(values: _Array) -> bool:
    return bool(np.all((values == 0) | (values == 1)))


def _is_low_precision(values: _Array) -> bool:
    return values.dtype.kind in "fc" and bool(np.finfo(values.dtype).eps > np.finfo(np.float64).eps)


def _compare_values(got: _Array, want: _Array, path: str, policy: _Policy) -> Finding | None:
    wide = np.complex128 if "c" in got.dtype.kind + want.dtype.kind else np.float64
    # Overflow, and inf - inf, are judged by what comes out of them.
    with np.errstate(all="ignore"):
        a, b = got.astype(wide), want.astype(wide)
        wrong = _wrong_mask(a, b, _tolerance(got, want, b, policy))
        error = np.where(wrong, np.nan_to_num(np.abs(a - b), nan=np.inf, posinf=np.inf), -1.0)
    if not wrong.any():
        return None
    unexpected = bool((~np.isfinite(a) & np.isfinite(b)).any())
    return _values_finding(got, want, error, "not finite" if unexpected else "values", path)


def wrong_entries(actual: Any, expected: Any) -> _Array:
    """Which numbers of an array differ from those of one of the same shape by more than `assert_same` allows."""
    got, want = as_array(actual), as_array(expected)
    wide = np.complex128 if "c" in got.dtype.kind + want.dtype.kind else np.float64
    with np.errstate(all="ignore"):
        a, b = got.astype(wide), want.astype(wide)
        return _wrong_mask(a, b, _tolerance(got, want, b, _Policy(RTOL, ATOL)))


def _tolerance(got: _Array, want: _Array, b: _Array, policy: _Policy) -> _Array:
    size = np.abs(b)
    finite = size[np.isfinite(size)]
    largest = finite.max(initial=0.0)
    # Scaled by the largest, so that squares of 1e200 do not overflow.
    rms = largest * math.sqrt(np.mean((finite / largest) ** 2)) if largest > 0 else 0.0
    if _is_low_precision(got) or _is_low_precision(want):
        return policy.atol + max(FLOAT32_RTOL, policy.rtol) * (size + rms)
    return policy.atol + policy.rtol * (size + _SHARE_OF_RMS * rms)


def _wrong_mask(a: _Array, b: _Array, tolerance: _Array) -> _Array:
    both_nan = np.isnan(a) & np.isnan(b)
    finite = np.isfinite(a) & np.isfinite(b)
    near = finite & (np.abs(a - b) <= tolerance)
    return np.asarray(~(near | both_nan | (~finite & (a == b))))


def _values_finding(got: _Array, want: _Array, error: _Array, kind: str, path: str) -> Finding:
    wrong = error >= 0
    first, worst = index_of(np.argmax(wrong), wrong.shape), index_of(np.argmax(error), wrong.shape)
    return Finding(
        kind, path, expected=kept(want), actual=kept(got), expected_shape=want.shape, actual_shape=got.shape,
        first_index=first, first=(kept(want[first]), kept(got[first])),
        worst_index=worst, worst=(kept(want[worst]), kept(got[worst])),
        wrong=int(wrong.sum()), total=wrong.size, pattern=_dtype_pattern(got, want),
    )  # fmt: skip


def _dtype_pattern(got: _Array, want: _Array) -> Text | None:
    if got.dtype.kind in "iu" and want.dtype.kind == "f":
        return T("The numbers are whole numbers ({dtype}); they should have decimals.", dtype=got.dtype.name)
    if _is_low_precision(got) and not _is_low_precision(want):
        return T("The numbers are {dtype}; use float64.", dtype=got.dtype.name)
    return None


def _numeric_leaves(actual: Any, expected: Any, path: str) -> list[tuple[str, Any, Any]]:
    kind = kind_of(expected)
    if kind in ("number", "array") and kind_of(actual) in ("number", "array"):
        return [(path, actual, expected)]
    if kind == "dict" and type(actual) is dict:
        found = {key: value for key, value in actual.items() if type(key) is str or type(key) is int}
        parts = [(found.get(key), wanted, f"{path}[{key!r}]") for key, wanted in expected.items()]
    elif kind == "sequence" and kind_of(actual) == "sequence":
        pairs = zip(actual, expected, strict=False)
        parts = [(value, wanted, f"{path}[{i}]") for i, (value, wanted) in enumerate(pairs)]
    else:
        return []
    return [leaf for part in parts for leaf in _numeric_leaves(*part)]
