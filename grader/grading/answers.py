"""Where the tests of a unit get their inputs and right answers from: the course's own files, or a recording.

A student's copy of the course holds no solution. When it is made, the public tests run once against the
reference and every answer that they ask for is written down; the copy replays them in the same order.
"""

from __future__ import annotations

import base64
import copy
import functools
import json
import types
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from grader.course import Course, Unit
from grader.course.files import PUBLIC_SEED, generator, load_cases, load_reference
from grader.course.model import RECORDED
from grader.errors import CourseError
from grader.locale import T
from grader.sandbox import wire

_MANY, _LARGE = 5000, 100_000  # answers that are remembered, and bytes of the inputs of one
_IN_PLACE = object()


@dataclass(frozen=True)
class TestKey:
    """Which test of which exercise is running."""

    __test__ = False

    unit: str
    exercise: str
    test: str
    public: bool


class Answers(Protocol):
    """Inputs and right answers of the tests."""

    def cases(self, key: TestKey) -> list[tuple[Any, ...]]:
        """The inputs of the test's exercise."""

    def reference(self, key: TestKey, case: int) -> Any:
        """What the test sees as the reference module while it works on a case."""

    def rng(self, key: TestKey, case: int) -> np.random.Generator:
        """A random generator whose stream is the same for every submission."""


class LiveAnswers:
    """Inputs and answers computed from the unit's own files."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._cases = functools.cache(self._load_cases)
        self._module = functools.cache(lambda unit: load_reference(course.unit(unit)))
        self._known: dict[Any, Any] = {}

    def cases(self, key: TestKey) -> list[tuple[Any, ...]]:
        """The inputs of the test's exercise, copied so that nobody can change those of the next test."""
        return [copied(case) for case in self._cases(key.unit, key.exercise, key.public)]

    def reference(self, key: TestKey, _case: int) -> Any:
        """The reference module, whose answers are computed once."""
        return Remembering(self._module(key.unit), self._known)

    def rng(self, key: TestKey, case: int) -> np.random.Generator:
        """A generator that depends on the test, the case and, for hidden tests, the course's seed."""
        seed = PUBLIC_SEED if key.public else self._course.settings.seed
        return generator(seed, key.unit, key.exercise, key.test, str(case))

    def _load_cases(self, unit: str, exercise: str, public: bool) -> list[tuple[Any, ...]]:
        return load_cases(self._course, self._course.unit(unit), exercise, public=public)


def copied(value: Any) -> Any:
    """A deep copy; fast for plain data that holds nothing twice."""
    kind = type(value)
    if kind is np.ndarray and not value.dtype.hasobject:
        return value.copy(order="K")
    if kind is tuple:
        return tuple([copied(item) for item in value])
    if kind is list:
        return [copied(item) for item in value]
    if kind is dict:
        return {key: copied(item) for key, item in value.items()}
    return copy.deepcopy(value)


class Remembering:
    """A module whose functions compute each answer once; classes and callbacks are used as they are.

    Args:
        module: the module.
        known: the answers so far; the oldest are forgotten when there are too many.
    """

    def __init__(self, module: types.ModuleType, known: dict[Any, Any]) -> None:
        self._module, self._known = module, known

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._module, name)
        return functools.partial(self._call, name, value) if isinstance(value, types.FunctionType) else value

    def _call(self, name: str, function: Callable[..., Any], *args: Any) -> Any:
        asked = _fingerprint(args)
        if asked is None:
            return function(*args)
        key = self._module.__name__, name, asked
        if key not in self._known:
            answer = function(*args)
            if len(self._known) >= _MANY:
                del self._known[next(iter(self._known))]
            # A function that works in place has to be called every time.
            self._known[key] = answer if _fingerprint(args) == asked else _IN_PLACE
            return copied(answer)
        known = self._known[key]
        return function(*args) if known is _IN_PLACE else copied(known)


def _fingerprint(args: tuple[Any, ...]) -> Any:
    """What tells these arguments from others; None if they are not plain data, or large."""
    try:
        return _told(args, [_LARGE])
    except TypeError:
        return None


def _told(value: Any, room: list[int]) -> Any:
    kind = type(value)
    if kind is np.ndarray:
        room[0] -= value.nbytes
        if room[0] < 0 or value.dtype.hasobject:
            raise TypeError
        return value.dtype.str, value.shape, value.tobytes()
    if kind in (tuple, list):
        return kind, tuple([_told(item, room) for item in value])
    if kind is dict:
        return kind, tuple([(key, _told(item, room)) for key, item in value.items()])
    if kind in (bool, int, float, str, type(None)):
        return kind, repr(value)  # NaN is not equal to itself, and 0.0 is to -0.0
    raise TypeError


