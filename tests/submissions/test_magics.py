"""IPython's own syntax is replaced, and nothing else; the tests parse what comes out, grader never does."""

import ast

import pytest

from grader.submissions.magics import neutralise

REPLACED = [
    ("%matplotlib inline", "pass"),
    ("!pip install numpy", "pass"),
    ("  %cd ..", "  pass"),
    ("?np.sum", "pass"),
    ("np.sum?", "pass"),
    ("np.sum??", "pass"),
    ("%timeit f(1)", "pass"),
    ("%time y = f(1)", "y = f(1)"),
    ("files = !ls -l", "files = None"),
    ("a, b = !ls", "a, b = None, None"),
    ("out['x'] = %who", "out['x'] = None"),
    ("pip install d2l", "pass"),
    ("cd /content/drive", "pass"),
    ("%%unknown in the middle", "pass"),
]

KEPT = [
    "x = (a\n  % b)",
    "x = a \\\n  % b",
    's = """\n%matplotlib inline\n!ls\nhelp?\n"""',
    "s = '''it's\n!not shell\n'''",
    "x = 5 % 3",
    "x != y",
    "print('a = %d' % x)",
    "print('x = !ls')",
    "y = 1  # really?",
    "cat = 3",
    "ls - 1",
    "ls -1",
    "rm = cp if mv else cd",
    "text = f'{a % b}?'",
    "x = [\n1,\n# a bracket ( in a comment\n2]\ny = 1",
]


@pytest.mark.parametrize(("line", "expected"), REPLACED)
def test_what_only_ipython_understands_is_replaced(line, expected):
    source = f"x = 1\n{line}\ny = 2"
    assert neutralise(source).source == f"x = 1\n{expected}\ny = 2"


@pytest.mark.parametrize("source", KEPT)
def test_python_is_left_alone(source):
    assert neutralise("%who\n" + source).source == "pass\n" + source


def test_a_block_that_holds_only_a_magic_still_parses():
    neutral = neutralise("if True:\n    !pip install x\nfor i in range(3):\n    %time f(i)\n")
    ast.parse(neutral.source)
    assert neutral.replaced == 2


def test_the_rest_of_a_long_shell_command_goes_with_it():
    neutral = neutralise("!pip install a \\\n    b \\\n    c\nx = 1")
    assert neutral.source.split("\n") == ["pass", "", "", "x = 1"]


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%timeit -n 3", "%%unheard_of"])
def test_a_cell_magic_around_python_keeps_the_cell(magic):
    neutral = neutralise(f"\n# timing\n{magic}\ndef f():\n    return 1\n")
    assert neutral.source == "\n# timing\npass\ndef f():\n    return 1\n"
    assert not neutral.dropped


@pytest.mark.parametrize("magic", ["%%bash", "%%html", "%%javascript", "%%writefile notes.txt", "%%HTML"])
def test_a_cell_in_another_language_is_dropped_but_keeps_its_lines(magic):
    neutral = neutralise(f"{magic}\nline one\nline two\n")
    assert neutral.source == "\n\n\n"
    assert neutral.dropped == magic.split()[0]


def test_a_file_has_no_cell_magics():
    assert neutralise("%%bash\ndef f(): pass", notebook=False).source == "pass\ndef f(): pass"


def test_an_unclosed_string_or_bracket_does_not_hide_more_than_it_must():
    assert neutralise("s = 'oops\n!ls\n").source == "s = 'oops\npass\n"
