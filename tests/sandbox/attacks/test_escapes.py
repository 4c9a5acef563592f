"""Programs that try to get at something outside: they do where nothing protects it, and do not at any level."""

import contextlib
import os
import re
import secrets
import select
import signal
import socket
import sqlite3
import subprocess
from dataclasses import dataclass

import pytest

pytestmark = pytest.mark.skipif("sys.platform != 'linux'", reason="the levels are for Linux")

ASK = "\ndef asked():\n    try:\n        return attack()\n    except BaseException as error:\n        return 'refused'\n"


@dataclass
class Scene:
    """What an attack may aim at, and how one sees that it was hit."""

    folder: object
    secret: str
    mark: str
    key: int
    listeners: list
    victim: subprocess.Popen

    def aimed(self, source):
        words = {"SECRET": f"{self.folder}/secret.txt", "FOLDER": self.folder, "MARK": self.mark, "KEY": self.key,
                 "VICTIM": self.victim.pid, "GRADER": os.getpid(), "PORT": self.listeners[0].getsockname()[1]}
        for name, value in words.items():
            source = source.replace(f"@{name}@", str(value))
        return source

    def files(self):
        found = {}
        for path in self.folder.iterdir():
            status = path.lstat()
            found[path.name] = (status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns)
        for folder in ("/tmp", "/dev/shm"):
            found |= {name: folder for name in os.listdir(folder) if self.mark in name}
        return found

    def reached(self):
        return bool(select.select(self.listeners, [], [], 0)[0])

    def ipc(self):
        for kind in ("shm", "sem", "msg"):
            with open(f"/proc/sysvipc/{kind}") as table:
                if any(line.split()[0] == str(self.key) for line in table.readlines()[1:]):
                    return True
        return False

    def hits(self, said, before):
        """Everything by which the attack is seen to have succeeded."""
        left = re.match(r"left (\d+)", said)
        return {kind for kind, hit in {
            "secret": self.secret in said, "possible": said.startswith("possible"), "file": self.files() != before,
            "reached": self.reached(), "ipc": self.ipc(), "killed": self.victim.poll() is not None,
            "process": bool(left) and os.path.exists(f"/proc/{left[1]}"),
        }.items() if hit}


@pytest.fixture
def scene(bait):
    secret = (bait / "secret.txt").read_text()
    mark, key = "attack-" + secrets.token_hex(6), secrets.randbelow(1 << 30) + 1
    with contextlib.closing(sqlite3.connect(bait / "gradebook.db")) as book:
        book.execute("create table tests (text)")
        book.execute("insert into tests values (?)", [secret])
        book.commit()
    (bait / "gradebook.db").chmod(0o666)
    with contextlib.ExitStack() as stack:
        tcp = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        udp = stack.enter_context(socket.socket(type=socket.SOCK_DGRAM))
        udp.bind(tcp.getsockname())
        hidden, file = (stack.enter_context(socket.socket(socket.AF_UNIX)) for _ in range(2))
        hidden.bind(f"\0{mark}")
        os.chdir(bait)
        file.bind("s")  # a short name: the folder's own may be too long for a socket's
        for listener in (hidden, file):
            listener.listen()
        (bait / "s").chmod(0o777)
        victim = subprocess.Popen(["sleep", "60"], env={"PATH": "/bin:/usr/bin", "SECRET": secret}, start_new_session=True)
        scene = Scene(bait, secret, mark, key, [tcp, udp, hidden, file], victim)
        yield scene
        victim.kill()
        victim.wait()
        _sweep(scene)


def _sweep(scene):
    """Remove what attacks that succeeded have left."""
    for folder in ("/tmp", "/dev/shm"):
        for name in os.listdir(folder):
            if scene.mark in name:
                os.unlink(f"{folder}/{name}")
    for kind, option in (("shm", "-M"), ("sem", "-S"), ("msg", "-Q")):
        with open(f"/proc/sysvipc/{kind}") as table:
            if any(line.split()[0] == str(scene.key) for line in table.readlines()[1:]):
                subprocess.run(["ipcrm", option, str(scene.key)], check=True)


@pytest.fixture(autouse=True)
def _here(monkeypatch):
    monkeypatch.chdir(os.getcwd())  # goes back afterwards


def test_it_succeeds_where_nothing_protects(escapes_attack, scene, launcher, run_function, until):
    before = scene.files()
    said = run_function(launcher, scene.aimed(escapes_attack.source) + ASK, "asked")
    try:
        if "refused" in said and os.geteuid() != 0:
            pytest.skip("this system refuses it to people who are not root")
        assert until(lambda: escapes_attack.shows in scene.hits(said, before), 2)
    finally:
        if left := re.match(r"left (\d+)", said):
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(left[1]), signal.SIGKILL)


def test_it_fails_at_every_level(
    escapes_attack, level, sandbox, scene, run_function, nothing_left, honest_gets_everything
):
    before = scene.files()
    with nothing_left(sandbox, keys=[scene.key]):
        said = run_function(sandbox, scene.aimed(escapes_attack.source) + ASK, "asked")
    # Where the attacker's user cannot reach this Python, even the level that could do with less opens nothing at all.
    exempt = escapes_attack.more.get(level.label) and not sandbox._confinement.strict
    documented = {"possible"} if exempt else set()
    assert scene.hits(said, before) == documented
    honest_gets_everything(sandbox)
