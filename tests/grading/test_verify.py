"""Testing the tests: what is wrong with a course is found, and told with its reason."""

import pytest

from grader.course import read_course, select
from grader.grading.quality import Plan, faults, verify_course


def verified(course, names=()):
    return verify_course(course, select(course, names), Plan(), jobs=1)


@pytest.fixture
def changed(write_course):
    """Verify a changed course."""

    def run(changes, names=()):
        return verified(read_course(write_course({f"solutions/tiny/{file}": text for file, text in changes.items()})), names)

    return run


@pytest.fixture
def wrong(changed):
    """Verify a changed course: (exercise, kind, name) of every check that is not as it should be."""

    def run(changes, names=()):
        return [(e.name, c.kind, c.name) for e in changed(changes, names).exercises for c in e.checks if not c.passed]

    return run


@pytest.fixture
def told(changed):
    """Verify a changed course: everything that is said of it."""

    def run(changes, names=()):
        return [f"{where}: {text.show('en')}" for where, text in faults(changed(changes, names))]

    return run


def test_a_good_course_passes_every_check(tiny):
    quality = verified(tiny)
    assert [text.show("en") for _, text in faults(quality)] == []
    names = {e.name: [(c.kind, c.name) for c in e.checks] for e in quality.exercises}
    assert list(names) == ["double", "shift", "Affine"]
    assert names["shift"] == [
        ("text", "en"), ("text", "ko"), ("stub", ""), ("trivial", "return None"), ("trivial", "return 0.0"),
        ("trivial", "return args[0] if args else 0.0"), ("reference", ""), ("mistake", "without_one")]
    assert ("alternative", "Layer") in names["Affine"]


def test_only_what_was_selected_is_verified(tiny):
    assert [e.name for e in verified(tiny, ["shift"]).exercises] == ["shift"]


def test_a_reference_that_fails_is_found(wrong, course_files):
    bad = course_files["solutions/tiny/test_public.py"].replace("np.full((1, 2), 4.0)", "np.zeros((1, 2))")
    assert ("Affine", "reference", "") in wrong({"test_public.py": bad}, ["Affine"])


def test_a_stub_that_earns_points_is_found(wrong):
    careless = 'import pytest\n\n@pytest.mark.exercise("double")\ndef test_it(student):\n    pass\n'
    assert ("double", "stub", "") in wrong({"test_hidden.py": careless}, ["double"])


@pytest.mark.parametrize(("assertion", "body"), [("out is None", "return None"), ("out == 0.0", "return 0.0"),
                                                 ("out is not None", "return args[0] if args else 0.0")])
def test_a_trivial_answer_that_earns_points_is_found(wrong, assertion, body):
    lenient = (f'import pytest\n\n@pytest.mark.exercise("double")\ndef test_it(student):\n'
               f"    out = student.double(3.0)\n    assert {assertion} or out == 6\n")
    assert ("double", "trivial", body) in wrong({"test_hidden.py": lenient}, ["double"])


def test_giving_back_the_input_is_right_where_the_reference_does_just_that(tiny, changed, course_files):
    first, marker, rest = course_files["solutions/tiny/tiny.py"].partition("    ### END SOLUTION")
    before, begin, _ = first.partition("    ### BEGIN SOLUTION\n")
    changes = {
        "tiny.py": f"{before}{begin}    return x\n{marker}{rest}",
        "test_hidden.py": 'import pytest\n\n@pytest.mark.exercise("double")\ndef test_it(student):\n'
                          "    assert student.double(3.0) == 3\n",
    }
    trivial = [c for c in changed(changes, ["double"]).exercises[0].checks if c.kind == "trivial"]
    assert [(c.name, c.passed) for c in trivial] == [("return None", True), ("return 0.0", True)]
    bodies = [c.name for c in verified(tiny, ["double"]).exercises[0].checks if c.kind == "trivial"]
    assert "return args[0] if args else 0.0" in bodies


def test_a_trivial_class_that_earns_points_is_found(wrong):
    lenient = ('import pytest\n\n@pytest.mark.exercise("Affine")\ndef test_it(student):\n'
               "    student.Affine([[1.0]], [1.0]).forward([[1.0]])\n")
    assert ("Affine", "trivial", "return None") in wrong({"test_hidden.py": lenient}, ["Affine"])


def test_an_alternative_that_fails_is_found(told, course_files):
    bad = course_files["solutions/tiny/alternatives.py"].replace("return x + x", "return x")
    (sentence,) = told({"alternatives.py": bad}, ["double"])
    assert sentence.startswith("tiny.double: the alternative `by_addition` gets 0 of 10 points: ")


WEAK = """\
import pytest
@pytest.mark.exercise("double")
def test_shape(student, case):
    assert student.double(*case).shape == case[0].shape
"""


