"""One error is charged once: judge an exercise again with the student's own earlier functions in the reference.

When an exercise builds on an earlier one that the student got wrong, its failed tests run a second time against
a reference whose earlier functions are the student's. What passes then is right, given what came before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.course import Exercise, Unit
from grader.course.files import fresh_reference
from grader.grading.answers import Answers, TestKey
from grader.grading.results import ExerciseResult, Outcome
from grader.sandbox import StudentError

_FLAT = 1e-3
_TINY = 1e-6


class SubstitutionError(Exception):
    """The student's earlier function cannot stand in for the reference's: it fails, or is trivial."""


def wrong_helpers(unit: Unit, exercise: Exercise, results: Sequence[ExerciseResult]) -> tuple[str, ...]:
    """The earlier functions that an exercise builds on, at any distance, and that the student got wrong."""
    outcomes = {result.name: result.outcome for result in results}
    needed: list[str] = []
    open_names = list(exercise.builds_on)
    while open_names:
        name = open_names.pop()
        if name not in needed:
            needed.append(name)
            open_names += unit.exercise(name).builds_on
    return tuple(name for name in needed if outcomes.get(name) is Outcome.FAILED)


@dataclass
class Substituted:
    """Answers whose reference uses some of the student's functions.

    Args:
        answers: where everything else comes from.
        unit: the unit.
        names: the functions to take from the student.
        student: gives the student's module.
    """

    answers: Answers
    unit: Unit
    names: tuple[str, ...]
    student: Callable[[], Any]
    watched: list[_Watched] = field(default_factory=list)

    def cases(self, key: TestKey) -> list[tuple[Any, ...]]:
        """The inputs, as ever."""
        return self.answers.cases(key)

    def rng(self, key: TestKey, case: int) -> np.random.Generator:
        """The random generator, as ever."""
        return self.answers.rng(key, case)

    def reference(self, _key: TestKey, _case: int) -> Any:
        """The reference module with the student's earlier functions in it."""
        module = fresh_reference(self.unit)
        for name in self.names:
            watched = _Watched(name, getattr(self.student(), name), getattr(module, name))
            self.watched.append(watched)
            setattr(module, name, watched)
        return module

    def is_credible(self) -> bool:
        """Whether the student's functions were used, and were more than a constant or their own input."""
        used = [one for one in self.watched if one.outputs]
        by_name = {name: [one for one in used if one.name == name] for name in {one.name for one in used}}
        return bool(used) and not any(_is_trivial(several) for several in by_name.values())


class _Watched:
    """A student's function in the reference's place; whatever it does wrong ends the substitution."""

    def __init__(self, name: str, theirs: Callable[..., Any], ours: Callable[..., Any]) -> None:
        self.name, self._theirs, self._ours = name, theirs, ours
        self.inputs: list[list[float]] = []
        self.outputs: list[list[float]] = []

    def __call__(self, *args: Any) -> Any:
        try:
            result = self._theirs(*args)
        except StudentError as error:
            raise SubstitutionError from error
        if _structure(result) != _structure(self._ours(*args)):
            raise SubstitutionError
        numbers = list(_numbers(result))
        if not np.isfinite(numbers).all():
            raise SubstitutionError
        self.inputs.append(list(_numbers(args)))
        self.outputs.append(numbers)
        return result


def _is_trivial(several: Sequence[_Watched]) -> bool:
    """Whether outputs are all (nearly) one number, or nothing but the inputs: then later steps become trivial."""
    outputs = [numbers for one in several for numbers in one.outputs]
    values = np.concatenate([np.asarray(numbers) for numbers in outputs]) if outputs else np.zeros(0)
    scale = np.abs(values).max(initial=0.0)
    if scale < _TINY or np.ptp(values) <= _FLAT * scale:
        return True
    inputs = [numbers for one in several for numbers in one.inputs]
    return all(_copies(given, got) for given, got in zip(inputs, outputs, strict=True))


def _copies(given: Sequence[float], got: Sequence[float]) -> bool:
    known = np.sort(np.asarray(given))
    if known.size == 0:
        return False
    nearest = known[np.clip(np.searchsorted(known, got), 0, known.size - 1)]
    before = known[np.clip(np.searchsorted(known, got) - 1, 0, known.size - 1)]
    distance = np.minimum(np.abs(nearest - got), np.abs(before - got))
    return bool((distance <= _TINY * (1 + np.abs(got))).all())


def _structure(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _structure(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_structure(item) for item in value]
    return np.shape(value) if isinstance(value, int | float | np.ndarray | np.generic) else type(value).__name__


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from _numbers(item)
    elif isinstance(value, int | float | np.ndarray | np.generic):
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            yield from array.astype(np.float64).ravel().tolist()
