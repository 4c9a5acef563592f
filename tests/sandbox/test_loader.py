"""Loading a program: what is whole is kept, what is broken is named, and nothing long or loud is run."""

import sys
import types

import pytest

from grader.sandbox import loader

ALLOWED = ("numpy",)


@pytest.fixture
def load(monkeypatch):
    """Load texts as a file or as cells, the way the student's process does."""

    def run(*cells, sources=None, aliases=None, skip=(), progress=None):
        provided = loader.ProvidedModules(sources or {}, aliases or {}, ALLOWED)
        monkeypatch.setattr(sys, "meta_path", [provided, *sys.meta_path])
        numbered = [(0, cells[0])] if len(cells) == 1 else list(enumerate(cells, 1))
        return loader.load(types.ModuleType("unit"), numbered, "unit.py", provided=provided, skip=skip,
                           progress=progress or (lambda _index: None))

    before = set(sys.modules)
    yield run
    for name in set(sys.modules) - before:
        del sys.modules[name]


def kinds(loaded):
    return [note["kind"] for note in loaded.notes]


def test_functions_classes_and_values_are_loaded(load):
    names = load("k = 2\ndef f(x):\n    return k * x\nclass C:\n    size = k\n").namespace
    assert (names["f"](3), names["C"].size) == (6, 2)


def test_a_program_without_faults_leaves_no_note(load):
    assert load("import math\nx = math.pi\ndef f():\n    return x\n").notes == []


def test_functions_know_the_module_they_are_in(load):
    assert load("def f(): pass").namespace["f"].__module__ == "unit"


def test_a_broken_function_costs_only_itself(load):
    loaded = load("def f():\n    return 1\n\ndef broken(:\n    return 2\n\ndef g():\n    return 3\n")
    assert (loaded.namespace["f"](), loaded.namespace["g"]()) == (1, 3)
    (note,) = loaded.notes
    assert (note["kind"], note["line"], note["names"]) == ("syntax", 4, ["broken"])


def test_a_broken_function_with_a_broken_body_is_named_with_its_line(load):
    (note,) = load("def f():\n    return 1\n\ndef g():\n    x = = 2\n").notes
    assert (note["line"], note["names"]) == (5, ["g"])


def test_decorators_stay_with_what_they_decorate_in_a_broken_file(load):
    source = "def mark(f):\n    f.marked = 1\n    return f\n\n@mark\ndef f():\n    pass\n\nx = = 1\n"
    assert load(source).namespace["f"].marked == 1


def test_lines_keep_their_numbers_in_a_broken_file(load):
    names = load("x = = 1\n\ndef f():\n    raise ValueError\n").namespace
    assert names["f"].__code__.co_firstlineno == 3


def test_a_broken_cell_leaves_the_other_cells(load):
    loaded = load("def f(): return 1", "!!! not python", "def g(): return 3")
    assert (loaded.namespace["f"](), loaded.namespace["g"]()) == (1, 3)
    assert [(n["kind"], n["cell"]) for n in loaded.notes] == [("syntax", 2)]


@pytest.mark.parametrize("source", ["x = '\0'", "(" * 300 + ")" * 300, "\ud800"])
def test_text_that_the_parser_cannot_stand_is_a_note(load, source):
    assert load(source, "y = 1").namespace["y"] == 1


def test_a_cell_is_named_in_tracebacks(load):
    names = load("x = 1", "def f(): pass").namespace
    assert names["f"].__code__.co_filename == "<cell 2>"


def test_imports_come_first_wherever_they_stand(load):
    assert load("x = math.floor(2.5)", "import math").namespace["x"] == 2


def test_guarded_imports_come_first_too(load):
    assert load("x = m.floor(2.5)\ntry:\n    import math as m\nexcept ImportError:\n    m = None\n").namespace["x"] == 2


def test_the_last_definition_wins(load):
    assert load("def f(): return 1", "def f(): return 2").namespace["f"]() == 2


def test_a_statement_that_fails_is_noted_and_the_rest_is_loaded(load):
    loaded = load("data = open('/no/such/file')\nx = 1\n")
    assert loaded.namespace["x"] == 1
    (note,) = loaded.notes
    assert (note["kind"], note["line"], note["names"]) == ("failed", 1, ["data"])
    assert note["message"].startswith("FileNotFoundError")


