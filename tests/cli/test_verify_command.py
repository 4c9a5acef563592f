"""`grader verify`: what it prints and writes, and how it ends."""

import json
import sys

import pytest

from grader.cli import main


@pytest.fixture
def verify(monkeypatch, capsys, write_course):
    """Verify a changed course: gives exit code, output and errors."""

    def command(*arguments, **changes):
        files = {f"solutions/tiny/{name}.py": text for name, text in changes.items()}
        monkeypatch.chdir(write_course(files))
        monkeypatch.setenv("GRADER_LANG", "en")
        monkeypatch.setattr(sys, "argv", ["grader", "verify", "--jobs", "1", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out, printed.err

    return command


WEAK = """\
import pytest
@pytest.mark.exercise("double")
def test_shape(student, case):
    assert student.double(*case).shape == case[0].shape
"""


def test_a_good_course_ends_with_0_and_one_line_per_exercise(verify):
    code, out, _ = verify()
    assert code == 0
    assert "0 not as they should be" in out
    rows = [line.split() for line in out.splitlines()]
    assert ["double", "✓", "7/7", "✓", "1/1", "✓", "1/1", "✓", "1/1", "✓", "1/1"] in rows


def test_what_is_wrong_is_told_and_ends_with_1(verify):
    code, out, _ = verify("double", test_hidden=WEAK)
    assert code == 1
    assert "tiny.double: the mistake `halved` fails no hidden test" in out


def test_mutants_and_seeds_have_a_column_when_they_were_tried(verify):
    _, out, _ = verify("shift", "--seeds", "2")
    assert "Seeds" in out
    assert "Mutants" not in out
    _, out, _ = verify("shift", "--mutants")
    assert "Seeds" not in out
    assert "Mutants" in out


def test_survivors_are_printed_with_their_lines(verify):
    code, out, _ = verify("double", "--mutants", test_hidden=WEAK)
    assert code == 1
    assert "tiny.double: no hidden test notices a change in line 9: a number that is off by one" in out
    assert "    +    twice_as_much_as_x = np.multiply(x, 3.0)" in out


def test_everything_is_written_as_json(verify):
    code, out, err = verify("double", "--mutants", "--json", "-", test_hidden=WEAK)
    data = json.loads(out)
    assert code == 1
    assert "Are the tests right?" in err
    (unit,) = data["units"]
    (exercise,) = unit["exercises"]
    assert {"where": "tiny.double", "text": "the mistake `halved` fails no hidden test"} in data["faults"]
    assert (unit["name"], exercise["name"], exercise["mistakes"], exercise["caught_by_public_tests"]) == (
        "tiny", "double", 1, 1)
    assert {"kind": "mistake", "name": "halved", "passed": False, "hidden": True, "public": False,
            "diagnosis": "mistake:halved"} in exercise["checks"]
    assert exercise["survivors"][0]["diff"].startswith("-    twice_as_much_as_x")
    assert (data["mutants"], data["seeds"]) == (True, 0)


def test_the_report_is_a_table_and_lists_of_what_should_be_looked_at(verify, tmp_path):
    verify("double", "--mutants", "--seeds", "2", "--report", tmp_path / "report.md", test_hidden=WEAK)
    report = (tmp_path / "report.md").read_text()
    assert "| Exercise | Basics | Alternatives | Mistakes | Named | Public | Mutants | Equivalent | Killed | Seeds |" in report
    (row,) = [line for line in report.splitlines() if line.startswith("| double ")]
    assert "| ✗ 0/1 | ✓ 1/1 | ✓ 1/1 | 6 | 2 |" in row
    assert row.endswith("| ✓ 2/2 |")
    assert "- tiny.double: the mistake `halved` fails no hidden test" in report
    assert "  +    twice_as_much_as_x = np.multiply(x, 3.0)" in report


def test_sections_of_a_report_on_a_good_course_say_none(verify, tmp_path):
    verify("--report", tmp_path / "report.md")
    report = (tmp_path / "report.md").read_text()
    assert "## Not as it should be\n\nNone." in report
    assert "Mutants" not in report


def test_mistakes_told_together_are_in_the_report(verify, tmp_path, course_files):
    mistakes = course_files["solutions/tiny/mistakes.py"]
    twin = '\n\n@mistake("double", en="Divided.", ko="나누었습니다.")\ndef divided(x):\n    return x / 2\n'
    code, _, _ = verify("double", "--report", tmp_path / "report.md", mistakes=mistakes + twin)
    assert code == 0
    assert "- tiny.double: `halved` together with `divided`" in (tmp_path / "report.md").read_text()


def test_a_report_that_cannot_be_written_is_told_without_a_traceback(verify, tmp_path):
    code, _, err = verify("double", "--report", tmp_path / "no" / "report.md")
    assert code == 3
    assert "cannot be written" in err


@pytest.mark.parametrize("wrong", [("--seeds", "-1"), ("--jobs", "0"), ("nothing",)])
def test_bad_options_end_with_2(verify, wrong):
    assert verify(*wrong)[0] == 2
