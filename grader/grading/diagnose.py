"""Say which mistake was made: known mistakes first, then small changes of the reference, then symptoms.

A student's answers on several inputs are compared with what each known mistake answers on the same inputs. Only
what explains every answer is said; one sentence, never a guess.
"""

from __future__ import annotations

import functools
import inspect
import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from typing import Any

from grader.checks import Observation, explain
from grader.course import Course, Exercise, Unit
from grader.course.files import load_mistakes, load_reference, run_source, variant_source
from grader.course.model import MISTAKES
from grader.grading.answers import Answers, read_recording
from grader.grading.crashes import explain_crash
from grader.grading.mutants import mutants_of
from grader.grading.plugin import CourseTest
from grader.grading.subject import InProcess, Sandboxed, Subject
from grader.grading.transcripts import Heard, Probe, Transcript, listen, probes_of, same
from grader.locale import T, Text
from grader.sandbox import Launcher, StudentError
from grader.submissions import Cell, Program

_MAX_PROBES = 60
_MAX_RECORDED = 8
LEAST_EVIDENCE = 3
_MAX_NAMED = 2


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with an exercise as a whole.

    Attributes:
        kind: "mistake", "variant", "symptom" or "crash".
        name: which one; for a known mistake its name in `mistakes.py`.
        text: what the student reads; it quotes no input and no expected value.
    """

    kind: str
    name: str
    text: Text


@dataclass
class Suspect:
    """A wrong version of an exercise, and what it has answered so far to the probes, in their order.

    Attributes:
        kind: "mistake" or "variant".
        name: what it is called.
        text: what is said of it.
        source: the program that has this mistake.
        unit: the unit it belongs to.
        heard: its transcripts; probes are run only as far as they are needed to rule it out.
    """

    kind: str
    name: str
    text: Text
    source: str
    unit: Unit
    heard: list[Transcript] = field(default_factory=list)

    @functools.cached_property
    def here(self) -> InProcess:
        """The program in this process. Like a student's, it keeps what it remembers from one probe to the next."""
        namespace: dict[str, Any] = {"__name__": "variant"}
        run_source(self.unit, self.source, "<variant>", namespace)
        return InProcess(namespace)


@dataclass(frozen=True)
class Lineup:
    """The probes of one exercise, the right answers to them, the known mistakes, and the names of its parameters."""

    probes: tuple[Probe, ...]
    right: tuple[Transcript, ...]
    mistakes: tuple[Suspect, ...]
    parameters: tuple[str, ...]


