"""Lock a process in before it runs code that nobody has read.

The zygote calls `drop_privileges` and `prepare` once; each child it forks calls `confine` before it reads a
byte of the program it will run. What is done here cannot be undone by the process it was done to. Several
layers, so that a hole in one is not a hole in the wall: no privileges and no descriptors, resource limits,
Landlock (no files, no network), and a seccomp allowlist (no system call that computing does not need).
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import signal
import struct
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import resource  # here, so that a child need not load it

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

NOBODY = 65534

# linux/prctl.h, linux/capability.h, linux/landlock.h: Landlock's numbers are the same on every architecture.
_SET_PDEATHSIG, _SET_DUMPABLE, _SET_SECCOMP, _SET_NO_NEW_PRIVS, _MODE_FILTER = 1, 4, 22, 38, 2
_CAPABILITIES_V3 = 0x20080522
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF, _ASK_VERSION, _PATH_BENEATH = 444, 445, 446, 1, 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
# Landlock's file rights by ABI: 13 at first, then moving, truncating, and (5) device ioctls. ABI 4 brought
# TCP bind and connect, ABI 6 abstract sockets and signals.
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NETWORK_ABI, _SCOPE_ABI = 4, 6

# seccomp.h
_ALLOW, _ERRNO, _KILL, _BAD_ARCH, _MASKED_EQ = 0x7FFF0000, 0x00050000, 0x80000000, 2, 7
_WHOLE = (1 << 64) - 1
_WRITE, _EXEC, _ANONYMOUS, _HUGE = 2, 4, 0x20, 0x40000  # asm-generic/mman.h
_MSG_OOB = 1
_GETFD, _GETFL = 1, 3
_MADVICE = 4, 8, 14, 15  # don't need, free, huge pages or not; not merging, which tells what others hold
_FUTEX_FLAGS, _FUTEX_WAIT_WAKE = 0x180, (0, 1, 9, 10)  # private and realtime; with and without a bitset

# What a computation needs. Whatever is not here or in `_rules` answers "not permitted", which libraries that
# only probe (threads, NUMA, terminals) survive and which Python shows as an ordinary PermissionError.
_COMPUTING = """
    read readv write writev close lseek fstat poll ppoll select pselect6 exit exit_group
    brk munmap mremap rt_sigaction rt_sigprocmask rt_sigreturn restart_syscall
    gettimeofday time nanosleep getrandom times getrusage getrlimit sched_yield uname
    getpid getppid gettid getuid geteuid getgid getegid getresuid getresgid
"""
# What importing a module needs besides. Most take a path, which a filter cannot look at: Landlock does.
_IMPORTING = """
    newfstatat stat lstat statx readlink readlinkat access faccessat faccessat2
    getdents64 getcwd pread64
