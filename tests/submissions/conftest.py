import json
from pathlib import Path

import pytest

UNITS = {
    "logistic_regression": ("sigmoid", "sigmoid_derivative", "propagate"),
    "neural_network": ("sigmoid", "layer_sizes", "forward"),
    "optimizers": ("SGD", "Adam"),
}
PROGRAM = "def sigmoid(z):\n    return 1\n"


def notebook(*cells, **metadata):
    """A notebook with these code cells, as bytes."""
    data = {
        "cells": [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []} for source in cells],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(data).encode()


@pytest.fixture
def hand_in(tmp_path):
    """Write files into a folder: hand_in({"kim/unit.py": "text"}) -> the folder."""

    def write(files, folder="class"):
        for name, content in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Path(tmp_path / folder)

    return write
