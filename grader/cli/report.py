"""`grader report` and `grader feedback`: what a run is shown as, to the instructor and to students."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language, open_course, run_options

if TYPE_CHECKING:
    from grader.reports.recorded import Recorded


@click.command(epilog="Example: grader report --gradebook gradebook.db --out report")
@click.option("--out", type=click.Path(path_type=Path), default=Path("report"), metavar="DIR",
              help="Where to; by default the folder report.")
@run_options
@course_option
@lang_option
def report(out: Path, gradebook: Path, run: int | None, course_path: Path | None, lang: str | None) -> None:
    """Write a report of a run as web pages: the class, the exercises, and a page for every student.

    The pages need no network and no server: open index.html. They are for the instructor; what students may see is
    marked in them, and `grader feedback` writes it for them.
    """
    from grader.locale import T
    from grader.reports.site import write_report

    with _recorded(gradebook, run, course_path) as recorded:
        lang = language(lang, recorded.course)
        first = write_report(recorded, out, lang)
        click.echo(T("Report: {file}", file=str(first)).show(lang))


@click.command(epilog="Example: grader feedback --gradebook gradebook.db --out feedback.zip")
@click.option("--out", type=click.Path(path_type=Path), required=True, metavar="DIR",
              help="A folder, or a file that ends in .zip.")
@click.option("--format", "form", type=click.Choice(["html", "md"]), default="html", help="Web pages or Markdown.")
@run_options
@course_option
@lang_option
def feedback(
    out: Path, form: str, gradebook: Path, run: int | None, course_path: Path | None, lang: str | None
) -> None:
    """Write a file for every student with what the student may see, ready to be handed back.

    What is told of hidden tests follows hidden_feedback in course.toml. Submissions that came from Moodle, Canvas or
    Gradescope get the folders and names under which these systems take files back.
    """
    from grader.locale import T
    from grader.reports.feedback import write_feedback
    from grader.reports.site import policy_note

    with _recorded(gradebook, run, course_path) as recorded:
        lang = language(lang, recorded.course)
        count = write_feedback(recorded, out, "md" if form == "md" else "html", lang)
        click.echo(T("{count} feedback files: {file}", count=count, file=str(out)).show(lang))
        click.echo(policy_note(recorded.policy, lang))


@contextmanager
def _recorded(gradebook: Path, run: int | None, course_path: Path | None) -> Iterator[Recorded]:
    from grader.gradebook import Gradebook
    from grader.reports.recorded import existing_gradebook, find_run

    course = open_course(course_path)
    with Gradebook(existing_gradebook(gradebook)) as book:
        yield find_run(book, course, run)