@pytest.mark.parametrize("statement", ["x = exit(3)", "import sys; x = sys.exit('bye')", "x = [][1]",
                                       "def f(a=1/0): pass", "class C(undefined): pass"])
def test_nothing_that_is_raised_ends_the_loading(load, statement):
    loaded = load(statement, "y = 1")
    assert loaded.namespace["y"] == 1
    assert "failed" in kinds(loaded)


def test_an_exception_that_cannot_be_shown_is_a_note(load):
    source = "class E(Exception):\n    def __str__(self):\n        raise self\ndef raising():\n    raise E\nx = raising()"
    (note,) = load(source).notes
    assert note["message"].startswith("E: ")


def test_a_message_without_end_is_cut():
    assert len(loader.describe(ValueError("x" * 10**6))) < 1000


@pytest.mark.parametrize(
    "performance",
    ["performed.append(1)", "for i in range(3):\n    performed.append(1)", "while True:\n    pass",
     "if __name__ == '__main__':\n    performed.append(1)", "with open('/dev/null'):\n    performed.append(1)",
     "assert performed.append(1)", "if performed.append(1):\n    pass\nelse:\n    performed.append(1)",
     "try:\n    performed.append(1)\nfinally:\n    pass", "raise SystemExit", "del performed"],
)
def test_what_only_performs_is_not_run(load, performance):
    loaded = load(f"performed = []\n{performance}\n")
    assert loaded.namespace["performed"] == []
    assert set(kinds(loaded)) <= {"not run"}


def test_definitions_in_a_condition_are_loaded(load):
    names = load("import sys\nif sys.version_info > (3,):\n    def f(): return 1\nelse:\n    f = None\n").namespace
    assert names["f"]() == 1


@pytest.mark.parametrize("statement", ["import tensorflow as tf", "from tensorflow import keras as tf",
                                       "import tensorflow.keras as tf", "import requests as tf"])
def test_a_module_that_is_not_there_complains_when_it_is_used(load, statement):
    loaded = load(f"{statement}\ndef f():\n    return 1\ndef g():\n    return tf.zeros(3)\n")
    assert loaded.namespace["f"]() == 1
    assert kinds(loaded) == ["missing module"]
    with pytest.raises(ModuleNotFoundError, match="is not available here"):
        loaded.namespace["g"]()


@pytest.mark.parametrize(
    "use",
    ["m()", "m.x", "m[0]", "len(m)", "iter(m)", "bool(m)", "m + 1", "1 + m", "m * 2", "2 @ m", "m < 1", "float(m)",
     "-m", "1 in m", "setattr(m, 'x', 1)", "abs(m)", "m ** 2", "m / 2", "3 - m"],
)
def test_a_missing_module_is_never_taken_for_a_value(load, use):
    missing = load("import torch as m").namespace["m"]
    with pytest.raises(ModuleNotFoundError, match="torch"):
        eval(use, {"m": missing})


def test_a_missing_module_is_no_array_either(load):
    np = pytest.importorskip("numpy")
    with pytest.raises(ModuleNotFoundError):
        np.asarray(load("import torch as m").namespace["m"])


def test_what_is_there_is_imported_beside_what_is_not(load):
    names = load("import math, torch\n").namespace
    assert names["math"].floor(2.5) == 2
    assert isinstance(names["torch"], loader.Missing)


def test_a_name_that_a_module_does_not_have_is_missing_alone(load):
    names = load("from math import floor, no_such_name\n").namespace
    assert names["floor"](2.5) == 2
    assert isinstance(names["no_such_name"], loader.Missing)


def test_a_file_of_the_same_submission_can_be_imported(load):
    loaded = load("from utils import helper\nx = helper(2)", sources={"utils": "def helper(x):\n    return x + 1\n"})
    assert (loaded.namespace["x"], loaded.notes) == (3, [])


def test_a_file_in_a_folder_can_be_imported(load):
    loaded = load("import common.functions as F\nx = F.one()", sources={"common.functions": "def one(): return 1"})
    assert loaded.namespace["x"] == 1


@pytest.mark.parametrize("statement", ["from .utils import one", "from ..lib.utils import one",
                                       "from common.utils import one", "from a.b.utils import one"])
def test_a_helper_is_found_by_its_last_name(load, statement):
    assert load(f"{statement}\nx = one()", sources={"utils": "def one(): return 1"}).namespace["x"] == 1


