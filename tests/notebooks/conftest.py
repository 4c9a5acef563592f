"""A real Jupyter kernel for released notebooks."""

import warnings

import nbclient
import pytest


@pytest.fixture(scope="session")
def run_notebook():
    """Run a notebook in a kernel that starts in a folder; returns it with its outputs."""

    def run(notebook, folder):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the kernel's own machinery
            client = nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3",
                                             resources={"metadata": {"path": str(folder)}})
            return client.execute()

    return run
