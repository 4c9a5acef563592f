"""The student's process: load the program, answer requests about it, one frame at a time.

Nothing here is trusted. The code under test runs in the same process and may change all of it; what comes out is
only ever plain data that the other side decodes strictly and judges like any answer.
"""

from __future__ import annotations

import os
import random
import socket
import sys
import threading
import traceback
import types
from collections import deque
from collections.abc import Callable
from typing import Any, TextIO

import numpy as np

from grader.sandbox import loader, wire
from grader.sandbox.memory_files import MemoryFiles
from grader.sandbox.operators import OPERATORS

_MAX_FRAMES = 30
_MAX_UNSENT = 1 << 16


class CallbackError(Exception):
    """A function that the grader passed in could not be computed for the arguments it was given."""


class Output:
    """Takes the place of `sys.stdout` and `sys.stderr`: sends whole lines on, up to a limit.

    Args:
        emit: sends a piece of text.
        limit: how many characters are sent before the rest is dropped.
    """

    encoding, errors, closed = "utf-8", "replace", False

    def __init__(self, emit: Callable[[str], None], limit: int) -> None:
        self._emit, self._left, self._pending = emit, limit, ""

    def write(self, text: str) -> int:
        """Take a text; at most the part within the limit is kept."""
        if not isinstance(text, str):
            raise TypeError("write() argument must be str")
        room = self._left - len(self._pending)
        if room > 0:
            self._pending += text[:room]
            if "\n" in text or len(self._pending) >= self._left:
                self.flush()
        elif self._left == 0:
            self._left = -1
            self._emit("")  # an empty piece says that the rest was cut
        return len(text)

    def flush(self) -> None:
        """Send what has been written so far."""
        if self._pending:
            pending, self._pending = self._pending, ""
            self._left -= len(pending)
            self._emit(pending)

    def writelines(self, lines: list[str]) -> None:
        """Write several texts."""
        for line in lines:
            self.write(line)

    def isatty(self) -> bool:
        """Never a terminal."""
        return False

    def writable(self) -> bool:
        """Whether `write` works."""
        return True


