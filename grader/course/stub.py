"""Turn a reference module into what students get: the part they write is replaced by a NotImplementedError."""

from __future__ import annotations

import ast
import re

from grader.course.model import Unit
from grader.errors import CourseError
from grader.locale import T

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


def make_stub(reference: str, unit: Unit, lang: str) -> str:
    """The text of the stub.

    Args:
        reference: the reference module's text, its solutions between the two markers.
        unit: the unit it belongs to.
        lang: the language of the comments.

    Raises:
        CourseError: the markers do not match, or an exercise has none.
    """
    owners = _owners(reference)
    lines: list[str] = []
    stubbed: set[str] = set()
    inside = False
    for number, line in enumerate(reference.splitlines(), 1):
        marker = line.strip()
        if marker in (BEGIN, END) and inside is not (marker == END):
            raise CourseError(T("{file}, line {line}: `{marker}` has no partner.", file=str(unit.reference_file),
                                line=number, marker=marker))
        if marker == BEGIN:
            owner = owners.get(number, "")
            indent = line[: len(line) - len(line.lstrip())]
            lines += [f"{indent}{_todo(lang)}", f'{indent}raise NotImplementedError("{owner}")']
            stubbed.add(owner)
            inside = True
        elif marker == END:
            inside = False
        elif not inside:
            lines.append(line)
    missing = [exercise.name for exercise in unit.exercises if exercise.name not in stubbed]
    if missing or inside:
        raise CourseError(T("{file}: nothing is marked as the solution of {names}.", file=str(unit.reference_file),
                            names=", ".join(missing) or END),
                          T("Put what students write between {begin} and {end}.", begin=BEGIN, end=END))
    return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).rstrip() + "\n"


def _todo(lang: str) -> str:
    return "# TODO: " + T("write your code here").show(lang)


def _owners(source: str) -> dict[int, str]:
    """The top-level function or class to which each line belongs."""
    return {
        line: node.name
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 2)
    }
