"""What is required beside right values: inputs left alone, and what an author can say in a sentence."""

from __future__ import annotations

from typing import Any, Protocol

from grader.checks.findings import CheckFailed, Finding
from grader.checks.plain import kind_of, type_name
from grader.locale import T, verbatim


class _Caller(Protocol):
    @property
    def changed_inputs(self) -> tuple[int, ...]: ...


def assert_inputs_unchanged(student: _Caller) -> None:
    """Require that the last call to the student's code left its arguments as they were.

    Args:
        student: what the call was made through; its `changed_inputs` are the positions (from 0) of the
            arguments that were different afterwards.

    Raises:
        CheckFailed: an argument was changed.
    """
    changed = tuple(student.changed_inputs)
    if not changed:
        return
    positions = ", ".join(str(position + 1) for position in changed)
    detail = T("Changed: argument {positions}. Work on a copy, or write a = a - b instead of a -= b.",
               positions=positions)
    note = T("Your function changed one of its inputs; it should leave them as they are.")
    raise CheckFailed(Finding("mutated", f"argument {positions}", note=note, detail=detail))


def require(condition: Any, *, en: str, ko: str) -> None:
    """Require any property.

    Args:
        condition: a plain truth value. An array is not one: say `.all()` or `.any()`.
        en: what the student reads when it is false, in English; also shown by hidden tests.
        ko: the same in Korean.

    Raises:
        CheckFailed: the condition is false.
        TypeError: the condition is no plain value, so that asking for its truth could run a student's code.
    """
    if kind_of(condition) in ("array", "opaque"):
        raise TypeError(f"the condition is of type {type_name(condition)}, not a plain truth value")
    if not condition:
        raise CheckFailed(Finding("property", "", note=verbatim(en, ko)))
