import json
import time

import nbformat
import pytest

from grader.submissions import read_program, text_digest


def cells(program):
    return [(cell.number, cell.source) for cell in program.cells]


def test_a_plain_file_is_one_cell_with_number_0():
    program = read_program(b"x = 1\n", "unit.py")
    assert (program.name, program.kind, cells(program), program.notes) == (
        "unit.py",
        "py",
        [(0, "x = 1\n")],
        (),
    )


def test_cells_are_numbered_among_all_cells():
    data = {
        "cells": [
            {"cell_type": "markdown", "source": "# Title"},
            {"cell_type": "code", "source": ["x = 1\n", "y = 2"]},
            {"cell_type": "raw", "source": "raw"},
            {"cell_type": "code", "source": "z = 3"},
        ],
        "nbformat": 4,
    }
    assert cells(read_program(json.dumps(data).encode(), "n.ipynb")) == [(2, "x = 1\ny = 2"), (4, "z = 3")]


@pytest.mark.parametrize("version", [3, 4])
def test_good_notebooks_read_as_nbformat_reads_them(version):
    base = nbformat.v3 if version == 3 else nbformat.v4
    code = base.new_code_cell("x = 1\ny = 2")
    if version == 3:
        book = base.new_notebook(
            worksheets=[base.new_worksheet(cells=[base.new_text_cell("markdown"), code])]
        )
    else:
        book = base.new_notebook(cells=[base.new_markdown_cell("hi"), code])
    text = nbformat.writes(book, version=version)
    upgraded = nbformat.reads(text, as_version=4).cells
    expected = [(i, c.source) for i, c in enumerate(upgraded, 1) if c.cell_type == "code"]
    assert cells(read_program(text.encode(), "n.ipynb")) == expected


def test_a_broken_off_upload_keeps_what_arrived(notebook):
    data = notebook("def sigmoid(z):\n    return '\\n한'\n", "y = 2", "z = 3")
    program = read_program(data[: data.index(b"z = 3")], "n.ipynb")
    assert cells(program) == [(1, "def sigmoid(z):\n    return '\\n한'\n"), (2, "y = 2")]
    assert "damaged" in program.notes[0].show("en")


def test_a_merge_conflict_in_a_notebook_is_survived():
    text = (
        '{"cells": [{"cell_type": "code",\n<<<<<<< HEAD\n "source": ["x = 1\\n"]\n'
        '=======\n "source": ["x = 2\\n"]\n>>>>>>> other\n}, {"cell_type": "markdown", "source": ["text"]},'
        ' {"cell_type": "code", "source": "y = 3"}]}'
    )
    assert [source for _, source in cells(read_program(text.encode(), "n.ipynb"))] == ["x = 1\n", "y = 3"]


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b"\x00\xff", b'{"cells": 3}', b"PK\x03\x04", b"[" * 10**6]
)
@pytest.mark.parametrize("name", ["n.ipynb", "n.py"])
def test_content_that_is_none_gives_a_program_without_crash(content, name):
    program = read_program(content, name)
    assert all(cell.source.strip() for cell in program.cells)
    assert program.cells or program.notes


@pytest.mark.parametrize("bad", [None, 5, [], {"cell_type": "code", "source": 7}, {"cell_type": "code"}])
def test_a_damaged_cell_costs_only_itself(bad):
    data = {"cells": [bad, {"cell_type": "code", "source": "x = 1"}], "nbformat": 4}
    program = read_program(json.dumps(data).encode(), "n.ipynb")
    assert (2, "x = 1") in cells(program)
    assert "1 cells" in program.notes[0].show("en")


def test_a_notebook_in_a_py_file_is_recognised(notebook):
    assert read_program(notebook("x = 1"), "unit.py").kind == "ipynb"


def test_outputs_of_many_megabytes_do_not_matter(notebook):
    data = json.loads(notebook("x = 1"))
    data["cells"][0]["outputs"] = [{"output_type": "stream", "text": "가" * 10_000_000}]
    content = json.dumps(data, ensure_ascii=False).encode()
    start = time.perf_counter()
    assert cells(read_program(content, "n.ipynb")) == [(1, "x = 1")]
    assert time.perf_counter() - start < 5


def test_outputs_of_millions_of_values_are_not_built(notebook):
    data = json.loads(notebook("x = 1", "y = 2"))
    data["cells"][0]["outputs"] = [{"data": {"plot": [0] * 3_100_000}}]
    program = read_program(json.dumps(data).encode(), "n.ipynb")
    assert cells(program) == [(1, "x = 1"), (2, "y = 2")]
    assert "huge" in program.notes[0].show("en")


def test_a_file_beyond_all_size_is_not_read(monkeypatch):
    monkeypatch.setattr("grader.submissions.program.MAX_PYTHON_BYTES", 10)
    program = read_program(b"x = 1\n" * 10, "unit.py")
    assert program.cells == ()
    assert "larger" in program.notes[0].show("en")


def test_a_cell_that_writes_a_module_makes_the_module(notebook):
    program = read_program(
        notebook("%%writefile utils/layers.py\ndef relu(x): ...\n", "import utils.layers"), "n.ipynb"
    )
    assert program.siblings == {"utils.layers": "def relu(x): ...\n"}
    assert cells(program) == [(2, "import utils.layers")]


def test_a_skipped_cell_is_named(notebook):
    program = read_program(notebook("x = 1", "%%bash\nls"), "n.ipynb")
    assert program.notes[0].show("en") == "Cell 2 begins with %%bash and is not Python; it was skipped."


def test_another_language_is_said(notebook):
    data = json.loads(notebook("x <- 1"))
    data["metadata"]["language_info"] = {"name": "R"}
    assert "written in R" in read_program(json.dumps(data).encode(), "n.ipynb").notes[0].show("en")


@pytest.mark.parametrize("same", [b"\xef\xbb\xbfx = 1\n", b"x = 1\r\n", b"x = 1\r", b"x = 1", b"x = 1\n\n"])
def test_a_released_file_is_recognised_whatever_an_editor_did(same):
    assert text_digest(same) == text_digest(b"x = 1\n")
    assert text_digest(same) != text_digest(b"x = 2\n")


def test_running_a_notebook_is_no_change_but_editing_it_is(notebook):
    data = json.loads(notebook("x = 1", "y = 2"))
    data["cells"][0] |= {"outputs": [{"output_type": "stream", "text": "1"}], "execution_count": 99}
    data["metadata"]["kernelspec"] = {"name": "python3"}
    assert text_digest(json.dumps(data, indent=1).encode()) == text_digest(notebook("x = 1", "y = 2"))
    assert text_digest(notebook("x = 1", "y = 3")) != text_digest(notebook("x = 1", "y = 2"))
