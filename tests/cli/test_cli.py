"""The command line: what it prints, how it ends, and that no bad input ends in a traceback."""

import json
import sqlite3
import subprocess
import sys

import pytest

from grader.cli import main

RIGHT = ("import numpy as np\ndef double(x):\n    return 2 * x\ndef shift(x):\n    return double(x) + 1\n"
         "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
         "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n")
LOW = "def double(x):\n    return 2 * x\n"


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command; gives exit code, output and errors."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["grader", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.out + printed.err
        assert "The grader itself failed" not in printed.err
        return ended.value.code or 0, printed.out, printed.err

    return command


@pytest.fixture
def course(write_course, monkeypatch):
    folder = write_course()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GRADER_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    return folder


@pytest.fixture
def hand_in(tmp_path):
    def write(**sources):
        for student, source in sources.items():
            folder = tmp_path / "class" / student
            folder.mkdir(parents=True)
            (folder / "tiny.py").write_text(source)
        return tmp_path / "class"

    return write


def test_a_class_that_passes_ends_with_0_and_is_in_the_gradebook(run, course, hand_in):
    code, out, _ = run("grade", hand_in(kim=RIGHT), "--allow-unprotected")
    assert code == 0
    assert "60.0 / 60" in out
    with sqlite3.connect(course.parent / "gradebook.db") as book:
        assert book.execute("SELECT student, score FROM submissions").fetchall() == [("kim", 60.0)]
    book.close()


def test_somebody_below_the_pass_mark_ends_with_1_and_everybody_is_graded(run, course, hand_in):
    code, out, err = run("grade", hand_in(kim=RIGHT, lee=LOW), "--allow-unprotected", "--json", "-")
    scores = {s["student"]: s["score"] for s in json.loads(out)["submissions"]}
    assert (code, scores) == (1, {"kim": 60, "lee": 10})
    assert "below the pass mark" in err or "not attempted" in err


def test_the_pass_mark_can_be_chosen(run, course, hand_in):
    assert run("grade", hand_in(lee=LOW), "--allow-unprotected", "--pass-mark", "10")[0] == 0


def test_a_part_of_the_course_can_be_graded(run, course, hand_in, tmp_path):
    code, _, _ = run("grade", hand_in(lee=LOW), "--allow-unprotected", "--unit", "double", "--json", tmp_path / "r.json")
    (submission,) = json.loads((tmp_path / "r.json").read_text())["submissions"]
    assert (code, [e["name"] for e in submission["exercises"]]) == (0, ["double"])


def test_korean_is_spoken_on_request(run, course, hand_in):
    assert "작은 단원" in run("grade", hand_in(kim=RIGHT), "--allow-unprotected", "--lang", "ko")[1]


def test_a_students_own_work_is_checked(run, course, tmp_path, monkeypatch):
    assert run("release", tmp_path / "copy", "--lang", "en")[0] == 0
    monkeypatch.chdir(tmp_path / "copy" / "tiny")
    code, out, _ = run("check")
    assert code == 1
    assert "0 of 3" in out
    with (tmp_path / "copy/tiny/tiny.py").open("a") as file:
        file.write(LOW)
    code, out, _ = run("check", "double")
    assert code == 0
    assert "1 of 1" in out
    assert run("check", "tiny.py")[0] == 1


def test_verify_ends_with_1_when_a_mistake_is_not_caught(run, course, course_files):
    assert run("verify", "double")[0] == 0


def bad_files(folder, **changes):
    for name, text in changes.items():
        (folder / {"course": "course.toml", "unit": "solutions/tiny/unit.toml"}[name]).write_text(text)


@pytest.mark.parametrize("command", [("check",), ("verify",), ("grade", "."), ("release", "out")])
@pytest.mark.parametrize(
    ("changes", "said"),
    [({"course": "title = "}, "course.toml is not valid TOML"), ({"course": "unit = []"}, "`title` is missing"),
     ({"unit": "exercise = 3"}, "unit.toml, line 1"), ({"course": ""}, "course.toml")],
)
def test_a_broken_course_ends_with_2_and_names_the_file(run, course, command, changes, said):
    bad_files(course, **changes)
    code, _, err = run(*command)
    assert code == 2
    assert said in err


