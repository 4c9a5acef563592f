"""Frames that no honest process sends: they break a trusting decoder, and are answers like any other to this one."""

import contextlib
import json
import socket
import struct
import threading
import time
import tracemalloc
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.sandbox import Limits, ProgramSpec, RemoteObject, Student, StudentError, StudentProcess, wire
from grader.sandbox.launch import Child

DEADLINE, SLACK, PATIENCE, MEGABYTES = 0.2, 0.5, 3, 24
SPEC = ProgramSpec("unit", "unit.py", ((0, ""),), ("f",))
LIMITS = Limits(call_seconds=DEADLINE, load_seconds=5, total_seconds=20, output_characters=1000)
LOADED = {"layers": [], "notes": [], "defined": ["f"], "untouched": []}
PLAIN = (type(None), bool, int, float, complex, str, list, tuple, dict)
DTYPES = {"|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"}


def content(attack):
    """The bytes of an attack, after its prefix; and the prefix."""
    more = attack.more
    if "raw" in more:
        text = bytes.fromhex(more["raw"])
    else:
        header = more["header"]
        for word, filling in {
            "@PAD@": "x" * 200, "@LONG@": "x" * 10_000, "@DIGITS@": "9" * 4000, "@BRACKETS@": "[" * 100_000 + "]" * 100_000,
            "@NESTED@": '["list", [' * 45 + "1" + "]]" * 45, "@MANY@": "0," * 1_000_000 + "0", "@LONGHEX@": "f" * 5000,
            "@FOURMB@": "x" * 4_000_000, "@FRAMES@": '["unit.py", 1, "f"],' * 100_000,
        }.items():
            header = header.replace(word, filling)
        text = header.encode()
    arrays = bytes(more.get("arrays", 0))
    lengths = more.get("lengths", [len(text), len(arrays)])
    return struct.pack("!II", *lengths) + text + arrays


def play(sock, attack, seconds):
    """Send an attack, for so long if it is one without an end."""
    data, more, end = content(attack), attack.more, time.monotonic() + seconds
    if more.get("send") == "drip":
        for byte in data:
            if time.monotonic() > end:
                break
            sock.sendall(bytes([byte]))
            threading.Event().wait(0.01)
        return
    sock.sendall(data)
    while more.get("repeat") and time.monotonic() < end:
        sock.sendall(data)
    if more.get("send") == "close":
        sock.shutdown(socket.SHUT_RDWR)


class Puppets:
    """A launcher of processes that are threads of ours: the first one attacks, those after it are honest."""

    level = "none"

    def __init__(self, attack, seconds=3.0, act=None):
        self.attack, self.seconds, self.act = attack, seconds, act or (lambda sock: play(sock, attack, seconds))
        self.threads = []

    def launch(self):
        ours, theirs = socket.socketpair()
        thread = threading.Thread(target=self._serve, args=(theirs, not self.threads), daemon=True)
        self.threads.append(thread)
        thread.start()
        return Child(ours, lambda: None)

    def _serve(self, sock, attacking):
        reader = wire.Reader(sock)
        with sock, contextlib.suppress(OSError, wire.WireError):
            while True:
                header, _arrays = reader.receive()
                if header["op"] == "load":
                    wire.send(sock, wire.pack(LOADED, []))
                elif attacking and header["op"] == "call":
                    self.act(sock)
                    attacking = False
                else:
                    wire.send(sock, wire.pack({"value": 7, "changed": []}, []))

    def join(self):
        for thread in self.threads:
            thread.join(10)
            assert not thread.is_alive()


@dataclass
class Result:
    """What came of receiving an attack."""

    value: object
    error: BaseException | None
    seconds: float
    megabytes: float


def measured(action, *, memory=False):
    """Run an action; its memory only when asked for, because that takes many times as long."""
    if memory:
        tracemalloc.start()
    begun, value, error = time.monotonic(), None, None
    try:
        value = action()
    except Exception as caught:  # noqa: BLE001 - whatever escapes is the result
        error = caught
    seconds, peak = time.monotonic() - begun, tracemalloc.get_traced_memory()[1]
    if memory:
        tracemalloc.stop()
    return Result(value, error, seconds, peak / (1 << 20))


