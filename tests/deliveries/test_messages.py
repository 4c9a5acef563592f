"""What is said about a file that cannot be used as it stands: where, what is missing, and what was skipped."""

import sys

import pytest

from grader.grading.results import Outcome
from grader.submissions import Submission, read_program

TOP = "import numpy as np\n"
MODULES = "Only these modules can be imported when your work is graded: numpy and Python's own."


@pytest.fixture
def judged(grader, solved):
    """Grade the solved file with its `shift` written otherwise; gives outcome, message, hint and problems."""

    def run(shift="def shift(x):\n    return double(x) + 1.0\n", top=TOP, end=""):
        body = solved.removeprefix(TOP).replace("def shift(x):\n    return double(x) + 1.0\n", shift)
        program = read_program((top + body + end).encode(), "tiny.py")
        result = grader.grade(Submission("kim", {"tiny": program}, "digest"))
        exercise = result.exercises[1]
        message = exercise.message.show("en") if exercise.message else ""
        hidden = [t for t in exercise.tests if not t.public]
        hint = hidden[0].feedback.show("en") if hidden[0].feedback else ""
        return exercise.outcome, message, hint, " | ".join(p.show("en") for p in result.problems)

    return run


def test_a_missing_import_of_numpy_is_named(judged):
    outcome, message, hint, _ = judged(top="")
    assert outcome is Outcome.CRASHED
    assert message == ("Your code stopped with NameError: name 'np' is not defined (tiny.py, line 4, in double). "
                       "The line `import numpy as np` is missing.")
    assert hint.endswith("The line `import numpy as np` is missing.")


@pytest.mark.parametrize(
    ("shift", "line", "reason"),
    [
        ("def shift(x):\n    print 'x', x\n    return x\n", 9, "This is Python 2."),
        ("def shift(x):\n    try:\n        return x\n    except ValueError, e:\n        pass\n", 11, "This is Python 2."),
        ("def shift(x):\n    y = x\n\treturn y\n", 10, "Tabs and spaces are mixed"),
        ("def shift(x):\n    return (x + 1\n", 9, "A bracket is opened and never closed."),
        ("def shift(x):\n    return x + 1)\n", 9, "A closing bracket has no opening one"),
        ("def shift(x):\n    for i in x:\n        # todo\n    return x\n", 11, "An indented block is missing"),
        ("def shift(x):\n    y = x\n      z = y\n", 10, "The line is indented although no block begins"),
        ("def shift(x)\n    return x\n", 8, "The colon at the end of the line is missing."),
        ("def shift(x):\n    s = 'open\n    return x\n", 9, "A string has no closing quotation mark."),
        ("def shift(x):\n    s = \u2018a\u2019\n    return x\n", 9, "There is a character that Python does not know"),
        ("def shift(x):\n    return x +\n", 9, "Python says: SyntaxError: invalid syntax."),
    ],
)
def test_a_broken_function_costs_only_itself_and_is_explained(judged, shift, line, reason):
    outcome, message, hint, problems = judged(shift)
    assert outcome is Outcome.CRASHED
    assert message.startswith(f"tiny.py, line {line} cannot be read. {reason}")
    assert message.endswith("Lost with it: `shift`.")
    assert problems == hint == message


def test_a_cell_that_cannot_be_read_is_named(grader, solved, as_notebook):
    program = read_program(as_notebook(solved.replace("def shift(x):", "def shift(x)")).encode(), "tiny.ipynb")
    result = grader.grade(Submission("kim", {"tiny": program}, "digest"))
    assert [e.outcome for e in result.exercises] == [Outcome.PASSED, Outcome.CRASHED, Outcome.PASSED]
    assert "cell 5, line 1 cannot be read." in result.problems[0].show("en")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="this Python knows these ways of writing")
