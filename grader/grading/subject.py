"""What is being judged: a submission's programs, each in its own process, or the functions of a running notebook."""

from __future__ import annotations

import copy
import re
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from grader.course import Course, Unit
from grader.errors import CourseError
from grader.grading.results import Call
from grader.locale import T, Text
from grader.sandbox import (
    Frame,
    Launcher,
    Limits,
    LoadReport,
    NotDefinedError,
    Note,
    ProgramSpec,
    Student,
    StudentError,
    StudentException,
    StudentProcess,
)
from grader.submissions import Program, read_program

_MAX_MISSING_MODULES = 5
_OWN_MODULE = re.compile(r"No module named 'grader'")


class Subject(Protocol):
    """Gives the tests of a unit the student's module to work on."""

    def student(self, unit: Unit) -> Any:
        """A proxy of the student's module."""

    def untouched(self, unit: Unit) -> frozenset[str]:
        """The exercises of the unit whose code is still a placeholder."""

    def begin(self, unit: Unit, script: Sequence[bytes] = ()) -> None:
        """Get ready for a test of a unit; see `StudentProcess.begin` for what it is expected to ask."""

    def asked(self, unit: Unit) -> Sequence[bytes]:
        """What the test has asked since it began, as far as it can be foreseen for another program."""

    def is_as_foreseen(self, unit: Unit) -> bool:
        """Whether the test has asked for all that it was expected to."""

    def renew(self, unit: Unit) -> None:
        """Start a unit's program afresh."""

    def take_output(self) -> str:
        """What the student's code printed since this was last asked."""

    def take_calls(self) -> Sequence[Call]:
        """What the last test called for its last input, where that is noted."""

    def fresh(self) -> AbstractContextManager[Subject]:
        """The same programs in processes of their own, which know nothing of what happened in these."""


class Sandboxed:
    """A submission's programs, each loaded in a process of its own when a test first asks for it.

    Args:
        course: the course, for limits and allowed modules.
        programs: the submission's program for each unit.
        launcher: makes the processes.
    """

    def __init__(self, course: Course, programs: Mapping[str, Program], launcher: Launcher) -> None:
        self._course, self._programs, self._launcher = course, programs, launcher
        self._processes: dict[str, StudentProcess] = {}

    def student(self, unit: Unit) -> Student:
        """A proxy of the student's module for a unit."""
        return Student(self.process(unit))

    def begin(self, unit: Unit, script: Sequence[bytes] = ()) -> None:
        """Get ready for a test of a unit."""
        self.process(unit).begin(script)

    def asked(self, unit: Unit) -> Sequence[bytes]:
        """What the test has asked since it began."""
        return self.process(unit).asked

    def is_as_foreseen(self, unit: Unit) -> bool:
        """Whether the test has asked for all that it was expected to."""
        return not self.process(unit).is_ahead

    def renew(self, unit: Unit) -> None:
        """Start a unit's program afresh, when it is next asked for."""
        process = self._processes.pop(unit.name, None)
        if process is not None:
            process.close()

    def process(self, unit: Unit) -> StudentProcess:
        """The process of a unit's program."""
        if unit.name not in self._processes:
            spec = program_spec(self._course, unit, self._programs[unit.name])
            limits = course_limits(self._course)
            self._processes[unit.name] = StudentProcess(self._launcher, spec, limits)
        return self._processes[unit.name]

    def untouched(self, unit: Unit) -> frozenset[str]:
        """The exercises that nobody has filled in yet."""
        report = self.load_report(unit)
        return report.untouched if report else frozenset()

    def load_report(self, unit: Unit) -> LoadReport | None:
        """What loading the unit's program gave; None when it cannot be loaded at all."""
        try:
            return self.process(unit).report()
        except StudentError:
            return None

    def lost(self, unit: Unit, wrong: Collection[str]) -> tuple[Text, ...]:
        """What of the unit's program could not be loaded, as sentences.

        Args:
            unit: the unit.
            wrong: its exercises that are not passed; what may be the reason is told of these only.
        """
        program = self._programs[unit.name]
        report = self.load_report(unit)
        if report is None:
            return ()
        cells = [(cell.number, cell.source) for cell in program.cells]
        return tuple(note.text(program.name, cells) for note in _telling(report.notes, unit, wrong))

    def take_output(self) -> str:
        """What the programs printed since this was last asked."""
        return "".join(process.take_output() for process in self._processes.values())

    def take_calls(self) -> Sequence[Call]:
        """Nothing: see `grading.recount`."""
        return ()

    @contextmanager
    def fresh(self) -> Iterator[Subject]:
        """The same programs in processes of their own, which know nothing of what happened in these."""
        other = Sandboxed(self._course, self._programs, self._launcher)
        try:
            yield other
        finally:
            other.close()

    def close(self) -> None:
        """End every process."""
        for process in self._processes.values():
            process.close()


