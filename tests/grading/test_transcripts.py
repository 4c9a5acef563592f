"""Fingerprints of answers: equal for equal answers, different for different ones, and readable by nobody."""

import json
from pathlib import Path

import numpy as np
import pytest

from grader.grading.answers import LiveAnswers
from grader.grading.session import TestSession
from grader.grading.subject import InProcess, LocalStudent
from grader.grading.transcripts import Heard, Listener, listen, probes_of, same, signature
from grader.sandbox import TimedOutError

A = np.arange(12.0).reshape(3, 4) + 0.5


def are_same(one, other):
    return same([signature(one)], [signature(other)])


EQUAL = {
    "itself": (A, A.copy()),
    "another order in memory": (A, np.asfortranarray(A)),
    "rounding": (A, A * (1 + 1e-9)),
    "what is left where a sum cancels": (np.array([0.0, 1e-16]), np.array([2e-17, 0.0])),
    "float32 of the same numbers": (A, A.astype(np.float32)),
    "whole numbers": (np.array([1, 2]), np.array([1.0, 2.0])),
    "a number and a scalar": (2.5, np.float64(2.5)),
    "dicts in another order": ({"dw": A, "db": 1.0}, {"db": 1.0, "dw": A}),
    "a list and a tuple": ([A, 1.0], (A, 1.0)),
    "NaN in the same place": (np.array([1.0, np.nan]), np.array([1.0, np.nan])),
    "None": (None, None), "words": ("relu", "relu"), "nothing": ([], ()),
}
DIFFERENT = {
    "permuted": (A, A.ravel()[::-1].reshape(3, 4)),
    "two exchanged": (np.array([1.0, 2.0, 3.0]), np.array([2.0, 1.0, 3.0])),
    "rows exchanged": (A, A[[1, 0, 2]]),
    "another sign": (A, -A),
    "one sign": (np.array([1.0, 2.0]), np.array([1.0, -2.0])),
    "transposed": (A, A.T),
    "flat": (A, A.ravel()),
    "a row and a column": (np.ones((1, 3)), np.ones((3, 1))),
    "a number and an array of one": (1.0, np.ones(1)),
    "scaled": (A, 1.0001 * A),
    "one element a little off": (A, A + 1e-3 * (A[1, 1] == A)),
    "NaN": (A, np.where(A[0, 0] == A, np.nan, A)),
    "NaN for zero": (np.array([0.0, 1.0]), np.array([np.nan, 1.0])),
    "zero and small": (0.0, 1e-9),
    "a missing key": ({"dw": A, "db": 1.0}, {"dw": A}),
    "another key": ({"dw": A}, {"dW": A}),
    "keys exchanged": ({"a": 1.0, "b": 2.0}, {"a": 2.0, "b": 1.0}),
    "values exchanged": ((1.0, 2.0), (2.0, 1.0)),
    "a longer list": ([1.0], [1.0, 1.0]),
    "nested otherwise": ([[1.0], 2.0], [[1.0, 2.0]]),
    "None": (None, 0.0), "words": ("relu", "tanh"), "an object array": (np.array([None]), np.ones(1)),
}


@pytest.mark.parametrize("which", EQUAL)
def test_equal_answers_have_equal_signatures(which):
    assert are_same(*EQUAL[which])


@pytest.mark.parametrize("which", DIFFERENT)
def test_different_answers_have_different_signatures(which):
    one, other = DIFFERENT[which]
    assert not are_same(one, other)
    assert not are_same(other, one)


def test_random_arrays_are_told_apart():
    rng = np.random.default_rng(0)
    for _ in range(200):
        array = rng.normal(0, 1, rng.integers(1, 5, 2))
        other = array.copy()
        other.flat[rng.integers(other.size)] += rng.choice([-1, 1]) * rng.uniform(1e-3, 1)
        assert are_same(array, array + 1e-12)
        assert not are_same(array, other)


def test_a_signature_survives_json_and_is_shorter_than_the_answer():
    value = {"dw": np.random.default_rng(1).normal(0, 1, (200, 50))}
    shape, sums = json.loads(json.dumps(signature(value)))
    assert same([(shape, tuple(sums))], [signature(value)])
    assert len(sums) == 3


def test_transcripts_of_different_length_differ():
    assert not same([signature(1.0)], [signature(1.0), signature(2.0)])
    assert same([], [])


class Answering:
    """Stands in for a student's module."""

    def __init__(self, function):
        self.double = function
        self.changed_inputs = (0,)


@pytest.fixture
def session(tiny):
    answers = LiveAnswers(tiny)
    with TestSession(tiny, answers, hidden=True) as session:
        yield session, answers