def naive_read(sock, size):
    buffer, view = bytearray(size), 0
    while view < size:
        got = sock.recv_into(memoryview(buffer)[view:])  # the timeout begins anew with every read
        if not got:
            raise EOFError
        view += got
    return buffer


def naive_value(form, data):
    if not isinstance(form, list):
        return form
    tag, *rest = form
    if tag == "array":
        return np.ndarray(rest[1], np.dtype(rest[0]), bytes(data) if data else None)
    return {"list": list, "dict": dict, "complex": complex, "int": lambda digits: int(digits, 16),
            "handle": lambda number, name: (name, number), "callback": [str.upper].__getitem__}[tag](*rest)


def naive_receive(sock):
    """A transport of twenty lines that trusts what it is sent."""
    callbacks = [lambda x: x, lambda secret: "what no student is given"]
    while True:
        sizes = struct.unpack("!II", naive_read(sock, 8))
        header = json.loads(naive_read(sock, sizes[0]))
        data = naive_read(sock, sizes[1])
        if "callback" in header:
            value = callbacks[header["callback"]](*[naive_value(arg, data) for arg in header["args"]])
            if header["callback"] < 0:
                return {"called": value}
        elif "error" in header:
            return [header["error"]["message"], *[tuple(frame)[2] for frame in header["error"]["frames"]]]
        elif "output" not in header and "progress" not in header:
            return naive_value(header["value"], data), header["changed"]


def test_it_breaks_a_trusting_decoder(frames_attack):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.settimeout(DEADLINE)
        sender = threading.Thread(target=quietly, args=(play, theirs, frames_attack, 0.9))
        sender.start()
        result = measured(lambda: naive_receive(ours), memory=frames_attack.shows == "memory")
        ours.close()
        sender.join()
    broken = {
        "crash": result.error is not None and not isinstance(result.error, TimeoutError),
        "foreign": result.error is None, "memory": result.megabytes > 100, "time": result.seconds > DEADLINE + SLACK,
        "flood": isinstance(result.value, list) and len(str(result.value)) > 100_000,
    }
    assert broken[frames_attack.shows]


def quietly(function, *args):
    with contextlib.suppress(OSError):
        function(*args)


def plain(value):
    if type(value) is np.ndarray:
        return value.dtype.str in DTYPES and value.flags.owndata and value.flags.writeable
    if isinstance(value, np.generic):
        return value.dtype.str in DTYPES
    parts = value.values() if type(value) is dict else value if type(value) in (list, tuple) else ()
    return (type(value) in PLAIN or isinstance(value, RemoteObject)) and all(map(plain, parts))


@pytest.fixture
def attacked(frames_attack):
    puppets = Puppets(frames_attack)
    process = StudentProcess(puppets, SPEC, LIMITS)
    process.report()
    yield process
    process.close()
    puppets.join()


def test_it_is_an_answer_like_any_other(frames_attack, attacked):
    student = Student(attacked)
    result = measured(lambda: student.f(lambda x: x))
    assert result.error is None or isinstance(result.error, StudentError)
    assert plain(result.value)
    assert not frames_attack.more.get("refused") or result.error is not None
    assert result.seconds < DEADLINE + PATIENCE  # what has arrived is read to its end, also on a busy machine
    assert all(type(position) is int for position in attacked.changed_inputs)
    assert len(str(result.error)) < 2000
    assert len(attacked.take_output()) < 10 * LIMITS.output_characters
    assert student.f(lambda x: x) == 7, "the next call is answered, by a new process where the old one is gone"


def test_it_takes_little_memory(attacked):
    assert measured(lambda: Student(attacked).f(lambda x: x), memory=True).megabytes < MEGABYTES


