"""Feedback as Markdown: strangers' text stays text, whatever renders it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.gradebook import RecordedRun
from grader.grading.results import Outcome
from grader.locale import Text
from grader.reports.comparison import Grid, compared
from grader.reports.excerpts import Excerpt
from grader.reports.labels import LABELS
from grader.reports.pages import moment, points
from grader.reports.safe import clean, shortened
from grader.reports.visible import VisibleExercise, VisibleGroup, VisibleResult
from grader.reports.words import symbol, word
from grader.version import __version__

_CODE = re.compile(r"`([^`\n]{1,200})`")
# What begins something in Markdown, HTML or a link that is recognised without being marked as one.
_SPECIAL = re.compile(r"([\\`*_\[\]<>#&~@$]|:(?=//)|(?<=www)\.)", re.IGNORECASE)


def feedback_markdown(result: VisibleResult, run: RecordedRun, lang: str) -> str:
    """One student's feedback, made from what the student may see."""
    text = "\n".join(_lines(result, run, lang)) + "\n"
    return text.encode("utf-8", "replace").decode()


def escaped(text: str) -> str:
    """A text on one line with nothing in it that Markdown or HTML would take for its own; code stays code."""
    words = " ".join(clean(shortened(text)).split())
    pieces = _CODE.split(words)
    return "".join(f"`{piece}`" if place % 2 else _SPECIAL.sub(r"\\\1", piece) for place, piece in enumerate(pieces))


def fenced(text: str) -> list[str]:
    """A block of code that its content cannot end."""
    content = clean(text)
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", content)), default=0))
    return [fence + "text", *content.split("\n"), fence]


def _lines(result: VisibleResult, run: RecordedRun, lang: str) -> Iterator[str]:
    yield "<!-- dlgrader feedback -->"
    yield f"# {_say(result.course, lang)}"
    yield ""
    yield f"{_label('student', lang)}: {escaped(result.name or result.student)}  "
    yield f"{_label('score', lang)}: **{points(result.score)} / {points(result.points)}**"
    if result.notes:
        yield from ("", f"## {_label('remarks', lang)}", "")
        yield from (f"- {_say(note, lang)}" for note in result.notes)
    for unit in result.units:
        yield from ("", f"## {_say(unit.title, lang)} ({points(unit.score)} / {points(unit.points)})")
        for exercise in unit.exercises:
            yield ""
            yield from _exercise(exercise, lang)
    yield from ("", "---", "", f"dlgrader {__version__}, {_label('run', lang)} {run.number}, {moment(run.started)}")


def _exercise(exercise: VisibleExercise, lang: str) -> Iterator[str]:
    yield (f"### {symbol(exercise.outcome)} `{exercise.name}` {_say(exercise.title, lang)}: "
           f"{word(exercise.outcome, lang)} ({points(exercise.score)} / {points(exercise.points)})")
    if exercise.outcome is Outcome.PASSED:
        return
    yield ""
    if exercise.outcome is Outcome.NOT_ATTEMPTED:
        yield f"- {_say(exercise.reason, lang)}" if exercise.reason else ""
        return
    for group in exercise.groups:
        yield from _group(group, lang)


def _group(group: VisibleGroup, lang: str) -> Iterator[str]:
    names = ", ".join(_say(test.label, lang) for test in group.tests)
    message = f": {_say(group.message, lang)}" if group.message else ""
    yield f"- {symbol(group.outcome)} {word(group.outcome, lang)} · {names}{message}"
    for title, block in _blocks(group, lang):
        yield from ("", f"  {title}", "")
        yield from (f"  {line}" for line in fenced(block))


def _blocks(group: VisibleGroup, lang: str) -> Iterator[tuple[str, str]]:
    test = group.first
    both = compared(test.finding) if test.finding else None
    if both:
        yield _label("expected", lang), _grid(both.expected)
        yield _label("yours", lang), _grid(both.actual)
    if group.excerpt:
        yield escaped(group.excerpt.file), _excerpt(group.excerpt)
    if test.output.strip():
        yield _label("printed", lang), shortened(test.output)


def _grid(value: Grid | str) -> str:
    if isinstance(value, str):
        return shortened(value, 300)
    cells = [[f"✗ {entry.text}" if entry.wrong else entry.text for entry in row] for row in value.rows]
    width = max((len(cell) for row in cells for cell in row), default=0)
    return "\n".join("  ".join(cell.rjust(width) for cell in row) for row in cells)


def _excerpt(excerpt: Excerpt) -> str:
    return "\n".join(f"{'>' if line.marked else ' '} {line.number:4} {line.text}" for line in excerpt.lines)


def _say(text: Text, lang: str) -> str:
    return escaped(text.show(lang))


def _label(name: str, lang: str) -> str:
    return LABELS[name].show(lang)
