"""Requests that are foreseen are sent before they are wanted; what comes of them is the same."""

import numpy as np
import pytest

from grader.sandbox import DiedError, LeftScriptError, Limits, StudentException, TimedOutError

LIMITS = Limits(call_seconds=0.5, load_seconds=2, total_seconds=20)
PROGRAM = """\
import numpy as np
class Counter:
    def __init__(self, start): self.n = start
    def up(self, by):
        self.n += by
        return self.n
def double(x):
    print("doubling")
    return 2 * x
def fail(x): raise ValueError("no " + str(x))
def each(f, x): return f(x) + f(x + 1)
def large(n): return np.zeros(n)
def wait():
    while True: pass
def end():
    import os; os._exit(0)
"""


@pytest.fixture
def begun(start):
    return start(PROGRAM, limits=LIMITS, wanted=())


def steps(student):
    counter = student.Counter(3)
    said = [counter.up(2), student.double(np.arange(3.0)).tolist(), counter.n, student.each(lambda x: 10 * x, 4)]
    try:
        student.fail(7)
    except StudentException as error:
        said.append(str(error))
    return said


def script_of(begun, use):
    begun.process.begin()
    use(begun.student)
    return begun.process.asked


def test_answers_are_the_same(begun):
    script = script_of(begun, steps)
    printed = begun.process.take_output()
    expected = [5, [0.0, 2.0, 4.0], 5, 90, "Your code stopped with ValueError: no 7 (unit.py, line 10, in fail)."]
    for _ in range(3):
        begun.process.begin(script)
        assert steps(begun.student) == expected
        assert begun.process.take_output() == printed == "doubling\n"
        assert begun.process.asked == script


def test_everything_is_on_its_way_before_the_first_answer_is_taken(begun):
    script = script_of(begun, lambda student: [student.double(float(n)) for n in range(50)])
    begun.process.begin(script)
    assert begun.student.double(0.0) == 0.0
    begun.process.begin()  # nobody wanted the other answers
    assert begun.process.take_output().count("doubling") == 100


def test_what_was_not_foreseen_is_refused_and_asked_anew(begun):
    script = script_of(begun, steps)
    begun.process.begin(script)
    counter = begun.student.Counter(3)
    for _ in range(2):
        with pytest.raises(LeftScriptError):
            counter.up(9)
    begun.process.begin()
    assert begun.student.Counter(3).up(9) == 12


def test_numbers_that_are_equal_but_not_the_same_are_something_else(begun):
    script = script_of(begun, lambda student: student.double(0.0))
    for other in (0, -0.0, False, np.float64(0)):
        begun.process.begin(script)
        with pytest.raises(LeftScriptError):
            begun.student.double(other)


def test_more_than_was_foreseen_is_asked_as_ever(begun):
    script = script_of(begun, lambda student: student.double(1.0))
    begun.process.begin(script)
    assert [begun.student.double(float(n)) for n in range(1, 4)] == [2, 4, 6]


def test_a_test_that_ends_early_leaves_no_answer_behind(begun):
    script = script_of(begun, steps)
    for used in range(3):
        begun.process.begin(script)
        if used > 0:
            counter = begun.student.Counter(3)
        if used > 1:
            assert counter.up(2) == 5
        begun.process.begin()
        assert begun.student.double(21) == 42


def test_objects_do_not_outlive_their_test(begun):
    begun.process.begin()
    counter = begun.student.Counter(1)
    begun.process.begin()
    begun.student.Counter(5)
    with pytest.raises(DiedError):
        counter.up(1)


def test_answers_larger_than_a_socket_holds_do_not_block(begun):
    script = script_of(begun, lambda student: [student.large(200_000 + n) for n in range(30)])
    begun.process.begin(script)
    assert [len(begun.student.large(200_000 + n)) for n in range(30)] == list(range(200_000, 200_030))


def test_requests_larger_than_a_socket_holds_do_not_block(begun):
    arrays = [np.full(size, 1.0) for size in (10, 3000, 500_000, 10, 200_000, 10)]

    def use(student):
        return [student.double(array).sum() for array in arrays]

    script = script_of(begun, use)
    assert 0 < len(script) < len(arrays)  # what is large, and all behind it, is not sent ahead
    begun.process.begin(script)
    assert use(begun.student) == [2.0 * array.size for array in arrays]


@pytest.mark.parametrize(("last", "error"), [("wait", TimedOutError), ("end", DiedError)])
def test_a_foreseen_request_may_hang_or_kill(begun, last, error):
    def use(student):
        student.double(1)
        with pytest.raises(error):
            getattr(student, last)()

    script = script_of(begun, use)
    begun.process.begin(script)
    with pytest.raises(error):  # the answer to the first one is lost with the process
        begun.student.double(1)
    begun.process.begin()
    assert begun.student.double(4) == 8


def test_a_hang_that_nobody_waits_for_ends_with_its_process(begun):
    def use(student):
        with pytest.raises(TimedOutError):
            student.wait()

    script = [*script_of(begun, lambda student: student.double(1)), *script_of(begun, use)[1:]]
    begun.process.begin(script)
    begun.process.begin()
    assert begun.student.double(4) == 8
