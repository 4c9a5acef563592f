"""Answers that are the right ones changed in one way: a term, a factor, a function, less precision."""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checks.symptom_evidence import RTOL, Array, Evidence, Pair, quoted, rms, stretches
from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Claim = tuple[str, Text]

_LEAST_CALLS = 3
_MOST_DECIMALS = 9
_PRECISIONS: tuple[tuple[Any, float], ...] = ((np.float32, 2e-4), (np.float16, 2e-2))


def another_entry(evidence: Evidence) -> Claim | None:
    """It is what another part of the answer should be."""
    for path in evidence.pairs[0].call.wants:
        if evidence.holds(lambda pair, path=path: pair.other(path)):  # type: ignore[misc]
            return "another entry", T(
                "{name} holds what {other} should be.",
                name=evidence.subject,
                other=quoted(path) or T("the result"),
            )
    return None


def unchanged_input(evidence: Evidence) -> Claim | None:
    """It is one of the inputs."""
    for name in evidence.shared_inputs:
        if evidence.holds(lambda pair, name=name: pair.inputs[name]):  # type: ignore[misc]
            return "unchanged input", T(
                "{name} is equal to the input {input}, unchanged.", name=evidence.subject, input=quoted(name)
            )
    return None


def precision(evidence: Evidence) -> Claim | None:
    """The right numbers, cut, rounded, or kept with fewer digits."""
    if not all(pair.same_shape for pair in evidence.pairs):
        return None
    if all(_is_whole(pair.got) for pair in evidence.wrong):
        return _whole_numbers(evidence)
    for decimals in range(1, _MOST_DECIMALS):
        if evidence.holds(lambda pair, decimals=decimals: np.round(pair.want, decimals)):  # type: ignore[misc]
            return "rounded", T(
                "{what} is rounded to {decimals} decimals; return the numbers as they are.",
                what=evidence.entries,
                decimals=decimals,
            )
    for kind, error in _PRECISIONS:
        if all(_has_precision(pair, kind, error) for pair in evidence.wrong):
            return "low precision", T(
                "{name} is right only to the precision of {dtype}; use float64 throughout.",
                name=evidence.subject,
                dtype=np.dtype(kind).name,
            )
    return None


def _whole_numbers(evidence: Evidence) -> Claim | None:
    if all(_is_whole(pair.want) for pair in evidence.wrong):
        return None
    if evidence.holds(lambda pair: np.trunc(pair.want)) or evidence.holds(lambda pair: np.floor(pair.want)):
        return "whole numbers", T(
            "{what} has lost its decimals: look for //, int() or an array of whole numbers.",
            what=evidence.entries,
        )
    if evidence.holds(lambda pair: np.rint(pair.want)):
        return "rounded", T("{what} is rounded to a whole number.", what=evidence.entries)
    return None


def _is_whole(values: Array) -> bool:
    return bool((values == np.rint(values)).all())


def _has_precision(pair: Pair, kind: Any, error: float) -> bool:
    short = pair.got.astype(kind).astype(np.float64)
    return bool((short == pair.got).all()) and rms(pair.difference) <= error * rms(pair.want)


def _sigmoid(x: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-x)))


def _softmax(x: Array, axis: int) -> Array:
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return np.asarray(powers / powers.sum(axis=axis, keepdims=True))


