"""The pytest plugin: the fixtures and markers that tests of exercises are written with.

`pytest solutions --submission PATH` runs the tests of a course on one submission with pytest's own output. The same
plugin, without pytest's output, is what `grader grade` and `grader check` run.
"""

from __future__ import annotations

import gc
import itertools
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.grading.foresight import Foresight

if TYPE_CHECKING:
    from grader.course import Course, Exercise, Unit
    from grader.grading.answers import Answers, TestKey
    from grader.grading.results import Call
    from grader.grading.subject import Subject
    from grader.sandbox import TimedOutError

_MAX_HANGS = 2
_FIXTURES = frozenset({"student", "reference", "case", "rng"})
_RUN_BY_PYTEST = frozenset({"skip", "skipif", "xfail", "usefixtures", "parametrize"})
_MARKERS = (
    "exercise(name): the exercise that the test is about",
    "weight(number): the test's share of the exercise's points; 1 for hidden tests, 0 for public ones",
    "supporting: counts only beside another passed test, because an empty answer would pass it too",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the plugin to pytest's own."""
    group = parser.getgroup("grader", "grading of exercises")
    group.addoption("--submission", metavar="PATH", help="run the tests of a course on this submission")


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers and, with `--submission`, the plugin that provides the fixtures."""
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)
    path = config.getoption("--submission")
    if path:
        from grader.grading.standalone import plugin_for

        config.option.importmode = "importlib"  # test files of different units have the same names
        config.pluginmanager.register(plugin_for(config, Path(path)), "grader-submission")


@dataclass(frozen=True)
class CourseTest:
    """A collected test: which exercise it is about, and its share of the points."""

    item: pytest.Function
    unit: Unit
    exercise: Exercise
    key: TestKey
    weight: float
    supporting: bool

    @property
    def is_plain(self) -> bool:
        """Whether it is a function that needs nothing from pytest but its collection."""
        return (self.item.cls is None and _FIXTURES.issuperset(self.item.fixturenames)
                and not any(marker.name in _RUN_BY_PYTEST for marker in self.item.iter_markers()))


@dataclass
class TestRun:
    """What happened to one test: the error that ended it, if any, and the time it took."""

    __test__ = False

    test: CourseTest
    error: BaseException | None = None
    seconds: float = 0.0
    output: str = ""
    calls: Sequence[Call] = ()


class GradingPlugin:
    """Runs the tests of a course on one subject after another.

    Args:
        course: the course whose tests are collected.
        answers: gives inputs and right answers.
        on_result: told what became of each test.
    """

    def __init__(self, course: Course, answers: Answers, on_result: Callable[[TestRun], None]) -> None:
        self.course, self.answers, self.on_result = course, answers, on_result
        self._own_answers, self._gradients = answers, dict[Hashable, Any]()
        self._foresight, self._foresees = Foresight(), False
        self.subject: Subject | None = None
        self.tests: dict[str, CourseTest] = {}
        self.was_misled = False
        self._last: TestRun | None = None
        self.hangs: dict[tuple[str, str], list[TimedOutError]] = {}
        self._units = {unit.folder.resolve(): unit for unit in course.units}

    def start(self, subject: Subject, answers: Answers, *, foresee: bool = True) -> None:
        """Judge another subject from now on.

        Args:
            subject: what is judged.
            answers: gives inputs and right answers.
            foresee: whether requests are asked ahead. `was_misled` says when a test did not pass that way: then all
                of the tests have to be run again on a program that starts afresh, without it.
        """
        self.subject, self.answers = subject, answers
        self._foresees, self.was_misled = foresee and answers is self._own_answers, False
        self.hangs.clear()

    @pytest.fixture
    def student(self) -> Any:
        """The student's module: functions are called by position, classes give remote objects."""

    @pytest.fixture
    def reference(self) -> Any:
        """The reference module, or the answers recorded from it."""

    @pytest.fixture
    def case(self) -> Any:
        """One of the exercise's inputs; the test runs once for each of them."""

    @pytest.fixture
    def rng(self) -> Any:
        """A random generator, the same stream for every submission."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Find out what each test is about; tests of other folders are left alone."""
        for item in items:
            unit = self._units.get(item.path.parent.resolve())
            if unit is not None and isinstance(item, pytest.Function):
                assert item.nodeid not in self.tests, f"two tests have the name {item.nodeid}"
                self.tests[item.nodeid] = course_test(item, unit)

    def run(self, tests: Iterable[CourseTest]) -> None:
        """Run tests without pytest's own steps around each of them, where nothing depends on those."""
        for test in itertools.takewhile(lambda _test: not self.was_misled, tests):
            if test.is_plain:
                run = self._run(test, dict.fromkeys(test.item.fixturenames))
                if run.error is not None:  # its traceback keeps every large answer alive
                    run.error.__traceback__ = run.error.__cause__ = run.error.__context__ = None
            else:
                test.item.config.hook.pytest_runtest_protocol(item=test.item, nextitem=None)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> object:
        """Run a course's test once per case, until one fails."""
        test = self.tests.get(pyfuncitem.nodeid)
        if test is None:
            return None
        names = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001 - as pytest's own pytest_pyfunc_call does
        self._last = self._run(test, {name: pyfuncitem.funcargs[name] for name in names})
        if self._last.error is not None:
            raise self._last.error
        return True

    def pytest_runtest_logfinish(self) -> None:
        """Let go of what the test's error holds on to."""
        if self._last is not None and self._last.error is not None:
            error = self._last.error
            error.__traceback__ = error.__cause__ = error.__context__ = None
            gc.collect()  # pytest's own record of the failure and its frames hold on to each other
        self._last = None

    def _run(self, test: CourseTest, given: dict[str, Any]) -> TestRun:
        start, run = time.perf_counter(), TestRun(test)
        script = self._foresight.script(test.item.nodeid) if self._foresees else ()
        try:
            self._run_once(test, given, script)
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - it is what became of the test
            run.error = error
            self.was_misled = bool(script)
        run.seconds = time.perf_counter() - start
        if self.subject is not None:
            run.output = self.subject.take_output()
            run.calls = self.subject.take_calls()
        self.on_result(run)
        return run

    def _run_once(self, test: CourseTest, given: dict[str, Any], script: Sequence[bytes]) -> None:
        from grader.sandbox import LeftScriptError, TimedOutError

        if self.subject is None:
            raise pytest.UsageError("there is no submission to run the tests on")
        hangs = self.hangs.setdefault((test.unit.name, test.exercise.name), [])
        if len(hangs) >= _MAX_HANGS:
            raise TimedOutError(hangs[-1].seconds, loading=hangs[-1].loading)
        try:
            self.subject.begin(test.unit, script)
            self._run_cases(test, given)
        except TimedOutError as error:
            hangs.append(error)
            raise
        if not self.subject.is_as_foreseen(test.unit):
            raise LeftScriptError
        if self.answers is self._own_answers and not script:
            self._foresight.learn(test.item.nodeid, self.subject.asked(test.unit))

    def _run_cases(self, test: CourseTest, given: dict[str, Any]) -> None:
        import numpy as np

        from grader.checks import remember_gradients

        # Gradients that were measured against a student's functions are nobody else's.
        gradients = self._gradients if self.answers is self._own_answers else {}
        with np.errstate(all="ignore"):
            for index, arguments in enumerate(self._arguments(test, given)):
                with remember_gradients((test.key, index), gradients):
                    test.item.obj(**arguments)

    def _arguments(self, test: CourseTest, given: dict[str, Any]) -> Iterator[dict[str, Any]]:
        cases: list[Any] = self.answers.cases(test.key) if "case" in given else [None]
        assert self.subject is not None
        for index, case in enumerate(cases):
            arguments = dict(given)
            if "student" in given:
                arguments["student"] = self.subject.student(test.unit)
            if "reference" in given:
                arguments["reference"] = self.answers.reference(test.key, index)
            if "case" in given:
                arguments["case"] = case
            if "rng" in given:
                arguments["rng"] = self.answers.rng(test.key, index)
            yield arguments


def course_test(item: pytest.Function, unit: Unit) -> CourseTest:
    """What a collected test is about; raises `CourseError` when it does not say so rightly."""
    from grader.course.model import PUBLIC_TESTS
    from grader.errors import CourseError
    from grader.grading.answers import TestKey
    from grader.locale import T

    marker = item.get_closest_marker("exercise")
    names = [exercise.name for exercise in unit.exercises]
    if marker is None or not marker.args or marker.args[0] not in names:
        raise CourseError(
            T("{file}: {test} does not say which exercise it is about.", file=str(item.path), test=item.name),
            T("Mark it with @pytest.mark.exercise(NAME), where NAME is one of {names}.", names=", ".join(names)))
    public = item.path.name == PUBLIC_TESTS
    return CourseTest(
        item, unit, unit.exercise(marker.args[0]),
        TestKey(unit.name, marker.args[0], item.name.removeprefix("test_"), public),
        _weight(item, float(not public)),
        item.get_closest_marker("supporting") is not None)


def _weight(item: pytest.Function, default: float) -> float:
    from grader.errors import CourseError
    from grader.locale import T

    marker = item.get_closest_marker("weight")
    if marker is None:
        return default
    value = marker.args[0] if marker.args else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise CourseError(T("{file}: the weight of {test} is not a number from 0 up.", file=str(item.path),
                            test=item.name), T("Write it as in @pytest.mark.weight(2)."))
    return float(value)