class Server:
    """Answers the requests of the trusted process over one socket."""

    def __init__(self, sock: socket.socket, layers: tuple[str, ...]) -> None:
        self.sock, self.layers = sock, layers
        self.reader = wire.Reader(sock)
        self.unsent: list[bytes] = []
        self.waiting: deque[tuple[dict[str, Any], memoryview]] = deque()
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.module = types.ModuleType("student")
        self.outputs: list[Output] = []
        self.files = MemoryFiles()

    def serve(self) -> None:
        """Answer until the other side closes the socket."""
        while True:
            self.answer()

    def answer(self) -> None:
        """Answer one request."""
        try:
            header, arrays = self.waiting.popleft() if self.waiting else self.reader.receive()
        except wire.WireError:
            os._exit(0)
        self._answer(header, arrays)
        # Requests may come before their predecessors' answers are wanted; those then travel together.
        if not (self.waiting or self.reader.has_more) or sum(map(len, self.unsent)) > _MAX_UNSENT:
            self._flush()

    def _answer(self, header: dict[str, Any], arrays: memoryview) -> None:
        buffers: list[bytes] = []
        try:
            reply = self._OPERATIONS[header["op"]](self, header, arrays, buffers)
        except BaseException as error:  # noqa: BLE001 - sys.exit() in a student's function is an answer too
            buffers.clear()
            reply = {"error": _error_data(error)}
        for output in self.outputs:
            output.flush()
        try:
            self._send(reply, buffers)
        except wire.WireError as error:
            self._send({"error": {"type": "ValueError", "message": str(error), "frames": []}}, [])

    def _send(self, header: dict[str, Any], buffers: list[bytes]) -> None:
        self.unsent.append(wire.pack(header, buffers))

    def _flush(self) -> None:
        unsent, self.unsent = b"".join(self.unsent), []
        try:
            wire.send(self.sock, unsent)
        except wire.WireClosedError:
            os._exit(0)

    def _send_now(self, header: dict[str, Any], buffers: list[bytes]) -> None:
        self._send(header, buffers)
        self._flush()

    def _begin(self, _header: dict[str, Any], _arrays: memoryview, _buffers: list[bytes]) -> dict[str, Any]:
        self.objects.clear()
        self.numbers.clear()
        return {"value": None, "changed": []}

    def _load(self, header: dict[str, Any], _arrays: memoryview, _buffers: list[bytes]) -> dict[str, Any]:
        limit = header["output_limit"]
        self.outputs = [Output(self._emitter(stream), limit) for stream in ("stdout", "stderr")]
        sys.stdout, sys.stderr = (_as_text_io(output) for output in self.outputs)
        provided = loader.ProvidedModules(header["sources"], header["aliases"], header["allowed"])
        sys.meta_path.insert(0, provided)
        for name in [n for n in sys.modules if n.partition(".")[0] == "grader"]:
            del sys.modules[name]
        self.module = types.ModuleType(header["module"])
        sys.modules[header["module"]] = self.module
        cells = [(number, source) for number, source in header["cells"]]
        loaded = loader.load(self.module, cells, header["filename"], provided=provided, skip=header["skip"],
                             progress=lambda index: self._send_now({"progress": index}, []))
        defined = [n for n in header["wanted"] if n in loaded.namespace]
        # What is not run at all is the most frequent and matters least.
        notes = sorted([*loaded.notes, *provided.notes], key=lambda note: note["kind"] == "not run")
        return {"layers": list(self.layers), "notes": notes[:200], "defined": defined,
                "untouched": sorted(n for n in loaded.untouched if n in header["wanted"])}

    def _call(self, header: dict[str, Any], arrays: memoryview, buffers: list[bytes]) -> dict[str, Any]:
        names = list(header["kwargs"])
        values = wire.decode_all([*header["args"], *header["kwargs"].values()], arrays, self._resolve)
        args, kwargs = values[: len(header["args"])], dict(zip(names, values[len(header["args"]) :], strict=True))
        target = self._target(header["target"])
        before = [_state(arg) for arg in args]
        result = target(*args, **kwargs)
        changed = [i for i, arg in enumerate(args) if _state(arg) != before[i]]
        return {"value": wire.encode(result, buffers, self._refer), "changed": changed}

    def _many(self, header: dict[str, Any], arrays: memoryview, buffers: list[bytes]) -> dict[str, Any]:
        calls = wire.decode(header["calls"], arrays, self._resolve)
        function = getattr(self.module, header["name"])
        results = []
        for args in calls:
            try:
                results.append(function(*args))
            except Exception:  # noqa: BLE001 - one point where it fails must not cost the others
                results.append(None)
        return {"value": wire.encode(results, buffers, self._refer), "changed": []}

    def _target(self, target: list[Any]) -> Any:
        kind, *rest = target
        if kind == "name":
            return getattr(self.module, rest[0])
        if kind == "object":
            return self.objects[rest[0]]
        if kind == "operator":
            return OPERATORS[rest[0]]
        return getattr(self.objects[rest[0]], rest[1])

    def _get(self, header: dict[str, Any], _arrays: memoryview, buffers: list[bytes]) -> dict[str, Any]:
        return {"value": wire.encode(self._target(header["target"]), buffers, self._refer), "changed": []}

    def _set(self, header: dict[str, Any], arrays: memoryview, _buffers: list[bytes]) -> dict[str, Any]:
        setattr(self.objects[header["object"]], header["name"], wire.decode(header["value"], arrays, self._resolve))
        return {"value": None, "changed": []}

    def _put(self, header: dict[str, Any], arrays: memoryview, _buffers: list[bytes]) -> dict[str, Any]:
        handle = self._register(wire.decode(header["value"], arrays, self._resolve))
        return {"value": ["handle", handle.number, handle.type_name], "changed": []}

    def _file(self, header: dict[str, Any], arrays: memoryview, _buffers: list[bytes]) -> dict[str, Any]:
        self.files.add(header["name"], wire.decode(header["content"], arrays, self._resolve).tobytes())
        return {"value": None, "changed": []}

    def _fetch(self, header: dict[str, Any], _arrays: memoryview, buffers: list[bytes]) -> dict[str, Any]:
        return {"value": wire.encode(self.objects[header["object"]], buffers, self._refer), "changed": []}

    _OPERATIONS: dict[str, Callable[..., dict[str, Any]]] = {  # noqa: RUF012
        "load": _load, "begin": _begin, "call": _call, "many": _many, "get": _get, "set": _set, "put": _put,
        "file": _file, "fetch": _fetch,
    }

    def _register(self, value: Any) -> wire.Handle:
        number = self.numbers.get(id(value))
        if number is None:
            number = len(self.objects)
            self.objects[number] = value  # kept alive, so its id stays its own
            self.numbers[id(value)] = number
        return wire.Handle(number, type(value).__name__)

    def _refer(self, value: Any) -> wire.Handle:
        return self._register(value)

    def _resolve(self, reference: wire.Handle | wire.Callback | wire.Opaque) -> Any:
        if isinstance(reference, wire.Handle):
            return self.objects[reference.number]
        if isinstance(reference, wire.Callback):
            return self._callback(reference.number)
        raise wire.WireError("an opaque value cannot come in")

    def _callback(self, number: int) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            buffers: list[bytes] = []
            encoded = [wire.encode(arg, buffers, self._refer) for arg in args]
            self._send_now({"callback": number, "args": encoded}, buffers)
            header, arrays = self.reader.receive()
            while "op" in header:  # a request that was sent before this call came
                self.waiting.append((header, arrays))
                header, arrays = self.reader.receive()
            if "error" in header:
                raise CallbackError(header["error"])
            return wire.decode(header["value"], arrays, self._resolve)

        return call

    def _emitter(self, stream: str) -> Callable[[str], None]:
        return lambda text: self._send_now({"output": stream, "text": text}, [])


