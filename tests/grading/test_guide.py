"""What students were given: hints level by level, the stub, and the idea only after a pass."""

import json
import re
from dataclasses import replace

import pytest

from grader.course import read_course
from grader.course.read import read_unit
from grader.errors import UsageError
from grader.grading.guide import idea_after, parameter_names, read_guide, take_hint
from grader.grading.release import release
from grader.grading.results import ExerciseResult, Outcome

PASSED = ExerciseResult("tiny", "double", 10.0, Outcome.PASSED, ())


@pytest.fixture
def copy(write_course, course_files, tmp_path):
    text = {name: re.sub(r"(Help 3 for double: .*)", rf"\1\n\n### {heading}\nAdd it to itself.", course_files[name])
            for name, heading in (("solutions/tiny/text.en.md", "After"), ("solutions/tiny/text.ko.md", "풀고 나서"))}
    release(read_course(write_course(text)), tmp_path / "copy", "en")
    return read_course(tmp_path / "copy")


def test_hints_come_one_after_the_other_and_the_last_stays(copy):
    hints = [take_hint(copy, copy.units[0], "double", "en") for _ in range(4)]
    assert [hint.level for hint in hints] == [1, 2, 3, 3]
    assert [hint.text[:17] for hint in hints[:2]] == ["Help 1 for double", "Help 2 for double"]


def test_a_level_can_be_chosen_and_is_remembered(copy):
    assert take_hint(copy, copy.units[0], "double", "en", 2).level == 2
    assert take_hint(copy, copy.units[0], "double", "en").level == 3
    with pytest.raises(UsageError, match="no hint 4"):
        take_hint(copy, copy.units[0], "double", "en", 4)


def test_hints_are_there_in_both_languages(copy):
    assert read_guide(copy.units[0], "shift", "ko").hints[0].startswith("Help 1 for shift: ")


def test_the_idea_is_told_after_a_pass_only(copy):
    unit = copy.units[0]
    assert idea_after(copy, unit, PASSED, "ko") == "Add it to itself."
    assert idea_after(copy, unit, replace(PASSED, outcome=Outcome.FAILED), "en") == ""
    assert idea_after(copy, unit, replace(PASSED, name="shift"), "en") == ""


def test_the_idea_is_no_part_of_a_hint_or_of_the_readme(copy):
    assert "itself" not in "".join(read_guide(copy.units[0], "double", "en").hints)
    for name in ("README.md", "tiny.ipynb", "tiny.py"):
        assert "itself" not in (copy.units[0].folder / name).read_text(encoding="utf-8")


def test_a_course_may_forbid_it(copy, tmp_path):
    path = copy.folder / "course.toml"
    text = path.read_text(encoding="utf-8").replace("[students]\n", "[students]\ncompare = false\n")
    path.write_text(text, encoding="utf-8")
    assert idea_after(read_course(copy.folder), copy.units[0], PASSED, "en") == ""


def test_a_release_says_that_it_is_forbidden(write_course, course_files, tmp_path):
    toml = course_files["course.toml"] + "compare = false\n"
    release(read_course(write_course({"course.toml": toml})), tmp_path / "copy", "en")
    assert read_course(tmp_path / "copy").settings.compare is False


def test_names_of_parameters_are_those_of_the_stub(copy):
    assert parameter_names(copy.units) == {"double": ("x",), "shift": ("x",), "Affine": ("W", "b"),
                                           "Affine.forward": ("x",)}


def test_an_instructors_course_has_the_same_guide(tiny, copy):
    assert read_guide(tiny.units[0], "shift", "en") == read_guide(copy.units[0], "shift", "en")


def test_a_copy_of_an_older_release_says_so(copy):
    path = copy.units[0].folder / "recorded.json"
    data = json.loads(path.read_text())
    del data["given"]
    path.write_text(json.dumps(data))
    with pytest.raises(UsageError, match="holds no hints"):
        read_guide(read_unit(copy.units[0].folder), "double", "en")
    assert parameter_names(copy.units) == {}