def test_a_module_beside_can_be_imported_relatively(load):
    loaded = load("from . import utils\nx = utils.one()", sources={"utils": "def one(): return 1"})
    assert loaded.namespace["x"] == 1


def test_a_helper_is_found_by_another_name(load):
    loaded = load("import dlc_utils as u\nx = u.one()", sources={"helpers": "def one(): return 1"},
                  aliases={"dlc_utils": "helpers"})
    assert loaded.namespace["x"] == 1


def test_a_helper_is_loaded_without_its_performances(load):
    loaded = load("import utils", sources={"utils": "x = 1\nprint('training')\nwhile True:\n    pass\n"})
    assert loaded.namespace["utils"].x == 1


def test_helpers_may_import_each_other(load):
    sources = {"a": "from b import two\ndef four(): return 2 * two()", "b": "import a\ndef two(): return 2"}
    assert load("from a import four\nx = four()", sources=sources).namespace["x"] == 4


@pytest.mark.parametrize("name", ["numpy", "math", "colorsys"])
def test_a_file_cannot_take_the_place_of_a_library(load, name):
    module = load(f"import {name}", sources={name: "fake = 1"}).namespace[name]
    assert not hasattr(module, "fake")


@pytest.mark.parametrize("name", ["pytest", "hypothesis", "grader"])
def test_modules_that_the_course_does_not_allow_are_missing(load, monkeypatch, name):
    for loaded in [n for n in sys.modules if n == name]:
        monkeypatch.delitem(sys.modules, loaded)
    assert isinstance(load(f"import {name}").namespace[name], loader.Missing)


def test_future_imports_do_no_harm_wherever_they_stand(load):
    loaded = load("x = 1\nfrom __future__ import annotations\ndef f(a: Unknown) -> Nonsense:\n    return a\n")
    assert (loaded.namespace["f"](2), loaded.notes) == (2, [])


def test_annotations_that_name_nothing_do_no_harm(load):
    assert load("def f(a: Tensor) -> List[int]:\n    return a\n").namespace["f"](1) == 1


@pytest.mark.parametrize(
    "body",
    ["pass", "...", '"""Only a docstring."""', "raise NotImplementedError", "raise NotImplementedError('f')",
     "return None", "return", "s = None\n    return s", "a, b = None, None\n    return a", "return None, None", "A = None\n    assert A",
     "dw = None\n    db = None\n    grads = {'dw': dw, 'db': db}\n    return grads",
     '"""Text."""\n    # TODO\n    raise NotImplementedError("f")'],
)
def test_a_placeholder_is_recognised(load, body):
    assert load(f"def f(x):\n    {body}\n").untouched == {"f"}


@pytest.mark.parametrize(
    "body", ["return x", "return 0", "return ()", "return []", "return None, 1", "x = 2\n    return None", "s = None\n    s = x\n    return s", "raise ValueError",
             "for _ in x:\n        pass", "return f(x)", "print(x)"])
def test_what_was_begun_is_no_placeholder(load, body):
    assert load(f"def f(x):\n    {body}\n").untouched == set()


def test_a_class_is_a_placeholder_while_all_of_its_methods_are(load):
    source = "class C:\n    def __init__(self, w):\n        self.w = w\n    def forward(self, x):\n        pass\n"
    assert load(source).untouched == {"C"}
    assert load(f"{source}    def backward(self, d):\n        return d\n").untouched == set()


def test_a_later_definition_takes_the_place_of_a_placeholder(load):
    assert load("def f(): pass", "def f(): return 1").untouched == set()


def test_skipped_statements_are_left_out_and_noted(load):
    loaded = load("a = 1\nb = 2\nc = 3\n", skip=[1])
    assert ("a" in loaded.namespace, "b" in loaded.namespace, "c" in loaded.namespace) == (True, False, True)
    assert [(n["kind"], n["names"]) for n in loaded.notes] == [("skipped", ["b"])]


def test_what_may_run_long_is_announced_by_its_position(load):
    announced = []
    load("a = 1\nb = sum([1])\ndef f():\n    return sum([1])\ndef g(a=sum([1])): pass\nc = [i for i in 'ab']\n",
         progress=announced.append)
    assert announced == [1, 3, 4]
