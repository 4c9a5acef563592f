"""One student's program in a process of its own: loaded, asked, killed at a deadline, replaced when it is gone."""

from __future__ import annotations

import functools
import itertools
import math
import re
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.locale import T, Text
from grader.sandbox import wire
from grader.sandbox.launch import Child, Launcher
from grader.sandbox.limits import Limits
from grader.sandbox.notes import LoadReport, Note, place, similar
from grader.sandbox.operators import Arithmetic

_MAX_SKIPPED_STATEMENTS = 3
_MAX_MESSAGE, _MAX_NAME = 500, 100  # of what a process says of its program, which may be made up
_MAX_AHEAD = 1 << 15  # bytes of requests on their way, and of one of them; a socket holds several times that
_FEW_AHEAD = 4  # requests on their way below which more are sent
_MAX_ASKED = 1000  # of a test's requests that are remembered
_CUT = "\n[... cut]\n"
# An honest process keeps to these by itself; one that sends frames of its own making is held to them here.
_LONGEST_TEXT, _MOST_NOTES, _MOST_FRAMES = 1000, 200, 30


@dataclass(frozen=True)
class Frame:
    """One line of a student's traceback: `filename` is `<cell 3>` in a notebook."""

    filename: str
    line: int
    function: str


class StudentError(Exception):
    """Something that a student's program did instead of answering."""

    def text(self) -> Text:
        """What happened, in a sentence for the student."""
        return T("Your code did not answer.")

    def __str__(self) -> str:
        return self.text().show("en")


class StudentException(StudentError):  # noqa: N818 - it is an exception of theirs, not an error of ours
    """The student's code raised.

    Args:
        type_name: the name of the exception's type.
        message: its text.
        frames: where it was raised, outermost call first; only lines of the student's own program.
        missing: the name that an ImportError or NameError speaks of.

    Attributes:
        cause: why that name is missing, as far as loading the program told.
    """

    cause: Text | None = None

    def __init__(self, type_name: str, message: str, frames: tuple[Frame, ...] = (), missing: str = "") -> None:
        super().__init__(type_name, message, frames, missing)
        self.type_name, self.message, self.frames, self.missing = type_name, message, frames, missing

    def text(self) -> Text:
        """Type, message and place."""
        message = next((line for line in self.message.splitlines() if line.strip()), "")
        what = f"{self.type_name}: {message.rstrip('.')}" if message else self.type_name
        frame = self.own_frame
        if frame is None:
            return self.with_cause(T("Your code stopped with {error}.", error=what))
        return self.with_cause(T("Your code stopped with {error} ({place}, in {function}).",
                                 error=what, place=place(frame.filename, frame.line), function=frame.function))

    @property
    def own_frame(self) -> Frame | None:
        """The innermost line of the student's own files; libraries have whole paths, or names like `<frozen os>`."""
        own = [frame for frame in self.frames if frame.line > 0 and (
            frame.filename.startswith("<cell ") or not re.search(r"[/\\<]", frame.filename))]
        return own[-1] if own else None

    def with_cause(self, text: Text) -> Text:
        """A sentence about the exception, with its cause behind it."""
        return T("{first} {then}", first=text, then=self.cause) if self.cause else text


class NotDefinedError(StudentError):
    """The program does not define what was asked for; `reason` says why, when it is known."""

    def __init__(self, name: str, reason: Text | None = None) -> None:
        super().__init__(name, reason)
        self.name, self.reason = name, reason

    def text(self) -> Text:
        """Which name is missing, and why."""
        return self.reason or T("`{name}` is not defined in what you handed in.", name=self.name)


class LeftScriptError(BaseException):
    """A test asked for something else than was foreseen. No test may take it for an exception of the student's."""


