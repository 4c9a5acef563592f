"""Draw a picture with the functions of a student's file, which run in this very process: it is their own machine."""

from __future__ import annotations

import contextlib
import io
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np

from grader.course import Course, Unit
from grader.course.plots import Plot, drawn, new_figure, to_png
from grader.errors import GraderError
from grader.grading.check import own_program
from grader.grading.subject import program_spec
from grader.locale import T
from grader.sandbox import loader


def draw_file(course: Course, unit: Unit, plot: Plot, target: Path) -> None:
    """Draw with what the student's file defines, and save it as PNG.

    Args:
        course: the course.
        unit: the unit.
        plot: the picture.
        target: the file to write.

    Raises:
        GraderError: matplotlib is missing, the functions cannot draw it, or the file cannot be written.
    """
    new_figure()  # says that matplotlib is missing before anything is run
    with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
        content = to_png(drawn(plot, own_namespace(course, unit)))
    save(content, target)


def own_namespace(course: Course, unit: Unit) -> dict[str, Any]:
    """What the student's file defines, as far as it can be loaded."""
    spec = program_spec(course, unit, own_program(unit))
    module = types.ModuleType(spec.module)
    sys.modules[spec.module] = module
    provided = loader.ProvidedModules(dict(spec.sources), dict(spec.aliases), list(spec.allowed))
    sys.meta_path.insert(0, provided)
    try:
        loaded = loader.load(module, spec.cells, spec.filename, provided=provided)
    finally:
        sys.meta_path.remove(provided)
    return {name: value for name, value in loaded.namespace.items() if not name.startswith("__")}


def save(content: bytes, target: Path) -> None:
    """Write a picture; raises `GraderError` where that is not possible."""
    try:
        target.write_bytes(content)
    except OSError as error:
        raise GraderError(T("{file} cannot be written: {reason}.", file=str(target), reason=error.strerror or ""),
                          T("Choose another place with --out FILE.")) from error
