"""Archives, read in memory: nothing is ever unpacked to disk, and a hostile archive is refused as a whole."""

import functools
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from grader.locale import T, Text
from grader.submissions.found import (
    ARCHIVE_SUFFIXES,
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
from grader.submissions.text import printable

MAX_MEMBERS = 20_000
MAX_TOTAL_BYTES = 2 * 2**30
MAX_NESTED_BYTES = 256 * 2**20
MAX_ALL_NESTED_BYTES = 8 * 2**30
MAX_RATIO = 200
_RATIO_MATTERS_FROM = 32 * 2**20
_MAX_DIRECTORY_BYTES = 16 * 2**20
_MAX_LEVEL = 2  # an archive, and the archives in it
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_DRIVE = re.compile(r"[A-Za-z]:")
_DAMAGED = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, struct.error,
    OSError, EOFError, ValueError, NotImplementedError, RuntimeError, OverflowError, AssertionError,
)  # fmt: skip


class _RefusedError(Exception):
    """The archive is not to be read; the argument says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


class _Budget:
    """How many bytes may still be unpacked."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.left = limit

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise _RefusedError(T("unpacked it is larger than {limit} MB.", limit=self._limit // 2**20))


@dataclass(frozen=True)
class _Member:
    """A file in an archive."""

    parts: tuple[str, ...]
    size: int
    modified: str
    load: Callable[[], bytes]


def read_archive(file: IO[bytes], size: int, parts: tuple[str, ...]) -> list[Found]:
    """The files in a .zip or .tar(.gz), as if they were in a folder that has the archive's name.

    Args:
        file: the archive, seekable.
        size: its size in bytes.
        parts: its path in the delivery.

    Returns:
        The members, and those of archives among them; deeper ones are not opened. Or, for an archive that is
        damaged, too large or dangerous, one record that says why.
    """
    return _read(file, size, parts, 1, _Budget(MAX_TOTAL_BYTES))


def _read(file: IO[bytes], size: int, parts: tuple[str, ...], level: int, budget: _Budget) -> list[Found]:
    if level > _MAX_LEVEL:
        deep = T("{file} is an archive inside of archives; it was not opened.", file=shown(parts))
        return [Found(parts, error=deep)]
    nested = _Budget(MAX_ALL_NESTED_BYTES)
    is_zip = parts[-1].lower().endswith(".zip")
    try:
        members = _zip_members(file, size, budget) if is_zip else _tar_members(file, budget)
        return [f for member in members for f in _found(member, _folder(parts), level, nested)]
    except _RefusedError as error:
        refused = T("The archive {file} was refused: {reason}", file=shown(parts), reason=error.reason)
        return [Found(parts, error=refused)]
    except _DAMAGED:
        damaged = T("The archive {file} is damaged and could not be read.", file=shown(parts))
        return [Found(parts, error=damaged)]


def _folder(parts: tuple[str, ...]) -> tuple[str, ...]:
    suffix = next(s for s in ARCHIVE_SUFFIXES if parts[-1].lower().endswith(s))
    return (*parts[:-1], parts[-1][: -len(suffix)] or parts[-1])


def _found(member: _Member, folder: tuple[str, ...], level: int, nested: _Budget) -> Iterator[Found]:
    parts = (*folder, *member.parts)
    if not is_wanted(parts[-1]):
        yield unopened(parts, member.modified)
        return
    limit = min(MAX_NESTED_BYTES, nested.left) if is_archive(parts[-1]) else size_limit(parts[-1])
    if member.size > limit:
        yield Found(parts, error=T("{file} is too large to be opened.", file=shown(parts)))
        return
    try:
        data = member.load()
    except _DAMAGED as error:  # one bad member; the others are read all the same
        yield Found(parts, error=unreadable(parts, error))
        return
    if is_archive(parts[-1]):
        # One student's archive must neither take for ever nor use up what the others may need.
        budget = _Budget(MAX_NESTED_BYTES)
        yield from _read(io.BytesIO(data), len(data), parts, level + 1, budget)
        nested.left -= MAX_NESTED_BYTES - budget.left
    else:
        yield found(parts, data, member.modified)


def _zip_members(file: IO[bytes], size: int, budget: _Budget) -> Iterator[_Member]:
    _check_directory_size(file, size)
    archive = zipfile.ZipFile(file)
    infos = archive.infolist()
    _check_count(len(infos))
    named = [(info, _safe_parts(_zip_name(info))) for info in infos]
    kept = [(info, parts) for info, parts in named if parts and not info.is_dir() and not is_noise(parts)]
    _check_zip(kept)
    _check_names(parts for _, parts in kept)
    for info, parts in kept:
        yield _Member(parts, info.file_size, _zip_time(info), _zip_loader(archive, info, budget))


def _zip_loader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> Callable[[], bytes]:
    def load() -> bytes:
        budget.spend(info.file_size)
        with archive.open(info) as member:
            return member.read(info.file_size)

    return load


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; Korean Windows writes CP949 without saying so, other systems UTF-8."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "cp949"):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return name


def _zip_time(info: zipfile.ZipInfo) -> str:
    year, month, day, hour, minute, second = info.date_time
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"


def _check_zip(kept: Iterable[tuple[zipfile.ZipInfo, tuple[str, ...]]]) -> None:
    """Refuse links and devices, encryption, and members that grow out of all proportion."""
    total = packed = 0
    for info, parts in kept:
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise _RefusedError(T("{name} is a link or a device.", name=shown(parts)))
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise _RefusedError(T("it is protected by a password."))
        total += info.file_size
        packed += info.compress_size
    if total > MAX_TOTAL_BYTES:
        raise _RefusedError(T("unpacked it is larger than {limit} MB.", limit=MAX_TOTAL_BYTES // 2**20))
    if total > _RATIO_MATTERS_FROM and total > MAX_RATIO * packed:
        raise _RefusedError(T("unpacked it is more than {limit} times as large.", limit=MAX_RATIO))


def _check_directory_size(file: IO[bytes], size: int) -> None:
    """Refuse a zip whose list of members alone would fill the memory, before it is read."""
    file.seek(max(0, size - 2**16 - 200))
    tail = file.read()
    records = ((b"PK\x05\x06", "<I", 12), (b"PK\x06\x06", "<Q", 40))  # the ends of a zip, and of a zip64
    claims = [
        struct.unpack_from(form, tail, at + offset)[0]
        for mark, form, offset in records
        for at in _all(tail, mark)
        if at + offset + 8 <= len(tail)
    ]
    file.seek(0)
    if any(_MAX_DIRECTORY_BYTES < claim < size for claim in claims):
        _check_count(MAX_MEMBERS + 1)


def _all(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _tar_members(file: IO[bytes], budget: _Budget) -> Iterator[_Member]:
    """Members as they come; the names are checked as a whole before the first one is handed out."""
    zipped = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    members = list(_tar_stream(gzip.GzipFile(fileobj=file, mode="rb") if zipped else file, budget))
    _check_names(member.parts for member in members)
    return iter(members)


def _tar_stream(file: IO[bytes] | gzip.GzipFile, budget: _Budget) -> Iterator[_Member]:
    with tarfile.open(fileobj=_Limited(file, budget), mode="r|") as archive:
        for count, info in enumerate(archive, 1):
            _check_count(count)
            parts = _safe_parts(_tar_name(info))
            if info.isdir() or not parts or is_noise(parts):
                continue
            if not info.isreg():
                raise _RefusedError(T("{name} is a link or a device.", name=shown(parts)))
            limit = MAX_NESTED_BYTES if is_archive(parts[-1]) else size_limit(parts[-1])
            read = is_wanted(parts[-1]) and info.size <= limit
            stream = archive.extractfile(info) if read else None
            yield _Member(parts, info.size, "", functools.partial(bytes, stream.read() if stream else b""))


def _tar_name(info: tarfile.TarInfo) -> str:
    raw = info.name.encode("utf-8", "surrogateescape")
    return raw.decode("cp949", "replace") if any("\udc80" <= c <= "\udcff" for c in info.name) else info.name


class _Limited(io.RawIOBase):
    """A stream that ends a decompression bomb."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile, budget: _Budget) -> None:
        super().__init__()
        self._file = file
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        limit = self._budget.left + 1
        data = self._file.read(min(size, limit) if size >= 0 else limit)
        self._budget.spend(len(data))
        return data


def _check_count(count: int) -> None:
    if count > MAX_MEMBERS:
        raise _RefusedError(T("it holds more than {limit} files.", limit=MAX_MEMBERS))


def _safe_parts(name: str) -> tuple[str, ...]:
    """The parts of a member's name; refuses names that would lead out of the folder."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/"))
    if "\0" in name or name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        raise _RefusedError(T("the name {name} leads out of the archive's folder.", name=printable(name)))
    return tuple(part for part in name.split("/") if part not in {"", "."})


def _check_names(names: Iterable[tuple[str, ...]]) -> None:
    """Refuse two files of one name, also where only capitals tell them apart."""
    seen = set()
    for parts in names:
        key = tuple(part.casefold() for part in parts)
        if key in seen:
            raise _RefusedError(T("it holds two files with the name {name}.", name=shown(parts)))
        seen.add(key)