class TimedOutError(StudentError):
    """The program did not answer before the deadline."""

    def __init__(self, seconds: float, *, loading: bool = False) -> None:
        super().__init__(seconds, loading)
        self.seconds, self.loading = seconds, loading

    def text(self) -> Text:
        """After how long, and what to look for."""
        if self.loading:
            return T("Your file did not finish loading within {seconds} s.", seconds=f"{self.seconds:g}")
        return T("Your code did not come to an end within {seconds} s. Look for a loop that never ends.",
                 seconds=f"{self.seconds:g}")


class DiedError(StudentError):
    """The program's process ended while an answer was due."""

    def text(self) -> Text:
        """What may have ended it."""
        return T("Your code ended the Python process before it answered (os._exit, a crash, or too much memory).")


@dataclass(frozen=True)
class ProgramSpec:
    """Everything the student's process needs to load a program.

    Attributes:
        module: the module name that the code sees.
        filename: what tracebacks call a plain file.
        cells: number (0 for a plain file) and text of each cell.
        wanted: the names of exercises that may be asked for.
        classes: those of them that are classes, whose objects may be calculated with.
        sources: text of modules that the program can import.
        aliases: other names of these modules.
        allowed: installed top-level modules it may use beside the standard library.
    """

    module: str
    filename: str
    cells: tuple[tuple[int, str], ...]
    wanted: tuple[str, ...]
    sources: Mapping[str, str] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    allowed: tuple[str, ...] = ("numpy",)
    classes: frozenset[str] = frozenset()


