"""How far a student is: a bar per unit, a line per exercise."""

from __future__ import annotations

from rich.text import Text as RichText

from grader.course import Course, Unit
from grader.grading.progress import Progress
from grader.grading.results import Outcome
from grader.locale import T
from grader.reports.words import style, symbol, word

_BAR, _NARROW_BAR, _NARROW = 24, 12, 80


def progress_bar(done: int, count: int, width: int) -> str:
    """How many of some exercises are done, as a bar of plain signs; full only when all are."""
    full = width * done // count if count else 0
    return "[" + "#" * full + "." * (width - full) + "]"


def status_lines(course: Course, progress: Progress, lang: str, width: int) -> list[RichText]:
    """The whole course, in lines of at most this width."""
    lines: list[RichText] = []
    for unit in course.units:
        lines += [_unit_line(unit, progress, lang, width), *_exercise_lines(unit, progress, lang), RichText("")]
    done, count = (sum(pair) for pair in zip(*(unit_counts(unit, progress) for unit in course.units), strict=True))
    lines.append(RichText(T("{done} of {count} exercises passed.", done=done, count=count).show(lang), "bold"))
    for line in lines:
        line.truncate(width, overflow="ellipsis")
    return lines


def unit_counts(unit: Unit, progress: Progress) -> tuple[int, int]:
    """How many exercises of a unit are passed, and how many there are."""
    outcomes = [progress.of(unit.name, exercise.name).outcome for exercise in unit.exercises]
    return outcomes.count(Outcome.PASSED), len(outcomes)


def _unit_line(unit: Unit, progress: Progress, lang: str, width: int) -> RichText:
    done, count = unit_counts(unit, progress)
    bar = progress_bar(done, count, _BAR if width >= _NARROW else _NARROW_BAR)
    return RichText(f"{bar} {done:>2}/{count:<2} ", "green" if done == count else "").append(
        unit.title.show(lang), "bold").append(f"  {unit.name}", "dim")


def _exercise_lines(unit: Unit, progress: Progress, lang: str) -> list[RichText]:
    widest = max(len(exercise.name) for exercise in unit.exercises)
    lines = []
    for exercise in unit.exercises:
        standing = progress.of(unit.name, exercise.name)
        outcome = standing.outcome or Outcome.NOT_ATTEMPTED
        said = word(outcome, lang) if standing.outcome else T("not checked yet").show(lang)
        line = RichText(f"  {symbol(outcome)} {exercise.name:<{widest}}  {said}", style(outcome))
        if standing.hints:
            line.append("  " + T("hints read: {count}", count=standing.hints).show(lang), "dim")
        lines.append(line)
    return lines
