"""A small seeded part of the diagnosis bench: known mistakes are named, right answers and mutants not wrongly."""

import random
from pathlib import Path

import pytest

from grader.course import read_course, select

ROOT = Path(__file__).parents[2]
EXERCISES = ["linear_forward", "update_parameters"]


@pytest.fixture(scope="module")
def bench(launcher):
    with pytest.MonkeyPatch.context() as patched:
        patched.syspath_prepend(str(ROOT / "bench"))
        import diagnosis

        course = read_course(ROOT)
        trials = diagnosis.Bench(course, launcher, select(course, EXERCISES))
        yield diagnosis, trials, select(course, EXERCISES)
        trials.close()


def test_known_mistakes_are_named(bench):
    diagnosis, trials, chosen = bench
    tally = diagnosis.Tally()
    diagnosis.known_mistakes(trials, tally, chosen[:1])
    assert tally.counts["named"] >= 8
    assert tally.misses == []


def test_nothing_is_said_of_right_answers(bench):
    diagnosis, trials, chosen = bench
    tally = diagnosis.Tally()
    diagnosis.right_answers(trials, tally, chosen)
    assert tally.counts["right answers"] >= 4
    assert tally.false_alarms == []


def test_what_is_said_of_changed_references_holds_on_fresh_inputs(bench):
    diagnosis, trials, chosen = bench
    tally = diagnosis.Tally()
    diagnosis.mutants(trials, tally, chosen[:1], 4, random.Random(3))
    assert tally.counts["claims"] >= 2
    assert tally.wrong_claims == []


def test_a_false_claim_would_be_noticed(bench):
    """The judge of claims is tried with claims that are false."""
    diagnosis, trials, chosen = bench
    unit, exercise = chosen[0]
    reference = unit.reference_file.read_text(encoding="utf-8")
    mutants = {m.text.show("en"): m for m in diagnosis.mutants_of(reference, exercise.name)}
    source = mutants["a missing term"].source
    true = trials.diagnosis(unit, exercise, source)
    assert trials.is_true(unit, exercise, source, true)
    for other in trials.diagnoser.suspects(unit, exercise, "mistake")[:3]:
        if other.text != true.text:
            false = diagnosis.Diagnosis("mistake", other.name, other.text)
            assert not trials.is_true(unit, exercise, source, false)
    assert not trials.is_true(unit, exercise, source, diagnosis.Diagnosis("symptom", "factor", true.text))
