"""What students were given: to tell what is still as it was released from what somebody has worked on."""

from __future__ import annotations

from grader.course import Course, Unit
from grader.course.notebook import code_cells
from grader.course.stub import make_stub
from grader.errors import CourseError
from grader.grading.answers import read_recording
from grader.locale import LANGUAGES
from grader.submissions import code_digest, text_digest


def stub_digests(course: Course) -> dict[str, frozenset[str]]:
    """Unit name -> `text_digest`s of its stub and its notebook in every language.

    A student's copy knows those of its own language only. A unit that cannot be released has none.
    """
    return {unit.name: _digests(unit) for unit in course.units}


def _digests(unit: Unit) -> frozenset[str]:
    try:
        if unit.is_released:
            return frozenset(read_recording(unit).stubs)
        reference = unit.reference_file.read_text(encoding="utf-8")
        stubs = [make_stub(reference, unit, lang) for lang in LANGUAGES]
        notebooks = [[cell for _, cells in code_cells(unit, stub) for cell in cells] for stub in stubs]
    except (CourseError, OSError, SyntaxError, UnicodeDecodeError):
        return frozenset()  # a course can be graded without ever having been released
    return frozenset([*(text_digest(stub.encode()) for stub in stubs), *map(code_digest, notebooks)])
