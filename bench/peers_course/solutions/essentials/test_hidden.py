"""The bench's tests as a course has them: the functions of `peers_tests`, marked with their exercises."""

import pytest
from peers_tests import TESTS

for _name, (_exercise, _check) in TESTS.items():
    globals()[f"test_{_name}"] = pytest.mark.exercise(_exercise)(_check)
