"""One long-lived pytest session: the course's tests are collected once and run again for every subject."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.course import Course, Unit
from grader.course.model import HIDDEN_TESTS, PUBLIC_TESTS
from grader.errors import CourseError
from grader.grading.answers import Answers
from grader.grading.plugin import CourseTest, GradingPlugin, TestRun
from grader.grading.subject import Subject
from grader.locale import T

_ARGUMENTS = (
    "-c", os.devnull, "--import-mode=importlib", "--capture=no", "--assert=plain", "--strict-markers",
    "-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:warnings", "-p", "no:doctest",
    "-p", "no:unittest", "-p", "no:logging", "-p", "no:junitxml", "-p", "no:threadexception",
    "-p", "no:unraisableexception",
)


class TestSession:
    """Runs the tests of a course on subjects, one after the other.

    pytest owns the thread it runs in, so it gets one of its own and takes its work from a queue.

    Args:
        course: the course.
        answers: gives inputs and right answers.
        hidden: whether the hidden tests are run too.
        units: the units whose tests are collected; all of them by default.
    """

    __test__ = False

    def __init__(
        self, course: Course, answers: Answers, *, hidden: bool, units: Sequence[Unit] | None = None
    ) -> None:
        self._runs: list[TestRun] = []
        self._answers = answers
        self._plugin = GradingPlugin(course, answers, self._runs.append)
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()
        self._loop = _Loop(self._jobs, self._done)
        files = [PUBLIC_TESTS, HIDDEN_TESTS] if hidden else [PUBLIC_TESTS]
        paths = [str(u.folder / f) for u in (units or course.units) for f in files if (u.folder / f).exists()]
        # pytest names tests by their place below this folder, and mixes up those outside of it.
        folders = [course.folder, *(unit.folder for unit in course.units)]
        root = os.path.commonpath([folder.resolve() for folder in folders])
        arguments = [*_ARGUMENTS, f"--rootdir={root}", *paths]
        self._thread = threading.Thread(target=self._main, args=(arguments,), daemon=True)
        with _pytest_alone():
            self._thread.start()
            try:
                self._wait()
            finally:
                _forget(paths)

    def __enter__(self) -> TestSession:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    @property
    def tests(self) -> tuple[CourseTest, ...]:
        """All tests that were collected."""
        return tuple(self._plugin.tests.values())

    def run(self, subject: Subject, wanted: Callable[[CourseTest], bool], answers: Answers | None = None
            ) -> list[TestRun]:
        """Run the wanted tests on a subject, with other answers than the session's if they are given."""
        tests = [test for test in self.tests if wanted(test)]
        self._run(tests, subject, answers or self._answers, foresee=True)
        if self._plugin.was_misled:
            for unit in {test.unit.name: test.unit for test in tests}.values():
                subject.renew(unit)
            self._run(tests, subject, answers or self._answers, foresee=False)
        return list(self._runs)

    def _run(self, tests: Sequence[CourseTest], subject: Subject, answers: Answers, *, foresee: bool) -> None:
        self._plugin.start(subject, answers, foresee=foresee)
        self._runs.clear()
        self._jobs.put(lambda: self._plugin.run(tests))
        self._wait()

    def close(self) -> None:
        """End the session."""
        if self._thread.is_alive():
            self._jobs.put(None)
            self._thread.join()

    def _wait(self) -> None:
        error = self._done.get()
        if error is not None:
            raise error

    def _main(self, arguments: list[str]) -> None:
        from grader.grading import plugin

        try:
            code = pytest.main(arguments, plugins=[plugin, self._plugin, self._loop])
        except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that waits
            self._done.put(error)
        else:
            if not self._loop.started:
                self._done.put(self._loop.error(int(code)))


class _Loop:
    """Takes the place of pytest's loop over the tests: runs what it is told to, until told to end."""

    def __init__(
        self, jobs: queue.SimpleQueue[Callable[[], None] | None], done: queue.SimpleQueue[BaseException | None]
    ) -> None:
        self._jobs, self._done = jobs, done
        self._failures: list[str] = []
        self.started = False
        self._errors: list[BaseException] = []

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Remember test files that cannot be imported."""
        if report.failed:
            self._failures.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """Remember what went wrong, to raise it where it is waited for; True keeps pytest from printing it."""
        self._errors.append(excinfo.value)
        return True

    def pytest_runtestloop(self, session: pytest.Session) -> bool:  # noqa: ARG002 - pytest looks at the name
        """Serve jobs until None comes."""
        if self._failures:
            return True
        self.started = True
        self._done.put(None)
        while (job := self._jobs.get()) is not None:
            try:
                job()
            except BaseException as error:  # noqa: BLE001 - it is raised again in the thread that waits
                self._done.put(error)
            else:
                self._done.put(None)
        return True

    def error(self, code: int) -> BaseException:
        """Why the session ended before it could run anything."""
        if self._errors:
            return self._errors[0]
        return CourseError(T("The course's tests cannot be loaded: {reason}.",
                             reason="; ".join(self._failures) or f"pytest ended with {code}"))


def _forget(paths: Sequence[str]) -> None:
    """Let the next session load its tests itself: test files of every course have the same module names."""
    ours = {os.path.realpath(path) for path in paths}
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__dict__", {}).get("__file__")
        if isinstance(file, str) and Path(file).name in (PUBLIC_TESTS, HIDDEN_TESTS) and (
                os.path.realpath(file) in ours):
            del sys.modules[name]


@contextmanager
def _pytest_alone() -> Iterator[None]:
    """Start pytest without what the user's environment would add to it."""
    changed = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": None, "PYTEST_PLUGINS": None}
    before = {name: os.environ.get(name) for name in changed}
    _set_environment(changed)
    try:
        yield
    finally:
        _set_environment(before)


def _set_environment(values: dict[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
