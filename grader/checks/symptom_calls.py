"""Answers that are wrong or infinite at some places or in some calls only, and what these have in common."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checks.symptom_evidence import RTOL, Array, Evidence, Pair, bits, quoted, rms
from grader.checks.symptom_factors import dimensions, is_samples, quantity
from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Claim = tuple[str, Text]

_LEAST_CALLS = 3
_LEAST_ALIKE = 2
_LEAST_BITS = 15.0
_LARGE = 30.0
_MUCH_LARGER = 5.0


def not_finite(evidence: Evidence) -> Claim | None:
    """NaN or infinity, and the inputs that lead to it."""
    masks = [_infinite(pair) for pair in evidence.pairs]
    bad = [mask.any() for mask in masks]
    if not any(bad):
        return None
    if all(pair.same_shape for pair in evidence.pairs) and any(m.any() and not m.all() for m in masks):
        claim = _where_not_finite(evidence, masks)
        if claim is not None:
            return claim
    if all(bad):
        return "not finite", T("{name} contains NaN or infinity in every call.", name=evidence.subject)
    return _when_not_finite(evidence, [bool(b) for b in bad])


def _infinite(pair: Pair) -> Array:
    if pair.same_shape:
        return ~np.isfinite(pair.got) & np.isfinite(pair.want)
    return ~np.isfinite(pair.got)


def _conditions(name: str | Text, value: str) -> Iterator[tuple[Callable[[Array], Array], Text]]:
    values = {"name": name, "input": value}
    yield (
        lambda x: x == 0,
        T(
            "{name} is NaN or infinite exactly where {input} is 0: look for a logarithm "
            "of 0 or a division by 0.",
            **values,
        ),
    )
    yield (
        lambda x: x == 1,
        T(
            "{name} is NaN or infinite exactly where {input} is 1: look for the logarithm "
            "of 1 minus it, or a division by that.",
            **values,
        ),
    )
    yield (
        lambda x: (x == 0) | (x == 1),
        T("{name} is NaN or infinite exactly where {input} is 0 or 1: look for logarithms of 0.", **values),
    )
    yield (
        lambda x: x < 0,
        T(
            "{name} is NaN exactly where {input} is negative: look for a logarithm or a "
            "root of a negative number.",
            **values,
        ),
    )
    yield (
        lambda x: x <= 0,
        T(
            "{name} is NaN or infinite exactly where {input} is not positive: look for a "
            "logarithm or a root.",
            **values,
        ),
    )


def _where_not_finite(evidence: Evidence, masks: list[Array]) -> Claim | None:
    for name in evidence.shared_inputs:
        values = [pair.inputs[name] for pair in evidence.pairs]
        if any(value.shape != mask.shape for value, mask in zip(values, masks, strict=True)):
            continue
        for condition, text in _conditions(evidence.subject, quoted(name)):
            if all((mask == condition(value)).all() for mask, value in zip(masks, values, strict=True)):
                return "not finite", text
        for sign, text in (
            (
                1,
                T(
                    "{name} overflows where {input} is a large positive number: look at exp.",
                    name=evidence.subject,
                    input=quoted(name),
                ),
            ),
            (
                -1,
                T(
                    "{name} overflows where {input} is a large negative number: look at exp.",
                    name=evidence.subject,
                    input=quoted(name),
                ),
            ),
        ):
            marked = np.concatenate([mask.ravel() for mask in masks])
            numbers = sign * np.concatenate([value.ravel() for value in values])
            if _are_apart(numbers[marked], numbers[~marked]):
                return "overflow", text
    return None


def _are_apart(bad: Array, good: Array) -> bool:
    return bool(bad.size and good.size and bad.min() >= max(_LARGE, float(good.max())))


def _when_not_finite(evidence: Evidence, bad: list[bool]) -> Claim | None:
    """The one property that all calls with NaN or infinity have and no other; None if there are several."""
    found = [claim for name in evidence.shared_inputs if (claim := _when(evidence, bad, name)) is not None]
    return found[0] if len(found) == 1 and len(bad) >= _LEAST_CALLS else None


def _when(evidence: Evidence, bad: list[bool], name: str) -> Claim | None:
    values = [pair.inputs[name] for pair in evidence.pairs]
    words = {"name": evidence.subject, "input": quoted(name)}
    conditions: tuple[tuple[Callable[[Array], Array], Text], ...] = (
        (
            lambda x: x == 0,
            T(
                "{name} is NaN or infinite as soon as {input} contains a 0: look for a "
                "logarithm of 0 or a division by 0.",
                **words,
            ),
        ),
        (
            lambda x: x == 1,
            T(
                "{name} is NaN or infinite as soon as {input} contains a 1: look for the "
                "logarithm of 1 minus it.",
                **words,
            ),
        ),
        (
            lambda x: (x == 0) | (x == 1),
            T(
                "{name} is NaN or infinite as soon as {input} contains a 0 or a 1: look for logarithms of 0.",
                **words,
            ),
        ),
    )
    for condition, text in conditions:
        if [bool(np.any(condition(value))) for value in values] == bad:
            return "not finite", text
    largest = np.array([np.abs(value).max(initial=0.0) for value in values])
    marked = np.array(bad)
    if _are_apart(largest[marked], _MUCH_LARGER * largest[~marked]):
        return "overflow", T("{name} overflows when {input} contains large numbers: look at exp.", **words)
    return None


def only_in_some_calls(evidence: Evidence) -> Claim | None:
    """Wrong in some calls and right in others, and exactly one property that tells them apart."""
    wrong = tuple(pair.wrong for pair in evidence.pairs)
    if len(wrong) <= _LEAST_CALLS or all(wrong):
        return None
    # An answer of 0 or 1 is right by chance as often as not.
    if any(bits([pair]) < _LEAST_BITS for pair in evidence.pairs if not pair.wrong):
        return None
    right = tuple(not w for w in wrong)
    found = [
        (flags, text)
        for flags, if_wrong, if_right in _properties(evidence)
        for same, text in ((wrong, if_wrong), (right, if_right))
        if flags == same
    ]
    if len(found) != 1:
        return None
    flags, text = found[0]
    # A single call that is right, or wrong, may be so for a reason of its own.
    more, fewer = (sum(right), sum(wrong)) if flags == wrong else (sum(wrong), sum(right))
    enough = more >= _LEAST_CALLS and fewer >= _LEAST_ALIKE
    return ("some calls", text) if enough else None


def _properties(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    """For each property: the calls that have it; what to say if just those are wrong, or just those right."""
    yield from _of_values(evidence)
    yield from _of_lengths(evidence)
    yield from _of_switches(evidence)


def _of_values(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    for name in evidence.shared_inputs:
        values = [pair.inputs[name] for pair in evidence.pairs]
        words = {"name": evidence.subject, "input": quoted(name)}
        yield (
            tuple(bool(not value.any()) for value in values),
            T("{name} is wrong only where {input} is 0.", **words),
            T("{name} is right only where {input} is 0: look at how {input} enters.", **words),
        )
        yield (
            tuple(value.ndim == 2 and value.shape[0] == value.shape[1] > 1 for value in values),
            T("{name} is wrong only where {input} is square.", **words),
            T(
                "{name} is right only where {input} is square: an axis or a transposition may be the wrong "
                "one.",
                **words,
            ),
        )
        # Where only whole numbers are right, they are right by another coincidence.
        whole = tuple(name in pair.call.whole for pair in evidence.pairs)
        if whole == tuple(pair.wrong for pair in evidence.pairs):
            text = T("{name} is wrong only where {input} holds whole numbers: an array made like it cannot "
                     "hold "
                     "decimals.", **words)  # fmt: skip
            yield whole, text, text
        yield (
            tuple(value.ndim == 1 for value in values),
            T("{name} is wrong only where {input} has one axis.", **words),
            T("{name} is right only where {input} has one axis.", **words),
        )


def _of_lengths(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    for dimension in dimensions(evidence):
        name, axis = next(((n, a) for n, a in dimension.members if n), ("", 0))
        if not name or axis < 0 or 1 not in dimension.sizes:
            continue
        if is_samples(evidence, dimension):
            length = T("the number of samples")
        else:
            length = quantity(quoted(name), axis, evidence.pairs[0].inputs[name].ndim)
        words = {"name": evidence.subject, "quantity": length}
        yield (
            tuple(size == 1 for size in dimension.sizes),
            T("{name} is wrong only where {quantity} is 1.", **words),
            T("{name} is right only where {quantity} is 1.", **words),
        )


def _of_switches(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    for name in evidence.pairs[0].call.switches:
        settings = [pair.call.switches.get(name) for pair in evidence.pairs]
        words = {"name": evidence.subject, "input": quoted(name)}
        # One of two settings suffices: the other one's property is the opposite.
        options = sorted({str(setting) for setting in settings})
        for option in options[:1] if len(options) == 2 else options:
            yield (
                tuple(setting == option for setting in settings),
                T("{name} is right for one choice of {input} and wrong for another.", **words),
                T("{name} is right for one choice of {input} and wrong for another.", **words),
            )


def lost_border(evidence: Evidence) -> Claim | None:
    """Right but for the last or first place along an axis, or right only there."""
    if not all(pair.same_shape and pair.want.ndim for pair in evidence.wrong):
        return None
    masks = [wrong_mask(pair) for pair in evidence.wrong]
    for axis in range(min(2, *(mask.ndim for mask in masks), 2)):
        if sum(mask.shape[axis] > 2 for mask in masks) < _LEAST_CALLS:
            continue
        along = [mask.any(axis=tuple(k for k in range(mask.ndim) if k != axis)) for mask in masks]
        for at, only, text in _border_texts(evidence, axis, evidence.wrong[0].want.ndim):
            if all(_is_at_border(line, at, only) for line in along):
                return "border", text
    return None


def wrong_mask(pair: Pair) -> Array:
    """Which numbers are wrong."""
    size = np.abs(pair.want)
    return np.asarray(~(np.abs(pair.difference) <= RTOL * (size + 0.01 * rms(pair.want))))


def _is_at_border(wrong: Any, at: int, only: bool) -> bool:
    if len(wrong) == 1:
        return bool(wrong[0])
    rest = wrong[1:] if at == 0 else wrong[:-1]
    return bool(not wrong[at] and rest.all()) if only else bool(wrong[at] and not rest.any())


def _border_texts(evidence: Evidence, axis: int, ndim: int) -> Iterator[tuple[int, bool, Text]]:
    values = {"name": evidence.label,
              "part": T("entry") if ndim == 1 else T("column") if axis == 1 else T("row") if ndim == 2
              else T("element")}  # fmt: skip
    yield (
        -1,
        False,
        T("Only the last {part} of {name} is wrong: look at where the loop or slice ends.", **values),
    )
    yield (
        0,
        False,
        T("Only the first {part} of {name} is wrong: look at where the loop or slice starts.", **values),
    )
    yield (
        0,
        True,
        T("Only the first {part} of {name} is right: does a loop end after its first round?", **values),
    )
    yield (
        -1,
        True,
        T(
            "Only the last {part} of {name} is right: is the result overwritten in every round of a loop?",
            **values,
        ),
    )


def wrong_where(evidence: Evidence) -> Claim | None:
    """Wrong exactly where an input, or the right value, is negative, positive or zero."""
    if not all(pair.same_shape and pair.want.ndim for pair in evidence.pairs):
        return None
    masks = [wrong_mask(pair) for pair in evidence.pairs]
    if math.fsum(_information(mask) for mask in masks) < 15:
        return None
    for name in evidence.shared_inputs:
        values = [pair.inputs[name] for pair in evidence.pairs]
        if all(value.shape == mask.shape for value, mask in zip(values, masks, strict=True)):
            where = {"name": evidence.subject, "input": quoted(name)}
            for condition, text in (
                (np.less, T("{name} is wrong exactly where {input} is negative.", **where)),
                (np.greater, T("{name} is wrong exactly where {input} is positive.", **where)),
                (np.equal, T("{name} is wrong exactly where {input} is 0.", **where)),
                (np.less_equal, T("{name} is wrong exactly where {input} is not positive.", **where)),
                (np.greater_equal, T("{name} is wrong exactly where {input} is not negative.", **where)),
            ):
                if all(
                    (mask == condition(value, 0)).all() for mask, value in zip(masks, values, strict=True)
                ):
                    return "where", text
    return None


def _information(mask: Array) -> float:
    share = float(mask.mean()) if mask.size else 0.0
    if share in (0.0, 1.0):
        return 0.0
    return -mask.size * (share * math.log2(share) + (1 - share) * math.log2(1 - share))
