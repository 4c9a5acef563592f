"""A small seeded part of the gradient bench: right and wrong gradients of many operations."""

from pathlib import Path

import numpy as np
import pytest

from grader.checks import check_gradient

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.syspath_prepend(BENCH)
    import gradients_mutations
    import gradients_operations

    with np.errstate(all="ignore"):
        yield gradients_operations, gradients_mutations


MODES = ("benign", "tiny", "huge", "mixed scales", "saturated", "near kinks", "m = 1", "m = 2")


def check(trial, claimed):
    return check_gradient(trial.f, trial.x, claimed, dout=trial.dout, locate=False)


@pytest.mark.parametrize("mode", MODES)
def test_right_gradients_never_fail(bench, mode):
    operations, _ = bench
    rng = np.random.default_rng(len(mode))
    trials = [operations.draw_trial(make, mode, rng) for make in operations.OPERATIONS for _ in range(3)]
    assert [trial.operation for trial in trials if check(trial, trial.right).verdict == "failed"] == []


def test_right_gradients_at_harmless_points_pass(bench):
    operations, _ = bench
    rng = np.random.default_rng(11)
    trials = [operations.draw_trial(make, "benign", rng) for make in operations.OPERATIONS for _ in range(5)]
    assert [trial.operation for trial in trials if check(trial, trial.right).verdict != "passed"] == []


def test_wrong_gradients_at_harmless_points_fail(bench):
    operations, mutations = bench
    rng = np.random.default_rng(12)
    missed = []
    for make in operations.OPERATIONS:
        trial = operations.draw_trial(make, "benign", rng)
        for name, wrong, size in mutations.wrong_gradients(trial, trial.right, rng):
            verdict = check(trial, wrong).verdict
            # Up to 1e-4 a wrong gradient may be left open, but not pass.
            if verdict == "passed" or (verdict != "failed" and (size is None or size >= 1e-4)):
                missed.append((trial.operation, name, size))
    assert missed == []


@pytest.mark.parametrize("mode", MODES[1:])
def test_wrong_gradients_do_not_pass_anywhere(bench, mode):
    operations, mutations = bench
    rng = np.random.default_rng(20 + len(mode))
    missed = []
    for make in operations.OPERATIONS[::4]:
        trial = operations.draw_trial(make, mode, rng)
        for name, wrong, size in mutations.wrong_gradients(trial, trial.right, rng):
            if (size is None or size >= 1e-4) and check(trial, wrong).verdict == "passed":
                missed.append((trial.operation, name, size))
    assert missed == []
