"""The words that course authors write with: known mistakes, alternative right answers and pictures.

`mistakes.py` and `alternatives.py` of a unit hold plain functions and classes; these decorators say what each
one is an instance of. The decorated code is used twice: in the trusted process to recognise a student's error,
and as program text, renamed to the exercise, to prove that the hidden tests tell right from wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from grader.locale import Text, verbatim

_Code = TypeVar("_Code", bound=Callable[..., Any])


@dataclass(frozen=True)
class Mistake:
    """What is known of a wrong version.

    Attributes:
        exercise: the exercise's name.
        hint: what the student reads when it is recognised.
        named: whether it can be recognised.
    """

    exercise: str
    hint: Text
    named: bool


def mistake(exercise: str, *, en: str, ko: str, named: bool = True) -> Callable[[_Code], _Code]:
    """Mark a function or class as a known wrong version of an exercise.

    Args:
        exercise: the exercise's name.
        en: what the student should read when this mistake is recognised, in English.
        ko: the same in Korean.
        named: whether it can be recognised: False where its answers depend on chance, or too few inputs show it.
            It must lose points all the same.
    """

    def mark(code: _Code) -> _Code:
        code.grader_mistake = Mistake(exercise, verbatim(en, ko), named)  # type: ignore[attr-defined]
        return code

    return mark


def alternative(exercise: str) -> Callable[[_Code], _Code]:
    """Mark a function or class as a right answer that is written differently from the reference."""

    def mark(code: _Code) -> _Code:
        code.grader_alternative = exercise  # type: ignore[attr-defined]
        return code

    return mark


@dataclass(frozen=True)
class Picture:
    """What is known of a function of `plots.py`.

    Attributes:
        exercises: the exercises whose functions it draws.
        caption: what is seen, and what to notice.
    """

    exercises: tuple[str, ...]
    caption: Text


def plot(*exercises: str, en: str, ko: str) -> Callable[[_Code], _Code]:
    """Mark a function `(student, figure)` that draws a student's own functions into an empty matplotlib figure.

    Args:
        exercises: the exercises it needs.
        en: the caption in English.
        ko: the same in Korean.
    """

    def mark(code: _Code) -> _Code:
        code.grader_plot = Picture(exercises, verbatim(en, ko))  # type: ignore[attr-defined]
        return code

    return mark


def mistake_of(code: object) -> Mistake | None:
    """What is known of a wrong version; None for anything else."""
    return getattr(code, "grader_mistake", None)


def alternative_of(code: object) -> str | None:
    """The exercise of an `alternative`; None for anything else."""
    return getattr(code, "grader_alternative", None)


def plot_of(code: object) -> Picture | None:
    """What is known of a function that draws; None for anything else."""
    return getattr(code, "grader_plot", None)
