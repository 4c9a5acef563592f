"""Keys out of what a terminal sends."""

import pytest

from grader.cli.keys import names_of


@pytest.mark.parametrize(("sent", "keys"), [
    ("n", ["n"]), ("\r", ["enter"]), ("\x1b[A\x1b[B", ["up", "down"]), ("\x1bOAx", ["up", "x"]), ("\x1b[3~q", ["q"]),
    ("\x1b[1;5Cq", ["q"]), ("\x1b", []), ("ㅂ", ["ㅂ"]), ("hh", ["h", "h"]), ("", [])])
def test_what_was_pressed(sent, keys):
    assert names_of(sent) == keys
