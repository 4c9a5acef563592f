"""The screen of `grader watch`: lines that fit the window, whatever its size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as RichText

from grader.course import Course
from grader.grading.guide import idea_after
from grader.grading.results import ExerciseResult, Outcome
from grader.locale import T, Text
from grader.reports.failure import first_failure
from grader.reports.panel import failure_lines
from grader.reports.prose import prose_lines
from grader.reports.status import progress_bar
from grader.reports.terminal import printable, test_line
from grader.reports.watching import State, View
from grader.reports.words import style, symbol, word

_BAR = 16
_KEYS = ((T("n next"), 1), (T("b back"), 3), (T("h hint"), 1), (T("l list"), 2), (T("p picture"), 3), (T("r reset"), 3),
         (T("c check"), 2), (T("q quit"), 1))
_FRAME = 4  # lines around the body: heading, rule, rule, keys
_MOST_NOTICES = 3


@dataclass(frozen=True)
class Scene:
    """What does not change while watching.

    Attributes:
        course: the student's copy.
        parameters: names of parameters; see `grading.guide`.
        lang: the language.
    """

    course: Course
    parameters: Mapping[str, Sequence[str]]
    lang: str


def screen(scene: Scene, state: State, console: Console) -> list[RichText]:
    """As many lines as the console is high, none wider than it."""
    width, height = console.width, console.height
    body = _body(scene, state, console)
    notice = _notice(scene, state, width)
    room = max(1, height - _FRAME - len(notice))
    start = min(state.scroll, max(0, len(body) - room))
    if state.view is View.LIST:
        start = max(0, min(state.current + 2 - room // 2, len(body) - room))
    shown = body[start : start + room]
    if len(body) > start + room:
        shown[-1] = RichText(T("... more below: arrow keys").show(scene.lang), "dim")
    shown += [RichText("")] * (room - len(shown))
    rule = RichText("-" * width, "dim")
    lines = [_heading(scene, state, width), rule, *shown, rule, *notice, _keys(scene.lang, width)]
    for line in lines:
        line.truncate(width, overflow="ellipsis")
    return lines[:height]


def _heading(scene: Scene, state: State, width: int) -> RichText:
    unit = scene.course.unit(state.unit)
    names = state.names(unit.name)
    done = sum(state.progress.of(unit.name, name).outcome is Outcome.PASSED for name in names)
    left = RichText(f"{unit.title.show(scene.lang)}: ", "bold").append(state.key[1], "bold cyan")
    right = f"{progress_bar(done, len(names), _BAR if width >= 80 else 8)} {done}/{len(names)}"
    left.truncate(max(1, width - len(right) - 1), overflow="ellipsis")
    return left.append(" " * (width - cell_len(left.plain) - len(right))).append(right)


def _notice(scene: Scene, state: State, width: int) -> list[RichText]:
    if state.notice is not None:
        return _said(state.notice, scene.lang, width, "yellow")[:_MOST_NOTICES]
    return [_waiting(scene, state)]


def _waiting(scene: Scene, state: State) -> RichText:
    if state.running:
        return RichText(T("Checking ...").show(scene.lang), "yellow")
    if state.seconds is not None:
        return RichText(T("Checked in {seconds} s. Waiting for you to save the file.",
                          seconds=f"{state.seconds:.2f}").show(scene.lang), "dim")
    return RichText(T("Waiting for you to save the file.").show(scene.lang), "dim")


def _keys(lang: str, width: int) -> RichText:
    """The keys; those that matter least are left out where there is no room."""
    for least in (3, 2, 1):
        text = "  ".join(label.show(lang) for label, importance in _KEYS if importance <= least)
        if cell_len(text) <= width:
            break
    return RichText(text, "reverse")


def _body(scene: Scene, state: State, console: Console) -> list[RichText]:
    if state.view is View.LIST:
        return _list(scene, state)
    if state.view is View.HINT:
        title = T("Hint {place}", place=state.hint[1]).show(scene.lang)
        return [RichText(title, "bold"), RichText(""), *prose_lines(state.hint[0], console.width, "  "), RichText(""),
                RichText(T("h: the next hint. Any other key: back.").show(scene.lang), "dim")]
    if state.view is View.CONFIRM:
        text = T("Put the stub of `{name}` back into your file? A copy of the file is kept. y: yes, any other key: no.",
                 name=state.key[1])
        return prose_lines(text.show(scene.lang), console.width)
    return _result(scene, state, console)


def _list(scene: Scene, state: State) -> list[RichText]:
    lines = []
    for place, (unit, name) in enumerate(state.keys):
        outcome = state.progress.of(unit, name).outcome or Outcome.NOT_ATTEMPTED
        mark = ">" if place == state.current else " "
        title = scene.course.unit(unit).exercise(name).title.show(scene.lang)
        line = RichText(f"{mark} {symbol(outcome)} {unit}.{name}  ", "reverse" if mark == ">" else style(outcome))
        lines.append(line.append(f"{word(outcome, scene.lang)}  {title}"))
    return lines


def _result(scene: Scene, state: State, console: Console) -> list[RichText]:
    if state.failed is not None:
        return _said(state.failed, scene.lang, console.width, "bold red")
    result = state.result
    told = result.message if result is not None else None
    lines = [line for problem in state.problems.get(state.unit, ()) if problem != told
             for line in _said(problem, scene.lang, console.width, "yellow")]
    if result is None:
        return lines
    lines += [test_line(number, test, scene.lang) for number, test in enumerate(result.tests, 1)]
    failure = first_failure([result], scene.parameters, scene.lang)
    if failure is not None:
        return [*lines, RichText(""), *failure_lines(console, failure, scene.lang), *_printed(result)]
    lines.append(RichText(""))
    if result.outcome is Outcome.PASSED:
        return lines + _solved(scene, state, result, console.width)
    text = T("`{name}` is not written yet. Open the file, write it, and save: the result appears here. Stuck? Press h.",
             name=result.name)
    return lines + prose_lines(text.show(scene.lang), console.width)


def _said(text: Text, lang: str, width: int, look: str) -> list[RichText]:
    lines = [line for part in printable(text.show(lang)).splitlines() for line in prose_lines(part, width)]
    for line in lines:
        line.stylize(look)
    return lines


def _solved(scene: Scene, state: State, result: ExerciseResult, width: int) -> list[RichText]:
    solved = all(state.progress.of(*key).outcome is Outcome.PASSED for key in state.keys)
    text = T("Solved! That was the last one: every exercise is passed.") if solved else T(
        "Solved! n: the next exercise.")
    lines = [RichText(text.show(scene.lang), "bold green")]
    idea = idea_after(scene.course, scene.course.unit(result.unit), result, scene.lang)
    if idea:
        lines += [RichText(""), RichText(T("How the course does it, to compare:").show(scene.lang), "bold"),
                  *prose_lines(idea, width, "  ")]
    return lines


def _printed(result: ExerciseResult) -> list[RichText]:
    output = next((t.output.strip() for t in result.tests if t.outcome is not Outcome.PASSED and t.output.strip()), "")
    return [RichText(f"  | {line}", "dim") for line in printable(output).splitlines()]