class StudentProcess:
    """A student's program that can be called, whatever becomes of its process.

    Args:
        launcher: makes the processes.
        spec: the program.
        limits: how much it may use.
    """

    def __init__(self, launcher: Launcher, spec: ProgramSpec, limits: Limits) -> None:
        self.spec, self.limits = spec, limits
        self._launcher = launcher
        self._child: Child | None = None
        self._reader: wire.Reader | None = None
        self._calculates = False  # whether what is being decoded can be calculated with
        self._asked: list[bytes] = []
        self._ahead: deque[bytes] = deque()  # foreseen requests that have not been sent
        self._sent: deque[bytes] = deque()  # foreseen requests that have been sent, but not been asked for
        self._report: LoadReport | None = None
        self._load_error: StudentError | None = None
        self._skip: list[int] = []
        self._callbacks: list[Callable[..., Any]] = []
        self._left = limits.total_seconds
        self._deadline = math.inf  # of the request that is being served
        self._lines = _line_counts(spec)
        self.generation = 0
        self.changed_inputs: tuple[int, ...] = ()
        self._output: list[str] = []

    def report(self) -> LoadReport:
        """Load the program if that has not been done; raises `StudentError` when it cannot be loaded."""
        self._ensure_loaded()
        if self._report is None:
            raise DiedError
        return self._report

    def begin(self, script: Sequence[bytes] = ()) -> None:
        """Forget the objects of earlier tests, and get ready for another one.

        Args:
            script: the requests that the test is expected to make, as `asked` gave them for an earlier program. They
                are sent ahead, so that answers are there when they are wanted. When the test asks for anything else,
                `LeftScriptError` is raised, and it has to be run again without a script.
        """
        self._ensure_loaded()
        self._catch_up()
        self._asked.clear()
        self._ahead.extend(script)
        self.generation += 1
        self._ask({"op": "begin"}, [])

    @property
    def asked(self) -> tuple[bytes, ...]:
        """The requests since `begin`, as far as they can be sent ahead."""
        return tuple(itertools.takewhile(bool, self._asked))

    @property
    def is_ahead(self) -> bool:
        """Whether more was sent since `begin` than asked for."""
        return bool(self._sent or self._ahead)

    def take_output(self) -> str:
        """What the program printed since this was last asked."""
        text, self._output = "".join(self._output), []
        return text

    def close(self) -> None:
        """End the process."""
        if self._child is not None:
            self._child.close()
            self._child = self._reader = None
            self._ahead.clear()
            self._sent.clear()
            self.generation += 1  # its objects are gone with it

    def call(
        self, target: Sequence[Any], args: Sequence[Any], kwargs: Mapping[str, Any], *, calculates: bool = False
    ) -> Any:
        """Call something of the student's.

        Args:
            target: ["name", n], ["object", id], ["method", id, n] or ["operator", n].
            args: the arguments by position.
            kwargs: the arguments by name.
            calculates: whether an object that comes back can be calculated with.
        """
        buffers: list[bytes] = []
        self._callbacks = []
        encoded = [wire.encode(arg, buffers, self._refer) for arg in args]
        named = {key: wire.encode(value, buffers, self._refer) for key, value in kwargs.items()}
        if target[0] == "name":
            self._require_defined(target[1])
        calculates = calculates or (target[0] == "name" and target[1] in self.spec.classes)
        return self._ask({"op": "call", "target": list(target), "args": encoded, "kwargs": named}, buffers,
                         calculates=calculates)

    def many(self, name: str, calls: Sequence[tuple[Any, ...]]) -> Any:
        """Call a function of the student's with many arguments in one trip; None where it raises."""
        self._require_defined(name)
        buffers: list[bytes] = []
        encoded = wire.encode(list(calls), buffers, self._refer)
        return self._ask({"op": "many", "name": name, "calls": encoded}, buffers)

    def get(self, target: Sequence[Any], *, calculates: bool = False) -> Any:
        """The value of an attribute."""
        return self._ask({"op": "get", "target": list(target)}, [], calculates=calculates)

    def set(self, number: int, name: str, value: Any) -> None:
        """Set an attribute of a remote object."""
        buffers: list[bytes] = []
        encoded = wire.encode(value, buffers, self._refer)
        self._ask({"op": "set", "object": number, "name": name, "value": encoded}, buffers)

    def put(self, value: Any) -> Any:
        """Place a value on the student's side; returns a remote object."""
        buffers: list[bytes] = []
        return self._ask({"op": "put", "value": wire.encode(value, buffers, self._refer)}, buffers)

    def file(self, name: str, content: bytes) -> str:
        """Let the program read a file of this name; returns its path over there."""
        buffers: list[bytes] = []
        encoded = wire.encode(np.frombuffer(content, np.uint8), buffers, self._refer)
        self._ask({"op": "file", "name": name, "content": encoded}, buffers)
        return name

    def fetch(self, number: int) -> Any:
        """The present value of something that was put or returned."""
        return self._ask({"op": "fetch", "object": number}, [])

    def _require_defined(self, name: str) -> None:
        report = self.report()
        if name not in report.defined and name in self.spec.wanted:
            lost = report.lost(name)
            reason = lost.text(self.spec.filename, self.spec.cells) if lost else similar(
                name, self.spec.filename, self.spec.cells)
            raise NotDefinedError(name, reason)

    def _refer(self, value: Any) -> wire.Handle | wire.Callback | wire.Opaque:
        if isinstance(value, RemoteObject):
            return remote_handle(value, self.generation)
        if callable(value):
            self._callbacks.append(value)
            return wire.Callback(len(self._callbacks) - 1)
        raise TypeError(f"a {type(value).__name__} cannot be sent to a student's function")

    def _resolve(self, reference: wire.Handle | wire.Callback | wire.Opaque) -> Any:
        if isinstance(reference, wire.Handle):
            kind = RemoteNumber if self._calculates else RemoteObject
            return _remote_class(reference.type_name, kind)(self, reference, self.generation)
        if isinstance(reference, wire.Opaque):
            return reference
        raise wire.WireError("a callback cannot come back")

    def _ensure_loaded(self) -> Child:
        if self._load_error is not None:
            raise self._load_error
        if self._left <= 0:
            self.close()
            raise TimedOutError(self.limits.total_seconds)
        while self._child is None:
            self._load()
        return self._child

    def _load(self) -> None:
        self._child = self._launcher.launch()
        self._reader = wire.Reader(self._child.socket)
        self.generation += 1
        spec, limits = self.spec, self.limits
        request = {
            "op": "load", "module": spec.module, "filename": spec.filename, "cells": [list(c) for c in spec.cells],
            "wanted": list(spec.wanted), "sources": dict(spec.sources), "aliases": dict(spec.aliases),
            "allowed": list(spec.allowed), "skip": self._skip, "output_limit": limits.output_characters,
        }
        running: list[int] = []
        try:
            reply, _arrays = self._exchange(wire.pack(request, []), limits.load_seconds, running)
            self._report = _load_report(reply)
        except StudentError as error:
            # The statement that was running is left out of the next try; the rest of the program still counts.
            if running and len(self._skip) < _MAX_SKIPPED_STATEMENTS and isinstance(error, TimedOutError | DiedError):
                self._skip.append(running[-1])
                return
            self._load_error = TimedOutError(error.seconds, loading=True) if isinstance(
                error, TimedOutError) else error
            raise self._load_error from None

    def _ask(self, request: dict[str, Any], buffers: list[bytes], *, calculates: bool = False) -> Any:
        self._ensure_loaded()
        try:
            frame = wire.pack(request, buffers)
        except wire.WireError as error:  # what they returned, handed back to them, can be too large
            self.close()
            raise DiedError from error
        if len(self._asked) < _MAX_ASKED:
            # What is large is not sent ahead, and neither is anything behind it.
            self._asked.append(frame if len(frame) < _MAX_AHEAD else b"")
        reply, arrays = self._exchange(frame, self.limits.call_seconds, [])
        try:
            changed = reply["changed"]
            if type(changed) is not list or not all(type(i) is int for i in changed):
                raise wire.WireError("malformed positions")  # noqa: TRY301
            self.changed_inputs = tuple(changed)
            self._calculates = calculates
            return wire.decode(reply["value"], arrays, self._resolve)
        except (wire.WireError, KeyError, MemoryError) as error:
            self.close()
            raise DiedError from error
        finally:
            self._calculates = False

    def _exchange(self, frame: bytes, seconds: float, running: list[int]) -> tuple[dict[str, Any], memoryview]:
        """Send a request and serve callbacks and output until its reply has come."""
        start = time.monotonic()
        allowed = seconds if seconds <= self._left else self.limits.total_seconds
        # A question that a callback asks while another one is open gets no more time than that has left.
        outer = self._deadline
        self._deadline = deadline = min(outer, start + min(seconds, self._left))
        try:
            self._send(frame, deadline)
            header, arrays = self._reply(deadline, running, self._serve_callback)
        except wire.WireTimeoutError:
            self.close()
            raise TimedOutError(allowed) from None
        except (wire.WireError, MemoryError) as error:
            self.close()
            raise DiedError from error
        finally:
            self._deadline = outer
            if outer == math.inf:
                self._left -= time.monotonic() - start
        if "error" in header:
            raise self._raised(header["error"])
        return header, arrays

    def _send(self, frame: bytes, deadline: float) -> None:
        """Send a request, or see that it has been sent already, with others that are foreseen."""
        assert self._child is not None
        if not self._sent and not self._ahead:
            wire.send(self._child.socket, frame, deadline)
            return
        if len(self._sent) < _FEW_AHEAD and self._ahead:
            size, more = sum(map(len, self._sent)), list[bytes]()
            while self._ahead and size < _MAX_AHEAD:
                more.append(self._ahead.popleft())
                size += len(more[-1])
            self._sent += more
            wire.send(self._child.socket, b"".join(more), deadline)
        if self._sent[0] != frame:
            raise LeftScriptError
        self._sent.popleft()

    def _reply(self, deadline: float, running: list[int], serve: Callable[[dict[str, Any], memoryview, float], None]
               ) -> tuple[dict[str, Any], memoryview]:
        """Receive until a reply comes."""
        assert self._reader is not None
        while True:
            header, arrays = self._reader.receive(deadline)
            if "callback" in header:
                serve(header, arrays, deadline)
            elif "output" in header:
                self._keep_output(header)
            elif "progress" in header:
                running[:] = [_int(header["progress"])]
            else:
                return header, arrays

    def _catch_up(self) -> None:
        """Drop the replies to foreseen requests that nobody asked for."""
        self._ahead.clear()
        deadline = time.monotonic() + self.limits.call_seconds
        try:
            for _ in range(len(self._sent)):
                self._reply(deadline, [], self._refuse_callback)
        except (wire.WireError, MemoryError):
            self.close()
        self._sent.clear()

    def _refuse_callback(self, _header: dict[str, Any], _arrays: memoryview, deadline: float) -> None:
        assert self._child is not None
        wire.send(self._child.socket, wire.pack({"error": "the test has ended"}, []), deadline)

    def _raised(self, data: Any) -> StudentError:
        error = _student_exception(data, self._lines)
        if isinstance(error, DiedError):  # a malformed frame: nothing that follows it can be trusted
            self.close()
        if isinstance(error, StudentException) and self._report is not None:
            error.cause = self._report.cause(error.type_name, error.missing, self.spec.filename, self.spec.cells,
                                             self.spec.allowed)
        return error

    def _serve_callback(self, header: dict[str, Any], arrays: memoryview, deadline: float) -> None:
        number, encoded = header["callback"], header.get("args")
        if type(number) is not int or not 0 <= number < len(self._callbacks) or type(encoded) is not list:
            raise wire.WireError("a callback that was never given")
        args = wire.decode_all(encoded, arrays, self._resolve)
        buffers: list[bytes] = []
        child = self._child
        assert child is not None
        try:
            reply = {"value": wire.encode(self._callbacks[number](*args), buffers, self._refer)}
        except (TimedOutError, DiedError):
            raise
        except Exception as error:  # noqa: BLE001 - arguments of the student's choice can make it fail in any way
            buffers, reply = [], {"error": f"{type(error).__name__}: {error}"[:300]}
        if self._child is not child:
            raise wire.WireClosedError
        wire.send(child.socket, wire.pack(reply, buffers), deadline)

    def _keep_output(self, header: dict[str, Any]) -> None:
        text = header.get("text")
        if type(text) is not str:
            raise wire.WireError("output that is not text")
        # A process that sends frames of its own making is held to the limit here once more.
        room = max(0, 2 * self.limits.output_characters + len(_CUT) - sum(map(len, self._output)))
        if room:
            self._output.append((text or _CUT)[:room])


