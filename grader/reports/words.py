"""The words for outcomes: a symbol and a word each, so that nothing depends on colour."""

from __future__ import annotations

from grader.grading.results import Outcome, SubmissionResult
from grader.locale import LANGUAGES, T, Text

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


_MEANINGS = {
    Outcome.PASSED: (
        T("Every public test of the exercise has passed."),
        T("Go on with the next one. Hidden tests try other inputs as well when your work is graded.")),
    Outcome.FAILED: (
        T("Your code ran and answered, but the answer is not right."),
        T("Compare the marked numbers with the formula, starting from the first failure. Then read a hint.")),
    Outcome.NOT_ATTEMPTED: (
        T("The code is still the stub, or there is no function or class of this name."),
        T("Replace the line `raise NotImplementedError(...)` with your code, and save the file.")),
    Outcome.CRASHED: (
        T("Python stopped your code with an error before it could answer."),
        T("Read the error's last line and the line number beside it, and look at the shapes of what stands there.")),
    Outcome.TIMED_OUT: (
        T("Your code did not come to an end in the time it has."),
        T("Look for a loop whose condition never becomes false, or for a loop over every single number.")),
    Outcome.CARRIED_FORWARD: (
        T("The answer is right given your own earlier function, which is wrong itself."),
        T("It counts. Mend the earlier function, and this one will pass by itself.")),
}


def meaning(outcome: Outcome) -> tuple[Text, Text]:
    """What an outcome means, and what to do about it."""
    return _MEANINGS[outcome]


def outcome_called(name: str) -> Outcome | None:
    """The outcome that somebody means by a word or symbol in any language; None if there is none like it."""
    wanted = _plain(name)
    names = {outcome: {_plain(outcome.value), symbol(outcome), *(_plain(word(outcome, lang)) for lang in LANGUAGES)}
             for outcome in Outcome}
    return next((outcome for outcome, known in names.items() if wanted in known), None)


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c not in " _-")


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
