"""What is remembered: runs, submissions and their results, in one SQLite file."""

from grader.gradebook.store import Gradebook, RunInfo

__all__ = ["Gradebook", "RunInfo"]
