"""The pack that students get: complete, installable, and without a word that is not for them."""

import ast
import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.cli.main import cli
from grader.course import find_course, read_course
from grader.course.stub import BEGIN, END
from grader.errors import UsageError
from grader.grading.pack import pack_files, write_pack
from grader.grading.wheel import make_wheel, package_files

ROOT = Path(__file__).parents[2]
WHEEL = ("dlgrader-9.9-py3-none-any.whl", b"a wheel")
METADATA = {
    "dlgrader-9.9.dist-info/METADATA": b"Metadata-Version: 2.1\nName: dlgrader\nVersion: 9.9\n",
    "dlgrader-9.9.dist-info/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "dlgrader-9.9.dist-info/entry_points.txt": b"[console_scripts]\ngrader = grader.cli:main\n",
}
LONG_ENOUGH = 12


@pytest.fixture(scope="module")
def program():
    """This very program as a wheel."""
    return make_wheel(package_files() | METADATA, "9.9")


@pytest.fixture(scope="module")
def sample(program):
    """The pack of the sample course, by path; in the other language only texts differ, which both packs hold."""
    return pack_files(find_course(ROOT), "ko", program)


def everything(files):
    """All text in a pack; a wheel's files too."""
    for name, content in files.items():
        if name.endswith(".whl"):
            with zipfile.ZipFile(io.BytesIO(content)) as wheel:
                yield from ((f"{name}/{n}", wheel.read(n).decode("utf-8", "replace")) for n in wheel.namelist())
        else:
            yield name, content.decode("utf-8", "replace")


def secrets(course):
    """Lines of solutions, hidden tests, mistakes, alternatives and inputs that are nowhere given; and the seed."""
    for unit in course.units:
        reference = unit.reference_file.read_text(encoding="utf-8")
        solution = re.findall(f"{BEGIN}\n(.*?){END}", reference, re.DOTALL)
        given = re.sub(f"{BEGIN}.*?{END}", "", reference, flags=re.DOTALL)
        given += "".join((unit.folder / name).read_text(encoding="utf-8")
                         for name in ("test_public.py", "text.en.md", "text.ko.md", "unit.toml"))
        given += "".join(p.read_text(encoding="utf-8") for p in unit.folder.glob("plots.py"))
        hidden = [(unit.folder / name).read_text(encoding="utf-8")
                  for name in ("test_hidden.py", "alternatives.py", "cases.py")]
        lines = "\n".join([*solution, *hidden]).splitlines()
        own = {line.strip() for line in lines if len(line.strip()) >= LONG_ENOUGH}
        yield from (line for line in own if line not in given and ("=" in line or "test_" in line))
    yield course.settings.seed


def test_no_solution_no_hidden_test_and_no_seed_is_in_a_pack(sample):
    program = "\n".join(content.decode("utf-8", "replace") for content in package_files().values())
    words = [word for word in secrets(find_course(ROOT)) if word not in program]
    assert len(words) > 200, "the search does look for something"
    texts = list(everything(sample))
    assert [(name, word) for word in words for name, text in texts if word in text] == []


def test_the_program_holds_no_word_of_a_course(program):
    course = find_course(ROOT)
    solved = [line.strip() for unit in course.units
              for part in re.findall(f"{BEGIN}\n(.*?){END}", unit.reference_file.read_text(encoding="utf-8"), re.DOTALL)
              for line in part.splitlines() if "np." in line]
    assert len(solved) > 20
    texts = list(everything({program[0]: program[1]}))
    assert [(name, line) for line in solved for name, text in texts if line in text] == []
    assert not any(name.endswith(("test_hidden.py", "mistakes.py", "alternatives.py")) for name, _text in texts)


def test_every_unit_is_there_as_file_and_notebook_with_its_texts(sample):
    for unit in find_course(ROOT).units:
        for name in (f"{unit.name}.py", f"{unit.name}.ipynb", "README.md", "test_public.py", "recorded.json"):
            assert f"{unit.name}/{name}" in sample


def test_no_text_leads_out_of_the_pack(sample):
    for name, content in sample.items():
        if name.endswith((".md", ".ipynb")):
            words = re.sub(r"(\$\$?)[^$]*\1", "", content.decode())  # a formula may have brackets of both kinds
            for target in re.findall(r"\]\(([^)\s#]+)\)", words):
                folder = name.rpartition("/")[0]
                assert f"{folder}/{target}".lstrip("/") in sample, f"{name} leads to {target}"