def _functions(what: Text | str) -> Iterator[tuple[str, Callable[[Array], Array], Text]]:
    yield "root", np.sqrt, T("{what} is the square root of the right value.", what=what)
    yield (
        "square",
        np.square,
        T("{what} is the square of the right value: a root is missing, or a square too many.", what=what),
    )
    yield "complement", lambda x: 1 - x, T("{what} is 1 minus the right value.", what=what)
    yield (
        "inverse",
        lambda x: 1 / x,
        T("{what} is 1 divided by the right value: numerator and denominator are swapped.", what=what),
    )
    yield (
        "absolute",
        np.abs,
        T("{what} has lost its sign: it is the absolute value of the right one.", what=what),
    )
    yield (
        "exponential",
        np.exp,
        T("{what} is exp of the right value: a logarithm is missing, or an exp too many.", what=what),
    )
    yield (
        "logarithm",
        np.log,
        T(
            "{what} is the logarithm of the right value: an exp is missing, or a logarithm too many.",
            what=what,
        ),
    )
    yield (
        "relu",
        lambda x: np.maximum(x, 0),
        T("{what} that should be negative is 0; the others are right.", what=what),
    )
    yield (
        "sigmoid",
        _sigmoid,
        T("{what} is the sigmoid of the right value: sigmoid is applied once too often.", what=what),
    )
    yield "tanh", np.tanh, T("{what} is tanh of the right value: tanh is applied once too often.", what=what)
    yield (
        "derivative",
        lambda x: x * (1 - x),
        T(
            "{what} is a(1 - a), where a is the right value: a derivative of sigmoid is applied too often.",
            what=what,
        ),
    )
    yield (
        "threshold",
        lambda x: (x > 0.5).astype(float),
        T(
            "{what} is 1 where the right value is above 0.5, else 0: it is the class, not its probability.",
            what=what,
        ),
    )


def _missing_functions(what: Text | str) -> Iterator[tuple[str, Callable[[Array], Array], Text]]:
    yield (
        "sigmoid",
        _sigmoid,
        T("{what} is what it was before sigmoid: the activation is missing.", what=what),
    )
    yield "tanh", np.tanh, T("{what} is what it was before tanh: the activation is missing.", what=what)
    yield (
        "relu",
        lambda x: np.maximum(x, 0),
        T("{what} is what it was before ReLU: negative numbers should be 0.", what=what),
    )
    for axis in (-1, 0):
        yield (
            "softmax",
            functools.partial(_softmax, axis=axis),
            T(
                "{what} is what it was before softmax: the activation is missing.", what=what
            ),
        )


def function_of_the_right_value(evidence: Evidence) -> Claim | None:
    """It is a known function of the right value, or the right value a known function of it."""
    for kind, function, text in _functions(evidence.entries):
        if evidence.holds(lambda pair, function=function: function(pair.want)):  # type: ignore[misc]
            return kind, text
    if any(pair.want.ndim == 0 or not pair.same_shape or _is_whole(pair.want) for pair in evidence.wrong):
        return None
    for kind, function, text in _missing_functions(evidence.entries):
        if all(pair.same_shape and gives(pair, function(pair.got)) for pair in evidence.pairs):
            return kind, text
    return None


def gives(pair: Pair, value: Array) -> bool:
    """Whether a value made of the numbers found is the right one, which has numbers enough to tell."""
    if np.count_nonzero(pair.want) < min(2, pair.want.size):
        return False
    error = np.abs(value - pair.want)
    return bool((error <= RTOL * (np.abs(pair.want) + 0.01 * rms(pair.want))).all())


def offset(evidence: Evidence) -> Claim | None:
    """Every number is off by the same amount, the same in all calls."""
    first = evidence.wrong[0]
    if not first.same_shape or not first.want.size:
        return None
    shift = float(first.difference.flat[0])
    if not evidence.holds(lambda pair: pair.want + shift):
        return None
    if abs(abs(shift) - 1) <= RTOL:
        text = (
            T("{what} is exactly 1 too large.", what=evidence.entries)
            if shift > 0
            else T("{what} is exactly 1 too small.", what=evidence.entries)
        )
        return "offset", text
    return "offset", T("{what} is off by the same amount, in every call.", what=evidence.entries)


