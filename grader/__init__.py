"""Auto-graded exercises for deep learning: run students' code safely, judge it, explain the mistakes.

In a notebook `grader.check("sigmoid")` checks the function that is defined there, `grader.hint("sigmoid")` helps a
little, and `grader.plot("sigmoid")` draws what it does.
"""

from __future__ import annotations

from typing import Any

from grader.version import __version__

__all__ = ["__version__", "check", "hint", "plot"]


def check(what: str = "", lang: str | None = None) -> None:
    """Check functions of the running notebook with the public tests, and show what is wrong.

    Args:
        what: an exercise or a unit; by default the unit in whose folder the notebook runs.
        lang: "en" or "ko"; by default the course's language.
    """
    from grader.cli.notebook import check_in_notebook

    check_in_notebook(what, _callers_names(), lang)


def hint(what: str = "", level: int | None = None, lang: str | None = None) -> None:
    """Show a hint for an exercise, a plainer one at each call.

    Args:
        what: the exercise; by default the first of the unit that is not solved.
        level: which hint, from 1, to read it again.
        lang: "en" or "ko"; by default the course's language.
    """
    from grader.cli.notebook import hint_in_notebook

    hint_in_notebook(what, _callers_names(), level, lang)


def plot(what: str, lang: str | None = None) -> None:
    """Show pictures that functions of the running notebook draw.

    Args:
        what: an exercise or a unit.
        lang: "en" or "ko"; by default the course's language.
    """
    from grader.cli.notebook import plot_in_notebook

    plot_in_notebook(what, _callers_names(), lang)


def _callers_names() -> dict[str, Any]:
    """The global names where the function was called that called this one."""
    import inspect

    frame = inspect.currentframe()
    for _ in range(2):
        frame = frame.f_back if frame is not None else None
    return frame.f_globals if frame is not None else {}