def _load_report(reply: dict[str, Any]) -> LoadReport:
    try:
        notes = tuple(
            Note(_str(n["kind"]), _int(n["cell"]), _int(n["line"]), _str(n["message"])[:_MAX_MESSAGE],
                 tuple(_str(name)[:_MAX_NAME] for name in n["names"]), _str(n.get("file", ""))[:_MAX_NAME])
            for n in reply["notes"][:_MOST_NOTES]
        )
        return LoadReport(notes, frozenset(map(_str, reply["defined"])), frozenset(map(_str, reply["untouched"])),
                          frozenset(map(_str, reply["layers"])))
    except (KeyError, TypeError, wire.WireError) as error:
        raise DiedError from error


def _line_counts(spec: ProgramSpec) -> dict[str, int]:
    """How many lines each of a program's files and cells has, by the name that tracebacks give it."""
    texts = [(f"<cell {number}>" if number else spec.filename, source) for number, source in spec.cells]
    texts += [(f"{name}.py", source) for name, source in spec.sources.items()]
    return {name: len(source.splitlines()) + 1 for name, source in texts}


def _student_exception(data: Any, lines: Mapping[str, int]) -> StudentError:
    try:
        given = data["frames"][-_MOST_FRAMES:]
        frames = tuple(Frame(_str(file), _int(line), _str(function)) for file, line, function in given)
        # A file name or a line number of their own choice could tell what their code was called with.
        frames = tuple(frame for frame in frames if 0 < frame.line <= lines.get(frame.filename, 0))
        missing = data.get("name")
        return StudentException(_str(data["type"]), _str(data["message"]), frames,
                                missing if type(missing) is str else "")
    except (KeyError, TypeError, ValueError, AttributeError, wire.WireError):
        return DiedError()


