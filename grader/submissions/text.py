"""From bytes to clean text: encodings, line ends, and the characters that stop Python from reading a line."""

import codecs
import re
from typing import NamedTuple

from grader.locale import T, Text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_COOKIE = re.compile(rb"\A(?:[ \t\f]*#[^\n]*\n)?[ \t\f]*#[^\n]*?coding[:=][ \t]*([-\w.]+)")
_DECLARED = {"cp949", "euc-kr", "euc_kr", "ms949", "uhc", "cp1252", "latin-1", "iso-8859-1", "shift_jis"}
_BLANKS = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u200b\u2060\ufeff]")
_SHOWN_LENGTH = 120


class Decoded(NamedTuple):
    """Text, and what had to be done to get it."""

    text: str
    notes: tuple[Text, ...]


class Cleaned(NamedTuple):
    """Text without odd characters, and how many were replaced and removed."""

    text: str
    blanks: int
    invisible: int


def decode(data: bytes) -> Decoded:
    """Decode a file that a student wrote with any editor.

    UTF-8 with or without a byte order mark, UTF-16 with one (as PowerShell writes it), an encoding that the
    file declares, then CP949 as Korean Windows writes it. What fits none of these is read as UTF-8 with the
    unreadable bytes replaced. Line ends become plain newlines.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    for encoding in ("utf-8", _declared(data), "cp949"):
        try:
            return Decoded(_newlines(data.decode(encoding)), ())
        except UnicodeDecodeError:
            continue
    return _decoded(data, "utf-8")


def clean(text: str) -> Cleaned:
    """Replace the characters that look like nothing and stop Python: odd blanks, invisible characters.

    The number of lines stays the same.
    """
    cleaned, blanks = _BLANKS.subn(" ", _newlines(text))
    cleaned, invisible = _INVISIBLE.subn("", cleaned)
    # A lone surrogate, possible in a notebook's JSON, can neither be hashed nor compiled.
    return Cleaned(cleaned.encode("utf-8", "replace").decode("utf-8"), blanks, invisible)


def printable(name: str) -> str:
    """A file name that is safe to show: no control characters, not endless."""
    shown = "".join(c if c.isprintable() else "?" for c in name)
    return shown if len(shown) <= _SHOWN_LENGTH else f"{shown[: _SHOWN_LENGTH - 1]}…"


def _declared(data: bytes) -> str:
    match = _COOKIE.match(data)
    name = match[1].decode("ascii", "replace").lower() if match else ""
    return name.replace("ms949", "cp949") if name in _DECLARED else "utf-8"


def _decoded(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(_newlines(data.decode(encoding)), ())
    except UnicodeDecodeError:
        note = T("The file's encoding is not known; characters that could not be read were replaced.")
        return Decoded(_newlines(data.decode(encoding, "replace")), (note,))


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
