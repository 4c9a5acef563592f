"""Test the tests: the reference gets everything, stub and trivial answers nothing, and every mistake is recognised."""

from __future__ import annotations

import ast
import io
from collections.abc import Callable, Iterator
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from typing import Any

from grader.course import Exercise, Unit
from grader.course.files import load_alternatives, load_mistakes, variant_source
from grader.course.model import ALTERNATIVES, MISTAKES
from grader.course.stub import make_stub
from grader.course.text import exercise_text
from grader.errors import CourseError
from grader.grading.diagnose import LEAST_EVIDENCE
from grader.grading.grade import Grader
from grader.grading.results import ExerciseResult, Outcome
from grader.grading.subject import InProcess, Sandboxed
from grader.grading.transcripts import listen, same
from grader.locale import LANGUAGES, T, Text
from grader.submissions import Cell, Program

LEAST_WORDS, MOST_WORDS = 15, 180
# Bodies that a student might hand in to see what they earn: they must earn nothing.
_TRIVIAL = ("return None", "return 0.0", "return args[0] if args else 0.0")
_FIRST_ARGUMENT = _TRIVIAL[-1]
_MISTAKE = "mistake:"


@dataclass(frozen=True)
class Check:
    """One thing that was verified about one exercise.

    Attributes:
        unit: the unit's name.
        exercise: the exercise's name.
        kind: "reference", "stub", "trivial", "alternative", "mistake" or "text".
        name: the name of the alternative or mistake, the trivial body, the language of the text.
        faults: what is not as it should be, as sentences; none if all is well.
        hidden: whether it passes every hidden test.
        public: whether it passes every public test.
        diagnosis: which mistake was recognised (see `ExerciseResult`); "time limit" for what does not end.
    """

    unit: str
    exercise: str
    kind: str
    name: str
    faults: tuple[Text, ...] = ()
    hidden: bool = True
    public: bool = True
    diagnosis: str = ""

    @property
    def passed(self) -> bool:
        """Whether all is as it should be."""
        return not self.faults

    @property
    def is_named(self) -> bool:
        """Of a mistake: whether students are told what it is."""
        return self.diagnosis == "time limit" or self.diagnosis.startswith(_MISTAKE)

    @property
    def equivalents(self) -> tuple[str, ...]:
        """Of a mistake: other known mistakes that answer alike, and are named in its place or beside it."""
        names = self.diagnosis.removeprefix(_MISTAKE).split(" | ") if self.diagnosis.startswith(_MISTAKE) else []
        return tuple(name for name in names if name != self.name)


@dataclass(frozen=True)
class Version:
    """One program of an exercise whose verdict is known beforehand.

    Attributes:
        kind: "reference", "alternative" or "mistake".
        name: its name in the author's file; "" for the reference.
        source: the text of the program.
        named: whether a mistake can be recognised.
    """

    kind: str
    name: str
    source: str
    named: bool = True


def versions(unit: Unit, exercise: Exercise) -> list[Version]:
    """The reference, the alternatives and the known mistakes of an exercise, as programs."""
    found = [Version("reference", "", unit.reference_file.read_text(encoding="utf-8"))]
    for kind, file, variants in (("alternative", ALTERNATIVES, load_alternatives(unit)),
                                 ("mistake", MISTAKES, load_mistakes(unit))):
        found += [Version(kind, variant.name, variant_source(unit, variant, file), variant.named)
                  for variant in variants if variant.exercise == exercise.name]
    return found


def check_exercise(grader: Grader, unit: Unit, exercise: Exercise) -> Iterator[Check]:
    """Verify an exercise, check by check: each program is judged as if it had been handed in."""
    desk = _Desk(grader, unit, exercise)
    reference = unit.reference_file.read_text(encoding="utf-8")
    yield from (_check_text(unit, exercise, lang) for lang in LANGUAGES)
    yield desk.check("stub", "", make_stub(reference, unit, "en"), _stub_faults)
    for body in _wrong_bodies(reference, exercise):
        yield desk.check("trivial", body, reference + _trivial(reference, exercise, body), _trivial_faults)
    for version in versions(unit, exercise):
        yield desk.check(version.kind, version.name, version.source, _FAULTS[version.kind], named=version.named)


