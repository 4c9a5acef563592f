"""How good a course is: everything that is verified about it, in several processes, and the figures that come out."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from grader.course import Course, Exercise, Unit, read_course
from grader.grading.grade import Grader, Selection
from grader.grading.pool import core_count, in_processes
from grader.grading.stability import SeedVerdict, try_seeds
from grader.grading.subject import course_limits
from grader.grading.survivors import EQUIVALENT, KILLED, MutantCheck, try_mutants
from grader.grading.verify import Check, check_exercise
from grader.locale import T, Text
from grader.sandbox import best_launcher

LEAST_PUBLIC = 0.8  # of a unit's mistakes: a student should see most of them without the hidden tests
LEAST_KILLED, LEAST_KILLED_IN_UNIT = 0.995, 0.98  # of the mutants that are not equivalent
_SEEDS_AT_A_TIME = 5


@dataclass(frozen=True)
class Plan:
    """What is done beside the checks.

    Attributes:
        mutants: whether to hand in every small change of every reference.
        seeds: with how many other seeds of the course every program is judged again.
    """

    mutants: bool = False
    seeds: int = 0


@dataclass(frozen=True)
class Figures:
    """What was counted in an exercise, a unit or a course."""

    alternatives: int
    mistakes: int
    named: int
    public: int
    mutants: int
    equivalent: int
    killed: int

    @property
    def public_share(self) -> float:
        """The share of the mistakes that public tests alone catch."""
        return self.public / self.mistakes if self.mistakes else 1.0

    @property
    def killed_share(self) -> float:
        """The share of the mutants that hidden tests catch, without those that are equivalent."""
        wrong = self.mutants - self.equivalent
        return self.killed / wrong if wrong else 1.0


@dataclass(frozen=True)
class ExerciseQuality:
    """All that was found out about one exercise.

    Attributes:
        unit: the unit's name.
        name: the exercise's name.
        checks: each program and text that was checked.
        mutants: each small change of the reference.
        disagreements: verdicts that another seed of the course changes.
    """

    unit: str
    name: str
    checks: tuple[Check, ...]
    mutants: tuple[MutantCheck, ...]
    disagreements: tuple[SeedVerdict, ...]

    @property
    def mistakes(self) -> tuple[Check, ...]:
        """The checks of its known mistakes."""
        return tuple(check for check in self.checks if check.kind == "mistake")

    @property
    def survivors(self) -> tuple[MutantCheck, ...]:
        """The mutants that no hidden test notices."""
        return tuple(mutant for mutant in self.mutants if mutant.survives)


@dataclass(frozen=True)
class Quality:
    """All that was found out about some exercises of a course.

    Attributes:
        plan: what was done.
        exercises: one for each exercise.
        complete: the names of the units of which every exercise is there.
    """

    plan: Plan
    exercises: tuple[ExerciseQuality, ...]
    complete: tuple[str, ...]

    @property
    def units(self) -> dict[str, list[ExerciseQuality]]:
        """The exercises by unit."""
        names = dict.fromkeys(exercise.unit for exercise in self.exercises)
        return {name: [exercise for exercise in self.exercises if exercise.unit == name] for name in names}


def figures(exercises: Iterable[ExerciseQuality]) -> Figures:
    """The counts of some exercises together."""
    chosen = list(exercises)
    checks = [check for exercise in chosen for check in exercise.checks]
    mistakes = [check for check in checks if check.kind == "mistake"]
    verdicts = [mutant.verdict for exercise in chosen for mutant in exercise.mutants]
    return Figures(
        sum(check.kind == "alternative" for check in checks), len(mistakes), sum(c.is_named for c in mistakes),
        sum(not c.public for c in mistakes), len(verdicts), verdicts.count(EQUIVALENT), verdicts.count(KILLED))


def faults(quality: Quality) -> Iterator[tuple[str, Text]]:
    """What is not as it should be: the unit, `unit.exercise` or, for all of it, "", and a sentence."""
    for unit, exercises in quality.units.items():
        for exercise in exercises:
            where = f"{unit}.{exercise.name}"
            yield from ((where, fault) for check in exercise.checks for fault in check.faults)
            yield from ((where, _disagreement(verdict)) for verdict in exercise.disagreements)
        total = figures(exercises)
        if unit in quality.complete and total.public_share < LEAST_PUBLIC:
            yield unit, _too_few_public(total, exercises)
        if total.killed_share < LEAST_KILLED_IN_UNIT:
            yield unit, _too_few_killed(total, LEAST_KILLED_IN_UNIT)
    total = figures(quality.exercises)
    if total.killed_share < LEAST_KILLED:
        yield "", _too_few_killed(total, LEAST_KILLED)


def _too_few_public(total: Figures, exercises: Sequence[ExerciseQuality]) -> Text:
    missed = [mistake.name for exercise in exercises for mistake in exercise.mistakes if mistake.public]
    return T("public tests catch {caught} of {count} mistakes, {share} %; at least {least} % should be caught. "
             "Not caught: {names}", caught=total.public, count=total.mistakes, share=_percent(total.public_share),
             least=_percent(LEAST_PUBLIC), names=", ".join(missed))


def _too_few_killed(total: Figures, least: float) -> Text:
    return T("hidden tests notice {killed} of {count} mutants, {share} %; at least {least} % should be noticed",
             killed=total.killed, count=total.mutants - total.equivalent, share=_percent(total.killed_share),
             least=_percent(least))


def _disagreement(verdict: SeedVerdict) -> Text:
    passes = T("with the seed `{seed}`, `{name}` passes the hidden tests; with the course's it does not",
               seed=verdict.seed, name=verdict.name or verdict.exercise)
    fails = T("with the seed `{seed}`, `{name}` fails a hidden test; with the course's it does not",
              seed=verdict.seed, name=verdict.name or verdict.exercise)
    return passes if verdict.passed else fails


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".removesuffix(".0")


@dataclass(frozen=True)
class Task:
    """A part of the work that one process does at a time.

    Attributes:
        kind: "checks", "mutants" or "seeds".
        unit: the unit's name.
        exercises: names of its exercises.
        seeds: the seeds to try.
    """

    kind: str
    unit: str
    exercises: tuple[str, ...]
    seeds: tuple[str, ...] = ()


Found = Check | MutantCheck | SeedVerdict


def verify_course(
    course: Course, selection: Selection, plan: Plan, *, jobs: int | None = None,
    on_done: Callable[[int, int], object] = lambda _done, _total: None,
) -> Quality:
    """Verify some exercises of a course.

    Args:
        course: the course.
        selection: the exercises.
        plan: what is done beside the checks.
        jobs: how many processes work; by default as many as there are cores.
        on_done: told how many parts of the work are done, and how many there are.

    Raises:
        GraderError: the course is not fit to be run at all, or a worker process died.
    """
    tasks, found = _tasks(selection, plan), list[Found]()
    on_done(0, len(tasks))
    workers = min(jobs or core_count(), len(tasks))
    for done, part in enumerate(_do_all(course, selection, tasks, workers), 1):
        found += part
        on_done(done, len(tasks))
    complete = [unit.name for unit in course.units if all((unit, exercise) in selection for exercise in unit.exercises)]
    return Quality(plan, tuple(_collected(unit, exercise, found) for unit, exercise in selection), tuple(complete))


def _tasks(selection: Selection, plan: Plan) -> list[Task]:
    kinds = ["checks", "mutants"] if plan.mutants else ["checks"]
    tasks = [Task(kind, unit.name, (exercise.name,)) for kind in kinds for unit, exercise in selection]
    seeds = [str(number) for number in range(1, plan.seeds + 1)]
    for start in range(0, len(seeds), _SEEDS_AT_A_TIME):
        for unit in dict.fromkeys(unit for unit, _exercise in selection):
            names = tuple(exercise.name for owner, exercise in selection if owner is unit)
            tasks.append(Task("seeds", unit.name, names, tuple(seeds[start : start + _SEEDS_AT_A_TIME])))
    return tasks


def _do_all(course: Course, selection: Selection, tasks: Sequence[Task], workers: int) -> Iterator[list[Found]]:
    if workers > 1:
        names = tuple((unit.name, exercise.name) for unit, exercise in selection)
        yield from in_processes(_do, [(str(course.folder.resolve()), names, task) for task in tasks], workers)
        return
    with closing(_Bench(course, selection)) as bench:
        for task in tasks:
            yield bench.do(task)


class _Bench:
    """Does one task after the other, with one launcher and one collection of tests.

    Args:
        course: the course.
        selection: the exercises.
    """

    def __init__(self, course: Course, selection: Selection) -> None:
        self._course = course
        self._launcher = best_launcher(course.settings.modules, course_limits(course)).launcher
        try:
            self._grader = Grader(course, selection, self._launcher)
        except BaseException:
            self._launcher.close()
            raise

    def do(self, task: Task) -> list[Found]:
        unit = self._course.unit(task.unit)
        exercises = [unit.exercise(name) for name in task.exercises]
        if task.kind == "seeds":
            return [*try_seeds(self._course, unit, exercises, self._launcher, task.seeds)]
        examine: Callable[[Grader, Unit, Exercise], Iterator[Found]]
        examine = check_exercise if task.kind == "checks" else try_mutants
        return [found for exercise in exercises for found in examine(self._grader, unit, exercise)]

    def close(self) -> None:
        self._grader.__exit__(None, None, None)
        self._launcher.close()


@functools.cache
def _bench(course_folder: str, names: tuple[tuple[str, str], ...]) -> _Bench:
    """The bench of a worker process; it ends with the process."""
    course = read_course(Path(course_folder))
    units = [(course.unit(unit), exercise) for unit, exercise in names]
    return _Bench(course, [(unit, unit.exercise(exercise)) for unit, exercise in units])


def _do(course_folder: str, names: tuple[tuple[str, str], ...], task: Task) -> list[Found]:
    return _bench(course_folder, names).do(task)


def _collected(unit: Unit, exercise: Exercise, found: Iterable[Found]) -> ExerciseQuality:
    """What was found out about one exercise, in whatever order."""
    mine = [one for one in found if (one.unit, one.exercise) == (unit.name, exercise.name)]
    checks = tuple(one for one in mine if isinstance(one, Check))
    usual = {(check.kind, check.name): check.hidden for check in checks}
    other = [one for one in mine if isinstance(one, SeedVerdict) and one.passed != usual[one.kind, one.name]]
    return ExerciseQuality(
        unit.name, exercise.name, checks, tuple(one for one in mine if isinstance(one, MutantCheck)),
        tuple(sorted(other, key=lambda one: (one.kind, one.name, int(one.seed)))))