@dataclass
class Recording:
    """What the public tests of one unit asked for: inputs per exercise, answers per test and case.

    `lineups` says what known mistakes answer (see `grading.diagnose`); `stubs` holds the digests of the files that
    students start from, to tell which one they work in; `given` holds the stub and the texts of each exercise (see
    `grading.guide`).
    """

    cases: dict[str, list[Any]] = field(default_factory=dict)
    answers: dict[str, list[list[tuple[str, Any]]]] = field(default_factory=dict)
    stubs: list[str] = field(default_factory=list)
    lineups: dict[str, Any] = field(default_factory=dict)
    given: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> str:
        """The recording as text, one line per exercise and test."""
        data = {
            "stubs": self.stubs,
            "given": self.given,
            "lineups": self.lineups,
            "cases": {name: list(map(_encoded, cases)) for name, cases in self.cases.items()},
            "answers": {
                test: [[[name, _encoded(value)] for name, value in calls] for calls in per_case]
                for test, per_case in self.answers.items()
            },
        }
        parts = [f"{json.dumps(name)}: {_in_lines(value)}" for name, value in data.items()]
        return "{\n" + ",\n".join(parts) + "\n}\n"

    @classmethod
    def from_json(cls, text: str) -> Recording:
        """Read what `to_json` wrote."""
        data = json.loads(text)
        return cls(
            {name: list(map(_decoded, cases)) for name, cases in data["cases"].items()},
            {test: [[(name, _decoded(value)) for name, value in calls] for calls in per_case]
             for test, per_case in data["answers"].items()},
            list(data["stubs"]),
            dict(data["lineups"]),
            dict(data.get("given", {})),  # copies of earlier releases hold none
        )


class RecordingAnswers(LiveAnswers):
    """Live answers that write down every input and answer as the public tests ask for it."""

    def __init__(self, course: Course) -> None:
        super().__init__(course)
        self.recordings: dict[str, Recording] = {unit.name: Recording() for unit in course.units}

    def cases(self, key: TestKey) -> list[tuple[Any, ...]]:
        """The inputs, written down."""
        cases = super().cases(key)
        if key.public:
            self.recordings[key.unit].cases[key.exercise] = copy.deepcopy(cases)
        return cases

    def reference(self, key: TestKey, case: int) -> Any:
        """The reference module; what its functions answer is written down."""
        module = super().reference(key, case)
        if not key.public:
            return module
        per_case = self.recordings[key.unit].answers.setdefault(key.test, [])
        per_case += [[] for _ in range(case + 1 - len(per_case))]
        return _Recorder(module, per_case[case])

    def rng(self, key: TestKey, case: int) -> np.random.Generator:
        """Refused in public tests: a recording cannot follow random inputs."""
        if key.public:
            raise CourseError(T("The public test {test} uses `rng`.", test=key.test),
                              T("Let it take its inputs from `case`, which can be recorded for students."))
        return super().rng(key, case)


class _Recorder:
    def __init__(self, module: Any, calls: list[tuple[str, Any]]) -> None:
        self._module, self._calls = module, calls

    def __getattr__(self, name: str) -> Callable[..., Any]:
        function = getattr(self._module, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            self._calls.append((name, copy.deepcopy(result)))
            return result

        return call


class RecordedAnswers:
    """Inputs and answers as they were written down when the student's copy was made."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._recording = functools.cache(self._read)

    def cases(self, key: TestKey) -> list[tuple[Any, ...]]:
        """The recorded inputs."""
        return copy.deepcopy(self._recording(key.unit).cases.get(key.exercise, []))

    def reference(self, key: TestKey, case: int) -> Any:
        """Gives the recorded answers in the order in which they were asked for."""
        per_case = self._recording(key.unit).answers.get(key.test, [])
        return _Replay(per_case[case] if case < len(per_case) else [])

    def rng(self, key: TestKey, case: int) -> np.random.Generator:
        """A generator for what does not depend on recorded answers."""
        return generator(PUBLIC_SEED, key.unit, key.exercise, key.test, str(case))

    def _read(self, unit_name: str) -> Recording:
        return read_recording(self._course.unit(unit_name))


def read_recording(unit: Unit) -> Recording:
    """What was recorded for a student's copy of a unit; raises `CourseError` when it is missing or damaged."""
    path = unit.folder / RECORDED
    try:
        return Recording.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, wire.WireError) as error:
        raise CourseError(T("{file} is missing or damaged.", file=str(path)),
                          T("Copy it again from the exercises you were given.")) from error


class _Replay:
    def __init__(self, calls: list[tuple[str, Any]]) -> None:
        self._calls = iter(calls)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*_args: Any, **_kwargs: Any) -> Any:
            recorded, value = next(self._calls, ("", None))
            if recorded != name:
                raise CourseError(T("The recorded answers do not fit the tests."),
                                  T("Copy the folder again from the exercises you were given."))
            return copy.deepcopy(value)

        return call


def answers_for(course: Course) -> Answers:
    """Live answers for an instructor's course, recorded ones for a student's copy."""
    released = any(unit.is_released for unit in course.units)
    return RecordedAnswers(course) if released else LiveAnswers(course)


def _in_lines(value: Any) -> str:
    """JSON with one line per key, so that a change shows where it is."""
    if not isinstance(value, dict):
        return json.dumps(value)
    lines = (f" {json.dumps(key)}: {json.dumps(item, ensure_ascii=False)}" for key, item in value.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _encoded(value: Any) -> list[Any]:
    buffers: list[bytes] = []
    encoded = wire.encode(value, buffers, lambda v: wire.Opaque(type(v).__name__))
    return [encoded, base64.b64encode(b"".join(buffers)).decode()]


def _decoded(data: list[Any]) -> Any:
    encoded, arrays = data
    return wire.decode(encoded, memoryview(base64.b64decode(arrays, validate=True)), lambda reference: reference)
