"""Students check their own work, in their own copy, without a solution in sight."""

import json
import os
from contextlib import closing

import numpy as np
import pytest

from grader.course import read_course, select
from grader.errors import UsageError
from grader.grading.check import Checker, check_namespace, check_programs, own_program, programs_at
from grader.grading.grade import Grader
from grader.grading.release import release
from grader.grading.results import Outcome
from grader.submissions import read_program


@pytest.fixture
def copy(tiny, tmp_path):
    """A student's copy of the tiny course."""
    release(tiny, tmp_path / "copy", "en")
    return read_course(tmp_path / "copy")


def solved(path, source="def double(x):\n    return 2 * x\n"):
    """Work in a released file; times are set, so that nothing depends on how fast this runs."""
    if path.suffix == ".py":
        path.write_text(path.read_text() + source)
    else:
        notebook = json.loads(path.read_text())
        notebook["cells"].append({"cell_type": "code", "source": source, "metadata": {}, "outputs": [],
                                  "execution_count": 1, "id": "own"})
        path.write_text(json.dumps(notebook))


def at(path, seconds):
    os.utime(path, (seconds, seconds))


def test_the_public_tests_run_without_the_solution(copy):
    solved(copy.units[0].folder / "tiny.py")
    programs = {"tiny": own_program(copy.units[0])}
    results, problems = check_programs(copy, select(copy, []), programs)
    assert [r.outcome for r in results] == [Outcome.PASSED, Outcome.NOT_ATTEMPTED, Outcome.NOT_ATTEMPTED]
    assert problems == ()


def test_a_wrong_answer_fails_without_the_solution_too(copy):
    solved(copy.units[0].folder / "tiny.py", "def double(x):\n    return 3 * x\n")
    (result,), _ = check_programs(copy, select(copy, ["double"]), {"tiny": own_program(copy.units[0])})
    assert result.outcome is Outcome.FAILED
    assert "double(x)" in result.message.show("en")


@pytest.mark.parametrize(("worked_in", "other"), [("tiny.py", "tiny.ipynb"), ("tiny.ipynb", "tiny.py")])
def test_the_file_that_was_worked_in_counts_even_if_the_other_is_newer(copy, worked_in, other):
    folder = copy.units[0].folder
    solved(folder / worked_in)
    at(folder / worked_in, 1000)
    at(folder / other, 2000)
    assert own_program(copy.units[0]).name == worked_in


@pytest.mark.parametrize(("newer", "older"), [("tiny.py", "tiny.ipynb"), ("tiny.ipynb", "tiny.py")])
def test_of_two_files_that_were_worked_in_the_newer_counts(copy, newer, older):
    folder = copy.units[0].folder
    solved(folder / newer)
    solved(folder / older)
    at(folder / older, 1000)
    at(folder / newer, 2000)
    assert own_program(copy.units[0]).name == newer


def test_a_notebook_that_was_only_opened_and_saved_was_not_worked_in(copy):
    folder = copy.units[0].folder
    solved(folder / "tiny.py")
    notebook = json.loads((folder / "tiny.ipynb").read_text())
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [{"output_type": "stream", "name": "stdout", "text": "hi"}], 3
    (folder / "tiny.ipynb").write_text(json.dumps(notebook, indent=4))
    at(folder / "tiny.py", 1000)
    assert own_program(copy.units[0]).name == "tiny.py"


def test_one_file_is_enough_and_none_is_an_error_that_says_so(copy):
    folder = copy.units[0].folder
    (folder / "tiny.py").unlink()
    assert own_program(copy.units[0]).name == "tiny.ipynb"
    (folder / "tiny.ipynb").unlink()
    with pytest.raises(UsageError, match=r"There is no tiny.py or tiny.ipynb"):
        own_program(copy.units[0])


def test_a_file_can_be_named(copy):
    programs, selection = programs_at(copy, copy.units[0].folder / "tiny.py")
    assert (list(programs), [e.name for _, e in selection]) == (["tiny"], ["double", "shift", "Affine"])


def test_a_file_of_no_unit_is_an_error_that_names_the_units(copy, tmp_path):
    (tmp_path / "poem.py").write_text("roses = 'red'\n")
    with pytest.raises(UsageError) as caught:
        programs_at(copy, tmp_path / "poem.py")
    assert "tiny" in str(caught.value)


def test_functions_of_a_running_notebook_are_checked_in_place(copy):
    class Affine:
        def __init__(self, W, b):
            self.W, self.b = W, b

        def forward(self, x):
            return x @ self.W + self.b

    namespace = {"double": lambda x: 2 * x, "shift": lambda x: 1 / 0, "Affine": Affine}
    results = check_namespace(copy, select(copy, []), namespace)
    assert [r.outcome for r in results] == [Outcome.PASSED, Outcome.CRASHED, Outcome.PASSED]
    assert "ZeroDivisionError" in results[1].message.show("en")


