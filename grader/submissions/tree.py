"""The files of a folder, and of the archives in it."""

import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from grader.locale import T
from grader.submissions.archives import read_archive
from grader.submissions.found import (
    Found,
    found,
    is_archive,
    is_noise,
    is_wanted,
    shown,
    unopened,
    unreadable,
)
from grader.submissions.program import size_limit

MAX_FILES = 50_000
_MAX_DEPTH = 24


def read_folder(folder: Path) -> Iterator[Found]:
    """All files below a folder that are not noise; links are not followed but reported."""
    pending: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
    count = 0
    while pending:
        here, parts = pending.pop()
        try:
            entries = sorted(os.scandir(here), key=lambda e: e.name)
        except OSError as error:
            yield Found((*parts, "?"), error=unreadable(parts, error))
            continue
        for entry in entries:
            inner = (*parts, _readable(entry.name))
            count += 1
            if count > MAX_FILES:
                full = T("There are more than {limit} files; the rest was not read.", limit=MAX_FILES)
                yield Found(inner, error=full)
                return
            if entry.is_dir(follow_symlinks=False):
                if not is_noise((*inner, "x")) and len(inner) < _MAX_DEPTH:
                    pending.append((here / entry.name, inner))
            elif not is_noise(inner):
                yield from read_file(here / entry.name, inner)


def _readable(name: str) -> str:
    """A name as people read it; one that is not UTF-8 came from a Korean Windows and is CP949."""
    if any("\udc80" <= c <= "\udcff" for c in name):
        return os.fsencode(name).decode("cp949", "backslashreplace")
    return name


def read_file(path: Path, parts: tuple[str, ...]) -> Iterator[Found]:
    """One file of the file system, under the name that it has in the delivery; an archive's members."""
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            odd = T("{file} is a link or no ordinary file; it was not read.", file=shown(parts))
            yield Found(parts, error=odd)
            return
        modified = datetime.fromtimestamp(status.st_mtime, UTC).strftime("%Y-%m-%dT%H:%M:%S")
        if not is_wanted(path.name):
            yield unopened(parts, modified)
            return
        with path.open("rb") as file:
            if is_archive(path.name):
                yield from read_archive(file, status.st_size, parts)
            else:
                yield found(parts, file.read(size_limit(path.name) + 1), modified)
    except (OSError, ValueError, OverflowError) as error:
        yield Found(parts, error=unreadable(parts, error))
