"""A run grades what is new, takes over what is known, and continues what was interrupted."""

from dataclasses import replace

import pytest

from grader.course import read_course, select
from grader.errors import GradebookError, GraderError
from grader.gradebook import Gradebook
from grader.gradebook.run import Recorded, Request, Started, grade_class
from grader.grading import worker
from grader.grading.results import Outcome
from grader.submissions import Cell, Program, Submission

DOUBLE = "def double(x):\n    return 2 * x\n"
WRONG = "def double(x):\n    return 3 * x\n"
SECOND_UNIT = """\
title = { en = "Other unit", ko = "다른 단원" }

[[exercise]]
name = "triple"
points = 10
title = { en = "Three times", ko = "세 배" }
"""
SECOND = {
    "solutions/other/unit.toml": SECOND_UNIT,
    "solutions/other/other.py": '"""Other."""\n\n\ndef triple(x):\n    """Three times x."""\n    ### BEGIN SOLUTION\n'
                                "    return 3.0 * x\n    ### END SOLUTION\n",
    "solutions/other/cases.py": "def triple(rng):\n    yield (rng.normal(0, 1, 3),)\n",
    "solutions/other/test_hidden.py": "import pytest\n\nfrom grader.checks import assert_same\n\n\n"
                                      '@pytest.mark.exercise("triple")\ndef test_triple(student, reference, case):\n'
                                      "    assert_same(student.triple(*case), reference.triple(*case))\n",
}


def submission(student, source=DOUBLE, **others):
    programs = {unit: Program(f"{unit}.py", "py", (Cell(0, text),)) for unit, text in {"tiny": source, **others}.items()}
    return Submission(student, programs, "digest", path=student)


@pytest.fixture
def folder(write_course, course_files):
    toml = course_files["course.toml"].replace('units = ["tiny"]', 'units = ["tiny", "other"]')
    return write_course({**SECOND, "course.toml": toml})


@pytest.fixture
def run(folder, tmp_path, monkeypatch):
    """Grade submissions into one gradebook; gives the results, what was known, and who was graded."""
    monkeypatch.setenv("GRADER_SANDBOX", "unprotected")

    def grade(submissions, *, names=(), minimum="unprotected", settings=None, stop_after=None, **options):
        events = []

        def on_event(event):
            events.append(event)
            if stop_after is not None and sum(isinstance(e, Recorded) for e in events) == stop_after:
                raise KeyboardInterrupt

        course = read_course(folder)
        course = replace(course, settings=replace(course.settings, **(settings or {})))
        request = Request(course, select(course, names), submissions, minimum, **{"jobs": 1, **options})
        with Gradebook(tmp_path / "book.db") as book:
            number = None
            try:
                number = grade_class(book, request, on_event)
            except KeyboardInterrupt:
                assert stop_after is not None
            number = number or book.latest_run()
            graded = [e.result.student for e in events if isinstance(e, Recorded)]
            return number, book.results(number), next(e for e in events if isinstance(e, Started)), graded

    return grade


def plain(results):
    """Results without how long it took and where they come from."""
    return [
        (r.student, r.digest, r.sandbox, r.score, r.problems,
         [replace(e, tests=tuple(replace(t, seconds=0) for t in e.tests)) for e in r.exercises],
         [(u.unit, u.key, u.problems) for u in r.units])
        for r in results
    ]


def test_what_has_not_changed_is_taken_over_and_says_from_where(run):
    first, before, _, graded = run([submission("kim"), submission("lee", WRONG)])
    assert graded == ["kim", "lee"]
    second, after, started, graded = run([submission("kim"), submission("lee", WRONG)])
    assert (started.taken_over, graded) == (2, [])
    assert second != first
    assert plain(after) == plain(before)
    assert {unit.origin for result in after for unit in result.units} == {first}


def test_only_what_a_student_changed_is_graded_again(run):
    run([submission("kim"), submission("lee", WRONG)])
    _, results, started, graded = run([submission("kim"), submission("lee")])
    assert (started.taken_over, graded) == (1, ["lee"])
    assert [r.score for r in results] == [10, 10]


def test_a_changed_hidden_test_regrades_only_its_unit(run, folder):
    right = "def triple(x):\n    return 3 * x\n"
    first, *_ = run([submission("kim", other=right)])
    (folder / "solutions/other/test_hidden.py").write_text(
        SECOND["solutions/other/test_hidden.py"].replace("test_triple", "test_three_times"))
    _, results, started, graded = run([submission("kim", other=right)])
    assert (started.taken_over, graded) == (0, ["kim"])
    assert {unit.unit: unit.origin for unit in results[0].units} == {"tiny": first, "other": None}
    assert [t.name for e in results[0].exercises if e.unit == "other" for t in e.tests] == ["three_times"]
    assert results[0].score == 20


