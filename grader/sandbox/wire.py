"""The pipe between the trusted process and the student's: plain data in length-prefixed frames.

A frame is two lengths, a JSON header and the raw bytes of the arrays that the header names. Nothing but exact
builtin and numpy types ever comes out of `decode`: no pickle, no lookup of names, no subclass, no view.
Both sides use this module, so it imports only the standard library and numpy.
"""

from __future__ import annotations

import json
import math
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_HEADER_BYTES = 4 << 20
MAX_ARRAY_BYTES = 256 << 20
MAX_DEPTH = 40
MAX_NODES = 200_000
_MAX_PLAIN_INT = 1 << 63
_MAX_INT_HEX_DIGITS = 4096
_MAX_NAME = 80
_PART, _CHUNK = 1 << 16, 1 << 20  # the least and the most that is read at once
_LENGTHS = struct.Struct("!II")
_JSON, _PARSER = json.JSONEncoder(separators=(",", ":")), json.JSONDecoder()
_DTYPES = {
    code: np.dtype(code)
    for code in ("|b1", "|i1", "<i2", "<i4", "<i8", "|u1", "<u2", "<u4", "<u8",
                 "<f2", "<f4", "<f8", "<c8", "<c16")
}


class WireError(Exception):
    """The other side sent something that is not a frame, or too much of it."""


class WireClosedError(WireError):
    """The other side is gone."""


class WireTimeoutError(WireError):
    """The deadline passed before a whole frame arrived."""


@dataclass(frozen=True)
class Handle:
    """Something that stays on the student's side: an object, a function, a value that was put there.

    Args:
        number: its place in the table of the student's process.
        type_name: the name of its type, for messages.
    """

    number: int
    type_name: str = ""


@dataclass(frozen=True)
class Callback:
    """A function that stays on the trusted side and can be called from the student's."""

    number: int


@dataclass(frozen=True)
class Opaque:
    """A value that cannot travel; only the name of its type is known."""

    type_name: str


def encode(value: Any, buffers: list[bytes], refer: Callable[[Any], Handle | Callback | Opaque]) -> Any:
    """Turn a value into what JSON can hold, its arrays appended to `buffers`.

    Args:
        value: plain data; anything else is handed to `refer`.
        buffers: receives the bytes of the arrays, in order.
        refer: says what to send in place of something that is not plain data.
    """
    return _Encoder(buffers, refer).encode(value, 0)


class _Encoder:
    def __init__(self, buffers: list[bytes], refer: Callable[[Any], Handle | Callback | Opaque]) -> None:
        self.buffers, self.refer, self.nodes = buffers, refer, 0

    def encode(self, value: Any, depth: int) -> Any:  # noqa: PLR0911 - one line per type reads best
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return ["opaque", "a structure that is nested too deeply or too large"]
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is str:
            return value
        if kind is int:
            return value if -_MAX_PLAIN_INT <= value < _MAX_PLAIN_INT else self._big_int(value)
        # The type itself, not isinstance, which believes an object that lies about its __class__.
        if kind is np.ndarray:
            return self._array(value, "array")
        if issubclass(kind, np.ndarray):
            return self._array(np.array(value, copy=True, order="C", subok=False), "array")
        if issubclass(kind, np.generic):
            return self._array(np.asarray(value), "scalar")
        if issubclass(kind, dict):
            return self._dict(value, depth)
        if issubclass(kind, list | tuple):
            tag = "list" if issubclass(kind, list) else "tuple"
            return [tag, [self.encode(item, depth + 1) for item in value]]
        if kind is complex:
            return ["complex", value.real, value.imag]
        return self._reference(self.refer(value))

    def _big_int(self, value: int) -> Any:
        too_long = value.bit_length() > 4 * _MAX_INT_HEX_DIGITS
        return ["opaque", "an enormous int"] if too_long else ["int", hex(value)]

    def _array(self, array: np.ndarray[Any, Any], tag: str) -> Any:
        dtype = array.dtype
        if dtype.str in _DTYPES:
            self.buffers.append(array.tobytes())
            return [tag, dtype.str, list(array.shape)]
        if dtype.kind == "f" and dtype.itemsize > 8:
            array = array.astype(np.float64)
        if array.dtype.newbyteorder("<").str not in _DTYPES:
            return ["opaque", f"array of dtype {str(dtype)[:_MAX_NAME]}"]
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        self.buffers.append(array.tobytes())
        return [tag, array.dtype.str, list(array.shape)]

    def _dict(self, value: dict[Any, Any], depth: int) -> Any:
        pairs = []
        for key, item in value.items():
            plain = int(key) if isinstance(key, int | np.integer) and not isinstance(key, bool) else key
            if type(plain) not in (str, int) or (type(plain) is int and abs(plain) >= _MAX_PLAIN_INT):
                return ["opaque", f"dict with a key of type {type(key).__name__[:_MAX_NAME]}"]
            pairs.append([plain, self.encode(item, depth + 1)])
        return ["dict", pairs]

    def _reference(self, reference: Handle | Callback | Opaque) -> Any:
        if isinstance(reference, Handle):
            return ["handle", reference.number, reference.type_name[:_MAX_NAME]]
        if isinstance(reference, Callback):
            return ["callback", reference.number]
        return ["opaque", reference.type_name[:_MAX_NAME]]


