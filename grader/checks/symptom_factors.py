"""Answers that are the right ones times a factor, and what the factor is."""

from __future__ import annotations

import itertools
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from grader.checks.symptom_evidence import RTOL, Evidence, Pair, quoted
from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Claim = tuple[str, Text]
Sizes = tuple[float, ...]

_LEAST_CALLS = 3
_LARGEST_NAMED = 1000
_ALL = -1
_PARAMETER = re.compile(r"(W|w|b|theta|gamma|beta|weights?|bias|v|s|dW|dw|db)\d*")
_LAST_NAME = re.compile(r"(\w+)\W*$")


@dataclass(frozen=True)
class Dimension:
    """A length that inputs have: one axis of an array, or all its entries.

    Args:
        sizes: its length in each call.
        members: the axes that have this length in every call, as (input, axis).
    """

    sizes: Sizes
    members: tuple[tuple[str, int], ...]


def constant_factor(evidence: Evidence) -> Claim | None:
    """Every number is off by one factor, the same in all calls."""
    factors = _factors(evidence)
    if factors is None or not _are_equal(list(factors.values())):
        return None
    return "factor", _constant_text(evidence, next(iter(factors.values())))


def _constant_text(evidence: Evidence, c: float) -> Text:
    what = evidence.entries
    if _is_near(c, -1):
        return T("{what} has the wrong sign.", what=what)
    logarithm = _logarithm(c, what)
    if logarithm is not None:
        return logarithm
    for value, text in ((c, _too_large), (1 / c, _too_small)):
        if _is_near(value, round(value)) and 1 < round(value) <= _LARGEST_NAMED:
            return text(what, round(value))
    return T("{what} is off by the same factor, in every call.", what=what)


def _too_large(what: Text | str, number: int) -> Text:
    return T("{what} is exactly {number} times too large.", what=what, number=number)


def _too_small(what: Text | str, number: int) -> Text:
    return T("{what} is exactly {number} times too small.", what=what, number=number)


def _logarithm(c: float, what: Text | str) -> Text | None:
    names = {
        1 / math.log(2): ("log2", "log"),
        math.log(2): ("log", "log2"),
        1 / math.log(10): ("log10", "log"),
        math.log(10): ("log", "log10"),
    }
    for value, (used, right) in names.items():
        if _is_near(c, value):
            return T(
                "{what} is off by the factor between two logarithms: it looks as if {used} was used "
                "where {right} belongs.",
                what=what,
                used=f"np.{used}",
                right=f"np.{right}",
            )
    return None


def tracking_factor(evidence: Evidence) -> Claim | None:
    """Every number is off by one factor that follows a shape from call to call."""
    factors = _factors(evidence)
    if factors is None or _are_equal(list(factors.values())):
        return None
    for dimension in dimensions(evidence):
        if not _are_equal([dimension.sizes[i] for i in factors]):
            text = _tracked(evidence, dimension, factors)
            if text is not None:
                return "factor", text
    return _other_length(evidence, factors)


def _other_length(evidence: Evidence, factors: Mapping[int, float]) -> Claim | None:
    """The answer is divided by one length, but should be by another."""
    lengths = [d for d in dimensions(evidence) if all(axis != _ALL for _, axis in d.members)]
    for right, used in itertools.permutations(lengths, 2):
        if all(used.sizes[i] and _is_near(c, right.sizes[i] / used.sizes[i]) for i, c in factors.items()):
            return "factor", T("{what} looks divided by {used}, in place of {right}.", what=evidence.entries,
                               used=_quantity(evidence, used), right=_quantity(evidence, right))  # fmt: skip
    return None


_LAWS: tuple[tuple[str, Callable[[float], float]], ...] = (
    ("m", lambda m: m),
    ("1/m", lambda m: 1 / m),
    ("2m", lambda m: 2 * m),
    ("m/2", lambda m: m / 2),
    ("1/2m", lambda m: 1 / (2 * m)),
    ("2/m", lambda m: 2 / m),
)


