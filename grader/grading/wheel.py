"""The program itself as a wheel, for students to install from the pack they are given.

The wheel is put together from the files that are running, so that students check their work with exactly the version
their instructor has, and no build tool and no network is needed.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from grader.errors import UsageError
from grader.locale import T
from grader.version import __version__

PROJECT = "dlgrader"
_OF_THE_INSTALLER = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json"})
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same files always give the same archive


def own_wheel() -> tuple[str, bytes]:
    """The file name and the content of a wheel of the running program.

    Raises:
        UsageError: the program is not installed, or its installation is of another version.
    """
    try:
        installed = importlib.metadata.distribution(PROJECT)
    except importlib.metadata.PackageNotFoundError:
        installed = None
    if installed is None or installed.version != __version__:
        raise UsageError(T("No wheel can be made of this program, because version {version} is not installed.",
                           version=__version__),
                         T("Install it with pip, or name a wheel with --wheel FILE."))
    files = package_files()
    if not any(name.endswith(".mo") for name in files):
        raise UsageError(T("No wheel can be made of this program, because its translations are not compiled."),
                         T("Install it with pip, or name a wheel with --wheel FILE."))
    return make_wheel(files | _metadata(installed), __version__)


def make_wheel(files: Mapping[str, bytes], version: str) -> tuple[str, bytes]:
    """A wheel for every platform, of files by their path in it; the list of them is added."""
    record = f"{PROJECT}-{version}.dist-info/RECORD"
    lines = [f"{name},sha256={_digest(content)},{len(content)}" for name, content in sorted(files.items())]
    listed = {**files, record: "\n".join([*lines, f"{record},,", ""]).encode()}
    return f"{PROJECT}-{version}-py3-none-any.whl", zipped(listed)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of files by their path in it."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content)
    return archive.getvalue()


def package_files() -> dict[str, bytes]:
    """The files of the program, by their path in a wheel."""
    folder = Path(__file__).parents[1]
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _is_of_the_package(path.relative_to(folder))
    }


def _is_of_the_package(path: Path) -> bool:
    return not any(part == "__pycache__" or part.startswith(".") for part in path.parts)


def _metadata(installed: importlib.metadata.Distribution) -> dict[str, bytes]:
    return {
        file.as_posix(): file.read_binary()
        for file in installed.files or ()
        if file.parts[0].endswith(".dist-info") and file.name not in _OF_THE_INSTALLER
    }


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
