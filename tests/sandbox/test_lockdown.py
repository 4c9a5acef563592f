"""Every guard as a pair: the attack works in a child that is not locked in, and is refused in one that is.

Each layer is tried alone as well, so that a layer that does nothing cannot hide behind another.
"""

import array
import ctypes
import encodings.idna  # noqa: F401  sockets look it up at the first use
import errno
import fcntl
import mmap
import os
import platform
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from grader.sandbox import lockdown
from grader.sandbox.lockdown import Limits, Prepared

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the lockdown is for systems that fork"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded.*fork:DeprecationWarning"),
]
LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long
ROOT = Path(lockdown.__file__).parents[2]
X86 = platform.machine() == "x86_64"
SYSCALLS_X86 = {
    "clone": 56, "add_key": 248, "ioprio_set": 251, "perf_event_open": 298, "process_vm_readv": 310,
    "kcmp": 312, "bpf": 321, "userfaultfd": 323, "io_uring_setup": 425, "openat2": 437,
}  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """What an attack may aim at."""

    folder: Path
    victim: int
    memory: int
    port: int
    abstract: str
    shared: int
    pair: socket.socket
    report: int = -1

    @property
    def secret(self) -> Path:
        return self.folder / "secret.txt"


@dataclass(frozen=True)
class Outcome:
    """What became of a child: what its attack returned or raised, and how it ended."""

    returned: str | None
    raised: str | None
    signal: int
    layers: tuple[str, ...] = field(default=())

    @property
    def succeeded(self) -> bool:
        return self.returned is not None


