"""What a wrong answer has in common with a right one: one sentence that helps, or none.

Known mistakes are recognised by their own outputs elsewhere; what stands here knows nothing of the exercise.
It looks for patterns that an error leaves behind in numbers: a factor, a transposition, a missing term. A
pattern is spoken of only when it explains every call that was seen, to 1e-6, and at least three different
ones whose numbers could have contradicted it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import symptom_calls as calls
from grader.checks import symptom_factors as factors
from grader.checks import symptom_forms as forms
from grader.checks import symptom_values as values
from grader.checks.compare import compare
from grader.checks.plain import kind_of
from grader.checks.sentences import UNNAMED
from grader.checks.symptom_evidence import Evidence, Observation, gathered, leaves, quoted
from grader.locale import T, Text

__all__ = ["Observation", "Symptom", "explain"]

Claim = tuple[str, Text]
AtStep = Callable[[Observation, int], Any]

_LEAST_CALLS = 3
_MOST_EXPLAINED = 4
_MOST_SWAPPED = 6

# Most specific first: what says exactly what happened comes before what only describes the error.
_PATTERNS: tuple[Callable[[Evidence], Claim | None], ...] = (
    forms.labels,
    forms.another_form,
    values.another_entry,
    values.unchanged_input,
    values.precision,
    factors.constant_factor,
    factors.tracking_factor,
    forms.another_order,
    values.function_of_the_right_value,
    values.offset,
    values.term,
    values.factor_of_an_input,
    forms.other_axis,
    forms.normalised_along_another_axis,
    calls.lost_border,
    calls.wrong_where,
    forms.same_values_in_another_order,
    factors.varying_factor,
    values.offset_per_slice,
)


@dataclass(frozen=True)
class Symptom:
    """A pattern in a wrong answer.

    Args:
        kind: what kind of pattern: "factor", "transposed", "term" and so on.
        path: the value it is about, as `Finding.path` has it.
        text: a sentence for the student; it quotes neither inputs nor right values.
    """

    kind: str
    path: str
    text: Text


def explain(
    observations: Sequence[Observation],
    names: Sequence[str] = (),
    *,
    name: str = UNNAMED,
    at_step: AtStep | None = None,
) -> Symptom | None:
    """The most specific pattern that explains what is wrong in all of these calls.

    Args:
        observations: calls of one function with different inputs, right and wrong ones.
        names: the names of the parameters.
        name: the name of the answer, as it was given to `assert_same`.
        at_step: gives, for a call and -1 or 1, the right answer for a step counter that is so much larger.

    Returns:
        The symptom, or None where no pattern holds on at least three different calls.
    """
    if len(observations) < _LEAST_CALLS:
        return None
    with np.errstate(all="ignore"):
        swapped = _swapped_outputs(observations, name)
        if swapped is not None:
            return swapped
        for evidence in itertools.islice(gathered(observations, names, name), _MOST_EXPLAINED):
            claim = _claim(evidence, observations, name, at_step)
            if claim is not None:
                return Symptom(claim[0], evidence.path, claim[1])
    return None


def _claim(
    evidence: Evidence, observations: Sequence[Observation], name: str, at_step: AtStep | None
) -> Claim | None:
    infinite = calls.not_finite(evidence)
    if infinite is not None:
        return infinite
    if evidence.is_strong:
        found = _other_step(evidence, observations, name, at_step) if at_step else None
        found = found or next(filter(None, (pattern(evidence) for pattern in _PATTERNS)), None)
        if found is not None:
            return found
    return values.without_variety(evidence) or calls.only_in_some_calls(evidence)


def _other_step(
    evidence: Evidence, observations: Sequence[Observation], name: str, at_step: AtStep
) -> Claim | None:
    for shift in (-1, 1):
        answers = [dict(leaves(at_step(o, shift), name)).get(evidence.path) for o in observations]
        if evidence.holds(lambda pair, answers=answers: answers[pair.index]):  # type: ignore[misc]
            if shift < 0:
                return "step", T(
                    "{name} is the right one for the step before: t is one too small.", name=evidence.subject
                )
            return "step", T(
                "{name} is the right one for the step after: t is one too large.", name=evidence.subject
            )
    return None


def _swapped_outputs(observations: Sequence[Observation], name: str) -> Symptom | None:
    """Values of a tuple or dict that are each right, but at each other's place."""
    first = observations[0].expected
    kind = kind_of(first)
    if kind not in ("sequence", "dict") or not 2 <= len(first) <= _MOST_SWAPPED:
        return None
    keys = list(first) if kind == "dict" else list(range(len(first)))
    complete = [o for o in observations if _have(o, keys, kind)]
    if len(complete) < len(observations):
        return None
    for a, b in itertools.combinations(keys, 2):
        if all(_are_swapped(o, a, b) for o in complete) and _count_different(complete, a, b) >= _LEAST_CALLS:
            paths = [f"{name}[{key!r}]" for key in (a, b)]
            one, other = (quoted(path) for path in paths)
            return Symptom(
                "swapped",
                paths[0],
                T(
                    "{one} and {other} are swapped: each is right, but it stands at the place of the other.",
                    one=one,
                    other=other,
                ),
            )
    return None


def _have(observation: Observation, keys: list[Any], kind: str) -> bool:
    if kind_of(observation.expected) != kind or kind_of(observation.actual) != kind:
        return False
    if kind == "dict":
        plain = {key for key in observation.actual if type(key) is str or type(key) is int}
        return set(keys) <= plain and set(keys) <= set(observation.expected)
    return min(len(observation.expected), len(observation.actual)) >= len(keys)


def _are_swapped(observation: Observation, a: Any, b: Any) -> bool:
    want, got = observation.expected, observation.actual
    return _are_same(got[a], want[b]) and _are_same(got[b], want[a])


def _are_same(got: Any, want: Any) -> bool:
    if kind_of(want) not in ("number", "array", "sequence", "dict") or kind_of(got) != kind_of(want):
        return False
    if kind_of(want) == "array" and got.shape != want.shape:
        return False
    return compare(got, want) is None


def _count_different(calls: list[Observation], a: Any, b: Any) -> int:
    return sum(not _are_same(o.expected[a], o.expected[b]) for o in calls)
