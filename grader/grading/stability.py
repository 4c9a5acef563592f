"""Do verdicts depend on the hidden inputs? The same programs are judged with other seeds of the course."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace

from grader.course import Course, Exercise, Unit
from grader.grading.grade import Grader
from grader.grading.verify import Version, subject_of, versions
from grader.sandbox import Launcher


@dataclass(frozen=True)
class SeedVerdict:
    """Whether a program passes the hidden tests with one seed of the course.

    Attributes:
        unit: the unit's name.
        exercise: the exercise's name.
        kind: "reference", "alternative" or "mistake".
        name: its name in the author's file.
        seed: the `seed` that `course.toml` would have.
        passed: whether every hidden test passed.
    """

    unit: str
    exercise: str
    kind: str
    name: str
    seed: str
    passed: bool


def with_seed(course: Course, seed: str) -> Course:
    """The course with other hidden inputs."""
    return replace(course, settings=replace(course.settings, seed=seed))


def try_seeds(
    course: Course, unit: Unit, exercises: Sequence[Exercise], launcher: Launcher, seeds: Sequence[str]
) -> list[SeedVerdict]:
    """Judge the reference, alternatives and known mistakes of some exercises with other seeds."""
    selection = [(unit, exercise) for exercise in exercises]
    with ExitStack() as stack:
        graders = [stack.enter_context(Grader(_patient(with_seed(course, seed), len(seeds)), selection, launcher))
                   for seed in seeds]
        return [verdict for exercise in exercises for version in versions(unit, exercise)
                for verdict in _verdicts(graders, unit, exercise, version)]


def _patient(course: Course, times: int) -> Course:
    """The course with more time for a program as a whole, which is judged so many times."""
    limits = {name: value * times if name in ("total_seconds", "cpu_seconds") else value
              for name, value in course.settings.limits.items()}
    return replace(course, settings=replace(course.settings, limits=limits))


def _verdicts(
    graders: Sequence[Grader], unit: Unit, exercise: Exercise, version: Version
) -> list[SeedVerdict]:
    """One program's verdicts; it is loaded only once, and tests that failed it are tried first."""
    first, found = "", []
    with closing(subject_of(graders[0], unit, version.source)) as subject:
        for grader in graders:
            tests = [t for t in grader.tests if t.exercise is exercise and not t.key.public]
            failed = grader.first_failure(subject, sorted(tests, key=lambda test: test.key.test != first))
            first = failed.key.test if failed else first
            found.append(SeedVerdict(unit.name, exercise.name, version.kind, version.name,
                                     grader.course.settings.seed, failed is None))
    return found
