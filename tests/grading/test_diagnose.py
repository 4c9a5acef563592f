"""Naming a mistake: only what explains every answer is said, and hidden inputs stay hidden."""

import re

import pytest

from grader.course import read_course, select
from grader.grading.grade import Grader
from grader.grading.release import release
from grader.grading.results import Outcome

NUMPY = "import numpy as np\n\n"
RIGHT = {
    "double": "def double(x):\n    return 2 * x\n\n",
    "shift": "def shift(x):\n    return double(x) + 1\n\n",
    "Affine": "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
              "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n\n",
}
HALVED = "def double(x):\n    return x - x / 2\n\n"
WITHOUT_ONE = "def shift(x):\n    return x + x\n\n"
LIKE_HALVED = '''
@mistake("double", en="You took a quarter of the double.", ko="두 배의 4분의 1입니다.")
def quarter_of_double(x):
    return x * 2 / 4
'''
THIRD_LIKE_HALVED = '''
@mistake("double", en="You took the mean with zero.", ko="0과의 평균입니다.")
def mean_with_zero(x):
    return (x + 0) / 2
'''
# For a symptom several inputs of one test must show it.
MORE_CASES = {"solutions/tiny/cases.py": """\
import numpy as np


def double(rng):
    for shape in [(3,), (2, 3), (4, 2), (5,)]:
        yield (rng.normal(0, 1, shape),)


def shift(rng):
    yield from double(rng)


def Affine(rng):
    yield rng.normal(0, 1, (3, 2)), rng.normal(0, 1, 2), rng.normal(0, 1, (4, 3))
"""}
SHOWS_ONCE = '''
@mistake("double", en="Your three is lost.", ko="3이 사라졌습니다.")
def without_three(x):
    return np.where(x == 3.0, 0.0, 2 * x)
'''


@pytest.fixture
def diagnosed(write_course, course_files, launcher, hand_in_text):
    """Hand in a program with one exercise changed: that exercise's result."""

    def run(exercise, source, mistakes="", policy=None, changes=None):
        more = {"solutions/tiny/mistakes.py": course_files["solutions/tiny/mistakes.py"] + mistakes}
        if policy is not None:
            more["course.toml"] = f'hidden_feedback = "{policy}"\n' + course_files["course.toml"]
        course = read_course(write_course(more | (changes or {})))
        program = NUMPY + "".join((RIGHT | {exercise: source}).values())
        with Grader(course, select(course, []), launcher=launcher) as grader:
            result = grader.grade(hand_in_text(program))
        assert not any("failed on this submission" in problem.show("en") for problem in result.problems)
        return {e.name: e for e in result.exercises}[exercise]

    return run


@pytest.mark.parametrize(("exercise", "source", "name", "words"), [
    ("double", HALVED, "halved", "You halved instead of doubling."),
    ("shift", WITHOUT_ONE, "without_one", "The one is missing."),
    ("Affine", RIGHT["Affine"].replace(" + self.b", ""), "WithoutBias", "The bias is missing."),
])
def test_a_known_mistake_is_named_however_it_is_written(diagnosed, exercise, source, name, words):
    result = diagnosed(exercise, source)
    assert result.diagnosis == f"mistake:{name}"
    assert result.message.show("en").startswith(words)


def test_a_known_mistake_is_named_in_korean_too(diagnosed):
    assert diagnosed("double", HALVED).message.show("ko").startswith("두 배가 아니라 절반입니다.")


def test_what_passes_is_not_diagnosed(grader, hand_in_text):
    result = grader.grade(hand_in_text(NUMPY + "".join(RIGHT.values())))
    assert [(e.outcome, e.diagnosis, e.message) for e in result.exercises] == [(Outcome.PASSED, "", None)] * 3


def test_the_reference_and_alternatives_are_not_diagnosed_even_when_asked(tiny, launcher, hand_in_text):
    from grader.course.files import load_alternatives, variant_source
    from grader.grading.subject import Sandboxed

    unit = tiny.units[0]
    sources = [(e.name, unit.reference_file.read_text(encoding="utf-8")) for e in unit.exercises]
    sources += [(a.exercise, variant_source(unit, a, "alternatives")) for a in load_alternatives(unit)]
    assert len(sources) == 5
    with Grader(tiny, select(tiny, []), launcher=launcher) as grader:
        for name, source in sources:
            subject = Sandboxed(tiny, hand_in_text(source).programs, launcher)
            assert grader.diagnoser.diagnose(unit, unit.exercise(name), subject) is None
            subject.close()