def offset_per_slice(evidence: Evidence) -> Claim | None:
    """Every row, or every column, is off by an amount of its own; or all numbers by one that changes."""
    if any(not pair.same_shape or pair.want.ndim != 2 for pair in evidence.pairs):
        return None
    texts = (
        (
            (0, 1),
            T("Within one call, all entries of {name} are off by the same amount.", name=evidence.label),
        ),
        ((1,), T("All entries of a row of {name} are off by the same amount.", name=evidence.label)),
        ((0,), T("All entries of a column of {name} are off by the same amount.", name=evidence.label)),
    )
    for axes, text in texts:
        long = [p for p in evidence.wrong if all(p.want.shape[axis] > 2 for axis in axes)]
        if len(long) >= _LEAST_CALLS and evidence.holds(
            lambda pair, axes=axes: pair.want + pair.difference.mean(axis=axes, keepdims=True)  # type: ignore[misc]
        ):
            return "offset", text
    return None


def term(evidence: Evidence) -> Claim | None:
    """The difference is a multiple of one of the inputs."""
    if not all(pair.same_shape for pair in evidence.pairs):
        return None
    for name in evidence.shared_inputs:
        if not _fits(evidence.wrong[0], name):
            continue
        if not evidence.holds(lambda pair, name=name: _with_term(pair, name)):  # type: ignore[misc]
            continue
        shares = [_share(pair, name) for pair in evidence.wrong]
        text = _term_text(evidence, name, [share for share in shares if share is not None])
        if text is not None:
            return "term", text
    return None


def _fits(pair: Pair, name: str) -> bool:
    value = pair.inputs.get(name)
    return value is not None and value.size > 0 and stretches(value.shape, pair.want.shape)


def _share(pair: Pair, name: str) -> float | None:
    value = np.broadcast_to(pair.inputs[name], pair.want.shape).ravel()
    k = int(np.argmax(np.abs(value)))
    return float(pair.difference.flat[k] / value[k]) if value[k] else None


def _with_term(pair: Pair, name: str) -> Array | None:
    if not _fits(pair, name):
        return None
    share = _share(pair, name)
    return pair.want + (share or 0.0) * pair.inputs[name]


def _term_text(evidence: Evidence, name: str, shares: list[float]) -> Text | None:
    values = {"name": evidence.subject, "input": quoted(name)}
    inputs = [pair.inputs[name] for pair in evidence.wrong]
    varied = sum(len(set(value.ravel().tolist()) - {0.0}) > 1 for value in inputs) >= _LEAST_CALLS
    if not varied and len({value.tobytes() for value in inputs}) < _LEAST_CALLS:
        return None
    for share in (-1, 1, -2, 2):
        if all(abs(s - share) <= RTOL * abs(share) for s in shares):
            return _whole_term_text(share, values)
    constant = max(shares) - min(shares) <= RTOL * abs(shares[0])
    if not varied and not constant:
        return None
    return T(
        "{name} differs from the right value by a multiple of the input {input}: a term with {input} is "
        "missing, is one too many, or has another factor.",
        **values,
    )


def _whole_term_text(share: int, values: dict[str, Any]) -> Text:
    if share == -1:
        return T(
            "{name} is too small by exactly the input {input}: it is not added, or subtracted once too "
            "often.",
            **values,
        )
    if share == 1:
        return T(
            "{name} is too large by exactly the input {input}: it is not subtracted, or added once too "
            "often.",
            **values,
        )
    return T("{name} is off by exactly twice the input {input}: it enters with the wrong sign.", **values)


_FACTORS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    ("{}", lambda v: v),
    ("(1 - {})", lambda v: 1 - v),
    ("{}**2", lambda v: v * v),
    ("{0}(1 - {0})", lambda v: v * (1 - v)),
    ("(1 - {}**2)", lambda v: 1 - v * v),
    ("sqrt({})", np.sqrt),
    ("(2 * {})", lambda v: 2 * v),
    ("sigmoid'({})", lambda v: _sigmoid(v) * (1 - _sigmoid(v))),
)


