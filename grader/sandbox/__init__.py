"""Where students' code runs: in a process of its own, asked over a pipe of plain data."""

from grader.sandbox.launch import Launcher, make_launcher
from grader.sandbox.limits import Limits
from grader.sandbox.process import (
    DiedError,
    LoadReport,
    NotDefinedError,
    Note,
    ProgramSpec,
    RemoteObject,
    Student,
    StudentError,
    StudentException,
    StudentProcess,
    TimedOutError,
    place,
)

__all__ = [
    "DiedError", "Launcher", "Limits", "LoadReport", "NotDefinedError", "Note", "ProgramSpec", "RemoteObject",
    "Student", "StudentError", "StudentException", "StudentProcess", "TimedOutError", "make_launcher", "place",
]
