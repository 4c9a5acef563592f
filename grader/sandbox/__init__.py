"""Where students' code runs: in a process of its own, asked over a pipe of plain data."""

from grader.sandbox.launch import Launcher
from grader.sandbox.levels import Level, Proof, best_launcher, require_level, unprotected_launcher
from grader.sandbox.limits import Limits
from grader.sandbox.notes import LoadReport, Note, place
from grader.sandbox.process import (
    DiedError,
    Frame,
    LeftScriptError,
    NotDefinedError,
    ProgramSpec,
    RemoteObject,
    Student,
    StudentError,
    StudentException,
    StudentProcess,
    TimedOutError,
)

__all__ = [
    "DiedError",
    "Frame",
    "Launcher",
    "LeftScriptError",
    "Level",
    "Limits",
    "LoadReport",
    "NotDefinedError",
    "Note",
    "ProgramSpec",
    "Proof",
    "RemoteObject",
    "Student",
    "StudentError",
    "StudentException",
    "StudentProcess",
    "TimedOutError",
    "best_launcher",
    "place",
    "require_level",
    "unprotected_launcher",
]