def factor_of_an_input(evidence: Evidence) -> Claim | None:
    """It is the right value multiplied, or divided, by a function of an input."""
    if not all(pair.same_shape for pair in evidence.pairs):
        return None
    first = evidence.wrong[0]
    k = int(np.argmax(np.minimum(np.abs(first.want), np.abs(first.got))))
    ratio = float(first.got.flat[k] / first.want.flat[k]) if first.want.flat[k] else 0.0
    for name in evidence.shared_inputs:
        if not _fits(first, name):
            continue
        claim = _mask(evidence, name)
        if claim is None and ratio:
            claim = _factor(evidence, name, k, ratio)
        if claim is not None:
            return claim
    return None


def _factor(evidence: Evidence, name: str, k: int, ratio: float) -> Claim | None:
    first = evidence.wrong[0]
    value = np.broadcast_to(first.inputs[name], first.want.shape).flat[k]
    if not _is_varied(evidence, name):
        return None
    for written, function in _FACTORS:
        # One number rules most functions out, before whole arrays are multiplied.
        f = float(function(value))
        values = {"what": evidence.entries, "factor": f"`{written.format(_code(name))}`"}
        if abs(ratio - f) <= 2 * RTOL * abs(f) and _is_multiplied(evidence, name, function):
            return "extra factor", T(
                "{what} is the right value times {factor}: this factor is one too "
                "many, or a division by it is missing.",
                **values,
            )
        if abs(ratio * f - 1) <= 2 * RTOL and _is_divided(evidence, name, function):
            return "missing factor", T(
                "{what} is the right value divided by {factor}: this factor is "
                "missing, or a division by it is too many.",
                **values,
            )
    return None


def _code(name: str) -> str:
    return quoted(name).strip("`")


def _is_varied(evidence: Evidence, name: str) -> bool:
    return len({value for pair in evidence.wrong for value in pair.inputs[name].ravel()[:8].tolist()}) > 1


def _is_multiplied(evidence: Evidence, name: str, function: Callable[[Any], Any]) -> bool:
    return evidence.holds(lambda pair: pair.want * function(pair.inputs[name]) if _fits(pair, name) else None)


def _is_divided(evidence: Evidence, name: str, function: Callable[[Any], Any]) -> bool:
    def holds(pair: Pair) -> bool:
        return _fits(pair, name) and gives(pair, pair.got * function(pair.inputs[name]))

    return all(map(holds, evidence.wrong)) and all(
        holds(p) for p in evidence.pairs if not p.wrong and p.want.any()
    )


def _mask(evidence: Evidence, name: str) -> Claim | None:
    """Zero where an input is not positive, although it should not be, or the other way round."""
    first = evidence.wrong[0]
    if not first.want.ndim or (first.inputs[name] > 0).all():
        return None
    values = {"name": evidence.subject, "input": quoted(name)}
    if _is_multiplied(evidence, name, lambda v: v > 0):
        return "extra mask", T(
            "{name} is 0 where {input} is not positive; it should not be. Elsewhere it is right.", **values
        )
    if _is_divided(evidence, name, lambda v: v > 0):
        return "missing mask", T(
            "{name} is right where {input} is positive; elsewhere it should be 0, and is not.", **values
        )
    return None


def without_variety(evidence: Evidence) -> Claim | None:
    """All numbers are equal, although they should not be."""
    pairs = [
        pair for pair in evidence.wrong if pair.got.size > 1 and len(set(pair.want.ravel().tolist())) > 1
    ]
    if len(pairs) < max(_LEAST_CALLS, len(evidence.wrong)) or math.fsum(p.got.size for p in pairs) < 12:
        return None
    if any((pair.got != pair.got.flat[0]).any() for pair in pairs):
        return None
    if not any(pair.got.any() for pair in pairs):
        return "zeros", T("Every entry of {name} is 0.", name=evidence.label)
    return "equal", T("All entries of {name} are equal; they should differ.", name=evidence.label)
