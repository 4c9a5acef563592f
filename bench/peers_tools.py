"""Every tool of the bench: what it is given, how it is run, and the points it gave."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from abc import ABC, abstractmethod
from pathlib import Path

import peers_submissions
from peers_measure import Cost, run, tree_cpu
from peers_tests import TESTS

BENCH = Path(__file__).parent
BIN = Path(sys.executable).parent
_METHODS = "\n".join(f"    @weight(1)\n    def test_{name}(self):\n        peers_tests.check({name!r}, vars(essentials))\n"
                     for name in TESTS)
_FUNCTIONS = "\n".join(f"def test_{name}():\n    peers_tests.check({name!r}, vars(essentials))\n" for name in TESTS)


class Tool(ABC):
    """A way to grade submissions.

    Args:
        folder: for its files.
        batch: how many submissions it is given in one round.
    """

    name: str
    package = ""
    how: str
    isolation: str
    form = "py"

    def __init__(self, folder: Path, batch: int) -> None:
        self.folder, self.batch = folder, batch
        self.folder.mkdir(parents=True)
        (folder / "home").mkdir()
        # One thread for everybody, and nothing of the user's settings; pytest without plugins that it was not asked for.
        self.env = {
            "PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder / "home"), "PYTHONPATH": str(BENCH), "LANG": "C.UTF-8",
            "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        }
        self.prepare()

    def prepare(self) -> None:
        """Write what the tool needs, and the submissions."""
        for kind in peers_submissions.KINDS:
            self.write(kind)

    def write(self, kind: str) -> None:
        count = self.batch if kind == "right" else 1
        peers_submissions.write(self.folder / kind, kind, count, form=self.form)

    @abstractmethod
    def grade(self, kind: str) -> tuple[Cost, list[float]]:
        """Grade the submissions of a kind: what it cost together, and the points of each."""

    def close(self) -> None:  # noqa: B027 - most have nothing to end
        """End what is running."""


class PerSubmission(Tool):
    """A tool with a fresh process for every submission."""

    def grade(self, kind: str) -> tuple[Cost, list[float]]:
        costs, points = [], []
        for student in sorted((self.folder / kind).iterdir()):
            cost, output = run(self.command(student), cwd=student, env=self.env, ok=(0, 1))
            costs.append(cost)
            points.append(self.points(student, output))
        return Cost(sum(c.cpu for c in costs), sum(c.wall for c in costs)), points

    @abstractmethod
    def command(self, student: Path) -> list[str]:
        """The command that grades one submission."""

    @abstractmethod
    def points(self, student: Path, output: str) -> float:
        """What the submission got."""


class Pytest(PerSubmission):
    name, package = "pytest", "pytest"
    how = "`python -m pytest -q`, a process per submission"
    isolation = "a process; tests and student's code share it"

    def write(self, kind: str) -> None:
        super().write(kind)
        for student in (self.folder / kind).iterdir():
            (student / "test_essentials.py").write_text(f"import essentials\nimport peers_tests\n\n\n{_FUNCTIONS}")

    def command(self, student: Path) -> list[str]:
        return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]

    def points(self, student: Path, output: str) -> float:
        found = re.search(r"(\d+) passed", output)
        return float(found[1]) if found else 0.0


class GradescopeUtils(PerSubmission):
    name, package = "gradescope-utils", "gradescope-utils"
    how = "`JSONTestRunner` in a fresh process per submission"
    isolation = Pytest.isolation

    def write(self, kind: str) -> None:
        super().write(kind)
        for student in (self.folder / kind).iterdir():
            (student / "run_tests.py").write_text(
                "import unittest\n\nimport essentials\nimport peers_tests\n"
                "from gradescope_utils.autograder_utils.decorators import weight\n"
                "from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner\n\n\n"
                f"class TestEssentials(unittest.TestCase):\n{_METHODS}\n\n"
                "suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestEssentials)\n"
                "with open('results.json', 'w') as file:\n"
                "    JSONTestRunner(stream=file, visibility='visible').run(suite)\n")

    def command(self, student: Path) -> list[str]:
        return [sys.executable, "run_tests.py"]

    def points(self, student: Path, output: str) -> float:
        return float(json.loads((student / "results.json").read_text())["score"])


class Otter(PerSubmission):
    name, package, form = "otter run", "otter-grader", "ipynb"
    how = "`otter run` on a notebook, a process (and a kernel) per submission"
    isolation = "a kernel; tests and student's code share it"

    def prepare(self) -> None:
        super().prepare()
        with zipfile.ZipFile(self.folder / "autograder.zip", "w") as archive:
            archive.writestr("otter_config.json", json.dumps({"lang": "python"}))
            for exercise in dict.fromkeys(exercise for exercise, _check in TESTS.values()):
                archive.writestr(f"tests/{exercise}.py", self._test_file(exercise))

    def _test_file(self, exercise: str) -> str:
        cases = "\n".join(f"@test_case(points=1, hidden=True)\ndef test_{name}(env):\n    peers_tests.check({name!r}, env)\n\n"
                          for name, (owner, _check) in TESTS.items() if owner == exercise)
        return ("import peers_tests\nfrom otter.test_files import test_case\n\nOK_FORMAT = False\n"
                f"name = {exercise!r}\npoints = None\n\n\n{cases}")

    def command(self, student: Path) -> list[str]:
        return [str(BIN / "otter"), "run", "--no-logo", "-a", str(self.folder / "autograder.zip"), "-o", str(student),
                str(student / "essentials.ipynb")]

    def points(self, student: Path, output: str) -> float:
        return sum(float(test.get("score", 0)) for test in json.loads((student / "results.json").read_text())["tests"])


class NbGrader(Tool):
    name, package, form = "nbgrader autograde", "nbgrader", "ipynb"
    how = "`nbgrader autograde` on the whole batch; hidden test cells; a kernel per submission"
    isolation = Otter.isolation

    def prepare(self) -> None:
        source = self.folder / "source" / "unit"
        source.mkdir(parents=True)
        text = (BENCH / "peers_course/solutions/essentials/essentials.py").read_text()
        (source / "essentials.ipynb").write_text(peers_submissions.notebook(text, hidden=True))
        (self.folder / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'bench'\n")
        run([str(BIN / "nbgrader"), "generate_assignment", "unit"], cwd=self.folder, env=self.env)
        released = (self.folder / "release" / "unit" / "essentials.ipynb").read_text()
        assert "peers_tests" not in released, "the hidden tests were released"
        super().prepare()

    def write(self, kind: str) -> None:
        count = self.batch if kind == "right" else 1
        peers_submissions.write(self.folder / "submitted", kind, count, form=self.form, inner="unit")

    def grade(self, kind: str) -> tuple[Cost, list[float]]:
        shutil.rmtree(self.folder / "autograded", ignore_errors=True)
        with contextlib.closing(sqlite3.connect(self.folder / "gradebook.db")) as book, book:
            book.execute("UPDATE grade SET auto_score = NULL")
        cost, _output = run([str(BIN / "nbgrader"), "autograde", "unit", f"--student={kind}*", "--force"],
                            cwd=self.folder, env=self.env, ok=(0, 1))
        with contextlib.closing(sqlite3.connect(self.folder / "gradebook.db")) as book:
            rows = book.execute(
                "SELECT s.student_id, SUM(g.auto_score) FROM grade g JOIN submitted_notebook n ON g.notebook_id = n.id "
                "JOIN submitted_assignment s ON n.assignment_id = s.id WHERE s.student_id LIKE ? || '%' "
                "GROUP BY s.student_id ORDER BY s.student_id", (kind,)).fetchall()
        return cost, [float(points or 0) for _student, points in rows]


class GraderCommand(Tool):
    name, package, form = "ours, `grader grade`", "dlgrader", "ipynb"
    how = "the command on the whole batch, start and end included"
    isolation = "level isolated: a locked-in process for the student's code; tests outside of it"

    def grade(self, kind: str) -> tuple[Cost, list[float]]:
        results = self.folder / "results.json"
        (self.folder / "book.db").unlink(missing_ok=True)
        command = [str(BIN / "grader"), "grade", str(self.folder / kind), "--course", str(BENCH / "peers_course"),
                   "--gradebook", str(self.folder / "book.db"), "--json", str(results), "--lang", "en"]
        cost, _output = run(command, cwd=self.folder, env=self.env, ok=(0, 1))
        submissions = json.loads(results.read_text())["submissions"]
        assert {s["sandbox"] for s in submissions} == {"isolated"}
        return cost, [s["score"] for s in submissions]


class Warm(Tool):
    """A worker that has started before it is measured and stays."""

    kind: str
    process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, str(BENCH / "peers_worker.py"), self.kind], env=self.env, stdin=subprocess.PIPE,
                stdout=subprocess.PIPE, stderr=(self.folder / "errors.log").open("w"), text=True)
            assert self.process.stdout.readline() == "ready\n", (self.folder / "errors.log").read_text()

    def grade(self, kind: str) -> tuple[Cost, list[float]]:
        self.start()
        before = tree_cpu(self.process.pid)
        print(self.folder / kind, file=self.process.stdin, flush=True)
        answer = json.loads(self.process.stdout.readline())
        return Cost(tree_cpu(self.process.pid) - before, answer["wall"]), answer["points"]

    def close(self) -> None:
        if self.process is not None:
            self.process.stdin.close()
            self.process.stdout.close()
            self.process.wait()
            self.process = None


class GraderLibrary(Warm):
    name, package, form, kind = "ours, `Grader`", "dlgrader", "ipynb", "ours"
    how = "the library in a warm worker: collect and grade"
    isolation = GraderCommand.isolation


class Floor(Warm):
    name, kind = "floor", "floor"
    how = "the same test functions called directly in a warm process"
    isolation = "none at all"


TOOLS = {Floor: 60, GraderLibrary: 30, GraderCommand: 40, GradescopeUtils: 4, Pytest: 3, Otter: 1, NbGrader: 3}
