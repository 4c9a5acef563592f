"""Right answers: computed from the course, written down, and replayed where there is no solution."""

import numpy as np
import pytest

from grader.course import read_course
from grader.errors import CourseError
from grader.grading.answers import (
    LiveAnswers,
    RecordedAnswers,
    Recording,
    RecordingAnswers,
    TestKey,
    answers_for,
)

PUBLIC = TestKey("tiny", "double", "double", public=True)
HIDDEN = TestKey("tiny", "double", "double", public=False)


def test_cases_are_copies_that_cannot_spoil_each_other(tiny):
    answers = LiveAnswers(tiny)
    answers.cases(HIDDEN)[0][0][:] = 0
    assert answers.cases(HIDDEN)[0][0].sum() == 6


def test_hidden_inputs_depend_on_the_seed_and_public_ones_do_not(tiny, write_course, course_files):
    other_toml = course_files["course.toml"].replace("a-secret-seed", "another")
    other = LiveAnswers(read_course(write_course({"course.toml": other_toml})))
    answers = LiveAnswers(tiny)
    assert not np.array_equal(answers.cases(HIDDEN)[1][0], other.cases(HIDDEN)[1][0])
    assert np.array_equal(answers.cases(PUBLIC)[1][0], other.cases(PUBLIC)[1][0])
    assert not np.array_equal(answers.cases(HIDDEN)[1][0], answers.cases(PUBLIC)[1][0])
    assert answers.rng(HIDDEN, 0).normal() != other.rng(HIDDEN, 0).normal()


def test_random_numbers_depend_on_test_and_case_only(tiny):
    answers = LiveAnswers(tiny)
    assert answers.rng(HIDDEN, 0).normal() == LiveAnswers(tiny).rng(HIDDEN, 0).normal()
    assert answers.rng(HIDDEN, 0).normal() != answers.rng(HIDDEN, 1).normal()


def test_what_was_recorded_is_replayed(tiny, write_course):
    recorder = RecordingAnswers(tiny)
    cases = recorder.cases(PUBLIC)
    answers = [recorder.reference(PUBLIC, i).double(*case) for i, case in enumerate(cases)]
    recording = recorder.recordings["tiny"]
    recording.stubs = ["a", "b"]
    text = recording.to_json()
    assert Recording.from_json(text).to_json() == text

    copy = read_course(write_course({"solutions/tiny/recorded.json": text, "solutions/tiny/tiny.py": "stub"}))
    replayed = answers_for(copy)
    assert isinstance(replayed, RecordedAnswers)
    np.testing.assert_equal(replayed.cases(PUBLIC), cases)
    for index, answer in enumerate(answers):
        np.testing.assert_array_equal(replayed.reference(PUBLIC, index).double("whatever"), answer)


def test_a_recorded_answer_cannot_be_spoilt_by_who_gets_it(tiny, write_course):
    recorder = RecordingAnswers(tiny)
    recorder.reference(PUBLIC, 0).double(np.ones(2))[:] = 7
    text = recorder.recordings["tiny"].to_json()
    answers = RecordedAnswers(read_course(write_course({"solutions/tiny/recorded.json": text})))
    answers.reference(PUBLIC, 0).double()[:] = 9
    np.testing.assert_array_equal(answers.reference(PUBLIC, 0).double(), [2, 2])


def test_questions_that_were_never_recorded_are_an_error(tiny, write_course):
    recorder = RecordingAnswers(tiny)
    recorder.reference(PUBLIC, 0).double(np.ones(2))
    text = recorder.recordings["tiny"].to_json()
    answers = RecordedAnswers(read_course(write_course({"solutions/tiny/recorded.json": text})))
    for ask in (lambda r: r.shift(1), lambda r: (r.double(1), r.double(1))):
        with pytest.raises(CourseError, match="do not fit"):
            ask(answers.reference(PUBLIC, 0))
    with pytest.raises(CourseError, match="do not fit"):
        answers.reference(PUBLIC, 5).double(1)


def test_hidden_tests_are_never_written_down(tiny):
    recorder = RecordingAnswers(tiny)
    recorder.cases(HIDDEN)
    recorder.reference(HIDDEN, 0).double(np.ones(2))
    assert recorder.recordings["tiny"] == Recording()
    assert recorder.rng(HIDDEN, 0)


def test_a_public_test_that_draws_random_numbers_cannot_be_recorded(tiny):
    with pytest.raises(CourseError, match="double uses `rng`"):
        RecordingAnswers(tiny).rng(PUBLIC, 0)


@pytest.mark.parametrize("text", ["", "{}", "[]", "{", '{"cases": 1, "answers": {}, "stubs": []}',
                                  '{"cases": {"double": [[["array", "<f8", [9]], ""]]}, "answers": {}, "stubs": []}',
                                  '{"cases": {"double": [[1, "###"]]}, "answers": {}, "stubs": []}', "null"])
def test_a_damaged_recording_is_an_error_that_names_the_file(write_course, text):
    answers = RecordedAnswers(read_course(write_course({"solutions/tiny/recorded.json": text})))
    with pytest.raises(CourseError, match=r"recorded.json is missing or damaged"):
        answers.cases(PUBLIC)
