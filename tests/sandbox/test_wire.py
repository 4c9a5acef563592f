"""The wire: plain data goes through unchanged, everything else is refused."""

import json
import math
import socket
import struct
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.sandbox import wire

DTYPES = ["|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16"]
NOTHING = memoryview(b"")


def identity(reference):
    return reference


def opaque(value):
    return wire.Opaque(type(value).__name__)


def round_trip(value, refer=opaque):
    buffers = []
    encoded = json.loads(json.dumps(wire.encode(value, buffers, refer)))
    return wire.decode(encoded, memoryview(b"".join(buffers)), identity)


def same(a, b):
    """Equal in type and, bit by bit, in value."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray | np.generic):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    if isinstance(a, complex):
        return same(a.real, b.real) and same(a.imag, b.imag)
    return a == b or (a != a and b != b)


@st.composite
def arrays(draw):
    dtype = np.dtype(draw(st.sampled_from(DTYPES)))
    shape = tuple(draw(st.lists(st.integers(0, 3), max_size=4)))
    size = math.prod(shape) * dtype.itemsize
    data = draw(st.binary(min_size=size, max_size=size))
    if dtype.kind == "b":
        data = bytes(byte & 1 for byte in data)
    array = np.frombuffer(bytearray(data), dtype).reshape(shape)
    return array if draw(st.booleans()) else np.asfortranarray(array)


@st.composite
def scalars(draw):
    array = draw(arrays())
    return array.ravel()[0] if array.size else np.float64(1.5)


plain = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text() | arrays() | scalars()
)
keys = st.text(max_size=5) | st.integers(-(2**63) + 1, 2**63 - 1)
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple)
    | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(values)
@settings(deadline=None, max_examples=150)
def test_plain_data_goes_through_unchanged(value):
    assert same(round_trip(value), value)


@pytest.mark.parametrize("value", ["\ud800", "한글", "\x00", 2**63, -(2**200), -0.0, math.inf, math.nan],
                         ids=ascii)
def test_odd_values_go_through_unchanged(value):
    assert same(round_trip(value), value)


def test_an_array_that_arrives_can_be_written_to_and_owns_its_memory():
    array = round_trip(np.arange(3.0))
    array[0] = 7
    assert array.base is None


class Everything(np.ndarray):
    def __eq__(self, other):
        return True


class Sly(list):
    def __eq__(self, other):
        return True


@pytest.mark.parametrize("claimed", [np.ndarray, np.float64, dict, list, tuple])
def test_an_object_that_lies_about_its_class_is_opaque(claimed):
    def reached(*_args):
        raise AssertionError("the object was asked for what it holds")

    # Taken for a sequence, such an object holds itself, and unpacking it would take for ever.
    lie = {"__class__": property(lambda _self: claimed), "__len__": reached, "__getitem__": reached,
           "__iter__": reached, "items": reached}
    assert same(round_trip(type("Liar", (), lie)()), wire.Opaque("Liar"))


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (np.arange(3).view(Everything), np.arange(3)),
        (Sly([1]), [1]),
        (np.ma.masked_array([1.0, 2.0], [True, False]), np.array([1.0, 2.0])),
        (np.arange(6).reshape(2, 3).T, np.array([[0, 3], [1, 4], [2, 5]])),
        (np.array([1, 2], ">i4"), np.array([1, 2], "<i4")),
        (np.longdouble(1.5), np.float64(1.5)),
        ({np.int64(3): 1}, {3: 1}),
    ],
)
def test_subclasses_and_foreign_layouts_arrive_as_the_plain_type(value, plain):
    assert same(round_trip(value), plain)


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, np.array([object()]), np.array(["text"]), np.zeros(2, [("a", "f8")]), {(1, 2): 3},
     {True: 1}, pytest.param(1 << 20_000, id="enormous"), b"bytes", len],
)
def test_what_is_not_plain_data_arrives_as_the_name_of_its_type(value):
    assert isinstance(round_trip(value), wire.Opaque)


def test_a_structure_that_contains_itself_ends_somewhere():
    endless = []
    endless.append(endless)
    assert "opaque" in json.dumps(wire.encode(endless, [], opaque))


@pytest.mark.parametrize("reference", [wire.Handle(3, "Affine"), wire.Callback(0), wire.Opaque("set")])
def test_references_go_through_as_what_they_are(reference):
    assert round_trip([len], lambda _value: reference) == [reference]


F8 = struct.pack("<d", 1.0)


@pytest.mark.parametrize(
    ("encoded", "arrays"),
    [
        ({}, b""), ([], b""), ([1], b""), ([["list"]], b""), (["no such tag", 1], b""), (["list"], b""),
        (["list", 3], b""), (["list", [], []], b""), (["tuple", None], b""), (["tuple", {"a": 1}], b""),
        (["list", [{}]], b""), (["dict", [[1]]], b""), (["dict", [[1, 2, 3]]], b""), (["dict", [[1.5, 2]]], b""),
        (["dict", [[True, 2]]], b""), (["dict", [[None, 2]]], b""), (["dict", 5], b""), (["dict", [5]], b""),
        (["array", "<f8", [2]], F8), (["array", "<f8", [1]], F8 + b"x"), (["array", "<f8", [-1]], b""),
        (["array", "<f8", [True]], F8), (["array", "<f8", [1.0]], F8), (["array", "<f8", "1"], F8),
        (["array", "|O", [1]], F8), (["array", ">f8", [1]], F8), (["array", ["<f8"], [1]], F8),
        (["array", "<f8", [1] * 33], F8), (["array", "<f8", [2**62, 2**62]], b""), (["array", "<f8"], F8),
        (["scalar", "<f8", [1]], F8), (["scalar", "|V8", []], F8), (["complex", 1, 2.0], b""),
        (["complex", 1.0], b""), (["complex", "1", "2"], b""), (["int", 5], b""), (["int", "zz"], b""),
        (["int", "0x" + "f" * 5000], b""), (["handle", "1", "A"], b""), (["handle", True, "A"], b""),
        (["handle", 1, "A" * 81], b""), (["handle", 1], b""), (["callback", 1.0], b""), (["callback", None], b""),
        (["opaque", 5], b""), (["opaque", "x" * 200], b""), (None, b"left over"), (["list", [1]], b"left over"),
    ],
)
def test_every_malformed_form_is_refused(encoded, arrays):
    with pytest.raises(wire.WireError):
        wire.decode(encoded, memoryview(arrays), identity)


def test_a_boolean_array_holds_only_true_and_false_whatever_its_bytes_say():
    array = wire.decode(["array", "|b1", [2]], memoryview(b"\x02\x00"), identity)
    assert array.tobytes() == b"\x01\x00"


forms = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([*DTYPES, "list", "array", "0x1"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
    | st.tuples(st.sampled_from(
        ["list", "tuple", "dict", "array", "scalar", "complex", "int", "handle", "callback", "opaque"]),
        inner, inner).map(list),
    max_leaves=10,
)


@given(forms, st.binary(max_size=16))
@settings(deadline=None, max_examples=300)
def test_whatever_arrives_is_either_plain_data_or_refused(encoded, data):
    try:
        value = wire.decode(encoded, memoryview(data), identity)
    except wire.WireError:
        return
    assert type(value) in {
        type(None), bool, int, float, complex, str, list, tuple, dict, np.ndarray,
        wire.Handle, wire.Callback, wire.Opaque} or isinstance(value, np.generic)


def test_a_form_nested_too_deeply_is_refused():
    encoded = None
    for _ in range(wire.MAX_DEPTH + 5):
        encoded = ["list", [encoded]]
    with pytest.raises(wire.WireError):
        wire.decode(encoded, NOTHING, identity)


def test_a_form_with_too_many_parts_is_refused():
    with pytest.raises(wire.WireError):
        wire.decode(["list", [None] * (2 * wire.MAX_NODES + 1)], NOTHING, identity)


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def soon():
    return time.monotonic() + 5


def frame(text, arrays=b""):
    return struct.pack("!II", len(text), len(arrays)) + text + arrays


def test_a_frame_arrives_as_it_was_sent(pair):
    ours, theirs = pair
    wire.send(theirs, wire.pack({"value": 1, "text": "한글\ud800"}, [b"ab", b"c"]))
    header, arrays = wire.Reader(ours).receive(soon())
    assert header == {"value": 1, "text": "한글\ud800"}
    assert bytes(arrays) == b"abc"


@pytest.mark.parametrize(
    "data",
    [
        frame(b"not json"), frame(b""), frame(b"[1]"), frame(b"null"), frame(b"\xff\xfe"), frame(b"[" * 100_000),
        frame(b'{"a":' + b"9" * 5000 + b"}"), struct.pack("!II", wire.MAX_HEADER_BYTES + 1, 0),
        struct.pack("!II", 2, wire.MAX_ARRAY_BYTES + 1),
    ],
)
def test_a_frame_that_is_none_is_refused(pair, data):
    ours, theirs = pair
    theirs.sendall(data)
    with pytest.raises(wire.WireError) as refused:
        wire.Reader(ours).receive(soon())
    assert not isinstance(refused.value, wire.WireClosedError | wire.WireTimeoutError)


@pytest.mark.parametrize("data", [b"", b"\x00", frame(b"{}")[:-1], frame(b"{}", b"abc")[:-1]])
def test_a_frame_that_breaks_off_says_that_the_other_side_is_gone(pair, data):
    ours, theirs = pair
    theirs.sendall(data)
    theirs.close()
    with pytest.raises(wire.WireClosedError):
        wire.Reader(ours).receive(soon())


def test_what_is_too_large_is_not_sent(pair, monkeypatch):
    ours, theirs = pair
    monkeypatch.setattr(wire, "MAX_HEADER_BYTES", 100)
    with pytest.raises(wire.WireError):
        wire.send(theirs, wire.pack({"text": "x" * 200}, []))
    wire.send(theirs, wire.pack({"text": "x"}, []))
    assert wire.Reader(ours).receive(soon())[0] == {"text": "x"}


def test_sending_to_nobody_says_so(pair):
    ours, theirs = pair
    theirs.close()
    with pytest.raises(wire.WireClosedError):
        wire.send(ours, wire.pack({}, []))


def test_a_frame_fed_byte_by_byte_does_not_move_the_deadline(pair):
    ours, theirs = pair
    stop = threading.Event()

    def feed():
        for byte in frame(b'{"text": "' + b"x" * 1000 + b'"}'):
            if stop.wait(0.01):
                return
            theirs.send(bytes([byte]))

    feeder = threading.Thread(target=feed)
    feeder.start()
    start = time.monotonic()
    try:
        with pytest.raises(wire.WireTimeoutError):
            wire.Reader(ours).receive(start + 0.2)
        assert time.monotonic() - start < 1
    finally:
        stop.set()
        feeder.join()


def test_a_reader_that_does_not_read_does_not_move_the_deadline(pair):
    ours, _theirs = pair
    start = time.monotonic()
    with pytest.raises(wire.WireTimeoutError):
        wire.send(ours, wire.pack({}, [b"x" * (8 << 20)]), start + 0.2)
    assert time.monotonic() - start < 1


def test_a_deadline_that_has_passed_is_met_at_once(pair):
    with pytest.raises(wire.WireTimeoutError):
        wire.Reader(pair[0]).receive(time.monotonic() - 1)


def test_a_forged_length_takes_no_memory(pair):
    ours, theirs = pair
    theirs.sendall(struct.pack("!II", 2, wire.MAX_ARRAY_BYTES) + b"{}" + b"x" * 1000)
    theirs.close()
    tracemalloc.start()
    with pytest.raises(wire.WireClosedError):
        wire.Reader(ours).receive(soon())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20


def test_a_forged_shape_takes_no_memory():
    tracemalloc.start()
    with pytest.raises(wire.WireError):
        wire.decode(["array", "<f8", [1 << 20, 1 << 20]], memoryview(b"x" * 8), identity)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1 << 20
