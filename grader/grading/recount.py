"""What a test called with what: noted in `grader check`, so that students see the input that their code failed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any

from grader.course import Unit
from grader.grading.results import Call
from grader.grading.subject import LocalObject, Subject
from grader.sandbox import RemoteObject
from grader.sandbox.operators import OPERATORS, Arithmetic

_MOST = 20


class Recounted:
    """A subject that notes the calls of each test's last input; a test's input after that begins the list anew.

    Args:
        subject: does the work.
    """

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._calls: list[Call] = []

    def student(self, unit: Unit) -> Any:
        """A proxy of the student's module that notes what is called."""
        self._calls.clear()
        return _Noted(self._subject.student(unit), "", self._note)

    def untouched(self, unit: Unit) -> frozenset[str]:
        """The exercises of the unit whose code is still a placeholder."""
        return self._subject.untouched(unit)

    def begin(self, unit: Unit, script: Sequence[bytes] = ()) -> None:
        """Get ready for a test of a unit."""
        self._calls.clear()
        self._subject.begin(unit, script)

    def asked(self, unit: Unit) -> Sequence[bytes]:
        """What the test has asked since it began."""
        return self._subject.asked(unit)

    def is_as_foreseen(self, unit: Unit) -> bool:
        """Whether the test has asked for all that it was expected to."""
        return self._subject.is_as_foreseen(unit)

    def renew(self, unit: Unit) -> None:
        """Start a unit's program afresh."""
        self._subject.renew(unit)

    def take_output(self) -> str:
        """What the student's code printed since this was last asked."""
        return self._subject.take_output()

    def take_calls(self) -> Sequence[Call]:
        """The calls of the last input."""
        calls, self._calls = self._calls, []
        return tuple(calls)

    def fresh(self) -> AbstractContextManager[Subject]:
        """The same programs in processes of their own; nothing is noted there."""
        return self._subject.fresh()

    def _note(self, call: Call) -> None:
        del self._calls[: len(self._calls) + 1 - _MOST]
        self._calls.append(call)


class _Noted(Arithmetic):
    """Stands between a test and a student's module, function or object.

    Args:
        target: the proxy it stands for.
        label: what it is called.
        note: told of every call.
        value: for something that was put on the student's side, what it was.
    """

    def __init__(self, target: Any, label: str, note: Callable[[Call], None], value: Any = None) -> None:
        for name, given in (("_target", target), ("_label", label), ("_note", note), ("_value", value)):
            object.__setattr__(self, name, given)

    def __getattr__(self, name: str) -> Any:
        target, label, note = _parts(self)
        value = getattr(target, name)
        if name == "put":
            return lambda given: _Noted(value(given), "", note, given)
        if name in ("fetch", "file", "many"):
            return lambda *args: value(*map(_unwrapped, args))
        return _wrapped(value, f"{label}.{name}" if label else name, note)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(_parts(self)[0], name, _unwrapped(value))

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        target, label, note = _parts(self)
        note(Call(label, (*map(_shown, args), *map(_shown, kwargs.values()))))
        return _wrapped(target(*map(_unwrapped, args), **{k: _unwrapped(v) for k, v in kwargs.items()}), label, note)

    def _operate(self, name: str, *operands: Any) -> Any:
        _target, label, note = _parts(self)
        return _wrapped(OPERATORS[name](*map(_unwrapped, operands)), label, note)


def _parts(noted: _Noted) -> tuple[Any, str, Callable[[Call], None]]:
    return (object.__getattribute__(noted, "_target"), object.__getattribute__(noted, "_label"),
            object.__getattribute__(noted, "_note"))


def _wrapped(value: Any, label: str, note: Callable[[Call], None]) -> Any:
    is_theirs = isinstance(value, RemoteObject) or type(value) is LocalObject or callable(value)
    return _Noted(value, label, note) if is_theirs else value


def _unwrapped(value: Any) -> Any:
    return _parts(value)[0] if type(value) is _Noted else value


def _shown(value: Any) -> Any:
    if type(value) is not _Noted:
        return value
    put = object.__getattribute__(value, "_value")
    return put if put is not None else value
