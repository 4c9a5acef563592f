"""Auto-graded exercises for deep learning: run students' code safely, judge it, explain the mistakes.

In a notebook `grader.check("sigmoid")` checks the function that is defined there.
"""

from __future__ import annotations

from typing import Any

from grader.version import __version__

__all__ = ["__version__", "check"]


def check(what: str, lang: str | None = None) -> None:
    """Check functions of the running notebook with the public tests, and print what is wrong.

    Args:
        what: an exercise or a unit.
        lang: "en" or "ko"; by default the course's language.
    """
    import inspect

    from grader.cli.notebook import check_in_notebook

    frame = inspect.currentframe()
    caller = frame.f_back if frame is not None else None
    namespace: dict[str, Any] = caller.f_globals if caller is not None else {}
    check_in_notebook(what, namespace, lang)
