"""Wrong programs that try to be judged right: they fool a naive grader, and gain nothing from this one."""

import pytest

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="the levels are for Linux")


def aimed(attack, bait):
    return attack.source.replace("@FOLDER@", str(bait))


def test_it_fools_a_naive_grader(answers_attack, naive, bait):
    more = answers_attack.more
    result = naive(aimed(answers_attack, bait), bait, more.get("naive", "eq"), more.get("order", "before"))
    assert result["score"] == 2


@pytest.mark.parametrize("compare", ["eq", "allclose", "testing", "unittest", "formula", "negated"])
@pytest.mark.parametrize("order", ["before", "after", "recycled", "in place"])
def test_the_naive_grader_gives_nothing_for_an_honest_mistake(compare, order, naive, bait):
    assert naive("def double(x): return 3 * x\n", bait, compare, order)["score"] == 0
    if compare in ("eq", "allclose") and order != "in place":
        assert naive("def double(x): return 2 * x\n", bait, compare, order)["score"] == 2


def test_it_gains_nothing(answers_attack, level, sandbox, graded, bait, nothing_left, honest_gets_everything):
    with nothing_left(sandbox):
        result = graded(aimed(answers_attack, bait), sandbox)
        assert result.score == 0
        assert result.sandbox == level.label
    honest_gets_everything(sandbox)
