"""What is remembered of a student's work: a text file that anybody may damage or delete."""

import pytest

from grader.course import read_course
from grader.grading.progress import Progress, Standing, progress_file, read_progress, remember, write_progress
from grader.grading.release import release
from grader.grading.results import ExerciseResult, Outcome


@pytest.fixture
def copy(tiny, tmp_path):
    release(tiny, tmp_path / "copy", "en")
    return read_course(tmp_path / "copy")


def test_what_was_written_is_read_back(copy):
    progress = Progress({("tiny", "double"): Standing(Outcome.TIMED_OUT, 2), ("tiny", "Affine"): Standing(None, 1)})
    write_progress(copy, progress)
    assert read_progress(copy) == progress


def test_it_is_text_that_people_can_read(copy):
    write_progress(copy, Progress().with_hint("tiny", "shift", 3))
    assert "tiny.shift |  | hints 3" in progress_file(copy).read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", [
    b"", b"\xff\xfe\x00", b"nonsense\n\n| | |", b"tiny.double | passed", b"tiny.double | passed | hints x",
    "tiny.double | 통과 | hints 99999999".encode()])
def test_a_damaged_file_counts_for_nothing(copy, damage):
    progress_file(copy).write_bytes(damage)
    assert read_progress(copy).of("tiny", "double") == Standing()


def test_good_lines_of_a_damaged_file_still_count(copy):
    progress_file(copy).write_bytes(b"\xef\xbb\xbfoops\r\ntiny.double | passed | hints 1\r\n")
    assert read_progress(copy).of("tiny", "double") == Standing(Outcome.PASSED, 1)


def test_a_check_adds_to_what_is_known(copy):
    write_progress(copy, Progress().with_hint("tiny", "double", 2))
    remember(copy, [ExerciseResult("tiny", "double", 1.0, Outcome.PASSED, ())])
    assert read_progress(copy).of("tiny", "double") == Standing(Outcome.PASSED, 2)


def test_hints_are_never_unread(copy):
    progress = Progress().with_hint("tiny", "double", 3).with_hint("tiny", "double", 1)
    assert progress.of("tiny", "double").hints == 3


def test_an_instructors_course_is_left_alone(tiny):
    write_progress(tiny, Progress().with_hint("tiny", "double", 1))
    assert not progress_file(tiny).exists()


def test_where_nothing_can_be_written_nothing_is_remembered(copy):
    progress_file(copy).mkdir()
    write_progress(copy, Progress().with_hint("tiny", "double", 1))
    assert read_progress(copy) == Progress()
    assert list(copy.folder.glob("*.new")) == []
