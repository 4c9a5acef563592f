"""`grader seed`: new hidden inputs for a new term, the same public ones."""

import re
import sys

import numpy as np
import pytest

from grader.cli import main
from grader.course import read_course
from grader.course.files import load_cases


@pytest.fixture
def seed(monkeypatch, capsys):
    """Run `grader seed` in a folder; gives the exit code and all that was printed."""

    def run(folder, *arguments):
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["grader", "seed", "--lang", "en", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return ended.value.code or 0, printed.out + printed.err

    return run


def inputs(folder, exercise, *, public):
    course = read_course(folder)
    return load_cases(course, course.units[0], exercise, public=public)


def equal(one, other):
    return all(np.array_equal(a, b) for c, d in zip(one, other, strict=True) for a, b in zip(c, d, strict=True))


def test_hidden_inputs_change_and_public_ones_do_not(write_course, seed):
    folder = write_course()
    before = {public: inputs(folder, "double", public=public) for public in (True, False)}
    assert seed(folder)[0] == 0
    assert equal(inputs(folder, "double", public=True), before[True])
    assert not equal(inputs(folder, "double", public=False), before[False])


def test_nothing_else_of_the_course_changes(write_course, seed):
    folder = write_course()
    before = (folder / "course.toml").read_text()
    code, said = seed(folder)
    after = (folder / "course.toml").read_text()
    assert "course.toml has a new seed" in said
    assert code == 0
    assert re.sub(r'seed = "[0-9a-f]{32}"', 'seed = "a-secret-seed"', after) == before
    assert [a == b for a, b in zip(after.splitlines(), before.splitlines(), strict=True)].count(False) == 1


def test_every_seed_is_another_and_none_is_shown(write_course, seed):
    folder = write_course()
    seeds = set()
    for _ in range(3):
        _, said = seed(folder)
        seeds.add(read_course(folder).settings.seed)
        assert not any(one in said for one in seeds)
    assert len(seeds) == 3


@pytest.mark.parametrize("line", ["seed='single quotes'", 'seed   =   "spaced"  # a remark', 'seed = ""'])
def test_any_way_to_write_the_seed_is_understood(write_course, course_files, seed, line):
    toml = course_files["course.toml"].replace('seed = "a-secret-seed"', line)
    folder = write_course({"course.toml": toml})
    assert seed(folder)[0] == 0
    assert re.fullmatch("[0-9a-f]{32}", read_course(folder).settings.seed)


def test_a_course_without_a_seed_is_told_where_to_write_one(write_course, course_files, seed):
    toml = course_files["course.toml"].replace('seed = "a-secret-seed"\n', "")
    folder = write_course({"course.toml": toml})
    code, said = seed(folder)
    assert code != 0
    assert "no line for `seed`" in said
    assert (folder / "course.toml").read_text() == toml


def test_a_course_elsewhere_can_be_named(write_course, seed, tmp_path):
    folder = write_course()
    assert seed(tmp_path, "--course", str(folder))[0] == 0
    assert read_course(folder).settings.seed != "a-secret-seed"
