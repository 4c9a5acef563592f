"""Results on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text as RichText

from grader.course import Course, Unit
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult
from grader.grading.verify import Check
from grader.locale import T
from grader.reports.words import attention, style, symbol, word

_KINDS = ("reference", "stub", "trivial", "alternative", "mistake")


def class_table(results: Sequence[SubmissionResult], units: Sequence[Unit], pass_mark: float, lang: str) -> Table:
    """The scores of a class: one line per student."""
    table = Table(title=T("Scores").show(lang))
    table.add_column(T("Student").show(lang), overflow="fold", min_width=8)
    for unit in units:
        table.add_column(unit.title.show(lang), justify="right", overflow="fold", max_width=14)
    table.add_column(T("Total").show(lang), justify="right", no_wrap=True)
    table.add_column(T("Needs attention").show(lang), ratio=1)
    for result in results:
        notes = attention(result, pass_mark)
        more = f" (+{len(notes) - 1})" if len(notes) > 1 else ""
        line = " ".join(notes[0].show(lang).split()) + more if notes else ""
        # Not the column but its text is kept on one line: rich shrinks every other column before such a column.
        note = RichText(printable(line), no_wrap=True, overflow="ellipsis")
        table.add_row(
            RichText(printable(result.student)), *(_unit_score(result, unit) for unit in units),
            f"{result.score:.1f} / {result.points:g}", note)
    return table


def _unit_score(result: SubmissionResult, unit: Unit) -> str:
    exercises = [exercise for exercise in result.exercises if exercise.unit == unit.name]
    return f"{sum(e.score for e in exercises):.1f} / {sum(e.points for e in exercises):g}"


def print_exercises(console: Console, course: Course, exercises: Iterable[ExerciseResult], lang: str) -> None:
    """A student's own results: one line per test, what is wrong under it, and a sum."""
    results = list(exercises)
    for result in results:
        title = course.unit(result.unit).exercise(result.name).title.show(lang)
        console.print(f"\n[bold]{escape(result.name)}[/bold]  {escape(title)}")
        said = None
        for number, test in enumerate(result.tests, 1):
            outcome = f"{symbol(test.outcome)} {word(test.outcome, lang)}"
            label = T("Test {number} 〉 {outcome}").template
            line = T(label, number=number, outcome=outcome).show(lang)
            console.print(RichText(f"  {line} ({test.seconds * 1000:.2f}ms)  {test.name}", style=style(test.outcome)))
            message = test.message.show(lang) if test.message else ""
            if message and message != said:
                console.print(RichText(f"      {printable(message)}"))
                said = message
            if test.output.strip() and test.outcome is not Outcome.PASSED:
                console.print(RichText("      | " + printable(test.output.strip()).replace("\n", "\n      | "), "dim"))
    done = sum(result.outcome is Outcome.PASSED for result in results)
    console.print("\n" + T("Result: {done} of {count} exercises passed.", done=done, count=len(results)).show(lang))


def verify_table(checks: Sequence[Check], lang: str) -> Table:
    """What `grader verify` found: per exercise, how many checks of each kind are as they should be."""
    table = Table(title=T("Are the tests right?").show(lang))
    headings = (T("Exercise"), T("Reference"), T("Stub"), T("Trivial"), T("Alternatives"), T("Mistakes"))
    for heading in headings:
        first = heading is headings[0]
        table.add_column(heading.show(lang), justify="left" if first else "right", overflow="fold", no_wrap=not first)
    previous = None
    for unit, exercise in dict.fromkeys((check.unit, check.exercise) for check in checks):
        if unit != previous:
            table.add_section()
            table.add_row(f"[bold]{unit}[/bold]")
            previous = unit
        mine = [check for check in checks if (check.unit, check.exercise) == (unit, exercise)]
        table.add_row(exercise, *(_tally([c for c in mine if c.kind == kind]) for kind in _KINDS))
    return table


def _tally(checks: list[Check]) -> str:
    if not checks:
        return "–"
    right = sum(check.passed for check in checks)
    mark = "✓" if right == len(checks) else "✗"
    return f"{mark} {right}/{len(checks)}"


def printable(text: str) -> str:
    """A text without the control characters by which it could write over the rest of the screen."""
    return "".join(c if c == "\n" or c.isprintable() else "�" for c in text.expandtabs(4))