def decode(encoded: Any, arrays: memoryview, resolve: Callable[[Handle | Callback | Opaque], Any]) -> Any:
    """Turn what `encode` made back into exact types; raises `WireError` for anything else.

    Args:
        encoded: the JSON part.
        arrays: the bytes of all arrays of the frame.
        resolve: says what a handle, a callback or an opaque value becomes.
    """
    return decode_all([encoded], arrays, resolve)[0]


def decode_all(
    encoded: list[Any], arrays: memoryview, resolve: Callable[[Handle | Callback | Opaque], Any]
) -> list[Any]:
    """Like `decode`, for several values that share one run of array bytes."""
    decoder = _Decoder(arrays, resolve)
    values = [decoder.decode(item, 0) for item in encoded]
    if decoder.offset != len(arrays):
        raise WireError("array bytes that no value names")
    return values


class _Decoder:
    def __init__(self, arrays: memoryview, resolve: Callable[[Handle | Callback | Opaque], Any]) -> None:
        self.arrays, self.resolve, self.offset, self.nodes = arrays, resolve, 0, 0

    def decode(self, encoded: Any, depth: int) -> Any:
        self.nodes += 1
        if depth > MAX_DEPTH + 1 or self.nodes > 2 * MAX_NODES:
            raise WireError("a structure that is too deep or too large")
        kind = type(encoded)
        if encoded is None or kind in (bool, int, float, str):
            return encoded
        if kind is not list or not encoded or type(encoded[0]) is not str:
            raise WireError("an unknown form")
        tag, fields = encoded[0], encoded[1:]
        method = self._METHODS.get(tag)
        if method is None:
            raise WireError("an unknown tag")
        try:
            return method(self, fields, depth)
        except (TypeError, ValueError, IndexError, KeyError, OverflowError) as error:
            raise WireError(f"a malformed {tag}") from error

    def _list(self, fields: list[Any], depth: int) -> list[Any]:
        (items,) = fields
        _expect(type(items) is list)
        return [self.decode(item, depth + 1) for item in items]

    def _tuple(self, fields: list[Any], depth: int) -> tuple[Any, ...]:
        return tuple(self._list(fields, depth))

    def _dict(self, fields: list[Any], depth: int) -> dict[str | int, Any]:
        (pairs,) = fields
        result: dict[str | int, Any] = {}
        for key, item in pairs:
            _expect(type(key) in (str, int))
            result[key] = self.decode(item, depth + 1)
        return result

    def _array(self, fields: list[Any], _depth: int) -> np.ndarray[Any, Any]:
        code, shape = fields
        dtype = _DTYPES[code]
        _expect(type(shape) is list and len(shape) <= 32 and all(type(n) is int and n >= 0 for n in shape))
        size = int(math.prod(shape)) * dtype.itemsize
        _expect(self.offset + size <= len(self.arrays))
        raw = self.arrays[self.offset : self.offset + size]
        self.offset += size
        if dtype.kind == "b":  # a byte that is neither 0 nor 1 would be a third truth value
            return np.asarray(np.frombuffer(raw, np.uint8) != 0).reshape(shape)
        return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()

    def _scalar(self, fields: list[Any], depth: int) -> Any:
        array = self._array(fields, depth)
        _expect(array.shape == ())
        return array[()]

    def _complex(self, fields: list[Any], _depth: int) -> complex:
        real, imag = fields
        _expect(type(real) is float and type(imag) is float)
        return complex(real, imag)

    def _int(self, fields: list[Any], _depth: int) -> int:
        (digits,) = fields
        _expect(type(digits) is str and len(digits) <= _MAX_INT_HEX_DIGITS + 3)
        return int(digits, 16)

    def _handle(self, fields: list[Any], _depth: int) -> Any:
        number, type_name = fields
        _expect(type(number) is int and type(type_name) is str and len(type_name) <= _MAX_NAME)
        return self.resolve(Handle(number, type_name))

    def _callback(self, fields: list[Any], _depth: int) -> Any:
        (number,) = fields
        _expect(type(number) is int)
        return self.resolve(Callback(number))

    def _opaque(self, fields: list[Any], _depth: int) -> Any:
        (type_name,) = fields
        _expect(type(type_name) is str and len(type_name) <= 2 * _MAX_NAME)
        return self.resolve(Opaque(type_name))

    _METHODS: dict[str, Callable[[_Decoder, list[Any], int], Any]] = {  # noqa: RUF012
        "list": _list, "tuple": _tuple, "dict": _dict, "array": _array, "scalar": _scalar,
        "complex": _complex, "int": _int, "handle": _handle, "callback": _callback, "opaque": _opaque,
    }