def test_two_mistakes_that_answer_alike_are_both_named(diagnosed):
    result = diagnosed("double", HALVED, LIKE_HALVED)
    assert result.diagnosis == "mistake:halved | quarter_of_double"
    assert result.message.show("en").startswith(
        "One of these fits your answers: You halved instead of doubling. / You took a quarter of the double.")


def test_of_three_that_answer_alike_none_is_named(diagnosed):
    assert not diagnosed("double", HALVED, LIKE_HALVED + THIRD_LIKE_HALVED).diagnosis.startswith("mistake")


def test_where_the_diagnosis_can_ask_nothing_no_mistake_is_claimed(diagnosed):
    """A test with a fixture of its own is no probe: every known mistake would fit, and one alone would be named."""
    test = ('import pytest\nfrom grader.checks import require\n\n@pytest.fixture\ndef own(): return 1\n\n'
            '@pytest.mark.exercise("double")\ndef test_{}(student, own):\n    require(student.double(own) == 2, en="a", ko="b")\n')
    changes = {"solutions/tiny/test_hidden.py": test.format("hidden"), "solutions/tiny/test_public.py": test.format("public")}
    assert diagnosed("double", "def double(x):\n    return x + 5\n\n", changes=changes).diagnosis == ""


def test_a_mistake_that_shows_in_fewer_than_three_probes_is_not_claimed(diagnosed):
    source = "def double(x):\n    return np.where(x == 3.0, 0.0, x + x)\n\n"
    only_one_input = "def test_double(student, reference, case):"
    few = diagnosed("double", source, SHOWS_ONCE, changes={"solutions/tiny/test_hidden.py": (
        'import pytest\nfrom grader.checks import assert_same\n\n@pytest.mark.exercise("double")\n'
        f"{only_one_input.replace('test_double', 'test_hidden_double')}\n"
        "    assert_same(student.double(*case), reference.double(*case))\n")})
    assert (few.outcome, few.diagnosis) == (Outcome.FAILED, "")
    many = SHOWS_ONCE.replace("x == 3.0", "np.abs(x) > 0.01")
    assert diagnosed("double", source.replace("x == 3.0", "np.abs(x) > 0.01"), many).diagnosis == "mistake:without_three"


def test_an_answer_that_fits_a_mistake_on_all_inputs_but_one_is_not_called_by_it(diagnosed):
    nearly = "def double(x):\n    return x / 2 if x.ndim == 1 else x / 3\n\n"
    assert not diagnosed("double", nearly).diagnosis.startswith(("mistake", "variant"))


COUNTS_CALLS = '''
@mistake("double", en="You count your calls.", ko="호출 횟수를 셉니다.")
def with_count(x, calls=[]):
    calls.append(x)
    return 2 * x + len(calls)
'''


def test_a_mistake_about_what_is_remembered_between_calls_is_named(diagnosed):
    source = "count = 0\n\ndef double(x):\n    global count\n    count += 1\n    return 2 * x + count\n\n"
    assert diagnosed("double", source, COUNTS_CALLS, changes=MORE_CASES).diagnosis == "mistake:with_count"


def partly(odd):
    """A wrong answer that everybody knows, except for vectors of five numbers."""
    return f"def double(x):\n    return {odd} if x.shape == (5,) else x / 2\n\n"


def test_a_mistake_is_named_by_the_answers_that_are_not_random(diagnosed):
    result = diagnosed("double", partly("x / 2 + np.random.default_rng().normal(size=5)"), changes=MORE_CASES)
    assert result.diagnosis == "mistake:halved"


def test_where_nothing_is_random_every_answer_counts(diagnosed):
    result = diagnosed("double", partly("x / 2 + np.arange(5) ** 3"), changes=MORE_CASES)
    assert not result.diagnosis.startswith("mistake:")


