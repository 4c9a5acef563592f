"""`grader check`: a student's own work, with the public tests."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language
from grader.cli.spoken import SpokenCommand, SpokenOption
from grader.errors import EXIT_FAILED
from grader.locale import T

if TYPE_CHECKING:
    from rich.console import Console

    from grader.course import Course, Exercise, Unit
    from grader.grading.progress import Progress
    from grader.grading.results import ExerciseResult
    from grader.reports.failure import Failure


@click.command(
    cls=SpokenCommand, example="grader check sigmoid",
    about=T("Check your own work with the public tests. Without a name everything in this folder's course is checked, "
            "or this folder's unit. What is wrong first is shown in full. Exit code 1 while something fails."))
@click.argument("what", required=False, metavar="[EXERCISE|UNIT|PATH]")
@click.option("--plot", type=click.Path(path_type=Path, dir_okay=False), is_flag=False, flag_value=Path("check.png"),
              metavar="[FILE]", cls=SpokenOption,
              about=T("Save a picture of where the first wrong array is wrong, by default as check.png. Needs "
                      "matplotlib."))
@course_option
@lang_option
def check(what: str | None, plot: Path | None, course_path: Path | None, lang: str | None) -> None:
    """Check your own work with the public tests."""
    from rich.console import Console

    from grader.course import find_course
    from grader.grading.check import check_programs, own_program, programs_at
    from grader.grading.progress import remember
    from grader.grading.results import Outcome
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
    progress = remember(course, exercises)
    for problem in problems:
        console.print(problem.show(lang), style="yellow", highlight=False, markup=False)
    failure = _first_failure(course, exercises, lang)
    print_exercises(console, course, exercises, lang, told=failure.test if failure else None)
    if failure is not None:
        _print_failure(console, failure, lang)
    else:
        _print_next(console, course, exercises, progress, lang)
    if plot is not None:
        _save_picture(console, exercises, plot, lang)
    if any(exercise.outcome is not Outcome.PASSED for exercise in exercises):
        raise click.exceptions.Exit(EXIT_FAILED)


def _selection(course: Course, what: str | None) -> list[tuple[Unit, Exercise]]:
    from grader.cli.choose import units_here
    from grader.course import select

    if what is None:
        # Within a unit's folder, that unit is meant.
        return select(course, [unit.name for unit in units_here(course)])
    return select(course, [what])


def _first_failure(course: Course, results: Sequence[ExerciseResult], lang: str) -> Failure | None:
    from grader.grading.guide import parameter_names
    from grader.reports.failure import first_failure

    units = [course.unit(name) for name in dict.fromkeys(result.unit for result in results)]
    return first_failure(results, parameter_names(units), lang)


def _print_failure(console: Console, failure: Failure, lang: str) -> None:
    from grader.reports.panel import failure_lines

    console.print()
    for line in failure_lines(console, failure, lang):
        console.print(line, highlight=False, no_wrap=True, crop=True)


def _print_next(
    console: Console, course: Course, results: Sequence[ExerciseResult], progress: Progress, lang: str
) -> None:
    """What to read when nothing is wrong: how the reference does it, and the next exercise."""
    if len(results) == 1:
        _print_idea(console, course, results[0], lang)
    _print_unsolved(console, course, progress, lang)


def _print_idea(console: Console, course: Course, result: ExerciseResult, lang: str) -> None:
    from grader.grading.guide import idea_after
    from grader.reports.prose import prose_lines

    idea = idea_after(course, course.unit(result.unit), result, lang)
    if idea:
        console.print("\n" + T("How the course does it, to compare:").show(lang), style="bold", highlight=False)
        for line in prose_lines(idea, console.width, "  "):
            console.print(line, highlight=False)


def _print_unsolved(console: Console, course: Course, progress: Progress, lang: str) -> None:
    from grader.cli.choose import first_unsolved
    from grader.course import select
    from grader.grading.results import Outcome

    unit, exercise = first_unsolved(select(course, []), progress)
    if progress.of(unit.name, exercise.name).outcome is not Outcome.PASSED:
        text = T("Next: `{name}` in {file}. {command} helps to begin.", name=exercise.name, file=f"{unit.name}.py",
                 command=f"grader hint {exercise.name}")
        console.print(text.show(lang), markup=False, highlight=False)


def _save_picture(console: Console, results: Sequence[ExerciseResult], file: Path, lang: str) -> None:
    from grader.checks import Finding
    from grader.grading.drawing import save
    from grader.reports.picture import heat_map_png

    findings = (Finding.from_data(dict(test.finding)) for result in results for test in result.tests if test.finding)
    content = next((png for finding in findings if (png := heat_map_png(finding)) is not None), None)
    if content is None:
        console.print(T("There is no wrong array to draw.").show(lang), markup=False, highlight=False)
        return
    save(content, file)
    console.print(T("Saved: {file}", file=str(file)).show(lang), markup=False, highlight=False, soft_wrap=True)
