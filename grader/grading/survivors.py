"""Would the hidden tests notice? Every small change of a reference is handed in; what passes is looked at closely.

A mutant that passes is equivalent if it answers as the reference does to many more inputs than the tests have. As
some mutants never end, both run in the sandbox. There the random generators are seeded, so that a program that draws
other numbers is not taken for equivalent; such a mutant is listed, and people judge it.
"""

from __future__ import annotations

import ast
import functools
import inspect
import io
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, redirect_stdout
from dataclasses import dataclass
from typing import Any

from grader.course import Exercise, Unit
from grader.course.files import load_cases, load_reference
from grader.grading.answers import LiveAnswers
from grader.grading.grade import Grader
from grader.grading.mutants import Mutant, changed_lines, mutants_of
from grader.grading.plugin import CourseTest
from grader.grading.stability import with_seed
from grader.grading.subject import InProcess, Sandboxed
from grader.grading.transcripts import Transcript, listen, probes_of, same, signature
from grader.grading.verify import subject_of
from grader.locale import Text
from grader.sandbox import StudentError

KILLED, EQUIVALENT, SURVIVED, UNREACHED = "killed", "equivalent", "survived", "unreached"
_CALL_SEEDS, _PROBE_SEEDS = 20, 6
_SEEDED = """\
import random
import numpy
_seeded = numpy.random.seed(0), random.seed(0)
_default_rng = numpy.random.default_rng
numpy.random.default_rng = lambda seed=None: _default_rng(0 if seed is None else seed)
"""


@dataclass(frozen=True)
class MutantCheck:
    """What became of one mutant.

    Attributes:
        unit: the unit's name.
        exercise: the exercise's name.
        line: the line of the reference that was changed.
        verdict: "killed" by a hidden test; "equivalent", as far as its answers tell; "survived"; or "unreached":
            no test runs the line.
        text: what was changed.
        diff: the changed lines, for those that survive.
    """

    unit: str
    exercise: str
    line: int
    verdict: str
    text: Text
    diff: str = ""

    @property
    def survives(self) -> bool:
        """Whether it answers wrongly, or might, and no hidden test notices."""
        return self.verdict in (SURVIVED, UNREACHED)


def try_mutants(grader: Grader, unit: Unit, exercise: Exercise) -> Iterator[MutantCheck]:
    """Hand in every mutant of an exercise's reference."""
    reference = unit.reference_file.read_text(encoding="utf-8")
    tests = [t for t in grader.tests if t.unit is unit and t.exercise is exercise and not t.key.public]
    examiner = _Examiner(grader, unit, exercise, tests)
    for mutant in mutants_of(reference, exercise.name, thorough=True):
        verdict = _verdict(grader, unit, tests, mutant, examiner)
        diff = changed_lines(reference, mutant) if verdict in (SURVIVED, UNREACHED) else ""
        yield MutantCheck(unit.name, exercise.name, mutant.line, verdict, mutant.text, diff)


def _verdict(
    grader: Grader, unit: Unit, tests: list[CourseTest], mutant: Mutant, examiner: _Examiner
) -> str:
    with closing(subject_of(grader, unit, mutant.source)) as subject:
        killer = grader.first_failure(subject, tests)
    if killer is not None:
        # What catches one mutant often catches the next one: it is tried first.
        tests.remove(killer)
        tests.insert(0, killer)
        return KILLED
    if not examiner.is_reached(mutant.line):
        return UNREACHED
    return EQUIVALENT if examiner.answers_alike(mutant.source) else SURVIVED


class _Examiner:
    """Compares programs with the reference on more inputs than the tests have.

    Args:
        grader: gives course and launcher.
        unit: the unit.
        exercise: the exercise that was changed.
        tests: its hidden tests; they show how its functions and classes are used.
    """

    def __init__(self, grader: Grader, unit: Unit, exercise: Exercise, tests: Sequence[CourseTest]) -> None:
        self._grader, self._unit, self._exercise = grader, unit, exercise
        self._tests = tuple(tests)
        self._right = functools.cache(self._right_answers)
        self._inputs = functools.cache(self._make_inputs)
        self._lines = functools.cache(self._reached_lines)

    def answers_alike(self, source: str) -> bool:
        """Whether a program answers everything as the reference does."""
        right = self._right()
        try:
            with closing(self._subject(source)) as subject:
                return all(same(theirs, ours) for theirs, ours in zip(self._answers(subject), right, strict=True))
        except StudentError:
            return False

    def is_reached(self, line: int) -> bool:
        """Whether a statement of the reference runs in any hidden test."""
        return any(number in self._lines() for number in _statement_at(self._unit, line))

    def _right_answers(self) -> tuple[Transcript, ...]:
        source = self._unit.reference_file.read_text(encoding="utf-8")
        with closing(self._subject(source)) as subject:
            return tuple(self._answers(subject))

    def _subject(self, source: str) -> Sandboxed:
        return subject_of(self._grader, self._unit, _SEEDED + source)

    def _answers(self, subject: Sandboxed) -> Iterator[Transcript]:
        """What a program answers to direct calls, then to what tests ask with other seeds."""
        calls, probings = self._inputs()
        for cases in calls:
            answers = subject.student(self._unit).many(self._exercise.name, cases)
            yield from ((signature(answer),) for answer in answers)
        for answers, probes in probings:
            yield from (tuple(listen(probe, subject, answers).transcript) for probe in probes)

    def _make_inputs(self) -> tuple[list[Any], list[Any]]:
        courses = [with_seed(self._grader.course, f"equivalence {n}") for n in range(_CALL_SEEDS)]
        calls = []
        if inspect.isfunction(getattr(load_reference(self._unit), self._exercise.name)):
            calls = [load_cases(course, self._unit, self._exercise.name, public=public)
                     for course, public in ((courses[0], True), *((course, False) for course in courses))]
        answers = [LiveAnswers(course) for course in courses[:_PROBE_SEEDS]]
        return calls, [(one, probes_of(self._tests, one)) for one in answers]

    def _reached_lines(self) -> frozenset[int]:
        """The lines of the reference that run in some hidden test."""
        module = load_reference(self._unit)
        subject, lines = InProcess(vars(module)), set[int]()
        with redirect_stdout(io.StringIO()), _tracing(str(module.__file__), lines.add):
            for probe in probes_of(self._tests, self._grader.answers):
                listen(probe, subject, self._grader.answers)
        return frozenset(lines)


@contextmanager
def _tracing(filename: str, reached: Callable[[int], object]) -> Iterator[None]:
    """Tell which lines of a file run."""

    def trace(frame: types.FrameType, event: str, _arg: Any) -> Any:
        if frame.f_code.co_filename != filename:
            return None
        if event == "line":
            reached(frame.f_lineno)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def _statement_at(unit: Unit, line: int) -> range:
    """The lines of the innermost statement that a line belongs to; of a compound one, those of its head."""
    tree = ast.parse(unit.reference_file.read_text(encoding="utf-8"))
    around = [node for node in ast.walk(tree) if isinstance(node, ast.stmt)
              and node.lineno <= line <= (node.end_lineno or node.lineno)]
    inner = max(around, key=lambda node: node.lineno)
    body = getattr(inner, "body", None)
    last = max(inner.lineno, body[0].lineno - 1) if body else inner.end_lineno or inner.lineno
    return range(inner.lineno, last + 1)
