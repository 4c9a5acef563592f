"""What students get is what the course's sources say today, and gives no solution away."""

import doctest
from pathlib import Path

import numpy as np
import pytest

from grader.checks import compare
from grader.course import find_course, read_course
from grader.course.files import load_reference
from grader.course.stub import BEGIN, END
from grader.grading.answers import Recording
from grader.grading.check import check_programs
from grader.grading.release import data_files, record, release_files
from grader.grading.results import Outcome
from grader.grading.transcripts import same
from grader.submissions import read_program

ROOT = Path(__file__).parent.parent
COURSE = find_course(ROOT)
LONG_ENOUGH = 12


@pytest.fixture(scope="module")
def recordings():
    return record(COURSE)


@pytest.fixture(scope="module", params=["en", "ko"])
def released(request, recordings):
    return ROOT / "exercises" / request.param, release_files(COURSE, request.param, recordings)


def test_the_committed_exercises_are_not_stale(released):
    folder, files = released
    committed = {str(path.relative_to(folder)) for path in folder.rglob("*")
                 if path.is_file() and "__pycache__" not in path.parts}
    data = data_files(COURSE)
    assert committed == {*files, *data}, "run `make release`"
    for name, content in data.items():
        assert (folder / name).read_bytes() == content, f"{name}: run `make release`"
    for name, content in files.items():
        if not name.endswith("recorded.json"):
            assert (folder / name).read_text(encoding="utf-8") == content, f"{name}: run `make release`"


def test_the_committed_recordings_are_not_stale(released):
    # The last digit of an exponential may differ from one processor to the next.
    folder, files = released
    for unit in COURSE.units:
        name = f"{unit.name}/recorded.json"
        old, new = Recording.from_json((folder / name).read_text(encoding="utf-8")), Recording.from_json(files[name])
        assert compare(old.cases, new.cases) is None, f"{name}: run `make release`"
        assert compare(old.answers, new.answers) is None, f"{name}: run `make release`"
        assert old.stubs == new.stubs, f"{name}: run `make release`"
        assert old.lineups.keys() == new.lineups.keys()
        for exercise, lineup in old.lineups.items():
            for before, after in zip(lineup["mistakes"], new.lineups[exercise]["mistakes"], strict=True):
                assert before["name"] == after["name"], f"{name}: run `make release`"
                assert all(map(same, before["heard"], after["heard"])), f"{name}: {exercise} {before['name']}"


def solution_lines(unit):
    """Lines that stand in a solution, and nowhere in what is given of the unit."""
    inside, solution, given = False, [], set()
    for line in unit.reference_file.read_text(encoding="utf-8").splitlines():
        if line.strip() in (BEGIN, END):
            inside = line.strip() == BEGIN
        elif inside and len(line.strip()) >= LONG_ENOUGH:
            solution.append(line.strip())
        elif not inside:
            given.add(line.strip())
    return [line for line in solution if line not in given]


def test_no_line_of_a_solution_and_no_hidden_test_is_released(released):
    folder, _files = released
    everything = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*"))
                           if path.is_file() and "data" not in path.relative_to(folder).parts)
    for unit in COURSE.units:
        lines = solution_lines(unit)
        assert lines
        for line in lines:
            assert line not in everything, f"{unit.name}: {line}"
        # A public test of another unit may happen to have the same name.
        own = "\n".join(path.read_text(encoding="utf-8") for path in sorted((folder / unit.name).glob("*.*")))
        hidden = (unit.folder / "test_hidden.py").read_text(encoding="utf-8")
        public = (unit.folder / "test_public.py").read_text(encoding="utf-8")
        for line in hidden.splitlines():
            if line.strip().startswith("def test_") and line not in public:
                assert line.strip() not in own, f"{unit.name}: {line}"
        assert COURSE.settings.seed not in everything


@pytest.mark.parametrize("unit", COURSE.units, ids=lambda unit: unit.name)
def test_the_examples_in_docstrings_run(unit):
    module = load_reference(unit)
    finder = doctest.DocTestFinder(recurse=True)
    tests = [test for test in finder.find(module, unit.name, globs={**vars(module), "np": np}) if test.examples]
    assert len(tests) >= len(unit.exercises)
    runner = doctest.DocTestRunner()
    for test in tests:
        runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("unit", COURSE.units, ids=lambda unit: unit.name)
def test_a_right_solution_passes_the_check_of_the_students_copy(unit):
    """Recorded answers, and calls that are noted for the student: not the way in which `grader grade` judges."""
    copy = read_course(ROOT / "exercises" / "en")
    theirs = copy.unit(unit.name)
    program = read_program(unit.reference_file.read_bytes(), unit.reference_file.name)
    results, problems = check_programs(copy, [(theirs, exercise) for exercise in theirs.exercises], {unit.name: program})
    assert not problems
    assert {result.name: result.outcome for result in results} == {e.name: Outcome.PASSED for e in unit.exercises}
