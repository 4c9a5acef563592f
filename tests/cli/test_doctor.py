"""`grader doctor`, and the level that grading needs."""

import sys

import pytest

from grader.cli import main
from grader.sandbox import Level, Limits, best_launcher

DOUBLE = "def double(x):\n    return 2 * x\n"


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
def at(monkeypatch):
    """Let the sandbox go no higher than a level; skips where it does not get there."""

    def ceiling(label):
        proof = best_launcher(("numpy",), Limits(), Level.of(label))
        proof.launcher.close()
        if proof.level.label != label:
            pytest.skip("; ".join(reason.show("en") for _, reason in proof.obstacles))
        monkeypatch.setenv("GRADER_SANDBOX", label)

    return ceiling


@pytest.fixture
def course(write_course, monkeypatch):
    folder = write_course()
    (folder / "class/kim").mkdir(parents=True)
    (folder / "class/kim/tiny.py").write_text(DOUBLE)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GRADER_LANG", "en")
    return folder


@pytest.mark.parametrize(("label", "words", "obstacles"), [
    ("isolated", "sees no file but Python's own", 0), ("confined", "it can tell that a file exists", 1),
    ("filtered", "can open nothing", 2), ("unprotected", "no other protection", 3),
])
def test_the_doctor_says_the_level_what_it_means_and_what_would_raise_it(run, at, label, words, obstacles):
    at(label)
    code, out, _ = run("doctor", "--lang", "en")
    assert code == 0
    assert f"Sandbox: {label}." in out
    assert words in out
    assert (out.count("\nNot "), out.count("To raise it")) == (obstacles, obstacles)
    assert ("--allow-unprotected" in out) == (label == "unprotected")


def test_the_doctor_needs_no_course(run, at, tmp_path, monkeypatch):
    at("unprotected")
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("doctor", "--lang", "ko")
    assert code == 0
    assert "numpy" in out


def test_a_wish_that_is_no_level_ends_with_3(run, monkeypatch):
    monkeypatch.setenv("GRADER_SANDBOX", "fort-knox")
    code, _, err = run("doctor", "--lang", "en")
    assert code == 3
    assert "fort-knox" in err


def test_less_than_the_least_protection_asked_for_is_refused_with_3(run, at, course):
    at("filtered")
    code, out, err = run("grade", "class", "--min-sandbox", "isolated", "--unit", "double")
    assert code == 3
    assert "at the level filtered here, and grading needs at least isolated" in err
    assert "grader doctor" in err
    assert "10.0" not in out


def test_enough_protection_grades_and_says_which(run, at, course):
    at("filtered")
    code, out, _ = run("grade", "class", "--min-sandbox", "filtered", "--unit", "double")
    assert code == 0
    assert "Sandbox: filtered" in out


def test_unprotected_grading_must_be_asked_for(run, at, course):
    at("unprotected")
    code, _, err = run("grade", "class", "--unit", "double")
    assert (code, "--allow-unprotected" in err) == (3, True)
    code, out, _ = run("grade", "class", "--unit", "double", "--allow-unprotected")
    assert code == 0
    assert "Sandbox: unprotected" in out


def test_what_the_course_asks_for_counts(run, at, course):
    at("filtered")
    (course / "course.toml").write_text((course / "course.toml").read_text() + '\n[sandbox]\nminimum = "confined"\n')
    assert run("grade", "class", "--unit", "double")[0] == 3
    assert run("grade", "class", "--unit", "double", "--min-sandbox", "filtered")[0] == 0


def test_a_level_that_does_not_exist_is_wrong_usage(run, course):
    assert run("grade", "class", "--min-sandbox", "fort-knox")[0] == 2
