"""What a test is going to ask of a program, known from what it asked of earlier ones.

Tests are the same for everybody, and so are most of their requests. Asked ahead, all of them cost about as much as
one. Only passing counts this way: if a test fails, the whole unit is judged again on a program that starts afresh, one
request after the other. So nobody's result depends on who was graded before.
"""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Sequence

_FEWEST = 3  # requests below which asking ahead gains nothing


class Foresight:
    """Remembers what tests asked of programs that passed them."""

    def __init__(self) -> None:
        self._scripts: dict[Hashable, tuple[bytes, ...]] = {}
        self._again: set[Hashable] = set()

    def script(self, test: Hashable) -> Sequence[bytes]:
        """The requests that a test is expected to make; none if nothing is known."""
        return self._scripts.get(test, ())

    def learn(self, test: Hashable, asked: Sequence[bytes]) -> None:
        """Note what a test asked of a program that passed it, and was not led by the script.

        The first time may differ from all others, because what was measured then is remembered. From the second time
        on, only what was the same each time is expected.
        """
        script = tuple(asked)
        if test in self._again:
            both = zip(self._scripts[test], script, strict=False)
            script = tuple(new for _old, new in itertools.takewhile(lambda pair: pair[0] == pair[1], both))
        elif test in self._scripts:
            self._again.add(test)
        self._scripts[test] = script if len(script) >= _FEWEST else ()
