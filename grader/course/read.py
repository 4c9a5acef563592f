"""Find a course and read `course.toml` and every `unit.toml`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from grader.course.model import HIDDEN_FEEDBACK, SANDBOX_LEVELS, Course, Exercise, Settings, Unit
from grader.course.toml import Table, read_toml
from grader.errors import CourseError, UsageError
from grader.locale import LANGUAGES, T

_LIMITS = ("call_seconds", "load_seconds", "total_seconds", "output_characters", "memory_megabytes",
           "cpu_seconds")


def find_course(start: Path) -> Course:
    """The course in a folder or in the nearest folder above it.

    Args:
        start: a folder, or the `course.toml` itself.

    Raises:
        CourseError: there is none, or it does not say what it must.
    """
    start = start.absolute()
    if not start.exists():
        raise CourseError(T("There is no folder {folder}.", folder=str(start)),
                          T("Go to the folder of your course, or name it with --course FOLDER."))
    folder = start.parent if start.name == "course.toml" else start
    for candidate in (folder, *folder.parents):
        if (candidate / "course.toml").is_file():
            return read_course(candidate)
    raise CourseError(
        T("There is no course in {folder}: no course.toml here or in a folder above.", folder=str(folder)),
        T("Go to the folder of your course, or name it with --course FOLDER."),
    )


def read_course(folder: Path) -> Course:
    """Read the course in exactly this folder."""
    table = read_toml(folder / "course.toml")
    title = table.title("title")
    units_folder = folder / table.string("units_folder", "solutions")
    names = table.strings("units")
    settings = _settings(table)
    table.finish()
    if not names:
        raise table.error("units", T("names no unit"))
    for name in names:
        if not (units_folder / name / "unit.toml").is_file():
            raise table.error("units", T("names the unit `{unit}`, but there is no {file}", unit=name,
                                         file=str(units_folder / name / "unit.toml")))
    course = Course(title, folder, tuple(read_unit(units_folder / name) for name in names), settings)
    for name in settings.assigned:
        if not _named(course, name):
            raise table.table("grading", {}).error("exercises", T("names `{name}`, which no unit or exercise is called",
                                                                  name=name))
    return course


def _settings(table: Table) -> Settings:
    limits = table.table("limits", {})
    values = {name: limits.number(name, least=0.1) for name in _LIMITS
              if limits.get(name, (int, float), "a number", None) is not None}
    limits.finish()
    sandbox = table.table("sandbox", {})
    minimum = sandbox.choice("minimum", SANDBOX_LEVELS, "filtered")
    sandbox.finish()
    hidden = table.choice("hidden_feedback", HIDDEN_FEEDBACK, "hints")
    grading = table.table("grading", {})
    carried = grading.number("carried_forward", 1.0)
    if carried > 1:
        raise grading.error("carried_forward", T("should be a share from 0 to 1, not {value}", value=carried))
    assigned = grading.strings("exercises", ())
    grading.finish()
    students = table.table("students", {})
    modules = students.strings("modules", ("numpy",))
    aliases = students.table("aliases", {})
    names = {key: aliases.string(key) for key in aliases.data}
    compare = bool(students.get("compare", bool, "true or false", True))
    students.finish()
    language = table.choice("language", ("", *LANGUAGES), "")
    return Settings(seed=table.string("seed", ""), pass_mark=table.number("pass_mark", 0.0), language=language,
                    limits=values, modules=modules, aliases=names, min_sandbox=minimum, hidden_feedback=hidden,
                    carried_forward=carried, assigned=assigned, compare=compare)


def read_unit(folder: Path) -> Unit:
    """Read a unit's `unit.toml`."""
    table = read_toml(folder / "unit.toml")
    title = table.title("title")
    exercises = tuple(map(_exercise, table.tables("exercise")))
    table.finish()
    seen: list[str] = []
    for exercise, part in zip(exercises, table.tables("exercise"), strict=True):
        if exercise.name in seen:
            raise part.error("name", T("names the exercise `{name}` a second time", name=exercise.name))
        for earlier in exercise.builds_on:
            if earlier not in seen:
                raise part.error("builds_on", T("names `{name}`, which is no earlier exercise of this unit",
                                                name=earlier))
        seen.append(exercise.name)
    return Unit(folder.name, title, exercises, folder)


def _exercise(table: Table) -> Exercise:
    exercise = Exercise(name=table.string("name"), points=table.number("points"), title=table.title("title"),
                        builds_on=table.strings("builds_on", ()))
    table.finish()
    if not exercise.name.isidentifier():
        raise table.error("name", T("should be the name of a function or class, not {value}",
                                    value=repr(exercise.name)))
    return exercise


def select(course: Course, names: Iterable[str]) -> list[tuple[Unit, Exercise]]:
    """The exercises that names stand for: a unit, an exercise, or `unit.exercise`; what is assigned for no name.

    Raises:
        UsageError: a name is unknown; the nearest known names are offered.
    """
    wanted = list(names) or course.settings.assigned or [unit.name for unit in course.units]
    chosen: list[tuple[Unit, Exercise]] = []
    for name in wanted:
        found = _named(course, name)
        if not found:
            raise _unknown(course, name)
        chosen += [pair for pair in found if pair not in chosen]
    return chosen


def _named(course: Course, name: str) -> list[tuple[Unit, Exercise]]:
    return [(unit, exercise) for unit in course.units for exercise in unit.exercises
            if name in (unit.name, exercise.name, f"{unit.name}.{exercise.name}")]


def _unknown(course: Course, name: str) -> UsageError:
    known = [unit.name for unit in course.units]
    known += [exercise.name for unit in course.units for exercise in unit.exercises]
    near = difflib.get_close_matches(name, known, 3, 0.5)
    advice = T("Did you mean {names}?", names=", ".join(near)) if near else T(
        "Units of this course: {names}.", names=", ".join(unit.name for unit in course.units))
    return UsageError(T("There is no unit or exercise called `{name}`.", name=name), advice)
