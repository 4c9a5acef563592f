"""A student's program in a process of its own: asked, cut off, replaced."""

import time

import numpy as np
import pytest

from grader.sandbox import (
    DiedError,
    Limits,
    NotDefinedError,
    RemoteObject,
    StudentException,
    TimedOutError,
)

QUICK = Limits(call_seconds=0.4, load_seconds=0.4, total_seconds=20)


def test_a_function_is_called_by_position_and_by_name(start):
    student = start("def f(a, b, *, scale=1):\n    return scale * (a - b)\n").student
    np.testing.assert_array_equal(student.f(np.array([5, 6]), b=np.array([1, 2]), scale=10), [40, 40])


@pytest.mark.parametrize("value", [None, 1, 2.5, "한글", [1, (2, {"a": np.float32(3)})], np.zeros((0, 3)), np.arange(6).T])
def test_a_value_comes_back_as_it_went(start, value):
    result = start("def f(x):\n    return x\n").student.f(value)
    assert type(result) is type(value)
    np.testing.assert_equal(result, value)


def test_a_program_keeps_its_state_between_calls(start):
    student = start("n = 0\ndef f():\n    global n\n    n += 1\n    return n\n").student
    assert [student.f(), student.f()] == [1, 2]


def test_an_object_stays_over_there(start):
    student = start(
        "class C:\n    def __init__(self, w):\n        self.w = w\n    def times(self, x):\n        self.x = x\n"
        "        return self.w * x\n").student
    layer = student.C(3)
    assert isinstance(layer, RemoteObject)
    assert (layer.times(2), layer.x) == (6, 2)
    layer.w = 5
    assert layer.times(2) == 10


def test_an_object_can_be_handed_to_another_function(start):
    student = start("class C:\n    size = 3\ndef f(c):\n    return c.size\ndef g(c):\n    return c\n").student
    thing = student.C()
    assert student.f(thing) == 3
    student.g(thing).size = 4
    assert student.f(thing) == 4


def test_a_value_can_be_put_there_changed_and_fetched(start):
    student = start("def f(params):\n    params['W'] -= 1\n").student
    params = student.put({"W": np.ones(2)})
    student.f(params)
    np.testing.assert_equal(student.fetch(params), {"W": np.zeros(2)})


def test_changed_inputs_are_named_and_the_callers_stay_as_they_are(start):
    student = start("def f(a, b, c):\n    b += 1\n    c['x'] = 2\n").student
    a, b, c = np.ones(2), np.ones(2), {"x": 1}
    student.f(a, b, c)
    assert student.changed_inputs == (1, 2)
    np.testing.assert_equal((a, b, c), (np.ones(2), np.ones(2), {"x": 1}))


def test_a_function_of_ours_can_be_called_from_there(start):
    student = start("def f(h, x):\n    return [h(x), h(x + 1)]\n").student
    assert student.f(lambda x: x * 10, 2) == [20, 30]


def test_an_error_in_a_function_of_ours_is_an_error_over_there(start):
    student = start("def f(h):\n    try:\n        h(1)\n    except Exception as error:\n        return str(error)\n").student
    assert student.f(lambda _x: 1 / 0) == "ZeroDivisionError: division by zero"


def test_a_function_of_theirs_can_come_back_and_be_called(start):
    assert start("def f(k):\n    return lambda x: k * x\n").student.f(3)(4) == 12


NUMBERS = """
class Number:
    def __init__(self, n):
        self.n = n
    def __add__(self, other):
        return Number(self.n + getattr(other, "n", other))
    def __sub__(self, other):
        return self.n - getattr(other, "n", other)
    def __rsub__(self, other):
        return other - self.n
    def __rmul__(self, other):
        return [other, self.n]
    def __rpow__(self, other):
        return other ** self.n
    def __rtruediv__(self, other):
        return other / self.n
    def __neg__(self):
        return -self.n
    def __matmul__(self, other):
        return self
    def squared(self):
        self.half = Number(self.n / 2)
        return Number(self.n ** 2)
"""


