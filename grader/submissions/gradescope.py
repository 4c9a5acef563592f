"""The few keys of Gradescope's submission_metadata.yml that say whose a folder is.

Read line by line rather than by a YAML library: the file also holds what students' programs printed, and
four keys at known depths are all that is needed.
"""

import json
import re
from dataclasses import dataclass

from grader.submissions.text import decode

_FOLDER = re.compile(r"""(?P<quote>['"]?)(?P<name>[^\s:'"][^:'"]*)(?P=quote):\s*""")
_SECTION = re.compile(r"  :?(?P<key>[a-z_]+):(?:\s+(?P<value>.*))?")
_ITEM = re.compile(r"  (?:  )?-(?:\s+:?(?P<key>[a-z_]+):(?:\s+(?P<value>.*))?)?")
_FIELD = re.compile(r"    (?:  )?:?(?P<key>[a-z_]+):(?:\s+(?P<value>.*))?")
_PERSON_KEYS = ("name", "sid", "email")


@dataclass(frozen=True)
class Person:
    """One of the students who handed a submission in."""

    name: str
    id: str
    email: str


@dataclass(frozen=True)
class Entry:
    """What the metadata say about one folder.

    Args:
        people: who handed it in.
        time: when, in ISO form without a time zone; "" if unknown.
        attempts: which attempt of theirs it is, from 1.
    """

    people: tuple[Person, ...]
    time: str
    attempts: int


def read_metadata(data: bytes) -> dict[str, Entry]:
    """Folder name -> what is known about it; empty when the file is not understood."""
    blocks: dict[str, list[str]] = {}
    block: list[str] = []
    for line in decode(data).text.split("\n"):
        if folder := _FOLDER.fullmatch(line):
            block = blocks.setdefault(folder["name"].strip(), [])
        else:
            block.append(line)
    entries = {folder: _entry(lines) for folder, lines in blocks.items()}
    return {folder: entry for folder, entry in entries.items() if entry.people}


def _entry(lines: list[str]) -> Entry:
    people: list[dict[str, str]] = []
    section, time, history = "", "", 0
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item:
            history += section == "history"
            if section == "submitters":
                people.append({})
        elif match := _SECTION.fullmatch(line):
            section = match["key"]
            time = _scalar(match["value"]) if section == "created_at" else time
        field = item or _FIELD.fullmatch(line)
        if field and section == "submitters" and people and field["key"] in _PERSON_KEYS:
            people[-1].setdefault(field["key"], _scalar(field["value"]))
    named = [Person(p.get("name", ""), p.get("sid", ""), p.get("email", "")) for p in people]
    known = tuple(p for p in named if p.name or p.id or p.email)
    return Entry(known, time[:19].replace(" ", "T"), history + 1)


def _scalar(value: str | None) -> str:
    """A YAML scalar on one line."""
    value = (value or "").strip()
    if value.startswith("'") and value.endswith("'"):
        return value[1:-1].replace("''", "'")
    if value.startswith('"'):
        try:
            return str(json.loads(value))
        except ValueError:
            return value.strip('"')
    return "" if value in {"~", "null"} else value
