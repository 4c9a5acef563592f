"""Results on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text as RichText

from grader.course import Course, Unit
from grader.grading.results import ExerciseResult, Outcome, SubmissionResult, TestResult
from grader.locale import T, Text
from grader.reports.words import attention, style, symbol, word

_WIDE = 110


def print_class(
    console: Console, results: Sequence[SubmissionResult], units: Sequence[Unit], pass_mark: float, lang: str
) -> None:
    """The scores of a class, one line per student; on a narrow terminal the remarks follow below the table."""
    remarks = {result.student: _remark(attention(result, pass_mark), lang) for result in results}
    wide = console.width >= _WIDE
    table = Table(title=T("Scores").show(lang), box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(T("Student").show(lang), no_wrap=wide, overflow="fold", min_width=8)
    for unit in units:
        points = max((_unit_points(result, unit) for result in results), default=0)
        table.add_column(f"{unit.title.show(lang)} /{points:g}", justify="right", overflow="fold", max_width=12)
    table.add_column(T("Total").show(lang), justify="right", no_wrap=True)
    if wide:
        table.add_column(T("Needs attention").show(lang), ratio=1)
    for result in results:
        row = [RichText(printable(result.student)), *(RichText(_unit_score(result, unit)) for unit in units),
               RichText(f"{result.score:.1f} / {result.points:g}")]
        table.add_row(*row, *([remarks[result.student]] if wide else []))
    console.print(table)
    if not wide:
        console.print(T("Needs attention").show(lang) + ":", style="bold")
        for student, remark in remarks.items():
            if remark:
                line = RichText(f"  {printable(student)}: ").append(remark)
                line.truncate(console.width, overflow="ellipsis")
                console.print(line)


def _remark(notes: Sequence[Text], lang: str) -> RichText:
    more = f" (+{len(notes) - 1})" if len(notes) > 1 else ""
    line = printable(" ".join(notes[0].show(lang).split())) + more if notes else ""
    # Not the column but its text is kept on one line: rich shrinks every other column before such a column.
    return RichText(line, no_wrap=True, overflow="ellipsis")


def _unit_points(result: SubmissionResult, unit: Unit) -> float:
    """The points of the unit's exercises that were graded, which need not be all of them."""
    return sum(exercise.points for exercise in result.exercises if exercise.unit == unit.name)


def _unit_score(result: SubmissionResult, unit: Unit) -> str:
    return f"{sum(exercise.score for exercise in result.exercises if exercise.unit == unit.name):.1f}"


def print_exercises(
    console: Console, course: Course, exercises: Iterable[ExerciseResult], lang: str, told: TestResult | None = None
) -> None:
    """A student's own results: one line per test, what is wrong under it, and a sum.

    Args:
        console: where to print.
        course: the course, for titles.
        exercises: the results.
        lang: the language.
        told: a test of which more is told elsewhere, so that nothing is said here.
    """
    results = list(exercises)
    for result in results:
        title = course.unit(result.unit).exercise(result.name).title.show(lang)
        console.print(f"\n[bold]{escape(result.name)}[/bold]  {escape(title)}")
        said = None
        for number, test in enumerate(result.tests, 1):
            console.print(test_line(number, test, lang))
            message = test.message.show(lang) if test.message else ""
            if message and message != said and test is not told:
                _print_indented(console, RichText(printable(message)))
                said = message
            if test.output.strip() and test.outcome is not Outcome.PASSED:
                text = "| " + printable(test.output.strip()).replace("\n", "\n| ")
                _print_indented(console, RichText(text, "dim"))
    done = sum(result.outcome is Outcome.PASSED for result in results)
    console.print("\n" + T("Result: {done} of {count} exercises passed.", done=done, count=len(results)).show(lang))


def _print_indented(console: Console, text: RichText) -> None:
    for line in text.wrap(console, max(20, console.width - 6)):
        line.rstrip()
        console.print(RichText("      ") + line, no_wrap=True, crop=True)


def test_line(number: int, test: TestResult, lang: str) -> RichText:
    """One test as a judge tells it."""
    outcome = f"{symbol(test.outcome)} {word(test.outcome, lang)}"
    line = T("Test {number} 〉 {outcome}", number=number, outcome=outcome).show(lang)
    return RichText(f"  {line} ({test.seconds * 1000:.2f}ms)  {test.name}", style=style(test.outcome))


def printable(text: str) -> str:
    """A text without the control characters by which it could write over the rest of the screen."""
    return "".join(c if c == "\n" or c.isprintable() else "�" for c in text.expandtabs(4))