@pytest.mark.parametrize("command", [("check",), ("verify",), ("grade", "."), ("release", "out")])
def test_no_course_ends_with_2_and_says_what_to_do(run, tmp_path, monkeypatch, command):
    monkeypatch.setenv("GRADER_LANG", "en")
    monkeypatch.chdir(tmp_path)
    code, _, err = run(*command)
    assert code == 2
    assert "--course FOLDER" in err


@pytest.mark.parametrize(
    "arguments",
    [("check", "doubl"), ("verify", "doubl"), ("grade", ".", "--unit", "doubl"), ("check", "no/such.py"),
     ("grade", "no-such-folder"), ("grade",), ("no-such-command",), ("check", "--no-such-option"),
     ("grade", ".", "--timeout", "-1"), ("grade", ".", "--lang", "fr"), ("check", "--course", "nowhere")],
)
def test_what_does_not_exist_ends_with_2(run, course, arguments):
    code, _, err = run(*arguments)
    assert code == 2
    assert err.strip()


def test_the_nearest_names_are_offered(run, course):
    assert "Did you mean double" in run("check", "doubl")[2]


def test_an_empty_folder_ends_with_2(run, course, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("grade", tmp_path / "empty", "--allow-unprotected")[0] == 2


def test_an_unreadable_notebook_is_graded_and_named(run, course, tmp_path):
    (tmp_path / "class/kim").mkdir(parents=True)
    (tmp_path / "class/kim/tiny.ipynb").write_bytes(b"\xff\x00 not a notebook")
    code, out, _ = run("grade", tmp_path / "class", "--allow-unprotected")
    assert code == 1
    assert "0.0 / 60" in out


@pytest.mark.parametrize("content", [b"a letter, longer than the header of a database " * 10, None])
def test_a_gradebook_that_cannot_be_used_ends_with_3_and_is_left_alone(run, course, hand_in, tmp_path, content):
    book = tmp_path / "book.db"
    book.mkdir() if content is None else book.write_bytes(content)
    code, _, err = run("grade", hand_in(kim=RIGHT), "--allow-unprotected", "--gradebook", book)
    assert code == 3
    assert str(book) in err
    assert content is None or book.read_bytes() == content


def test_a_folder_with_other_files_is_not_released_into(run, course, tmp_path):
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/thesis.tex").write_text("x")
    assert run("release", tmp_path / "thesis")[0] == 2


@pytest.mark.parametrize("arguments", [["--help"], ["grade", "--help"], ["report", "--help"], ["--version"]])
def test_help_needs_neither_numpy_nor_pytest(arguments):
    code = ("import sys, grader.cli\nsys.argv = ['grader', *sys.argv[1:]]\n"
            "try:\n    grader.cli.main()\nexcept SystemExit as end:\n    assert not end.code\n"
            "heavy = {'numpy', 'pytest', 'nbformat', 'rich', 'sqlite3', 'jinja2'} & set(sys.modules)\nassert not heavy, heavy\n")
    subprocess.run([sys.executable, "-c", code, *arguments], check=True, timeout=30, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize(("source", "code"), [(RIGHT, 0), (LOW, 1)])
def test_pytest_itself_can_judge_a_submission(course, hand_in, source, code):
    folder = hand_in(kim=source)
    ended = subprocess.run([sys.executable, "-m", "pytest", "-p", "no:dlgrader", "-p", "grader.grading.plugin", "solutions", "--submission",
                            folder / "kim", "-q", "-p", "no:cacheprovider"], cwd=course, check=False, timeout=60,
                           capture_output=True, text=True)
    assert ended.returncode == code, ended.stdout + ended.stderr
    assert ("failed" in ended.stdout) is bool(code)
