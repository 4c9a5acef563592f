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
    """Read `text.<lang>.md`; raises `CourseError` when an exercise has no section or too few hints."""
    path = unit.folder / f"text.{lang}.md"
    if not path.is_file():
        raise CourseError(T("{file} is missing.", file=str(path)))
    intro, *sections = _EXERCISE.split(path.read_text(encoding="utf-8"))
    parts = {name: _exercise_text(body) for name, body in zip(sections[::2], sections[1::2], strict=True)}
    for exercise in unit.exercises:
        if exercise.name not in parts or len(parts[exercise.name].hints) != HINT_LEVELS:
            raise CourseError(
                T("{file} has no section `## {name}` with {count} hints.", file=str(path), name=exercise.name,
                  count=HINT_LEVELS))
    return UnitText(intro.strip(), {exercise.name: parts[exercise.name] for exercise in unit.exercises})


def _exercise_text(section: str) -> ExerciseText:
    section, *after = _AFTER.split(section)
    body, *hints = _HINT.split(section)
    return ExerciseText(body.strip(), tuple(hint.strip() for hint in hints), "\n\n".join(after).strip())
