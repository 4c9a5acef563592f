"""`grader check`: a student's own work, with the public tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language
from grader.errors import EXIT_FAILED

if TYPE_CHECKING:
    from grader.course import Course, Exercise, Unit


@click.command(epilog="Example: grader check sigmoid")
@click.argument("what", required=False, metavar="[EXERCISE|UNIT|PATH]")
@course_option
@lang_option
def check(what: str | None, course_path: Path | None, lang: str | None) -> None:
    """Check your own work with the public tests.

    Without an argument everything in this folder's course is checked. Exit code 1 while something fails.
    """
    from rich.console import Console

    from grader.course import find_course
    from grader.grading.check import check_programs, own_program, programs_at
    from grader.grading.results import Outcome
    from grader.locale import T
    from grader.reports.terminal import print_exercises

    path = Path(what) if what and (Path(what).suffix in (".py", ".ipynb") or "/" in what or "\\" in what) else None
    course = find_course(course_path or (path.absolute().parent if path and path.exists() else Path.cwd()))
    lang = language(lang, course)
    if path is not None:
        programs, selection = programs_at(course, path)
    else:
        selection = _selection(course, what)
        programs = {unit.name: own_program(unit) for unit, _exercise in selection}
    console = Console()
    for program in programs.values():
        console.print(T("Checking {file}", file=program.name).show(lang), highlight=False, markup=False)
    exercises, problems = check_programs(course, selection, programs)
    for problem in problems:
        console.print(problem.show(lang), style="yellow", highlight=False, markup=False)
    print_exercises(console, course, exercises, lang)
    if any(exercise.outcome is not Outcome.PASSED for exercise in exercises):
        raise click.exceptions.Exit(EXIT_FAILED)


def _selection(course: Course, what: str | None) -> list[tuple[Unit, Exercise]]:
    from grader.course import select

    if what is None:
        # Within a unit's folder, that unit is meant.
        here = Path.cwd()
        units = [unit.name for unit in course.units if here.is_relative_to(unit.folder)]
        return select(course, units)
    return select(course, [what])
