"""The session: tests are collected once and run on many subjects; a broken test file is the course's fault."""

import os

import numpy as np
import pytest

from grader.course import read_course
from grader.errors import CourseError
from grader.grading.answers import LiveAnswers
from grader.grading.plugin import course_test
from grader.grading.session import TestSession
from grader.grading.subject import InProcess

HEAD = "import numpy as np\nimport pytest\nfrom grader.checks import assert_same\n"


@pytest.fixture
def open_session(write_course):
    """A session of the tiny course with other hidden tests."""
    opened = []

    def begin(hidden_tests=None, changes=None):
        changes = changes or {}
        if hidden_tests is not None:
            changes["solutions/tiny/test_hidden.py"] = HEAD + hidden_tests
        course = read_course(write_course(changes, folder=f"course{len(opened)}"))
        session = TestSession(course, LiveAnswers(course), hidden=True)
        opened.append(session)
        return session

    yield begin
    for session in opened:
        session.close()


def run(session, namespace, public=False):
    return {r.test.key.test: r for r in session.run(InProcess(namespace), lambda t: t.key.public is public)}


def double(x):
    return 2 * x


EXERCISE = '@pytest.mark.exercise("double")\n'


def test_tests_are_collected_once_and_run_on_many_subjects(open_session):
    session = open_session("collected = []\n" + EXERCISE + "def test_it(student):\n    assert student.double(1) == 2\n"
                           "import builtins\nbuiltins.times_collected = getattr(builtins, 'times_collected', 0) + 1\n")
    try:
        assert run(session, {"double": double})["it"].error is None
        assert isinstance(run(session, {"double": lambda x: x})["it"].error, AssertionError)
        assert run(session, {"double": double})["it"].error is None
        import builtins

        assert builtins.times_collected == 1
    finally:
        import builtins

        del builtins.times_collected


def test_only_wanted_tests_run(open_session):
    session = open_session()
    runs = session.run(InProcess({}), lambda test: test.key.test == "double")
    assert [r.test.key.test for r in runs] == ["double"]
    assert session.run(InProcess({}), lambda _test: False) == []


def test_a_test_must_pass_every_case(open_session):
    session = open_session(EXERCISE + "def test_it(student, case):\n    assert student.double(*case).shape == (3,)\n")
    assert isinstance(run(session, {"double": double})["it"].error, AssertionError), "the second case is a matrix"


def test_a_test_runs_once_for_every_case_in_order_and_stops_at_the_first_that_fails(open_session):
    session = open_session(EXERCISE + "def test_it(student, case):\n    student.double(*case)\n")
    seen = []
    run(session, {"double": lambda x: seen.append(x.shape)})
    assert seen == [(3,), (2, 3)]
    seen.clear()
    run(session, {"double": lambda x: seen.append(x.shape) or 1 / 0})
    assert seen == [(3,)]


def test_a_subject_cannot_spoil_the_cases_of_the_next(open_session):
    session = open_session(EXERCISE + "def test_it(student, case):\n    student.double(*case)\n")

    def spoil(x):
        x *= 0

    seen = []
    run(session, {"double": spoil})
    run(session, {"double": lambda x: seen.append(x.sum())})
    assert seen[0] == 6


def test_random_numbers_are_the_same_for_every_subject_and_differ_between_tests(open_session):
    session = open_session(
        EXERCISE + "def test_one(student, rng):\n    student.double(rng.normal())\n"
        + EXERCISE + "def test_two(student, rng):\n    student.double(rng.normal())\n")
    first, second = [], []
    run(session, {"double": first.append})
    run(session, {"double": second.append})
    assert first == second
    assert first[0] != first[1]


def test_random_numbers_depend_on_the_seed_of_the_course_in_hidden_tests(open_session, course_files):
    test = {"solutions/tiny/test_hidden.py": HEAD + EXERCISE
            + "def test_it(student, case, rng):\n    student.double(case[0], rng.normal())\n"}
    drawn = []
    for seed in ("a-secret-seed", "another"):
        toml = course_files["course.toml"].replace("a-secret-seed", seed)
        run(open_session(changes={**test, "course.toml": toml}), {"double": lambda *args: drawn.append(args)})
    (_, a), (case_a, b), (_, c), (case_b, d) = drawn
    assert len({a, b, c, d}) == 4
    assert not np.array_equal(case_a, case_b)


def test_two_courses_with_files_of_the_same_names_do_not_mix(open_session):
    one = open_session(EXERCISE + "def test_it(student):\n    assert student.double(1) == 2\n")
    two = open_session(EXERCISE + "def test_it(student):\n    assert student.double(1) == 3\n")
    assert run(one, {"double": double})["it"].error is None
    assert isinstance(run(two, {"double": double})["it"].error, AssertionError)


