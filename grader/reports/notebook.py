"""What a notebook shows: results as a panel of HTML with a plain text beside it, hints as Markdown, pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from rich.console import Console
from rich.text import Text as RichText

from grader.course import Course
from grader.grading.guide import Hint
from grader.grading.results import ExerciseResult, Outcome, TestResult
from grader.locale import T, Text
from grader.reports.failure import Failure
from grader.reports.heatmap import HeatMap, Mark, mark_word
from grader.reports.panel import failure_lines
from grader.reports.prose import prose_lines
from grader.reports.terminal import print_exercises
from grader.reports.words import symbol, word

_CODE = re.compile(r"`([^`\n]+)`")
_TEMPLATES = Path(__file__).parent / "templates"
_TEXT_WIDTH = 80
_MOST_ROWS, _MOST_COLUMNS = 24, 24  # of a table; larger ones are cut, and the panel says so


@dataclass(frozen=True)
class Output:
    """Something to show in a notebook; IPython asks for the form that its front end can show.

    Attributes:
        text: for consoles.
        html: for notebooks; "" if there is none.
        markdown: for notebooks; "" if there is none.
    """

    text: str
    html: str = ""
    markdown: str = ""

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, str]:
        forms = {"text/plain": self.text, "text/html": self.html, "text/markdown": self.markdown}
        return {kind: content for kind, content in forms.items() if content}

    def _repr_html_(self) -> str | None:
        return self.html or None

    def __repr__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Word:
    """An outcome as it is shown: a symbol and a word, and a name for the style sheet."""

    symbol: str
    word: str
    style: str


@dataclass(frozen=True)
class TestLine:
    """One line of the list of tests."""

    number: int
    name: str
    outcome: Word
    milliseconds: str


@dataclass(frozen=True)
class ExercisePart:
    """What the panel says about one exercise.

    Attributes:
        name: the exercise's name.
        title: what people call it.
        outcome: the one word for it.
        tests: its tests.
        next_step: what to do now.
        after: how the reference does it, for those who have solved it; "" for others.
    """

    name: str
    title: str
    outcome: Word
    tests: tuple[TestLine, ...]
    next_step: str
    after: str = ""


@dataclass(frozen=True)
class HeatCell:
    """One number of a heat map: its sign, what that means, and how strong its colour is."""

    sign: str
    word: str
    style: str
    strength: str


@dataclass(frozen=True)
class Panel:
    """What the template shows; plain data, all of it in one language.

    Attributes:
        lang: the language.
        exercises: the exercises that were checked.
        failure: the first failure; None if there is none.
        message: what is wrong there.
        output: what the student's code printed in that test.
        heat: where the wrong array is wrong, row by row.
        legend: the signs that occur in it, and their meaning.
        is_cut: whether a table is larger than what is shown of it.
    """

    lang: str
    exercises: tuple[ExercisePart, ...]
    failure: Failure | None
    message: str
    output: str
    heat: tuple[tuple[HeatCell, ...], ...]
    legend: tuple[tuple[str, str], ...]
    is_cut: bool


def panel_of(
    course: Course, results: Sequence[ExerciseResult], failure: Failure | None, lang: str,
    after: Mapping[str, str] | None = None,
) -> Panel:
    """What there is to say about a check in a notebook.

    Args:
        course: the course.
        results: one for each exercise that was checked.
        failure: the first failure among them.
        lang: the language.
        after: what those may read who have solved it, by exercise.
    """
    parts = tuple(_part(course, result, lang, (after or {}).get(result.name, "")) for result in results)
    if failure is not None:
        mine = next(result for result in results if result.name == failure.exercise)
        failure = replace(failure, advice=_next_step(mine, ""))
    heat, legend = _heat(failure.heat, lang) if failure and failure.heat else ((), ())
    message = failure.message.show(lang) if failure and failure.message else ""
    return Panel(lang, parts, failure, message, failure.test.output.strip() if failure else "", heat, legend,
                 failure is not None and _is_cut(failure))


def panel_html(panel: Panel) -> str:
    """The panel as a piece of HTML: everything is escaped, nothing in it is a script."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.filters["marked"] = _marked
    say = {name: text.show(panel.lang) for name, text in _SAYINGS.items()}
    return environment.get_template("panel.html.j2").render(
        panel=panel, say=say, rows=_MOST_ROWS, columns=_MOST_COLUMNS)


