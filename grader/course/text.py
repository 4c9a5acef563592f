"""The texts that students read: one Markdown file per unit and language, in sections per exercise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grader.course.model import Unit
from grader.errors import CourseError
from grader.locale import T

_EXERCISE = re.compile(r"^## (\w+)[^\n]*$", re.MULTILINE)
_HINT = re.compile(r"^### (?:Hint|힌트) *\d+ *$", re.MULTILINE)
_AFTER = re.compile(r"^### (?:After|풀고 나서) *$", re.MULTILINE)
HINT_LEVELS = 3


@dataclass(frozen=True)
class ExerciseText:
    """What students read about one exercise.

    Attributes:
        body: idea, formula, task and example.
        hints: each plainer than the one before.
        after: how the reference does it, for those who have solved it; "" where the author wrote nothing.
    """

    body: str
    hints: tuple[str, ...]
    after: str = ""


@dataclass(frozen=True)
class UnitText:
    """What students read about a unit."""

    intro: str
    exercises: dict[str, ExerciseText]


def read_text(unit: Unit, lang: str) -> UnitText:
    """Read `text.<lang>.md`; raises `CourseError` when an exercise has no section or not the right number of hints."""
    intro, _sections = _read(unit, lang)
    return UnitText(intro.strip(), {exercise.name: exercise_text(unit, exercise.name, lang)
                                    for exercise in unit.exercises})


def exercise_text(unit: Unit, name: str, lang: str) -> ExerciseText:
    """What `text.<lang>.md` says about one exercise; raises `CourseError` as `read_text` does."""
    _intro, sections = _read(unit, lang)
    if name not in sections or len(sections[name].hints) != HINT_LEVELS:
        raise CourseError(
            T("{file} has no section `## {name}` with {count} hints.", file=str(unit.folder / f"text.{lang}.md"),
              name=name, count=HINT_LEVELS))
    return sections[name]


def _read(unit: Unit, lang: str) -> tuple[str, dict[str, ExerciseText]]:
    path = unit.folder / f"text.{lang}.md"
    if not path.is_file():
        raise CourseError(T("{file} is missing.", file=str(path)))
    intro, *sections = _EXERCISE.split(path.read_text(encoding="utf-8"))
    return intro, {name: _parsed(body) for name, body in zip(sections[::2], sections[1::2], strict=True)}


def _parsed(section: str) -> ExerciseText:
    section, *after = _AFTER.split(section)
    body, *hints = _HINT.split(section)
    return ExerciseText(body.strip(), tuple(hint.strip() for hint in hints), "\n\n".join(after).strip())