@pytest.mark.parametrize("end", ["type V = int\n", "x = f'{'a'}'\n", "def first[T](x):\n    return x[0]\n"])
def test_writing_of_a_newer_python_is_named_as_such(judged, end):
    outcome, _, _, problems = judged(end=end)
    assert outcome is Outcome.PASSED
    assert "only a newer Python knows than the 3.11" in problems


@pytest.mark.parametrize(
    ("top", "use", "reason"),
    [
        ("m = int(input())\n", "m",
         "tiny.py, line 2 was skipped: EOFError: EOF when reading a line. Nobody can type anything (input)"),
        ("import os\nm = [].pop()\n", "m", "tiny.py, line 3 was skipped: IndexError: pop from empty list. Lost with it: `m`."),
        ("with open('x') as f:\n    m = 1\n", "m", "tiny.py, line 2: loops, calls and `with` outside of functions are not"),
        ("for m in range(3):\n    pass\n", "m", "tiny.py, line 2: loops, calls and `with` outside of functions are not"),
        ("if __name__ == '__main__':\n    m = 1\n", "m", 'tiny.py, line 2: what is inside of `if __name__ == "__main__":`'),
        ("m = = 1\n", "m", "tiny.py, line 2 cannot be read. Python says"),
        ("from public_tests import *\n", "m", "tiny.py, line 2: ModuleNotFoundError: No module named 'public_tests'."),
    ],
)
def test_a_name_that_was_lost_leads_to_the_line_that_lost_it(judged, top, use, reason):
    outcome, message, hint, _ = judged(f"def shift(x):\n    return x + {use}\n", top=TOP + top)
    assert outcome is Outcome.CRASHED
    assert "NameError: name 'm' is not defined (tiny.py, line" in message
    assert reason in message
    assert reason in hint


def test_the_first_of_several_losses_is_told_first(judged):
    top = TOP + "data = np.loadtxt('C:/Users/kim/data.csv')\nm = data.shape[0]\n"
    _, message, _, _ = judged("def shift(x):\n    return x + m\n", top=top)
    first, then = message.index("line 2 was skipped: "), message.index("line 3 was skipped: NameError: name 'data'")
    assert first < then
    assert "Files of your computer do not exist" in message


@pytest.mark.parametrize("statement", ["import torch", "import torch as t\nimport torch", "from torch import nn as torch"])
def test_a_missing_module_is_named_where_it_is_used(judged, statement):
    outcome, message, hint, problems = judged("def shift(x):\n    return torch.ones(3)\n", top=f"{TOP}{statement}\n")
    assert outcome is Outcome.CRASHED
    assert "is not available here (tiny.py, line" in message
    assert message.endswith(MODULES)
    assert hint.endswith(MODULES)
    assert "No module named 'torch'" in problems


def test_a_missing_module_that_nothing_needs_is_not_worth_a_word(judged):
    assert judged(top=f"{TOP}import torch\nfrom public_tests import *\n")[3] == ""


@pytest.mark.parametrize("name", ["int", "float", "object"])
def test_names_that_numpy_has_dropped_are_named_with_the_students_line(judged, name):
    _, message, hint, _ = judged(f"def shift(x):\n    return x.astype(np.{name})\n")
    assert message.startswith(f"np.{name} no longer exists in numpy: write {name}")
    assert "\n" not in message
    assert "(tiny.py, line 9, in shift)" in message
    assert "(tiny.py, line 9)" in hint


def test_a_question_inside_of_a_function_is_explained(judged):
    outcome, message, _, _ = judged("def shift(x):\n    return x + float(input('How much?'))\n")
    assert outcome is Outcome.CRASHED
    assert message.startswith("Your code waits for somebody to type (input).")
    assert "(tiny.py, line 9, in shift)" in message


def test_a_name_dropped_by_numpy_in_a_default_costs_the_function_and_is_explained(judged):
    _, message, _, problems = judged("def shift(x, kind=np.float):\n    return x\n")
    assert "np.float no longer exists in numpy: write float" in message
    assert message == problems