def test_objects_are_calculated_with_over_there(start):
    student = start(NUMBERS, classes=frozenset({"Number"})).student
    two, five = student.Number(2), student.Number(5)
    total = two + five
    assert isinstance(total, RemoteObject)
    assert ((total + 1).n, two - five, 10 - two, -five) == (8, -3, 8, -5)
    assert (3 * two, 3**two, 10 / five) == ([3, 2], 9, 2.0)
    assert (two @ five).n == 2
    assert ((five.squared() + two).n, (five.half + two).n) == (27, 4.5)


def test_an_operator_that_an_object_does_not_have_is_an_error_of_theirs(start):
    student = start(NUMBERS, classes=frozenset({"Number"})).student
    two = student.Number(2)
    for wrong in (lambda: two * 3, lambda: 3 + two, lambda: two / two, lambda: two**2, lambda: 2 @ two):
        with pytest.raises(StudentException, match="TypeError: unsupported operand"):
            wrong()
    assert two - 1 == 1


def test_an_exception_in_an_operator_tells_its_line(start):
    student = start("class C:\n    def __add__(self, other):\n        return other.missing\n", classes=frozenset({"C"})).student
    with pytest.raises(StudentException, match=r"AttributeError: .* line 3, in __add__"):
        student.C() + 1


@pytest.mark.parametrize("code", ["def f(x):\n    return Nothing()\n", "class f:\n    def __init__(self, x): pass\n"])
def test_what_a_function_answers_makes_no_difference_small(start, code):
    """An object in an array's place that gives 0 whatever is subtracted from it."""
    methods = "".join(f"    def {name}(self, *others): return 0.0\n" for name in (
        "__sub__", "__rsub__", "__add__", "__mul__", "__truediv__", "__abs__", "__neg__", "__pow__"))
    code = f"class Nothing:\n{methods}{code}{methods if code.startswith('class') else ''}"
    answer = start(code, classes=frozenset({"Other"})).student.f(np.ones(3))
    for attempt in (lambda: answer - np.ones(3), lambda: np.ones(3) - answer, lambda: -answer, lambda: answer / 2,
                    lambda: np.asarray(answer) - 1.0):
        with pytest.raises(TypeError):
            attempt()


def test_an_exception_tells_file_line_and_function(start):
    student = start("def f(x):\n    return g(x)\n\ndef g(x):\n    return x[5]\n").student
    with pytest.raises(StudentException) as caught:
        student.f([1])
    error = caught.value
    assert (error.type_name, error.message) == ("IndexError", "list index out of range")
    assert [(f.filename, f.line, f.function) for f in error.frames] == [("unit.py", 2, "f"), ("unit.py", 5, "g")]
    assert "unit.py, line 5" in str(error)


def test_an_exception_in_a_notebook_tells_the_cell(start):
    student = start("x = 1", "def f():\n    return 1 / 0\n").student
    with pytest.raises(StudentException, match=r"ZeroDivisionError: division by zero \(cell 2, line 2, in f\)"):
        student.f()


@pytest.mark.parametrize(
    "body",
    ["raise SystemExit(3)", "import sys; sys.exit()", "raise KeyboardInterrupt", "return f()",
     "class E(Exception):\n        def __str__(self): raise self\n    raise E", "raise ValueError('x' * 10**7)"],
)
def test_whatever_is_raised_is_an_exception_of_theirs_and_the_process_lives_on(start, body):
    student = start(f"def f():\n    {body}\n\ndef g():\n    return 1\n").student
    with pytest.raises(StudentException) as caught:
        student.f()
    assert len(caught.value.message) < 1000
    assert student.g() == 1


def test_a_name_that_is_not_there_is_not_defined(start):
    with pytest.raises(NotDefinedError, match="`g` is not defined"):
        start("def f(): pass").student.g()


def test_a_name_that_was_lost_says_why(start):
    with pytest.raises(NotDefinedError, match=r"unit.py, line 4 cannot be read\. .*`g`"):
        start("def f():\n    pass\n\ndef g(:\n    pass\n").student.g()


def test_what_is_no_plain_data_arrives_as_an_object(start):
    student = start("class Fake:\n    def __eq__(self, other):\n        return True\ndef f():\n    return Fake()\n").student
    assert student.f() != 1