def _expect(condition: bool) -> None:
    if not condition:
        raise ValueError


def pack(header: dict[str, Any], arrays: list[bytes]) -> bytes:
    """One frame; raises `WireError` when it is too large to be sent."""
    text = _JSON.encode(header).encode("utf-8", "surrogatepass")
    size = sum(map(len, arrays))
    if len(text) > MAX_HEADER_BYTES or size > MAX_ARRAY_BYTES:
        raise WireError("the value is too large to be sent")
    return b"".join([_LENGTHS.pack(len(text), size), text, *arrays])


def send(sock: socket.socket, frames: bytes, deadline: float | None = None) -> None:
    """Send what `pack` made; `deadline` is a time of `time.monotonic`."""
    _set_deadline(sock, deadline)
    try:
        sock.sendall(frames)
    except TimeoutError as error:
        raise WireTimeoutError from error
    except OSError as error:
        raise WireClosedError from error


class Reader:
    """Receives frames; what has arrived of later ones is kept until they are asked for.

    Args:
        sock: where the frames come from; nobody else may read from it.
    """

    def __init__(self, sock: socket.socket) -> None:
        self._sock, self._arrived = sock, bytearray()

    @property
    def has_more(self) -> bool:
        """Whether something of another frame has arrived already."""
        return bool(self._arrived)

    def receive(self, deadline: float | None = None) -> tuple[dict[str, Any], memoryview]:
        """Receive one frame: its header and the bytes of its arrays. Raises `WireError`."""
        header_size, array_size = _LENGTHS.unpack(self._take(_LENGTHS.size, deadline))
        if header_size > MAX_HEADER_BYTES or array_size > MAX_ARRAY_BYTES:
            raise WireError("a frame that is too large")
        text = self._take(header_size, deadline)
        arrays = self._take(array_size, deadline)
        try:
            decoded = text.decode("utf-8", "surrogatepass")
            header, end = _PARSER.raw_decode(decoded)
        except (ValueError, RecursionError) as error:
            raise WireError("a header that is not JSON") from error
        if type(header) is not dict or end != len(decoded):
            raise WireError("a header that is not an object")
        return header, memoryview(arrays)

    def _take(self, size: int, deadline: float | None) -> bytearray:
        # Memory grows with what really arrives, not with what a forged length promises.
        taken = self._arrived[:size]
        del self._arrived[:size]
        while len(taken) < size:
            missing = size - len(taken)
            part = self._read(min(max(missing, _PART), _CHUNK), deadline)
            taken += part[:missing]
            self._arrived += part[missing:]
        return taken

    def _read(self, size: int, deadline: float | None) -> bytes:
        _set_deadline(self._sock, deadline)
        try:
            part = self._sock.recv(size)
        except TimeoutError as error:
            raise WireTimeoutError from error
        except OSError as error:
            raise WireClosedError from error
        if not part:
            raise WireClosedError
        return part


def _set_deadline(sock: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        if sock.gettimeout() is not None:
            sock.settimeout(None)
        return
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise WireTimeoutError
    sock.settimeout(remaining)
