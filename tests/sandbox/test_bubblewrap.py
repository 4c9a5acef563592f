"""What can be seen from inside the box, against what can be seen from outside of it."""

import ast
import ctypes
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import textwrap
import venv
from pathlib import Path

import pytest

from grader.sandbox import bubblewrap

ROOT = Path(bubblewrap.__file__).parents[2]
REASON = bubblewrap.available()
boxed = pytest.mark.skipif(REASON is not None, reason=str(REASON and REASON.show("en")))
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def run(
    code: str, *, box: bool = True, paths: tuple[Path, ...] | None = None, fds: tuple[int, ...] = ()
) -> str:
    """Run code in a new interpreter, in the box or not; returns what it printed."""
    start = f"import sys; sys.path[:] = {[str(ROOT), *sys.path]!r}\n"
    argv: list[str] | None = [sys.executable, "-I", "-B", "-c", start + textwrap.dedent(code)]
    if box:
        argv = bubblewrap.command(argv, runtime_paths=paths or bubblewrap.runtime_paths())
    assert argv is not None
    done = subprocess.run(argv, capture_output=True, text=True, check=False, pass_fds=fds, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def attempt(code: str, *, box: bool) -> str:
    """Whether the code gets through: "done", or the error that stopped it."""
    body = textwrap.indent(textwrap.dedent(code), "    ")
    code = f"import os, socket, ctypes\ntry:\n{body}\nexcept OSError as error:\n    print(error)"
    return run(code, box=box) or "done"


@boxed
def test_numpy_works_inside() -> None:
    assert run("import numpy as np; print(np.linalg.svd(np.eye(3))[1].sum())") == "3.0"


@boxed
def test_the_grader_can_be_imported_inside_and_lock_a_child_in() -> None:
    code = """
        import os
        from grader.sandbox import lockdown
        lockdown.drop_privileges()
        reader, writer = os.pipe()
        prepared = lockdown.prepare()
        if os.fork() == 0:
            layers = lockdown.confine(lockdown.Limits(), (writer,), prepared)
            os.write(writer, " ".join(layers).encode())
            os._exit(0)
        print(os.read(reader, 100).decode())
    """
    assert run(code) == run(code, box=False)
    assert run(code).startswith("rlimits")


@boxed
def test_inherited_descriptors_pass_through() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        run(f"import os; os.write({theirs.fileno()}, b'hello')", fds=(theirs.fileno(),))
        assert ours.recv(100) == b"hello"


@boxed
def test_it_is_nobody_without_rights_and_without_an_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")
    code = """
        import ctypes, os, struct
        held = ctypes.create_string_buffer(24)
        ctypes.CDLL(None).capget(struct.pack("=Ii", 0x20080522, 0), held)
        print(os.getuid(), os.getgid(), any(held.raw), os.environ.get("TOKEN"))
    """
    assert run(code) == "65534 65534 False None"
    assert run(code, box=False).endswith("secret")


@boxed
@pytest.mark.parametrize(
    "attack",
    [
        pytest.param("open({secret!r}).read()", id="read a secret"),
        pytest.param("os.stat({secret!r})", id="see that it exists"),
        pytest.param("os.listdir({folder!r})", id="list its folder"),
        pytest.param("open('/etc/passwd').read()", id="users"),
        pytest.param("os.listdir('/home')", id="homes"),
        pytest.param("os.listdir('/proc')", id="processes"),
        pytest.param("os.listdir('/sys')", id="devices"),
        pytest.param("os.listdir('/dev/shm')", id="shared memory"),
        pytest.param("os.kill({pid}, 0)", id="signal"),
        pytest.param("socket.create_connection(('127.0.0.1', {port}))", id="network"),
        pytest.param("socket.socket(socket.AF_UNIX).connect('\\0box-' + str({pid}))", id="abstract socket"),
        pytest.param("if ctypes.CDLL(None).shmget({key}, 0, 0) < 0: raise OSError('none')", id="SysV memory"),
        pytest.param("os.close(os.open({folder!r}, os.O_TMPFILE | os.O_RDWR))", id="temporary file"),
        pytest.param("os.close(os.open({library!r}, os.O_RDWR | os.O_APPEND))", id="change the runtime"),
    ],
)
def test_what_is_outside_is_out_of_reach(attack: str, tmp_path: Path) -> None:
    secret = tmp_path / "solution.py"
    secret.write_text("the answer")
    key, libc = os.getpid(), ctypes.CDLL(None)
    segment = libc.shmget(key, 4096, 0o1600)
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.socket(socket.AF_UNIX) as hidden:
        hidden.bind(f"\0box-{os.getpid()}")
        hidden.listen()
        code = attack.format(
            secret=str(secret), folder=str(tmp_path), pid=os.getpid(), key=key, library=os.__file__,
            port=listener.getsockname()[1],
        )  # fmt: skip
        outside, inside = attempt(code, box=False), attempt(code, box=True)
    libc.shmctl(segment, 0, None)
    assert inside != "done"
    if "Permission denied" in outside and os.geteuid() != 0:
        pytest.skip("this system refuses it to everybody")
    assert outside == "done"


@boxed
@pytest.mark.parametrize("folder", ["/", "/dev", "/etc", "/usr/lib", "/lib", "/tmp", sys.prefix, str(ROOT)])
def test_nothing_can_be_written(folder: str) -> None:
    code = f"import os\ntry: os.mkdir({folder + '/new'!r})\nexcept OSError: print('no')"
    assert run(code) == "no"


@boxed
def test_no_further_user_namespaces() -> None:
    unshare = "new_user = 0x10000000\nif ctypes.CDLL(None).unshare(new_user): raise OSError('refused')"
    assert attempt(unshare, box=False) == "done"
    assert attempt(unshare, box=True) == "refused"


# The course around the runtime ------------------------------------------------------------------


@boxed
def test_of_a_package_installed_in_place_only_the_package_is_visible(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "extras").mkdir()
    (tmp_path / "extras" / "__init__.py").write_text("here = True")
    (tmp_path / "single.py").write_text("here = True")
    (tmp_path / "solutions").mkdir()
    (tmp_path / "gradebook.sqlite").write_text("secret")
    monkeypatch.syspath_prepend(tmp_path)
    code = f"import os, extras, single; print(sorted(os.listdir({str(tmp_path)!r})))"
    paths = bubblewrap.runtime_paths(("extras", "single"))
    assert run(code, paths=paths) == "['extras', 'single.py']"
    assert "solutions" in run(code, box=False)
    visible = run(f"import os; print(os.listdir({str(ROOT)!r}))")
    assert set(ast.literal_eval(visible)) - {".venv"} == {"grader"}  # the environment is needed to run


@boxed
def test_of_an_environment_made_inside_the_course_only_the_environment_is_visible(tmp_path: Path) -> None:
    venv.create(tmp_path, symlinks=True)
    (tmp_path / "solutions").mkdir()
    code = f"""
        import os, subprocess, sys
        sys.path.insert(0, {str(ROOT)!r})
        sys.path.insert(0, {str(ROOT / "grader" / "sandbox")!r})  # alone: this Python has no numpy
        from bubblewrap import command, runtime_paths
        look = "import os, sys; p = sys.prefix; print(p, sorted(os.listdir(p)), os.listdir(p + '/bin'))"
        argv = command([sys.executable, "-I", "-c", look], runtime_paths=runtime_paths(()))
        subprocess.run(argv, check=True)
    """
    python = tmp_path / "bin" / "python"
    argv = [python, "-I", "-B", "-c", textwrap.dedent(code)]
    seen = subprocess.run(argv, capture_output=True, text=True, check=True).stdout.strip()
    lib64 = ", 'lib64'" if (tmp_path / "lib64").exists() else ""
    assert seen == f"{tmp_path} ['bin', 'lib'{lib64}, 'pyvenv.cfg'] ['python']"


def test_no_path_is_listed_twice_or_inside_another() -> None:
    paths = bubblewrap.runtime_paths()
    assert all(path.exists() for path in paths)
    assert not [path for path in paths if set(path.parents) & set(paths)]


def test_packages_that_are_not_installed_are_left_out() -> None:
    assert bubblewrap.runtime_paths(("no_such_package",)) == bubblewrap.runtime_paths(())


@boxed
@pytest.mark.skipif(not Path("/usr/bin/python3").exists(), reason="the system has no Python of its own")
def test_the_systems_own_python_works_inside() -> None:
    code = f"""
        import subprocess, sys
        sys.path.insert(0, {str(ROOT)!r})
        sys.path.insert(0, {str(ROOT / "grader" / "sandbox")!r})  # alone: this Python has no numpy
        from bubblewrap import command, runtime_paths
        inside = "import sys, json, ctypes, decimal; print(sys.prefix)"
        argv = command([sys.executable, "-I", "-c", inside], runtime_paths=runtime_paths(()))
        subprocess.run(argv, check=True)
    """
    argv = ["/usr/bin/python3", "-I", "-B", "-c", textwrap.dedent(code)]
    version = subprocess.run([*argv[:2], "-c", "import tomllib"], capture_output=True, check=False)
    if version.returncode:
        pytest.skip("the system's Python is older than 3.11")
    assert subprocess.run(argv, capture_output=True, text=True, check=True).stdout.strip() == "/usr"


# Nothing is left behind -------------------------------------------------------------------------


def ends(descriptor: int, seconds: float) -> bool:
    """Whether all writers of a pipe are gone within a time."""
    return bool(select.select([descriptor], [], [], seconds)[0]) and os.read(descriptor, 1) == b""


@boxed
def test_when_the_grader_is_killed_the_box_goes_with_it() -> None:
    reader, writer = os.pipe()
    inside = f"import os, time; os.write({writer}, b'!'); time.sleep(100)"
    paths = bubblewrap.runtime_paths(())
    argv = bubblewrap.command([sys.executable, "-I", "-c", inside], runtime_paths=paths)
    start = f"import subprocess; subprocess.run({argv!r}, pass_fds=({writer},))"
    with subprocess.Popen([sys.executable, "-I", "-c", start], pass_fds=(writer,)) as grader:
        os.close(writer)
        assert os.read(reader, 1) == b"!"
        assert not ends(reader, 0.1)
        grader.send_signal(signal.SIGKILL)
    assert ends(reader, 10)
    os.close(reader)


@boxed
def test_when_the_zygote_ends_its_children_go_with_it() -> None:
    reader, writer = os.pipe()
    run("import os, time\nif os.fork() == 0: os.close(1), os.close(2), time.sleep(100)", fds=(writer,))
    os.close(writer)
    assert ends(reader, 10)
    os.close(reader)


# Where it does not work -------------------------------------------------------------------------


def reason_when(before: str) -> str:
    """What `available` says in a process that did something to itself first."""
    start = f"""
        import ctypes, os, sys
        sys.path.insert(0, {str(ROOT)!r})
        libc = ctypes.CDLL(None)
    """
    finish = f"""
        sys.path.insert(0, {str(ROOT / "grader" / "sandbox")!r})  # alone: this Python has no numpy
        import bubblewrap
        reason = bubblewrap.available()
        print(reason and reason.show("en"))
    """
    argv = [sys.executable, "-I", "-B", "-c", "".join(map(textwrap.dedent, (start, before, finish)))]
    return subprocess.run(argv, capture_output=True, text=True, check=True).stdout.strip()


@boxed
def test_it_is_available_here() -> None:
    assert reason_when("") == "None"


def test_the_box_works_wherever_bubblewrap_does() -> None:
    """A mistake in the command must fail here, since it makes the tests above skip themselves."""
    program = shutil.which("bwrap")
    if program is None:
        pytest.skip("bubblewrap is not installed")
    plainly = [program, "--unshare-all", "--unshare-user", "--disable-userns", "--ro-bind", "/", "/", "true"]
    if subprocess.run(plainly, capture_output=True, check=False).returncode:
        pytest.skip("bubblewrap is too old, or may not create user namespaces here")
    assert REASON is None


def test_a_missing_program_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert bubblewrap.command(["python"], runtime_paths=()) is None
    reason = bubblewrap.available()
    assert reason
    assert reason.show("en") == "bubblewrap (bwrap) is not installed."


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("bwrap: Unknown option --disable-userns", "too old"),
        ("bwrap: setting up uid map: Permission denied", "may not create user namespaces"),
        ("bwrap: No permissions to create a new namespace", "may not create user namespaces"),
        ("bwrap: Can't mount something", "does not work here: bwrap: Can't mount something"),
    ],
)
def test_its_complaints_are_told_apart(
    says: str, expected: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bwrap"
    program.write_text(f'#!/bin/sh\necho "{says}" >&2\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    reason = bubblewrap.available()
    assert reason
    assert expected in reason.show("en")


@boxed
def test_no_user_namespaces_left_is_said() -> None:
    before = """
        new_user_and_mount = 0x10020000
        uid = os.getuid()
        assert libc.unshare(new_user_and_mount) == 0
        open("/proc/self/setgroups", "w").write("deny")
        open("/proc/self/uid_map", "w").write(f"0 {uid} 1")
        open("/proc/sys/user/max_user_namespaces", "w").write("0")
    """
    assert "may not create user namespaces" in reason_when(before)


@boxed
def test_user_namespaces_denied_by_a_filter_is_said() -> None:
    if not shutil.which("bwrap") or not _has_libseccomp():
        pytest.skip("no libseccomp here to make the filter with")
    before = """
        seccomp = ctypes.CDLL("libseccomp.so.2")
        seccomp.seccomp_init.restype = ctypes.c_void_p
        context = ctypes.c_void_p(seccomp.seccomp_init(0x7FFF0000))
        for name in (b"unshare", b"clone3"):
            number = seccomp.seccomp_syscall_resolve_name(name)
            seccomp.seccomp_rule_add_array(context, 0x50001, number, 0, b"")
        import struct
        with_new_user = struct.pack("=IIQQ", 0, 7, 0x10000000, 0x10000000)
        clone = seccomp.seccomp_syscall_resolve_name(b"clone")
        seccomp.seccomp_rule_add_array(context, 0x50001, clone, 1, with_new_user)
        assert seccomp.seccomp_load(context) == 0
    """
    assert "may not create user namespaces" in reason_when(before)


def _has_libseccomp() -> bool:
    try:
        ctypes.CDLL("libseccomp.so.2")
    except OSError:
        return False
    return True


# Another user, without the box ------------------------------------------------------------------


@as_root
def test_a_private_folder_above_the_runtime_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(0o755)
    home = tmp_path / "home"
    (home / "python").mkdir(parents=True)
    monkeypatch.setattr(bubblewrap, "runtime_paths", lambda: (home / "python",))
    assert bubblewrap.unreachable_runtime(65534) is None
    home.chmod(0o700)
    assert bubblewrap.unreachable_runtime(65534) == home
    os.chown(home, 65534, 0)
    assert bubblewrap.unreachable_runtime(65534) is None
    home.chmod(0o311)
    os.chown(home, 0, 65534)
    assert bubblewrap.unreachable_runtime(65534) is None, "a folder on the way is entered, not listed"
    link = tmp_path / "link"
    link.symlink_to(home / "python")
    home.chmod(0o700)
    monkeypatch.setattr(bubblewrap, "runtime_paths", lambda: (link,))
    assert bubblewrap.unreachable_runtime(65534) == home, "the way behind a link counts too"


@as_root
def test_the_answer_about_this_python_is_true() -> None:
    try:
        argv = [sys.executable, "-I", "-c", "import numpy"]
        nobody = {"user": 65534, "group": 65534, "extra_groups": []}
        started = subprocess.run(argv, **nobody, capture_output=True, check=False)
        works = started.returncode == 0
    except PermissionError:
        works = False
    assert (bubblewrap.unreachable_runtime(65534) is None) == works


@boxed
@as_root
def test_a_python_in_a_private_folder_still_works_inside_the_box(tmp_path: Path) -> None:
    home = tmp_path / "home"
    venv.create(home / "environment", symlinks=True)
    home.chmod(0o700)
    python = home / "environment" / "bin" / "python"
    paths = (*bubblewrap.runtime_paths(()), python, home / "environment" / "pyvenv.cfg")
    argv = [str(python), "-I", "-c", "import sys; print(sys.prefix)"]
    inside = bubblewrap.command(argv, runtime_paths=paths)
    assert inside is not None
    done = subprocess.run(inside, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == str(home / "environment"), done.stderr
    with pytest.raises(PermissionError):
        subprocess.run([python, "-c", ""], user=65534, group=65534, extra_groups=[], check=False)
