"""A run as reports need it: what the gradebook knows of it, beside the results themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course
from grader.errors import UsageError
from grader.gradebook import Gradebook, RecordedRun, Source
from grader.grading.results import SubmissionResult
from grader.locale import T
from grader.reports.visible import Policy


@dataclass(frozen=True)
class Recorded:
    """An open gradebook and one of its runs.

    Attributes:
        book: the gradebook.
        run: the run.
        course: the course, as it is now.
    """

    book: Gradebook
    run: RecordedRun
    course: Course

    @property
    def policy(self) -> Policy:
        """What students may see of hidden tests in this run."""
        return Policy(self.course.settings.hidden_feedback, self.run.info.hidden_feedback)

    def results(self) -> Iterator[SubmissionResult]:
        """The results, one at a time."""
        return self.book.each_result(self.run.number)

    def sources(self, student: str) -> dict[str, Source]:
        """Unit name -> the code of a student, as far as it was kept."""
        return self.book.sources(self.run.number, student)


def find_run(book: Gradebook, course: Course, number: int | None) -> Recorded:
    """A run of a gradebook, by default the last.

    Raises:
        UsageError: there is none.
    """
    wanted = book.latest_run() if number is None else number
    run = None if wanted is None else book.run(wanted)
    if run is None:
        nothing = T("The gradebook {file} holds no run.", file=str(book.path))
        missing = T("The gradebook {file} holds no run {number}.", file=str(book.path), number=wanted)
        raise UsageError(nothing if number is None else missing, T("`grader grade` makes one."))
    return Recorded(book, run, course)


def existing_gradebook(path: Path) -> Path:
    """The file of a gradebook; opening one that is not there would make an empty one.

    Raises:
        UsageError: there is no such file.
    """
    if not path.is_file():
        raise UsageError(T("There is no gradebook {file}.", file=str(path)),
                         T("Name the one that `grader grade` wrote with --gradebook FILE."))
    return path
