"""The files of a delivery, read once: programs as `Reading`s, everything else by name."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grader.locale import T, Text
from grader.submissions.program import MAX_FILE_BYTES, Reading, read
from grader.submissions.text import printable

MAX_FILES = 50_000
_MAX_DEPTH = 24
PROGRAM_SUFFIXES = (".py", ".ipynb")
ARCHIVE_SUFFIXES = (".zip", ".tar.gz", ".tgz", ".tar")
METADATA_FILE = "submission_metadata.yml"
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
        return _shown(self.parts)

    @property
    def full_path(self) -> str:
        """The path inside the delivery, for display."""
        return _shown((*self.outer, *self.parts))


def is_noise(parts: tuple[str, ...]) -> bool:
    """Whether a file is hidden, or left behind by a system, so that nobody means to hand it in."""
    return any(_NOISE_FOLDER.fullmatch(p) for p in parts[:-1]) or bool(_NOISE_FILE.fullmatch(parts[-1]))


def is_wanted(name: str) -> bool:
    """Whether the content of a file matters."""
    return name.lower().endswith((*PROGRAM_SUFFIXES, METADATA_FILE))


def found(parts: tuple[str, ...], data: bytes, modified: str = "") -> Found:
    """A file whose content is known."""
    if parts[-1].lower().endswith(PROGRAM_SUFFIXES):
        return Found(parts, read(data, parts[-1]), modified)
    return Found(parts, None, modified, data=data)


def read_folder(folder: Path) -> Iterator[Found]:
    """All files below a folder that are not noise; links are not followed but reported."""
    pending: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
    count = 0
    while pending:
        here, parts = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda e: e.name)
        except OSError as error:
            yield Found((*parts, "?"), error=_unreadable(parts, error))
            continue
        for entry in entries:
            inner = (*parts, entry.name)
            count += 1
            if count > MAX_FILES:
                full = T("There are more than {limit} files; the rest was not read.", limit=MAX_FILES)
                yield Found(inner, error=full)
                return
            if entry.is_dir(follow_symlinks=False):
                if not is_noise((*inner, "x")) and len(inner) < _MAX_DEPTH:
                    pending.append((here / entry.name, inner))
            elif not is_noise(inner):
                yield read_file(here / entry.name, inner)


def read_file(path: Path, parts: tuple[str, ...]) -> Found:
    """One file of the file system, under the name that it has in the delivery."""
    try:
        status = path.lstat()
        if not path.is_file() or path.is_symlink():
            odd = T("{file} is a link or no ordinary file; it was not read.", file=_shown(parts))
            return Found(parts, error=odd)
        modified = datetime.fromtimestamp(status.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%S")
        if not is_wanted(path.name):
            return Found(parts, modified=modified)
        with path.open("rb") as file:
            return found(parts, file.read(MAX_FILE_BYTES + 1), modified)
    except (OSError, ValueError, OverflowError) as error:
        return Found(parts, error=_unreadable(parts, error))


def _unreadable(parts: tuple[str, ...], error: Exception) -> Text:
    reason = getattr(error, "strerror", None) or type(error).__name__
    return T("{file} could not be read: {reason}.", file=_shown(parts), reason=reason)


def _shown(parts: tuple[str, ...]) -> str:
    return printable("/".join(parts))
