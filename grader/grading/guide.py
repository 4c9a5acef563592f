"""What students were given for an exercise: the stub to begin with, hints, and what to read when it is solved.

An instructor's course has them in its sources, a student's copy in its recording.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from grader.course import Course, Unit
from grader.course.notebook import stub_sources
from grader.course.stub import make_stub
from grader.course.text import read_text
from grader.errors import CourseError, GraderError, UsageError
from grader.grading.answers import read_recording
from grader.grading.progress import read_progress, write_progress
from grader.grading.results import ExerciseResult, Outcome
from grader.locale import LANGUAGES, T


@dataclass(frozen=True)
class Guide:
    """What a student was given for one exercise.

    Attributes:
        stub: the definition to begin with, and the comments above it.
        hints: each plainer than the one before.
        after: how the reference does it, for those who have solved it; "" where there is nothing.
        parameters: the names of parameters, by `function`, `Class` or `Class.method`.
    """

    stub: str
    hints: tuple[str, ...]
    after: str
    parameters: dict[str, tuple[str, ...]]


def read_guide(unit: Unit, exercise: str, lang: str) -> Guide:
    """What a student was given for an exercise.

    Args:
        unit: the unit.
        exercise: the exercise's name.
        lang: the language of the texts, where there is a choice.

    Raises:
        UsageError: the student's copy was made by a version of the program that did not write it down.
    """
    if unit.is_released:
        given = read_recording(unit).given
    else:
        given = given_data(unit, make_stub(unit.reference_file.read_text(encoding="utf-8"), unit, lang))
    try:
        stub, texts = str(given[exercise]["stub"]), given[exercise]["texts"]
        text = texts.get(lang) or next(iter(texts.values()))
        return Guide(stub, tuple(map(str, text["hints"])), str(text["after"]), parameters_of(stub))
    except (KeyError, TypeError, AttributeError, StopIteration) as error:
        raise UsageError(
            T("This copy of {unit} holds no hints and no stub of `{name}`.", unit=unit.name, name=exercise),
            T("It was made by an older version. Read the README of the unit, or ask for a new copy.")) from error


@dataclass(frozen=True)
class Hint:
    """One hint.

    Attributes:
        level: which one, from 1.
        count: how many there are.
        text: the hint, as Markdown.
    """

    level: int
    count: int
    text: str


def take_hint(course: Course, unit: Unit, exercise: str, lang: str, level: int | None = None) -> Hint:
    """Read a hint of an exercise, and remember that it was read.

    Args:
        course: the course, in whose folder the progress is kept.
        unit: the unit.
        exercise: the exercise's name.
        lang: the language.
        level: which hint, from 1; by default the next one, and the last one again when all have been read.

    Raises:
        UsageError: there is no such hint.
    """
    hints = read_guide(unit, exercise, lang).hints
    progress = read_progress(course)
    wanted = level or min(progress.of(unit.name, exercise).hints + 1, len(hints))
    if not 1 <= wanted <= len(hints):
        raise UsageError(T("`{name}` has {count} hints; there is no hint {level}.", name=exercise, count=len(hints),
                           level=wanted))
    write_progress(course, progress.with_hint(unit.name, exercise, wanted))
    return Hint(wanted, len(hints), hints[wanted - 1])


def idea_after(course: Course, unit: Unit, result: ExerciseResult, lang: str) -> str:
    """How the reference does an exercise, as Markdown; "" before it is solved, or where the course does not tell."""
    if result.outcome is not Outcome.PASSED or not course.settings.compare:
        return ""
    try:
        return read_guide(unit, result.name, lang).after
    except UsageError:
        return ""


def parameter_names(units: Iterable[Unit]) -> dict[str, tuple[str, ...]]:
    """The names of the parameters of all exercises of some units, as far as they are known."""
    names: dict[str, tuple[str, ...]] = {}
    for unit in units:
        for exercise in unit.exercises:
            try:
                names |= read_guide(unit, exercise.name, LANGUAGES[0]).parameters
            except (GraderError, OSError):
                continue
    return names


def given_data(unit: Unit, stub: str) -> dict[str, Any]:
    """What `read_guide` reads, as plain data for a recording.

    Args:
        unit: the instructor's unit.
        stub: the text of its stub module.
    """
    texts = {lang: read_text(unit, lang) for lang in LANGUAGES if (unit.folder / f"text.{lang}.md").is_file()}
    if not texts:
        raise CourseError(T("{file} is missing.", file=str(unit.folder / f"text.{LANGUAGES[0]}.md")))
    return {
        name: {"stub": source, "texts": {
            lang: {"hints": list(text.exercises[name].hints), "after": text.exercises[name].after}
            for lang, text in texts.items()}}
        for name, source in stub_sources(unit, stub).items()
    }


def parameters_of(source: str) -> dict[str, tuple[str, ...]]:
    """The names of parameters in a piece of program, by `function`, `Class` or `Class.method`."""
    try:
        return dict(_parameters(ast.parse(source).body))
    except (SyntaxError, ValueError):
        return {}


def _parameters(body: list[ast.stmt]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, tuple(arg.arg for arg in node.args.args)
        elif isinstance(node, ast.ClassDef):
            for method, names in _parameters(node.body):
                yield node.name if method == "__init__" else f"{node.name}.{method}", names[1:]