def in_child(
    act: Callable[[], object],
    prepared: Prepared | None = None,
    *,
    confined: bool = True,
    limits: Limits | None = None,
    keep: tuple[int, ...] = (),
) -> Outcome:
    """Run `act` in a forked child, locked in or not."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        layers: tuple[str, ...] = ()
        try:
            os.dup2(writer, 200, inheritable=True)
            os.close(reader)
            if confined:
                # This child is a copy of the whole test run, which may have grown past what a submission gets.
                roomy = Limits(memory_bytes=8 << 30, open_files=512)
                layers = lockdown.confine(limits or roomy, (200, *keep), prepared)
            answer = f"returned|{act()}"
        except BaseException as error:  # noqa: BLE001
            number = errno.errorcode.get(getattr(error, "errno", None) or 0, "")
            answer = f"raised|{type(error).__name__} {number} {error}"
        os.write(200, f"{','.join(layers)}|{answer}".encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        said = stream.read().decode()
    _, status = os.waitpid(pid, 0)
    layers_text, kind, text = [*said.split("|", 2), "", "", ""][:3]
    return Outcome(
        text if kind == "returned" else None,
        text if kind == "raised" else None,
        os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        tuple(layers_text.split(",")) if layers_text else (),
    )


def call(name: str, *arguments: object) -> int:
    """A system call by name, -1 raised as OSError."""
    words = [ctypes.c_long(each) if isinstance(each, int) else each for each in arguments]
    if name in SYSCALLS_X86 and not X86:
        pytest.skip(f"the number of {name} is known for x86_64 only")
    if name in SYSCALLS_X86:
        result = LIBC.syscall(ctypes.c_long(SYSCALLS_X86[name]), *words)
    else:
        result = getattr(LIBC, name)(*words)
    if result == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return int(result)


@pytest.fixture
def scene(tmp_path: Path) -> Iterator[Scene]:
    (tmp_path / "secret.txt").write_text("the answer")
    (tmp_path / "folder").mkdir()
    memory = ctypes.create_string_buffer(b"private")
    reader, writer = os.pipe()
    victim = os.fork()
    if victim == 0:
        os.close(writer)
        os.read(reader, 1)  # lives until the test closes its end
        os._exit(0)
    listener = socket.create_server(("127.0.0.1", 0))
    name = f"\0lockdown-{os.getpid()}"
    hidden = socket.socket(socket.AF_UNIX)
    hidden.bind(name)
    hidden.listen()
    ours, theirs = socket.socketpair()
    shared = os.open(tmp_path / "secret.txt", os.O_RDWR)
    port = listener.getsockname()[1]
    yield Scene(tmp_path, victim, ctypes.addressof(memory), port, name, shared, theirs, report=200)
    for each in (listener, hidden, ours, theirs):
        each.close()
    for descriptor in (shared, reader, writer):
        os.close(descriptor)
    os.waitpid(victim, 0)


# The attacks -----------------------------------------------------------------------------------------


def fork(_: Scene) -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def vfork_by_hand(_: Scene) -> None:
    if call("clone", signal.SIGCHLD, 0, 0, 0, 0) == 0:
        os._exit(0)


def thread(_: Scene) -> None:
    import _thread

    _thread.start_new_thread(int, ())


def execute(scene: Scene) -> None:
    os.execv("/bin/sh", ["sh", "-c", f"echo '|returned|' > /proc/self/fd/{scene.report}"])


def execute_from_memory(scene: Scene) -> None:
    code = os.memfd_create("program", 0)
    os.write(code, Path("/bin/sh").read_bytes())
    os.execve(code, ["sh", "-c", f"echo '|returned|' > /proc/self/fd/{scene.report}"], {})


def make_socket(_: Scene) -> None:
    socket.socket().close()


def connect(scene: Scene) -> None:
    socket.socket().connect(("127.0.0.1", scene.port))


def listen(_: Scene) -> None:
    socket.create_server(("127.0.0.1", 0)).close()


def send_datagram(scene: Scene) -> None:
    socket.socket(type=socket.SOCK_DGRAM).sendto(b"answer", ("127.0.0.1", scene.port))


def connect_abstract(scene: Scene) -> None:
    socket.socket(socket.AF_UNIX).connect(scene.abstract)


def make_socket_pair(_: Scene) -> None:
    socket.socketpair()


def pass_descriptor(scene: Scene) -> None:
    scene.pair.sendmsg([b"x"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [scene.shared]))])


def urgent_data(scene: Scene) -> None:
    scene.pair.send(b"x", socket.MSG_OOB)


def who_is_the_peer(scene: Scene) -> None:
    scene.pair.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)


def read_secret(scene: Scene) -> None:
    scene.secret.read_text()


def read_secret_by_openat2(scene: Scene) -> None:
    call("openat2", -100, str(scene.secret).encode(), struct.pack("=QQQ", 0, 0, 0), 24)


def list_folder(scene: Scene) -> None:
    list(scene.folder.iterdir())


def create(scene: Scene) -> None:
    (scene.folder / "new").write_text("")


def overwrite(scene: Scene) -> None:
    os.open(scene.secret, os.O_WRONLY)


def truncate_on_open(scene: Scene) -> None:
    os.open(scene.secret, os.O_RDONLY | os.O_TRUNC)


def truncate(scene: Scene) -> None:
    os.truncate(scene.secret, 0)


def nameless_file(scene: Scene) -> None:
    os.open(scene.folder, os.O_TMPFILE | os.O_RDWR)


def unlink(scene: Scene) -> None:
    scene.secret.unlink()


def rename(scene: Scene) -> None:
    scene.secret.rename(scene.folder / "other")


def hard_link(scene: Scene) -> None:
    os.link(scene.secret, scene.folder / "other")


def symbolic_link(scene: Scene) -> None:
    (scene.folder / "other").symlink_to(scene.secret)


def make_folder(scene: Scene) -> None:
    (scene.folder / "new").mkdir()


def remove_folder(scene: Scene) -> None:
    (scene.folder / "folder").rmdir()


def make_fifo(scene: Scene) -> None:
    os.mkfifo(scene.folder / "new")


def chmod(scene: Scene) -> None:
    scene.secret.chmod(0o777)


def change_times(scene: Scene) -> None:
    os.utime(scene.secret, (0, 0))


def does_it_exist(scene: Scene) -> None:
    scene.secret.stat()


def change_folder(scene: Scene) -> None:
    os.chdir(scene.folder)


def own_memory_map(_: Scene) -> None:
    Path("/proc/self/maps").read_text()


def list_processes(_: Scene) -> None:
    list(Path("/proc").iterdir())


def neighbours_memory_file(scene: Scene) -> None:
    os.open(f"/proc/{scene.victim}/mem", os.O_RDONLY)


def neighbours_memory(scene: Scene) -> None:
    buffer = ctypes.create_string_buffer(8)
    here, there = (struct.pack("=QQ", address, 7) for address in (ctypes.addressof(buffer), scene.memory))
    call("process_vm_readv", scene.victim, here, 1, there, 1, 0)


def trace_neighbour(scene: Scene) -> None:
    seize = 0x4206
    call("ptrace", seize, scene.victim, 0, 0)


def compare_neighbour(scene: Scene) -> None:
    call("kcmp", os.getpid(), scene.victim, 1, 0, 0)


def signal_parent(_: Scene) -> None:
    os.kill(os.getppid(), signal.SIGCONT)


def signal_neighbour(scene: Scene) -> None:
    os.kill(scene.victim, signal.SIGCONT)


def signal_neighbours_thread(scene: Scene) -> None:
    call("tgkill", scene.victim, scene.victim, signal.SIGCONT)


def hold_neighbour(scene: Scene) -> None:
    os.pidfd_open(scene.victim)


def signal_everybody_later(scene: Scene) -> None:
    fcntl.fcntl(scene.pair, fcntl.F_SETOWN, scene.victim)


def shared_memory_file(_: Scene) -> None:
    path = Path(f"/dev/shm/lockdown-{os.getpid()}")
    path.write_text("answer")
    path.unlink()


def shared_memory(_: Scene) -> None:
    call("shmctl", call("shmget", 0, 4096, 0o1600), 0, None)


def semaphores(_: Scene) -> None:
    call("semctl", call("semget", 0, 1, 0o1600), 0, 0)


def message_queue(_: Scene) -> None:
    call("msgctl", call("msgget", 0, 0o1600), 0, None)


def lock_shared_file(scene: Scene) -> None:
    fcntl.flock(scene.shared, fcntl.LOCK_EX)


def lock_region(scene: Scene) -> None:
    fcntl.lockf(scene.shared, fcntl.LOCK_EX)


def nonblocking_for_all(scene: Scene) -> None:
    os.set_blocking(scene.shared, False)


def choose_signal_for_all(scene: Scene) -> None:
    fcntl.fcntl(scene.shared, 10, signal.SIGKILL)


def limits_of_neighbour(scene: Scene) -> None:
    resource.prlimit(scene.victim, resource.RLIMIT_CPU)


def own_limits(_: Scene) -> None:
    resource.prlimit(os.getpid(), resource.RLIMIT_STACK)


def affinity_of_neighbour(scene: Scene) -> None:
    os.sched_getaffinity(scene.victim)


def own_affinity(_: Scene) -> None:
    os.sched_setaffinity(0, os.sched_getaffinity(0))


def priority_of_neighbour(scene: Scene) -> None:
    os.setpriority(os.PRIO_PROCESS, scene.victim, 19)


def disk_priority(_: Scene) -> None:
    call("ioprio_set", 1, 0, 0)


def clock_of_neighbour(scene: Scene) -> None:
    time.clock_gettime((~scene.victim << 3) | 2)


def session_of_neighbour(scene: Scene) -> None:
    os.getsid(scene.victim)


def user_namespace(_: Scene) -> None:
    new_user = 0x10000000
    call("unshare", new_user)


def user_namespace_by_clone(_: Scene) -> None:
    new_user = 0x10000000
    if call("clone", new_user | signal.SIGCHLD, 0, 0, 0, 0) == 0:
        os._exit(0)


def written_code(_: Scene) -> None:
    mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)


def written_then_code(_: Scene) -> None:
    page = mmap.mmap(-1, 4096)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    call("mprotect", ctypes.c_void_p(address), 4096, mmap.PROT_READ | mmap.PROT_EXEC)


def memory_file(_: Scene) -> None:
    os.memfd_create("hoard")


def pipe(_: Scene) -> None:
    os.pipe()


def event(_: Scene) -> None:
    call("eventfd", 0, 0)


def watch_folder(_: Scene) -> None:
    call("inotify_init")


def outlive(_: Scene) -> None:
    if os.fork() == 0:
        os.setsid()
        os._exit(0)


def new_name_for_process(_: Scene) -> None:
    call("prctl", 15, b"grader", 0, 0, 0)


def read_as_executable(_: Scene) -> None:
    call("personality", 0x0400000)


def alarm(_: Scene) -> None:
    signal.setitimer(signal.ITIMER_REAL, 1000)


def terminal(scene: Scene) -> None:
    fcntl.ioctl(scene.pair, 0x541B, b"\0" * 4)


def io_uring(_: Scene) -> None:
    call("io_uring_setup", 1, ctypes.create_string_buffer(120))


def page_faults(_: Scene) -> None:
    call("userfaultfd", 1)


def kernel_program(_: Scene) -> None:
    call("bpf", 0, struct.pack("=IIII", 2, 4, 4, 1) + bytes(56), 72)


def key_ring(_: Scene) -> None:
    call("add_key", b"user", b"lockdown", b"answer", 6, -2)


def performance(_: Scene) -> None:
    call("perf_event_open", struct.pack("=IIQ", 1, 112, 0) + bytes(96), 0, -1, -1, 0)


BOTH = ("seccomp", "landlock")
FILTER = ("seccomp",)
FILES = (
    read_secret, list_folder, create, overwrite, truncate_on_open, truncate, nameless_file, unlink, rename,
    hard_link, symbolic_link, make_folder, remove_folder, make_fifo, own_memory_map, list_processes,
    neighbours_memory_file, shared_memory_file, read_secret_by_openat2,
)  # fmt: skip
OTHERS = (
    connect, listen, connect_abstract, signal_parent, signal_neighbour, signal_neighbours_thread,
    trace_neighbour, neighbours_memory, execute, execute_from_memory,
)  # fmt: skip
CALLS = (
    fork, vfork_by_hand, thread, make_socket, send_datagram, make_socket_pair, pass_descriptor, urgent_data,
    who_is_the_peer, chmod, change_times, does_it_exist, change_folder, compare_neighbour, hold_neighbour,
    signal_everybody_later, shared_memory, semaphores, message_queue, lock_shared_file, lock_region,
    nonblocking_for_all, limits_of_neighbour, own_limits, affinity_of_neighbour, own_affinity,
    priority_of_neighbour, disk_priority, clock_of_neighbour, session_of_neighbour, user_namespace,
    user_namespace_by_clone, written_code, written_then_code, memory_file, pipe, event, watch_folder,
    choose_signal_for_all, outlive, new_name_for_process, read_as_executable, alarm, terminal, io_uring,
    page_faults, kernel_program, key_ring, performance,
)  # fmt: skip
PAIRS = [
    pytest.param(attack, layer, id=f"{attack.__name__}-{layer}")
    for attacks, layers in ((FILES, BOTH), (OTHERS, BOTH), (CALLS, FILTER))
    for attack in attacks
    for layer in layers
]


def alone(layer: str, *, strict: bool = True) -> Prepared:
    """A lockdown of one layer, or a skip where it does not exist."""
    prepared = lockdown.prepare(strict=strict)
    if layer == "landlock":
        if prepared.landlock is None:
            pytest.skip("this kernel has no Landlock")
        return Prepared(prepared.landlock, None)
    if prepared.program is None:
        pytest.skip("no libseccomp here, or a kernel without seccomp filters")
    if prepared.landlock is not None:
        os.close(prepared.landlock)
    return Prepared(None, prepared.program)


@pytest.mark.parametrize(("attack", "layer"), PAIRS)
def test_works_unless_locked_in(attack: Callable[[Scene], None], layer: str, scene: Scene) -> None:
    prepared = alone(layer)
    before = scene.secret.stat()
    keep = (scene.shared, scene.pair.fileno())
    refused = in_child(lambda: attack(scene), prepared, keep=keep)
    assert refused.raised, f"{attack.__name__} ended with {refused}"
    assert any(reason in refused.raised for reason in ("EPERM", "EACCES", "can't start new thread"))
    assert scene.secret.stat() == before
    free = in_child(lambda: attack(scene), confined=False)
    if free.raised and os.geteuid() != 0:
        pytest.skip(f"this system refuses it to everybody: {free.raised}")
    assert free.succeeded, f"the attack does not work even without a guard: {free}"


TOGETHER = [
    pytest.param(attack, strict, id=f"{attack.__name__}-{'strict' if strict else 'importing'}")
    for attack in FILES + OTHERS + CALLS
    for strict in (True, False)
    if strict or attack is not does_it_exist  # which can be seen where modules can be imported
]


@pytest.mark.parametrize(("attack", "strict"), TOGETHER)
def test_refused_by_all_layers_together(attack: Callable[[Scene], None], strict: bool, scene: Scene) -> None:
    runtime = (Path("/usr/lib"),)
    prepared = lockdown.prepare(strict=strict, readable=runtime)
    if None in (prepared.landlock, prepared.program):
        pytest.skip("a layer is missing here")
    outcome = in_child(lambda: attack(scene), prepared, keep=(scene.shared, scene.pair.fileno()))
    os.close(prepared.landlock)
    assert outcome.raised
    assert outcome.layers == ("rlimits", "landlock", "seccomp")


def open_as_a_place(scene: Scene) -> None:
    os.open(scene.secret, os.O_PATH)


@pytest.mark.parametrize(
    "attack", [create, overwrite, truncate_on_open, nameless_file, open_as_a_place, read_secret_by_openat2]
)
def test_the_filter_alone_lets_importing_read_and_not_write(
    attack: Callable[[Scene], None], scene: Scene
) -> None:
    alone("seccomp")
    prepared = Prepared(None, lockdown.prepare_seccomp(strict=False))
    assert in_child(lambda: read_secret(scene), prepared).succeeded
    assert "EPERM" in (in_child(lambda: attack(scene), prepared).raised or "")
    assert in_child(lambda: attack(scene), confined=False).succeeded


# Entries of other architectures ----------------------------------------------------------------------


def machine_code(code: bytes) -> Callable[[], int]:
    """A function made of bytes, before any filter forbids it."""
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(code)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    function = ctypes.CFUNCTYPE(ctypes.c_long)(address)
    return lambda: (page, function())[1]


ENTRIES = {
    "int80": b"\xb8\x14\x00\x00\x00\xcd\x80\xc3",  # mov eax, 20 (getpid of i386); int 0x80; ret
    "x32": b"\xb8\x27\x00\x00\x40\x0f\x05\xc3",  # mov eax, 0x40000027 (getpid of x32); syscall; ret
}


@pytest.mark.skipif(not X86, reason="these entries belong to x86_64")
@pytest.mark.parametrize("entry", ENTRIES)
def test_a_call_by_another_entry_kills(entry: str) -> None:
    enter = machine_code(ENTRIES[entry])
    free = in_child(enter, confined=False)
    if free.signal == signal.SIGSEGV:
        pytest.skip("this kernel has no such entry")
    assert free.succeeded
    assert in_child(enter, alone("seccomp")).signal == signal.SIGSYS


# Limits, descriptors, leftovers ----------------------------------------------------------------------


def test_memory_is_bounded_and_its_lack_is_an_ordinary_error() -> None:
    def bomb() -> str:
        try:
            hoard = [bytes(1 << 26) for _ in range(16)]
        except MemoryError:
            return "no memory"
        return f"{len(hoard)} pieces"

    assert in_child(bomb, confined=False).returned == "16 pieces"
    assert in_child(bomb, limits=Limits(memory_bytes=1 << 29)).returned == "no memory"


def test_processor_time_is_bounded() -> None:
    def spin() -> str:
        while time.process_time() < 1.5:
            pass
        return "spun"

    def deaf() -> str:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)
        return spin()

    assert in_child(deaf, confined=False).returned == "spun"
    assert in_child(deaf, limits=Limits(cpu_seconds=1)).signal == signal.SIGKILL


def test_limits_are_hard() -> None:
    def raise_them() -> None:
        limit_now = resource.getrlimit(resource.RLIMIT_AS)
        assert limit_now == (1 << 30, 1 << 30)
        assert resource.getrlimit(resource.RLIMIT_NPROC) == (0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (1 << 31, 1 << 31))

    assert (in_child(raise_them, limits=Limits(open_files=512)).raised or "").startswith(("ValueError", "PermissionError"))


def test_limits_stay_below_those_of_the_system() -> None:
    def lower_then_limit() -> object:
        resource.setrlimit(resource.RLIMIT_CPU, (5, 5))
        lockdown.limit_resources(Limits(cpu_seconds=60))
        return resource.getrlimit(resource.RLIMIT_CPU)

    assert in_child(lower_then_limit, confined=False).returned == "(5, 5)"


def test_files_cannot_grow_even_through_a_descriptor_that_was_left_open(scene: Scene) -> None:
    def grow() -> int:
        os.lseek(scene.shared, 0, os.SEEK_END)
        return os.write(scene.shared, b"more")

    assert "EFBIG" in (in_child(grow, keep=(scene.shared,)).raised or "")
    assert in_child(grow, confined=False).returned == "4"


@pytest.mark.parametrize("descriptor", [1, 2, 77])
def test_output_reaches_nobody_through_inherited_descriptors(descriptor: int) -> None:
    reader, writer = os.pipe()

    def flood(*, locked: bool) -> None:
        os.dup2(writer, descriptor)
        if locked:
            lockdown.confine(Limits(), (200,))
        os.write(descriptor, b"forged frame")

    with os.fdopen(reader, "rb", 0) as stream:
        in_child(lambda: flood(locked=True), confined=False)
        assert select.select([stream], [], [], 0)[0] == []
        in_child(lambda: flood(locked=False), confined=False)
        assert stream.read(100) == b"forged frame"
    os.close(writer)


def test_descriptors_left_open_are_closed(scene: Scene) -> None:
    high = fcntl.fcntl(scene.shared, fcntl.F_DUPFD, 150)

    def read_inherited() -> str:
        return os.pread(high, 100, 0).decode()

    def read_inherited_plainly() -> bytes:
        return os.read(high, 100)

    assert in_child(read_inherited, confined=False).returned == "the answer"
    assert "EBADF" in (in_child(read_inherited_plainly).raised or "")
    os.close(high)


def test_standard_streams_can_be_used_but_lead_nowhere() -> None:
    def use() -> str:
        os.write(1, b"a great deal" * 10_000)
        os.write(2, b"and more")
        return repr(os.read(0, 10))

    assert in_child(use).returned == "b''"


def test_the_end_of_the_zygote_is_the_end_of_its_children() -> None:
    def orphan(*, locked: bool) -> tuple[int, int]:
        """A sleeping grandchild whose parent has gone; returns its pid and a pipe that ends with it."""
        reader, writer = os.pipe()
        zygote = os.fork()
        if zygote == 0:
            child = os.fork()
            if child == 0:
                if locked:
                    lockdown.confine(Limits(), (writer,))
                os.write(writer, b"%10d" % os.getpid())
                select.select([], [], [], 100)
            os.wait4(0, os.WNOHANG)
            select.select([], [], [], 0.2 if locked else 0)
            os._exit(0)
        os.close(writer)
        pid = int(os.read(reader, 10))
        os.waitpid(zygote, 0)
        return pid, reader

    pid, pipe_end = orphan(locked=True)
    assert select.select([pipe_end], [], [], 10)[0], "it lives on"
    os.close(pipe_end)
    pid, pipe_end = orphan(locked=False)
    assert not select.select([pipe_end], [], [], 0.2)[0]
    os.kill(pid, signal.SIGKILL)
    os.close(pipe_end)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such mark")
def test_no_core_is_dumped_and_no_neighbour_looks_into_its_memory() -> None:
    get_dumpable, set_dumpable = 3, 4
    LIBC.prctl(set_dumpable, 1, 0, 0, 0)  # a grader's process takes the mark away from itself too
    assert in_child(lambda: LIBC.prctl(get_dumpable), confined=False).returned == "1"
    assert in_child(lambda: LIBC.prctl(get_dumpable), Prepared(None, None)).returned == "0"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has privileges to drop")
def test_root_gives_up_everything_for_good() -> None:
    def drop() -> str:
        keep_capabilities = 8
        os.setgroups([4, 27])
        LIBC.prctl(keep_capabilities, 1)
        lockdown.drop_privileges()
        for regain in (lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0])):
            with pytest.raises(PermissionError):
                regain()
        status = dict(line.split(":\t", 1) for line in Path("/proc/self/status").read_text().splitlines())
        names = ("Uid", "Gid", "Groups", "CapPrm", "CapEff", "NoNewPrivs")
        return "/".join(status[name] for name in names)

    same = "\t".join(["65534"] * 4)
    assert in_child(drop, confined=False).returned == f"{same}/{same}/ /{0:016x}/{0:016x}/1"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_all_layers_take_for_an_unprivileged_user_too(scene: Scene) -> None:
    def locked_as_nobody() -> object:
        lockdown.drop_privileges()
        layers = lockdown.confine(Limits(), (200,))
        with pytest.raises(PermissionError):
            os.kill(scene.victim, 0)
        return layers

    assert in_child(locked_as_nobody, confined=False).returned == "('rlimits', 'landlock', 'seccomp')"


# What must go on working -----------------------------------------------------------------------------


def in_fresh_python(code: str) -> str:
    """Run code in a new interpreter with one BLAS thread; its `lock(strict)` locks it in."""
    start = f"""
        import os, sys
        sys.path[:] = {[str(ROOT), *sys.path]!r}
        from pathlib import Path
        from grader.sandbox import bubblewrap, lockdown
        import numpy as np, numpy.linalg, numpy.random, numpy.fft
        def lock(strict):
            prepared = lockdown.prepare(strict=strict, readable=bubblewrap.runtime_paths())
            layers = lockdown.confine(lockdown.Limits(), (1,), prepared)
            if layers != ("rlimits", "landlock", "seccomp"):
                print("missing layers", layers)
    """
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", textwrap.dedent(start) + textwrap.dedent(code)],
        capture_output=True, text=True, check=False, timeout=60, env={"OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    if done.stdout.startswith("missing layers"):
        pytest.skip(done.stdout)
    assert done.returncode == 0, done
    return done.stdout


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "importing"])
def test_numpy_and_python_go_on_working(strict: bool) -> None:
    code = f"""
        import traceback, random, threading, time, math, decimal
        lock({strict})
        rng = np.random.default_rng()
        a = rng.normal(size=(400, 400))
        u, s, v = np.linalg.svd(a)
        assert np.allclose((u * s) @ v, a)
        np.einsum("ij,jk->ik", a, a), np.sort(a), np.linalg.solve(a, a), np.fft.fft(a), np.random.randn(3)
        big = np.ones((1000, 1000)) @ np.ones((1000, 1000))
        assert str(a[:2, :2]) and np.array2string(big) and (a > 0).any() and a.astype(np.float32).var() > 0
        random.random(), random.SystemRandom().random(), time.sleep(0.001), time.localtime(), os.urandom(4)
        time.process_time(), time.thread_time(), time.monotonic(), os.cpu_count(), os.sched_getaffinity(0)
        with threading.Lock():
            pass
        assert threading.Lock().acquire() and not threading.Event().wait(0.001)
        try:
            a @ np.ones(3)
        except ValueError:
            print("ValueError" in traceback.format_exc(), flush=True)
        def forever():
            forever()
        try:
            forever()
        except RecursionError:
            print("RecursionError", flush=True)
        np.seterr(all="warn")
    """
    assert in_fresh_python(code).split() == ["True", "RecursionError"]


def test_modules_can_be_imported_later_unless_strict() -> None:
    code = """
        lock({strict})
        for name in ("_decimal", "sqlite3", "json.tool", "numpy.polynomial", "wave"):
            try:
                __import__(name)
            except ImportError:
                print(name, end=" ")
    """
    assert in_fresh_python(code.format(strict=False)).split() == []
    refused = in_fresh_python(code.format(strict=True)).split()
    assert refused == ["_decimal", "sqlite3", "json.tool", "numpy.polynomial", "wave"]


def test_an_abort_ends_the_child_only() -> None:
    assert in_child(os.abort, confined=False).signal == signal.SIGABRT
    assert in_child(os.abort).signal in {signal.SIGSEGV, signal.SIGABRT, signal.SIGILL}


def test_an_allowed_folder_can_be_read_but_not_written_and_nothing_beside_it(scene: Scene) -> None:
    (scene.folder / "folder" / "module.py").write_text("x = 1")
    prepared = lockdown.prepare(strict=False, readable=(scene.folder / "folder",))
    if prepared.landlock is None:
        pytest.skip("this kernel has no Landlock")
    inside = scene.folder / "folder" / "module.py"
    assert in_child(inside.read_text, prepared).returned == "x = 1"
    assert (in_child(lambda: inside.write_text("x = 2"), prepared).raised or "").startswith("PermissionError")
    assert (in_child(scene.secret.read_text, prepared).raised or "").startswith("PermissionError")
    os.close(prepared.landlock)


# Where a layer is missing, and where one fails -------------------------------------------------------


def test_without_libseccomp_the_layer_is_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ctypes.CDLL

    def no_libseccomp(name: str | None, **options: bool) -> ctypes.CDLL:
        if name:
            raise OSError("cannot open shared object file")
        return real(name, **options)

    monkeypatch.setattr(lockdown.ctypes, "CDLL", no_libseccomp)
    assert "seccomp" not in in_child(int, lockdown.prepare()).layers


def test_without_landlock_the_filter_is_strict(monkeypatch: pytest.MonkeyPatch, scene: Scene) -> None:
    alone("seccomp")
    monkeypatch.setattr(lockdown, "prepare_landlock", lambda _: None)
    prepared = lockdown.prepare(strict=False, readable=(scene.folder,))
    outcome = in_child(scene.secret.read_text, prepared)
    assert outcome.layers == ("rlimits", "seccomp")
    assert (outcome.raised or "").startswith("PermissionError")


def test_on_another_system_only_limits_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert in_child(int, lockdown.prepare()).layers == ("rlimits",)


def test_a_layer_that_fails_stops_everything() -> None:
    with Path(os.devnull).open() as not_a_ruleset:
        bad_ruleset = in_child(int, Prepared(not_a_ruleset.fileno(), None))
    assert (bad_ruleset.raised or "").startswith("OSError")
    bad_filter = in_child(int, Prepared(None, b"\xff" * 80))
    assert (bad_filter.raised or "").startswith("OSError")