def _state(value: Any, depth: int = 0) -> Any:
    """What tells a value from what it is after somebody has changed it in place."""
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype, value.shape, value.tobytes()
    if depth > wire.MAX_DEPTH:
        return None
    if isinstance(value, list | tuple):
        return [_state(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return [(key, _state(item, depth + 1)) for key, item in value.items()]
    # Not by their own idea of equality: NaN is not even equal to itself.
    return repr(value) if isinstance(value, bool | int | float | complex | str) else id(value)


def _as_text_io(output: Output) -> TextIO:
    return output  # type: ignore[return-value]


def _error_data(error: BaseException) -> dict[str, Any]:
    walk = traceback.walk_tb(error.__traceback__)
    stack = traceback.StackSummary.extract(walk, limit=-_MAX_FRAMES, lookup_lines=False)
    frames = [[frame.filename, frame.lineno or 0, frame.name] for frame in stack if frame.filename != __file__]
    kind, _, message = loader.describe(error).partition(": ")
    missing = getattr(error, "name", None)
    return {"type": kind, "message": message, "frames": frames,
            "name": missing if type(missing) is str else None}


def reseed() -> None:
    """Give this process random numbers of its own, not those of its siblings."""
    random.seed()
    np.random.seed()  # noqa: NPY002 - students use the global generator


def run(sock: socket.socket, layers: tuple[str, ...] = ()) -> None:
    """Serve one student's program; never returns.

    Args:
        sock: the connection to the trusted process.
        layers: the layers of protection that are in force; told when a program is loaded.
    """
    threading.excepthook = lambda _args: None
    try:
        Server(sock, layers).serve()
    finally:
        os._exit(1)


def connect(port: int, token: str) -> socket.socket:
    """Connect to the trusted process that waits on a loopback port and knows the token."""
    sock = socket.create_connection(("127.0.0.1", port), timeout=30)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.sendall(bytes.fromhex(token))
    sock.settimeout(None)
    return sock
