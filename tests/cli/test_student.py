"""What students type: check, hint, status, plot, reset, explain; in both languages, in 60 columns, without colour."""

import io
import sys
from pathlib import Path

import click
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from rich.cells import cell_len

from grader import locale
from grader.cli import main
from grader.cli.check import check
from grader.cli.spoken import CLICKS_OWN, wrapped
from grader.grading.release import release

PLOTS = """\
from grader.course.authoring import plot

@plot("double", en="A line.", ko="직선입니다.")
def line(student, figure):
    figure.subplots().plot([0, 1], [student.double(0.0), student.double(1.0)])
"""


@pytest.fixture
def run(monkeypatch, capsys):
    """Run the command; gives exit code, output and errors."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["grader", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        assert "The grader itself failed" not in printed.err
        return ended.value.code or 0, printed.out, printed.err

    return command


@pytest.fixture
def work(write_course, tmp_path, monkeypatch):
    """A student's copy; gives the file to work in."""
    from grader.course import read_course

    release(read_course(write_course({"solutions/tiny/plots.py": PLOTS})), tmp_path / "copy", "en")
    monkeypatch.chdir(tmp_path / "copy")
    monkeypatch.setenv("GRADER_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path / "copy" / "tiny" / "tiny.py"


@pytest.fixture
def korean(monkeypatch, tmp_path):
    """Compile the catalogue as an installation does."""
    file = Path(locale.__file__).parent / "ko" / "LC_MESSAGES" / "grader.po"
    compiled = tmp_path / "locale" / "ko" / "LC_MESSAGES" / "grader.mo"
    compiled.parent.mkdir(parents=True)
    with file.open("rb") as source, compiled.open("wb") as target:
        write_mo(target, read_po(source, locale="ko"))
    monkeypatch.setattr(locale, "FOLDER", tmp_path / "locale")
    monkeypatch.setenv("GRADER_LANG", "ko")
    locale._translations.cache_clear()
    yield
    locale._translations.cache_clear()


def write(path, body="    return 3 * x"):
    path.write_text(f"import numpy as np\n\n\ndef double(x):\n{body}\n", encoding="utf-8")


def test_the_first_failure_is_shown_in_full(run, work):
    write(work)
    code, out, _ = run("check", "double")
    assert code == 1
    assert "Test 1 〉 ✗ failed" in out
    block = out[out.index("First failure: double, test 1"):]
    assert "x = [1.0, 2.0, 3.0]" in block
    assert "*3.0 *6.0 *9.0" in block
    assert "grader hint double" in block


def test_a_pass_leads_on(run, work):
    write(work, "    return 2 * x")
    code, out, _ = run("check", "double")
    assert code == 0
    assert "Next: `shift`" in out


def test_hidden_inputs_are_not_in_a_students_copy_and_calls_only_of_failures(run, work):
    write(work, "    return 2 * x")
    assert "x = [" not in run("check")[1]


def test_progress_is_remembered(run, work):
    write(work, "    return 2 * x")
    run("check", "double")
    run("hint", "shift")
    out = run("status")[1]
    assert "[########................]  1/3" in out
    assert "✓ double" in out
    assert "hints read: 1" in out


def test_a_bar_is_full_only_when_everything_is_solved(run, work):
    assert "#" not in run("status")[1]


def test_hints_without_a_name_are_of_the_first_unsolved_exercise(run, work):
    assert "Help 1 for double:" in run("hint")[1]
    assert "Help 2 for double:" in run("hint")[1]
    write(work, "    return 2 * x")
    run("check", "double")
    assert "Help 1 for shift:" in run("hint")[1]


@pytest.mark.parametrize("arguments", [("hint", "nothing"), ("hint", "double", "--level", "7"), ("reset", "tiny", "--yes"),
                                       ("explain", "nonsense"), ("plot", "shift"), ("check", "--lang", "xx"), ("hint", "--levl")])
def test_wrong_use_ends_with_2_and_a_sentence(run, work, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.strip()


def test_reset_asks_and_no_leaves_everything(run, work, monkeypatch):
    write(work)
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert run("reset", "double")[0] == 130
    assert "3 * x" in work.read_text()
    assert not list(work.parent.glob("*.bak*"))


def test_reset_puts_the_stub_back_and_forgets_the_result(run, work):
    write(work, "    return 2 * x")
    run("check", "double")
    code, out, _ = run("reset", "double", "--yes")
    assert (code, "tiny.py.bak1" in out) == (0, True)
    assert 'raise NotImplementedError("double")' in work.read_text()
    assert "✓" not in run("status")[1]


def test_an_instructors_files_are_never_reset(run, write_course, monkeypatch):
    monkeypatch.chdir(write_course())
    monkeypatch.setenv("GRADER_LANG", "en")
    assert run("reset", "double", "--yes")[0] == 2


@pytest.mark.parametrize("word", ["failed", "FAILED", "timed out", "timed-out", "실패", "✗", "runtime error", "crashed"])
def test_outcomes_are_explained_by_any_of_their_names(run, work, word):
    code, out, _ = run("explain", *word.split())
    assert (code, len(out.splitlines()) > 2) == (0, True)


def test_all_outcomes_are_explained_without_a_name(run, work):
    out = run("explain")[1]
    assert all(word in out for word in ("✓ passed", "✗ failed", "· not attempted", "… timed out", "→ carried forward"))


def test_pictures_are_drawn_by_the_students_functions(run, work, tmp_path):
    pytest.importorskip("matplotlib")
    write(work, "    return 2 * x")
    code, out, _ = run("plot", "double", "--out", tmp_path / "p.png")
    assert (code, "A line." in out) == (0, True)
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


def test_a_picture_of_what_is_not_written_yet_is_refused(run, work, tmp_path):
    pytest.importorskip("matplotlib")
    code, _, err = run("plot", "double", "--out", tmp_path / "p.png")
    assert (code, "is not written yet" in err) == (2, True)


def test_a_heat_map_can_be_saved(run, work, tmp_path):
    pytest.importorskip("matplotlib")
    write(work)
    run("check", "double", "--plot", tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("arguments", [("plot", "double"), ("check", "double", "--plot")])
def test_without_matplotlib_it_is_said_what_to_install(run, work, monkeypatch, arguments):
    write(work)
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    monkeypatch.setitem(sys.modules, "matplotlib.backends.backend_agg", None)
    code, _, err = run(*arguments)
    assert (code, "pip install matplotlib" in err) == (2, True)


COMMANDS = [("--help",), ("check",), ("check", "--help"), ("hint", "--help"), ("hint",), ("status",), ("explain",),
            ("reset", "--help"), ("watch", "--help")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_wider_than_60_columns(run, work, korean, monkeypatch, command):
    write(work)
    monkeypatch.setenv("COLUMNS", "60")
    out = run(*command)[1]
    assert [line for line in out.splitlines() if cell_len(line) > 60] == []


@pytest.mark.parametrize("command", [c for c in COMMANDS if "--help" not in c], ids=" ".join)
def test_no_colour_where_it_is_not_wanted(run, work, monkeypatch, command):
    write(work)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run(*command)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in run(*command)[1]


@pytest.mark.parametrize(("arguments", "said"), [
    (("check", "--nix"), "'--nix' 옵션이 없습니다."), (("chek",), "'chek' 명령이 없습니다."), (("reset",), "빠진 인수가 있습니다"),
    (("check", "a", "b"), "필요한 것보다 인수가 많습니다: b"), (("check", "--lang", "xx"), "중에 없습니다"),
    (("hint", "--level", "x"), "정수가 아닙니다")])
def test_clicks_own_errors_are_korean(run, work, korean, arguments, said):
    code, _, err = run(*arguments)
    assert code == 2
    assert said in err
    assert "사용법:" in err
    assert not [word for word in ("Usage", "Error", "Try", "option", "argument", "value") if word in err.replace("--", "")]


def test_help_is_korean(run, work, korean, monkeypatch):
    monkeypatch.setattr(check, "_help_option", None)  # click makes it once for each command
    out = run("check", "--help")[1]
    assert "사용법:" in out
    assert "옵션:" in out
    assert "공개 테스트로" in out
    assert "이 도움말을 보여 줍니다." in out


def test_the_language_of_the_course_is_spoken_before_it_is_read(run, work, korean, monkeypatch):
    monkeypatch.delenv("GRADER_LANG")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    toml = work.parent.parent / "course.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace('"en"\n', '"ko"\n'), encoding="utf-8")
    assert "사용법:" in run("--help")[1]
    assert "사용법:" not in run("--help", "--lang", "en")[1]


def test_the_language_of_the_environment_beats_that_of_the_course(run, work, korean):
    assert "통과했습니다" in run("status")[1]


def test_the_environment_is_left_as_it_was(run, work, korean, monkeypatch):
    import gettext
    import os

    monkeypatch.delenv("LANGUAGE", raising=False)
    before = gettext.textdomain()
    run("status")
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (before, None)


@pytest.mark.parametrize("text", CLICKS_OWN, ids=lambda text: text.template[:20])
def test_these_are_still_clicks_own_sentences(text):
    source = "".join(p.read_text(encoding="utf-8") for p in Path(click.__file__).parent.glob("*.py"))
    assert text.template.replace("\n\t", "\\n\\t") in source


def test_korean_is_wrapped_by_columns():
    assert wrapped("가나다 라마바 사", 13) == ["가나다 라마바", "사"]


@pytest.mark.parametrize("name", ["students.md", "students.ko.md"])
def test_every_command_for_students_is_in_their_handbook(name):
    text = (Path(__file__).parents[2] / "docs" / name).read_text(encoding="utf-8")
    assert [c for c in ("check", "watch", "hint", "status", "plot", "reset", "explain") if f"`grader {c}" not in text] == []