_SAYINGS = {
    "panel": T("Result of the check"),
    "tests": T("Tests"),
    "failure": T("The first failure"),
    "test": T("Test"),
    "call": T("The call"),
    "compared": T("Compared"),
    "expected": T("expected"),
    "actual": T("yours"),
    "values": T("Expected and actual values; wrong ones carry the sign ✗"),
    "wrong": T("wrong"),
    "heat": T("Where it is wrong"),
    "cut": T("Only the first rows and columns are shown."),
    "printed": T("What your code printed"),
    "next": T("Next step"),
    "after": T("Compare with another solution"),
}


def panel_text(course: Course, results: Sequence[ExerciseResult], panel: Panel) -> str:
    """The same as plain text, for consoles."""
    file = io.StringIO()
    console = Console(file=file, force_jupyter=False, width=_TEXT_WIDTH, color_system=None)
    print_exercises(console, course, results, panel.lang)
    if panel.failure is not None:
        console.print()
        for line in failure_lines(console, panel.failure, panel.lang):
            console.print(line, highlight=False, no_wrap=True, crop=True)
    return "\n".join(line.rstrip() for line in file.getvalue().strip("\n").splitlines())


def hint_output(exercise: str, hint: Hint, lang: str) -> Output:
    """One hint, with what to call for the next."""
    heading = T("Hint {level} of {count}", level=hint.level, count=hint.count).show(lang)
    if hint.level < hint.count:
        then = T("The next call of {command} shows a plainer one.", command=f'`grader.hint("{exercise}")`').show(lang)
    else:
        then = T("This was the last hint.").show(lang)
    lines = [line.plain for text in (hint.text, then) for line in [RichText(""), *prose_lines(text, _TEXT_WIDTH)]]
    return Output("\n".join([f"{heading}: {exercise}", *lines]),
                  markdown=f"**{heading}: `{exercise}`**\n\n{hint.text}\n\n*{then}*")


def _marked(text: str) -> Markup:
    """A sentence, escaped, with what stands between backquotes as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def _part(course: Course, result: ExerciseResult, lang: str, after: str) -> ExercisePart:
    unit = course.unit(result.unit)
    names = [exercise.name for exercise in unit.exercises]
    following = names[names.index(result.name) + 1:]
    return ExercisePart(
        result.name, unit.exercise(result.name).title.show(lang), _word(result.outcome, lang),
        tuple(_line(number, test, lang) for number, test in enumerate(result.tests, 1)),
        _next_step(result, following[0] if following else "").show(lang), after)


def _line(number: int, test: TestResult, lang: str) -> TestLine:
    return TestLine(number, test.name.replace("_", " "), _word(test.outcome, lang), f"{test.seconds * 1000:.2f} ms")


def _word(outcome: Outcome, lang: str) -> Word:
    style = {Outcome.PASSED: "good", Outcome.NOT_ATTEMPTED: "open", Outcome.CARRIED_FORWARD: "open"}
    return Word(symbol(outcome), word(outcome, lang), style.get(outcome, "bad"))


def _next_step(result: ExerciseResult, following: str) -> Text:
    if result.outcome is Outcome.PASSED:
        return T("Go on with `{name}`.", name=following) if following else T("This was the last exercise of the unit.")
    command = f'`grader.hint("{result.name}")`'
    if result.outcome is Outcome.NOT_ATTEMPTED:
        return T("Write your code in the cell of `{name}`, run that cell, then this one. {command} gives a hint.",
                 name=result.name, command=command)
    return T("Change your code, run its cell, then this one again. Stuck? {command} gives a hint.", command=command)


def _heat(heat: HeatMap, lang: str) -> tuple[tuple[tuple[HeatCell, ...], ...], tuple[tuple[str, str], ...]]:
    rows = tuple(
        tuple(HeatCell(mark.value, mark_word(mark).show(lang), mark.name.lower().replace("_", "-"), f"{warmth:.2f}")
              for mark, warmth in zip(marks, warmths, strict=True))
        for marks, warmths in zip(heat.marks, heat.heat, strict=True))
    return rows, tuple((mark.value, mark_word(mark).show(lang)) for mark in Mark if mark in heat.used)


def _is_cut(failure: Failure) -> bool:
    tables: list[Sequence[Sequence[Any]]] = [failure.expected, failure.actual]
    if failure.heat:
        tables.append(failure.heat.marks)
    return any(len(table) > _MOST_ROWS or (table and len(table[0]) > _MOST_COLUMNS) for table in tables)