def _tracked(evidence: Evidence, dimension: Dimension, factors: Mapping[int, float]) -> Text | None:
    cs = [(c, dimension.sizes[i]) for i, c in factors.items() if dimension.sizes[i]]
    if len(cs) < len(factors):
        return None
    for law, function in _LAWS:
        if all(_is_near(c, function(m)) for c, m in cs):
            return _law_text(evidence, dimension, law)
    return _other_divisor(evidence, dimension, cs)


def _law_text(evidence: Evidence, dimension: Dimension, law: str) -> Text:
    what, length = evidence.entries, _quantity(evidence, dimension)
    if law == "m" and is_samples(evidence, dimension):
        return T("{what} is exactly m times too large: the average over the m samples is missing.", what=what)
    if law == "1/m" and is_samples(evidence, dimension):
        return T("{what} is exactly m times too small: it is divided by the number m of samples once too "
                 "often.", what=what)  # fmt: skip
    texts = {
        "m": T("{what} is exactly m times too large, where m is {quantity}: a division by m is missing.",
               what=what, quantity=length),
        "1/m": T("{what} is exactly m times too small, where m is {quantity}: there is a division by m too "
                 "many.",
                 what=what, quantity=length),
    }  # fmt: skip
    if law in texts:
        return texts[law]
    if law in ("2m", "m/2"):
        return T("{what} is exactly {factor} times too large, where m is {quantity}.",
                 what=what, factor=law, quantity=length)  # fmt: skip
    return T("{what} is exactly {factor} times too small, where m is {quantity}.",
             what=what, factor={"1/2m": "2m", "2/m": "m/2"}[law], quantity=length)  # fmt: skip


def _other_divisor(evidence: Evidence, dimension: Dimension, cs: list[tuple[float, float]]) -> Text | None:
    names = ("m", "m - 1", "m - 2")
    for a, b in itertools.permutations(range(3), 2):
        if all(m != b and _is_near(c, (m - a) / (m - b)) for c, m in cs):
            return T("{what} is divided by {used}, but {right} is the right divisor; m is {quantity}.",
                     what=evidence.entries, used=names[b], right=names[a],
                     quantity=_quantity(evidence, dimension))  # fmt: skip
    return None


def varying_factor(evidence: Evidence) -> Claim | None:
    """Within a call every number is off by the same factor, whatever that is."""
    factors = _factors(evidence)
    if factors is None or sum(pair.want.size > 1 for pair in evidence.wrong) < _LEAST_CALLS:
        return None
    return "factor", T(
        "Within one call, all entries of {name} are off by the same factor, which changes from call to call.",
        name=evidence.label,
    )


def _factors(evidence: Evidence) -> dict[int, float] | None:
    """The factor of each call that has one, by the position of the call."""
    factors: dict[int, float] = {}
    for pair in (*evidence.wrong, *(pair for pair in evidence.pairs if not pair.wrong)):
        if not pair.same_shape:
            return None
        c = _factor(pair)
        if c is None or not pair.is_predicted(c * pair.want):
            return None
        if np.any(pair.want):
            factors[pair.index] = c
    telling = [pair for pair in evidence.wrong if np.count_nonzero(pair.want) >= min(2, pair.want.size)]
    if len(telling) < _LEAST_CALLS or not all(factors.values()):
        return None
    return factors


def _factor(pair: Pair) -> float | None:
    want, got = pair.want.ravel(), pair.got.ravel()
    if not want.size:
        return None
    k = int(np.argmax(np.abs(want)))
    if want[k] == 0:
        return 0.0
    c = float(got[k] / want[k])
    return c if math.isfinite(c) else None


def _is_near(a: float, b: float) -> bool:
    return abs(a - b) <= RTOL * abs(b)


def _are_equal(values: Sequence[float]) -> bool:
    return max(values) - min(values) <= RTOL * abs(values[0])


