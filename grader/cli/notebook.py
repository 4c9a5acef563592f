"""`grader.check(...)` and its like in a notebook: the functions of the running kernel, no file needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.cli.choose import first_unsolved, units_here
from grader.cli.options import language
from grader.course import Course, Exercise, Unit, find_course, select
from grader.errors import GraderError, UsageError
from grader.grading.results import ExerciseResult
from grader.locale import T, system_language
from grader.reports.notebook import Output, hint_output


def check_in_notebook(what: str, namespace: Mapping[str, Any], lang: str | None) -> None:
    """Check functions of a namespace and show the results; errors are shown too, in a sentence."""
    from grader.grading.check import check_namespace
    from grader.grading.progress import remember

    def check(course: Course, lang: str) -> None:
        results = check_namespace(course, selected(course, what, namespace), namespace)
        remember(course, results)
        _show(results_output(course, results, lang))

    _do(check, lang)


def hint_in_notebook(what: str, namespace: Mapping[str, Any], level: int | None, lang: str | None) -> None:
    """Show the next hint of an exercise, or the one that is asked for."""
    from grader.grading.guide import take_hint
    from grader.grading.progress import read_progress

    def hint(course: Course, lang: str) -> None:
        unit, exercise = first_unsolved(selected(course, what, namespace), read_progress(course))
        _show(hint_output(exercise.name, take_hint(course, unit, exercise.name, lang, level), lang))

    _do(hint, lang)


def plot_in_notebook(what: str, namespace: Mapping[str, Any], lang: str | None) -> None:
    """Show the pictures that the functions of a namespace draw."""
    from grader.course.plots import drawn, plots_of, to_png
    from grader.grading.running import ipython_shell

    def plot(course: Course, lang: str) -> None:
        selection = selected(course, what, namespace)
        names = {(unit.name, exercise.name) for unit, exercise in selection}
        units = {unit.name: unit for unit, _exercise in selection}
        plots = [plot for unit in units.values() for plot in plots_of(unit)
                 if any((unit.name, name) in names for name in plot.exercises)]
        if not plots:
            raise UsageError(T("There is no picture for `{name}`.", name=what))
        if ipython_shell() is None:
            raise UsageError(T("Pictures are shown in notebooks only."),
                             T("In a terminal: {command}", command=f"grader plot {what}"))
        for plot in plots:
            _show_picture(to_png(drawn(plot, namespace)), plot.caption.show(lang))

    _do(plot, lang)


def selected(course: Course, what: str, namespace: Mapping[str, Any]) -> list[tuple[Unit, Exercise]]:
    """The exercises that a name stands for in a notebook.

    Units may have exercises of the same name: then the unit is meant in whose folder the notebook runs, or else the
    one of which most is defined.

    Args:
        course: the course.
        what: an exercise, a unit or `unit.exercise`; "" for the unit of this folder.
        namespace: what the notebook defines.
    """
    units = units_here(course)
    if not what:
        return select(course, [unit.name for unit in units])
    found = select(course, [what])
    candidates = list(dict.fromkeys(unit for unit, _exercise in found))
    best = next((unit for unit in candidates if unit in units), None) or max(
        candidates, key=lambda unit: sum(exercise.name in namespace for exercise in unit.exercises))
    return [(unit, exercise) for unit, exercise in found if unit is best]


def results_output(course: Course, results: Sequence[ExerciseResult], lang: str) -> Output:
    """The results of a check as a notebook shows them."""
    from grader.grading.guide import idea_after, parameter_names
    from grader.reports.failure import first_failure
    from grader.reports.notebook import panel_html, panel_of, panel_text

    units = [course.unit(name) for name in dict.fromkeys(result.unit for result in results)]
    failure = first_failure(results, parameter_names(units), lang)
    ideas = {result.name: idea_after(course, course.unit(result.unit), result, lang) for result in results}
    panel = panel_of(course, results, failure, lang, ideas)
    return Output(panel_text(course, results, panel), panel_html(panel))


def _do(work: Any, lang: str | None) -> None:
    try:
        course = find_course(Path.cwd())
        work(course, language(lang, course))
    except GraderError as error:
        _show(Output(error.show(lang or system_language())))


def _show(output: Output) -> None:
    from grader.grading.running import ipython_shell

    if ipython_shell() is None:
        print(output)  # noqa: T201 - this is where it is shown
        return
    from IPython.display import display

    display(output)


def _show_picture(png: bytes, caption: str) -> None:
    from IPython.display import Image, display

    display(Image(data=png, format="png", alt=caption))
    _show(Output(caption))
