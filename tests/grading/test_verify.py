"""Testing the tests: what is wrong with a course is found."""

import pytest

from grader.course import read_course, select
from grader.grading.verify import verify


@pytest.fixture
def wrong(write_course):
    """Verify a changed course: (kind, name) of every check that is not as it should be."""

    def run(changes, names=()):
        course = read_course(write_course({f"solutions/tiny/{file}": text for file, text in changes.items()}))
        return [(c.exercise, c.kind, c.name) for c in verify(course, select(course, names)) if not c.passed]

    return run


def test_a_good_course_passes_every_check(tiny):
    checks = list(verify(tiny, select(tiny, [])))
    assert [c for c in checks if not c.passed] == []
    names = {kind: [(c.exercise, c.name) for c in checks if c.kind == kind] for kind in {c.kind for c in checks}}
    assert names["reference"] == names["stub"] == [("double", ""), ("shift", ""), ("Affine", "")]
    assert names["mistake"] == [("double", "halved"), ("shift", "without_one"), ("Affine", "WithoutBias")]
    assert names["alternative"] == [("double", "by_addition"), ("Affine", "Layer")]
    assert {exercise for exercise, _ in names["trivial"]} == {"double", "shift", "Affine"}


def test_a_mistake_that_no_test_catches_is_found(wrong, course_files):
    right = course_files["solutions/tiny/mistakes.py"].replace("np.multiply(x, 0.5)", "np.multiply(x, 2)")
    assert wrong({"mistakes.py": right}, ["double"]) == [("double", "mistake", "halved")]


def test_an_alternative_that_fails_is_found(wrong, course_files):
    bad = course_files["solutions/tiny/alternatives.py"].replace("return x + x", "return x")
    assert wrong({"alternatives.py": bad}, ["double"]) == [("double", "alternative", "by_addition")]


def test_a_reference_that_fails_is_found(wrong, course_files):
    bad = course_files["solutions/tiny/test_public.py"].replace("np.ones((1, 2)), name", "np.zeros((1, 2)), name")
    assert ("Affine", "reference", "") in wrong({"test_public.py": bad}, ["Affine"])


@pytest.mark.parametrize(("assertion", "body"), [("out is None", "return None"), ("out == 0.0", "return 0.0"),
                                                 ("out is not None", "return args[0] if args else 0.0")])
def test_a_trivial_answer_that_earns_points_is_found(wrong, assertion, body):
    lenient = (f'import pytest\n\n@pytest.mark.exercise("double")\ndef test_it(student):\n'
               f"    out = student.double(3.0)\n    assert {assertion} or out == 6\n")
    assert ("double", "trivial", body) in wrong({"test_hidden.py": lenient}, ["double"])


def test_giving_back_the_input_is_right_where_the_reference_does_just_that(tiny, wrong, course_files):
    first, marker, rest = course_files["solutions/tiny/tiny.py"].partition("    ### END SOLUTION")
    before, begin, _ = first.partition("    ### BEGIN SOLUTION\n")
    changes = {
        "tiny.py": f"{before}{begin}    return x\n{marker}{rest}",
        "test_hidden.py": 'import pytest\n\n@pytest.mark.exercise("double")\ndef test_it(student):\n'
                          "    assert student.double(3.0) == 3\n",
    }
    assert not [name for _, kind, name in wrong(changes, ["double"]) if kind == "trivial"]
    bodies = [c.name for c in verify(tiny, select(tiny, ["double"])) if c.kind == "trivial"]
    assert "return args[0] if args else 0.0" in bodies


def test_a_trivial_class_that_earns_points_is_found(wrong):
    lenient = ('import pytest\n\n@pytest.mark.exercise("Affine")\ndef test_it(student):\n'
               "    student.Affine([[1.0]], [1.0]).forward([[1.0]])\n")
    assert ("Affine", "trivial", "return None") in wrong({"test_hidden.py": lenient}, ["Affine"])


def test_a_stub_that_earns_points_is_found(wrong):
    careless = 'import pytest\n\n@pytest.mark.exercise("double")\ndef test_it(student):\n    pass\n'
    assert ("double", "stub", "") in wrong({"test_hidden.py": careless}, ["double"])


def test_only_what_was_selected_is_verified(tiny):
    assert {c.exercise for c in verify(tiny, select(tiny, ["shift"]))} == {"shift"}
