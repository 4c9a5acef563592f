"""A run as a class: students by exercises, problems, item analysis."""

from dataclasses import replace

import pytest
from babel.messages.extract import extract_from_dir
from synthetic_class import synthetic_class

import grader
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult
from grader.locale import T, verbatim
from grader.reports.classroom import diagnosis_of, read_classroom
from grader.reports.items import analyse
from grader.reports.problems import _KINDS, problems_of
from grader.submissions.choice import digest

MEAN = verbatim("The mean is missing.", "평균이 빠졌습니다.")


def exercise(name="double", outcome=Outcome.PASSED, message=None, diagnosis="", points=10.0, unit="tiny"):
    tests = (TestResult("values", False, 1.0, outcome, message, seconds=0.5),)
    return ExerciseResult(unit, name, points, outcome, tests, message, diagnosis)


def submission(student, *exercises, problems=(), content="work", **more):
    return SubmissionResult(student, student, digest({}) if content is None else content, "isolated", exercises, tuple(problems), **more)


def classroom(tiny, *results):
    return read_classroom(results, tiny)


def kinds(result):
    return [problem.kind for problem in problems_of(result)]


def test_units_and_exercises_come_in_the_courses_order_with_their_titles(tiny):
    found = classroom(tiny, submission("kim", exercise("shift", points=20.0), exercise("double")))
    assert [(column.name, column.title.show("ko"), column.points) for column in found.columns] == [
        ("double", "두 배", 10.0), ("shift", "두 배 더하기 하나", 20.0)]
    assert found.points == 30.0


def test_exercises_that_the_course_no_longer_has_keep_their_names(tiny):
    found = classroom(tiny, submission("kim", exercise("gone"), exercise("old", unit="before")))
    assert [(unit.name, unit.title.show("en"), [e.name for e in unit.exercises]) for unit in found.units] == [
        ("tiny", "Tiny unit", ["gone"]), ("before", "before", ["old"])]


def test_scores_are_added_by_student_and_by_unit(tiny):
    (row,) = classroom(tiny, submission("kim", exercise(), exercise("shift", Outcome.FAILED, points=30.0))).rows
    assert (row.score, row.points, row.share, row.unit_score("tiny"), row.below) == (10.0, 40.0, 0.25, 10.0, True)


def test_the_distribution_of_a_unit_is_of_those_who_tried_it(tiny):
    idle = submission("lee", exercise(outcome=Outcome.NOT_ATTEMPTED), content=None)
    found = classroom(tiny, submission("kim", exercise()), idle)
    assert (found.totals().count, found.unit_totals(found.units[0]).count) == (2, 1)


@pytest.mark.parametrize(("result", "expected"), [
    (submission("a", exercise()), []),
    (submission("a", exercise(outcome=Outcome.NOT_ATTEMPTED), problems=[T("Nothing was handed in.")], content=None), ["nothing"]),
    (submission("a", exercise(outcome=Outcome.NOT_ATTEMPTED), problems=[T("The archive {file} was refused: {reason}", file="a.zip", reason="")], content=None), ["refused"]),
    (submission("a", exercise(outcome=Outcome.NOT_ATTEMPTED), content=None), ["unread"]),
    (submission("a", exercise(outcome=Outcome.NOT_ATTEMPTED)), ["untouched"]),
    (submission("a", exercise(), exercise("shift", Outcome.TIMED_OUT), problems=[T("The learning system marked it as late.")]), ["timeout", "late"]),
    (submission("a", exercise(outcome=Outcome.CRASHED), exercise("shift", Outcome.NOT_ATTEMPTED)), ["crashed"]),
    (submission("a", exercise(outcome=Outcome.CRASHED), exercise("shift")), []),
    (submission("a", exercise(), problems=[T("Something else.")]), ["remark"]),
    (submission("a", exercise(outcome=Outcome.CRASHED), problems=[T("The grader failed on this submission: {error}.", error="x")]), ["grader"]),
])
def test_what_needs_a_look_is_found(result, expected):
    assert kinds(result) == expected


def test_every_sentence_that_is_recognised_is_one_that_the_program_says():
    from pathlib import Path

    said = {message for *_, message, _, _ in extract_from_dir(Path(grader.__file__).parent, keywords={"T": None})}
    assert set(_KINDS) <= said


