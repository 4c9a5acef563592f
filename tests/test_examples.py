"""The example class, graded once through the command line, gets what `examples/expected.json` says."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
EXPECTED = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
BELOW_THE_PASS_MARK = 1


def grade(submissions, folder):
    """What `grader grade --json` says of each student, the exit code, and what was printed."""
    command = [sys.executable, "-m", "grader", "grade", str(submissions), "--course", str(EXAMPLES), "--lang", "en", "--timeout", "2", "--jobs", "2",
               "--gradebook", str(folder / "gradebook.db"), "--json", str(folder / "results.json")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert (folder / "results.json").exists(), done.stderr.decode(errors="replace")
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))["submissions"]
    return {result["student"]: result for result in results}, done.returncode, done.stdout.decode(errors="replace")


def not_passed(result):
    return {f"{e['unit']}.{e['name']}": e["outcome"] for e in result["exercises"] if e["outcome"] != "passed"}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    return grade(EXAMPLES / "submissions", tmp_path_factory.mktemp("class"))


@pytest.fixture(scope="module")
def results(graded):
    return graded[0]


def test_every_student_gets_one_result(results):
    assert sorted(results) == sorted(EXPECTED)


def test_the_headings_count_what_was_assigned(graded):
    """The units have more exercises than this course assigns."""
    for heading in ("/100", "/40", "/70"):
        assert heading in graded[2]
    assert "/120" not in graded[2]


def test_somebody_below_the_pass_mark_shows_in_the_exit_code(graded):
    assert graded[1] == BELOW_THE_PASS_MARK


@pytest.mark.parametrize("student", sorted(EXPECTED))
def test_points_and_outcomes(results, student):
    result, expected = results[student], EXPECTED[student]
    got = {"score": result["score"], "points": result["points"], "exercises": not_passed(result)}
    assert got == {**expected, "score": pytest.approx(expected["score"], abs=1e-3)}


@pytest.mark.parametrize("student", sorted(EXPECTED))
def test_whatever_is_not_passed_is_explained(results, student):
    tests = [test for exercise in results[student]["exercises"] for test in exercise["tests"]]
    assert [test["name"] for test in tests if test["outcome"] != "passed" and not test["message"]] == []


@pytest.mark.parametrize(
    ("student", "words"),
    [("lim_chaewon", "cell 7, line 7"), ("noah_davis", "line 74"), ("shin_yuna", "empty"),
     ("kwon_eunbi", "line 49")],
)
def test_the_instructor_is_told_what_was_lost(results, student, words):
    assert any(words in problem for problem in results[student]["problems"])


def test_the_readme_names_every_student():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| (\w+_\w+) \|", text, re.MULTILINE)) == sorted(EXPECTED)


def as_notebook(source):
    """The program as a notebook with a cell for each statement at top level, and a magic before them."""
    lines, cells, start = source.splitlines(keepends=True), ["%matplotlib inline"], 0
    for node in ast.parse(source).body:
        cells.append("".join(lines[start : node.end_lineno]))
        start = node.end_lineno
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


TWINS = ["emma_wilson", "han_sujin", "olivia_brown", "seo_junho"]


@pytest.fixture(scope="module")
def notebook_results(tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    for student in TWINS:
        (folder / "class" / student).mkdir(parents=True)
        for program in sorted((EXAMPLES / "submissions" / student).glob("*.py")):
            path = folder / "class" / student / f"{program.stem}.ipynb"
            nbformat.write(as_notebook(program.read_text(encoding="utf-8")), path)
    return grade(folder / "class", folder)[0]


@pytest.mark.parametrize("student", TWINS)
def test_the_same_program_as_a_notebook_gets_the_same(results, notebook_results, student):
    def earned(result):
        return {(e["unit"], e["name"]): (e["outcome"], e["score"]) for e in result["exercises"]}

    assert earned(notebook_results[student]) == earned(results[student])
