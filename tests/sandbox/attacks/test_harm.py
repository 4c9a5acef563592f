"""Programs that try to stop, slow or flood the grading: the next student gets what is due, in time, all the same."""

import json
import resource
import time

import pytest

from grader.gradebook import Gradebook, RunInfo
from grader.reports.data import results_data

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="the levels are for Linux")

SECONDS, MEGABYTES, CHARACTERS = 7, 200, 500_000


def peak_memory():
    """Megabytes of this process at its highest, since the last call where the system can begin anew."""
    try:
        with open("/proc/self/status") as status:
            (peak,) = [int(line.split()[1]) for line in status if line.startswith("VmHWM")]
        with open("/proc/self/clear_refs", "w") as refs:
            refs.write("5")
    except OSError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024


def test_it_harms_a_naive_grader(harm_attack, naive, bait):
    if harm_attack.more.get("naive") == "none":
        pytest.skip("a grader of one process has nothing that this could hurt")
    result = naive(harm_attack.source, bait, harm_attack.more.get("compare", "eq"), neighbour=True, seconds=1.0)
    if harm_attack.more.get("naive") == "size":
        assert result["size"] > 500_000
    else:
        assert result["neighbour"] == 0


def test_the_naive_grader_does_grade_the_next_after_an_honest_mistake(naive, bait):
    assert naive("def double(x): return 3 * x\n", bait, neighbour=True)["neighbour"] == 2


def test_it_harms_nobody(harm_attack, sandbox, graded, tmp_path, nothing_left, honest_gets_everything):
    honest_gets_everything(sandbox)
    peak_memory()
    before = peak_memory()
    with nothing_left(sandbox):
        begun = time.monotonic()
        result = graded(harm_attack.source, sandbox)
        assert time.monotonic() - begun < SECONDS
        assert peak_memory() - before < MEGABYTES
    assert result.score == 0
    honest_gets_everything(sandbox)
    kept(result, tmp_path)


def kept(result, folder):
    """The result can be recorded, read back and shown, and is small."""
    with Gradebook(folder / "gradebook.db") as book:
        run = book.begin_run(RunInfo("course", ("tiny.double",), "digest", "1"))
        book.record(run, result)
        (again,) = book.results(run)
    for lang in ("en", "ko"):
        text = json.dumps(results_data([again], lang), ensure_ascii=True)
        assert len(text) < CHARACTERS
    assert sum(len(test.output) for exercise in result.exercises for test in exercise.tests) < CHARACTERS


def test_large_wrong_answers_do_not_pile_up(launcher, attacked_course, graded):
    """Every failed test leaves an exception behind, and that a traceback with the answer in it."""
    source = "import numpy as np\nHUGE = np.ones(4 << 20)\ndef double(x): return HUGE\ndef shift(x): return HUGE\n"
    graded("def double(x): return 1\n", launcher)
    peak_memory()
    before = peak_memory()
    graded(source, launcher)
    assert peak_memory() - before < 150