@dataclass(frozen=True)
class _Desk:
    """Where the programs of one exercise are handed in."""

    grader: Grader
    unit: Unit
    exercise: Exercise

    def check(self, kind: str, name: str, source: str, faults: _Faults, *, named: bool = True) -> Check:
        with closing(subject_of(self.grader, self.unit, source)) as subject:
            (result,) = self.grader.judge_unit(self.unit, [self.exercise], subject, diagnose=kind == "mistake")
            found = [*_load_faults(subject, self.unit, self.exercise), *faults(result, name)]
            if kind == "alternative" and not found:
                found += self._findings(subject, name, source)
            elif kind == "mistake" and named and result.outcome is not Outcome.TIMED_OUT and not _is_named(result):
                found.append(_unnamed(self.grader, result, name, self.unit, self.exercise))
        said = "time limit" if result.outcome is Outcome.TIMED_OUT else result.diagnosis
        return Check(self.unit.name, self.exercise.name, kind, name, tuple(found), _passes(result, public=False),
                     _passes(result, public=True), said)

    def _findings(self, subject: Sandboxed, name: str, source: str) -> Iterator[Text]:
        """What the diagnosis would say of a right answer."""
        diagnoser = self.grader.diagnoser
        found = None if self._answers_rightly(source) else diagnoser.diagnose(self.unit, self.exercise, subject)
        if found is not None:
            yield T("the diagnosis finds something in the alternative `{name}`: {finding}", name=name,
                    finding=found.text)

    def _answers_rightly(self, source: str) -> bool:
        """Whether a program answers everything as the reference does; then there is nothing to be found."""
        lineup = self.grader.diagnoser.lineup(self.unit, self.exercise)
        namespace: dict[str, Any] = {"__name__": self.unit.name}
        try:
            with redirect_stdout(io.StringIO()):
                exec(source, namespace)  # noqa: S102 - the course author's own code, which passed the tests
                return all(same(listen(probe, InProcess(namespace), self.grader.answers).transcript, right)
                           for probe, right in zip(lineup.probes, lineup.right, strict=True))
        except Exception:  # noqa: BLE001 - something that only works where submissions run
            return False


def subject_of(grader: Grader, unit: Unit, source: str) -> Sandboxed:
    """A program text, as if it had been handed in."""
    program = Program(f"{unit.name}.py", "py", (Cell(0, source),))
    return Sandboxed(grader.course, {unit.name: program}, grader.launcher)


def _wrong_bodies(reference: str, exercise: Exercise) -> tuple[str, ...]:
    """The trivial bodies; for the identity function, giving back what came in is no such answer but the right one."""
    functions = (node for node in ast.parse(reference).body if isinstance(node, ast.FunctionDef))
    function = next((node for node in functions if node.name == exercise.name), None)
    if function is not None and function.args.args:
        last, first = function.body[-1], function.args.args[0].arg
        statements = len(function.body) - (ast.get_docstring(function) is not None)
        if statements == 1 and ast.unparse(last) == f"return {first}":
            return tuple(body for body in _TRIVIAL if body != _FIRST_ARGUMENT)
    return _TRIVIAL


def _trivial(reference: str, exercise: Exercise, body: str) -> str:
    if f"\nclass {exercise.name}" in reference:
        return (f"\n\nclass {exercise.name}({exercise.name}):\n    def __getattribute__(self, name):\n"
                f"        def method(*args, **kwargs):\n            {body}\n        return method\n")
    return f"\n\ndef {exercise.name}(*args, **kwargs):\n    {body}\n"


def _load_faults(subject: Sandboxed, unit: Unit, exercise: Exercise) -> Iterator[Text]:
    """What cannot be loaded; the reference, which stands before every variant, would be judged in its place."""
    report = subject.load_report(unit)
    for note in report.notes if report else ():
        if note.kind in ("failed", "syntax") and exercise.name in note.names:
            yield T("it cannot be loaded: {error}", error=note.message)


