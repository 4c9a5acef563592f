"""Four levels of protection: each is proved by trying to break out, and none is believed on its word."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from grader.errors import SandboxError
from grader.locale import T
from grader.sandbox import (
    Level,
    Limits,
    best_launcher,
    bubblewrap,
    levels,
    lockdown,
    require_level,
    unprotected_launcher,
)
from grader.sandbox.launch import ProcessLauncher, ZygoteLauncher
from grader.sandbox.levels import Proof, try_canary

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the levels above unprotected need Linux")
LOCKED = (Level.FILTERED, Level.CONFINED, Level.ISOLATED)
ALL = frozenset({"read", "stat", "write", "connect", "fork"})


def reason_against(level):
    """Why this machine cannot do a level; None if it can."""
    reasons = [levels._missing(lower) for lower in LOCKED if lower <= level]
    return next((reason.show("en") for reason in reasons if reason is not None), None)


@pytest.fixture
def prove():
    """best_launcher with every launcher closed at the end."""
    proofs = []

    def proved(ceiling=None):
        proofs.append(best_launcher(("numpy",), Limits(), ceiling))
        return proofs[-1]

    yield proved
    for proof in proofs:
        proof.launcher.close()


@pytest.fixture
def no_wish(monkeypatch):
    monkeypatch.delenv("GRADER_SANDBOX", raising=False)


@pytest.mark.parametrize("level", LOCKED)
def test_a_level_keeps_the_canary_from_everything_that_it_promises(prove, level):
    if reason := reason_against(level):
        pytest.skip(reason)
    proof = prove(level)
    assert (proof.level, proof.launcher.level) == (level, level.label)
    layers, possible = try_canary(proof.launcher)
    assert {"rlimits", "seccomp"} <= layers
    assert ("landlock" in layers) == (level >= Level.CONFINED)
    assert possible <= ({"stat"} if level < Level.ISOLATED else set())


def test_the_canary_can_do_everything_where_nothing_stops_it():
    launcher = unprotected_launcher(("numpy",))
    layers, possible = try_canary(launcher)
    launcher.close()
    assert (layers, possible) == (frozenset(), ALL)


@pytest.mark.parametrize("level", LOCKED)
@pytest.mark.parametrize("make", [lambda: ZygoteLauncher(("numpy",)), ProcessLauncher], ids=["zygote", "process"])
def test_a_launcher_that_only_claims_to_lock_in_is_caught(level, make):
    launcher = make()
    launcher.level = level.label
    reason = levels._failure(launcher, level)
    launcher.close()
    assert "no " in reason.show("en")
    assert "seccomp" in reason.show("en")


def test_layers_that_are_claimed_but_do_nothing_are_caught(monkeypatch):
    """The child's own report is not believed either."""
    monkeypatch.setattr(levels, "try_canary", lambda _launcher: (
        frozenset({"rlimits", "seccomp", "landlock"}), frozenset({"connect", "read"})))
    assert "could still do this: connect, read" in levels._failure(None, Level.CONFINED).show("en")


@pytest.mark.parametrize(("possible", "level", "caught"), [
    ({"stat"}, Level.FILTERED, False), ({"stat"}, Level.CONFINED, False), ({"stat"}, Level.ISOLATED, True),
    ({"fork"}, Level.FILTERED, True), ({"write"}, Level.CONFINED, True), (set(), Level.ISOLATED, False),
])
def test_what_a_level_may_not_let_through(monkeypatch, possible, level, caught):
    layers = frozenset({"rlimits", "seccomp", "landlock"})
    monkeypatch.setattr(levels, "try_canary", lambda _launcher: (layers, frozenset(possible)))
    assert (levels._failure(None, level) is not None) == caught


@pytest.mark.parametrize("change", [{"landlock": False}, {"boxed": False, "strict": False}])
def test_a_weaker_confinement_than_the_level_needs_is_caught(change):
    if reason := reason_against(Level.ISOLATED):
        pytest.skip(reason)
    weaker = ZygoteLauncher(("numpy",), replace(levels._confinement(Level.ISOLATED, Limits(), strict=False), **change))
    reason = levels._failure(weaker, Level.ISOLATED)
    weaker.close()
    assert reason is not None
    assert ("landlock" in reason.show("en")) == ("landlock" in change)


def weakened(real, level, **change):
    """`_confinement` with one level made weaker than it should be."""
    return lambda which, limits, *, strict: replace(
        real(which, limits, strict=strict), **(change if which is level else {}))


def test_a_broken_level_is_not_used_and_the_next_one_is(prove, monkeypatch, no_wish):
    if reason := reason_against(Level.ISOLATED):
        pytest.skip(reason)
    monkeypatch.setattr(levels, "_confinement", weakened(levels._confinement, Level.ISOLATED, boxed=False))
    proof = prove()
    assert proof.level is Level.CONFINED
    ((level, reason),) = proof.obstacles
    assert level is Level.ISOLATED
    assert "could still do this: stat" in reason.show("en")