def test_markers_say_what_a_test_is_about(open_session):
    tests = {(t.key.test, t.key.public): t for t in open_session().tests}
    hidden, public = tests["double_of_hidden_inputs", False], tests["double", True]
    assert (hidden.exercise.name, hidden.weight, hidden.supporting) == ("double", 3, False)
    assert (public.exercise.name, public.weight, public.supporting) == ("double", 0, False)
    assert tests["input_of_double_unchanged", False].supporting
    assert tests["shift_of_random_input", False].weight == 1


@pytest.mark.parametrize("mark", ["", '@pytest.mark.exercise("no_such")\n', "@pytest.mark.exercise\n",
                                  "@pytest.mark.exercise()\n"])
def test_a_test_that_does_not_say_what_it_is_about_is_an_error_that_names_it(open_session, mark):
    with pytest.raises(CourseError) as caught:
        open_session(f"{mark}def test_lonely(student):\n    pass\n")
    assert "test_lonely" in str(caught.value)
    assert "double, shift, Affine" in str(caught.value)


@pytest.mark.parametrize("weight", ['"three"', "-1", "float('nan')", ""])
def test_a_weight_that_is_no_weight_is_an_error_that_names_the_test(open_session, weight):
    with pytest.raises(CourseError, match="test_heavy"):
        open_session(f"{EXERCISE}@pytest.mark.weight({weight})\ndef test_heavy(student):\n    pass\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [("import nothing_of_this_name\n", "nothing_of_this_name"), ("def test_(:\n", "SyntaxError|invalid syntax"),
     ("x = 1 / 0\n", "ZeroDivisionError|division by zero"), ("@pytest.mark.exercize('double')\ndef test_a(): pass\n",
                                                           "exercize")],
)
def test_a_test_file_that_cannot_be_loaded_is_an_error_that_says_why(open_session, text, said):
    with pytest.raises(CourseError, match=said) as caught:
        open_session(text)
    assert "test_hidden.py" in str(caught.value)


def test_a_test_file_that_was_mended_is_loaded_anew(open_session, write_course):
    folder = write_course({"solutions/tiny/test_hidden.py": "x = 1 / 0\n"}, folder="mended")
    course = read_course(folder)
    with pytest.raises(CourseError):
        TestSession(course, LiveAnswers(course), hidden=True)
    write_course(folder="mended")
    with TestSession(course, LiveAnswers(course), hidden=True) as session:
        assert len(session.tests) == 8


def test_units_may_lie_beside_the_course(write_course, course_files):
    """pytest's names of tests outside of its root folder are not unique."""
    twin = {name.replace("tiny", "twin"): text for name, text in course_files.items() if name.startswith("solutions/")}
    text = course_files["course.toml"].replace('["tiny"]', '["tiny", "twin"]')
    write_course(twin)
    course = read_course(write_course({"course.toml": 'units_folder = "../course/solutions"\n' + text}, folder="assignment"))
    with TestSession(course, LiveAnswers(course), hidden=True) as session:
        assert len(session.tests) == 16


def test_a_fixture_that_does_not_exist_is_no_pass(open_session):
    session = open_session(EXERCISE + "def test_it(student, nonsense):\n    pass\n")
    assert "it" not in run(session, {"double": double})


def test_fixtures_and_parameters_of_the_authors_own_work(open_session):
    session = open_session(
        "@pytest.fixture\ndef three():\n    return 3\n" + EXERCISE
        + "@pytest.mark.parametrize('k', [1, 2])\ndef test_it(student, three, k):\n    assert student.double(k) == 2 * k\n")
    runs = run(session, {"double": double})
    assert [r.error for r in runs.values()] == [None, None]


def test_what_the_environment_says_to_pytest_does_not_matter(open_session, monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    monkeypatch.setenv("PYTEST_PLUGINS", "no_such_plugin")
    assert open_session().tests
    assert os.environ["PYTEST_ADDOPTS"] == "--no-such-option"


def test_settings_and_helpers_of_pytest_beside_the_course_do_not_matter(write_course):
    folder = write_course({"pytest.ini": "[pytest]\naddopts = --no-such\n"})
    course = read_course(folder)
    with TestSession(course, LiveAnswers(course), hidden=True) as session:
        assert session.tests


def test_a_session_can_be_closed_twice(open_session):
    session = open_session()
    session.close()
    session.close()


def test_only_the_first_name_of_a_marker_counts(open_session, tiny):
    test = open_session().tests[0]
    assert course_test(test.item, tiny.units[0]).exercise.name == "double"
