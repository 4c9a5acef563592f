"""What a symptom is read from: pairs of right and found arrays over several calls, and how sure one can be.

A pattern that two numbers have by chance is no diagnosis. So a leaf of the answer (an array or a number) is
looked at over all calls together, and counts as evidence only where enough of its numbers could have
contradicted the pattern.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checks.compare import compare
from grader.checks.plain import as_array, kind_of
from grader.checks.sentences import UNNAMED
from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Array = np.ndarray[Any, Any]

RTOL = 1e-6
_ROUNDING = 1e-12
_SHARE_OF_RMS = 0.01
_LEAST_INPUTS = 3
_LEAST_BITS = 28.0
_BITS_OF_FLOAT = 20.0
_BITS_LOOKED_AT = 256
_DEEPEST = 4
_MOST_LEAVES = 60
_LARGEST = 100_000
_SHORTEST_LIST = 3


@dataclass(frozen=True)
class Observation:
    """One call of a function, as plain data.

    Args:
        inputs: the arguments.
        expected: what it should have returned: a number, an array, or a tuple, list or dict of these.
        actual: what it returned.
    """

    inputs: tuple[Any, ...]
    expected: Any
    actual: Any


@dataclass(frozen=True)
class Call:
    """What is known of one call beside the array that is looked at.

    Args:
        inputs: the numeric inputs by name, as float64.
        whole: the names of the inputs that hold whole numbers.
        switches: the inputs that are strings or truth values, by name.
        wants: the arrays of the right answer, by path.
    """

    inputs: Mapping[str, Array]
    whole: frozenset[str]
    switches: Mapping[str, str]
    wants: Mapping[str, Array]


@dataclass(frozen=True)
class Pair:
    """One array of the answer in one call.

    Args:
        want: the right numbers, as float64.
        got: the numbers found, as float64.
        got_dtype: the dtype in which they came.
        call: the rest of the call.
        path: where the array is in the answer.
        wrong: whether the numbers found are wrong.
        index: the position of the call among all.
    """

    want: Array
    got: Array
    got_dtype: np.dtype[Any]
    call: Call
    path: str
    wrong: bool
    index: int

    @property
    def inputs(self) -> Mapping[str, Array]:
        """The numeric inputs."""
        return self.call.inputs

    def other(self, path: str) -> Array | None:
        """What another part of the answer should be."""
        return self.call.wants.get(path) if path != self.path else None

    @cached_property
    def same_shape(self) -> bool:
        """Whether the shape is right."""
        return bool(self.want.shape == self.got.shape)

    @cached_property
    def difference(self) -> Array:
        """What was found minus what is right; the shapes must be equal."""
        return self.got - self.want

    @cached_property
    def _allowance(self) -> float:
        # A pattern has to explain the error: what it leaves over is measured by the error, not by the value.
        return rms(self.difference) if self.wrong and self.same_shape else math.inf

    def is_predicted(self, predicted: Array) -> bool:
        """Whether a pattern that predicts these numbers explains the ones found."""
        if predicted.shape != self.got.shape:
            return False
        size = rms(predicted)
        if not math.isfinite(size):
            return False
        room = np.minimum(np.abs(predicted) + _SHARE_OF_RMS * size, self._allowance)
        return bool((np.abs(self.got - predicted) <= RTOL * room + _ROUNDING * size).all())


@dataclass(frozen=True)
class Evidence:
    """One array of the answer over all calls.

    Args:
        path: where it is in the answer: `the result['dw']`.
        pairs: one for each call.
    """

    path: str
    pairs: tuple[Pair, ...]

    @cached_property
    def wrong(self) -> tuple[Pair, ...]:
        """The calls in which it is wrong."""
        return tuple(pair for pair in self.pairs if pair.wrong)

    @cached_property
    def is_strong(self) -> bool:
        """Whether a pattern found in the wrong numbers could hardly be there by chance."""
        informative = [pair for pair in self.wrong if _is_informative(pair)]
        if len({_fingerprint(pair) for pair in informative}) < _LEAST_INPUTS:
            return False
        return bits(informative) >= _LEAST_BITS

    @cached_property
    def label(self) -> str | Text:
        """Its name inside a sentence."""
        return quoted(self.path) or T("the result")

    @cached_property
    def subject(self) -> str | Text:
        """Its name at the start of a sentence."""
        return quoted(self.path) or T("The result")

    @cached_property
    def entries(self) -> str | Text:
        """What a sentence about every number of it starts with."""
        if all(pair.want.size == 1 for pair in self.pairs):
            return self.subject
        return T("Every entry of {name}", name=self.label)

    @cached_property
    def shared_inputs(self) -> tuple[str, ...]:
        """The names of the numeric inputs that all calls have."""
        first = self.pairs[0].inputs
        return tuple(name for name in first if all(name in pair.inputs for pair in self.pairs))

    def holds(self, predict: Callable[[Pair], Array | None]) -> bool:
        """Whether what `predict` says of a call is what was found, in every call, the wrong ones first."""
        return all(_holds(pair, predict) for pair in self.wrong) and all(
            _holds(pair, predict) for pair in self.pairs if not pair.wrong
        )


def _holds(pair: Pair, predict: Callable[[Pair], Array | None]) -> bool:
    predicted = predict(pair)
    return predicted is not None and pair.is_predicted(predicted)


def rms(values: Array) -> float:
    """The root mean square; 0 for an empty array."""
    flat = values.ravel()
    return math.sqrt(float(flat @ flat) / flat.size) if flat.size else 0.0


def stretches(shape: tuple[int, ...], to: tuple[int, ...]) -> bool:
    """Whether numpy would repeat an array of one shape to fill the other."""
    return len(shape) <= len(to) and all(a in (1, b) for a, b in zip(shape[::-1], to[::-1], strict=False))


def gathered(observations: Sequence[Observation], names: Sequence[str], name: str) -> Iterator[Evidence]:
    """The arrays of the answer that are wrong in some call, in the order of the expected answer."""
    wants = [dict(leaves(o.expected, name)) for o in observations]
    gots = [dict(leaves(o.actual, name)) for o in observations]
    # Where parts are missing, the numbers of the others may stand for something else.
    if any(want.keys() - got.keys() for want, got in zip(wants, gots, strict=True)):
        return
    calls = [_call(want, o.inputs, names) for want, o in zip(wants, observations, strict=True)]
    for path in wants[0]:
        if not all(path in want for want in wants):
            continue
        both = [(want[path], got[path]) for want, got in zip(wants, gots, strict=True)]
        wrong = [_is_wrong(b, a) for a, b in both]
        if any(wrong) and all(0 < a.size <= _LARGEST and 0 < b.size <= _LARGEST for a, b in both):
            pairs = (
                Pair(_wide(a), _wide(b), b.dtype, call, path, w, i)
                for i, ((a, b), call, w) in enumerate(zip(both, calls, wrong, strict=True))
            )
            yield Evidence(path, tuple(pairs))


def leaves(value: Any, path: str, depth: int = 0) -> Iterator[tuple[str, Array]]:
    """The real numbers and arrays in a nested value, each with its path; a list of numbers is one array."""
    if type(value) is np.ndarray and value.dtype == np.float64:
        yield path, value
        return
    kind = kind_of(value)
    if kind in ("number", "array"):
        array = as_array(value)
        if array.dtype.kind != "c":
            yield path, array
    elif kind == "sequence" and _is_list_of_numbers(value):
        yield path, np.array([float(as_array(number)) for number in value])
    elif depth < _DEEPEST:
        for key, part in _parts(value, kind):
            yield from leaves(part, f"{path}[{key!r}]", depth + 1)


def _parts(value: Any, kind: str) -> list[tuple[str | int, Any]]:
    if kind == "dict":
        return [(key, part) for key, part in value.items() if type(key) is str or type(key) is int]
    return list(enumerate(value)) if kind == "sequence" else []


def _is_list_of_numbers(value: Any) -> bool:
    return (
        type(value) is list
        and len(value) >= _SHORTEST_LIST
        and all(kind_of(part) == "number" and as_array(part).dtype.kind != "c" for part in value)
    )


def _call(want: Mapping[str, Array], inputs: tuple[Any, ...], names: Sequence[str]) -> Call:
    arrays: dict[str, Array] = {}
    switches: dict[str, str] = {}
    for i, value in enumerate(inputs):
        name = names[i] if i < len(names) else f"argument {i + 1}"
        if type(value) is str or type(value) is bool:
            switches[name] = str(value)
            continue
        for path, array in leaves(value, name):
            if len(arrays) < _MOST_LEAVES:
                arrays[path] = array
    whole = frozenset(name for name, value in arrays.items() if value.dtype.kind in "iu")
    return Call(_widened(arrays), whole, switches, _widened(want))


def _widened(arrays: Mapping[str, Array]) -> dict[str, Array]:
    return {name: _wide(value) for name, value in arrays.items()}


def _wide(values: Array) -> Array:
    return values.astype(np.float64, copy=False)


def _is_wrong(a: Array, b: Array) -> bool:
    """What `compare` says, without the finding that it would make, for arrays in double precision."""
    if a.shape != b.shape:
        return True
    if not a.dtype == b.dtype == np.float64:
        return compare(a, b) is not None
    size = np.abs(b)
    if (np.abs(a - b) <= RTOL * (size + _SHARE_OF_RMS * rms(b))).all():
        return False
    # Only what is infinite or 0 in the right answer is judged by other rules.
    return bool(np.isfinite(size).all() and size.any()) or compare(a, b) is not None


def _is_informative(pair: Pair) -> bool:
    needed = 1 if pair.want.size == pair.got.size == 1 else 2
    return bool(max(np.count_nonzero(pair.want), np.count_nonzero(pair.got)) >= needed)


def _fingerprint(pair: Pair) -> tuple[Any, ...]:
    values = tuple((v.shape, v.tobytes()) for v in pair.inputs.values())
    return (*values, pair.want.shape, pair.want.tobytes(), tuple(pair.call.switches.values()))


def bits(pairs: list[Pair]) -> float:
    """How much could have contradicted a pattern: much for a number with decimals, little for a 0 or 1."""
    found = [pair.got.ravel()[:_BITS_LOOKED_AT] for pair in pairs]
    together = np.concatenate(found)
    if not (together == np.rint(together)).all():
        return _BITS_OF_FLOAT * sum(len(set(values.tolist())) for values in found)
    # Zeros that are zeros in the right answer too say little; so do whole numbers that are all the same.
    counted = sum(_count_informative(pair) for pair in pairs)
    return counted * math.log2(len(set(together.tolist())))


def _count_informative(pair: Pair) -> int:
    if not pair.same_shape:
        return min(int(pair.got.size), int(pair.want.size))
    return int(np.count_nonzero((pair.got != 0) | (pair.want != 0)))


def quoted(path: str) -> str:
    """A path as students know the value: `dw` for `grads['dw']`, `dW` for `(dA_prev, dW, db)[1]`; else ''."""
    known = path.removeprefix(UNNAMED)
    head, bracket, rest = known.partition("[")
    if head.startswith("(") and bracket:
        parts = [part.strip() for part in head.strip("()").split(",")]
        number, _, tail = rest.partition("]")
        if number.isdecimal() and int(number) < len(parts):
            return quoted(f"{parts[int(number)]}{tail}")
    if known.endswith("']"):
        return f"`{known.rpartition('[')[2][1:-2]}`"
    if known.startswith("["):
        return f"`result{known}`"
    return f"`{known}`" if known else ""
