"""Courses as their authors wrote them: read strictly, with errors that name file, line and key."""

import ast
import re

import nbformat
import pytest

from grader.course import find_course, read_course, select
from grader.course.files import load_alternatives, load_cases, load_mistakes, load_reference, variant_source
from grader.course.model import ALTERNATIVES, MISTAKES
from grader.course.notebook import make_notebook
from grader.course.stub import make_stub
from grader.course.text import read_text
from grader.errors import CourseError, UsageError


def test_a_course_is_read(tiny):
    assert tiny.title.show("ko") == "아주 작은 과목"
    assert [e.name for e in tiny.unit("tiny").exercises] == ["double", "shift", "Affine"]
    assert tiny.unit("tiny").exercise("shift").builds_on == ("double",)
    assert (tiny.settings.seed, tiny.settings.pass_mark, tiny.settings.limits["call_seconds"]) == ("a-secret-seed", 50, 2)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("pass_mark = 50", 'pass_mark = "50"', "line 4: `pass_mark` should be a number, not '50'"),
        ("pass_mark = 50", "pass_mark = -1", "line 4: `pass_mark` should be a number from 0.0 up"),
        ("pass_mark = 50", "pass_mark = nan", "line 4: `pass_mark`"),
        ("pass_mark = 50", "pass_mark = true", "line 4: `pass_mark` should be a number, not True"),
        ("pass_mark", "pass_marc", r"line 4: `pass_marc` is not a known key.\nDid you mean `pass_mark`"),
        ("call_seconds", "cal_seconds", r"line 7: `limits.cal_seconds` is not a known key.\nDid you mean `call_seconds`"),
        ("call_seconds = 2", "call_seconds = 0", "line 7: `limits.call_seconds`"),
        ('units = ["tiny"]', "units = 3", "line 2: `units` should be a list of texts"),
        ('units = ["tiny"]', "units = [3]", "line 2: `units` should be a list of texts"),
        ('units = ["tiny"]', "units = []", "line 2: `units` names no unit"),
        ('units = ["tiny"]', 'units = ["tinny"]', "line 2: `units` names the unit `tinny`"),
        ('units = ["tiny"]\n', "", "the key `units` is missing"),
        (', ko = "아주 작은 과목"', "", "line 1: the key `title.ko` is missing"),
        ('seed = "a-secret-seed"', 'seed = "a', "is not valid TOML"),
        ('seed = "a-secret-seed"', 'language = "fr"', "line 3: `language` should be en or ko"),
    ],
)
def test_an_error_names_line_and_key(write_course, course_files, old, new, said):
    text = course_files["course.toml"]
    assert old in text
    folder = write_course({"course.toml": text.replace(old, new, 1)})
    with pytest.raises(CourseError, match=said) as caught:
        read_course(folder)
    assert str(folder / "course.toml") in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "shift"', 'name = "double"', "line 9: `exercise.name` names the exercise `double` a second time"),
        ('builds_on = ["double"]', 'builds_on = ["Affine"]', "line 11: `exercise.builds_on` names `Affine`"),
        ('name = "shift"', 'name = "two words"', "line 9: `exercise.name` should be the name"),
        ("points = 20\n", "", "line 8: the key `exercise.points` is missing"),
        ("points = 20", "point = 20", "the key `exercise.points` is missing"),
        ("points = 20", "points = 20\nlevel = 2", "line 11: `exercise.level` is not a known key"),
    ],
)
def test_an_error_in_a_unit_names_line_and_key(write_course, course_files, old, new, said):
    text = course_files["solutions/tiny/unit.toml"].replace(old, new, 1)
    with pytest.raises(CourseError, match=re.escape(said)):
        read_course(write_course({"solutions/tiny/unit.toml": text}))


def test_a_file_that_is_no_utf8_is_an_error(write_course):
    folder = write_course()
    (folder / "course.toml").write_bytes("title = '한글'".encode("cp949"))
    with pytest.raises(CourseError, match="not a UTF-8 text"):
        read_course(folder)


def test_a_byte_order_mark_is_no_error(write_course, course_files):
    assert read_course(write_course({"course.toml": "\ufeff" + course_files["course.toml"]})).units


@pytest.mark.parametrize("start", [".", "course.toml", "solutions", "solutions/tiny"])
def test_a_course_is_found_from_every_folder_in_it(write_course, start):
    folder = write_course()
    assert find_course(folder / start).folder == folder


@pytest.mark.parametrize("start", [".", "nowhere"])
def test_where_there_is_no_course_the_error_says_what_to_do(tmp_path, start):
    with pytest.raises(CourseError, match="--course FOLDER"):
        find_course(tmp_path / start)


def test_a_folder_that_does_not_exist_is_not_taken_for_the_course_above_it(write_course):
    with pytest.raises(CourseError, match="nowhere"):
        find_course(write_course() / "nowhere")


@pytest.mark.parametrize(("names", "chosen"), [([], "double shift Affine"), (["tiny"], "double shift Affine"),
                                               (["shift"], "shift"), (["tiny.shift", "shift"], "shift")])
def test_exercises_are_selected_by_name(tiny, names, chosen):
    assert [e.name for _, e in select(tiny, names)] == chosen.split()


@pytest.mark.parametrize(("name", "said"), [("doubel", "Did you mean double?"), ("affine", "Did you mean Affine?"),
                                            ("qqq", "Units of this course: tiny.")])
def test_an_unknown_name_offers_the_nearest(tiny, name, said):
    with pytest.raises(UsageError) as caught:
        select(tiny, [name])
    assert said in str(caught.value)