def test_an_array_that_claims_to_equal_everything_arrives_as_a_plain_one(start):
    student = start(
        "import numpy as np\nclass Sly(np.ndarray):\n    def __eq__(self, other):\n        return np.array(True)\n"
        "def f():\n    return np.zeros(2).view(Sly)\n").student
    assert type(student.f()) is np.ndarray
    assert not np.array_equal(student.f(), np.ones(2))


def test_prints_are_kept_and_given_out_once(start):
    program = start("import sys\ndef f():\n    print('one', 2)\n    sys.stderr.write('three')\n    return 4\n")
    assert program.student.f() == 4
    assert program.process.take_output() == "one 2\nthree"
    assert program.process.take_output() == ""


def test_prints_in_a_pipe_of_its_own_cannot_pass_for_an_answer(start):
    program = start("import os\ndef f():\n    os.write(1, b'{\"value\": 1}')\n    print('{\"value\": 2}')\n    return 3\n")
    assert program.student.f() == 3


def test_prints_without_end_are_cut_with_a_word(start):
    limits = Limits(output_characters=100)
    program = start("def f():\n    for i in range(10**4):\n        print('x' * 50)\n    return 1\n", limits=limits)
    assert program.student.f() == 1
    output = program.process.take_output()
    assert len(output) < 250
    assert "cut" in output
    assert program.student.f() == 1


def test_output_that_is_forged_is_cut_too(start):
    source = (
        "import gc, socket\nfrom json import dumps\nimport struct\ndef f():\n"
        "    (s,) = [o for o in gc.get_objects() if type(o) is socket.socket and o.fileno() >= 0]\n"
        "    for text in ['', '', '', 'x' * 10**6, '', 'y' * 2 * 10**6]:\n"
        "        data = dumps({'output': 'stdout', 'text': text}).encode()\n"
        "        s.sendall(struct.pack('!II', len(data), 0) + data)\n"
        "    return 1\n")
    program = start(source, limits=Limits(output_characters=10))
    assert program.student.f() == 1
    assert len(program.process.take_output()) < 100


def test_a_call_that_does_not_end_is_cut_off_and_the_next_works(start):
    student = start("def f():\n    while True:\n        pass\n\ndef g():\n    return 1\n", limits=QUICK).student
    begun = time.monotonic()
    with pytest.raises(TimedOutError) as caught:
        student.f()
    assert time.monotonic() - begun < 3
    assert caught.value.seconds == pytest.approx(0.4)
    assert student.g() == 1


def test_a_call_that_catches_everything_is_cut_off(start):
    source = ("import signal\ndef f():\n    signal.signal(signal.SIGTERM, signal.SIG_IGN)\n    while True:\n"
              "        try:\n            while True: pass\n        except BaseException: pass\n")
    with pytest.raises(TimedOutError):
        start(source, limits=QUICK).student.f()


def test_a_callback_does_not_move_the_deadline(start):
    student = start("def f(h):\n    while True:\n        h(1)\n", limits=QUICK).student
    with pytest.raises(TimedOutError):
        student.f(lambda x: x)


@pytest.mark.parametrize("end", ["os._exit(0)", "os.kill(os.getpid(), 9)", "os.abort()"])
def test_a_process_that_ends_is_replaced(start, end):
    student = start(f"import os\ndef f():\n    {end}\n\ndef g():\n    return 1\n").student
    with pytest.raises(DiedError):
        student.f()
    assert student.g() == 1


def test_an_object_of_a_process_that_is_gone_is_refused(start):
    student = start("import os\nclass C:\n    def end(self):\n        os._exit(0)\n    def f(self):\n        return 1\n"
                    "def f(): return 1\n").student
    old = student.C()
    with pytest.raises(DiedError):
        old.end()
    fresh = student.C()
    for use in (lambda: old.f(), lambda: student.f(old), lambda: student.fetch(old)):
        with pytest.raises(DiedError):
            use()
    assert fresh.f() == 1


