"""Keys of results: equal keys mean equal work under equal conditions, so that it need not be graded again."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from grader.course import Course, Exercise, Unit
from grader.submissions import Submission
from grader.version import __version__

Bases = Mapping[str, str]


def bases(course: Course, selection: Sequence[tuple[Unit, Exercise]]) -> dict[str, str]:
    """Unit name -> a digest of all that its results depend on, beside the submission.

    That is the unit's own folder, the settings of the course, the exercises that are graded, and the program.
    """
    units = dict.fromkeys(unit for unit, _exercise in selection)
    return {
        unit.name: _digest([
            folder_digest(unit.folder), _settings(course), program_digest(),
            [exercise.name for owner, exercise in selection if owner is unit],
        ])
        for unit in units
    }


def result_keys(bases: Bases, submission: Submission) -> dict[str, str]:
    """Unit name -> the key of the submission's result in it."""
    return {unit: _digest([basis, submission.student, _program(submission, unit)]) for unit, basis in bases.items()}


def fingerprint(parts: Iterable[Any]) -> str:
    """A digest of plain data that tells one run from another."""
    return _digest(list(parts))


def folder_digest(folder: Path) -> str:
    """A digest of the names and contents of a folder's files, without what Python and editors leave there."""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part.startswith((".", "__pycache__")) for part in parts):
            name, data = "/".join(parts).encode("utf-8", "surrogateescape"), path.read_bytes()
            total.update(b"%d:%b%d:" % (len(name), name, len(data)) + data)
    return total.hexdigest()


@functools.cache
def program_digest() -> str:
    """A digest of this program's version, its source, and what it computes with.

    The source counts too: somebody who works on the grader does not want to see yesterday's verdicts.
    """
    root = Path(__file__).parent.parent
    sources = [(path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
               for path in sorted(root.rglob("*.py"))]
    return _digest([__version__, sources, np.__version__, platform.python_version()])


def _settings(course: Course) -> list[Any]:
    s = course.settings
    limits = sorted((name, float(value)) for name, value in s.limits.items())
    return [s.seed, limits, list(s.modules), sorted(s.aliases.items()), s.hidden_feedback,
            s.carried_forward]


def _program(submission: Submission, unit: str) -> list[Any] | None:
    program = submission.programs.get(unit)
    if program is None:
        return None
    return [program.name, program.kind, [[cell.number, cell.source] for cell in program.cells],
            sorted(program.siblings.items()), [note.to_data() for note in program.notes]]


def _digest(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, default=str).encode()).hexdigest()
