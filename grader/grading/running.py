"""The functions of a running notebook as what is judged: with a deadline, quiet, and with cells for places."""

from __future__ import annotations

import contextlib
import ctypes
import io
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from grader.grading.subject import InProcess, LocalStudent
from grader.sandbox import Frame, Limits, StudentException, TimedOutError

_CELL = "In["


class RunningNotebook(InProcess):
    """Functions that somebody has just defined in this very process.

    A call that does not come to an end is ended, so that one endless loop does not cost a restart of the kernel; what
    is printed meanwhile is kept for the result instead of filling the notebook.

    Args:
        namespace: the names that the student has defined.
        limits: how long a call may take, and how much printed text is kept.
    """

    def __init__(self, namespace: Mapping[str, Any], limits: Limits) -> None:
        super().__init__(namespace)
        self._seconds, self._room = limits.call_seconds, limits.output_characters
        self._printed: list[str] = []

    def student(self, _unit: object) -> LocalStudent:
        """A proxy of the namespace."""
        return LocalStudent(self._namespace, self._run)

    def take_output(self) -> str:
        """What the functions printed since this was last asked."""
        printed, self._printed = "".join(self._printed), []
        return printed[: self._room]

    def _run(self, call: Callable[[], Any]) -> Any:
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed), _deadline(self._seconds):
                return call()
        except StudentException as error:
            frames = tuple(Frame(_in_notebook(f.filename), f.line, f.function) for f in error.frames)
            raise StudentException(error.type_name, error.message, frames, error.missing) from None
        finally:
            if sum(map(len, self._printed)) < self._room:
                self._printed.append(printed.getvalue())


class _ExpiredError(BaseException):
    """Raised in the middle of a call that takes too long; no `except Exception` of a student's stops it."""


@contextlib.contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """End what is done inside with `TimedOutError`, as soon as it next comes back to Python."""
    done, late, lock, thread = threading.Event(), threading.Event(), threading.Lock(), threading.get_ident()

    def expire() -> None:
        # Again and again: a bare `except` in an endless loop catches this too.
        while not done.wait(seconds):
            with lock:
                if not done.is_set():
                    late.set()
                    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_ExpiredError))

    watch = threading.Thread(target=expire, daemon=True)
    watch.start()
    try:
        try:
            yield
        finally:
            with lock:
                done.set()
            watch.join()  # what was raised at the last moment arrives here, and not in what follows
    except _ExpiredError:
        done.set()
    if late.is_set():  # even if the student's code caught what was to end it
        raise TimedOutError(seconds)


def ipython_shell() -> Any:
    """The IPython that runs this code, if any; it is there already, or it is not to be loaded."""
    get_ipython = getattr(sys.modules.get("IPython"), "get_ipython", None)
    return get_ipython() if get_ipython is not None else None


def _in_notebook(filename: str) -> str:
    """The name of a cell's file as results speak of cells; other names as they are."""
    shell = ipython_shell()
    name = shell.compile.format_code_name(filename) if shell is not None else None
    label = str(name[1]) if name else ""
    return f"<cell {label[len(_CELL):-1]}>" if label.startswith(_CELL) else filename
