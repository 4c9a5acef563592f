"""What was handed in, turned into plain data; nothing of it is run or parsed here."""

from grader.submissions.collecting import collect
from grader.submissions.model import Attempt, Cell, EarlierAttempt, Program, Submission
from grader.submissions.program import read_program, text_digest

__all__ = [
    "Attempt",
    "Cell",
    "EarlierAttempt",
    "Program",
    "Submission",
    "collect",
    "read_program",
    "text_digest",
]
