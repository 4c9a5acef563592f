"""Which exercise is meant: by its name, or the first one that is not solved yet."""

from __future__ import annotations

from pathlib import Path

from grader.course import Course, Exercise, Unit, select
from grader.errors import UsageError
from grader.grading.progress import Progress
from grader.grading.results import Outcome
from grader.locale import T


def one_exercise(course: Course, name: str | None, progress: Progress) -> tuple[Unit, Exercise]:
    """The one exercise that is meant.

    Args:
        course: the course.
        name: as the student wrote it: an exercise, `unit.exercise` or a unit; None for none.
        progress: which exercises are solved.

    Raises:
        UsageError: the name is unknown, or several units have an exercise of that name.
    """
    here = units_here(course)
    if name is None or any(unit.name == name for unit in course.units):
        return first_unsolved(select(course, [name] if name else [unit.name for unit in here]), progress)
    found = select(course, [name])
    near = [pair for pair in found if pair[0] in here]
    if len(found) > 1 and len(near) != 1:
        names = ", ".join(f"{unit.name}.{exercise.name}" for unit, exercise in found)
        raise UsageError(T("Several units have an exercise `{name}`.", name=name),
                         T("Name one of these: {names}.", names=names))
    return (near or found)[0]


def first_unsolved(pairs: list[tuple[Unit, Exercise]], progress: Progress) -> tuple[Unit, Exercise]:
    """The first exercise that is not passed; the first of all when everything is."""
    unsolved = (pair for pair in pairs if progress.of(pair[0].name, pair[1].name).outcome is not Outcome.PASSED)
    return next(unsolved, pairs[0])


def units_here(course: Course) -> list[Unit]:
    """The unit in whose folder the command was started; none outside of them."""
    here = Path.cwd()
    return [unit for unit in course.units if here.is_relative_to(unit.folder)]
