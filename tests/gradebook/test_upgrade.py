"""A gradebook that an earlier version wrote is read on, with nothing lost."""

import sqlite3

import pytest

from grader.errors import GradebookError
from grader.gradebook import Gradebook, RunInfo
from grader.grading.results import SubmissionResult, Unused
from grader.locale import T

INFO = RunInfo("course", ("tiny.double",), "digest", "0")
OLD = SubmissionResult("kim", "kim.py", "digest", "isolated", (), (T("A problem."),), 1.5)


@pytest.fixture
def first_version(tmp_path):
    """A gradebook as the first version of the schema had it, with one result."""
    path = tmp_path / "gradebook.db"
    with Gradebook(path) as book:
        book.record(book.begin_run(INFO), OLD)
    connection = sqlite3.connect(path)
    for column in ("name", "section", "earlier", "position"):
        connection.execute(f"ALTER TABLE submissions DROP COLUMN {column}")
    for column in ("fingerprint", "hidden_feedback"):
        connection.execute(f"ALTER TABLE runs DROP COLUMN {column}")
    connection.execute("DROP TABLE units")
    connection.execute("DROP TABLE sources")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    return path


def test_what_was_recorded_is_still_there(first_version):
    with Gradebook(first_version) as book:
        assert book.results(book.latest_run()) == [OLD]


def test_it_takes_new_results_and_is_upgraded_once(first_version):
    new = SubmissionResult("lee", "lee.py", "digest", "isolated", (), (), 0.0, "이영희", "A",
                           (Unused("old/lee.py", "tiny", "2026-03-05T14:30:22"),))
    with Gradebook(first_version) as book:
        run = book.begin_run(INFO)
        book.record(run, new)
    with Gradebook(first_version) as book:
        assert book.results(run) == [new]


def test_a_gradebook_of_a_later_version_is_refused(first_version):
    connection = sqlite3.connect(first_version)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(GradebookError, match="another version"):
        Gradebook(first_version)
