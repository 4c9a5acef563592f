"""`grader report` and `grader feedback`, from a graded class to the files."""

import re
import sys

import pytest

from grader.cli import main

RIGHT = ("import numpy as np\ndef double(x):\n    return 2 * x\ndef shift(x):\n    return double(x) + 1\n"
         "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
         "    def forward(self, x):\n        self.x = x\n        return x @ self.W + self.b\n")
HALVED = RIGHT.replace("return 2 * x", "return x / 2")
CRASHING = RIGHT.replace("    return double(x) + 1", "    print('printed by choi', x.tolist())\n    return x.nothing")
LEAKING = RIGHT.replace("    return double(x) + 1", "    print(x.tolist())\n    raise ValueError(f'canary {x.tolist()} of shape {x.shape}')")
HIDDEN_INPUT = "8642.5"


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


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The gradebook of four students of the tiny course for each policy, once it was needed."""
    return {}


@pytest.fixture
def course(write_course, course_files, monkeypatch, run, tmp_path, graded):
    """The tiny course with a graded class, as in the folder where `grader grade` was run."""

    def make(policy="hints"):
        text = course_files["course.toml"].replace("pass_mark = 50", f'pass_mark = 50\nhidden_feedback = "{policy}"')
        hidden = course_files["solutions/tiny/test_hidden.py"].replace("x = rng.normal(0, 1, 5)", f"x = np.full(5, {HIDDEN_INPUT})")
        folder = write_course({"course.toml": text, "solutions/tiny/test_hidden.py": hidden})
        monkeypatch.chdir(folder)
        monkeypatch.setenv("GRADER_LANG", "en")
        for student, source in {"kim": RIGHT, "lee": HALVED, "choi": CRASHING, "park": LEAKING}.items():
            (tmp_path / "class" / student).mkdir(parents=True)
            (tmp_path / "class" / student / "tiny.py").write_text(source)
        if policy not in graded:
            run("grade", tmp_path / "class", "--allow-unprotected", "--gradebook", "gradebook.db", "--jobs", "1")
            graded[policy] = (folder / "gradebook.db").read_bytes()
        (folder / "gradebook.db").write_bytes(graded[policy])
        return folder

    return make


def feedback(folder):
    return {path.stem: path.read_text(encoding="utf-8").replace("\\", "") for path in folder.iterdir()}


def test_a_report_is_made_of_the_last_run_and_says_where_it_is(run, course):
    folder = course()
    code, out, _ = run("report")
    assert (code, out) == (0, "Report: report/index.html\n")
    assert {path.name for path in (folder / "report/students").iterdir()} == {"kim.html", "lee.html", "choi.html", "park.html"}
    assert "You halved instead of doubling." in (folder / "report/exercises.html").read_text()


def test_the_page_of_a_student_shows_the_line_that_failed_and_the_mistake(run, course):
    folder = course()
    run("report", "--out", "r")
    page = (folder / "r/students/choi.html").read_text()
    assert re.search(r'class="line here"><span class="n"><span role="img" aria-label="[^"]*">▶</span> 6</span>     return x\.nothing', page)
    assert "AttributeError" in page
    assert "You halved instead of doubling." in (folder / "r/students/lee.html").read_text()


def test_feedback_is_a_file_per_student_in_the_language_asked_for(run, course):
    folder = course()
    code, out, _ = run("feedback", "--out", "f", "--format", "md", "--lang", "ko")
    assert code == 0
    assert "4" in out
    files = feedback(folder / "f")
    assert set(files) == {"kim", "lee", "choi", "park"}
    assert "두 배가 아니라 절반입니다." in files["lee"]
    assert "# 아주 작은 과목" in files["kim"]


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("policy", ["none", "hints", "all"])
def test_hidden_inputs_and_names_of_hidden_tests_are_in_feedback_only_where_the_course_says_all(run, course, policy, form):
    folder = course(policy)
    run("feedback", "--out", "f", "--format", form)
    run("report", "--out", "r")
    files = feedback(folder / "f")
    for student in ("choi", "park"):
        assert HIDDEN_INPUT in (folder / f"r/students/{student}.html").read_text()
        assert ("of_random_input" in files[student]) is (policy == "all")
    assert (HIDDEN_INPUT in files["park"]) is (policy == "all")  # who put it into the text of an exception
    assert HIDDEN_INPUT not in files["choi"]  # who printed it
    assert "printed by choi" in files["choi"]  # of a public test


def test_a_policy_that_became_stricter_holds_for_old_results(run, course):
    folder = course("all")
    run("feedback", "--out", "all", "--format", "md")
    assert "double_of_hidden_inputs" in feedback(folder / "all")["lee"]
    text = (folder / "course.toml").read_text()
    (folder / "course.toml").write_text(text.replace('"all"', '"hints"'))
    _code, out, _ = run("feedback", "--out", "hints", "--format", "md")
    lee = feedback(folder / "hints")["lee"]
    assert "grade again" in out
    assert "Hidden test 1" in lee
    assert "double_of_hidden_inputs" not in lee


@pytest.mark.parametrize("command", ["report", "feedback"])
@pytest.mark.parametrize(("options", "said"), [
    (["--gradebook", "nowhere.db"], "There is no gradebook nowhere.db"), (["--run", "99"], "holds no run 99"), (["--course", "nowhere"], "no folder"),
])
def test_what_is_not_there_is_said_with_advice(run, course, command, options, said):
    folder = course()
    code, _out, err = run(command, "--out", "x", *options)
    assert code == 2
    assert said in err
    assert not (folder / "nowhere.db").exists()
    assert not (folder / "x").exists()


def test_a_folder_with_other_files_is_refused(run, course):
    folder = course()
    assert run("report", "--out", folder)[0] == 2
    assert run("feedback", "--out", folder)[0] == 2
    assert (folder / "course.toml").exists()


def test_a_folder_that_cannot_be_written_is_said(run, course):
    folder = course()
    (folder / "file").write_text("x")
    assert run("report", "--out", folder / "file/report")[0] == 3
