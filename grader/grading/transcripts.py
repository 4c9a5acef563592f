"""What a student's code answered while the tests asked: short fingerprints that can be compared with known mistakes'.

A probe runs one test on one input with the assertions switched off, and notes every answer that came back. An
answer's signature is its structure and a few sums of its numbers, from which no solution can be read, so the same
signatures can be recorded for students' copies of the course.
"""

from __future__ import annotations

import functools
import math
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.checks import Observation
from grader.grading.answers import Answers
from grader.grading.plugin import CourseTest
from grader.grading.subject import LocalStudent, Subject
from grader.sandbox import RemoteObject, Student, StudentError, StudentException, TimedOutError
from grader.sandbox.operators import OPERATORS, Arithmetic

_ASSERTIONS = ("assert_same", "assert_gradient", "assert_inputs_unchanged", "require")
_OURS = {"student", "reference", "case", "rng"}
_TOLERANCE = 1e-6
_ZERO = 1e-13  # sums that cancel leave this much, and not the same in every version of the same formula
_MAX_MESSAGE = 120
_LARGE, _HUGE, _MANY = 1 << 20, 1 << 24, 100_000

Signature = tuple[str, tuple[float, ...]]
Transcript = tuple[Signature, ...]


@dataclass(frozen=True)
class Probe:
    """One test on one of its inputs."""

    test: CourseTest
    case: int


@dataclass
class Heard:
    """What one probe gave: the signatures of all answers, and what would have been compared.

    Attributes:
        transcript: the signatures, in order.
        compared: for each comparison its name, and the test's input, what was expected and what came.
        error: the student's exception, if one ended the probe.
        calls: the signatures of what was passed in.
    """

    transcript: list[Signature] = field(default_factory=list)
    compared: list[tuple[str, Observation]] = field(default_factory=list)
    error: StudentException | None = None
    calls: list[Signature] = field(default_factory=list)


def probes_of(tests: Sequence[CourseTest], answers: Answers) -> list[Probe]:
    """All probes of an exercise: the first inputs of every test before the second ones."""
    usable = [test for test in tests if "student" in _names(test) and set(_names(test)) <= _OURS]
    counts = {id(test): len(answers.cases(test.key)) if "case" in _names(test) else 1 for test in usable}
    rounds = range(max(counts.values(), default=0))
    return [Probe(test, case) for case in rounds for test in usable if case < counts[id(test)]]


def listen(probe: Probe, subject: Subject, answers: Answers) -> Heard:
    """Run a probe on a subject; raises `TimedOutError` when the student's code hangs."""
    heard, test = Heard(), probe.test
    arguments: dict[str, Any] = {}
    case: tuple[Any, ...] = ()
    if "case" in _names(test):
        case = answers.cases(test.key)[probe.case]
        arguments["case"] = case
    if "reference" in _names(test):
        arguments["reference"] = answers.reference(test.key, probe.case)
    if "rng" in _names(test):
        arguments["rng"] = answers.rng(test.key, probe.case)
    try:
        with _without_assertions(test.item.function, case, heard), np.errstate(all="ignore"):
            arguments["student"] = Listener(subject.student(test.unit), heard)
            test.item.obj(**arguments)
    except (TimedOutError, TooLargeError):
        raise
    except StudentException as error:
        heard.error = error.with_traceback(None)  # its frames hold every answer of the test
        message = " ".join(error.message.split())[:_MAX_MESSAGE]
        heard.transcript.append((f"raises {error.type_name}: {message}", ()))
    except StudentError as error:
        heard.transcript.append((f"ends with {type(error).__name__}", ()))
    except Exception as error:  # noqa: BLE001 - a test may trip over a wrong answer in any way
        heard.transcript.append((f"trips with {type(error).__name__}", ()))
    return heard


class TooLargeError(StudentError):
    """An answer is so large that it is not asked for again and again."""


class Listener(Arithmetic):
    """Stands between a test and a student's module or object, and notes every answer.

    Args:
        target: the student's proxy, or something that it returned.
        heard: receives the signatures.
    """

    def __init__(self, target: Any, heard: Heard) -> None:
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_heard", heard)

    def __getattr__(self, name: str) -> Any:
        target, heard = object.__getattribute__(self, "_target"), object.__getattribute__(self, "_heard")
        value = getattr(target, name)
        if name == "changed_inputs":
            heard.transcript.append((f"changed {value}", ()))
            return value
        if name == "file" and isinstance(target, Student | LocalStudent):
            return value  # where a file lies is the grader's choice, not an answer
        return _noted(value, heard)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(object.__getattribute__(self, "_target"), name, _unwrapped(value))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as the class says
        target, heard = object.__getattribute__(self, "_target"), object.__getattribute__(self, "_heard")
        given = [_unwrapped(arg) for arg in args]
        heard.calls.append(signature([arg if _is_plain(arg) else type(arg).__name__ for arg in given]))
        result = target(*given, **{key: _unwrapped(value) for key, value in kwargs.items()})
        return _noted(result, heard)

    def _operate(self, name: str, *operands: Any) -> Any:
        heard = object.__getattribute__(self, "_heard")
        return _noted(OPERATORS[name](*map(_unwrapped, operands)), heard)