def test_the_last_of_two_definitions_counts_and_is_pointed_out_where_it_is_wrong(judged):
    again = "def shift(x):\n    return x\n"
    assert "`shift` is defined more than once; the last one counts (tiny.py, line" in judged(end=again)[3]
    unfilled = judged(end="def shift(x):\n    raise NotImplementedError('shift')\n")
    assert unfilled[0] is Outcome.NOT_ATTEMPTED
    assert "the last one counts, and it is not filled in" in unfilled[3]
    assert judged(again, end="def shift(x):\n    return double(x) + 1.0\n")[3] == ""


def test_a_name_in_other_capitals_is_pointed_out(judged):
    outcome, message, _, _ = judged("def Shift(x):\n    return x\n")
    assert outcome is Outcome.CRASHED
    assert "Is `Shift` meant (tiny.py, line 8)?" in message


@pytest.mark.parametrize(
    "shift",
    ["def shift(x):\n    ### START CODE HERE ###\n    y = None\n    ### END CODE HERE ###\n    return y\n",
     "def shift(x):\n    m = x.shape[0]\n    y = None\n    y = np.squeeze(np.array(y))\n    return {'y': y, 'z': y}, y\n",
     "def shift(x):\n    out = {}\n    for i in range(1, len(x)):\n        out['W' + str(i)] = None\n    return out\n",
     "def shift(x):\n    pass\n", "def shift(x):\n    ...\n", "def shift(x):\n    raise NotImplementedError\n"],
)
def test_a_placeholder_is_not_attempted_rather_than_wrong(judged, shift):
    outcome, message, _, _ = judged(shift)
    assert (outcome, message) == (Outcome.NOT_ATTEMPTED, "`shift` is not written yet.")


@pytest.mark.parametrize(
    "shift",
    ["def shift(x):\n    m = x.shape[0]\n    return m\n", "def shift(x):\n    y = None\n    y = x + 1\n    return y\n",
     "def shift(x):\n    m = x + 1\n    y = None\n    return y\n", "def shift(x):\n    y = x\n    return None\n",
     "def shift(x):\n    n_x = x.shape[0]\n    n_y = 4\n    return (n_x, n_y)\n"],
)
def test_what_somebody_has_worked_on_is_attempted(judged, shift):
    assert judged(shift)[0] is Outcome.FAILED


def test_code_outside_of_the_markers_is_as_good_as_inside(judged):
    outcome, _, _, problems = judged(top=f"### START CODE HERE ###\n{TOP}### END CODE HERE ###\nextra = 3\n")
    assert (outcome, problems) == (Outcome.PASSED, "")


def test_a_string_with_text_at_the_margin_survives_an_error_elsewhere(judged):
    outcome, _, _, problems = judged(top=f"{TOP}about = '''\ndef like(code):\n'''\nsizes = [\n1,\n2,\n]\n", end="x = = 1\n")
    assert outcome is Outcome.PASSED
    assert problems.count("cannot be read") == 1
    assert problems.endswith("Lost with it: `x`.")


def test_what_is_broken_in_a_second_file_is_told(grader, solved):
    program = read_program(("from layers import plus\n" + solved.replace("double(x) + 1.0", "plus(x)")).encode(), "tiny.py")
    broken = type(program)(program.name, program.kind, program.cells, {"layers": "def minus(x):\n    pass\ndef plus(x)\n    pass\n"})
    result = grader.grade(Submission("kim", {"tiny": broken}, "digest"))
    reason = "layers.py, line 3 cannot be read. The colon at the end of the line is missing. Lost with it: `plus`."
    assert reason in result.exercises[1].message.show("en")
    assert reason in [p.show("en") for p in result.problems]


def test_no_place_outside_of_the_students_files_is_named(judged):
    _, message, hint, _ = judged("def shift(x):\n    return np.linalg.inv(x)\n")
    assert "site-packages" not in message + hint
    assert "(tiny.py, line 9" in message

