"""The students' copy: complete, without a word of the solution, and never written over somebody's files."""

import json
import re

import nbformat
import pytest

from grader.course import read_course
from grader.errors import CourseError, UsageError
from grader.grading.release import release, release_files

INSTRUCTORS = ("cases.py", "test_hidden.py", "mistakes.py", "alternatives.py")


def solution_lines(reference):
    """Every line between the markers that is long enough to be no accident."""
    parts = re.findall(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", reference, re.DOTALL)
    return [line.strip() for part in parts for line in part.splitlines() if len(line.strip()) > 12]


@pytest.fixture
def content(tiny):
    return release_files(tiny, "en")


def test_every_unit_has_all_that_students_need(content):
    assert set(content) == {
        "course.toml", *(f"tiny/{name}" for name in (
            "tiny.py", "tiny.ipynb", "README.md", "unit.toml", "test_public.py", "recorded.json"))}


def test_no_line_of_a_solution_is_in_any_file(content, course_files):
    lines = solution_lines(course_files["solutions/tiny/tiny.py"])
    assert "return twice_as_much_as_x" in lines, "the search does look for something"
    found = [(name, line) for name, text in content.items() for line in lines if line in text]
    assert found == []


def test_no_line_of_the_instructors_files_is_in_any_file(content, course_files):
    public = "\n".join(course_files[f"solutions/tiny/{n}"] for n in ("tiny.py", "test_public.py", "text.en.md"))
    for file in INSTRUCTORS:
        own = [line.strip() for line in course_files[f"solutions/tiny/{file}"].splitlines() if len(line.strip()) > 12]
        secret = [line for line in own if line not in public]
        assert secret
        assert [(name, line) for name, text in content.items() for line in secret if line in text] == []


def test_the_seed_of_the_hidden_inputs_stays_at_home(content):
    assert not any("a-secret-seed" in text for text in content.values())


def test_the_stub_is_python_and_says_what_to_write(content):
    compile(content["tiny/tiny.py"], "tiny.py", "exec")
    assert content["tiny/tiny.py"].count("raise NotImplementedError(") == 3


def test_the_notebook_is_one_and_knows_its_unit(content):
    notebook = nbformat.reads(content["tiny/tiny.ipynb"], 4)
    nbformat.validate(notebook)
    assert notebook.metadata["dlgrader"]["unit"] == "tiny"


def test_a_release_is_the_same_every_time(tiny, content):
    assert release_files(tiny, "en") == content


def test_a_release_speaks_the_language_that_was_asked_for(tiny):
    content = release_files(tiny, "ko")
    assert "# 작은 단원" in content["tiny/README.md"]
    assert 'language = "ko"' in content["course.toml"]


def test_a_release_is_a_course_by_itself(tiny, tmp_path):
    files = release(tiny, tmp_path / "out", "en")
    assert sorted(files) == sorted(path for path in (tmp_path / "out").rglob("*") if path.is_file())
    course = read_course(tmp_path / "out")
    assert (course.title.show("ko"), course.settings.language) == ("아주 작은 과목", "en")
    assert course.units[0].is_released


def test_an_earlier_release_is_replaced(tiny, tmp_path):
    release(tiny, tmp_path / "out", "en")
    (tmp_path / "out/tiny/left_over.py").write_text("x")
    release(tiny, tmp_path / "out", "ko")
    assert not (tmp_path / "out/tiny/left_over.py").exists()
    assert "# 작은 단원" in (tmp_path / "out/tiny/README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["thesis.tex", "course.toml", ".hidden"])
def test_a_folder_with_other_files_is_left_alone(tiny, tmp_path, name):
    (tmp_path / name).write_text("title = 'mine'")
    with pytest.raises(UsageError, match="no release made"):
        release(tiny, tmp_path, "en")
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_course_itself_is_never_written_over(write_course):
    folder = write_course()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for destination in (folder, folder / "solutions", folder / "solutions/tiny"):
        with pytest.raises(UsageError):
            release(read_course(folder), destination, "en")
    after = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    assert before == after


def test_a_course_whose_units_lie_in_its_own_folder_is_not_written_over(write_course, course_files):
    changes = dict.fromkeys(course_files)
    changes |= {name.replace("solutions/", ""): text for name, text in course_files.items()}
    changes["course.toml"] = 'units_folder = "."\n' + course_files["course.toml"]
    folder = write_course(changes)
    with pytest.raises(UsageError):
        release(read_course(folder), folder, "en")
    assert "a-secret-seed" in (folder / "course.toml").read_text()


def test_a_file_in_the_place_of_the_folder_is_left_alone(tiny, tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(UsageError, match="not a folder"):
        release(tiny, tmp_path / "out", "en")


def test_a_students_copy_cannot_be_released(tiny, tmp_path):
    release(tiny, tmp_path / "out", "en")
    with pytest.raises(UsageError, match="student's copy"):
        release(read_course(tmp_path / "out"), tmp_path / "again", "en")


def test_a_reference_that_fails_a_public_test_is_not_released(write_course, course_files, tmp_path):
    wrong = course_files["solutions/tiny/tiny.py"].replace("np.dot(x, self.W)", "np.dot(x, self.W) + 1")
    course = read_course(write_course({"solutions/tiny/tiny.py": wrong}))
    with pytest.raises(CourseError, match="fails the public test affine of tiny"):
        release(course, tmp_path / "out", "en")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("file", ["text.en.md", "test_public.py", "cases.py", "tiny.py"])
def test_a_course_that_lacks_a_file_is_an_error_that_names_it(write_course, tmp_path, file):
    course = read_course(write_course({f"solutions/tiny/{file}": None}))
    with pytest.raises(CourseError, match=file):
        release(course, tmp_path / "out", "en")
    assert not (tmp_path / "out").exists()


def test_titles_with_quotes_survive(write_course, course_files, tmp_path):
    toml = course_files["course.toml"].replace('en = "A tiny course"', r'en = "A \"tiny\" \\ course"')
    release(read_course(write_course({"course.toml": toml})), tmp_path / "out", "en")
    assert read_course(tmp_path / "out").title.show("en") == r'A "tiny" \ course'


def test_the_recording_is_small_text(content):
    assert set(json.loads(content["tiny/recorded.json"])) == {"stubs", "given", "lineups", "cases", "answers"}


def test_the_data_of_a_unit_is_copied_byte_by_byte(write_course, tmp_path):
    folder = write_course()
    data = folder / "solutions/tiny/data"
    (data / "more").mkdir(parents=True)
    (data / "images.gz").write_bytes(bytes(range(256)))
    (data / "more/notes.txt").write_bytes("한글\r\n".encode("cp949"))
    files = release(read_course(folder), tmp_path / "out", "en")
    there = tmp_path / "out/tiny/data"
    assert (there / "images.gz").read_bytes() == bytes(range(256))
    assert (there / "more/notes.txt").read_bytes() == "한글\r\n".encode("cp949")
    assert {there / "images.gz", there / "more/notes.txt"} <= set(files)


def test_data_that_is_gone_leaves_a_later_release(write_course, tmp_path):
    folder = write_course({"solutions/tiny/data/old.csv": "1"})
    release(read_course(folder), tmp_path / "out", "en")
    (folder / "solutions/tiny/data/old.csv").unlink()
    release(read_course(folder), tmp_path / "out", "en")
    assert not (tmp_path / "out/tiny/data/old.csv").exists()
