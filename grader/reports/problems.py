"""What an instructor should look at before scores are published: who handed in nothing, what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from grader.grading.results import Outcome, SubmissionResult
from grader.locale import T, Text
from grader.submissions.choice import digest

NOTHING, UNREAD, UNTOUCHED, REFUSED, GRADER, TIMEOUT, CRASHED, LATE, REMARK = (
    "nothing", "unread", "untouched", "refused", "grader", "timeout", "crashed", "late", "remark")
_ORDER = (GRADER, REFUSED, UNREAD, NOTHING, UNTOUCHED, TIMEOUT, CRASHED, LATE, REMARK)
_EMPTY = digest({})
# Sentences of other rooms, by their templates: which kind of problem each of them is.
_KINDS = {
    "The archive {file} was refused: {reason}": REFUSED,
    "The archive {file} is damaged and could not be read.": REFUSED,
    "{file} is an archive inside of archives; it was not opened.": REFUSED,
    "{file} is too large to be opened.": REFUSED,
    "{file} is an archive of a kind that cannot be opened; ask for a .zip.": REFUSED,
    "{file} is a link or no ordinary file; it was not read.": REFUSED,
    "There are more than {limit} files; the rest was not read.": REFUSED,
    "{file} could not be read: {reason}.": UNREAD,
    "{file} holds no code.": UNREAD,
    "None of the files belongs to a unit of the course: {files}.": UNREAD,
    "The grader failed on this submission: {error}.": GRADER,
    "The learning system marked it as late.": LATE,
    "Nothing was handed in.": NOTHING,
}


@dataclass(frozen=True)
class Problem:
    """Something to look at.

    Attributes:
        kind: "grader" (it failed), "refused" (an archive), "unread", "nothing" (was handed in), "untouched" (only
            stubs), "timeout", "crashed" (in every exercise that was tried), "late" or "remark".
        text: the sentence; None where the kind says it all.
        exercise: the exercise it is about, if it is about one.
    """

    kind: str
    text: Text | None = None
    exercise: str = ""

    @property
    def rank(self) -> tuple[int, str]:
        """Smaller is graver."""
        return _ORDER.index(self.kind), self.kind


def problems_of(result: SubmissionResult) -> tuple[Problem, ...]:
    """The problems of one submission, the gravest first."""
    found = [Problem(_KINDS.get(text.template, REMARK), text) for text in result.problems]
    found += _outcomes(result, {problem.kind for problem in found})
    return tuple(sorted(found, key=lambda problem: problem.rank[0]))


def _outcomes(result: SubmissionResult, told: set[str]) -> Iterator[Problem]:
    outcomes = [exercise.outcome for exercise in result.exercises]
    tried = {outcome for outcome in outcomes if outcome is not Outcome.NOT_ATTEMPTED}
    if not tried and not told & {NOTHING, UNREAD, REFUSED, GRADER}:
        if result.digest != _EMPTY:
            yield Problem(UNTOUCHED, T("Something was handed in, but no exercise was attempted."))
        else:
            yield Problem(UNREAD, T("Nothing that was handed in could be used."))
    for exercise in result.exercises:
        if exercise.outcome is Outcome.TIMED_OUT:
            yield Problem(TIMEOUT, exercise.message, exercise.name)
    if tried == {Outcome.CRASHED} and GRADER not in told:
        yield Problem(CRASHED, next(e.message for e in result.exercises if e.outcome is Outcome.CRASHED))