def test_a_function_that_was_not_written_in_the_notebook_is_not_attempted(copy):
    (result,) = check_namespace(copy, select(copy, ["double"]), {"np": np})
    assert result.outcome is Outcome.NOT_ATTEMPTED


def test_a_function_that_is_only_begun_in_the_notebook_is_not_attempted(copy):
    def double(x):
        raise NotImplementedError("double")

    (result,) = check_namespace(copy, select(copy, ["double"]), {"double": double})
    assert result.outcome is Outcome.NOT_ATTEMPTED


def test_several_checks_in_one_process_do_not_get_in_each_others_way(copy):
    for factor, outcome in ((3, Outcome.FAILED), (2, Outcome.PASSED)):
        (result,) = check_namespace(copy, select(copy, ["double"]), {"double": lambda x, k=factor: k * x})
        assert result.outcome is outcome


def test_a_program_with_a_sibling_is_checked_with_it(tiny):
    program = read_program(b"from helper import two\ndef double(x):\n    return two() * x\n", "tiny.py")
    program = type(program)(program.name, program.kind, program.cells, {"helper": "def two(): return 2"})
    (result,), _ = check_programs(tiny, select(tiny, ["double"]), {"tiny": program})
    assert result.outcome is Outcome.PASSED


def test_a_public_failure_tells_what_was_called(copy):
    solved(copy.units[0].folder / "tiny.py", "def double(x):\n    return 3 * x\n")
    (result,), _ = check_programs(copy, select(copy, ["double"]), {"tiny": own_program(copy.units[0])})
    (call,) = result.tests[0].calls
    assert call.target == "double"
    np.testing.assert_array_equal(call.arguments[0], [1.0, 2.0, 3.0])


def test_calls_of_objects_are_told_by_class_and_method(copy):
    source = ("class Affine:\n    def __init__(self, W, b):\n        pass\n"
              "    def forward(self, x):\n        return x * 3\n")
    solved(copy.units[0].folder / "tiny.py", source)
    (result,), _ = check_programs(copy, select(copy, ["Affine"]), {"tiny": own_program(copy.units[0])})
    assert [call.target for call in result.tests[0].calls] == ["Affine", "Affine.forward"]


def test_a_running_notebook_tells_calls_too(copy):
    (result,) = check_namespace(copy, select(copy, ["double"]), {"double": lambda x: 3 * x})
    assert [call.target for call in result.tests[0].calls] == ["double"]


def test_hidden_tests_never_tell_what_was_called(tiny, launcher, hand_in_text):
    with Grader(tiny, select(tiny, []), launcher, recount=True) as grader:
        result = grader.grade(hand_in_text("def double(x):\n    return 3 * x\n"))
    tests = [test for exercise in result.exercises for test in exercise.tests]
    assert any(test.calls for test in tests if test.public)
    assert not any(test.calls for test in tests if not test.public)


def test_a_grader_that_was_not_asked_tells_no_calls(grader, hand_in_text):
    result = grader.grade(hand_in_text("def double(x):\n    return 3 * x\n"))
    assert not any(test.calls for exercise in result.exercises for test in exercise.tests)


def test_a_checker_sees_the_file_as_it_is_now(copy):
    path = copy.units[0].folder / "tiny.py"
    with closing(Checker(copy)) as checker:
        outcomes = []
        for source in ("return 3 * x", "return ((", "return 2 * x", "return x.nonsense"):
            path.write_text(f"def double(x):\n    {source}\n")
            (result,), _ = checker.check(copy.units[0], ["double"])
            outcomes.append(result.outcome)
    assert outcomes == [Outcome.FAILED, Outcome.CRASHED, Outcome.PASSED, Outcome.CRASHED]


def test_a_checker_survives_a_file_that_is_gone(copy):
    path = copy.units[0].folder / "tiny.py"
    (copy.units[0].folder / "tiny.ipynb").unlink()
    path.unlink()
    with closing(Checker(copy)) as checker:
        with pytest.raises(UsageError, match=r"no tiny\.py"):
            checker.check(copy.units[0], ["double"])
        path.write_text("def double(x):\n    return 2 * x\n")
        assert checker.check(copy.units[0], ["double"])[0][0].outcome is Outcome.PASSED


def test_the_cells_of_a_notebook_that_check_are_no_problem(copy):
    path = copy.units[0].folder / "tiny.ipynb"
    solved(path, "def double(x):\n    return 3 * x\n")
    _, problems = check_programs(copy, select(copy, ["double"]), {"tiny": own_program(copy.units[0])})
    assert not [problem for problem in problems if "grader" in problem.show("en")]