def test_no_file_imports_what_the_pack_does_not_bring(sample):
    brought = {"numpy", "pytest", "grader", *sys.stdlib_module_names}
    for name, content in sample.items():
        if name.endswith(".py"):
            folder = name.rpartition("/")[0]
            beside = {Path(path).stem for path in sample if path.startswith(f"{folder}/") and path.endswith(".py")}
            for node in ast.walk(ast.parse(content)):
                modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom):
                    assert node.level == 0, name
                    modules = [node.module]
                assert {module.split(".")[0] for module in modules} <= brought | beside, name


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_readme_names_files_that_are_there_and_commands_that_exist(tiny, lang):
    files = pack_files(tiny, lang, WHEEL)
    readme = files["README.md"].decode()
    assert "$" not in readme
    assert WHEEL[0] in readme
    code = "\n".join(first or second for first, second in re.findall(r"`([^`\n]+)`|^    (.*)$", readme, re.MULTILINE))
    commands = set(re.findall(r"\bgrader ([a-z]+)\b", code))
    assert {"check", "watch", "hint"} <= commands
    assert commands <= set(cli.commands)
    for path in re.findall(r"`(\w+/\w*\.?\w*)`", readme):
        assert any(name.startswith(path) for name in files), path


def test_a_readme_speaks_the_language_of_its_pack(tiny):
    readmes = {lang: pack_files(tiny, lang, WHEEL)["README.md"].decode() for lang in ("en", "ko")}
    assert readmes["en"].startswith("# A tiny course\n")
    assert readmes["ko"].startswith("# 아주 작은 과목\n")


def test_the_archive_and_the_folder_hold_the_same(tiny, tmp_path):
    pack = write_pack(tiny, tmp_path, "en", WHEEL)
    assert pack.folder.name == "a-tiny-course-en"
    with zipfile.ZipFile(pack.archive) as archive:
        zipped = {name: archive.read(name) for name in archive.namelist()}
    written = {path.relative_to(tmp_path).as_posix(): path.read_bytes()
               for path in pack.folder.rglob("*") if path.is_file()}
    assert zipped == written
    assert len(written) == pack.files
    assert read_course(pack.folder).units[0].is_released


def test_a_pack_is_the_same_every_time(tiny, tmp_path):
    first = write_pack(tiny, tmp_path / "1", "en", WHEEL)
    second = write_pack(tiny, tmp_path / "2", "en", WHEEL)
    assert first.archive.read_bytes() == second.archive.read_bytes()


def test_a_newer_pack_takes_the_place_of_an_older_one(tiny, tmp_path):
    write_pack(tiny, tmp_path, "en", ("dlgrader-1.0-py3-none-any.whl", b"old"))
    pack = write_pack(tiny, tmp_path, "en", WHEEL)
    assert [path.name for path in pack.folder.glob("*.whl")] == [WHEEL[0]]


def test_a_pack_is_never_written_over_other_files(tiny, tmp_path):
    (tmp_path / "a-tiny-course-en").mkdir()
    (tmp_path / "a-tiny-course-en" / "thesis.tex").write_text("x")
    with pytest.raises(UsageError, match="no release made"):
        write_pack(tiny, tmp_path, "en", WHEEL)


def test_the_wheel_lists_its_files_with_their_digests(program):
    with zipfile.ZipFile(io.BytesIO(program[1])) as wheel:
        rows = list(csv.reader(io.StringIO(wheel.read("dlgrader-9.9.dist-info/RECORD").decode())))
        assert {row[0] for row in rows} == set(wheel.namelist())
        for name, digest, size in rows:
            if not name.endswith("RECORD"):
                content = wheel.read(name)
                expected = urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
                assert (digest, size) == (f"sha256={expected}", str(len(content)))


def test_pip_installs_the_wheel_without_a_network(program, tmp_path):
    (tmp_path / program[0]).write_bytes(program[1])
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target",
                    str(tmp_path / "site"), str(tmp_path / program[0])], check=True, capture_output=True)
    code = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); import grader.cli; print(grader.cli.__file__)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=tmp_path)
    assert str(tmp_path / "site") in done.stdout


def test_the_command_writes_a_pack_for_each_language(tiny, tmp_path):
    (tmp_path / WHEEL[0]).write_bytes(WHEEL[1])
    options = ["--pack", "--wheel", str(tmp_path / WHEEL[0]), "--course", str(tiny.folder)]
    result = CliRunner().invoke(cli, ["release", str(tmp_path / "out"), *options])
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a-tiny-course-en", "a-tiny-course-en.zip", "a-tiny-course-ko", "a-tiny-course-ko.zip"]


def test_a_wheel_without_a_pack_is_a_wrong_use(tiny, tmp_path):
    (tmp_path / WHEEL[0]).write_bytes(WHEEL[1])
    result = CliRunner().invoke(cli, ["release", str(tmp_path / "out"), "--wheel", str(tmp_path / WHEEL[0]),
                                      "--course", str(tiny.folder)])
    assert result.exit_code == 2


def test_the_notebooks_of_a_pack_are_not_written_in_by_anybody(sample):
    for name, content in sample.items():
        if name.endswith(".ipynb"):
            cells = json.loads(content)["cells"]
            assert not any(cell.get("outputs") for cell in cells), name