def test_random_answers_alone_are_no_mistake_that_is_known(diagnosed):
    source = "def double(x):\n    return np.random.default_rng().normal(size=x.shape)\n\n"
    assert not diagnosed("double", source, changes=MORE_CASES).diagnosis.startswith("mistake:")


def test_a_small_change_of_the_reference_is_named(diagnosed):
    result = diagnosed("shift", "def shift(x):\n    return 2 * x - 1\n\n")
    assert result.diagnosis.startswith("variant:a minus sign where there should be a plus")
    assert result.message.show("en").startswith("Your answers are what one gets with a minus sign")


def test_a_symptom_is_told_where_nothing_known_fits(diagnosed):
    result = diagnosed("double", "def double(x):\n    return 6 * x\n\n", changes=MORE_CASES)
    assert result.diagnosis == "symptom:factor"
    assert "3 times" in result.message.show("en")


def test_a_mistake_is_told_before_the_symptom_that_it_shows(diagnosed):
    assert diagnosed("double", HALVED).diagnosis == "mistake:halved"


def test_the_plain_difference_remains_where_nothing_fits(diagnosed):
    result = diagnosed("double", "def double(x):\n    return 2 * x + np.sin(17 * x) * np.cos(x)\n\n")
    assert (result.outcome, result.diagnosis) == (Outcome.FAILED, "")
    assert "double(x)" in result.message.show("en")


def test_a_crash_is_explained(diagnosed):
    result = diagnosed("double", "def double(x):\n    return x @ np.ones((7, 2))\n\n")
    assert (result.outcome, result.diagnosis) == (Outcome.CRASHED, "crash:ValueError")
    assert "matrix product is not possible" in result.message.show("en")
    assert "ValueError" in result.message.show("en"), "the exception itself is still told"


def test_an_exception_among_many_wrong_answers_does_not_speak_for_them(diagnosed):
    rare = ("def double(x):\n    if x.ndim == 2:\n        return x @ np.ones((7, 2))\n"
            "    return {bad} * x + np.sin(17 * x)\n\n")
    inputs = {name: text.replace("(3,), (2, 3), (4, 2), (5,)", "(3,), (2, 3), (4,), (5,), (6,)")
              for name, text in MORE_CASES.items()}
    result = diagnosed("double", rare.format(bad=2), changes=inputs)
    assert (result.outcome, result.diagnosis) == (Outcome.CRASHED, "")
    only = rare.replace(" + np.sin(17 * x)", "")
    assert diagnosed("double", only.format(bad=2), changes=inputs).diagnosis == "crash:ValueError"


def test_what_hangs_is_not_diagnosed(diagnosed, course_files):
    quick = course_files["course.toml"].replace("call_seconds = 2", "call_seconds = 0.3")
    result = diagnosed("double", "def double(x):\n    while True: pass\n\n", changes={"course.toml": quick})
    assert (result.outcome, result.diagnosis) == (Outcome.TIMED_OUT, "")
    later = "def double(x):\n    while x.ndim == 2: pass\n    return x / 2\n\n"
    assert diagnosed("double", later, changes={"course.toml": quick}).diagnosis == ""


LOOPING = '''
    ### BEGIN SOLUTION
    left, total = np.sum(x * 0) + 4.0, 0.0 * x
    while left > 0:
        total = total + x / 2
        left = left - 1
    return total
    ### END SOLUTION
'''


def test_a_changed_reference_that_never_ends_does_not_hang_the_grader(diagnosed, course_files):
    """`left - 1` becomes `left + 1`, among others."""
    start, rest = course_files["solutions/tiny/tiny.py"].split("    ### BEGIN SOLUTION", 1)
    reference = start + LOOPING.lstrip("\n") + rest.split("### END SOLUTION\n", 1)[1]
    quick = course_files["course.toml"].replace("call_seconds = 2", "call_seconds = 0.3")
    changes = {"solutions/tiny/tiny.py": reference, "course.toml": quick}
    result = diagnosed("double", "def double(x):\n    return 7 * x + np.sin(x)\n\n", changes=changes)
    assert (result.outcome, result.diagnosis) == (Outcome.FAILED, "")
    changed = diagnosed("double", "def double(x):\n    return -2 * x\n\n", changes=changes)
    assert changed.diagnosis.startswith("variant:")


