"""`grader grade`: a class's submissions."""

from __future__ import annotations

import functools
import json
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language, open_course, write_output
from grader.course.model import SANDBOX_LEVELS
from grader.errors import EXIT_FAILED, EXIT_INTERRUPTED

if TYPE_CHECKING:
    from grader.course import Course
    from grader.gradebook.run import Request, Started
    from grader.grading.pool import Lane
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
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N",
              help="How many submissions to grade at a time; by default as many as there are cores.")
@click.option("--executor", metavar="ADDRESS", help="Grade on a Dask cluster: dask:tcp://HOST:PORT.")
@click.option("--regrade", is_flag=True, help="Grade everything again, also what has not changed since it was graded.")
@click.option("--verbose", "-v", is_flag=True, help="Where no terminal is: one line for every submission.")
@lang_option
def grade(
    submissions: tuple[Path, ...], course_path: Path | None, gradebook: Path | None, units: tuple[str, ...],
    roster: Path | None, json_file: Path | None, timeout: float | None, pass_mark: float | None,
    min_sandbox: str | None, allow_unprotected: bool, jobs: int | None, executor: str | None, regrade: bool,
    verbose: bool, lang: str | None,
) -> None:
    """Grade SUBMISSIONS: a folder with a folder or file per student, or single files.

    Prints a table and keeps everything in the gradebook. Exit code 1 if somebody is below the pass mark, or, where
    there is no pass mark, if anything is not passed. What was graded before and has not changed is not graded again.
    """
    from grader.course import select
    from grader.gradebook.run import Request

    course = with_timeout(open_course(course_path), timeout)
    lang = language(lang, course)
    mark = course.settings.pass_mark if pass_mark is None else pass_mark
    selection = select(course, units)
    handed_in = _collect(course, submissions, roster)
    book = gradebook or submissions[0].absolute().parent / "gradebook.db"
    minimum = "unprotected" if allow_unprotected else min_sandbox or course.settings.min_sandbox
    request = Request(course, selection, handed_in, minimum, regrade, jobs, _cluster(executor))
    results, started = _run(book, request, lang, verbose=verbose)
    _print(course, results, started, book, mark, lang, to_stderr=str(json_file) == "-")
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


def _run(book: Path, request: Request, lang: str, *, verbose: bool) -> tuple[list[SubmissionResult], Started]:
    """Grade; returns the results of the run, and what it began with."""
    from grader.cli.progress import progress
    from grader.gradebook import Gradebook
    from grader.gradebook.run import grade_class

    with Gradebook(book) as gradebook:
        try:
            with progress(lang, verbose=verbose) as (tell, tally):
                run = grade_class(gradebook, request, tell)
        except KeyboardInterrupt:
            _say_how_to_continue(tally.done, len(request.submissions), lang)
            raise click.exceptions.Exit(EXIT_INTERRUPTED) from None
        return gradebook.results(run), tally.started


def _say_how_to_continue(done: int, total: int, lang: str) -> None:
    from grader.locale import T

    click.echo(T("Stopped. {done} of {total} submissions are graded and saved. This continues:", done=done,
                 total=total).show(lang), err=True)
    click.echo("  " + shlex.join(["grader", *sys.argv[1:]]), err=True)


def _cluster(address: str | None) -> Callable[[], Lane] | None:
    if address is None:
        return None
    from grader.grading.cluster import check_address, cluster_lane

    check_address(address)
    return functools.partial(cluster_lane, address)


def _print(
    course: Course, results: Sequence[SubmissionResult], started: Started, book: Path, mark: float, lang: str, *,
    to_stderr: bool,
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
    if started.continued:
        console.print(T("{count} were graded before this run was interrupted.", count=started.continued).show(lang))
    if started.taken_over:
        console.print(T("{count} taken over: nothing has changed since they were graded.",
                        count=started.taken_over).show(lang))
    console.print(T("Gradebook: {file}", file=str(book)).show(lang), soft_wrap=True, highlight=False, markup=False)


def _write_json(path: Path, results: Sequence[SubmissionResult], lang: str) -> None:
    from grader.locale import T
    from grader.reports.data import results_data

    text = json.dumps(results_data(results, lang), ensure_ascii=False, indent=2) + "\n"
    write_output(path, text, T("The results are in the gradebook."))


def _something_failed(results: Sequence[SubmissionResult], mark: float) -> bool:
    from grader.grading.results import Outcome
    from grader.reports.words import is_below

    if mark > 0:
        return any(is_below(result, mark) for result in results)
    return any(exercise.outcome is not Outcome.PASSED for result in results for exercise in result.exercises)
