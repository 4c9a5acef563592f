"""A tiny course, and `grader grade` run on deliveries of it as an instructor runs it."""

import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from types import SimpleNamespace

import pytest

SOLVED = """\
import numpy as np


def double(x):
    return np.multiply(x, 2.0)


def shift(x):
    return double(x) + 1.0


class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, x):
        self.x = x
        return np.dot(x, self.W) + self.b
"""
HALF = SOLVED.replace("double(x) + 1.0", "double(x)")  # `shift` is wrong: 40 of 60 points


@pytest.fixture
def solved():
    return SOLVED


@pytest.fixture
def half():
    return HALF


@pytest.fixture
def as_notebook():
    """A program as the notebook of somebody who works in Jupyter: texts, magics, plots, outputs."""

    def make(source, unit=None):
        code = [
            "%matplotlib inline\nimport matplotlib.pyplot as plt\n!pip install numpy",
            *source.split("\n\n\n"),
            "plt.plot(range(3))\nplt.show()\nprint(double(2))",
        ]
        cells = [{"cell_type": "markdown", "metadata": {}, "source": ["# 제출"]}]
        cells += [{"cell_type": "code", "metadata": {}, "execution_count": 7 - n, "source": s.splitlines(keepends=True),
                   "outputs": [{"output_type": "stream", "name": "stdout", "text": ["4.0\n"]}]}
                  for n, s in enumerate(code)]
        metadata = {"kernelspec": {"language": "python", "name": "python3", "display_name": "Python 3"}}
        metadata |= {"dlgrader": {"unit": unit}} if unit else {}
        return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})

    return make


@pytest.fixture
def zipped():
    """Make a zip, as bytes, of names (or ZipInfo) and contents."""

    def make(files):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    return make


@pytest.fixture
def tarred():
    """Make a .tar.gz, as bytes, of names and contents."""

    def make(files):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
            for name, content in files.items():
                data = content if isinstance(content, bytes) else content.encode()
                info = tarfile.TarInfo(name)
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        return buffer.getvalue()

    return make


@pytest.fixture
def grade(write_course, tmp_path, request):
    """Hand files in and run `grader grade` on them: grade({"export.zip": b"..."}) gives what it wrote and said."""

    def run(files, *options, path="handed in", course=None):
        for name, content in files.items():
            target = tmp_path / "handed in" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        folder, out, book = write_course(course), tmp_path / "results.json", tmp_path / "gradebook.db"
        command = [
            sys.executable, "-m", "grader", "grade", str(tmp_path / path), "--course", str(folder), "--json", str(out),
            "--gradebook", str(book), "--allow-unprotected", *map(str, options)]
        known = os.pathsep.join([str(request.config.rootpath), *sys.path])
        environment = {**os.environ, "PYTHONPATH": known, "GRADER_LANG": "en", "PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
        assert done.returncode in (0, 1), done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        records = json.loads(out.read_text(encoding="utf-8"))["submissions"]
        students = {record["student"]: record for record in records}
        assert len(students) == len(records), "one record each"
        return SimpleNamespace(
            students=students, scores={name: record["score"] for name, record in students.items()},
            said=lambda name: " | ".join(students[name]["problems"]), table=done.stdout, code=done.returncode,
            gradebook=book)

    return run
