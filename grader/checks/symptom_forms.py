"""Answers whose numbers are right but stand elsewhere: another shape, order or axis, or a part is lost."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np

from grader.checks.symptom_evidence import RTOL, Array, Evidence, Pair, quoted, rms, stretches
from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Claim = tuple[str, Text]

_LEAST_CALLS = 3
_MOST_AXES = 4


def labels(evidence: Evidence) -> Claim | None:
    """Labels where one-hot rows belong, or one-hot rows where labels belong."""
    for axis, text in (
        (
            -1,
            T(
                "{name} is in one-hot form; it should be the labels themselves (argmax of each row).",
                name=evidence.subject,
            ),
        ),
        (
            0,
            T(
                "{name} is in one-hot form; it should be the labels themselves (argmax of each column).",
                name=evidence.subject,
            ),
        ),
    ):
        if all(
            _is_one_hot(pair.got, axis) and _are_labels(pair.want, pair.got, axis) for pair in evidence.pairs
        ):
            return "one-hot", text
        if all(
            _is_one_hot(pair.want, axis) and _are_labels(pair.got, pair.want, axis) for pair in evidence.pairs
        ):
            return "labels", T("{name} is the labels; it should be in one-hot form.", name=evidence.subject)
    return None


def _is_one_hot(values: Array, axis: int) -> bool:
    return (
        values.ndim == 2
        and values.shape[axis] > 1
        and bool(((values == 0) | (values == 1)).all() and (values.sum(axis=axis) == 1).all())
    )


def _are_labels(values: Array, one_hot: Array, axis: int) -> bool:
    return np.array_equal(values.ravel(), one_hot.argmax(axis=axis))


def another_form(evidence: Evidence) -> Claim | None:
    """The right numbers in another shape, or not yet reduced to it, or reduced too far."""
    if all(pair.same_shape for pair in evidence.pairs):
        return None
    return next(((kind, text) for kind, predict, text in _forms(evidence) if _agree(evidence, predict)), None)


def _agree(evidence: Evidence, predict: Callable[[Pair], tuple[Array, Array] | None]) -> bool:
    """Whether an array made of the right numbers and one made of those found are the same in every call."""
    for pair in sorted(evidence.pairs, key=lambda p: p.same_shape):
        made = predict(pair)
        if made is None:
            # Where the shape is right by chance (an axis of length 1), nothing has to be explained.
            if pair.wrong:
                return False
        elif not _equal(*made):
            return False
    return sum(pair.wrong and not pair.same_shape for pair in evidence.pairs) >= _LEAST_CALLS


def _equal(a: Array, b: Array) -> bool:
    if a.shape != b.shape or not a.size:
        return False
    return bool((np.abs(a - b) <= RTOL * (np.abs(b) + 0.01 * rms(b))).all())


def _forms(evidence: Evidence) -> Iterator[tuple[str, Callable[[Pair], tuple[Array, Array] | None], Text]]:
    name, label = evidence.subject, evidence.label
    yield "transposed", lambda p: (p.got, p.want.T), T("{name} is transposed.", name=name)
    yield (
        "keepdims",
        _without_ones,
        T(
            "{name} has the right numbers, but its axes of length 1 are not "
            "those of the right shape: look at keepdims and reshape.",
            name=name,
        ),
    )
    yield "axes", _permuted, T("{name} has the right numbers, but its axes are in another order.", name=name)
    yield (
        "reshaped",
        lambda p: (p.got.ravel(), p.want.ravel()),
        T("{name} has the right numbers in the right order, but another shape.", name=name),
    )
    yield (
        "reshaped",
        lambda p: (p.got.ravel(), p.want.ravel(order="F")),
        T(
            "{name} has the right numbers, but another shape: its axes were swapped before or after reshape.",
            name=name,
        ),
    )
    yield (
        "broadcast",
        _repeated,
        T(
            "{name} has the right numbers, but each is repeated along an axis that should not be there.",
            name=name,
        ),
    )
    yield "not reduced", _by(np.sum), T("{name} has an axis too many: the sum over it is missing.", name=name)
    yield (
        "not reduced",
        _by(np.mean),
        T("{name} has an axis too many: the mean over it is missing.", name=name),
    )
    yield "reduced", _over(np.sum), T("{name} is summed over an axis that should stay.", name=name)
    yield "reduced", _over(np.mean), T("{name} is averaged over an axis that should stay.", name=name)
    yield (
        "broadcast",
        _on_diagonal,
        T(
            "{name} has its right numbers on the diagonal of a square: shapes "
            "such as (n,) and (n, 1) were combined.",
            name=name,
        ),
    )
    for axis, (last, first, part) in enumerate(_lost_texts(label)):
        yield "lost", lambda p, axis=axis: _cut(p.want, p.got, axis, 0), last  # type: ignore[misc]
        yield "lost", lambda p, axis=axis: _cut(p.want, p.got, axis, 1), first  # type: ignore[misc]
        yield "surplus", lambda p, axis=axis: _swapped(_cut(p.got, p.want, axis, 0)), part  # type: ignore[misc]


def _lost_texts(label: str | Text) -> tuple[tuple[Text, Text, Text], ...]:
    return (
        (T("The end of {name} is missing; what there is, is right: look at where the loop or slice ends.",
           name=label),
         T("The beginning of {name} is missing; what there is, is right: look at where the loop or slice "
           "starts.",
           name=label),
         T("{name} goes on too long; its beginning is right.", name=label)),
        (T("The last columns of {name} are missing; the others are right.", name=label),
         T("The first columns of {name} are missing; the others are right.", name=label),
         T("{name} has columns too many at its end; the others are right.", name=label)),
    )  # fmt: skip


def _without_ones(pair: Pair) -> tuple[Array, Array]:
    return pair.got.squeeze(), pair.want.squeeze()


def _permuted(pair: Pair) -> tuple[Array, Array] | None:
    if not 2 < pair.want.ndim == pair.got.ndim <= _MOST_AXES:
        return None
    for order in itertools.permutations(range(pair.want.ndim)):
        turned = pair.want.transpose(order)
        if _equal(pair.got, turned):
            return pair.got, turned
    return None


def _repeated(pair: Pair) -> tuple[Array, Array] | None:
    if pair.got.ndim < pair.want.ndim or pair.got.size <= pair.want.size:
        return None
    candidates = [pair.want, *([pair.want[:, None]] if pair.want.ndim == 1 else [])]
    for want in candidates:
        if stretches(want.shape, pair.got.shape):
            repeated = np.broadcast_to(want, pair.got.shape)
            if _equal(pair.got, repeated):
                return pair.got, repeated
    return None


def _by(reduce: Callable[..., Array]) -> Callable[[Pair], tuple[Array, Array] | None]:
    return lambda pair: _reduced(pair.got, pair.want, reduce)


def _over(reduce: Callable[..., Array]) -> Callable[[Pair], tuple[Array, Array] | None]:
    return lambda pair: _swapped(_reduced(pair.want, pair.got, reduce))


def _reduced(larger: Array, smaller: Array, reduce: Callable[..., Array]) -> tuple[Array, Array] | None:
    if not 1 <= larger.ndim <= _MOST_AXES or larger.size <= smaller.size:
        return None
    flat = smaller.squeeze()
    axes = [None, *range(larger.ndim)] if larger.ndim > 1 else [None]
    for axis in axes:
        made = np.asarray(reduce(larger, axis=axis)).squeeze()
        if _equal(made, flat):
            return made, flat
    return None


def _on_diagonal(pair: Pair) -> tuple[Array, Array] | None:
    if pair.got.ndim != 2 or pair.got.shape[0] != pair.got.shape[1] or pair.want.size != len(pair.got):
        return None
    return np.diagonal(pair.got), pair.want.ravel()


def _cut(whole: Array, part: Array, axis: int, at_start: int) -> tuple[Array, Array] | None:
    if whole.ndim != part.ndim or axis >= whole.ndim or not 0 < part.shape[axis] < whole.shape[axis]:
        return None
    length = part.shape[axis]
    start = whole.shape[axis] - length if at_start else 0
    return part, np.take(whole, range(start, start + length), axis=axis)


def _swapped(made: tuple[Array, Array] | None) -> tuple[Array, Array] | None:
    return made and (made[1], made[0])


def another_order(evidence: Evidence) -> Claim | None:
    """The right numbers in the right shape, but transposed, turned round, or shifted by one place."""
    if not all(pair.same_shape and pair.want.ndim for pair in evidence.pairs):
        return None
    label = evidence.label
    for kind, move, text in (
        ("transposed", lambda x: x.T, T("{name} is transposed.", name=evidence.subject)),
        (
            "reshaped",
            lambda x: x.T.reshape(x.shape),
            T(
                "The numbers of {name} are right, but in the order "
                "of columns instead of rows: an axis was swapped before or after reshape.",
                name=label,
            ),
        ),
        (
            "flipped",
            lambda x: x[::-1],
            T("{name} is right, but runs from the end to the beginning.", name=evidence.subject),
        ),
        ("flipped", lambda x: x[..., ::-1], T("The columns of {name} are in reverse order.", name=label)),
        (
            "shifted",
            lambda x: np.roll(x, 1, axis=0),
            T("{name} is shifted by one place.", name=evidence.subject),
        ),
        (
            "shifted",
            lambda x: np.roll(x, -1, axis=0),
            T("{name} is shifted by one place.", name=evidence.subject),
        ),
        (
            "shifted",
            lambda x: np.roll(x, 1, axis=-1),
            T("The columns of {name} are shifted by one place.", name=label),
        ),
        (
            "shifted",
            lambda x: np.roll(x, -1, axis=-1),
            T("The columns of {name} are shifted by one place.", name=label),
        ),
    ):
        if evidence.holds(lambda pair, move=move: move(pair.want)):  # type: ignore[misc]
            return kind, text
    return None


def same_values_in_another_order(evidence: Evidence) -> Claim | None:
    """All the right numbers are there, at other places."""
    if any((pair.got == np.rint(pair.got)).all() or not pair.same_shape for pair in evidence.wrong):
        return None
    if not all(
        _equal(np.sort(pair.got, axis=None), np.sort(pair.want, axis=None)) for pair in evidence.pairs
    ):
        return None
    return "order", T("{name} has the right numbers, but in another order.", name=evidence.subject)


def other_axis(evidence: Evidence) -> Claim | None:
    """A sum, mean, maximum or spread of an input that is taken over its other axis."""
    for name in evidence.shared_inputs:
        arrays = [pair.inputs[name] for pair in evidence.pairs]
        if any(a.ndim != 2 for a in arrays):
            continue
        for axis in (0, 1):
            if not all(_has_lengths(pair, name, axis) for pair in evidence.wrong):
                continue
            if sum(min(pair.inputs[name].shape) > 1 for pair in evidence.wrong) < _LEAST_CALLS:
                continue
            for reduce in (np.sum, np.max, np.min, np.std, np.var):
                if all(_is_other_axis(pair, name, axis, reduce) for pair in evidence.wrong):
                    return "axis", _axis_text(evidence, name, axis)
    return None


def _has_lengths(pair: Pair, name: str, axis: int) -> bool:
    shape = pair.inputs[name].shape
    return bool(pair.want.size == shape[1 - axis] and pair.got.size == shape[axis])


def _is_other_axis(pair: Pair, name: str, axis: int, reduce: Callable[..., Array]) -> bool:
    value = pair.inputs[name]
    return _is_multiple(pair.want, reduce(value, axis=axis)) and _is_multiple(
        pair.got, reduce(value, axis=1 - axis)
    )


def _is_multiple(values: Array, of: Array) -> bool:
    flat = values.ravel()
    k = int(np.argmax(np.abs(of)))
    return bool(of[k] != 0 and flat[k] != 0) and _equal(flat, of * (flat[k] / of[k]))


def _axis_text(evidence: Evidence, name: str, axis: int) -> Text:
    if axis == 0:
        return T(
            "{name} has one number per row of {input}; it should have one per column: the axis is the "
            "other one.",
            name=evidence.subject,
            input=quoted(name),
        )
    return T(
        "{name} has one number per column of {input}; it should have one per row: the axis is the other one.",
        name=evidence.subject,
        input=quoted(name),
    )


def normalised_along_another_axis(evidence: Evidence) -> Claim | None:
    """Probabilities that add up to 1 along the other axis or altogether; columns with mean 0 for rows."""
    if not all(
        pair.same_shape and pair.want.ndim == 2 and min(pair.want.shape) > 1 for pair in evidence.wrong
    ):
        return None
    for axis, right, other in ((1, T("rows"), T("columns")), (0, T("columns"), T("rows"))):
        values = {"name": evidence.label, "right": right, "other": other}
        if _all_sum_to(evidence, 1.0, axis, 1 - axis):
            return "axis", T("The {other} of {name} add up to 1 each; the {right} should.", **values)
        if _all_sum_to(evidence, 1.0, axis, None):
            return "axis", T(
                "All of {name} together adds up to 1; each of its {right} should.",
                name=evidence.label,
                right=right,
            )
        if _all_sum_to(evidence, 0.0, axis, 1 - axis):
            return "axis", T("The {other} of {name} have the mean 0; the {right} should.", **values)
    return None


def _all_sum_to(evidence: Evidence, total: float, right_axis: int, axis: int | None) -> bool:
    return all(
        _sums_to(pair.want, total, right_axis)
        and _sums_to(pair.got, total, axis)
        and not _sums_to(pair.got, total, right_axis)
        for pair in evidence.wrong
    )


def _sums_to(values: Array, total: float, axis: int | None) -> bool:
    # Whole numbers such as one-hot rows add up to 1 without anybody having divided by anything.
    if (values == np.rint(values)).all():
        return False
    sums = np.asarray(values.sum(axis=axis))
    return bool((np.abs(sums - total) <= RTOL * max(1.0, rms(values))).all())
