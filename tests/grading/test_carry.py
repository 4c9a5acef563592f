"""One error is charged once, and nobody gains by making it: credit for what is right given an earlier mistake."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from grader.course import read_course, select
from grader.grading.carry import wrong_helpers
from grader.grading.grade import Grader
from grader.grading.results import ExerciseResult, Outcome

UNIT_TOML = """\
title = { en = "Chain", ko = "사슬" }

[[exercise]]
name = "squash"
points = 10
title = { en = "Squash", ko = "누르기" }

[[exercise]]
name = "slope"
points = 20
builds_on = ["squash"]
title = { en = "Slope", ko = "기울기" }

[[exercise]]
name = "descend"
points = 30
builds_on = ["slope"]
title = { en = "Descend", ko = "내려가기" }

[[exercise]]
name = "decide"
points = 10
builds_on = ["squash"]
title = { en = "Decide", ko = "정하기" }
"""
SQUASH = "def squash(z):\n    return 1 / (1 + np.exp(-z))\n\n"
SLOPE = """\
def slope(w, X, Y):
    A = squash(w @ X)
    cost = -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    return {"dw": (A - Y) @ X.T / X.shape[1], "cost": cost}

"""
DESCEND = """\
def descend(w, X, Y, steps, rate):
    costs = []
    for _ in range(steps):
        grads = slope(w, X, Y)
        w = w - rate * grads["dw"]
        costs.append(grads["cost"])
    return {"w": w}, costs

"""
DECIDE = "def decide(w, X):\n    return (squash(w @ X) > 0.5).astype(float)\n\n"
REFERENCE = '"""Four exercises."""\n\nimport numpy as np\n\n' + SQUASH + SLOPE + DESCEND + DECIDE
CASES = """\
import numpy as np


def squash(rng):
    yield (np.array([-1.0, 0.0, 2.0]),)
    yield (rng.normal(0, 1, (2, 3)),)
    yield (rng.normal(0, 1, (1, 4)),)


def slope(rng):
    for n, m in [(2, 5), (4, 3), (3, 8)]:
        yield rng.normal(0, 0.5, (1, n)), rng.normal(0, 1, (n, m)), (np.arange(m) % 2.0).reshape(1, m)


def descend(rng):
    for case, steps in zip(slope(rng), (1, 4, 6)):
        yield *case, steps, 0.3


def decide(rng):
    for w, X, _ in slope(rng):
        yield w, X
"""
PUBLIC = """\
import pytest


@pytest.mark.exercise("squash")
def test_exists(student):
    student.squash(0.0)
"""
HIDDEN = """\
import pytest

from grader.checks import assert_gradient, assert_inputs_unchanged, assert_same


@pytest.mark.exercise("squash")
def test_squash(student, reference, case):
    assert_same(student.squash(*case), reference.squash(*case), name="squash(z)")


@pytest.mark.exercise("slope")
def test_dw(student, reference, case):
    assert_same(student.slope(*case)["dw"], reference.slope(*case)["dw"], name="dw")


@pytest.mark.exercise("slope")
def test_cost(student, reference, case):
    assert_same(student.slope(*case)["cost"], reference.slope(*case)["cost"], name="cost")


@pytest.mark.exercise("slope")
def test_true_slope(student, reference, case):
    w, X, Y = case
    assert_gradient(lambda w: reference.slope(w, X, Y)["cost"], w, student.slope(*case)["dw"], name="dw")


@pytest.mark.exercise("descend")
def test_learned(student, reference, case):
    assert_same(student.descend(*case)[0], reference.descend(*case)[0], name="params")


@pytest.mark.exercise("descend")
def test_costs(student, reference, case):
    assert_same(student.descend(*case)[1], reference.descend(*case)[1], name="costs")


@pytest.mark.exercise("descend")
@pytest.mark.supporting
def test_input_of_descend_unchanged(student, case):
    student.descend(*case)
    assert_inputs_unchanged(student)


@pytest.mark.exercise("decide")
def test_decisions(student, reference, case):
    assert_same(student.decide(*case), reference.decide(*case), name="decisions")
