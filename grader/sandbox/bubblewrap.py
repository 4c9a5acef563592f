"""Build the box around the zygote: a bubblewrap command line in which only the Python runtime can be seen.

Inside there are no other processes, no network, no home folders and no course: what is absent needs no guard.
"""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from grader.locale import T, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_NOBODY = "65534"
_PROGRAM = "bwrap"
_PROBE_SECONDS = 10
# Shared libraries and how they are found, on Debian's, Red Hat's and Nix's layouts.
_SYSTEM = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/nix/store")
_BOX = (
    *("--unshare-all", "--unshare-user", "--disable-userns", "--cap-drop", "ALL"),
    *("--uid", _NOBODY, "--gid", _NOBODY, "--hostname", "sandbox", "--chdir", "/"),
    *("--die-with-parent", "--as-pid-1", "--new-session"),  # nobody outlives the zygote, nor it the grader
    *("--clearenv", "--setenv", "LC_ALL", "C.UTF-8"),
    *("--setenv", "OPENBLAS_NUM_THREADS", "1", "--setenv", "OMP_NUM_THREADS", "1"),
)


def runtime_paths(packages: Iterable[str] = ("numpy", "grader")) -> tuple[Path, ...]:
    """Find what Python needs to see: interpreter, standard library, shared libraries and installed packages.

    Of a virtual environment or a package installed in place only the needed parts are taken, since the
    folders around them may hold the course.

    Args:
        packages: modules that may be installed elsewhere than in this Python's own folders.
    """
    prefixes = (sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix)
    found = {os.path.join(prefix, part) for prefix in prefixes for part in ("lib", "lib64", "pyvenv.cfg")}  # noqa: PTH118
    found |= {sys.executable, os.path.realpath(sys.executable), *_SYSTEM}
    for package in packages:
        spec = find_spec(package)
        places = [] if spec is None else spec.submodule_search_locations or [spec.origin or ""]
        found |= {str(place) + ending for place in places for ending in ("", ".libs")}
    paths = sorted(Path(path) for path in found if path and os.path.exists(path))  # noqa: PTH110
    return tuple(path for path in paths if not any(other in path.parents for other in paths))


def command(python_argv: Sequence[str], *, runtime_paths: Collection[Path]) -> list[str] | None:
    """Build the command line that runs Python inside the box; None where bubblewrap is not installed.

    Args:
        python_argv: what to run, beginning with the absolute path of the interpreter. Descriptors that it
            inherits pass through the box unchanged.
        runtime_paths: what it can see, at the same places as outside and read-only.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        return None
    binds = [word for path in sorted(runtime_paths) for word in ("--ro-bind", str(path), str(path))]
    library = ["--setenv", "LD_LIBRARY_PATH", f"{sys.base_prefix}/lib"]  # without /proc there is no $ORIGIN
    null = ["--dev-bind", os.devnull, os.devnull]
    return [program, *_BOX, *library, *binds, *null, "--remount-ro", "/", "--", *python_argv]


def available() -> Text | None:
    """Try the box out; None if it works, else the reason why it does not."""
    argv = command([sys.executable, "-I", "-S", "-c", "pass"], runtime_paths=runtime_paths(()))
    if argv is None:
        return T("bubblewrap (bwrap) is not installed.")
    try:
        done = subprocess.run(argv, capture_output=True, text=True, check=False, timeout=_PROBE_SECONDS)
    except (OSError, subprocess.TimeoutExpired) as problem:
        return T("bubblewrap does not start: {error}", error=str(problem))
    error = (done.stderr.strip().splitlines() or [""])[0]
    if done.returncode == 0:
        return None
    if "Unknown option" in error:
        return T("bubblewrap is too old; version 0.8 or newer is needed.")
    if "namespace" in error or "uid map" in error:
        return T("bubblewrap may not create user namespaces here: {error}", error=error)
    return T("bubblewrap does not work here: {error}", error=error)


def unreachable_runtime(uid: int) -> Path | None:
    """Find what keeps another user from running this Python outside of the box; None if nothing does.

    Args:
        uid: the user, in a group of the same number and in no other.

    Returns:
        The first file or folder on the way that this user cannot read.
    """
    for path in runtime_paths():
        for step in (*reversed(path.parents), path, *reversed(path.resolve().parents), path.resolve()):
            if not _reachable(step, uid, last=step in {path, path.resolve()}):
                return step
    return None


def _reachable(path: Path, uid: int, *, last: bool) -> bool:
    status = path.stat()
    bits = status.st_mode >> (6 if status.st_uid == uid else 3 if status.st_gid == uid else 0)
    needed = (4 if last else 0) | (1 if stat.S_ISDIR(status.st_mode) else 0)
    return bits & needed == needed