HIDDEN_VALUE = re.compile(r"-?\d+\.\d{2,}")
SECRETIVE = "def double(x):\n    raise KeyError(f'dw{x.ravel()[0]:.4f}'.replace('.', '_').replace('-', 'm'))\n\n"


@pytest.mark.parametrize(("exercise", "source", "kind"), [
    ("double", HALVED, "mistake"), ("shift", "def shift(x):\n    return 2 * x - 1\n\n", "variant"),
    ("double", "def double(x):\n    return 6 * x\n\n", "symptom"), ("double", SECRETIVE, "crash"),
])
@pytest.mark.parametrize("policy", ["none", "hints", "all"])
def test_what_students_may_read_about_hidden_tests(diagnosed, course_files, exercise, source, kind, policy):
    """The public test is left out, so that the diagnosis stands at a hidden one."""
    public = course_files["solutions/tiny/test_public.py"]
    kept = "".join(part for part in re.split(r"(?=@pytest\.mark\.exercise)", public) if f'"{exercise}"' not in part)
    result = diagnosed(exercise, source, policy=policy,
                       changes=MORE_CASES | {"solutions/tiny/test_public.py": kept})
    first = next(test for test in result.tests if test.outcome in (Outcome.FAILED, Outcome.CRASHED))
    assert result.diagnosis.startswith(kind)
    assert not first.public
    if policy == "none":
        assert first.feedback is None
    elif policy == "all":
        assert first.feedback.show("en") == result.message.show("en")
    else:
        read = first.feedback.show("en")
        assert not HIDDEN_VALUE.search(read)
        assert "dw" not in read
        assert (kind == "crash") == ("Your code stopped with KeyError (tiny.py, line" in read)
        if kind != "crash":
            assert result.message.show("en").startswith(read.rstrip("."))


def test_all_that_is_said_of_an_exercise_is_said_once(diagnosed):
    result = diagnosed("double", HALVED)
    told = [test for test in result.tests if test.message and "You halved" in test.message.show("en")]
    assert len(told) == 1


@pytest.fixture
def copy_of(tiny, tmp_path):
    release(tiny, tmp_path / "copy", "en")
    return read_course(tmp_path / "copy")


@pytest.mark.parametrize(("exercise", "source"), [
    ("double", HALVED), ("shift", WITHOUT_ONE), ("shift", "def shift(x):\n    return 2 * x - 1\n\n"),
    ("double", "def double(x):\n    return x @ np.ones((7, 2))\n\n"),
])
def test_a_students_copy_names_the_same_mistake_as_the_course(
        tiny, grader, copy_of, launcher, hand_in_text, course_files, exercise, source):
    program = hand_in_text(NUMPY + "".join((RIGHT | {exercise: source}).values()))
    with Grader(copy_of, select(copy_of, []), launcher=launcher, hidden=False) as students:
        there = {e.name: e for e in students.grade(program).exercises}[exercise]
    here = {e.name: e for e in grader.grade(program).exercises}[exercise]
    if here.diagnosis.startswith("variant"):
        assert not there.diagnosis.startswith(("variant", "mistake")), "a copy has no reference to change"
        return
    few = exercise == "double" and here.diagnosis.startswith("mistake") and there.diagnosis == ""
    assert few or there.diagnosis == here.diagnosis
    assert there.outcome is here.outcome


def test_a_copy_without_recorded_lineups_still_judges(copy_of, launcher, hand_in_text):
    path = copy_of.units[0].folder / "recorded.json"
    path.write_text(re.sub(r'(?s)"lineups": \{.*?\n\},\n', '"lineups": {},\n', path.read_text(encoding="utf-8")),
                    encoding="utf-8")
    program = hand_in_text(NUMPY + "".join((RIGHT | {"double": HALVED}).values()))
    with Grader(copy_of, select(copy_of, []), launcher=launcher, hidden=False) as students:
        result = {e.name: e for e in students.grade(program).exercises}
    assert (result["double"].outcome, result["double"].diagnosis) == (Outcome.FAILED, "")
    assert result["Affine"].outcome is Outcome.PASSED


