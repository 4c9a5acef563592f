"""The bench's submissions: right, wrong and untouched ones, as a module and as a notebook."""

from __future__ import annotations

import json
import re
from pathlib import Path

from peers_tests import TESTS, UNIT

# What the wrong ones get wrong: a gradient that is a sum instead of a mean, and Adam without its correction.
_MISTAKES = (
    ("np.dot(X, (A - Y).T) / m", "np.dot(X, (A - Y).T)"),
    ("(1 - self.beta1**self.iter)", "1"),
    ("(1 - self.beta2**self.iter)", "1"),
)
_SOLUTION = re.compile(r"^( *)### BEGIN SOLUTION\n.*?### END SOLUTION\n", re.MULTILINE | re.DOTALL)
KINDS = ("right", "wrong", "stub")


def source(kind: str) -> str:
    """The text of a submission's module."""
    text = (UNIT / "essentials.py").read_text()
    if kind == "stub":
        return _SOLUTION.sub(r"\1raise NotImplementedError\n", text)
    for right, wrong in _MISTAKES if kind == "wrong" else ():
        assert right in text
        text = text.replace(right, wrong)
    return re.sub(r"^ *### (BEGIN|END) SOLUTION\n", "", text, flags=re.MULTILINE)


def notebook(text: str, *, hidden: bool) -> str:
    """A module's text as an nbgrader notebook: a cell per function and one per test, empty for students."""
    parts = re.split(r"\n\n\n(?=def |class )", text.strip())
    cells = [_cell(part, f"part{i}", solution=i > 0) for i, part in enumerate(parts)]
    for name in TESTS:
        test = f"# Test: {name}\n"
        if hidden:
            test += ("### BEGIN HIDDEN TESTS\nimport peers_tests\n"
                     f"peers_tests.check({name!r}, globals())\n### END HIDDEN TESTS\n")
        cells.append(_cell(test, name, grade=True))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return json.dumps({"cells": cells, "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
                       "nbformat": 4, "nbformat_minor": 5})


def _cell(text: str, name: str, *, solution: bool = False, grade: bool = False) -> dict[str, object]:
    about = {"schema_version": 3, "grade_id": name, "solution": solution, "grade": grade, "locked": not solution,
             "task": False} | ({"points": 1} if grade else {})
    return {"cell_type": "code", "id": name.replace("_", "-"), "execution_count": None, "outputs": [], "source": text,
            "metadata": {"nbgrader": about} if solution or grade else {}}


def write(folder: Path, kind: str, count: int, *, form: str, inner: str = "") -> list[Path]:
    """Write submissions that differ in a comment, so that none can be taken for another; returns their folders."""
    folders = []
    for number in range(count):
        student = folder / f"{kind}{number:02}"
        (student / inner).mkdir(parents=True)
        text = f"# handed in by {student.name}\n" + source(kind)
        data = notebook(text, hidden=False) if form == "ipynb" else text
        (student / inner / f"essentials.{form}").write_text(data)
        folders.append(student)
    return folders