@pytest.mark.parametrize("settings", [{"seed": "another"}, {"limits": {"call_seconds": 5.0}}, {"hidden_feedback": "all"},
                                      {"carried_forward": 0.5}])
def test_other_settings_are_another_grade(run, settings, monkeypatch):
    monkeypatch.setattr(worker, "read_course", _with(settings))
    run([submission("kim")])
    assert run([submission("kim")], settings=settings)[3] == ["kim"]


def _with(settings):
    calls = []

    def read(folder):  # the worker reads the course's own file, where the first run finds the settings it began with
        calls.append(folder)
        course = read_course(folder)
        return replace(course, settings=replace(course.settings, **settings)) if len(calls) > 1 else course

    return read


def test_other_exercises_are_another_grade(run):
    run([submission("kim")])
    assert run([submission("kim")], names=["double"])[3] == ["kim"]


def test_another_version_of_the_program_grades_again(run, monkeypatch):
    run([submission("kim")])
    monkeypatch.setattr("grader.grading.keys.program_digest", lambda: "another")
    assert run([submission("kim")])[3] == ["kim"]


def test_regrading_can_be_forced(run):
    first, *_ = run([submission("kim")])
    second, results, _, graded = run([submission("kim")], regrade=True)
    assert (graded, second != first, results[0].units[0].origin) == (["kim"], True, None)


def test_a_result_of_a_weaker_sandbox_is_not_taken_over(run):
    run([submission("kim")])
    assert run([submission("kim")])[2].taken_over == 1
    with pytest.raises(GraderError):
        run([submission("kim")], minimum="filtered")


def test_an_interrupted_run_is_continued_and_equals_an_undisturbed_one(run):
    submissions = [submission(f"s{i}", [DOUBLE, WRONG][i % 2]) for i in range(5)]
    stopped, partial, _, _ = run(submissions, stop_after=2)
    assert [r.student for r in partial] == ["s0", "s1"]
    number, results, started, graded = run(submissions)
    assert (number, started.continued, graded) == (stopped, 2, ["s2", "s3", "s4"])
    assert plain(results) == plain(run(submissions, regrade=True)[1])


def test_an_interrupted_run_of_other_submissions_is_not_continued_but_used(run):
    stopped, *_ = run([submission("a"), submission("b")], stop_after=1)
    number, results, started, graded = run([submission("a"), submission("b", WRONG)])
    assert (number != stopped, started.continued, started.taken_over, graded) == (True, 0, 1, ["b"])
    assert [r.student for r in results] == ["a", "b"]


def test_an_interrupted_regrade_is_continued_as_one(run):
    both = [submission("a"), submission("b")]
    run(both)
    run(both, regrade=True, stop_after=1)
    assert run(both, regrade=True)[3] == ["b"]


def test_a_failure_of_the_grader_is_not_taken_over(run, monkeypatch):
    def broken(*_args):
        raise RuntimeError("boom")

    with monkeypatch.context() as patched:
        patched.setattr("grader.grading.grade.Grader.judge_unit", broken)
        assert run([submission("kim")])[1][0].exercises[0].outcome is Outcome.CRASHED
    _, results, _, graded = run([submission("kim")])
    assert (graded, results[0].exercises[0].outcome) == (["kim"], Outcome.PASSED)


def test_two_runs_do_not_grade_into_one_gradebook(run, tmp_path):
    with Gradebook(tmp_path / "book.db") as other:
        other.claim()
        with pytest.raises(GradebookError, match="another run is grading into it"):
            run([submission("kim")])
    assert run([submission("kim")])[3] == ["kim"]


def test_a_sandbox_that_is_too_weak_leaves_no_run_behind(run, tmp_path):
    with pytest.raises(GraderError):
        run([submission("kim")], minimum="isolated")
    with Gradebook(tmp_path / "book.db") as book:
        assert book.latest_run() is None


def test_a_course_that_is_another_one_for_the_worker_is_not_graded_with(run, folder, monkeypatch):
    digests = iter(["when the run began", "when the worker began"])
    monkeypatch.setattr(worker, "bases", lambda *_: {"tiny": next(digests)})
    with pytest.raises(GraderError, match="not, or no longer"):
        run([submission("kim")])
