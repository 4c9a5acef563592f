import unicodedata

import pytest

from grader.submissions import Attempt
from grader.submissions.naming import is_generic_folder, read_name

UNITS = ("regression", "logistic_regression", "neural_network", "ch2")


@pytest.mark.parametrize(
    ("stem", "unit", "owner", "attempt"),
    [
        ("logistic_regression", "logistic_regression", "", Attempt()),
        ("kim_12345_logistic_regression-1 (2)", "logistic_regression", "kim_12345", Attempt(1, "", 2)),
        ("LogisticRegression", "logistic_regression", "", Attempt()),
        ("Logistic Regression - 복사본", "logistic_regression", "", Attempt(0, "", 1)),
        ("Kim Minsu - logistic_regression", "logistic_regression", "Kim Minsu", Attempt()),
        ("20241234_김민수_logistic_regression_최종", "logistic_regression", "20241234_김민수", Attempt()),
        ("logistic_regression_김민수", "logistic_regression", "김민수", Attempt()),
        ("logistic_regression_v3_final", "logistic_regression", "", Attempt(3)),
        ("logistic_regression-Copy2", "logistic_regression", "", Attempt(0, "", 2)),
        ("hw3_logistic+regression", "logistic_regression", "", Attempt()),
        (
            "lee_neural-network_2026-03-05-14-30-22",
            "neural_network",
            "lee",
            Attempt(0, "2026-03-05T14:30:22"),
        ),
        ("linear_regression", "regression", "linear", Attempt()),
        ("ch21", "", "ch21", Attempt()),
        ("ch2_kim", "ch2", "kim", Attempt()),
        ("main", "", "main", Attempt()),
    ],
)
def test_a_name_is_taken_apart(stem, unit, owner, attempt):
    name = read_name(stem, UNITS)
    assert (name.unit, name.owner, name.attempt) == (unit, owner, attempt)


def test_names_from_a_mac_are_the_same_names():
    assert read_name(unicodedata.normalize("NFD", "김민수_regression"), UNITS).owner == "김민수"


@pytest.mark.parametrize(
    ("folder", "generic"),
    [
        ("src", True),
        ("hw1", True),
        ("logistic_regression", True),
        ("ch04", True),
        ("과제2", True),
        ("kim", False),
        ("20241234", False),
        ("Kim Minsu", False),
    ],
)
def test_folders_that_are_nobodys_name(folder, generic):
    assert is_generic_folder(folder, UNITS) is generic
