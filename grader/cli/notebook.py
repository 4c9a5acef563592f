"""`grader.check(...)` in a notebook: the functions of the running kernel, no file needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from grader.cli.options import language
from grader.course import find_course, select
from grader.errors import GraderError
from grader.grading.check import check_namespace
from grader.locale import system_language
from grader.reports.terminal import print_exercises


def check_in_notebook(what: str, namespace: Mapping[str, Any], lang: str | None) -> None:
    """Check functions of a namespace and print the results; errors are printed too, in a sentence."""
    # A plain console: inside Jupyter rich would otherwise draw a box of its own around every line.
    console = Console(force_jupyter=False, width=100)
    try:
        course = find_course(Path.cwd())
        lang = language(lang, course)
        results = check_namespace(course, select(course, [what]), namespace)
    except GraderError as error:
        console.print(error.show(lang or system_language()), markup=False, highlight=False)
        return
    print_exercises(console, course, results, lang)