def _passes(result: ExerciseResult, *, public: bool) -> bool:
    return all(test.outcome is Outcome.PASSED for test in result.tests if test.public is public)


_Faults = Callable[[ExerciseResult, str], Iterator[Text]]


def _stub_faults(result: ExerciseResult, _name: str) -> Iterator[Text]:
    if result.score or result.outcome is not Outcome.NOT_ATTEMPTED:
        yield T('the stub is not "not attempted", or earns points: {score} of {points}', **_points(result))


def _trivial_faults(result: ExerciseResult, body: str) -> Iterator[Text]:
    if result.score:
        yield T("the trivial answer `{body}` earns {score} of {points} points", body=body, **_points(result))


def _right_faults(result: ExerciseResult, name: str) -> Iterator[Text]:
    if result.outcome is not Outcome.PASSED:
        what = T("the alternative `{name}`", name=name) if name else T("the reference")
        yield T("{what} gets {score} of {points} points: {message}", what=what, message=result.message or "",
                **_points(result))


def _mistake_faults(result: ExerciseResult, name: str) -> Iterator[Text]:
    if _passes(result, public=False):
        yield T("the mistake `{name}` fails no hidden test", name=name)
    elif result.score >= result.points:
        yield T("the mistake `{name}` loses no points", name=name)


def _is_named(result: ExerciseResult) -> bool:
    return result.diagnosis.startswith(_MISTAKE)


def _unnamed(grader: Grader, result: ExerciseResult, name: str, unit: Unit, exercise: Exercise) -> Text:
    """What the diagnosis says in a mistake's place, and why it is not named."""
    right = grader.diagnoser.lineup(unit, exercise).right
    suspects = grader.diagnoser.suspects(unit, exercise, "mistake")
    heard = next(suspect.heard for suspect in suspects if suspect.name == name)
    telling = sum(not same(own, other) for own, other in zip(heard, right, strict=False))
    if result.outcome is Outcome.NOT_ATTEMPTED:
        reason = T("it counts as not written yet")
    elif not heard:
        reason = T("its answers are too large, or take too long, to be looked at")
    elif len(heard) < len(right):
        reason = T("its answers are not the same in another process (chance, memory, what was called before?)")
    elif telling < LEAST_EVIDENCE:
        reason = T("only {count} of the inputs tell it from a right answer; {least} are needed", count=telling,
                   least=LEAST_EVIDENCE)
    else:
        alike = [one.name for one in suspects if len(one.heard) == len(heard) and all(map(same, one.heard, heard))]
        reason = T("these answer alike: {names}", names=", ".join(alike))
    return T("the diagnosis does not name the mistake `{name}` but says: {said}; {reason}", name=name,
             said=result.diagnosis or T("nothing"), reason=reason)


_FAULTS: dict[str, _Faults] = {"reference": _right_faults, "alternative": _right_faults, "mistake": _mistake_faults}


def _points(result: ExerciseResult) -> dict[str, str]:
    return {"score": f"{result.score:g}", "points": f"{result.points:g}"}


def _check_text(unit: Unit, exercise: Exercise, lang: str) -> Check:
    """Whether students are told what to do in a language, and get hints of a reasonable length."""
    try:
        hints = exercise_text(unit, exercise.name, lang).hints
    except CourseError as error:
        return Check(unit.name, exercise.name, "text", lang, (error.message,))
    words = [len(hint.split()) for hint in hints]
    faults = tuple(
        T("hint {level} in text.{lang}.md has {count} words; it should have from {least} to {most}", level=level,
          lang=lang, count=count, least=LEAST_WORDS, most=MOST_WORDS)
        for level, count in enumerate(words, 1) if not LEAST_WORDS <= count <= MOST_WORDS)
    return Check(unit.name, exercise.name, "text", lang, faults)
