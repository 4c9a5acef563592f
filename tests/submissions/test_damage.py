"""Whatever arrives: no exception, no hang, always a record."""

import io
import json
import string
import time
import zipfile

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.submissions import Program, Submission, collect, read_program
from grader.submissions.gradescope import read_metadata
from grader.submissions.magics import neutralise
from grader.submissions.naming import read_name
from grader.submissions.notebook import read_notebook

UNITS = {"logistic_regression": ("sigmoid",), "neural_network": ("forward",)}
SOURCE = (
    "import numpy as np\n%matplotlib inline\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))  # 시그모이드\n"
)
NOTEBOOK = json.dumps(
    {
        "cells": [{"cell_type": "markdown", "source": ["# 제목"]}]
        + [{"cell_type": "code", "source": SOURCE.splitlines(keepends=True), "outputs": [{"text": "1"}]}] * 3,
        "metadata": {"dlgrader": {"unit": "logistic_regression"}},
        "nbformat": 4,
    }
).encode()
QUIET = settings(deadline=10_000, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "cells",
                    "cell_type",
                    "source",
                    "input",
                    "outputs",
                    "metadata",
                    "worksheets",
                    "dlgrader",
                    "unit",
                    "kernelspec",
                    "language",
                    "language_info",
                    "name",
                ]
            ),
            inner | st.sampled_from(["code", "markdown", "x = 1\n"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)
python_like = st.lists(
    st.sampled_from(
        [
            "%",
            "%%",
            "!",
            "?",
            "=",
            "x",
            " ",
            "\n",
            "\\",
            '"',
            "'",
            '"""',
            "'''",
            "(",
            ")",
            "[",
            "]",
            "#",
            "time",
            "bash",
            "pip install",
            "def f():",
            "\t",
            "\r\n",
            "\u00a0",
            "\u200b",
            "가",
        ]
    ),
    max_size=40,
).map("".join)


def is_program(program):
    assert isinstance(program, Program)
    assert program.cells or program.notes
    for note in program.notes:
        assert note.show("en")
    for cell in program.cells:
        cell.source.encode()
        assert "\r" not in cell.source
        assert "\0" not in cell.source


@QUIET
@given(st.binary(max_size=400), st.sampled_from(["a.py", "a.ipynb", "", "x\n.IPYNB"]))
def test_any_bytes_give_a_program(data, name):
    is_program(read_program(data, name))


@QUIET
@given(st.data())
def test_a_damaged_notebook_gives_a_program(data):
    content = bytearray(NOTEBOOK)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 60))
        content[at : at + length] = data.draw(st.binary(max_size=8))
    is_program(read_program(bytes(content), "a.ipynb"))


@QUIET
@given(st.integers(0, len(NOTEBOOK)))
def test_a_notebook_cut_anywhere_keeps_every_cell_that_arrived_whole(end):
    program = read_program(NOTEBOOK[:end], "a.ipynb")
    is_program(program)
    whole = NOTEBOOK[:end].count(b'\\n"], "outputs"')
    assert sum("def sigmoid" in c.source and "np.exp" in c.source for c in program.cells) >= whole


@QUIET
@given(json_values)
def test_json_of_any_shape_gives_a_program(value):
    is_program(read_program(json.dumps({"cells": value}).encode(), "a.ipynb"))
    is_program(read_program(json.dumps(value).encode(), "a.ipynb"))
    is_program(read_program(json.dumps({"worksheets": value, "metadata": value}).encode(), "a.ipynb"))


@QUIET
@given(python_like)
@example("!ls \\")
@example("'''\\")
def test_neutralising_keeps_the_number_of_lines_and_is_done_once(source):
    for notebook in (True, False):
        neutral = neutralise(source, notebook=notebook)
        assert neutral.source.count("\n") == source.count("\n")
        assert neutralise(neutral.source, notebook=False).replaced == 0


@QUIET
@given(st.text("ab \t=,.[]()%!?\"'#\\\n", max_size=60))
def test_text_without_any_of_ipythons_signs_is_untouched(source):
    plain = source.translate(str.maketrans("", "", "%!?"))
    assert neutralise(plain).source == plain


@QUIET
@given(st.text(), st.sets(st.text(string.ascii_lowercase + "_", min_size=1, max_size=12), max_size=4))
def test_any_name_can_be_taken_apart(stem, units):
    name = read_name(stem, units)
    assert name.unit in units | {""}


@QUIET
@given(st.binary(max_size=300) | st.text(" :-'\"\nabsubmitterscreated_at", max_size=300).map(str.encode))
def test_any_metadata_can_be_read(data):
    assert isinstance(read_metadata(data), dict)


member_names = st.text(
    string.ascii_letters + "가/\\. _-()0\x00:\n", min_size=1, max_size=25
) | st.sampled_from(
    [
        "kim/logistic_regression.py",
        "Kim_123_assignsubmission_file/neural_network.ipynb",
        "kim_123_4567_a.py",
        "../x.py",
        "submission_metadata.yml",
        "kim.zip",
        "lee.tar.gz",
        "hw_kim_attempt_2026-01-01-01-01-01_a.py",
    ]
)


@QUIET
@given(st.dictionaries(member_names, st.binary(max_size=40) | st.just(NOTEBOOK), max_size=6), st.data())
def test_any_zip_even_a_damaged_one_gives_records(tmp_path, files, data):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    content = bytearray(buffer.getvalue())
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    (tmp_path / "class.zip").write_bytes(content)
    (tmp_path / "kim_logistic_regression.py").write_text(SOURCE, encoding="utf-8")
    submissions = collect([tmp_path / "class.zip", tmp_path / "kim_logistic_regression.py"], UNITS)
    assert all(isinstance(s, Submission) and len(s.digest) == 64 for s in submissions)
    assert any("kim" in s.student and "logistic_regression" in s.programs for s in submissions)
    for submission in submissions:
        for problem in submission.problems:
            assert problem.show("en").isprintable()


@QUIET
@given(st.binary(max_size=600))
@pytest.mark.parametrize("start", [b"", b"\x1f\x8b\x08\x00", b"PK\x05\x06", b"PK\x03\x04"])
@pytest.mark.parametrize("name", ["a.tar.gz", "a.zip"])
def test_any_bytes_called_an_archive_give_a_record(tmp_path, name, start, content):
    (tmp_path / name).write_bytes(start + content)
    (submission,) = collect([tmp_path / name], UNITS)
    assert submission.problems


@pytest.mark.parametrize(
    "source",
    [
        "%" * 200_000,
        "x" * 200_000 + "?",
        "x, " * 60_000 + "= !ls",
        "(" * 200_000,
        "a.b" * 60_000 + " = 1",
        "'" * 200_001,
        "pip " * 50_000,
        " " * 200_000 + "!",
        "\\\n" * 50_000,
        "x[" * 50_000 + "= %x",
        "cd x" + " y" * 50_000,
        "x?" + " " * 50_000 + "a",
    ],
    ids=range(12),
)
def test_no_text_takes_long(source):
    start = time.perf_counter()
    neutralise("%who\n" + source + "\n" + source)
    read_notebook('{"cells": [' + source)
    read_notebook('"source": [' * 20_000 + source)
    read_name(source[:50_000], UNITS)
    assert time.perf_counter() - start < 10