def _telling(notes: Iterable[Note], unit: Unit, wrong: Collection[str]) -> Iterator[Note]:
    """Notes that matter. Statements that only make data fail often and matter seldom; definitions always matter."""
    exercises = {exercise.name for exercise in unit.exercises}
    modules = 0
    for note in notes:
        if note.kind == "missing module":
            if _OWN_MODULE.search(note.message):  # the notebooks' cells that check; nothing of the student's needs it
                continue
            modules += 1
            if wrong and modules <= _MAX_MISSING_MODULES:
                yield note
        elif note.kind == "redefined":
            if set(note.names) & set(wrong):
                yield note
        elif note.kind in ("syntax", "skipped") or set(note.names) & exercises:
            yield note


def course_limits(course: Course) -> Limits:
    """The limits that a course sets."""
    whole = {"output_characters", "memory_megabytes", "cpu_seconds"}
    values = {name: int(value) if name in whole else value for name, value in course.settings.limits.items()}
    return Limits(**values)  # type: ignore[arg-type]


def _helper(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CourseError(T("{file} cannot be read: {reason}.", file=str(path), reason=error.strerror or "")) from error
    # In a student's copy these may be files of their own, in whatever encoding they wrote them.
    return "\n".join(cell.source for cell in read_program(data, path.name).cells)


def program_spec(course: Course, unit: Unit, program: Program) -> ProgramSpec:
    """What the student's process needs to load a program of a unit."""
    helpers = {name: _helper(path) for name, path in unit.helper_files.items()}
    return ProgramSpec(
        module=unit.name,
        filename=program.name,
        cells=tuple((cell.number, cell.source) for cell in program.cells),
        wanted=tuple(exercise.name for exercise in unit.exercises),
        sources={**program.siblings, **helpers},
        aliases=course.settings.aliases,
        allowed=course.settings.modules,
    )


class InProcess:
    """The functions of a running notebook or module, called directly: for students checking their own work.

    Args:
        namespace: the names that the student has defined.
    """

    def __init__(self, namespace: Mapping[str, Any]) -> None:
        self._namespace = namespace

    def student(self, _unit: Unit) -> LocalStudent:
        """A proxy of the namespace that behaves like the one of a process."""
        return LocalStudent(self._namespace)

    def untouched(self, _unit: Unit) -> frozenset[str]:
        """Only calling a function tells, here."""
        return frozenset()

    def begin(self, _unit: Unit, _script: Sequence[bytes] = ()) -> None:
        """Nothing is foreseen here: a call costs nothing."""

    def asked(self, _unit: Unit) -> Sequence[bytes]:
        """Nothing that could be asked ahead."""
        return ()

    def is_as_foreseen(self, _unit: Unit) -> bool:
        """Nothing was foreseen."""
        return True

    def renew(self, _unit: Unit) -> None:
        """A notebook's functions are as they are."""

    def take_output(self) -> str:
        """Prints go to the notebook by themselves."""
        return ""

    def take_calls(self) -> Sequence[Call]:
        """Nothing: see `grading.recount`."""
        return ()

    def fresh(self) -> AbstractContextManager[Subject]:
        """Itself: nobody deceives a check of their own work but themselves."""
        return nullcontext(self)


class LocalStudent:
    """A student's functions in this very process, with the interface of `grader.sandbox.Student`.

    Args:
        namespace: the names that the student has defined.
        run: makes a call; what it raises is a `StudentError`.
    """

    def __init__(
        self, namespace: Mapping[str, Any], run: Callable[[Callable[[], Any]], Any] = lambda call: call()
    ) -> None:
        self._namespace, self._run = namespace, run
        self.changed_inputs: tuple[int, ...] = ()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._namespace:
            raise NotDefinedError(name)
        return self._wrapped(self._namespace[name])

    def put(self, value: Any) -> LocalObject:
        """A copy of the value, for the student's code to change."""
        return LocalObject(self, copy.deepcopy(value))

    def fetch(self, remote: LocalObject) -> Any:
        """The value as it is now."""
        return copy.deepcopy(remote.value)

    def many(self, name: str, calls: Sequence[tuple[Any, ...]]) -> list[Any]:
        """Call a function with each of many argument tuples: a list of results, None where it raises."""
        results: list[Any] = []
        for args in calls:
            try:
                results.append(getattr(self, name)(*args))
            except StudentException:
                results.append(None)
        return results

    def _wrapped(self, function: Callable[..., Any]) -> Callable[..., Any]:
        return lambda *args, **kwargs: self.call(function, args, kwargs)

    def call(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call as over the pipe: plain arguments are copies, what was put is itself, exceptions are data."""
        given = [_argument(arg) for arg in args]
        before = copy.deepcopy([arg for arg in given if _is_plain(arg)])
        named = {key: _argument(value) for key, value in kwargs.items()}
        result = self._run(lambda: _called(function, given, named))
        after = iter(before)
        changed = [i for i, (arg, own) in enumerate(zip(given, args, strict=True))
                   if _is_plain(arg) and not _identical(arg, next(after)) and type(own) is not LocalObject]
        self.changed_inputs = tuple(changed)
        return copy.deepcopy(result) if _is_plain(result) else LocalObject(self, result)


class LocalObject:
    """An object of the student's class, or a value that was put, with the interface of a remote object."""

    def __init__(self, student: LocalStudent, value: Any) -> None:
        object.__setattr__(self, "_student", student)
        object.__setattr__(self, "value", value)

    def __getattr__(self, name: str) -> Any:
        try:
            value = getattr(object.__getattribute__(self, "value"), name)
        except AttributeError as error:
            raise StudentException("AttributeError", str(error)) from error
        student = object.__getattribute__(self, "_student")
        return copy.deepcopy(value) if _is_plain(value) else LocalObject(student, value)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(object.__getattribute__(self, "value"), name, _argument(value))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as the class says
        return object.__getattribute__(self, "_student").call(object.__getattribute__(self, "value"), args, kwargs)


def _called(function: Callable[..., Any], given: list[Any], named: dict[str, Any]) -> Any:
    try:
        return function(*given, **named)
    except Exception as error:
        raise StudentException(type(error).__name__, str(error), _frames(error)) from error


def _argument(value: Any) -> Any:
    if type(value) is LocalObject:
        return object.__getattribute__(value, "value")
    return copy.deepcopy(value) if _is_plain(value) else value


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(
        value, bool | int | float | complex | str | list | tuple | dict | np.ndarray | np.generic)


def _frames(error: BaseException) -> tuple[Frame, ...]:
    return tuple(Frame(f.filename, f.lineno or 0, f.name) for f in traceback.extract_tb(error.__traceback__)[1:])


def _identical(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray):
        return bool(a.shape == b.shape and a.tobytes() == b.tobytes())
    if isinstance(a, dict):
        return list(a) == list(b) and all(_identical(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(_identical, a, b))
    return True
