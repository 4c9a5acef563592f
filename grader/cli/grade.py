"""`grader grade`: a class's submissions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.course.model import SANDBOX_LEVELS
from grader.errors import EXIT_FAILED

if TYPE_CHECKING:
    from rich.progress import Progress

    from grader.course import Course, Exercise, Unit
    from grader.grading.results import SubmissionResult
    from grader.submissions import Submission


_PIPE_WIDTH = 160  # of a table that is not shown on a terminal


@click.command(epilog="Example: grader grade submissions/ --json results.json")
@click.argument("submissions", nargs=-1, required=True, type=click.Path(path_type=Path))
@course_option
@click.option("--gradebook", type=click.Path(path_type=Path), metavar="FILE",
              help="Where results are kept; by default gradebook.db beside the submissions.")
@click.option("--unit", "units", multiple=True, metavar="NAME", help="Grade only this unit or exercise; repeatable.")
@click.option("--roster", type=click.Path(path_type=Path), metavar="FILE",
              help="The students of the course: a CSV file with the columns id, name, section.")
@click.option("--json", "json_file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Also write the results as JSON; - for standard output.")
@click.option("--timeout", type=click.FloatRange(min=0.1), metavar="SECONDS",
              help="For one call of a student's function; by default as the course says.")
@click.option("--pass-mark", type=click.FloatRange(0, 100), metavar="PERCENT",
              help="The share of points that is enough; by default as the course says.")
@click.option("--min-sandbox", type=click.Choice(SANDBOX_LEVELS), help="The weakest protection to grade under.")
@click.option("--allow-unprotected", is_flag=True, help="Grade even where students' code cannot be locked in.")
@lang_option
def grade(
    submissions: tuple[Path, ...], course_path: Path | None, gradebook: Path | None, units: tuple[str, ...],
    roster: Path | None, json_file: Path | None, timeout: float | None, pass_mark: float | None,
    min_sandbox: str | None, allow_unprotected: bool, lang: str | None,
) -> None:
    """Grade SUBMISSIONS: a folder with a folder or file per student, or single files.

    Prints a table and keeps everything in the gradebook. Exit code 1 if somebody is below the pass mark, or, where
    there is no pass mark, if anything is not passed.
    """
    from grader.course import select

    course = with_timeout(open_course(course_path), timeout)
    lang = language(lang, course)
    mark = course.settings.pass_mark if pass_mark is None else pass_mark
    selection = select(course, units)
    handed_in = _collect(course, submissions, roster)
    book = gradebook or submissions[0].absolute().parent / "gradebook.db"
    minimum = "unprotected" if allow_unprotected else min_sandbox or course.settings.min_sandbox
    results = _run(course, selection, handed_in, book, lang, minimum)
    _print(course, results, book, mark, lang, to_stderr=str(json_file) == "-")
    if json_file is not None:
        _write_json(json_file, results, lang)
    if _something_failed(results, mark):
        raise click.exceptions.Exit(EXIT_FAILED)


def with_timeout(course: Course, seconds: float | None) -> Course:
    """The course with another time limit for calls."""
    if seconds is None:
        return course
    limits = {**course.settings.limits, "call_seconds": seconds}
    return replace(course, settings=replace(course.settings, limits=limits))


def _collect(course: Course, paths: Sequence[Path], roster: Path | None) -> list[Submission]:
    from grader.grading.released import stub_digests
    from grader.submissions import collect, read_roster

    students = read_roster(roster) if roster else None
    units = {unit.name: [e.name for e in unit.exercises] for unit in course.units}
    return collect(list(paths), units, stubs=stub_digests(course), roster=students)


def _run(
    course: Course, selection: Sequence[tuple[Unit, Exercise]], submissions: Sequence[Submission], book: Path,
    lang: str, minimum: str,
) -> list[SubmissionResult]:
    import grader
    from grader.gradebook import Gradebook, RunInfo
    from grader.grading.grade import Grader
    from grader.grading.subject import course_limits
    from grader.sandbox import Level, best_launcher, require_level

    info = RunInfo(
        str(course.folder), tuple(f"{unit.name}.{exercise.name}" for unit, exercise in selection),
        hashlib.sha256(course.settings.seed.encode()).hexdigest(), grader.__version__)
    results = []
    with ExitStack() as stack:
        gradebook = stack.enter_context(Gradebook(book))
        proof = best_launcher(course.settings.modules, course_limits(course))
        require_level(proof, Level.of(minimum))
        stack.callback(proof.launcher.close)
        worker = stack.enter_context(Grader(course, selection, proof.launcher))
        step = stack.enter_context(_progress(len(submissions), lang))
        run = gradebook.begin_run(info)
        for result in worker.grade_all(submissions):
            gradebook.record(run, result)
            results.append(result)
            step(result.student)
        gradebook.finish_run(run)
    return results


@contextmanager
def _progress(total: int, lang: str) -> Iterator[Any]:
    """A progress bar on a terminal; nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from grader.locale import T

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _student: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar: Progress
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(T("Grading").show(lang), total=total)
        yield lambda _student: bar.advance(task)


def _print(
    course: Course, results: Sequence[SubmissionResult], book: Path, mark: float, lang: str, *, to_stderr: bool
) -> None:
    from rich.console import Console

    from grader.locale import T
    from grader.reports.terminal import print_class

    console = Console(stderr=to_stderr)
    if not console.is_terminal:
        console = Console(stderr=to_stderr, width=_PIPE_WIDTH)
    names = {exercise.unit for result in results for exercise in result.exercises}
    units = [unit for unit in course.units if unit.name in names]
    print_class(console, results, units, mark, lang)
    levels = ", ".join(sorted({result.sandbox for result in results}))
    console.print(T("{count} submissions graded. Sandbox: {levels}.", count=len(results), levels=levels).show(lang))
    console.print(T("Gradebook: {file}", file=str(book)).show(lang), soft_wrap=True, highlight=False, markup=False)


def _write_json(path: Path, results: Sequence[SubmissionResult], lang: str) -> None:
    from grader.errors import GraderError
    from grader.locale import T
    from grader.reports.data import results_data

    text = json.dumps(results_data(results, lang), ensure_ascii=False, indent=2) + "\n"
    text = text.encode("utf-8", "backslashreplace").decode()  # what no file can hold becomes an escape of JSON's
    if str(path) == "-":
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise GraderError(
            T("{file} cannot be written: {reason}.", file=str(path), reason=error.strerror or ""),
            T("The results are in the gradebook.")) from error


def _something_failed(results: Sequence[SubmissionResult], mark: float) -> bool:
    from grader.grading.results import Outcome
    from grader.reports.words import is_below

    if mark > 0:
        return any(is_below(result, mark) for result in results)
    return any(exercise.outcome is not Outcome.PASSED for result in results for exercise in result.exercises)
