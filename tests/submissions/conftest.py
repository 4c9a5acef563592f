import io
import json
import tarfile
import zipfile

import pytest

UNITS = {
    "logistic_regression": ("sigmoid", "sigmoid_derivative", "propagate"),
    "neural_network": ("layer_sizes", "forward"),
    "optimizers": ("SGD", "Adam"),
}


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()


@pytest.fixture
def units():
    return UNITS


@pytest.fixture
def notebook():
    """Make a notebook, as bytes, of code cells: notebook("x = 1", unit="neural_network")."""

    def make(*cells, unit=None):
        code = [
            {"cell_type": "code", "source": s, "metadata": {}, "outputs": [], "execution_count": 1}
            for s in cells
        ]
        metadata = {"dlgrader": {"unit": unit}} if unit else {}
        return json.dumps({"cells": code, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}).encode()

    return make


@pytest.fixture
def hand_in(tmp_path):
    """Write files and return their folder: hand_in({"kim/logistic_regression.py": "..."})."""

    def write(files, folder="class"):
        root = tmp_path / folder
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_bytes(content))
        return root

    return write


@pytest.fixture
def zipped():
    """Make a zip, as bytes, of names (or ZipInfo) and contents."""

    def make(files):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files.items():
                archive.writestr(name, as_bytes(content))
        return buffer.getvalue()

    return make


@pytest.fixture
def tarred():
    """Make a .tar.gz, as bytes, of names and contents; a TarInfo as content is added as it is."""

    def make(files):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
            for name, content in files.items():
                if isinstance(content, tarfile.TarInfo):
                    archive.addfile(content)
                    continue
                info = tarfile.TarInfo(name)
                info.size = len(as_bytes(content))
                archive.addfile(info, io.BytesIO(as_bytes(content)))
        return buffer.getvalue()

    return make


@pytest.fixture
def said():
    """All that a submission's problems, or a program's notes, say in English."""

    def say(thing):
        texts = thing.problems if hasattr(thing, "problems") else thing.notes
        return " | ".join(text.show("en") for text in texts)

    return say