"""

_Rule = tuple[str, tuple[tuple[int, int, int], ...]]


@dataclass(frozen=True)
class Limits:
    """What one child may use up; enough for numpy on a course's arrays.

    Args:
        memory_bytes: address space, the interpreter and numpy (about 100 MB) included.
        cpu_seconds: processor time; the time on the clock is the trusted process's affair.
        open_files: highest number a descriptor may get, plus one.
    """

    memory_bytes: int = 1 << 30
    cpu_seconds: int = 60
    open_files: int = 32


@dataclass(frozen=True)
class Prepared:
    """What is worked out once and used by every child.

    Args:
        landlock: descriptor of the Landlock ruleset; None where the kernel has no Landlock.
        program: the seccomp filter as BPF; None where it cannot be made or loaded.
    """

    landlock: int | None
    program: bytes | None


def drop_privileges(uid: int = NOBODY) -> None:
    """Give up root, every capability, and every way to get them back; for good.

    Args:
        uid: the user and group to become when the process runs as root; others stay who they are.
    """
    if os.geteuid() == 0:
        os.setgroups([])  # first: each step takes away the right to make the one before
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    if sys.platform == "linux":
        header, nothing = struct.pack("=Ii", _CAPABILITIES_V3, 0), bytes(24)
        _checked(_libc().capset(header, nothing))
        _prctl(_SET_NO_NEW_PRIVS, 1)


def close_descriptors(keep: Collection[int]) -> None:
    """Close every descriptor but `keep`; 0, 1 and 2 lead nowhere instead, since programs count on them."""
    null = os.open(os.devnull, os.O_RDWR)
    for standard in {0, 1, 2} - {null, *keep}:
        os.dup2(null, standard)
    first = 3
    for kept in sorted(fd for fd in keep if fd > 2):
        os.closerange(first, kept)
        first = kept + 1
    os.closerange(first, max(os.sysconf("SC_OPEN_MAX"), 1 << 16))


def limit_resources(limits: Limits) -> bool:
    """Set the limits for good, soft and hard; those that a system does not know are left out."""
    wanted = {"AS": limits.memory_bytes, "CPU": limits.cpu_seconds, "NOFILE": limits.open_files}
    wanted |= dict.fromkeys(("FSIZE", "CORE", "NPROC", "MEMLOCK", "MSGQUEUE", "NICE", "RTPRIO"), 0)
    for name, value in wanted.items():
        which = getattr(resource, f"RLIMIT_{name}", None)
        if which is None or (name == "AS" and sys.platform != "linux"):
            continue  # macOS has RLIMIT_AS but does not keep to it
        ceiling = resource.getrlimit(which)[1]
        value = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)  # noqa: PLW2901
        resource.setrlimit(which, (value, value))
    return True


def prepare(*, strict: bool = True, readable: Iterable[Path] = ()) -> Prepared:
    """Work out what `confine` applies; once, in the zygote.

    Args:
        strict: no file can be opened at all, so every module must have been imported before. Without it
            files under `readable` can be read, and modules imported. Without Landlock it is always strict.
        readable: files and folders that stay readable unless it is strict.
    """
    landlock = prepare_landlock(() if strict else readable)
    return Prepared(landlock, prepare_seccomp(strict=strict or landlock is None))


def confine(limits: Limits, keep: Collection[int], prepared: Prepared | None = None) -> tuple[str, ...]:
    """Lock this process in; it must have one thread only.

    Args:
        limits: what it may use up.
        keep: descriptors that stay open.
        prepared: what `prepare` returned before the fork; made now, for strict, when it is not given.

    Returns:
        The layers that are in force, out of "rlimits", "landlock" and "seccomp".

    Raises:
        OSError: if a layer that this system has could not be applied: the process must not go on.
    """
    prepared = prepared or prepare()
    ruleset = () if prepared.landlock is None else (prepared.landlock,)
    close_descriptors((*keep, *ruleset))
    if sys.platform == "linux":
        _prctl(_SET_DUMPABLE, 0)  # no core, and nobody of the same user looks into its memory
        _prctl(_SET_PDEATHSIG, signal.SIGKILL)  # the zygote's end is its end, even if it only sleeps
        _prctl(_SET_NO_NEW_PRIVS, 1)
    took = {
        "rlimits": limit_resources(limits),
        "landlock": apply_landlock(prepared.landlock),
        "seccomp": apply_seccomp(prepared.program),  # last: it forbids all of the above
    }
    return tuple(name for name, in_force in took.items() if in_force)


def prepare_landlock(readable: Iterable[Path] = ()) -> int | None:
    """Make a ruleset against files (but reading those in `readable`), TCP, abstract sockets and signals."""
    if sys.platform != "linux":
        return None
    abi = _syscall(_CREATE_RULESET, None, 0, _ASK_VERSION)
    if abi < 1:
        return None
    files = (1 << _FILE_RIGHTS.get(abi, 16)) - 1
    attributes = struct.pack("=QQQ", files, 3 * (abi >= _NETWORK_ABI), 3 * (abi >= _SCOPE_ABI))
    ruleset = _checked(_syscall(_CREATE_RULESET, attributes, len(attributes), 0))
    for path in readable:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rights = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
        _checked(_syscall(_ADD_RULE, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, place), 0))
        os.close(place)
    return ruleset


def apply_landlock(ruleset: int | None) -> bool:
    """Put the ruleset of `prepare_landlock` in force, and close it; False if there is none."""
    if ruleset is None:
        return False
    _checked(_syscall(_RESTRICT_SELF, ruleset, 0))
    os.close(ruleset)
    return True


def prepare_seccomp(*, strict: bool) -> bytes | None:
    """Compile the allowlist to BPF; None without libseccomp or without seccomp filters in the kernel."""
    if sys.platform != "linux" or _libc().prctl(_SET_SECCOMP, _MODE_FILTER, 0, 0, 0) != -1:
        return None
    if ctypes.get_errno() != errno.EFAULT:  # a kernel with filters has just tried to read one at address 0
        return None
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        return None
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(_ERRNO | errno.EPERM)))
    try:
        # Entries of other architectures (int 0x80, x32) have other numbers: nothing but an attack uses them.
        _compiled(library.seccomp_attr_set(context, _BAD_ARCH, ctypes.c_uint32(_KILL)))
        for name, conditions in _rules(strict=strict):
            number = library.seccomp_syscall_resolve_name(name.encode())
            packed = b"".join(struct.pack("=IIQQ", arg, _MASKED_EQ, *rest) for arg, *rest in conditions)
            if number >= 0:  # below zero: this architecture has no such call
                action = ctypes.c_uint32(_ALLOW)
                _compiled(library.seccomp_rule_add_array(context, action, number, len(conditions), packed))
        with os.fdopen(os.memfd_create("filter"), "rb") as file:
            _compiled(library.seccomp_export_bpf(context, file.fileno()))
            file.seek(0)
            return file.read()
    finally:
        library.seccomp_release(context)


def apply_seccomp(program: bytes | None) -> bool:
    """Put the filter of `prepare_seccomp` in force; False if there is none."""
    if program is None:
        return False
    code = ctypes.create_string_buffer(program, len(program))
    _prctl(_SET_SECCOMP, _MODE_FILTER, struct.pack("@HP", len(program) // 8, ctypes.addressof(code)))
    return True


def _rules(*, strict: bool) -> Iterator[_Rule]:
    """System calls that are allowed, with conditions (argument, mask, value) that must all hold."""
    for name in _COMPUTING.split():
        yield name, ()
    yield "recvfrom", ((3, _MSG_OOB, 0),)
    yield "sendto", ((3, _MSG_OOB, 0), (4, _WHOLE, 0))  # to whom the socket is connected, and to no one else
    for command in (_GETFD, _GETFL):
        yield "fcntl", ((1, _WHOLE, command),)  # not locks, owners or leases: they signal to other processes
    for operation in _FUTEX_WAIT_WAKE:
        yield "futex", ((1, 0xFFFFFFFF ^ _FUTEX_FLAGS, operation),)
    for advice in _MADVICE:
        yield "madvise", ((2, _WHOLE, advice),)
    for name in ("clock_gettime", "clock_getres", "clock_nanosleep"):
        yield name, ((0, 0xFFFFFFF0, 0),)  # other clocks belong to devices and to other processes
    yield "prlimit64", ((0, _WHOLE, 0), (2, _WHOLE, 0))  # its own, and only to look
    yield "sched_getaffinity", ((0, _WHOLE, 0),)
    yield "mmap", ((2, _EXEC, 0), (3, _HUGE, 0))
    yield "mprotect", ((2, _EXEC, 0),)  # memory that was written never becomes code
    if not strict:
        for name in _IMPORTING.split():
            yield name, ()
        changes = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | os.O_PATH
        yield "open", ((1, changes, 0),)
        yield "openat", ((2, changes, 0),)
        yield "mmap", ((2, _WRITE | _EXEC, _EXEC), (3, _ANONYMOUS | _HUGE, 0))  # an extension module's code


@functools.cache
def _libc() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    return library


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    """The raw system call; -1 is for the caller to judge."""
    words = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    return int(_libc().syscall(ctypes.c_long(number), *words))


def end_with_parent() -> None:
    """Let the kernel end this process when the one that made it ends; only Linux can do that."""
    if sys.platform == "linux":
        _prctl(_SET_PDEATHSIG, signal.SIGKILL)


def _prctl(option: int, *arguments: int | bytes) -> None:
    words = [ctypes.c_ulong(each) if isinstance(each, int) else each for each in arguments]
    _checked(_libc().prctl(option, *words, *[ctypes.c_ulong(0)] * (4 - len(words))))


def _checked(result: int) -> int:
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, f"cannot lock this process in: {os.strerror(number)}")
    return result


def _compiled(result: int) -> None:
    """Check a call of libseccomp, which returns the negative error number instead of setting errno."""
    if result < 0:
        raise OSError(-result, f"cannot build the seccomp filter: {os.strerror(-result)}")