def test_forged_progress_takes_no_memory():
    frame = json.dumps({"progress": int("9" * 4000)}).encode()
    many = (struct.pack("!II", len(frame), 0) + frame) * 50

    def flood(sock):
        for _ in range(200):
            sock.sendall(many)
        wire.send(sock, wire.pack({"value": 1, "changed": []}, []))

    puppets = Puppets(None, act=flood)
    process = StudentProcess(puppets, SPEC, Limits(call_seconds=30, total_seconds=60))
    process.report()
    result = measured(lambda: Student(process).f(), memory=True)
    assert (result.value, result.error) == (1, None)
    assert result.megabytes < 4
    process.close()
    puppets.join()


def test_questions_inside_of_callbacks_do_not_move_the_deadline():
    """Our function asks their object for its size, which answers by calling our function, and so on."""

    def act(sock):
        end = time.monotonic() + 3
        while time.monotonic() < end:
            wire.send(sock, wire.pack({"callback": 0, "args": [["handle", 0, "ndarray"]]}, []))
            threading.Event().wait(DEADLINE * 0.7)

    puppets = Puppets(None, act=act)
    process = StudentProcess(puppets, SPEC, LIMITS)
    process.report()
    result = measured(lambda: Student(process).f(lambda x: x.size))
    assert isinstance(result.error, StudentError)
    assert result.seconds < DEADLINE + SLACK
    process.close()
    puppets.join()


def test_questions_inside_of_callbacks_end_somewhere():
    def act(sock):
        for _ in range(5000):
            wire.send(sock, wire.pack({"callback": 0, "args": [["handle", 0, "ndarray"]]}, []))

    puppets = Puppets(None, act=act)
    process = StudentProcess(puppets, SPEC, Limits(call_seconds=1, total_seconds=20))
    process.report()
    result = measured(lambda: Student(process).f(lambda x: x.size))
    assert isinstance(result.error, StudentError)
    process.close()
    puppets.join()


headers = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=4)
    | st.sampled_from(["value", "changed", "array", "<f8", "list", "dict", "handle", "error", "0x1"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.sampled_from(
        ["value", "changed", "error", "type", "message", "frames", "output", "text", "callback", "args", "progress"]),
        inner, max_size=4)
    | st.tuples(st.sampled_from(["list", "tuple", "dict", "array", "scalar", "complex", "int", "handle", "opaque"]),
                inner, inner).map(list),
    max_leaves=12,
)
frames = st.one_of(
    st.binary(max_size=60),
    st.tuples(headers, st.binary(max_size=24)).map(
        lambda pair: b"".join(bytes(part) for part in framed(json.dumps(pair[0]).encode(), pair[1]))),
    st.tuples(st.dictionaries(st.sampled_from(["value", "changed", "error", "output", "text", "callback", "args"]),
                              headers, min_size=1), st.binary(max_size=24)).map(
        lambda pair: b"".join(bytes(part) for part in framed(json.dumps(pair[0]).encode(), pair[1]))),
)


def framed(text, arrays):
    return struct.pack("!II", len(text), len(arrays)), text, arrays


@given(st.lists(frames, min_size=1, max_size=3).map(b"".join))
@settings(deadline=None, max_examples=200)
def test_whatever_is_sent_is_an_answer_or_an_error_of_theirs(data):
    """No crash, no hang, no memory beyond what was sent."""
    ours, theirs = socket.socketpair()
    launched = []

    class Once:
        level = "none"

        def launch(self):
            launched.append(True)
            return Child(ours, lambda: None)

    with ours, theirs:
        wire.send(theirs, wire.pack(LOADED, []))
        process = StudentProcess(Once(), SPEC, LIMITS)
        process.report()
        theirs.sendall(data)
        theirs.shutdown(socket.SHUT_WR)
        result = measured(lambda: Student(process).f(lambda x: x), memory=True)
        process.close()
    assert result.error is None or isinstance(result.error, StudentError)
    assert plain(result.value) or isinstance(result.value, wire.Opaque)
    assert result.seconds < 2
    assert result.megabytes < 4
    assert launched == [True]
