"""The gradebook: what was recorded comes back, and no file of anybody else's is touched."""

import os
import sqlite3
from dataclasses import replace

import pytest

from grader.errors import GradebookError
from grader.gradebook import Gradebook, RunInfo, Source, store
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult, UnitResult
from grader.locale import T
from grader.submissions import Cell, Program

INFO = RunInfo("course", ("tiny.double",), "digest", "1")


def result(student="kim"):
    tests = (
        TestResult("values", False, 3.0, Outcome.FAILED, T("{a} is wrong", a=T("x")), {"kind": "value", "한글": [1.5]},
                   0.25, "printed\n한글", supporting=True),
        TestResult("public", True, 0.0, Outcome.PASSED),
    )
    exercise = ExerciseResult("tiny", "double", 10.0, Outcome.FAILED, tests, T("{a} is wrong", a="x"))
    return SubmissionResult(student, "class/kim", "abc", "isolated", (exercise,), (T("{f} was lost", f="f"),), 1.5)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gradebook.db"


def test_results_come_back_as_they_were(path):
    with Gradebook(path) as book:
        run = book.begin_run(INFO)
        for student in ("lee", "kim"):
            book.record(run, result(student))
        book.finish_run(run)
    with Gradebook(path) as book:
        assert book.latest_run() == run
        assert book.results(run) == [result("lee"), result("kim")]


def test_a_new_gradebook_holds_no_run(path):
    with Gradebook(path) as book:
        assert book.latest_run() is None
        assert book.results(1) == []


def test_runs_are_kept_apart(path):
    with Gradebook(path) as book:
        first, second = book.begin_run(INFO), book.begin_run(INFO)
        book.record(first, result())
        assert (book.latest_run(), book.results(second)) == (second, [])


def test_text_that_no_file_can_hold_is_recorded_nevertheless(path):
    test = TestResult("a", True, 1, Outcome.CRASHED, T("{e}", e="\x00"), output="\ud800 \x00")
    broken = SubmissionResult("kim", "", "", "", (ExerciseResult("tiny", "double", 1, Outcome.CRASHED, (test,)),))
    with Gradebook(path) as book:
        run = book.begin_run(INFO)
        book.record(run, broken)
        assert book.results(run)[0].exercises[0].tests[0].output.startswith("\\ud800 ")


def test_a_submission_is_recorded_whole_or_not_at_all(path):
    twice = ExerciseResult("tiny", "double", 1, Outcome.PASSED, ())
    with Gradebook(path) as book:
        run = book.begin_run(INFO)
        with pytest.raises(GradebookError):
            book.record(run, SubmissionResult("kim", "", "", "", (twice, twice)))
        assert book.results(run) == []
        book.record(run, result())
        with pytest.raises(GradebookError):
            book.record(run, result())
        assert book.results(run) == [result()]


def test_what_was_recorded_stays_when_the_program_dies(path):
    book = Gradebook(path)
    run = book.begin_run(INFO)
    book.record(run, result())
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT count(*) FROM submissions").fetchone() == (1,)
    other.close()
    with book:
        pass


def test_a_gradebook_in_use_by_another_program_is_an_error_that_says_so(path, monkeypatch):
    monkeypatch.setattr(store, "_BUSY_SECONDS", 0.05)
    with Gradebook(path) as book:
        run = book.begin_run(INFO)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(GradebookError, match=r"gradebook.db cannot be used: database is locked"):
            book.record(run, result())
        other.execute("ROLLBACK")
        other.close()
        book.record(run, result())


def refused(path, said):
    before = path.read_bytes()
    with pytest.raises(GradebookError, match=said) as caught:
        Gradebook(path)
    assert str(path) in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"a letter to my mother, longer than a header of SQLite " * 20, b"%PDF-1.4"])
def test_a_file_that_is_no_database_is_left_alone(path, content):
    path.write_bytes(content)
    refused(path, "not a database")


def test_a_database_of_another_program_is_left_alone(path):
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE runs (id)")
    other.commit()
    other.close()
    refused(path, "database of another program")


def test_a_gradebook_of_a_newer_version_is_left_alone(path):
    with Gradebook(path):
        pass
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.commit()
    other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    refused(path, "another version of the grader")


def test_a_folder_in_the_place_of_the_file_is_an_error(path):
    path.mkdir()
    with pytest.raises(GradebookError, match="unable to open"):
        Gradebook(path)


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(GradebookError, match=r"gradebook.db cannot be used"):
        Gradebook(tmp_path / "file" / "gradebook.db")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(GradebookError):
        Gradebook(tmp_path / "gradebook.db")
    tmp_path.chmod(0o700)


def test_missing_folders_are_made(tmp_path):
    with Gradebook(tmp_path / "a" / "b" / "gradebook.db"):
        assert (tmp_path / "a" / "b" / "gradebook.db").exists()


def test_the_code_that_was_judged_is_kept_once_beside_its_results(path):
    notebook = Program("tiny.ipynb", "ipynb", (Cell(2, "x = 1\n한글 = 2"), Cell(5, "\ud800")))
    with Gradebook(path) as book:
        for student in ("kim", "lee"):
            run = book.begin_run(INFO)
            book.record(run, replace(result(student), units=(UnitResult("tiny", ()),)), programs={"tiny": notebook})
        assert book.sources(run, "lee") == {"tiny": Source("tiny.ipynb", ((2, "x = 1\n한글 = 2"), (5, "\ud800")))}
        assert book.sources(run, "kim") == {}
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM sources").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("source", ["", "x" * 400_001])
def test_empty_and_endless_programs_are_not_kept(path, source):
    program = Program("tiny.py", "py", (Cell(0, source),))
    with Gradebook(path) as book:
        run = book.begin_run(INFO)
        book.record(run, replace(result(), units=(UnitResult("tiny", ()),)), programs={"tiny": program})
        assert book.sources(run, "kim") == {}


def test_what_a_run_was_can_be_looked_up(path):
    with Gradebook(path) as book:
        run = book.begin_run(replace(INFO, hidden_feedback="none"))
        assert book.run(run).finished is None
        book.finish_run(run)
        found = book.run(run)
        assert (found.number, found.info.units, found.info.hidden_feedback) == (run, ("tiny.double",), "none")
        assert found.started <= found.finished
        assert book.run(run + 1) is None