def test_an_alternative_that_the_diagnosis_takes_for_a_mistake_is_found(told, course_files):
    bad = course_files["solutions/tiny/alternatives.py"].replace("return x + x", "return x / 2")
    said = told({"alternatives.py": bad, "test_public.py": WEAK, "test_hidden.py": WEAK}, ["double"])
    assert ("tiny.double: the diagnosis finds something in the alternative `by_addition`: "
            "You halved instead of doubling.") in said


def test_a_mistake_that_only_a_public_test_catches_is_found(told):
    assert "tiny.double: the mistake `halved` fails no hidden test" in told({"test_hidden.py": WEAK}, ["double"])


def mistakes(*bodies):
    """A file of known mistakes in `double`, each with a hint of its own."""
    parts = [f'@mistake("double", en="Hint {i}.", ko="힌트 {i}.")\ndef wrong_{i}(x):\n    {body}\n'
             for i, body in enumerate(bodies)]
    return {"mistakes.py": "import numpy as np\nfrom grader.course import mistake\n\n" + "\n".join(parts)}


def test_a_mistake_that_too_few_inputs_tell_from_a_right_answer_is_not_named(told):
    (sentence,) = told(mistakes("return 2 * x + (x.shape == (3,))"), ["double"])
    assert sentence == ("tiny.double: the diagnosis does not name the mistake `wrong_0` but says: nothing; "
                        "only 2 of the inputs tell it from a right answer; 3 are needed")


def test_a_mistake_that_depends_on_chance_is_not_named(told):
    (sentence,) = told(mistakes("return np.random.normal(0, 1, x.shape)"), ["double"])
    assert "its answers are not the same in another process" in sentence


def test_a_mistake_that_looks_like_a_placeholder_is_not_named(told, course_files):
    empty = course_files["solutions/tiny/mistakes.py"].replace("        self.x = x\n        return x @ self.W", "        pass")
    (sentence,) = told({"mistakes.py": empty}, ["Affine"])
    assert "does not name the mistake `WithoutBias`" in sentence
    assert sentence.endswith("it counts as not written yet")


def test_a_mistake_that_is_told_together_with_another_one_is_named(changed):
    quality = changed(mistakes("return x / 2", "return 0.5 * x"), ["double"])
    assert list(faults(quality)) == []
    first, second = quality.exercises[0].mistakes
    assert (first.is_named, first.equivalents) == (True, ("wrong_1",))
    assert (second.is_named, second.equivalents) == (True, ("wrong_0",))


def test_of_three_mistakes_that_answer_alike_none_is_named(told):
    said = told(mistakes("return x / 2", "return 0.5 * x", "return x - x / 2"), ["double"])
    assert len(said) == 3
    assert all(s.endswith("these answer alike: wrong_0, wrong_1, wrong_2") for s in said)


def test_a_mistake_that_does_not_end_needs_no_name(write_course, course_files):
    slow = course_files["course.toml"].replace("call_seconds = 2", "call_seconds = 0.3")
    folder = write_course({"course.toml": slow, "solutions/tiny/mistakes.py":
                           mistakes("while True:\n        pass")["mistakes.py"]})
    (mistake,) = verified(read_course(folder), ["double"]).exercises[0].mistakes
    assert (mistake.passed, mistake.is_named, mistake.diagnosis) == (True, True, "time limit")


def test_public_tests_must_catch_most_of_a_units_mistakes(told, course_files):
    blind = course_files["solutions/tiny/test_public.py"].replace("np.full(2, 3.0)", "np.zeros(2)").replace("4.0", "1.0")
    assert told({"test_public.py": blind}) == [
        "tiny: public tests catch 2 of 3 mistakes, 66.7 %; at least 80 % should be caught. Not caught: WithoutBias"]
    assert told({"test_public.py": blind}, ["Affine"]) == []


@pytest.mark.parametrize(("language", "before", "after", "said"), [
    pytest.param("en", "Help 2 for double:", "Help\n\n### Hint 4\n", "has no section `## double` with 3 hints", id="four"),
    pytest.param("ko", "## double", "## twice", "has no section `## double` with 3 hints", id="no section"),
    pytest.param("en", "at those that should come out, and at what lies between them.\n\n### Hint 2", "\n\n### Hint 2",
                 "hint 1 in text.en.md has 11 words; it should have from 15 to 180", id="short"),
    pytest.param("ko", "Help 3 for double:", "도움말 " * 200, "hint 3 in text.ko.md has 219 words", id="long"),
])  # fmt: skip
def test_texts_must_be_complete_in_every_language(told, course_files, language, before, after, said):
    name = f"text.{language}.md"
    text = course_files[f"solutions/tiny/{name}"].replace(before, after, 1)
    (sentence,) = told({name: text}, ["double"])
    assert said in sentence


def test_a_missing_language_is_told_of_every_exercise(told):
    said = told({"text.ko.md": None})
    assert [sentence.split(":")[0] for sentence in said] == ["tiny.double", "tiny.shift", "tiny.Affine"]
    assert all("text.ko.md is missing" in sentence for sentence in said)