def _unwrapped(value: Any) -> Any:
    return object.__getattribute__(value, "_target") if type(value) is Listener else value


def _noted(value: Any, heard: Heard) -> Any:
    if isinstance(value, RemoteObject) or callable(value) or not _is_plain(value):
        return Listener(value, heard)
    if getattr(value, "nbytes", 0) > _HUGE:
        raise TooLargeError
    heard.transcript.append(signature(value))
    return value


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(
        value, bool | int | float | complex | str | list | tuple | dict | np.ndarray | np.generic)


def signature(value: Any) -> Signature:
    """Structure and sums of a value: equal for equal values, different for practically all different ones."""
    shape: list[str] = []
    sums: list[float] = []
    _describe(value, shape, sums)
    return " ".join(shape)[:2000], tuple(sums)


def _describe(value: Any, shape: list[str], sums: list[float]) -> None:
    if isinstance(value, dict):
        shape.append("{")
        for key in sorted(value, key=str):
            shape.append(str(key))
            _describe(value[key], shape, sums)
        shape.append("}")
    elif isinstance(value, list | tuple):
        shape.append("[")
        for item in value:
            _describe(item, shape, sums)
        shape.append("]")
    elif isinstance(value, bool | int | float | complex | np.ndarray | np.generic):
        _describe_numbers(np.asarray(value), shape, sums)
    else:
        shape.append(str(value)[:80])


def _describe_numbers(array: np.ndarray[Any, Any], shape: list[str], sums: list[float]) -> None:
    if array.dtype.kind not in "biufc":
        shape.append(f"{array.dtype}{array.shape}")
        return
    # Of a very large array every so many numbers tell enough, and take no memory.
    flat = array.ravel()[:: array.size // _MANY + 1]
    flat = (np.abs(flat) if array.dtype.kind == "c" else flat).astype(np.float64)
    finite = np.isfinite(flat)
    missing = int(flat.size - np.count_nonzero(finite))
    shape.append(f"{array.shape} {missing} not finite" if missing else f"{array.shape}")
    if missing:
        flat = np.where(finite, flat, 0.0)
    # Weights that no permutation of the numbers leaves alone; the norm is the scale of the tolerance.
    forwards, backwards = _weights(flat.size)
    sums += [float(f"{v:.10g}") for v in (math.sqrt(flat @ flat), flat @ forwards, flat @ backwards)]


@functools.lru_cache(maxsize=256)
def _weights(size: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    weights = np.sin(np.arange(1, size + 1) * 1.7 + 0.3)
    return weights, np.ascontiguousarray(weights[::-1])


def same(first: Sequence[Signature], second: Sequence[Signature]) -> bool:
    """Whether two transcripts tell of the same answers."""
    if [s for s, _ in first] != [s for s, _ in second]:
        return False
    return all(_close(a, b) for (_, a), (_, b) in zip(first, second, strict=True))


def _close(first: tuple[float, ...], second: tuple[float, ...]) -> bool:
    if len(first) != len(second):
        return False
    for start in range(0, len(first), 3):
        scale = max(first[start], second[start])
        if any(abs(a - b) > _TOLERANCE * scale + _ZERO for a, b in zip(
                first[start : start + 3], second[start : start + 3], strict=True)):
            return False
    return True


@contextmanager
def _without_assertions(function: types.FunctionType | Callable[..., Any], case: tuple[Any, ...], heard: Heard
                        ) -> Iterator[None]:
    """Let a test run to its end whatever the answers are, noting what it would have compared."""
    names = getattr(function, "__globals__", {})
    saved = {name: names[name] for name in _ASSERTIONS if name in names}

    def compared(actual: Any, expected: Any, *, name: str = "", **_options: Any) -> None:
        if getattr(actual, "nbytes", 0) > _LARGE:  # no pattern is looked for in it, and there are many probes
            return
        heard.compared.append((name, Observation(case, expected, actual)))

    replacements = {"assert_same": compared, "assert_inputs_unchanged": lambda student: student.changed_inputs}
    for name in saved:
        names[name] = replacements.get(name, _nothing)
    try:
        yield
    finally:
        names.update(saved)


def _nothing(*_args: Any, **_kwargs: Any) -> None:
    """Takes the place of an assertion."""


def _names(test: CourseTest) -> tuple[str, ...]:
    return test.item._fixtureinfo.argnames  # noqa: SLF001 - as pytest's own pytest_pyfunc_call does
