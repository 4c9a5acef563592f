"""Inputs left alone, and properties in the author's words."""

from types import SimpleNamespace

import numpy as np
import pytest

from grader.checks import CheckFailed, assert_inputs_unchanged, require


def test_unchanged_inputs_pass():
    assert_inputs_unchanged(SimpleNamespace(changed_inputs=()))


def test_changed_inputs_fail_and_are_counted_from_one():
    with pytest.raises(CheckFailed) as failed:
        assert_inputs_unchanged(SimpleNamespace(changed_inputs=(0, 2)))
    finding = failed.value.finding
    assert (finding.kind, finding.path) == ("mutated", "argument 1, 3")
    assert "argument 1, 3" in str(failed.value)
    assert "1" not in finding.text(show_values=False).show("en")


@pytest.mark.parametrize("condition", [True, np.True_, np.array(True), 1, "text", [0]])
def test_true_condition_passes(condition):
    require(condition, en="never", ko="절대")


@pytest.mark.parametrize("condition", [False, np.False_, np.array(False), 0, None, "", []])
def test_false_condition_fails_in_the_authors_words(condition):
    with pytest.raises(CheckFailed) as failed:
        require(condition, en="The cost must fall.", ko="비용은 줄어야 합니다.")
    finding = failed.value.finding
    assert finding.kind == "property"
    assert finding.text(show_values=False).show("ko") == "비용은 줄어야 합니다."
    assert finding.text(show_values=True).show("en") == "The cost must fall."


@pytest.mark.parametrize("condition", [np.ones(2, bool), np.ones((1, 1), bool), object()])
def test_condition_without_a_plain_truth_is_the_authors_mistake(condition):
    with pytest.raises(TypeError, match="not a plain truth value"):
        require(condition, en="", ko="")
