"""The numbers that describe a class, against what they are by hand and by numpy."""

import numpy as np
import pytest

from grader.reports.statistics import correlation, distribution, upper_lower


def test_a_distribution_is_described():
    found = distribution([0.0, 0.5, 0.5, 1.0])
    assert (found.count, found.mean, found.median) == (4, 0.5, 0.5)
    assert found.deviation == pytest.approx(np.std([0, 0.5, 0.5, 1]))
    assert (found.lower, found.upper) == (0.375, 0.625)
    assert found.bins == (1, 0, 0, 0, 0, 2, 0, 0, 0, 1)


def test_full_marks_are_in_the_last_bin_and_nothing_is_lost_to_rounding():
    assert distribution([1.0, 0.1 + 0.2, 0.3 / 1.0000000000000002]).bins == (0, 0, 0, 2, 0, 0, 0, 0, 0, 1)


def test_more_than_all_points_and_less_than_none_stay_in_the_picture():
    assert distribution([1.2, -0.1]).bins == (1, 0, 0, 0, 0, 0, 0, 0, 0, 1)


def test_a_class_of_nobody_and_of_one_can_be_described():
    assert distribution([]).count == 0
    assert distribution([0.7]).lower == distribution([0.7]).median == 0.7


def test_the_correlation_of_right_and_wrong_with_scores_is_the_point_biserial_one():
    right, scores = [1.0, 1.0, 0.0, 1.0, 0.0, 0.0], [9.0, 8.0, 3.0, 5.0, 4.0, 2.0]
    high, low = (np.mean([s for r, s in zip(right, scores, strict=True) if r == side]) for side in (1, 0))
    by_hand = (high - low) / np.std(scores) * np.sqrt(0.5 * 0.5)
    assert correlation(right, scores) == pytest.approx(by_hand)


@pytest.mark.parametrize("pairs", [([1.0, 0.0], [1.0, 0.0]), ([1.0] * 9, list(range(9))), ([0.0, 1.0] * 5, [0.5] * 10)])
def test_where_a_correlation_says_nothing_there_is_none(pairs):
    assert correlation(*pairs) is None


def test_the_best_are_compared_with_the_weakest():
    totals = list(range(11))
    assert upper_lower([0.0] * 5 + [1.0] * 6, totals) == 1.0
    assert upper_lower([1.0] * 5 + [0.0] * 6, totals) == -1.0
    assert upper_lower([1.0, 0.0], [1, 2]) is None