def test_a_variant_is_the_reference_with_one_exercise_written_otherwise(tiny):
    unit = tiny.units[0]
    for variants, file in ((load_mistakes(unit), MISTAKES), (load_alternatives(unit), ALTERNATIVES)):
        for variant in variants:
            source = variant_source(unit, variant, file)
            last = [n for n in ast.parse(source).body if getattr(n, "name", "") == variant.exercise][-1]
            assert last.decorator_list == []
            assert "from grader" not in source
            exec(compile(source, "variant.py", "exec"), namespace := {})
            assert namespace[variant.exercise].__name__ == variant.exercise


def test_mistakes_have_hints(tiny):
    assert [(m.exercise, m.name) for m in load_mistakes(tiny.units[0])] == [
        ("double", "halved"), ("shift", "without_one"), ("Affine", "WithoutBias")]
    assert load_mistakes(tiny.units[0])[0].hint.show("ko") == "두 배가 아니라 절반입니다."


def test_an_exercise_without_inputs_is_an_error(write_course):
    course = read_course(write_course({"solutions/tiny/cases.py": "x = 1\n"}))
    with pytest.raises(CourseError, match=r"cases.py has no inputs for the exercise `double`"):
        load_cases(course, course.units[0], "double", public=True)


@pytest.mark.parametrize(("text", "said"), [("x = 1\ny = 1 / 0\n", "line 2"), ("x = 1\n\ndef f(:\n", "line 3")])
def test_an_authors_file_that_fails_is_an_error_with_its_line(write_course, text, said):
    course = read_course(write_course({"solutions/tiny/tiny.py": text}))
    with pytest.raises(CourseError, match=said):
        load_reference(course.units[0])


def test_a_stub_has_everything_but_the_solutions(tiny, course_files):
    reference = course_files["solutions/tiny/tiny.py"]
    stub = make_stub(reference, tiny.units[0], "en")
    assert "SOLUTION" not in stub
    assert [n for n in ("double", "shift", "Affine") if f'raise NotImplementedError("{n}")' not in stub] == []
    assert "self.W, self.b = W, b" in stub
    assert '"""Twice as much as x."""' in stub


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("    ### END SOLUTION\n\n\ndef shift", "\n\ndef shift", "line 15: `### BEGIN SOLUTION` has no partner"),
     ("    ### BEGIN SOLUTION\n    twice", "    twice", "line 10: `### END SOLUTION` has no partner")])
def test_markers_without_partner_are_an_error_with_the_line(tiny, course_files, old, new, said):
    reference = course_files["solutions/tiny/tiny.py"]
    assert old in reference
    with pytest.raises(CourseError, match=said):
        make_stub(reference.replace(old, new), tiny.units[0], "en")


def test_an_exercise_without_markers_is_an_error(tiny):
    with pytest.raises(CourseError, match="nothing is marked as the solution of double, shift, Affine"):
        make_stub("def double(x):\n    return x\n", tiny.units[0], "en")


def test_texts_are_read_in_sections(tiny):
    text = read_text(tiny.units[0], "en")
    assert text.intro == "# Tiny"
    assert text.exercises["shift"].hints == tuple(f"Help {n} for shift." for n in (1, 2, 3))
    assert "Idea" in text.exercises["shift"].body


@pytest.mark.parametrize("old", ["## shift", "### Hint 2\n"])
def test_a_missing_section_or_hint_is_an_error(write_course, course_files, old):
    text = course_files["solutions/tiny/text.en.md"].replace(old, "", 1)
    course = read_course(write_course({"solutions/tiny/text.en.md": text}))
    with pytest.raises(CourseError, match=r"text.en.md has no section"):
        read_text(course.units[0], "en")


def test_a_notebook_has_a_text_a_code_and_a_check_for_every_exercise(tiny, course_files):
    unit = tiny.units[0]
    stub = make_stub(course_files["solutions/tiny/tiny.py"], unit, "en")
    notebook = nbformat.reads(make_notebook(unit, stub, read_text(unit, "en"), "en"), 4)
    nbformat.validate(notebook)
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert [s for s in sources if 'grader.check("' in s] == [
        f'import grader\n\ngrader.check("{name}")' for name in ("double", "shift", "Affine")]
    for source in sources:
        ast.parse(source)


def test_a_notebook_says_how_to_get_hints_and_holds_none(tiny, course_files):
    unit = tiny.units[0]
    stub = make_stub(course_files["solutions/tiny/tiny.py"], unit, "en")
    texts = [cell.source for cell in nbformat.reads(make_notebook(unit, stub, read_text(unit, "en"), "en"), 4).cells]
    for name in ("double", "shift", "Affine"):
        assert sum(f'grader.hint("{name}")' in text for text in texts) == 1
    assert not any("Help 1 for" in text for text in texts)


def test_a_notebook_draws_a_picture_where_its_last_function_has_been_written(write_course, course_files):
    picture = ('from grader.course.authoring import plot\n\n\n@plot("Affine", "double", en="A", ko="가")\n'
               "def line(student, figure):\n    pass\n")
    unit = read_course(write_course({"solutions/tiny/plots.py": picture})).units[0]
    stub = make_stub(course_files["solutions/tiny/tiny.py"], unit, "en")
    notebook = nbformat.reads(make_notebook(unit, stub, read_text(unit, "en"), "en"), 4)
    sources = [cell.source for cell in notebook.cells]
    assert [source for source in sources if "grader.plot" in source] == ['grader.plot("Affine")']
    assert sources.index('grader.plot("Affine")') == sources.index('import grader\n\ngrader.check("Affine")') + 1
