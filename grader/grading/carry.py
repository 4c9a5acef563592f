"""One error is charged once: judge an exercise again with the student's own earlier functions in the reference.

When an exercise builds on an earlier one that the student got wrong, its failed tests run a second time against
a reference whose earlier functions are the student's. What passes then is right, given what came before.

A wrong function may also make what follows trivial: with gradients of zero, who returns the parameters as they
were given has learned rightly. So credit is given only where the answers still depend on the inputs as the true
reference's do, and where the student's functions answer the same in another process, in another order.
"""

from __future__ import annotations

import copy
import inspect
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.course import Exercise, Unit
from grader.course.files import fresh_reference, load_reference
from grader.grading.answers import Answers, TestKey
from grader.grading.results import ExerciseResult, Outcome
from grader.sandbox import StudentError, TimedOutError

_CLOSE = 1e-6  # numbers that differ less are the same
_FELT = 1e-3  # a change of an answer counts from this share of its right size on
_SHARE = 0.25  # of the numbers that change in the right answer, so many must change in the other
_KEPT = 4  # calls remembered of each test's input
_REPLAYED = 12  # calls of each function that are tried again
_Leaves = dict[str, np.ndarray[Any, Any]]


class SubstitutionError(Exception):
    """The student's earlier function cannot stand in for the reference's: it fails, or has another form."""


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


@dataclass(frozen=True)
class _Call:
    """A call of one of the watched functions, and what it gave."""

    name: str
    args: tuple[Any, ...]
    result: Any


@dataclass
class Substituted:
    """Answers whose reference uses some of the student's functions.

    Args:
        answers: where everything else comes from.
        unit: the unit.
        exercise: the name of the exercise that is judged again.
        names: the functions to take from the student.
        student: gives the student's module, in a process in which nothing else of theirs is called.
    """

    answers: Answers
    unit: Unit
    exercise: str
    names: tuple[str, ...]
    student: Callable[[], Any]
    _calls: list[_Call] = field(default_factory=list)

    def cases(self, key: TestKey) -> list[tuple[Any, ...]]:
        """The inputs, as ever."""
        return self.answers.cases(key)

    def rng(self, key: TestKey, case: int) -> np.random.Generator:
        """The random generator, as ever."""
        return self.answers.rng(key, case)

    def reference(self, key: TestKey, case: int) -> Any:
        """The reference module with the student's earlier functions in it."""
        return self._module(self.student, self.answers.rng(key, case))

    def is_credible(self, elsewhere: Callable[[], Any]) -> bool:
        """Whether the student's functions were used, and leave the exercise what it is.

        Args:
            elsewhere: gives the student's module in yet another process.
        """
        right = load_reference(self.unit)
        if isinstance(getattr(right, self.exercise), type):
            return False  # what the methods of an object answer is not watched
        rng = self.answers.rng(TestKey(self.unit.name, self.exercise, "carried forward", public=False), 0)
        again = self._module(elsewhere, None)
        watched: dict[str, list[_Call]] = defaultdict(list)
        for index in rng.permutation(len(self._calls)):
            if len(watched[self._calls[index].name]) < _REPLAYED:
                watched[self._calls[index].name].append(self._calls[index])
        used = any(name in self.names for name in watched)
        return used and all(_is_sound(calls, getattr(again, name), getattr(right, name), rng)
                            for name, calls in watched.items())

    def _module(self, student: Callable[[], Any], rng: np.random.Generator | None) -> Any:
        """The reference with the student's functions; their calls are remembered if a generator is given."""
        module, right = fresh_reference(self.unit), load_reference(self.unit)
        for name in self.names:
            function = _StandIn(getattr(student(), name), getattr(right, name))
            setattr(module, name, _Watched(name, function, self._calls, rng) if rng else function)
        if rng is not None and callable(own := getattr(module, self.exercise)) and not isinstance(own, type):
            setattr(module, self.exercise, _Watched(self.exercise, own, self._calls, rng))
        return module


class _StandIn:
    """A student's function in the reference's place; whatever it does wrong ends the substitution."""

    def __init__(self, theirs: Callable[..., Any], ours: Callable[..., Any]) -> None:
        self._theirs, self.ours = theirs, ours

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        given = inspect.signature(self.ours).bind(*args, **kwargs).args
        try:
            result = self._theirs(*given)
        except TimedOutError:
            raise  # so that it is not tried again and again
        except StudentError as error:
            raise SubstitutionError from error
        with np.errstate(all="ignore"):
            wanted = self.ours(*copy.deepcopy(given))
        if _structure(result) != _structure(wanted):
            raise SubstitutionError
        if not all(np.isfinite(leaf).all() for leaf in _leaves(result).values()):
            raise SubstitutionError
        return result


class _Watched:
    """A function some of whose calls are remembered, chosen so that nobody can foresee which."""

    def __init__(self, name: str, function: Callable[..., Any], calls: list[_Call], rng: np.random.Generator) -> None:
        self._name, self._function, self._calls, self._rng = name, function, calls, rng
        self._count = 0
        self._places: list[int] = []

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        given = copy.deepcopy(args)
        result = self._function(*args, **kwargs)
        place = self._count if self._count < _KEPT else int(self._rng.integers(self._count + 1))
        self._count += 1
        if not kwargs and place < _KEPT:
            call = _Call(self._name, given, copy.deepcopy(result))
            if place < len(self._places):
                self._calls[self._places[place]] = call
            else:
                self._places.append(len(self._calls))
                self._calls.append(call)
        return result


