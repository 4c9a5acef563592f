"""How far a student has come: a plain text file in their copy of the course, one line per exercise.

    logistic_regression.sigmoid | passed | hints 2

It is only a memory: whoever deletes or damages it loses nothing but the marks of earlier checks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.course import Course
from grader.grading.results import ExerciseResult, Outcome

FILE = "progress.txt"
_HEADING = "# What `grader` remembers of your work. You may delete this file."
_LINE = re.compile(r"\s*([^\W\d]\w*)\.([^\W\d]\w*)\s*\|\s*([a-z ]*?)\s*\|\s*hints\s+(\d{1,3})\s*")

Key = tuple[str, str]


@dataclass(frozen=True)
class Standing:
    """How far one exercise is.

    Attributes:
        outcome: of the last check; None if there was none.
        hints: how many of its hints have been read.
    """

    outcome: Outcome | None = None
    hints: int = 0


@dataclass(frozen=True)
class Progress:
    """How far every exercise is, by unit and name."""

    standings: Mapping[Key, Standing] = field(default_factory=dict)

    def of(self, unit: str, exercise: str) -> Standing:
        """How far one exercise is."""
        return self.standings.get((unit, exercise), Standing())

    def with_results(self, results: Iterable[ExerciseResult]) -> Progress:
        """What is known after a check."""
        new = {(r.unit, r.name): replace(self.of(r.unit, r.name), outcome=r.outcome) for r in results}
        return Progress({**self.standings, **new})

    def without_outcome(self, unit: str, exercise: str) -> Progress:
        """What is known after an exercise was begun anew."""
        return Progress({**self.standings, (unit, exercise): replace(self.of(unit, exercise), outcome=None)})

    def with_hint(self, unit: str, exercise: str, level: int) -> Progress:
        """What is known after a hint has been read."""
        standing = self.of(unit, exercise)
        read = replace(standing, hints=max(level, standing.hints))
        return Progress({**self.standings, (unit, exercise): read})


def progress_file(course: Course) -> Path:
    """Where the progress of a course is kept."""
    return course.folder / FILE


def read_progress(course: Course) -> Progress:
    """Read the file; lines that cannot be understood, and a missing file, count for nothing."""
    try:
        text = progress_file(course).read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return Progress()
    outcomes = {outcome.value: outcome for outcome in Outcome}
    found = [match.groups() for line in text.splitlines() if (match := _LINE.fullmatch(line))]
    return Progress({(unit, name): Standing(outcomes.get(word), int(hints)) for unit, name, word, hints in found})


def write_progress(course: Course, progress: Progress) -> None:
    """Write the file, in a student's copy only; where nothing can be written, nothing is remembered."""
    if not any(unit.is_released for unit in course.units):
        return
    lines = [f"{unit.name}.{exercise.name} | {standing.outcome.value if standing.outcome else ''} | "
             f"hints {standing.hints}"
             for unit in course.units for exercise in unit.exercises
             if (standing := progress.of(unit.name, exercise.name)) != Standing()]
    path = progress_file(course)
    new = path.with_name(f"{FILE}.{os.getpid()}.new")
    try:
        new.write_text("\n".join([_HEADING, *lines]) + "\n", encoding="utf-8")
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)


def remember(course: Course, results: Iterable[ExerciseResult]) -> Progress:
    """Add the results of a check to the file; returns all that is known now."""
    progress = read_progress(course).with_results(results)
    write_progress(course, progress)
    return progress
