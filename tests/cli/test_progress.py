"""What a log shows of a run: little for a small class, a line now and then for a large one, all of it on request."""

import re

import pytest

from grader.cli.progress import Tally, progress
from grader.gradebook.run import Recorded, Started, WorkerLost
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult


def recorded(student="kim", *outcomes):
    exercises = tuple(ExerciseResult("tiny", f"e{i}", 10, o, ()) for i, o in enumerate(outcomes or (Outcome.PASSED,)))
    return Recorded(SubmissionResult(student, "", "", "isolated", exercises))


@pytest.fixture
def log(capsys):
    def told(*events, verbose=False, lang="en"):
        with progress(lang, verbose=verbose) as (tell, _):
            for event in events:
                tell(event)
        return capsys.readouterr().err.splitlines()

    return told


def run_of(count, *, continued=0, taken_over=0):
    return [Started(count, continued, taken_over, 2), *(recorded(f"s{i}") for i in range(count - continued - taken_over))]


def test_a_small_class_is_graded_without_a_word(log):
    assert log(*run_of(20)) == []


def test_a_large_class_is_reported_in_tenths(log):
    first, *others = log(*run_of(1000))
    assert first == "1000 submissions: 0 known already, 1000 to grade, 2 at a time."
    assert [line.split(" graded")[0] for line in others] == [f"{i}00 of 1000" for i in range(1, 10)]


def test_a_line_tells_how_far_how_fast_how_long_and_how_it_went(log):
    line = log(Started(30, 0, 25, 1), recorded("kim", Outcome.PASSED, Outcome.FAILED, Outcome.PASSED), recorded())[-1]
    assert re.fullmatch(r"27 of 30 graded, [\d.]+/s, 0 s left  ✓ 3  ✗ 1", line)


def test_every_submission_has_a_line_on_request(log):
    assert log(*run_of(3, taken_over=1), verbose=True) == [
        "3 submissions: 1 known already, 2 to grade, 2 at a time.", "[2/3] s0: 0.0 / 10", "[3/3] s1: 0.0 / 10"]


def test_a_lost_worker_is_told_in_any_case(log):
    lines = log(Started(2, 0, 0, 2), WorkerLost("kim", again=True), WorkerLost("kim", again=False))
    assert lines == ["A worker process died; kim is graded again.", "A worker process died again; kim is recorded as crashed."]


def test_a_student_cannot_write_over_the_log(log):
    assert "\x1b" not in "".join(log(Started(1, 0, 0, 1), recorded("\x1b[2J[red]"), verbose=True))


def test_the_time_that_is_left_follows_from_the_speed_of_what_was_graded_now():
    clock = iter([0.0, 100.0, 110.0, 110.0]).__next__
    tally = Tally(clock)
    tally.start(Started(total=50, continued=10, taken_over=20, workers=1))
    for _ in range(5):
        tally.add(recorded())
    assert (tally.done, tally.per_second, tally.seconds_left) == (35, 0.5, 30)


def test_nothing_is_known_of_the_time_before_the_first_submission():
    tally = Tally()
    tally.start(Started(5, 0, 0, 1))
    assert tally.seconds_left == float("inf")