def _is_sound(
    calls: Sequence[_Call], theirs: Callable[..., Any], ours: Callable[..., Any], rng: np.random.Generator
) -> bool:
    """Whether a function answers again what it answered before, and makes as much of its inputs as the right one."""
    felt: dict[str, int] = defaultdict(int)
    wanted: dict[str, int] = defaultdict(int)
    echoes: dict[str, bool] = {}
    for call in calls:
        before, right = _leaves(call.result), _answer(ours, call.args)
        again = _answer(theirs, call.args)
        if again is None or not _are_same(before, again):
            return False
        if right is None or right.keys() != before.keys():
            continue
        known = np.sort(np.concatenate([leaf.ravel() for leaf in _leaves(call.args).values()] or [np.zeros(0)]))
        for path, leaf in before.items():
            echoes[path] = echoes.get(path, True) and _copies(known, leaf) and not _copies(known, right[path])
        for changed in (_rolled(call.args), _scaled(call.args, rng)):
            other, right_other = _answer(theirs, changed), _answer(ours, changed)
            for path, count, expected in _changes(before, other, right, right_other):
                felt[path] += count
                wanted[path] += expected
    return not any(echoes.values()) and all(felt[path] >= _SHARE * count for path, count in wanted.items())


def _answer(function: Callable[..., Any], args: tuple[Any, ...]) -> _Leaves | None:
    """The numbers that a call gives; None if it fails."""
    try:
        with np.errstate(all="ignore"):
            return _leaves(function(*copy.deepcopy(args)))
    except Exception:  # noqa: BLE001 - changed inputs may be of no use to either
        return None


def _are_same(one: _Leaves, other: _Leaves) -> bool:
    return one.keys() == other.keys() and all(
        leaf.shape == other[path].shape
        and bool((np.abs(leaf - other[path]) <= _CLOSE * np.abs(leaf).max(initial=0.0)).all())
        for path, leaf in one.items())


def _changes(
    before: _Leaves, after: _Leaves | None, right: _Leaves, right_after: _Leaves | None
) -> Iterator[tuple[str, int, int]]:
    """For each value: how many numbers changed with the inputs, and how many do in the right answer."""
    for path, leaf in right.items():
        changed = None if right_after is None else right_after.get(path)
        if changed is None or changed.shape != leaf.shape or not np.isfinite(changed).all() or not leaf.size:
            continue
        step = _FELT * max(float(np.sqrt(np.mean(leaf**2))), 1e-300)
        expected = int((np.abs(changed - leaf) > step).sum())
        mine, moved = before[path], None if after is None else after.get(path)
        if moved is not None and moved.shape == mine.shape == leaf.shape:
            yield path, min(int((np.abs(moved - mine) > step).sum()), expected), expected
        else:
            yield path, 0, expected


def _copies(known: np.ndarray[Any, Any], got: np.ndarray[Any, Any]) -> bool:
    """Whether all numbers are among the known ones."""
    if known.size == 0 or got.size == 0:
        return False
    place = np.searchsorted(known, got)
    nearest = known[np.clip(place, 0, known.size - 1)], known[np.clip(place - 1, 0, known.size - 1)]
    distance = np.minimum(np.abs(nearest[0] - got), np.abs(nearest[1] - got))
    return bool((distance <= _CLOSE * (1 + np.abs(got))).all())


def _rolled(args: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments with the numbers of every array moved on by one place."""
    return tuple(_mapped(arg, lambda array: np.roll(array, 1)) for arg in args)


def _scaled(args: tuple[Any, ...], rng: np.random.Generator) -> tuple[Any, ...]:
    """The arguments with every broken number a little larger or smaller; counts and labels stay what they are."""
    def scaled(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        is_whole = array.dtype.kind != "f" or bool((array == np.round(array)).all())
        return array if is_whole else array * rng.uniform(0.8, 1.1, array.shape)

    return tuple(_mapped(arg, scaled) for arg in args)


def _mapped(value: Any, change: Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]) -> Any:
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_mapped(item, change) for item in value)
    if isinstance(value, np.ndarray):
        return change(value)
    return float(change(np.asarray(value))) if isinstance(value, float) else value


def _structure(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _structure(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_structure(item) for item in value]
    return np.shape(value) if isinstance(value, int | float | np.ndarray | np.generic) else type(value).__name__


def _leaves(value: Any, path: str = "") -> _Leaves:
    """All numbers of a value, by where they stand in it."""
    parts: Sequence[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        parts = list(value.items())
    elif isinstance(value, list | tuple):
        parts = list(enumerate(value))
    elif isinstance(value, int | float | np.ndarray | np.generic):
        array = np.asarray(value)
        return {path: array.astype(np.float64)} if array.dtype.kind in "biuf" else {}
    return {place: leaf for key, item in parts for place, leaf in _leaves(item, f"{path}/{key}").items()}