def dimensions(evidence: Evidence) -> list[Dimension]:
    """The lengths of the inputs' axes, those that are the same in every call together; sizes come last."""
    members: dict[Sizes, list[tuple[str, int]]] = {}
    for shapes, name in _shapes(evidence):
        for axis in range(len(shapes[0])):
            members.setdefault(tuple(shape[axis] for shape in shapes), []).append((name, axis))
    for shapes, name in _shapes(evidence):
        sizes = tuple(math.prod(shape) for shape in shapes)
        if len(shapes[0]) > 1 and sizes not in members:
            members[sizes] = [(name, _ALL)]
    found = [Dimension(sizes, tuple(axes)) for sizes, axes in members.items()]
    return [dimension for dimension in found if not _is_ambiguous(dimension)]


def _shapes(evidence: Evidence) -> list[tuple[list[tuple[int, ...]], str]]:
    found = [([pair.inputs[name].shape for pair in evidence.pairs], name) for name in evidence.shared_inputs]
    found.append(([pair.want.shape for pair in evidence.pairs], ""))
    return [(shapes, name) for shapes, name in found if len({len(shape) for shape in shapes}) == 1]


def _is_ambiguous(dimension: Dimension) -> bool:
    names = [name for name, _ in dimension.members]
    return len(set(names)) < len(names)


def is_samples(evidence: Evidence, dimension: Dimension) -> bool:
    """Whether this length, and no other one, can be the number of samples."""
    return [d.sizes for d in dimensions(evidence) if _may_be_samples(evidence, d)] == [dimension.sizes]


def _may_be_samples(evidence: Evidence, dimension: Dimension) -> bool:
    """Whether this length can be the number of samples.

    It can when data have it and parameters do not, and either two inputs have only it in common, or all
    other axes of the data are those of parameters.
    """
    inputs = {name: axis for name, axis in dimension.members if name and axis != _ALL}
    if not inputs or any(_is_parameter(name) for name in inputs):
        return False
    others = {name: _other_axes(evidence, name, axis) for name, axis in inputs.items()}
    taken = {
        sizes for name in evidence.shared_inputs if _is_parameter(name) for sizes in _axes(evidence, name)
    }
    if len(inputs) > 1 and not set.intersection(*others.values()) and any(others.values()):
        return True
    return any(other and other <= taken for other in others.values())


def _is_parameter(name: str) -> bool:
    last = _LAST_NAME.search(name)
    return last is not None and _PARAMETER.fullmatch(last[1]) is not None


def _axes(evidence: Evidence, name: str) -> list[Sizes]:
    arrays = [pair.inputs[name] for pair in evidence.pairs]
    return [tuple(a.shape[k] for a in arrays) for k in range(min(a.ndim for a in arrays))]


def _other_axes(evidence: Evidence, name: str, axis: int) -> set[Sizes]:
    return {sizes for k, sizes in enumerate(_axes(evidence, name)) if k != axis and set(sizes) != {1}}


def _quantity(evidence: Evidence, dimension: Dimension) -> Text:
    if is_samples(evidence, dimension):
        return T("the number of samples")
    name, axis = dimension.members[0]
    return quantity(quoted(name) if name else evidence.label, axis, _ndim(evidence, name))


def _ndim(evidence: Evidence, name: str) -> int:
    first = evidence.pairs[0]
    return first.inputs[name].ndim if name else first.want.ndim


def quantity(name: str | Text, axis: int, ndim: int) -> Text:
    """A length in words: "the number of rows of `X`"."""
    if axis == _ALL or ndim == 1:
        return T("the number of entries of {name}", name=name)
    if ndim == 2 and axis == 0:
        return T("the number of rows of {name}", name=name)
    if ndim == 2:
        return T("the number of columns of {name}", name=name)
    return T("the length of axis {axis} of {name}", axis=axis, name=name)
