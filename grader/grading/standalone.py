"""`pytest solutions --submission PATH`: one submission, judged by pytest itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Unit, find_course
from grader.errors import GraderError, UsageError
from grader.grading.answers import answers_for
from grader.grading.plugin import GradingPlugin
from grader.grading.subject import Sandboxed, course_limits
from grader.locale import T, system_language
from grader.sandbox import Launcher, Level, NotDefinedError, StudentProcess, best_launcher, require_level
from grader.submissions import collect


class StandalonePlugin(GradingPlugin):
    """The grading plugin for one submission, with pytest's own loop and output."""

    launcher: Launcher
    sandboxed: Sandboxed

    def pytest_unconfigure(self) -> None:
        """End the student's processes."""
        self.sandboxed.close()
        self.launcher.close()


def plugin_for(config: pytest.Config, path: Path) -> StandalonePlugin:
    """The plugin for a submission, with the course found from the paths that pytest was given."""
    try:
        start = next((Path(arg.split("::")[0]) for arg in config.args if Path(arg.split("::")[0]).exists()), Path.cwd())
        course = find_course(start.absolute())
        units = {unit.name: [e.name for e in unit.exercises] for unit in course.units}
        submissions = collect([path], units)
        if len(submissions) != 1:
            raise UsageError(
                T("{path} holds {count} submissions.", path=str(path), count=len(submissions)),
                T("Name one student's folder or file; `grader grade` takes a whole class."))
        proof = best_launcher(course.settings.modules, course_limits(course))
        require_level(proof, Level.of(course.settings.min_sandbox))
    except GraderError as error:
        raise pytest.UsageError(error.show(system_language())) from error
    plugin = StandalonePlugin(course, answers_for(course), lambda _run: None)
    launcher = plugin.launcher = proof.launcher
    plugin.sandboxed = _WithEveryUnit(course, submissions[0].programs, launcher)
    plugin.start(plugin.sandboxed, plugin.answers, foresee=False)
    return plugin


class _WithEveryUnit(Sandboxed):
    """Runs the tests of units that were not handed in too, so that pytest shows them as failed."""

    def process(self, unit: Unit) -> StudentProcess:
        if unit.name not in self._programs:
            raise NotDefinedError(unit.name, T("Nothing was handed in for {unit}.", unit=unit.title))
        return super().process(unit)
