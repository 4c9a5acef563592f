"""Results as plain data, for programs; the form is described in docs/json.md and does not change lightly."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grader.grading.quality import ExerciseQuality, Figures, Quality, faults, figures
from grader.grading.results import ExerciseResult, SubmissionResult, TestResult
from grader.grading.survivors import UNREACHED


def results_data(results: Iterable[SubmissionResult], lang: str) -> dict[str, Any]:
    """What `grader grade --json` writes."""
    return {"submissions": [_submission(result, lang) for result in results]}


def _submission(result: SubmissionResult, lang: str) -> dict[str, Any]:
    return {
        "student": result.student,
        "name": result.name,
        "section": result.section,
        "score": rounded(result.score),
        "points": rounded(result.points),
        "sandbox": result.sandbox,
        "problems": [problem.show(lang) for problem in result.problems],
        "earlier": [{"path": e.path, "unit": e.unit, "time": e.time} for e in result.earlier],
        "exercises": [exercise_data(exercise, lang) for exercise in result.exercises],
    }


def exercise_data(exercise: ExerciseResult, lang: str) -> dict[str, Any]:
    """One exercise of one submission."""
    return {
        "unit": exercise.unit,
        "name": exercise.name,
        "score": rounded(exercise.score),
        "points": rounded(exercise.points),
        "outcome": exercise.outcome.value,
        "diagnosis": exercise.diagnosis,
        "tests": [_test(test, lang) for test in exercise.tests],
    }


def _test(test: TestResult, lang: str) -> dict[str, Any]:
    return {
        "name": test.name,
        "public": test.public,
        "outcome": test.outcome.value,
        "message": test.message.show(lang) if test.message else "",
        "feedback": test.feedback.show(lang) if test.feedback else "",
        "seconds": round(test.seconds, 6),
    }


def quality_data(quality: Quality, lang: str) -> dict[str, Any]:
    """What `grader verify --json` writes."""
    return {
        "faults": [{"where": where, "text": text.show(lang)} for where, text in faults(quality)],
        "mutants": quality.plan.mutants,
        "seeds": quality.plan.seeds,
        "units": [
            {"name": name, **_figures(figures(exercises)), "exercises": [_quality(one, lang) for one in exercises]}
            for name, exercises in quality.units.items()
        ],
    }


def _quality(exercise: ExerciseQuality, lang: str) -> dict[str, Any]:
    return {
        "name": exercise.name,
        **_figures(figures([exercise])),
        "checks": [
            {"kind": check.kind, "name": check.name, "passed": check.passed, "hidden": check.hidden,
             "public": check.public, "diagnosis": check.diagnosis}
            for check in exercise.checks
        ],
        "survivors": [
            {"line": mutant.line, "reached": mutant.verdict != UNREACHED, "text": mutant.text.show(lang),
             "diff": mutant.diff}
            for mutant in exercise.survivors
        ],
        "disagreements": [
            {"kind": one.kind, "name": one.name, "seed": one.seed, "passed": one.passed}
            for one in exercise.disagreements
        ],
    }


def _figures(counts: Figures) -> dict[str, int]:
    return {"mistakes": counts.mistakes, "named": counts.named, "caught_by_public_tests": counts.public,
            "mutants": counts.mutants, "equivalent": counts.equivalent, "killed": counts.killed}


def rounded(points: float) -> float:
    """Points as they are shown everywhere: enough digits to add up, none that only floating point made."""
    return round(points, 4)
