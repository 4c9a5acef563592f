"""Grade submissions: run the tests on each, and turn what happened into results."""

from __future__ import annotations

import functools
import operator
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from types import TracebackType

from grader.course import Course, Exercise, Unit
from grader.course.model import SANDBOX_LEVELS
from grader.errors import GraderError
from grader.grading.answers import Answers, answers_for
from grader.grading.carry import Substituted, wrong_helpers
from grader.grading.diagnose import Diagnoser, Diagnosis
from grader.grading.judge import PASSED, Verdict, feedback, judge
from grader.grading.plugin import CourseTest, TestRun
from grader.grading.recount import Recounted
from grader.grading.results import (
    ExerciseResult,
    Outcome,
    SubmissionResult,
    TestResult,
    UnitResult,
    Unused,
    exercise_outcome,
)
from grader.grading.session import TestSession
from grader.grading.subject import InProcess, Sandboxed, Subject
from grader.locale import T, Text
from grader.sandbox import Launcher
from grader.submissions import Program, Submission

Selection = Sequence[tuple[Unit, Exercise]]


class Grader:
    """Grades submissions one after the other; holds the tests and the launcher between them.

    Args:
        course: the course.
        selection: the exercises to grade, in order.
        launcher: makes the students' processes.
        hidden: whether hidden tests are run too.
        answers: where right answers come from, if not from the course.
        recount: whether results say what was called with what in public tests that failed.
    """

    def __init__(
        self, course: Course, selection: Selection, launcher: Launcher, *, hidden: bool = True,
        answers: Answers | None = None, recount: bool = False,
    ) -> None:
        self._recount = recount
        self.course, self.selection = course, selection
        self.launcher = launcher
        self.units = list(dict.fromkeys(unit for unit, _exercise in selection))
        self.answers = answers or answers_for(course)
        self._session = TestSession(course, self.answers, hidden=hidden, units=self.units)
        self.diagnoser = Diagnoser(course, self.answers, self._session.tests, launcher)

    def __enter__(self) -> Grader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._session.close()

    @property
    def tests(self) -> tuple[CourseTest, ...]:
        """All tests of the selected units."""
        return self._session.tests

    def grade(self, submission: Submission) -> SubmissionResult:
        """Grade one submission; whatever happens, it gets a result."""
        return assemble(submission, self.grade_units(submission, dict.fromkeys((u.name for u in self.units), "")))

    def grade_all(self, submissions: Sequence[Submission]) -> Iterator[SubmissionResult]:
        """Grade many submissions, each result as soon as it is there."""
        for submission in submissions:
            yield self.grade(submission)

    def grade_units(self, submission: Submission, keys: Mapping[str, str]) -> tuple[UnitResult, ...]:
        """Grade some units of a submission.

        Args:
            submission: what was handed in.
            keys: the names of the units, each with the key of its result.
        """
        subject = Sandboxed(self.course, submission.programs, self.launcher)
        try:
            return tuple(self._grade_unit(unit, submission, subject, keys[unit.name])
                         for unit in self.units if unit.name in keys)
        finally:
            subject.close()

    def _grade_unit(self, unit: Unit, submission: Submission, subject: Sandboxed, key: str) -> UnitResult:
        start = time.perf_counter()
        # In the unit's order: what builds on others is judged after them.
        exercises = [exercise for exercise in unit.exercises if (unit, exercise) in self.selection]
        program = submission.programs.get(unit.name)
        problems = [] if program is None else _told_by(program)
        try:
            results = self._judge_program(unit, exercises, program, subject, problems)
        except GraderError:
            raise
        except Exception as error:  # noqa: BLE001 - an error of the grader must not cost the rest of the class
            reason = T("The grader failed on this submission: {error}.", error=f"{type(error).__name__}: {error}")
            problems.append(reason)
            results = [self._without_running(unit, e, Outcome.CRASHED, reason) for e in exercises]
            key = ""
        return UnitResult(unit.name, tuple(results), tuple(problems), self.launcher.level,
                          time.perf_counter() - start, key)

    def _judge_program(
        self, unit: Unit, exercises: Sequence[Exercise], program: Program | None, subject: Sandboxed,
        problems: list[Text],
    ) -> list[ExerciseResult]:
        if program is None:
            reason = T("Nothing was handed in for {unit}.", unit=unit.title)
            return [self._without_running(unit, e, Outcome.NOT_ATTEMPTED, reason) for e in exercises]
        results = self.judge_unit(unit, exercises, subject)
        problems += subject.lost(unit, {r.name for r in results if r.outcome is not Outcome.PASSED})
        return results

    def judge_unit(
        self, unit: Unit, exercises: Sequence[Exercise], subject: Subject, *, diagnose: bool = True
    ) -> list[ExerciseResult]:
        """Run the tests of some exercises of a unit on a subject, and say what is wrong with it.

        Args:
            unit: the unit.
            exercises: which of its exercises, in its order.
            subject: what is judged.
            diagnose: whether to find out which mistakes were made.
        """
        names = {exercise.name for exercise in exercises}
        untouched = subject.untouched(unit)  # loads the program, so that no test's time includes it
        told = Recounted(subject) if self._recount else subject
        runs = self._session.run(told, lambda test: test.unit is unit and test.exercise.name in names)
        results: list[ExerciseResult] = []
        for exercise in exercises:
            tests = tuple(self._test_result(test, runs, untouched) for test in self._tests(unit, exercise))
            tests = self._carried_forward(unit, exercise, tests, subject, results)
            outcome = exercise_outcome(tests, untouched=exercise.name in untouched)
            result = ExerciseResult(unit.name, exercise.name, exercise.points, outcome, tests, _message(tests))
            results.append(self._diagnosed(unit, exercise, result, subject) if diagnose else result)
        return results

    def first_failure(self, subject: Subject, tests: Sequence[CourseTest]) -> CourseTest | None:
        """The first of some tests that a subject does not pass; those after it are not run."""
        for test in tests:
            runs = self._session.run(subject, functools.partial(operator.is_, test))
            error = runs[0].error if runs else None
            if isinstance(error, GraderError):
                raise error
            if error is not None or not runs:  # no result is not a pass
                return test
        return None

    def _carried_forward(
        self, unit: Unit, exercise: Exercise, tests: tuple[TestResult, ...], subject: Subject,
        earlier: Sequence[ExerciseResult],
    ) -> tuple[TestResult, ...]:
        """Judge failed tests again with the student's own earlier functions in the reference's place."""
        failed = {(test.public, test.name) for test in tests if test.outcome is Outcome.FAILED}
        helpers = wrong_helpers(unit, exercise, earlier)
        if not failed or not helpers or unit.is_released:
            return tests
        with ExitStack() as stack:
            apart, elsewhere = stack.enter_context(subject.fresh()), stack.enter_context(subject.fresh())
            answers = Substituted(self.answers, unit, exercise.name, helpers, lambda: apart.student(unit))
            wanted = functools.partial(_is_one_of, exercise, failed)
            runs = self._session.run(subject, wanted, answers)
            right = {_key(run) for run in runs if run.error is None}
            if not right or not answers.is_credible(lambda: elsewhere.student(unit)):
                return tests
            if right < failed:
                # Some tests compare with the true slope, which nobody can meet who builds on a wrong function.
                best = InProcess(vars(answers.reference(runs[0].test.key, 0)))
                met = {_key(run) for run in self._session.run(best, wanted, answers) if run.error is None}
                right = failed if met <= right else right
        text = T("Right, given your own version of {names}.", names=", ".join(helpers))
        credit = self.course.settings.carried_forward
        return tuple(
            replace(test, outcome=Outcome.CARRIED_FORWARD, message=text, feedback=text, finding=None, credit=credit)
            if (test.public, test.name) in right else test for test in tests)

    def _diagnosed(self, unit: Unit, exercise: Exercise, result: ExerciseResult, subject: Subject) -> ExerciseResult:
        """The result with the one sentence that names the mistake, where one is certain."""
        if result.outcome not in (Outcome.FAILED, Outcome.CRASHED):
            return result
        found = self.diagnoser.diagnose(unit, exercise, subject)
        if found is None:
            return result
        first = next((test for test in result.tests if test.outcome in (Outcome.FAILED, Outcome.CRASHED)), None)
        message = _together(found.text, result.message)
        tests = tuple(self._with_diagnosis(test, found, message) if test is first else test for test in result.tests)
        return replace(result, tests=tests, message=message, diagnosis=f"{found.kind}:{found.name}")

    def _with_diagnosis(self, test: TestResult, found: Diagnosis, message: Text) -> TestResult:
        # What explains an exception is made of its words, which may hold a hidden input.
        policy = self.course.settings.hidden_feedback
        tells = test.public or policy == "all" or (policy == "hints" and found.kind != "crash")
        shown = message if test.public or policy == "all" else found.text
        return replace(test, message=message, feedback=shown if tells else test.feedback)

    def _tests(self, unit: Unit, exercise: Exercise) -> list[CourseTest]:
        return [t for t in self._session.tests if t.unit is unit and t.exercise is exercise]

    def _without_running(self, unit: Unit, exercise: Exercise, outcome: Outcome, reason: Text) -> ExerciseResult:
        tests = tuple(self._result(test, Verdict(outcome, reason, hint=reason)) for test in self._tests(unit, exercise))
        return ExerciseResult(unit.name, exercise.name, exercise.points, outcome, tests, reason)

    def _test_result(self, test: CourseTest, runs: Sequence[TestRun], untouched: frozenset[str]) -> TestResult:
        run = next((run for run in runs if run.test is test), None)
        if run is None:  # no result is not a pass
            return self._result(test, Verdict(Outcome.CRASHED, T("The test did not run.")))
        verdict = judge(run.error, test.unit, test.exercise, untouched) if run.error is not None else PASSED
        result = self._result(test, verdict, run.seconds, run.output)
        tells = test.key.public and run.error is not None
        return replace(result, calls=tuple(run.calls)) if tells else result

    def _result(self, test: CourseTest, verdict: Verdict, seconds: float = 0.0, output: str = "") -> TestResult:
        shown = feedback(verdict, public=test.key.public, policy=self.course.settings.hidden_feedback)
        return TestResult(test.key.test, test.key.public, test.weight, verdict.outcome, verdict.message,
                          verdict.finding, seconds, output, test.supporting, shown)


