"""Single key presses from a terminal, on POSIX and on Windows."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ARROWS = {"[A": "up", "[B": "down", "OA": "up", "OB": "down"}
_WINDOWS_ARROWS = {"H": "up", "P": "down"}
_WAIT_SECONDS = 0.05


@contextmanager
def read_keys(on_key: Callable[[str], None]) -> Iterator[None]:
    """Tell of every key while the context lasts: a character, "enter", "up" or "down".

    The terminal is as before afterwards.
    """
    stop = threading.Event()
    with _listener(on_key, stop) as thread:
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()


def names_of(text: str) -> list[str]:
    """The keys in what a terminal sent, escape sequences by their names; unknown sequences are left out."""
    keys = []
    while text:
        if text[0] != "\x1b":
            keys.append("enter" if text[0] in "\r\n" else text[0])
            text = text[1:]
            continue
        name = _ARROWS.get(text[1:3])
        if name:
            keys.append(name)
        end = next((i for i, c in enumerate(text[2:], 2) if c.isalpha() or c == "~"), len(text) - 1)
        text = text[end + 1 :]
    return keys


if sys.platform == "win32":

    @contextmanager
    def _listener(on_key: Callable[[str], None], stop: threading.Event) -> Iterator[threading.Thread]:
        import msvcrt

        def listen() -> None:
            while not stop.wait(_WAIT_SECONDS):
                while msvcrt.kbhit():
                    key = msvcrt.getwch()
                    if key in "\x00\xe0":
                        on_key(_WINDOWS_ARROWS.get(msvcrt.getwch(), ""))
                    else:
                        on_key("enter" if key == "\r" else key)

        yield threading.Thread(target=listen, daemon=True)

else:

    @contextmanager
    def _listener(on_key: Callable[[str], None], stop: threading.Event) -> Iterator[threading.Thread]:
        import codecs
        import select
        import termios
        import tty

        file = sys.stdin.fileno()
        decoder = codecs.getincrementaldecoder("utf-8")("replace")

        def listen() -> None:
            while not stop.is_set():
                if select.select([file], [], [], _WAIT_SECONDS)[0]:
                    data = os.read(file, 1024)
                    if not data:
                        return on_key("q")  # the terminal is gone
                    for key in names_of(decoder.decode(data)):
                        on_key(key)
            return None

        before = termios.tcgetattr(file)
        tty.setcbreak(file)
        try:
            yield threading.Thread(target=listen, daemon=True)
        finally:
            termios.tcsetattr(file, termios.TCSADRAIN, before)