def heard_of(session, source, exercise="double"):
    """What each probe of an exercise hears."""
    tests, answers = session
    namespace = {"np": np}
    exec(source, namespace)
    probes = probes_of([t for t in tests.tests if t.exercise.name == exercise], answers)
    return probes, [listen(probe, InProcess(namespace), answers) for probe in probes]


def test_probes_take_the_first_input_of_every_test_before_the_second(session):
    probes, _ = heard_of(session, "def double(x): return x")
    assert [(p.test.key.test, p.case) for p in probes] == [
        ("double", 0), ("double_of_hidden_inputs", 0), ("input_of_double_unchanged", 0),
        ("double", 1), ("double_of_hidden_inputs", 1), ("input_of_double_unchanged", 1)]


def test_a_probe_hears_the_answer_and_what_it_would_have_been_compared_with(session):
    _probes, heard = heard_of(session, "def double(x): return 3 * x")
    one = heard[0]
    assert one.transcript == [signature(np.array([3.0, 6.0, 9.0]))]
    ((name, observation),) = one.compared
    assert (name, observation.expected.tolist(), observation.actual.tolist()) == ("double(x)", [2, 4, 6], [3, 6, 9])
    assert one.error is None
    assert len(one.calls) == 1


@pytest.mark.parametrize(("formula", "answer"), [("a + 2", 5), ("2 - a", -1), ("-a", -3), ("a * a", 9), ("a ** 2", 9)])
def test_arithmetic_with_an_object_is_heard(formula, answer):
    heard = Heard()
    student = LocalStudent({"Number": Wrapped})
    assert eval(formula, {"a": Listener(student, heard).Number(3)}) == answer
    assert heard.transcript == [signature(answer)]


class Wrapped:
    """A number whose arithmetic gives plain numbers."""

    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n + other

    def __rsub__(self, other):
        return other - self.n

    def __mul__(self, other):
        return self.n * other.n

    def __pow__(self, other):
        return self.n**other

    def __neg__(self):
        return -self.n


def test_a_changed_input_is_heard(session):
    _, heard = heard_of(session, "def double(x):\n    x *= 2\n    return x")
    assert heard[2].transcript[-1] == ("changed (0,)", ())


def test_an_exception_is_heard_and_ends_the_probe(session):
    _, heard = heard_of(session, "def double(x): raise ValueError('no\\nway')")
    assert heard[0].transcript == [("raises ValueError: no way", ())]
    assert heard[0].error.type_name == "ValueError"


def test_a_test_that_trips_over_an_answer_is_heard(session):
    _, heard = heard_of(session, "def shift(x): return None", "shift")
    assert heard[0].transcript == [signature(None)]
    _, heard = heard_of(session, "class Affine:\n    def __init__(self, *a): pass", "Affine")
    assert heard[0].transcript[0][0].startswith("raises AttributeError")


def test_attributes_of_objects_are_heard(session):
    layer = ("class Affine:\n    def __init__(self, W, b): self.W, self.b = W, b\n"
             "    def forward(self, x):\n        self.x = 5.0\n        return x @ self.W\n")
    probes, heard = heard_of(session, layer, "Affine")
    kept = next(h for p, h in zip(probes, heard, strict=True) if p.test.key.test == "affine_keeps_its_input")
    assert kept.transcript[-1] == signature(5.0)


def test_assertions_are_back_after_a_probe(session):
    heard_of(session, "def double(x): return x")
    test = next(t for t in session[0].tests if t.exercise.name == "double")
    from grader.checks import assert_same
    assert test.item.function.__globals__["assert_same"] is assert_same


def test_a_hang_is_not_swallowed(session):
    class Hanging:
        def student(self, _unit):
            def hang(*_args):
                raise TimedOutError(1)

            return Answering(hang)

    tests, answers = session
    probe = probes_of([t for t in tests.tests if t.exercise.name == "double"], answers)[0]
    with pytest.raises(TimedOutError):
        listen(probe, Hanging(), answers)


def test_a_listener_hands_over_what_is_behind_it():
    got = []
    heard = type("H", (), {"transcript": [], "calls": []})()
    listener = Listener(lambda value: got.append(value), heard)
    inner = Listener(lambda: None, heard)
    listener(inner)
    assert type(got[0]) is not Listener


def test_where_a_file_lies_is_no_answer():
    heard, other = Heard(), Heard()
    for one in (heard, other):
        student = Listener(LocalStudent({"length": lambda path: Path(path).stat().st_size}), one)
        student.length(student.file("three.bytes", b"abc"))
    assert heard.transcript == other.transcript == [signature(3)]
