"""The code that was judged, small enough to be kept beside its results."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass

from grader.submissions import Program

_LONGEST = 400_000
"""Characters of a program that are kept; more is no exercise, and a class of it would fill the disk."""


@dataclass(frozen=True)
class Source:
    """A program as it was judged.

    Attributes:
        name: the file's name.
        cells: number and text of each cell; a plain file is one cell with the number 0.
    """

    name: str
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Packed:
    """A program as the gradebook keeps it, under the digest of its content."""

    digest: str
    content: bytes


def pack(program: Program) -> Packed | None:
    """A program in few bytes; None if it is too long to be kept, or empty."""
    if not 0 < sum(len(cell.source) for cell in program.cells) <= _LONGEST:
        return None
    data = json.dumps([program.name, [[cell.number, cell.source] for cell in program.cells]]).encode()
    return Packed(hashlib.sha256(data).hexdigest(), zlib.compress(data, 6))


def unpack(content: bytes) -> Source:
    """What `pack` packed."""
    name, cells = json.loads(zlib.decompress(content))
    return Source(name, tuple((number, source) for number, source in cells))
