"""`grader verify`: are the course's own tests right?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language, open_course, write_output
from grader.errors import EXIT_FAILED

if TYPE_CHECKING:
    from grader.course import Course
    from grader.grading.quality import Plan, Quality

_ALL_SEEDS = 50
_PIPE_WIDTH = 120  # of a table that is not shown on a terminal


@click.command(epilog="Example: grader verify logistic_regression --mutants")
@click.argument("what", nargs=-1, metavar="[UNIT|EXERCISE]...")
@course_option
@click.option("--mutants", is_flag=True, help="Hand in small changes of every reference, too.")
@click.option("--seeds", type=click.IntRange(min=0), metavar="N",
              help="Judge everything again with N other seeds of the course; no verdict should change.")
@click.option("--all", "everything", is_flag=True, help=f"The same as --mutants --seeds {_ALL_SEEDS}; takes long.")
@click.option("--report", type=click.Path(path_type=Path), metavar="FILE", help="Write all of it as Markdown.")
@click.option("--json", "json_file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
              help="Write all of it as JSON; - for standard output.")
@click.option("--jobs", "-j", type=click.IntRange(min=1), metavar="N",
              help="How many processes work at a time; by default as many as there are cores.")
@lang_option
def verify(
    what: tuple[str, ...], course_path: Path | None, mutants: bool, seeds: int | None, everything: bool,
    report: Path | None, json_file: Path | None, jobs: int | None, lang: str | None,
) -> None:
    """Test the tests: everything that a unit's author wrote is judged as if it had been handed in.

    The reference and alternatives must get full marks, stubs and trivial answers nothing; every mistake must fail a
    hidden test and be named by the diagnosis, and public tests alone must catch most of them; the texts must be
    complete. Exit code 1 if something is not as it should be.
    """
    from grader.grading.quality import Plan, faults
    from grader.reports.data import quality_data
    from grader.reports.quality import quality_markdown

    course = open_course(course_path)
    lang = language(lang, course)
    plan = Plan(mutants or everything, _ALL_SEEDS if everything and seeds is None else seeds or 0)
    quality = _run(course, what, plan, jobs, lang)
    _print(quality, lang, to_stderr=str(json_file) == "-")
    if report is not None:
        write_output(report, quality_markdown(quality, course.title.show("en")))
    if json_file is not None:
        write_output(json_file, json.dumps(quality_data(quality, lang), ensure_ascii=False, indent=2) + "\n")
    if any(faults(quality)):
        raise click.exceptions.Exit(EXIT_FAILED)


def _run(course: Course, what: tuple[str, ...], plan: Plan, jobs: int | None, lang: str) -> Quality:
    from grader.cli.progress import counted
    from grader.course import select
    from grader.grading.quality import verify_course
    from grader.locale import T

    with counted(lang, T("Verifying")) as on_done:
        return verify_course(course, select(course, what), plan, jobs=jobs, on_done=on_done)


def _print(quality: Quality, lang: str, *, to_stderr: bool) -> None:
    from rich.console import Console

    from grader.grading.quality import faults
    from grader.locale import T
    from grader.reports.quality import quality_lines, quality_table

    console = Console(stderr=to_stderr)
    if not console.is_terminal:
        console = Console(stderr=to_stderr, width=_PIPE_WIDTH)
    console.print(quality_table(quality, lang))
    for line in quality_lines(quality, lang):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    count = sum(len(exercise.checks) + len(exercise.mutants) for exercise in quality.exercises)
    console.print(T("{count} checks, {wrong} not as they should be.", count=count,
                    wrong=len(list(faults(quality)))).show(lang))