class Diagnoser:
    """Diagnoses exercises of one course; what suspects answer is worked out once and kept.

    Args:
        course: the course.
        answers: gives inputs and right answers.
        tests: the collected tests.
        launcher: makes the processes in which small changes of the reference are tried.
    """

    def __init__(self, course: Course, answers: Answers, tests: Sequence[CourseTest], launcher: Launcher) -> None:
        self._course, self._answers, self._tests, self._launcher = course, answers, tests, launcher
        self._lineup = functools.cache(self._make_lineup)
        self._variants = functools.cache(self._make_variants)

    def diagnose(self, unit: Unit, exercise: Exercise, subject: Subject) -> Diagnosis | None:
        """What is wrong with the subject's version of an exercise; None when nothing certain can be said."""
        lineup = self._lineup(unit.name, exercise.name)
        try:
            heard = self._hear(lineup, subject)
            theirs = tuple(tuple(one.transcript) for one in heard)
            found = self._identified(unit, lineup, lineup.mistakes, theirs)
            again = () if found else self._hear(lineup, subject)
        except StudentError:
            return None
        return (
            found
            or self._identified_beside_chance(unit, lineup, theirs, again)
            or _crash(heard, lineup.right)
            or self._identified(unit, lineup, self._variants(unit.name, exercise.name), theirs)
            or symptom_of(lineup.probes, heard, lineup.parameters)
        )

    def _hear(self, lineup: Lineup, subject: Subject) -> list[Heard]:
        """The subject's answers to all probes; what tests leave behind in a process may change answers."""
        with subject.fresh() as fresh:
            return [listen(probe, fresh, self._answers) for probe in lineup.probes]

    def _identified_beside_chance(
        self, unit: Unit, lineup: Lineup, theirs: Sequence[Transcript], again: Sequence[Heard]
    ) -> Diagnosis | None:
        """The known mistake that answers as the student did wherever the student answers the same every time."""
        steady = frozenset(i for i, one in enumerate(again) if same(one.transcript, theirs[i]))
        if not steady or len(steady) == len(theirs):
            return None
        return self._identified(unit, lineup, lineup.mistakes, theirs, steady)

    def lineup(self, unit: Unit, exercise: Exercise) -> Lineup:
        """What the answers to an exercise are compared with."""
        return self._lineup(unit.name, exercise.name)

    def suspects(self, unit: Unit, exercise: Exercise, kind: str) -> tuple[Suspect, ...]:
        """The wrong versions of one kind, "mistake" or "variant", that an exercise's answers are compared with."""
        if kind == "mistake":
            return self.lineup(unit, exercise).mistakes
        return self._variants(unit.name, exercise.name)

    def _make_lineup(self, unit_name: str, name: str) -> Lineup:
        unit = self._course.unit(unit_name)
        tests = [t for t in self._tests if t.unit.name == unit_name and t.exercise.name == name]
        if unit.is_released:
            return _recorded_lineup(unit, read_recording(unit).lineups.get(name), tests)
        reference = InProcess(vars(load_reference(unit)))
        probes: list[Probe] = []
        right: list[Transcript] = []
        asked: set[object] = set()
        for probe in probes_of(tests, self._answers):
            with _quietly():
                heard = listen(probe, reference, self._answers)
            key = (tuple(heard.calls), tuple(shape for shape, _sums in heard.transcript))
            if key not in asked and len(probes) < _MAX_PROBES:
                asked.add(key)
                probes.append(probe)
                right.append(tuple(heard.transcript))
        mistakes = tuple(Suspect("mistake", m.name, m.hint, variant_source(unit, m, MISTAKES), unit)
                         for m in load_mistakes(unit) if m.exercise == name)
        function: Callable[..., Any] = getattr(load_reference(unit), name)
        return Lineup(tuple(probes), tuple(right), mistakes, tuple(inspect.signature(function).parameters))

    def record(self, unit: Unit, exercise: Exercise) -> dict[str, Any]:
        """The exercise's lineup as plain data for students' copies: signatures of answers, no solution."""
        lineup = self._lineup(unit.name, exercise.name)
        count = min(_MAX_RECORDED, len(lineup.probes))
        for suspect in lineup.mistakes:
            with self._stand_in(unit, suspect) as subject:
                for probe in lineup.probes[len(suspect.heard) : count]:
                    suspect.heard.append(tuple(listen(probe, subject, self._answers).transcript))
        return {
            "parameters": list(lineup.parameters),
            "probes": [[probe.test.key.test, probe.case] for probe in lineup.probes[:count]],
            "right": lineup.right[:count],
            "mistakes": [{"name": s.name, "hint": s.text.to_data(), "heard": s.heard[:count]} for s in lineup.mistakes],
        }

    def _make_variants(self, unit_name: str, name: str) -> tuple[Suspect, ...]:
        unit = self._course.unit(unit_name)
        source = "" if unit.is_released else unit.reference_file.read_text(encoding="utf-8")
        return tuple(
            Suspect("variant", mutant.text.template,
                    T("Your answers are what one gets with {change}.", change=mutant.text), mutant.source, unit)
            for mutant in mutants_of(source, name))

    def _identified(
        self, unit: Unit, lineup: Lineup, suspects: Sequence[Suspect], theirs: Sequence[Transcript],
        judged: frozenset[int] | None = None,
    ) -> Diagnosis | None:
        """The suspect that answers as the student did, to every probe or to those whose places are judged."""
        places = frozenset(range(len(theirs))) if judged is None else judged
        fitting = [suspect for suspect in suspects if self._fits(unit, suspect, lineup, theirs, places)]
        texts = list(dict.fromkeys(suspect.text for suspect in fitting))
        if not fitting or len(texts) > _MAX_NAMED:
            return None
        if len(texts) == 1:
            return Diagnosis(fitting[0].kind, fitting[0].name, texts[0])
        name = " | ".join(dict.fromkeys(suspect.name for suspect in fitting))
        return Diagnosis(fitting[0].kind, name, T("One of these fits your answers: {first} / {second}",
                                                  first=texts[0], second=texts[1]))

    def _fits(
        self, unit: Unit, suspect: Suspect, lineup: Lineup, theirs: Sequence[Transcript], places: frozenset[int]
    ) -> bool:
        if not all(same(own, theirs[i]) for i, own in enumerate(suspect.heard) if i in places):
            return False
        with self._stand_in(unit, suspect) as subject:
            for index in range(len(suspect.heard), len(theirs)):
                try:
                    heard = tuple(listen(lineup.probes[index], subject, self._answers).transcript)
                except StudentError:
                    heard = (("does not end", ()),)
                suspect.heard.append(heard)
                if index in places and not same(heard, theirs[index]):
                    return False
        telling = sum(not same(suspect.heard[i], lineup.right[i]) for i in places)
        return telling >= max(1, min(LEAST_EVIDENCE, len(lineup.right)))  # where nothing is asked, anything would fit

    @contextmanager
    def _stand_in(self, unit: Unit, suspect: Suspect) -> Iterator[Subject]:
        """The suspect's program: known mistakes run here, but a changed reference may hang or eat memory."""
        if suspect.kind == "mistake":
            with _quietly():
                yield suspect.here
            return
        program = Program(f"{unit.name}.py", "py", (Cell(0, suspect.source),))
        subject = Sandboxed(self._course, {unit.name: program}, self._launcher)
        try:
            yield subject
        finally:
            subject.close()


