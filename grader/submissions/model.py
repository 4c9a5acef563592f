"""What was handed in, as plain data: submissions, their programs, and the programs' cells."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from grader.locale import Text

Kind = Literal["py", "ipynb"]


@dataclass(frozen=True)
class Cell:
    """A piece of program text that is loaded as one.

    Args:
        number: the cell's place among all cells of its notebook, from 1; 0 for a plain file.
        source: program text with plain newlines, IPython's magics and shell lines neutralised; every
            line has the number that it has in what was handed in.
    """

    number: int
    source: str


@dataclass(frozen=True)
class Program:
    """One file of a student, ready to be loaded in the sandbox.

    Args:
        name: the file's name, for display.
        kind: "py" or "ipynb".
        cells: the code, in order; empty when nothing could be read (a note then says why).
        siblings: importable module name -> source of the other .py files of the same submission.
        notes: what was repaired or lost, for the student.
    """

    name: str
    kind: Kind
    cells: tuple[Cell, ...] = ()
    siblings: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, order=True)
class Attempt:
    """Which of several deliveries of one student this is; attempts sort from the oldest to the latest.

    Args:
        number: the learning system's count of resubmissions, 0 when it names none.
        time: when it was handed in, in ISO form, "" when the export does not say.
        copy: the number that a browser added to a second download, as in "name (2).py".
    """

    number: int = 0
    time: str = ""
    copy: int = 0


@dataclass(frozen=True)
class EarlierAttempt:
    """A file of the student that does not count, because another one does.

    Args:
        path: where it was found, for display.
        unit: the unit it belongs to.
        attempt: when it was handed in, as far as the export says.
    """

    path: str
    unit: str
    attempt: Attempt


@dataclass(frozen=True)
class Submission:
    """Everything that one student handed in; there is exactly one per student, whatever happened.

    Args:
        student: the student's id, as the roster or the export has it.
        programs: unit name -> the program that counts for it.
        digest: sha256 over the code that counts; equal code has an equal digest, whatever its file names,
            line ends, encoding and notebook outputs are.
        problems: what was inferred, not understood or ignored, for the instructor.
        path: where it was found, for display.
        name: the student's name, where the roster or the export tells it.
        section: the student's section, from the roster.
        attempt: the latest attempt that counts.
        earlier: the files that do not count.
    """

    student: str
    programs: Mapping[str, Program]
    digest: str
    problems: tuple[Text, ...] = ()
    path: str = ""
    name: str = ""
    section: str = ""
    attempt: Attempt = field(default_factory=Attempt)
    earlier: tuple[EarlierAttempt, ...] = ()
