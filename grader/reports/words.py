"""The words for outcomes: a symbol and a word each, so that nothing depends on colour."""

from __future__ import annotations

from grader.grading.results import Outcome, SubmissionResult
from grader.locale import T, Text

_SYMBOLS = {
    Outcome.PASSED: "✓", Outcome.FAILED: "✗", Outcome.NOT_ATTEMPTED: "·", Outcome.CRASHED: "!", Outcome.TIMED_OUT: "…",
    Outcome.CARRIED_FORWARD: "→",
}
_STYLES = {
    Outcome.PASSED: "green", Outcome.FAILED: "red", Outcome.NOT_ATTEMPTED: "dim", Outcome.CRASHED: "magenta",
    Outcome.TIMED_OUT: "yellow", Outcome.CARRIED_FORWARD: "cyan",
}
_WORDS = {
    Outcome.PASSED: T("passed"), Outcome.FAILED: T("failed"), Outcome.NOT_ATTEMPTED: T("not attempted"),
    Outcome.CRASHED: T("runtime error"), Outcome.TIMED_OUT: T("timed out"),
    Outcome.CARRIED_FORWARD: T("carried forward"),
}


def word(outcome: Outcome, lang: str) -> str:
    """The outcome in one language."""
    return _WORDS[outcome].show(lang)


def symbol(outcome: Outcome) -> str:
    """One character for the outcome."""
    return _SYMBOLS[outcome]


def style(outcome: Outcome) -> str:
    """How a terminal may colour the outcome."""
    return _STYLES[outcome]


def attention(result: SubmissionResult, pass_mark: float) -> list[Text]:
    """What an instructor should look at in one submission, the most telling first."""
    notes = list(result.problems)
    for outcome in (Outcome.TIMED_OUT, Outcome.CRASHED, Outcome.FAILED):
        notes += [T("{exercise}: {message}", exercise=e.name, message=e.message)
                  for e in result.exercises if e.outcome is outcome and e.message is not None]
    skipped = [exercise.name for exercise in result.exercises if exercise.outcome is Outcome.NOT_ATTEMPTED]
    if skipped:
        notes.append(T("not attempted: {names}", names=", ".join(skipped)))
    if is_below(result, pass_mark):
        notes.append(T("below the pass mark of {mark} %", mark=f"{pass_mark:g}"))
    return notes


def is_below(result: SubmissionResult, pass_mark: float) -> bool:
    """Whether a submission has less than this share, in percent, of its points."""
    return bool(result.points) and result.score < result.points * pass_mark / 100 - 1e-9