def _recorded_lineup(unit: Unit, data: dict[str, Any] | None, tests: Sequence[CourseTest]) -> Lineup:
    """Read what `Diagnoser.record` wrote."""
    by_name = {test.key.test: test for test in tests}
    if data is None or any(test not in by_name for test, _case in data["probes"]):
        return Lineup((), (), (), ())
    probes = tuple(Probe(by_name[test], case) for test, case in data["probes"])
    mistakes = tuple(
        Suspect("mistake", m["name"], Text.from_data(m["hint"]), "", unit, [_transcript(heard) for heard in m["heard"]])
        for m in data["mistakes"])
    return Lineup(probes, tuple(map(_transcript, data["right"])), mistakes, tuple(data["parameters"]))


def _transcript(data: Sequence[Sequence[Any]]) -> Transcript:
    return tuple((shape, tuple(sums)) for shape, sums in data)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what course authors' code prints and warns of away from the screen."""
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _crash(heard: Sequence[Heard], right: Sequence[Transcript]) -> Diagnosis | None:
    """What the first known exception means, if exceptions are most of what is wrong."""
    wrong = [one for one, wanted in zip(heard, right, strict=True) if not same(one.transcript, wanted)]
    errors = [one.error for one in wrong if one.error is not None]
    if 2 * len(errors) < len(wrong):
        return None
    for error in errors:
        function = error.frames[-1].function if error.frames else ""
        # What loading the program told is certain; what the exception's words may mean is a guess beside it.
        text = error.cause or explain_crash(error.type_name, error.message, error.missing, function)
        if text is not None:
            return Diagnosis("crash", error.type_name, text)
    return None


def symptom_of(probes: Sequence[Probe], heard: Sequence[Heard], parameters: Sequence[str]) -> Diagnosis | None:
    """The pattern in what came and what was expected, if there is one in some comparison of a test.

    Args:
        probes: what was asked.
        heard: what came.
        parameters: the names of the exercise's parameters.
    """
    groups: dict[tuple[str, int, str], list[Observation]] = {}
    for probe, one in zip(probes, heard, strict=True):
        for position, (name, observation) in enumerate(one.compared):
            if len(observation.inputs) == len(parameters):  # for a class the case is not the arguments
                groups.setdefault((probe.test.key.test, position, name), []).append(observation)
    for (_test, _position, name), observations in groups.items():
        found = explain(observations, parameters, name=name) if name else explain(observations, parameters)
        if found is not None:
            return Diagnosis("symptom", found.kind, found.text)
    return None