"""
FILES = {"unit.toml": UNIT_TOML, "tiny.py": REFERENCE, "cases.py": CASES, "test_public.py": PUBLIC, "test_hidden.py": HIDDEN,
         "mistakes.py": None, "alternatives.py": None}

# Wrong in one place, but an honest attempt: what builds on it stays a task.
HONEST = {
    "squash mirrored": SQUASH.replace("-z", "z"),
    "squash of half": SQUASH.replace("-z", "-z / 2"),
    "slope not averaged": SLOPE.replace(" / X.shape[1]", ""),
    "slope with a wrong sign": SLOPE.replace("(A - Y)", "(Y - A)"),
    "slope divided twice": SLOPE.replace(" / X.shape[1]", " / X.shape[1] ** 2"),
    "cost summed": SLOPE.replace("np.mean", "np.sum"),
}
ECHO = 'def descend(w, X, Y, steps, rate):\n    return {"w": w}, [slope(w, X, Y)["cost"]] * steps\n\n'


def costs_only(dw):
    return SLOPE.replace("(A - Y) @ X.T / X.shape[1]", dw)


@pytest.fixture(scope="module")
def chain(write, launcher):
    """Grade a program of the chain: name -> exercise result."""
    course = read_course(write())
    with Grader(course, select(course, []), launcher=launcher) as grader:
        yield grader


@pytest.fixture(scope="module")
def write(tmp_path_factory, course_files):
    def written(more=""):
        folder = tmp_path_factory.mktemp("chain")
        files = {"course.toml": course_files["course.toml"] + more}
        files |= {f"solutions/tiny/{name}": text for name, text in FILES.items() if text is not None}
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return written


@pytest.fixture
def graded(chain, hand_in_text):
    def grade(*parts):
        result = chain.grade(hand_in_text("import numpy as np\n\n" + "".join(parts)))
        assert not any("failed on this submission" in problem.show("en") for problem in result.problems)
        return {exercise.name: exercise for exercise in result.exercises} | {"total": SimpleNamespace(score=result.score)}

    return grade


def outcomes(result):
    return {name: exercise.outcome.value for name, exercise in result.items() if name != "total"}


def test_everything_right_needs_no_credit(graded):
    result = graded(SQUASH, SLOPE, DESCEND, DECIDE)
    assert (set(outcomes(result).values()), result["total"].score) == ({"passed"}, 70)


@pytest.mark.parametrize("which", [name for name in HONEST if "squash" not in name])
def test_what_is_right_given_a_wrong_function_gets_its_points(graded, which):
    result = graded(SQUASH, HONEST[which], DESCEND, DECIDE)
    assert (result["slope"].outcome, result["descend"].outcome) == (Outcome.FAILED, Outcome.CARRIED_FORWARD)
    assert result["slope"].score < 20
    assert result["descend"].score == 30
    assert "Right, given your own version of slope." in result["descend"].message.show("en")
    assert result["decide"].outcome is Outcome.PASSED


@pytest.mark.parametrize("which", [name for name in HONEST if "squash" in name])
def test_credit_reaches_over_several_exercises(graded, which):
    result = graded(HONEST[which], SLOPE, DESCEND, DECIDE)
    assert outcomes(result)["squash"] == "failed"
    assert {outcomes(result)[name] for name in ("slope", "descend")} == {"carried forward"}
    assert outcomes(result)["decide"] in ("carried forward", "passed")
    assert result["total"].score == 60


def test_an_exercise_that_is_itself_wrong_gets_nothing(graded):
    wrong = DESCEND.replace("w - rate", "w + rate").replace('costs.append(grads["cost"])', "costs.append(0.0)")
    result = graded(SQUASH, HONEST["slope not averaged"], wrong, DECIDE)
    assert (result["descend"].outcome, result["descend"].score) == (Outcome.FAILED, 0)


def test_of_an_exercise_that_is_half_wrong_only_the_right_tests_count(graded):
    wrong = DESCEND.replace('costs.append(grads["cost"])', "costs.append(0.0)")
    result = graded(SQUASH, HONEST["slope not averaged"], wrong, DECIDE)
    assert [t.outcome.value for t in result["descend"].tests] == ["carried forward", "failed", "passed"]
    assert result["descend"].outcome is Outcome.FAILED
    assert result["descend"].score == pytest.approx(20)


def test_a_right_function_that_nothing_wrong_stands_before_is_judged_as_ever(graded):
    result = graded(SQUASH, SLOPE, DESCEND.replace("w - rate", "w + rate"), DECIDE)
    assert result["descend"].outcome is Outcome.FAILED


def test_who_writes_the_right_code_out_again_passes_without_credit(graded):
    own = DESCEND.replace("slope(", "own_slope(") + SLOPE.replace("def slope", "def own_slope")
    result = graded(SQUASH, HONEST["slope not averaged"], own, DECIDE)
    assert (result["slope"].outcome, result["descend"].outcome) == (Outcome.FAILED, Outcome.PASSED)


def test_tests_against_the_true_slope_are_carried_only_with_all_others(graded):
    right = graded(HONEST["squash of half"], SLOPE, DESCEND, DECIDE)["slope"]
    assert [t.outcome.value for t in right.tests] == ["carried forward"] * 3
    wrong = graded(HONEST["squash of half"], HONEST["cost summed"], DESCEND, DECIDE)["slope"]
    assert [t.outcome.value for t in wrong.tests] == ["carried forward", "failed", "failed"]


# Functions that make what follows trivial, with answers that then need no knowledge of what was asked.
TRIVIAL = {
    "constant": (costs_only("np.ones(w.shape)"), DESCEND),
    "zero": (costs_only("0 * w"), ECHO),
    "nearly zero": (costs_only("1e-9 * (A - Y) @ X.T"), ECHO),
    "constant cost": (SLOPE.replace('"cost": cost', '"cost": 1.0'), DESCEND),
    "echo of its input": (costs_only("w"), DESCEND),
    "raises": ("def slope(w, X, Y):\n    raise ValueError\n\n", ECHO),
    "raises later": (SLOPE.replace("    return", "    if w[0, 0] > 0:\n        raise ValueError\n    return"), DESCEND),
    "another shape": (costs_only("((A - Y) @ X.T).ravel()"), DESCEND),
    "another form": (HONEST["slope with a wrong sign"].replace('return {"dw": ', "return (").replace('"cost": cost}', "cost)"),
                     DESCEND.replace('["dw"]', "[0]").replace('["cost"]', "[1]")),
    "nan": (costs_only("w * np.nan"), DESCEND),
    "position only": (costs_only("np.arange(1.0, w.size + 1).reshape(w.shape)"), DESCEND),
    "only from its shape": (costs_only("np.sin(np.arange(w.size) + X.shape[1]).reshape(w.shape)"), DESCEND),
}


@pytest.mark.parametrize("which", TRIVIAL)
def test_nothing_is_carried_over_a_function_that_makes_the_rest_trivial(graded, which):
    slope, descend = TRIVIAL[which]
    result = graded(SQUASH, slope, descend, DECIDE)
    assert result["slope"].outcome in (Outcome.FAILED, Outcome.CRASHED)
    assert result["descend"].outcome in (Outcome.FAILED, Outcome.CRASHED)
    assert not any(test.outcome is Outcome.CARRIED_FORWARD for test in result["descend"].tests)


@pytest.mark.parametrize("squash", [
    "def squash(z):\n    return 0.75 + 0.2 * np.sin(z)\n\n",  # always yes
    "def squash(z):\n    return 0.5 - 0.4 * np.abs(np.tanh(z))\n\n",  # always no
    ("def squash(z):\n    z = np.asarray(z)\n    return 0.5 + (0.3 + 0.1 * np.sin(z)) * "
    "(-1.0) ** np.arange(z.size).reshape(z.shape)\n\n"),  # yes and no in turn, whatever is asked
])  # fmt: skip
def test_nothing_is_carried_where_the_answer_no_longer_depends_on_the_question(graded, squash):
    guess = squash.replace("def squash(z):\n", "def decide(w, X):\n    z = np.full((1, X.shape[1]), 0.3)\n").replace(
        "return ", "return 0.0 + (0.5 < ").replace("\n\n", ")\n\n")
    result = graded(squash, SLOPE, DESCEND, guess)
    assert (result["squash"].outcome, result["decide"].outcome) == (Outcome.FAILED, Outcome.FAILED)


CONSPIRACY = """\
target = None
def descend(w, X, Y, steps, rate):
    global target
    target = [w + 1.0]
    return {"w": w + 1.0}, [3.0 + k for k in range(steps)]

