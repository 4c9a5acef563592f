"""What is remembered: runs, submissions and their results, in one SQLite file."""

from grader.gradebook.sources import Source
from grader.gradebook.store import Gradebook, RecordedRun, RunInfo

__all__ = ["Gradebook", "RecordedRun", "RunInfo", "Source"]