def _str(value: Any) -> str:
    if type(value) is not str:
        raise wire.WireError("not a text")
    return value[:_LONGEST_TEXT].encode("utf-8", "replace").decode()  # half a surrogate pair cannot be stored


def _int(value: Any) -> int:
    if type(value) is not int:
        raise wire.WireError("not a number")
    return value


class RemoteObject:
    """Something that lives in the student's process: an object of their class, a function, a value put there.

    Attributes are read and set over there; it can be called if the original can. It cannot be calculated or compared
    with: whoever is asked for an array could otherwise give an object that makes every difference 0.
    """

    __slots__ = ("_generation", "_handle", "_process")

    def __init__(self, process: StudentProcess, handle: wire.Handle, generation: int) -> None:
        object.__setattr__(self, "_process", process)
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_generation", generation)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _process(self).get(["method", _number(self), name])

    def __setattr__(self, name: str, value: Any) -> None:
        _process(self).set(_number(self), name, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as the class says
        return _process(self).call(["object", _number(self)], args, kwargs)

    def __repr__(self) -> str:
        return f"<student's {object.__getattribute__(self, '_handle').type_name}>"


class RemoteNumber(Arithmetic, RemoteObject):
    """An object of a class that is itself an exercise, or what came of such: its operators are under test."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _process(self).get(["method", _number(self), name], calculates=True)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: D102 - as the class says
        return _process(self).call(["object", _number(self)], args, kwargs, calculates=True)

    def _operate(self, name: str, *operands: Any) -> Any:
        return _process(self).call(["operator", name], operands, {}, calculates=True)


@functools.lru_cache(maxsize=256)
def _remote_class(type_name: str, kind: type[RemoteObject]) -> type[RemoteObject]:
    """A remote object's class with the name of the student's, which is all that messages know of it."""
    return type(type_name, (kind,), {"__slots__": ()}) if type_name.isidentifier() else kind


def remote_handle(remote: RemoteObject, generation: int) -> wire.Handle:
    """The handle of a remote object; raises `DiedError` when its process has been replaced since."""
    if object.__getattribute__(remote, "_generation") != generation:
        raise DiedError
    handle: wire.Handle = object.__getattribute__(remote, "_handle")
    return handle


def _process(remote: RemoteObject) -> StudentProcess:
    process: StudentProcess = object.__getattribute__(remote, "_process")
    return process


def _number(remote: RemoteObject) -> int:
    return remote_handle(remote, _process(remote).generation).number


class Student:
    """What a test sees of a student's module: its functions and classes, called by position.

    `student.propagate(w, b, X, Y)` calls the student's function; `student.Affine(W, b)` gives a remote object.
    `put` places a value on the student's side and `fetch` brings it back, for functions that work in place.
    """

    __slots__ = ("_process",)

    def __init__(self, process: StudentProcess) -> None:
        self._process = process

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        process = self._process
        return lambda *args, **kwargs: process.call(["name", name], args, kwargs)

    def put(self, value: Any) -> Any:
        """Place a value on the student's side."""
        return self._process.put(value)

    def fetch(self, remote: RemoteObject) -> Any:
        """The present value of something on the student's side, as plain data."""
        return self._process.fetch(_number(remote))

    def file(self, name: str, content: bytes) -> str:
        """Let the student's code read a file with this content; returns the path to call it with."""
        return self._process.file(name, content)

    def many(self, name: str, calls: Sequence[tuple[Any, ...]]) -> Any:
        """Call a function with each of many argument tuples in one trip: a list of results, None where it raises."""
        return self._process.many(name, calls)

    @property
    def changed_inputs(self) -> tuple[int, ...]:
        """Positions, from 0, of the arguments that the last call changed."""
        return self._process.changed_inputs