@pytest.mark.parametrize("frame", ["{}", '{"value": ["array", "<f8", [9]], "changed": []}', '{"value": 1}',
                                   '{"value": 1, "changed": ["x"]}', '{"error": 5}', '{"callback": 7, "args": []}',
                                   '{"output": "stdout", "text": 5}', "[]", '{"value": ["callback", 0], "changed": []}'])
def test_a_forged_answer_is_a_dead_process_and_the_next_works(start, frame):
    source = ("import gc, os, socket, struct\ndef f():\n    (s,) = [o for o in gc.get_objects() if type(o) is socket.socket and o.fileno() >= 0]\n"
              f"    data = {frame!r}.encode()\n    s.sendall(struct.pack('!II', len(data), 0) + data)\n    os._exit(0)\n"
              "def g():\n    return 1\n")
    student = start(source).student
    with pytest.raises(DiedError):
        student.f()
    assert student.g() == 1


@pytest.mark.parametrize("statement", ["x = os._exit(3)", "x = [0 for _ in iter(int, 1)]"])
def test_a_statement_that_ends_the_loading_is_left_out_of_a_second_try(start, statement):
    program = start(f"import os\ndef f():\n    return 1\n{statement}\ndef g():\n    return 2\n", limits=QUICK)
    assert (program.student.f(), program.student.g()) == (1, 2)
    (note,) = program.process.report().notes
    assert (note.kind, note.line, note.names) == ("skipped", 4, ("x",)) or "x" in note.names


def test_a_loop_at_top_level_is_not_even_begun(start):
    program = start("def f():\n    return 1\nwhile True:\n    pass\n")
    assert program.student.f() == 1
    assert program.process.report().notes == ()


def test_a_program_that_never_loads_says_so_once_and_for_all(start):
    loop = "x{} = [0 for _ in iter(int, 1)]\n"
    program = start("".join(map(loop.format, range(6))), limits=Limits(load_seconds=0.15))
    with pytest.raises(TimedOutError, match="did not finish loading"):
        program.student.f()
    begun = time.monotonic()
    with pytest.raises(TimedOutError):
        program.student.f()
    assert time.monotonic() - begun < 0.1


def test_all_calls_together_have_a_limit_and_what_is_said_is_true(start):
    student = start("import time\ndef f(s):\n    time.sleep(s)\n    return 1\n",
                    limits=Limits(call_seconds=5, total_seconds=0.8)).student
    assert student.f(0.01) == 1
    for _ in range(3):
        begun = time.monotonic()
        with pytest.raises(TimedOutError) as caught:
            student.f(3)
        assert time.monotonic() - begun < 2
        assert "did not come to an end within 0.8 s" in str(caught.value)


def test_the_report_tells_what_is_there_and_what_is_still_empty(start):
    report = start("def f():\n    pass\ndef g():\n    return 1\ndef h():\n    pass\n").process.report()
    assert (report.defined, report.untouched) == ({"f", "g"}, {"f"})


def test_every_process_draws_other_random_numbers(start):
    source = "import numpy as np\ndef f():\n    return float(np.random.rand())\n"
    assert start(source).student.f() != start(source).student.f()


def test_programs_do_not_see_each_other(start):
    start("import math\nmath.secret = 1\ndef f(): return 1\n").student.f()
    assert start("import math\ndef f(): return hasattr(math, 'secret')\n").student.f() is False


def test_a_value_that_cannot_be_sent_is_refused_here(start):
    with pytest.raises(TypeError, match="set"):
        start("def f(x): pass").student.f({1, 2})


def test_processes_that_were_closed_leave_no_child_behind(start):
    program = start("import os\ndef f():\n    return os.getpid()\n")
    pid = program.student.f()
    program.process.close()
    deadline = time.monotonic() + 5
    while _runs(pid) and time.monotonic() < deadline:
        pass
    assert not _runs(pid)


def _runs(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_many_calls_take_one_trip_and_one_failure_costs_no_other(start):
    student = start("def half(x):\n    if x < 0: raise ValueError\n    return x / 2").student
    assert student.many("half", [(4,), (-1,), (3.0,)]) == [2.0, None, 1.5]
