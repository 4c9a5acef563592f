"""The notebook that students get: the unit's texts, a code cell per exercise, a cell that checks it, and pictures."""

from __future__ import annotations

import ast

from grader.course.model import Unit
from grader.course.plots import plots_of
from grader.course.text import ExerciseText, UnitText
from grader.locale import T

_HINT = T("Hint {level}")


def make_notebook(unit: Unit, stub: str, text: UnitText, lang: str) -> str:
    """The notebook's file content.

    Args:
        unit: the unit.
        stub: the text of its stub module.
        text: what students read, in the same language.
        lang: the language.
    """
    import nbformat  # takes longer than everything else that grading a class needs of this module
    from nbformat import v4

    cells = [v4.new_markdown_cell(f"{text.intro}\n\n{how_to_use(lang)}")]
    for name, sources in code_cells(unit, stub):
        if name:
            cells.append(v4.new_markdown_cell(_task(unit, name, text.exercises[name], lang)))
        cells += [v4.new_code_cell(source) for source in sources]
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number}"
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
              "language_info": {"name": "python"}, "dlgrader": {"unit": unit.name}}
    notebook = v4.new_notebook(cells=cells, metadata=kernel)
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def code_cells(unit: Unit, stub: str) -> list[tuple[str, tuple[str, ...]]]:
    """The code cells of the notebook, in order: the exercise ("" for none), and its cells.

    An exercise's own cell is followed by one that checks it and, where a picture can now be drawn, by one that does.
    """
    names = [exercise.name for exercise in unit.exercises]
    drawn = [[name for name in names if name in plot.exercises] for plot in plots_of(unit)]
    pictured = {exercises[-1] for exercises in drawn if exercises}
    return [
        (name, (source, *_questions(name, is_pictured=name in pictured))) if name in names else ("", (source,))
        for name, source in _pieces(stub)
    ]


def _questions(name: str, *, is_pictured: bool) -> tuple[str, ...]:
    check = f'import grader\n\ngrader.check("{name}")'
    return (check, f'grader.plot("{name}")') if is_pictured else (check,)


def how_to_use(lang: str) -> str:
    """How to work with a notebook, in one paragraph."""
    return T("**How this works.** Run the cells from top to bottom with Shift+Enter. Write your code in the place of "
             "`raise NotImplementedError(...)`, run that cell, and then the one with `grader.check(...)` below it: it "
             "says what is right, what is wrong, and why.").show(lang)


def _task(unit: Unit, name: str, text: ExerciseText, lang: str) -> str:
    """One exercise's section; hints are not in it, so that nobody reads them by accident."""
    stuck = T("Stuck? {command} in a cell of its own shows a hint, a plainer one at each call.",
              command=f'`grader.hint("{name}")`').show(lang)
    return f"## {unit.exercise(name).title.show(lang)}: `{name}`\n\n{text.body}\n\n*{stuck}*"


def stub_sources(unit: Unit, stub: str) -> dict[str, str]:
    """The part of a stub that students replace, by exercise: its definition with the comments above it."""
    names = {exercise.name for exercise in unit.exercises}
    return {name: source for name, source in _pieces(stub) if name in names}


def exercise_markdown(name: str, title: str, text: ExerciseText, lang: str) -> str:
    """One exercise's section, its hints folded so that a reader opens one at a time."""
    parts = [f"## {title}: `{name}`", text.body]
    for level, hint in enumerate(text.hints, 1):
        summary = T(_HINT.template, level=level).show(lang)
        parts.append(f"<details><summary>{summary}</summary>\n\n{hint}\n\n</details>")
    return "\n\n".join(parts)


def _pieces(stub: str) -> list[tuple[str, str]]:
    """Cut a module into top-level definitions, each with the comments above it; its docstring is left out."""
    lines = stub.splitlines()
    body = ast.parse(stub).body
    pieces: list[tuple[str, str]] = []
    start = body[0].end_lineno or 0 if body and ast.get_docstring(ast.Module(body[:1], [])) is not None else 0
    pending = start
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1
            while first > pending and lines[first - 1].startswith("#"):
                first -= 1
            pieces.append(("", "\n".join(lines[pending:first]).strip()))
            pending = node.end_lineno or node.lineno
            pieces.append((node.name, "\n".join(lines[first:pending])))
    pieces.append(("", "\n".join(lines[pending:]).strip()))
    return [(name, source) for name, source in pieces if source]
