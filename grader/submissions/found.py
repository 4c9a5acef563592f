"""The files of a delivery, once read: programs as `Reading`s, everything else by name."""

import re
from dataclasses import dataclass

from grader.locale import T, Text
from grader.submissions.program import Reading, read
from grader.submissions.text import printable

PROGRAM_SUFFIXES = (".py", ".ipynb")
ARCHIVE_SUFFIXES = (".zip", ".tar.gz", ".tgz", ".tar")
METADATA_FILE = "submission_metadata.yml"
UNREADABLE_ARCHIVE_SUFFIXES = (".rar", ".7z", ".alz", ".egg", ".tar.xz", ".tar.bz2", ".gz", ".xz")
_NOISE_FOLDER = re.compile(r"\..*|__MACOSX|__pycache__|node_modules|site-packages|venv|env", re.IGNORECASE)
_NOISE_FILE = re.compile(r"\..*|desktop\.ini|thumbs\.db|~\$.*", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """One file of a delivery.

    Args:
        parts: its path inside the delivery.
        reading: the program that it is, if it is one.
        modified: when it was last changed (ISO), as far as the file system or archive knows.
        error: why it could not be read.
        data: the content of the few small files that describe a delivery.
        outer: the folders around the part of the delivery that `parts` is seen from.
    """

    parts: tuple[str, ...]
    reading: Reading | None = None
    modified: str = ""
    error: Text | None = None
    data: bytes = b""
    outer: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path inside the hand-in, for display."""
        return shown(self.parts)

    @property
    def full_path(self) -> str:
        """The path inside the delivery, for display."""
        return shown((*self.outer, *self.parts))


def is_noise(parts: tuple[str, ...]) -> bool:
    """Whether a file is hidden, or left behind by a system, so that nobody means to hand it in."""
    return any(_NOISE_FOLDER.fullmatch(p) for p in parts[:-1]) or bool(_NOISE_FILE.fullmatch(parts[-1]))


def is_wanted(name: str) -> bool:
    """Whether the content of a file matters."""
    return name.lower().endswith((*PROGRAM_SUFFIXES, *ARCHIVE_SUFFIXES, METADATA_FILE))


def is_archive(name: str) -> bool:
    """Whether a file is an archive that can be read."""
    return name.lower().endswith(ARCHIVE_SUFFIXES)


def unopened(parts: tuple[str, ...], modified: str = "") -> Found:
    """A file whose content does not matter; an archive of a kind that cannot be opened is a problem."""
    if parts[-1].lower().endswith(UNREADABLE_ARCHIVE_SUFFIXES):
        kind = T("{file} is an archive of a kind that cannot be opened; ask for a .zip.", file=shown(parts))
        return Found(parts, modified=modified, error=kind)
    return Found(parts, modified=modified)


def found(parts: tuple[str, ...], data: bytes, modified: str = "") -> Found:
    """A file whose content is known."""
    if parts[-1].lower().endswith(PROGRAM_SUFFIXES):
        return Found(parts, read(data, parts[-1]), modified)
    return Found(parts, None, modified, data=data)


def unreadable(parts: tuple[str, ...], error: Exception) -> Text:
    """The problem that a file could not be read."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return T("{file} could not be read: {reason}.", file=shown(parts), reason=reason)


def shown(parts: tuple[str, ...]) -> str:
    """A path for display."""
    return printable("/".join(parts))
