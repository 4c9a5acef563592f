"""What only the instructor sees of a student's results, beside what the student sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.checks import Finding
from grader.gradebook import Source
from grader.grading.results import ExerciseResult, SubmissionResult, TestResult
from grader.locale import Text
from grader.reports.excerpts import Excerpt, excerpt_for
from grader.reports.problems import Problem, problems_of
from grader.reports.visible import VisibleExercise, VisibleTest, notes_for_student


@dataclass(frozen=True)
class HiddenGroup:
    """Tests that ended in the same way and of which the same is said; nothing of it is shown to the student.

    Attributes:
        tests: the tests.
        message: what is said; None where the student was told the same.
        finding: the values of a test on its own.
        excerpt: the line of code that the message speaks of.
        output: what the code printed.
    """

    tests: tuple[TestResult, ...]
    message: Text | None = None
    finding: Finding | None = None
    excerpt: Excerpt | None = None
    output: str = ""

    @property
    def first(self) -> TestResult:
        """The first of them."""
        return self.tests[0]


def hidden_groups(shown: VisibleExercise, exercise: ExerciseResult, source: Source | None) -> Iterator[HiddenGroup]:
    """What is to be added for the instructor to what a student sees of an exercise.

    Args:
        shown: what the student sees.
        exercise: everything.
        source: the code that was judged.
    """
    groups: list[list[TestResult]] = []
    told = [test.message for test in shown.tests]
    lines = [test.excerpt for test in shown.tests]
    details = {id(test): _detail(test, seen, told, lines, source)
               for test, seen in zip(exercise.tests, shown.tests, strict=True)}
    for test in exercise.tests:
        mine = details[id(test)]
        same = next((group for group in groups if _says_the_same(details[id(group[0])], mine)), None)
        if same is None:
            groups.append([test])
        else:
            same.append(test)
    for group in groups:
        detail = details[id(group[0])]
        yield HiddenGroup(tuple(group), detail.message, detail.finding, detail.excerpt, detail.output)


def remarks_for_instructor(result: SubmissionResult) -> tuple[Problem, ...]:
    """What only the instructor is told of a submission as a whole."""
    notes = notes_for_student(result)
    return tuple(problem for problem in problems_of(result) if problem.text not in notes)


def _detail(
    test: TestResult, seen: VisibleTest, told: Sequence[Text | None], lines: Sequence[Excerpt | None],
    source: Source | None,
) -> HiddenGroup:
    message = None if test.message in told else test.message
    finding = Finding.from_data(dict(test.finding)) if test.finding and seen.finding is None else None
    excerpt = excerpt_for(test.message, source)
    excerpt = None if excerpt in lines else excerpt
    return HiddenGroup((test,), message, finding, excerpt, "" if seen.output else test.output)


def _says_the_same(first: HiddenGroup, second: HiddenGroup) -> bool:
    alone = first.finding or second.finding or first.output.strip() or second.output.strip()
    return not alone and (first.first.outcome, first.message) == (second.first.outcome, second.message)
