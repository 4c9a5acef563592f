"""Strangers' text made fit for a page: no character that reorders, hides or breaks anything, and not endless."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

LONGEST = 2_000
"""Characters of one message or output that are shown."""

# Control characters, marks of direction, what has no width, halves of surrogate pairs, noncharacters, tags.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]")
_CODE = re.compile(r"`([^`\n]{1,200})`")
_FILE_NAME = re.compile(r"[^\w.-]+")
_LONGEST_NAME = 60
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})


def clean(text: str) -> str:
    """The text with each unsafe character replaced by a sign that one was there."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def shortened(text: str, limit: int = LONGEST) -> str:
    """The beginning of a long text, and how long it is."""
    return text if len(text) <= limit else f"{text[:limit]}… [{len(text):,}]"


def sentence(text: str) -> Markup:
    """A sentence as HTML, with what stands in backquotes as code."""
    pieces = _CODE.split(clean(shortened(text)))
    return Markup().join(
        Markup("<code>{}</code>").format(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces))


def file_names(students: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """For each student the name, without ending, of a file that every system can hold; no two are the same.

    Args:
        students: their ids, no two the same.
        taken: names that are not free.
    """
    used = {name.casefold() for name in taken}
    for student in students:
        name = _FILE_NAME.sub("_", unicodedata.normalize("NFC", clean(student))).strip("._")[:_LONGEST_NAME]
        if not name or name != student or name.casefold() in used or name.casefold().split(".")[0] in _RESERVED:
            name = name.replace(".", "_")  # Windows reserves con.txt as it does con
            name = f"{name or 'student'}-{hashlib.sha256(student.encode('utf-8', 'replace')).hexdigest()[:8]}"
        while name.casefold() in used:
            name += "x"
        used.add(name.casefold())
        yield name
