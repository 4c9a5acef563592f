"""Begin an exercise anew: its part of the student's file becomes the stub again, and a copy of the file is kept."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

from grader.course import Unit
from grader.errors import GraderError
from grader.grading.check import own_file
from grader.grading.guide import read_guide
from grader.locale import T
from grader.submissions.text import decode

_COMMENT = "#"


def reset_exercise(unit: Unit, exercise: str, lang: str) -> tuple[Path, Path]:
    """Put the stub of one exercise back into the file or notebook that the student works in.

    Args:
        unit: the unit.
        exercise: the exercise's name.
        lang: the language of the stub, where there is a choice.

    Returns:
        The file, and the copy of how it was.

    Raises:
        GraderError: the notebook's file is damaged, or nothing can be written.
    """
    stub, path = read_guide(unit, exercise, lang).stub, own_file(unit)
    before = path.read_bytes()
    text, _notes = decode(before)
    after = _in_notebook(text, exercise, stub, path) if path.suffix == ".ipynb" else with_stub(text, exercise, stub)
    kept = _free_name(path)
    try:
        kept.write_bytes(before)
        path.write_text(after, encoding="utf-8", newline="\r\n" if b"\r\n" in before else "\n")
    except OSError as error:
        raise GraderError(T("{file} cannot be written: {reason}.", file=str(path),
                            reason=error.strerror or "")) from error
    return path, kept


def with_stub(source: str, name: str, stub: str) -> str:
    """A program's text with one definition replaced by its stub; at the end where there was none.

    Args:
        source: the program, which may hold errors.
        name: the function or class. Of several definitions the first is replaced, the others are taken out.
        stub: the stub and the comments above it.
    """
    lines = source.replace("\r\n", "\n").split("\n")
    places = _places(source, name, lines)
    if not places:
        return source.rstrip("\n") + f"\n\n\n{stub}\n" if source.strip() else f"{stub}\n"
    for number, (start, end) in reversed(list(enumerate(places))):
        above = _comments_above(lines, start, stub if number == 0 else "")
        lines[above:end] = stub.split("\n") if number == 0 else []
    return "\n".join(lines)


def _places(source: str, name: str, lines: list[str]) -> list[tuple[int, int]]:
    """Where the name is defined at top level: first line from 0, and the line behind the last."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError):
        return _guessed_places(name, lines)
    return [(min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 1, node.end_lineno or node.lineno)
            for node in body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name == name]


def _guessed_places(name: str, lines: list[str]) -> list[tuple[int, int]]:
    """The same for a program that does not parse: from its heading to the next thing that is not indented."""
    heading = re.compile(rf"(?:async\s+)?(?:def|class)\s+{re.escape(name)}\b")
    top_level = re.compile(r"(?:async\s+)?(?:def|class)\s|@|import\s|from\s|if\s|for\s|#|\w+\s*=")
    places = []
    for start, line in enumerate(lines):
        if heading.match(line):
            end = next((i for i in range(start + 1, len(lines)) if top_level.match(lines[i])), len(lines))
            while end > start + 1 and not lines[end - 1].strip():
                end -= 1
            places.append((start, end))
    return places


def _comments_above(lines: list[str], start: int, stub: str) -> int:
    """The first of the lines above a definition that the stub brings along, so that they do not stand there twice."""
    own = {line for line in stub.split("\n") if line.startswith(_COMMENT)}
    while start > 0 and lines[start - 1] in own:
        start -= 1
    return start


def _in_notebook(text: str, name: str, stub: str, path: Path) -> str:
    try:
        notebook = json.loads(text)
        cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        done = False
        for cell in cells:
            source = _source(cell)
            if not _places(source, name, source.split("\n")):
                continue
            cell["source"] = with_stub(source, name, stub if not done else "").strip("\n")
            cell["outputs"], cell["execution_count"] = [], None
            done = True
        if not done:
            _add_cell(notebook["cells"], name, stub)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise GraderError(T("{file} is damaged.", file=str(path)),
                          T("Copy it again from the exercises you were given.")) from error
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def _source(cell: dict[str, Any]) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _add_cell(cells: list[Any], name: str, stub: str) -> None:
    """Put a cell with the stub above the one that checks it, or at the end."""
    check = re.compile(rf"""grader\.check\(\s*["']{re.escape(name)}["']""")
    place = next((i for i, c in enumerate(cells) if c["cell_type"] == "code" and check.search(_source(c))), len(cells))
    cells.insert(place, {"cell_type": "code", "execution_count": None, "id": f"reset-{name}"[:60], "metadata": {},
                         "outputs": [], "source": stub})


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.name}.bak{number}")).exists():
        number += 1
    return kept
