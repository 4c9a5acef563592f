"""What was handed in, turned into plain data; nothing of it is run or parsed here."""

from grader.submissions.collecting import collect
from grader.submissions.model import Attempt, Cell, EarlierAttempt, Program, Submission
from grader.submissions.program import code_digest, read_program, text_digest
from grader.submissions.roster import Student, read_roster

__all__ = [
    "Attempt",
    "Cell",
    "EarlierAttempt",
    "Program",
    "Student",
    "Submission",
    "code_digest",
    "collect",
    "read_program",
    "read_roster",
    "text_digest",
]
