"""Answers that are wrong or infinite in some calls only, and what these calls have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from grader.checks.symptom_evidence import Array, Evidence, Pair, bits, quoted
from grader.checks.symptom_factors import dimensions, is_samples, quantity
from grader.locale import T, Text

Claim = tuple[str, Text]

_LEAST_CALLS = 3
_LEAST_WRONG = 2
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
    yield lambda x: x == 0, T("{name} is NaN or infinite exactly where {input} is 0: look for a logarithm of 0 or a "
                              "division by 0.", **values)
    yield lambda x: x == 1, T("{name} is NaN or infinite exactly where {input} is 1: look for the logarithm of 1 "
                              "minus it, or a division by that.", **values)
    yield lambda x: (x == 0) | (x == 1), T("{name} is NaN or infinite exactly where {input} is 0 or 1: look for "
                                           "logarithms of 0.", **values)
    yield lambda x: x < 0, T("{name} is NaN exactly where {input} is negative: look for a logarithm or a root of a "
                             "negative number.", **values)
    yield lambda x: x <= 0, T("{name} is NaN or infinite exactly where {input} is not positive: look for a logarithm "
                              "or a root.", **values)


def _where_not_finite(evidence: Evidence, masks: list[Array]) -> Claim | None:
    for name in evidence.shared_inputs:
        values = [pair.inputs[name] for pair in evidence.pairs]
        if any(value.shape != mask.shape for value, mask in zip(values, masks, strict=True)):
            continue
        for condition, text in _conditions(evidence.subject, quoted(name)):
            if all((mask == condition(value)).all() for mask, value in zip(masks, values, strict=True)):
                return "not finite", text
        for sign, text in (
            (1, T("{name} overflows where {input} is a large positive number: look at exp.",
                  name=evidence.subject, input=quoted(name))),
            (-1, T("{name} overflows where {input} is a large negative number: look at exp.",
                   name=evidence.subject, input=quoted(name))),
        ):
            marked = np.concatenate([mask.ravel() for mask in masks])
            numbers = sign * np.concatenate([value.ravel() for value in values])
            if _are_apart(numbers[marked], numbers[~marked]):
                return "overflow", text
    return None


def _are_apart(bad: Array, good: Array) -> bool:
    return bool(bad.size and good.size and bad.min() >= max(_LARGE, float(good.max())))


def _when_not_finite(evidence: Evidence, bad: list[bool]) -> Claim | None:
    """The one property that all calls with NaN or infinity have and no other call; None if there are several."""
    found = [claim for name in evidence.shared_inputs if (claim := _when(evidence, bad, name)) is not None]
    return found[0] if len(found) == 1 and len(bad) >= _LEAST_CALLS else None


def _when(evidence: Evidence, bad: list[bool], name: str) -> Claim | None:
    values = [pair.inputs[name] for pair in evidence.pairs]
    words = {"name": evidence.subject, "input": quoted(name)}
    for condition, text in (
        (lambda x: x == 0, T("{name} is NaN or infinite as soon as {input} contains a 0: look for a logarithm of 0 or a "
                             "division by 0.", **words)),
        (lambda x: x == 1, T("{name} is NaN or infinite as soon as {input} contains a 1: look for the logarithm of 1 "
                             "minus it.", **words)),
        (lambda x: (x == 0) | (x == 1), T("{name} is NaN or infinite as soon as {input} contains a 0 or a 1: look for "
                                          "logarithms of 0.", **words)),
    ):
        if [bool(condition(value).any()) for value in values] == bad:
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
    found = [(flags, text) for flags, if_wrong, if_right in _properties(evidence)
             for same, text in ((wrong, if_wrong), (right, if_right)) if flags == same]
    if len(found) != 1:
        return None
    flags, text = found[0]
    is_wrong_only = flags == wrong
    enough = (
        sum(wrong) >= _LEAST_WRONG and sum(right) >= _LEAST_CALLS
        if is_wrong_only
        else sum(wrong) >= _LEAST_CALLS
    )
    return ("some calls", text) if enough else None


def _properties(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    """For each property: in which calls it is there; what to say if just those are wrong; if just those are right."""
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
            T("{name} is right only where {input} is square: an axis or a transposition may be the wrong one.", **words),
        )
        yield (
            tuple(name in pair.whole for pair in evidence.pairs),
            T("{name} is wrong only where {input} holds whole numbers: an array made like it cannot hold decimals.",
              **words),
            T("{name} is right only where {input} holds whole numbers.", **words),
        )
        yield (
            tuple(value.ndim == 1 for value in values),
            T("{name} is wrong only where {input} has one axis.", **words),
            T("{name} is right only where {input} has one axis.", **words),
        )


def _of_lengths(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    for dimension in dimensions(evidence):
        name, axis = next(((n, a) for n, a in dimension.members if n), ("", 0))
        if not name or axis < 0:
            continue
        words = {"name": evidence.subject, "quantity": T("the number of samples") if is_samples(evidence, dimension)
                 else quantity(quoted(name), axis, evidence.pairs[0].inputs[name].ndim)}  # fmt: skip
        yield (
            tuple(size == 1 for size in dimension.sizes),
            T("{name} is wrong only where {quantity} is 1.", **words),
            T("{name} is right only where {quantity} is 1.", **words),
        )


def _of_switches(evidence: Evidence) -> Iterator[tuple[tuple[bool, ...], Text, Text]]:
    for name in evidence.pairs[0].switches:
        settings = [pair.switches.get(name) for pair in evidence.pairs]
        words = {"name": evidence.subject, "input": quoted(name)}
        # One of two settings suffices: the other one's property is the opposite.
        options = sorted({str(setting) for setting in settings})
        for option in options[:1] if len(options) == 2 else options:
            yield (
                tuple(setting == option for setting in settings),
                T("{name} is right for one choice of {input} and wrong for another.", **words),
                T("{name} is right for one choice of {input} and wrong for another.", **words),
            )