def assemble(submission: Submission, units: Sequence[UnitResult]) -> SubmissionResult:
    """A submission's result from those of its units, some of which may be older than others."""
    levels = {unit.sandbox for unit in units}
    return SubmissionResult(
        submission.student, submission.path, submission.digest,
        next((level for level in SANDBOX_LEVELS if level in levels), ""),
        tuple(exercise for unit in units for exercise in unit.exercises),
        (*submission.problems, *(problem for unit in units for problem in unit.problems)),
        sum(unit.seconds for unit in units), submission.name, submission.section,
        tuple(Unused(e.path, e.unit, e.attempt.time) for e in submission.earlier), tuple(units))


def _told_by(program: Program) -> list[Text]:
    problems = [T("{file}: {note}", file=program.name, note=note) for note in program.notes]
    if not any(cell.source.strip() for cell in program.cells):
        problems.append(T("{file} holds no code.", file=program.name))
    return problems


def _key(run: TestRun) -> tuple[bool, str]:
    return run.test.key.public, run.test.key.test


def _is_one_of(exercise: Exercise, names: set[tuple[bool, str]], test: CourseTest) -> bool:
    return test.exercise is exercise and (test.key.public, test.key.test) in names


def _together(diagnosis: Text, detail: Text | None) -> Text:
    """A diagnosis and what it is about, unless that says it already."""
    if detail is None:
        return diagnosis
    return detail if diagnosis in detail.values.values() else T("{diagnosis} ({detail})", diagnosis=diagnosis,
                                                                detail=detail)


def _message(tests: tuple[TestResult, ...]) -> Text | None:
    """What is said about the exercise as a whole: what the first failing test says."""
    return next((test.message for test in tests if test.outcome is not Outcome.PASSED), None)
