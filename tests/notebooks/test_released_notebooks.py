"""Released notebooks in a real Jupyter kernel: unsolved, solved, and solved wrongly."""

import copy
import itertools
import shutil
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest

from grader.course import find_course, read_course
from grader.course.notebook import stub_sources
from grader.grading.release import release
from grader.grading.results import Outcome
from grader.reports.words import word

ROOT = Path(__file__).parents[2]
UNIT = "logistic_regression"  # one unit is enough: the others differ in their exercises only


class Panel(HTMLParser):
    """The text of a panel, and what it is made of."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self._skipped = [], [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._skipped = tag == "style"

    def handle_endtag(self, tag):
        self._skipped = False

    def handle_data(self, data):
        if not self._skipped:
            self.words.append(data)

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


WRONG = "def sigmoid(z):\n    print('hello from inside')\n    return 1 / (1 + np.exp(np.asarray(z, float)))"
CHECK = 'grader.check("sigmoid")'


def reference():
    unit = find_course(ROOT).unit(UNIT)
    return stub_sources(unit, unit.reference_file.read_text(encoding="utf-8"))


def solved(cells, sources):
    """Cells with other code in those of exercises."""
    copies = [copy.deepcopy(cell) for cell in cells]
    for cell in copies:
        names = [name for name in sources if cell.cell_type == "code" and cell.source.startswith(f"def {name}(")]
        cell.source = sources[names[0]] if names else cell.source
    return copies


@pytest.fixture(scope="module", params=["en", "ko"])
def panels(request, tmp_path_factory, run_notebook):
    """What the checks of a released notebook show, by stage: one kernel runs it untouched, wrong, and solved."""
    folder = tmp_path_factory.mktemp("copy") / "copy"
    shutil.copytree(ROOT / "exercises" / request.param, folder)
    notebook = nbformat.read(folder / UNIT / f"{UNIT}.ipynb", 4)
    stages = {"untouched": notebook.cells, "solved": solved(notebook.cells, reference()),
              "wrong": [nbformat.v4.new_code_cell(WRONG), nbformat.v4.new_code_cell(CHECK)]}
    notebook.cells = [cell for stage in stages.values() for cell in stage]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
    done, shown = iter(run_notebook(notebook, folder / UNIT).cells), {}
    for stage, cells in stages.items():
        ran = [cell for cell in itertools.islice(done, len(cells)) if "grader.check(" in cell.source]
        shown[stage] = [output["data"] for cell in ran if cell.cell_type == "code" for output in cell.outputs]
    return request.param, shown


def test_an_untouched_notebook_runs_and_every_panel_says_so(panels):
    lang, shown = panels
    assert len(shown["untouched"]) == len(reference())
    for data in shown["untouched"]:
        assert set(data) == {"text/plain", "text/html"}
        assert word(Outcome.NOT_ATTEMPTED, lang) in Panel(data["text/html"]).text


def test_a_solved_notebook_runs_and_every_panel_says_so(panels):
    lang, shown = panels
    assert len(shown["solved"]) == len(reference())
    for data in shown["solved"]:
        text = Panel(data["text/html"]).text
        assert f"✓ {word(Outcome.PASSED, lang)}" in text
        assert word(Outcome.FAILED, lang) not in text


def test_a_wrong_answer_is_explained_with_its_input_and_no_word_of_the_solution(panels):
    _lang, shown = panels
    (data,) = shown["wrong"]
    panel = Panel(data["text/html"])
    assert "✗" in panel.text
    assert "[-2.0, 0.0, 3.0]" in panel.text, "the input that it fails on"
    assert "0.1192" in panel.text, "what was expected"
    assert "0.8808" in panel.text, "what came"
    assert "hello from inside" in panel.text
    assert "script" not in panel.tags
    assert "np.exp" not in panel.text


def cells(*sources):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])


@pytest.fixture
def tiny_copy(write_course, tmp_path):
    """A student's copy of a course with a picture."""
    picture = (
        "from grader.course.authoring import plot\n\n\n"
        '@plot("double", en="A line <b>through</b> 0.", ko="직선")\n'
        "def line(student, figure):\n    figure.subplots().plot([0, 1], [student.double(0), student.double(1)])\n")
    course = read_course(write_course({"solutions/tiny/plots.py": picture}))
    release(course, tmp_path / "tiny_copy", "en")
    return tmp_path / "tiny_copy"


def test_hints_pictures_hangs_and_crashes_in_one_kernel(tiny_copy, run_notebook):
    notebook = run_notebook(cells(
        'import grader\n\ngrader.hint("double")',
        'grader.hint("double")',
        'grader.hint("double", level=1)',
        'grader.hint("duble")',
        "def double(x):\n    return 2 * x\n\n\ngrader.plot('double')",
        "def double(x):\n    while True:\n        x = x + 1\n\n\ngrader.check('double')",
        "def double(x):\n    y = 1\n    return y / 0\n\n\ngrader.check('double')",
        "def double(x):\n    raise ValueError('<img src=x onerror=alert(1)>')\n\n\ngrader.check('double')",
        "import os\nos.chdir('/')\ngrader.check('double')",
    ), tiny_copy / "tiny")
    first, second, again, unknown, picture, hang, crash, hostile, elsewhere = [c.outputs for c in notebook.cells]
    assert [o[0]["data"]["text/markdown"].splitlines()[2][:17] for o in (first, second, again)] == [
        "Help 1 for double", "Help 2 for double", "Help 1 for double"]
    assert "Did you mean double" in unknown[0]["data"]["text/plain"]
    assert picture[0]["data"]["image/png"]
    assert picture[1]["data"]["text/plain"] == "A line <b>through</b> 0."
    assert "timed out" in Panel(hang[0]["data"]["text/html"]).text
    assert "cell 7, line 3, in double" in Panel(crash[0]["data"]["text/html"]).text
    assert "img" not in Panel(hostile[0]["data"]["text/html"]).tags
    assert "<img" in Panel(hostile[0]["data"]["text/html"]).text
    assert "no course" in elsewhere[0]["data"]["text/plain"]
