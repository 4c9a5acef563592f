"""Files that exist only for the program in this process, which may open no real one.

Used on the student's side; nothing here protects anything.
"""

from __future__ import annotations

import builtins
import io
import os
from collections.abc import Callable
from typing import Any

import numpy as np


class MemoryFiles:
    """Lets the ways in which students read files find some that are in memory; everything else is as before."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._open = io.open

    def add(self, name: str, content: bytes) -> None:
        """Make a file readable under a name."""
        if not self._files:
            self._install()
        self._files[name] = content

    def _install(self) -> None:
        paths: Any = os.path
        builtins.open = io.open = self._opened  # gzip and pathlib use these
        paths.exists = self._or(paths.exists, lambda _content: True)
        paths.isfile = self._or(paths.isfile, lambda _content: True)
        paths.getsize = self._or(paths.getsize, len)
        np.fromfile = self._from_file(np.fromfile)

    def _content(self, file: Any) -> bytes | None:
        name = os.fspath(file) if isinstance(file, str | os.PathLike) else None
        return self._files.get(name) if isinstance(name, str) else None

    def _opened(self, file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None,
                errors: str | None = None, newline: str | None = None, *rest: Any, **named: Any) -> Any:
        content = self._content(file)
        if content is None:
            return self._open(file, mode, buffering, encoding, errors, newline, *rest, **named)
        if set(mode) & set("wax+"):
            raise PermissionError(13, "this file can only be read", os.fspath(file))
        data = io.BytesIO(content)
        return data if "b" in mode else io.TextIOWrapper(data, encoding or "utf-8", errors, newline)

    def _or(self, real: Callable[[Any], Any], answer: Callable[[bytes], Any]) -> Callable[[Any], Any]:
        def asked(path: Any) -> Any:
            content = self._content(path)
            return real(path) if content is None else answer(content)

        return asked

    def _from_file(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def from_file(
            file: Any, dtype: Any = float, count: int = -1, sep: str = "", offset: int = 0, **rest: Any
        ) -> Any:
            content = file.read() if isinstance(file, io.BytesIO) else self._content(file)
            if content is None or sep:
                return real(file, dtype, count, sep, offset, **rest)
            size = np.dtype(dtype).itemsize
            usable = (len(content) - offset) // size if count < 0 else count
            return np.frombuffer(content, dtype, usable, offset).copy()

        return from_file
