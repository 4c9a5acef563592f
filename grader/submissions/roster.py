"""The list of students of a course, and which of them a hand-in is from."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.errors import UsageError
from grader.locale import T
from grader.submissions.text import decode, printable

_ID_HEADINGS = (
    "id", "student_id", "studentid", "student number", "sid", "학번", "학생번호", "username", "sis user id",
)  # fmt: skip
_NAME_HEADINGS = ("name", "student", "full name", "fullname", "student name", "이름", "성명", "학생이름")
_SECTION_HEADINGS = ("section", "class", "group", "분반", "반", "조")
_EMAIL_HEADINGS = ("email", "e-mail", "email address", "sis login id", "이메일")
_MIN_ID = 3  # a shorter one inside of a label may be anything
_GIVEN_HEADINGS, _FAMILY_HEADINGS = ("first name", "given name"), ("last name", "surname", "family name")


@dataclass(frozen=True)
class Student:
    """A student on the roster.

    Args:
        id: the number or login by which the course knows the student.
        name: the full name.
        section: the section of a course that is taught in several.
        email: the address, another way to recognise the student.
    """

    id: str
    name: str = ""
    section: str = ""
    email: str = ""


def read_roster(path: Path) -> tuple[Student, ...]:
    """Read a roster from a CSV file in UTF-8 or CP949.

    Args:
        path: a file with the columns id, name and section, under these headings, Korean ones, or those of
            common learning systems; without headings in this order. Comma, semicolon or tab separate.

    Raises:
        UsageError: the file cannot be read, or there is no student in it.
    """
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        raise UsageError(
            T("The roster {path} could not be read: {reason}.", path=str(path), reason=error.strerror or ""),
            T("Give a CSV file with the columns id, name, section."),
        ) from error
    rows = _rows(text)
    columns = _columns(rows[0]) if rows else {}
    students = [_student(row, columns) for row in (rows[1:] if columns else rows)]
    known = {s.id: s for s in reversed(students) if s.id}
    if not known:
        raise UsageError(
            T("There is no student in the roster {path}.", path=str(path)),
            T("Give a CSV file with the columns id, name, section."),
        )
    return tuple(s for s in students if known.get(s.id) is s)


def matching(roster: Sequence[Student], labels: Iterable[str]) -> tuple[list[Student], bool]:
    """The students that a hand-in may be from.

    Args:
        roster: the course's students.
        labels: what the delivery says about the student: an id, a name, both in one.

    Returns:
        The students (one when it is clear, none when unknown), and whether an id or address told it.
    """
    labels = [_plain(label) for label in labels if label]
    words = {word for label in labels for word in (label, *re.split(r"[\W_]+", label)) if word}
    for known in ({*labels}, {word for word in words if len(word) >= _MIN_ID}):
        by_id = [s for s in roster if _names_of(s) & known]
        if by_id:
            return by_id, True
    return [s for s in roster if s.name and any(_same_name(_plain(s.name), label) for label in labels)], False


def _names_of(student: Student) -> set[str]:
    return {_plain(known) for known in (student.id, student.email, student.email.split("@")[0]) if known}


def _same_name(name: str, label: str) -> bool:
    """Whether a label holds a name: all its words in any order, or them run together in either order."""
    words = [word for word in re.split(r"[\W_]+", name) if word]
    found = [word for word in re.split(r"[\W_]+", label) if word]
    runs = {"".join(words), "".join(reversed(words)), "".join([*words[-1:], *words[:-1]])}
    return bool(words) and (set(words) <= set(found) or bool(runs & {*found, "".join(found)}))


def _rows(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        rows = [line.split(delimiter) for line in text.split("\n")]
    return [[printable(cell.strip()) for cell in row] for row in rows if any(cell.strip() for cell in row)]


def _columns(header: Sequence[str]) -> dict[str, int]:
    """What each column is; empty when the first row is no heading."""
    kinds = {
        "id": _ID_HEADINGS,
        "name": _NAME_HEADINGS,
        "section": _SECTION_HEADINGS,
        "email": _EMAIL_HEADINGS,
        "given": _GIVEN_HEADINGS,
        "family": _FAMILY_HEADINGS,
    }
    headings = [heading.casefold().replace("_", " ") for heading in header]
    columns = {}
    for kind, names in kinds.items():
        wanted = [name.replace("_", " ") for name in names]
        places = [headings.index(name) for name in wanted if name in headings]
        if places:
            columns[kind] = places[0]
    if "id" not in columns and "email" in columns:
        columns["id"] = columns["email"]
    return columns if "id" in columns else {}


def _student(row: Sequence[str], columns: dict[str, int]) -> Student:
    columns = columns or {"id": 0, "name": 1, "section": 2}
    cell = {kind: row[place] if place < len(row) else "" for kind, place in columns.items()}
    name = cell.get("name") or " ".join(p for p in (cell.get("given", ""), cell.get("family", "")) if p)
    return Student(cell["id"], name, cell.get("section", ""), cell.get("email", ""))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold().strip()
