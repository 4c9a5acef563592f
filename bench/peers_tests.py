"""The fifteen tests of the bench, written once and wrapped for every tool.

A test takes the student's module, the reference and one input. Here are also what tools need that hand a test nothing
but the student's names: the inputs, the reference, and the loop over the inputs.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import importlib.util
import sys
from pathlib import Path

import numpy as np

UNIT = Path(__file__).parent / "peers_course" / "solutions" / "essentials"
SEED = "bench"  # as in course.toml


def close(actual, expected):
    """The one comparison: same shapes, same numbers up to rounding."""
    assert np.shape(actual) == np.shape(expected)
    assert np.allclose(actual, expected, rtol=1e-6, atol=1e-9)


def sigmoid_values(student, reference, case):
    close(student.sigmoid(*case), reference.sigmoid(*case))


def sigmoid_range(student, case):
    result = np.asarray(student.sigmoid(*case))
    assert np.all((result >= 0) & (result <= 1))


def sigmoid_symmetry(student, case):
    close(student.sigmoid(-case[0]), 1 - student.sigmoid(*case))


def cost_value(student, reference, case):
    close(student.compute_cost(*case), reference.compute_cost(*case))


def cost_is_a_mean(student, reference, case):
    A, Y = case
    close(student.compute_cost(np.hstack([A, A]), np.hstack([Y, Y])), reference.compute_cost(A, Y))


def cost_of_swapped_labels(student, reference, case):
    A, Y = case
    close(student.compute_cost(1 - A, 1 - Y), reference.compute_cost(A, Y))


def propagate_dw(student, reference, case):
    close(student.propagate(*case)[0]["dw"], reference.propagate(*case)[0]["dw"])


def propagate_db(student, reference, case):
    close(student.propagate(*case)[0]["db"], reference.propagate(*case)[0]["db"])


def propagate_cost(student, reference, case):
    close(student.propagate(*case)[1], reference.propagate(*case)[1])


def _adam(student, settings, params, steps):
    handle, adam = student.put(params), student.Adam(*settings)
    for grads in steps:
        adam.update(handle, grads)
    return student.fetch(handle)


def _expected(reference, settings, params, steps):
    params, adam = copy.deepcopy(params), reference.Adam(*settings)
    for grads in steps:
        adam.update(params, grads)
    return params


def _close_params(actual, expected):
    assert set(actual) == set(expected)
    for name, value in expected.items():
        close(actual[name], value)


def adam_first_step(student, reference, case):
    settings, params, steps = case
    _close_params(_adam(student, settings, params, steps[:1]), _expected(reference, settings, params, steps[:1]))


def adam_all_steps(student, reference, case):
    _close_params(_adam(student, *case), _expected(reference, *case))


def adam_default_settings(student, reference, case):
    _, params, steps = case
    _close_params(_adam(student, (), params, steps), _expected(reference, (), params, steps))


def _statistics(student, case):
    *arrays, bn_param = case
    handle = student.put(bn_param)
    student.batchnorm_forward(*arrays, handle)
    return student.fetch(handle)


def batchnorm_output(student, reference, case):
    close(student.batchnorm_forward(*copy.deepcopy(case))[0], reference.batchnorm_forward(*copy.deepcopy(case))[0])


def batchnorm_running_mean(student, reference, case):
    expected = copy.deepcopy(case)
    reference.batchnorm_forward(*expected)
    close(_statistics(student, case)["running_mean"], expected[3]["running_mean"])


def batchnorm_running_var(student, reference, case):
    expected = copy.deepcopy(case)
    reference.batchnorm_forward(*expected)
    close(_statistics(student, case)["running_var"], expected[3]["running_var"])


TESTS = {
    check.__name__: (exercise, check)
    for exercise, checks in {
        "sigmoid": (sigmoid_values, sigmoid_range, sigmoid_symmetry),
        "compute_cost": (cost_value, cost_is_a_mean, cost_of_swapped_labels),
        "propagate": (propagate_dw, propagate_db, propagate_cost),
        "Adam": (adam_first_step, adam_all_steps, adam_default_settings),
        "batchnorm_forward": (batchnorm_output, batchnorm_running_mean, batchnorm_running_var),
    }.items()
    for check in checks
}


class Direct:
    """A student's names in this process, with the two methods that tests of in-place changes need."""

    def __init__(self, names):
        self._names = names

    def __getattr__(self, name):
        return self._names[name]

    def put(self, value):
        return copy.deepcopy(value)

    def fetch(self, value):
        return value


def check(name, names):
    """Run one test on the names that a student's program defined; raises what the test raises."""
    exercise, test = TESTS[name]
    student = Direct(names)
    wanted = test.__code__.co_varnames[: test.__code__.co_argcount]
    for case in copy.deepcopy(cases(exercise)):
        given = {"student": student, "reference": reference(), "case": case}
        test(**{argument: given[argument] for argument in wanted})


def passed(names):
    """How many of the tests pass."""
    count = 0
    for name in TESTS:
        try:
            check(name, names)
        except Exception:  # noqa: BLE001 - a student's code can raise anything; it is just not a pass
            continue
        count += 1
    return count


@functools.cache
def reference():
    return _load("essentials")


@functools.cache
def cases(exercise):
    """The inputs of an exercise, the same as `grader.course.files.load_cases` gives."""
    digest = hashlib.sha256(f"{SEED}\0essentials\0{exercise}".encode()).digest()
    return list(getattr(_load("cases"), exercise)(np.random.default_rng(int.from_bytes(digest[:16], "little"))))


@functools.cache
def _load(name):
    spec = importlib.util.spec_from_file_location(f"peers_{name}", UNIT / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
