"""`python -m grader`: the same as the `grader` command."""

import os
import sys

# Python looks for modules in the folder that it is started from, and that may be one of submissions, with a numpy.py.
if not sys.flags.safe_path and not os.path.samefile(sys.path[0] or ".", os.path.dirname(os.path.dirname(__file__))):  # noqa: PTH120, PTH121
    del sys.path[0]

from grader.cli import main

main()