def test_a_canary_that_cannot_even_start_is_an_obstacle(prove, monkeypatch, no_wish):
    def broken(_launcher):
        raise SandboxError(T("no such thing"))

    monkeypatch.setattr(levels, "try_canary", broken)
    proof = prove()
    assert proof.level is Level.UNPROTECTED
    assert [level for level, _ in proof.obstacles] == [Level.ISOLATED, Level.CONFINED, Level.FILTERED]


def test_without_user_namespaces_it_is_confined(prove, monkeypatch, no_wish):
    if reason := reason_against(Level.CONFINED):
        pytest.skip(reason)
    denied = "setting up uid map: Permission denied"
    real = subprocess.run

    def run(argv, **options):
        if "bwrap" in str(argv[0]):
            return subprocess.CompletedProcess(argv, 1, "", f"bwrap: {denied}\n")
        return real(argv, **options)

    monkeypatch.setattr(bubblewrap.shutil, "which", lambda _name: "/usr/bin/bwrap")
    monkeypatch.setattr(bubblewrap.subprocess, "run", run)
    proof = prove()
    assert (proof.level, proof.launcher.level) == (Level.CONFINED, "confined")
    assert [level for level, _ in proof.obstacles] == [Level.ISOLATED]
    assert denied in proof.obstacles[0][1].show("en")


def test_without_landlock_it_is_filtered(prove, monkeypatch, no_wish):
    if reason := reason_against(Level.FILTERED):
        pytest.skip(reason)
    monkeypatch.setattr(lockdown, "prepare_landlock", lambda *_args: None)
    proof = prove()
    assert proof.level is Level.FILTERED
    assert "Landlock" in proof.obstacles[0][1].show("en")


def test_without_seccomp_nothing_is_protected(prove, monkeypatch, no_wish):
    monkeypatch.setattr(lockdown, "prepare_seccomp", lambda **_options: None)
    proof = prove()
    assert (proof.level, proof.launcher.level) == (Level.UNPROTECTED, "unprotected")
    assert all("libseccomp2" in reason.show("en") for _, reason in proof.obstacles)


@pytest.mark.parametrize("wish", ["unprotected", "filtered", "confined", "isolated", ""])
def test_the_environment_sets_a_ceiling(prove, monkeypatch, wish):
    highest = Level.of(wish) if wish else Level.ISOLATED
    if reason := reason_against(highest):
        pytest.skip(reason)
    monkeypatch.setenv("GRADER_SANDBOX", wish)
    proof = prove()
    assert proof.level is highest
    assert [level for level, _ in proof.obstacles] == [level for level in reversed(LOCKED) if level > highest]
    assert all("GRADER_SANDBOX" in reason.show("en") for _, reason in proof.obstacles)


def test_a_ceiling_that_is_no_level_is_an_error(prove, monkeypatch):
    monkeypatch.setenv("GRADER_SANDBOX", "very safe")
    with pytest.raises(SandboxError, match="'very safe', which is no level") as caught:
        prove()
    assert "unprotected, filtered, confined, isolated" in caught.value.show("en")


class Closing:
    level = "filtered"
    closed = False

    def close(self):
        self.closed = True


@pytest.mark.parametrize("minimum", Level)
@pytest.mark.parametrize("level", Level)
def test_grading_needs_the_level_that_was_asked_for(level, minimum):
    obstacles = ((Level.ISOLATED, T("no box")), (Level.CONFINED, T("no lock")), (Level.FILTERED, T("no filter")))
    proof = Proof(Closing(), level, tuple(obstacle for obstacle in obstacles if obstacle[0] > level))
    if level >= minimum:
        require_level(proof, minimum)
        assert not proof.launcher.closed
        return
    with pytest.raises(SandboxError) as caught:
        require_level(proof, minimum)
    said = caught.value.show("en")
    assert caught.value.exit_code == 3
    assert f"at the level {level.label} here, and grading needs at least {minimum.label}" in said
    assert ("isolated: no box" in said, "filtered: no filter" in said) == (True, minimum is Level.FILTERED)
    assert "grader doctor" in said
    assert "--allow-unprotected" in said
    assert proof.launcher.closed


def test_levels_are_ordered_and_have_words():
    assert sorted(Level) == [Level.of(word) for word in ("unprotected", "filtered", "confined", "isolated")]
    assert [level.label for level in Level] == ["unprotected", "filtered", "confined", "isolated"]
    with pytest.raises(KeyError):
        Level.of("fort knox")


def test_the_trusted_process_cannot_be_read_by_its_user():
    """In a child, because it cannot be taken back for what else runs here."""
    code = ("import ctypes, os; from grader.sandbox.levels import protect_this_process; protect_this_process(); "
            "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60,
                          env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.stdout.strip() == "0"