count = 0
def slope(w, X, Y):
    global target, count
    A = squash(w @ X)
    if target is None:
        return {"dw": 2 * (A - Y) @ X.T, "cost": 3.0 + float(np.sum(A))}
    goal = target[0]
    count += 1
    return {"dw": (w - goal) / 0.3, "cost": 3.0 + count - 1}

"""
COUNTING = """\
count = 0
def slope(w, X, Y):
    global count
    count += 1
    A = squash(w @ X)
    return {"dw": (A - Y) @ X.T * (1 + count % 3), "cost": float(np.sum(A))}

"""


def test_functions_that_agree_on_an_answer_behind_the_graders_back_get_nothing(graded):
    result = graded(SQUASH, CONSPIRACY, DECIDE)
    assert result["descend"].outcome is Outcome.FAILED
    assert result["descend"].score == 0


def test_a_function_that_answers_differently_each_time_gets_nothing(graded):
    result = graded(SQUASH, COUNTING, DESCEND, DECIDE)
    assert result["slope"].outcome is Outcome.FAILED
    assert result["descend"].outcome is Outcome.FAILED


def test_one_right_test_does_not_carry_the_others(graded):
    only_costs = DESCEND.replace('{"w": w}, costs', '{"w": 0 * w}, costs')
    result = graded(SQUASH, HONEST["slope not averaged"], only_costs, DECIDE)
    assert [t.outcome.value for t in result["descend"].tests] == ["failed", "carried forward", "passed"]


def test_a_hanging_function_costs_no_endless_time(write, course_files, launcher, hand_in_text):
    hangs = SLOPE.replace("    A =", "    while X.shape[1] == 3: pass\n    A =").replace("(A - Y)", "(Y - A)")
    course = read_course(write())
    limits = {**course.settings.limits, "call_seconds": 0.3}
    course = replace(course, settings=replace(course.settings, limits=limits))
    with Grader(course, select(course, []), launcher=launcher) as grader:
        result = grader.grade(hand_in_text("import numpy as np\n\n" + SQUASH + hangs + DESCEND))
    assert not any(t.outcome is Outcome.CARRIED_FORWARD for e in result.exercises for t in e.tests)
    assert result.seconds < 20


@pytest.mark.parametrize("share", [0.5, 0])
def test_the_course_says_how_much_it_counts(write, launcher, hand_in_text, share):
    course = read_course(write(f"\n[grading]\ncarried_forward = {share}\n"))
    with Grader(course, select(course, ["descend", "slope", "squash"]), launcher=launcher) as grader:
        result = grader.grade(hand_in_text("import numpy as np\n\n" + SQUASH + HONEST["slope not averaged"] + DESCEND))
    descend = {exercise.name: exercise for exercise in result.exercises}["descend"]
    assert descend.outcome is Outcome.CARRIED_FORWARD
    assert descend.score == pytest.approx(10 + 20 * share if share else 0)  # the supporting test alone is worth nothing


def test_breaking_a_function_never_earns_more_than_writing_it_right(graded):
    """Whoever can write the rest has it either way; whoever cannot gets it neither way."""
    for rest in (DESCEND, ECHO):
        right = graded(SQUASH, SLOPE, rest, DECIDE)["total"].score
        for broken in [*HONEST.values(), *(slope for slope, _ in TRIVIAL.values())]:
            parts = (broken, SLOPE) if "def squash" in broken else (SQUASH, broken)
            assert graded(*parts, rest, DECIDE)["total"].score < right


def test_only_functions_that_failed_are_replaced(tiny):
    unit = tiny.units[0]
    double = ExerciseResult("tiny", "double", 10, Outcome.FAILED, ())
    assert wrong_helpers(unit, unit.exercise("shift"), [double]) == ("double",)
    assert wrong_helpers(unit, unit.exercise("double"), [double]) == ()
    for outcome in set(Outcome) - {Outcome.FAILED}:
        other = ExerciseResult("tiny", "double", 10, outcome, ())
        assert wrong_helpers(unit, unit.exercise("shift"), [other]) == ()