def test_problems_are_listed_by_kind_the_gravest_first(tiny):
    late = submission("kim", exercise(), problems=[T("The learning system marked it as late.")])
    hang = submission("lee", exercise(outcome=Outcome.TIMED_OUT))
    found = classroom(tiny, late, hang).problems()
    assert {kind: [row.student for row, _problem in those] for kind, those in found.items()} == {"timeout": ["lee"], "late": ["kim"]}
    assert list(found) == ["timeout", "late"]


@pytest.mark.parametrize("message", [
    MEAN,
    T("{diagnosis} ({detail})", diagnosis=MEAN, detail=T("dw is wrong.")),
    replace(T("x"), template="{before} {after}", values={"before": T("dw is wrong."), "after": MEAN}),
    T("{first} {then}", first=T("It stopped."), then=MEAN),
])
def test_the_sentence_that_names_a_mistake_is_found_in_the_message(message):
    assert diagnosis_of(exercise(outcome=Outcome.FAILED, message=message, diagnosis="mistake:mean")).show("en") == "The mean is missing."


def test_without_a_diagnosis_no_mistake_is_named():
    assert diagnosis_of(exercise(outcome=Outcome.FAILED, message=MEAN)) is None


def test_mistakes_are_counted_by_name_the_most_common_first(tiny):
    def wrong(student, name):
        return submission(student, exercise(outcome=Outcome.FAILED, message=verbatim(name, name), diagnosis=f"mistake:{name}"))

    unknown = submission("z", exercise(outcome=Outcome.FAILED, message=T("Wrong.")))
    (item,) = analyse(classroom(tiny, wrong("a", "sign"), wrong("b", "mean"), wrong("c", "mean"), unknown))
    assert [(m.kind, m.name, m.count, m.students) for m in item.mistakes] == [
        ("mistake", "mean", 2, ("b", "c")), ("mistake", "sign", 1, ("a",))]
    assert item.unrecognised == 1


def test_errors_with_different_explanations_are_different_mistakes(tiny):
    def stopped(student, text):
        return submission(student, exercise(outcome=Outcome.CRASHED, message=T("{first} {then}", first=T("Stop."), then=text), diagnosis="crash:NameError"))

    (item,) = analyse(classroom(tiny, stopped("a", T("{x} is lost.", x=1)), stopped("b", T("{x} is lost.", x=2)), stopped("c", T("An import is missing."))))
    assert [m.students for m in item.mistakes] == [("a", "b"), ("c",)]


def test_an_exercise_that_only_good_students_solve_discriminates_and_one_that_only_weak_ones_solve_is_noticed(tiny):
    def student(number, good):
        right = {True: Outcome.PASSED, False: Outcome.FAILED}
        return submission(f"s{number}", exercise("double", right[good]), exercise("shift", right[good]), exercise("Affine", right[not good and number % 4 == 0]))

    fits, _second, against = analyse(classroom(tiny, *(student(n, n % 2 == 1) for n in range(12))))
    assert fits.discrimination > 0.5
    assert against.discrimination < 0
    assert any("Weak students do better" in remark.show("en") for remark in against.remarks)


def test_difficulty_and_times_are_of_those_who_tried(tiny):
    idle = submission("lee", exercise(outcome=Outcome.NOT_ATTEMPTED), content=None)
    half = exercise(outcome=Outcome.FAILED)
    (item,) = analyse(classroom(tiny, submission("kim", exercise()), submission("choi", half), idle))
    assert (item.difficulty, item.seconds, item.slowest) == (0.5, 0.5, 0.5)
    assert item.outcomes == {Outcome.PASSED: 1, Outcome.FAILED: 1}
    assert (item.tests[0].passed, item.tests[0].total) == (1, 2)


def test_an_exercise_that_nobody_tried_has_no_numbers(tiny):
    (item,) = analyse(classroom(tiny, submission("lee", exercise(outcome=Outcome.NOT_ATTEMPTED))))
    assert (item.difficulty, item.discrimination, item.upper_lower, item.seconds) == (None, None, None, None)


def test_a_large_class_of_all_kinds_adds_up(tiny):
    results = [result for result, _programs in synthetic_class(tiny, 120)]
    found = read_classroom(iter(results), tiny)
    assert len(found.rows) == found.totals().count == 120
    assert sum(row.score for row in found.rows) == pytest.approx(sum(result.score for result in results))
    for item in analyse(found):
        assert sum(item.outcomes.values()) == item.shares.count
        wrong = item.outcomes.get(Outcome.FAILED, 0) + item.outcomes.get(Outcome.CRASHED, 0)
        assert sum(m.count for m in item.mistakes) + item.unrecognised == wrong
