"""Mutants and seeds: what the hidden tests do not notice, and what depends on their inputs, is found and listed."""

import re

import pytest

from grader.course import read_course, select
from grader.grading.quality import Plan, faults, figures, verify_course

MUTANTS = Plan(mutants=True)
REFERENCE = '''\
import numpy as np


def double(x):
    """Twice as much as x."""
    ### BEGIN SOLUTION
{solution}
    ### END SOLUTION
'''
UNIT = """\
title = { en = "Tiny unit", ko = "작은 단원" }
[[exercise]]
name = "double"
points = 10
title = { en = "Twice as much", ko = "두 배" }
"""
HIDDEN = """\
import numpy as np
import pytest
from grader.checks import assert_same, require

@pytest.mark.exercise("double")
def test_it(student, reference, case, rng):
    {test}
"""
STRONG = "assert_same(student.double(*case), reference.double(*case), name='out')"


@pytest.fixture
def course_of(write_course, course_files):
    """A course of one exercise with this solution and this hidden test."""

    def course(*solution, test=STRONG, mistakes="", limit=2):
        body = "\n".join(f"    {line}" for line in solution)
        return read_course(write_course({
            "course.toml": course_files["course.toml"].replace("call_seconds = 2", f"call_seconds = {limit}"),
            "solutions/tiny/unit.toml": UNIT,
            "solutions/tiny/tiny.py": REFERENCE.format(solution=body),
            "solutions/tiny/test_hidden.py": HIDDEN.format(test=test),
            "solutions/tiny/test_public.py": None,
            "solutions/tiny/alternatives.py": None,
            "solutions/tiny/mistakes.py": "import numpy as np\nfrom grader.course import mistake\n" + mistakes,
        }))

    return course


def verified(course, plan=MUTANTS, **options):
    return verify_course(course, select(course, []), plan, **{"jobs": 1, **options})


def verdicts(course):
    """What became of each mutant: (changed line of code, verdict) of survivors, and the verdicts of all."""
    (exercise,) = verified(course).exercises
    return {m.diff.splitlines()[-1].strip("+ "): m.verdict for m in exercise.survivors}, [m.verdict for m in exercise.mutants]


def test_good_tests_notice_every_mutant(course_of):
    survivors, all_verdicts = verdicts(course_of("return np.add(x, x * 1.0)"))
    assert survivors == {}
    assert all_verdicts.count("killed") >= 3


def test_a_mutant_that_a_weak_test_does_not_notice_is_listed(course_of):
    weak = "out, right = student.double(*case), reference.double(*case); assert_same(out[:1], right[:1], name='out')"
    survivors, all_verdicts = verdicts(course_of("out = 2.0 * x", "out[1:] *= 1.5", "return out", test=weak))
    assert survivors["out[1:] /= 1.5"] == "survived"
    assert "out = 3.0 * x" not in survivors
    assert "killed" in all_verdicts


def test_too_many_survivors_are_a_fault(course_of):
    quality = verified(course_of("return 2.0 * x", test="assert student.double(*case).shape == case[0].shape"))
    said = [(where, text.show("en")) for where, text in faults(quality) if "mutants" in text.show("en")]
    assert [where for where, _ in said] == ["tiny", ""]
    assert re.fullmatch(r"hidden tests notice \d of \d mutants, [\d.]+ %; at least 98 % should be noticed", said[0][1])


def test_a_survivor_is_told_with_its_line_and_what_was_changed(course_of):
    test = "assert_same(student.double(np.zeros(2)), reference.double(np.zeros(2)), name='out')"
    (exercise,) = verified(course_of("return 2.0 * x", test=test)).exercises
    survivor = next(m for m in exercise.survivors if "twice" in m.text.show("en"))
    assert (survivor.line, survivor.diff) == (7, "-    return 2.0 * x\n+    return 4.0 * x")


def test_a_mutant_that_answers_alike_everywhere_is_no_survivor(course_of):
    survivors, all_verdicts = verdicts(course_of("out = np.add(x, x)", "if out is None:", "    pass", "return out"))
    assert survivors == {}
    assert "equivalent" in all_verdicts


def test_a_line_that_no_test_runs_is_not_taken_for_equivalent(course_of):
    survivors, _ = verdicts(course_of("if x.size == 1234:", "    return x * 5.0", "return 2.0 * x"))
    assert survivors["return x * 6.0"] == "unreached"


def test_a_mutant_that_never_ends_is_noticed(course_of):
    loop = ("turns = 0", "while turns < 2:", "    turns += 1", "return x * turns")
    survivors, all_verdicts = verdicts(course_of(*loop, limit=0.3))
    assert survivors == {}
    assert all_verdicts.count("killed") > 5


def test_random_mutants_are_equivalent_only_if_the_same_seed_gives_the_same_answers(course_of):
    random = ("low = 0.0", "noise = np.random.uniform(low, 1.0, x.shape)", "return noise - low")
    survivors, all_verdicts = verdicts(course_of(*random, test="assert student.double(*case).shape == case[0].shape"))
    assert "equivalent" in all_verdicts  # noise + 0.0
    assert survivors["noise = np.random.uniform(low, 2.0, x.shape)"] == "survived"
    assert survivors["noise = np.random.uniform(1.0, low, x.shape)"] == "survived"


RARE = """
@mistake("double", en="Small numbers are lost.", ko="작은 수가 없어졌습니다.")
def rare(x):
    return 2 * x * (np.abs(x) > 0.5)
"""


def test_a_verdict_that_depends_on_the_seed_is_listed_with_it(course_of):
    one_number = "x = rng.uniform(0.0, 1.0, 1); assert_same(student.double(x), reference.double(x), name='out')"
    quality = verified(course_of("return 2.0 * x", test=one_number, mistakes=RARE), Plan(seeds=12))
    (exercise,) = quality.exercises
    (check,) = exercise.mistakes
    found = exercise.disagreements
    assert 0 < len(found) < 12
    assert {(one.kind, one.name, one.passed) for one in found} == {("mistake", "rare", not check.hidden)}
    said = [text.show("en") for _, text in faults(quality)]
    assert any(s.startswith(f"with the seed `{found[0].seed}`, `rare` ") for s in said)


def test_a_good_course_does_not_depend_on_its_seed(tiny):
    quality = verified(tiny, Plan(seeds=3))
    assert [one for exercise in quality.exercises for one in exercise.disagreements] == []
    assert list(faults(quality)) == []


def test_a_reference_that_its_own_tests_fail_with_some_seed_is_listed(course_of):
    lucky = "require(rng.uniform() < 0.5, en='Bad luck.', ko='운이 없습니다.')"
    (exercise,) = verified(course_of("return 2.0 * x", test=lucky), Plan(seeds=12)).exercises
    assert {(one.kind, one.name) for one in exercise.disagreements} == {("reference", "")}


def test_many_processes_find_what_one_finds(tiny):
    steps = []
    plan = Plan(mutants=True, seeds=1)
    assert verified(tiny, plan, jobs=2, on_done=lambda *step: steps.append(step)) == verified(tiny, plan)
    assert steps == [(done, 7) for done in range(8)]


def test_equivalent_mutants_do_not_count(tiny):
    counts = figures(verified(tiny).exercises)
    assert counts.equivalent > 0
    assert counts.killed == counts.mutants - counts.equivalent
    assert counts.killed_share == 1.0
