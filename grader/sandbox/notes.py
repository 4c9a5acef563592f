"""What was lost when a program was loaded, and what it means for its author."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from grader.locale import T, Text

_MAX_NAMES = 6
_MAX_LINE = 300
_MAX_CHAIN = 3
_COMMON_IMPORTS = {
    "np": "import numpy as np", "numpy": "import numpy", "math": "import math", "random": "import random",
    "copy": "import copy", "time": "import time", "plt": "import matplotlib.pyplot as plt",
}
_DEFINED = re.compile(r"^(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_LOST = ("syntax", "failed", "skipped", "not run")  # the most telling first


def place(filename: str, line: int) -> Text:
    """A position in the student's file or notebook."""
    if filename.startswith("<cell "):
        return T("cell {cell}, line {line}", cell=filename[6:-1], line=line)
    return T("{file}, line {line}", file=filename, line=line)


@dataclass(frozen=True)
class Note:
    """Something of a program that was not loaded as it stands.

    Attributes:
        kind: "syntax", "failed", "skipped", "missing module", "not run", or "redefined".
        cell: the number of the cell; 0 for a plain file.
        line: the line in the cell or file.
        message: what Python said; for "not run" the kind of statement.
        names: what was to be defined there.
        file: the file, if it is not the program's own.
    """

    kind: str
    cell: int
    line: int
    message: str
    names: tuple[str, ...]
    file: str = ""

    def text(self, filename: str, cells: Iterable[tuple[int, str]] = ()) -> Text:
        """What was lost, where and why.

        Args:
            filename: the name of the program's file.
            cells: the program's cells, to look at the line in question.
        """
        where = place(f"<cell {self.cell}>" if self.cell else self.file or filename, self.line)
        if self.kind == "missing module":
            message = self.message.removesuffix(" (unknown location)")
            return T("{place}: {message}. What needs it cannot work here.", place=where, message=message)
        if self.kind == "redefined":
            return self._redefined(where)
        if self.kind == "not run":
            return self._not_run(where)
        if self.kind == "syntax":
            reason = explain_syntax(self.message, "" if self.file else _line(cells, self.cell, self.line))
            told = T("{place} cannot be read. {reason}", place=where, reason=reason)
        elif self.kind == "skipped":
            told = T("{place} was skipped, because it did not come to an end or ended the Python process.", place=where)
        else:
            told = T("{place} was skipped: {message}.", place=where, message=self.message.rstrip("."))
            if (meaning := _reason(self.message)) is not None:
                told = T("{first} {then}", first=told, then=meaning)
        return T("{what} Lost with it: {names}.", what=told, names=_listed(self.names)) if self.names else told

    def _redefined(self, where: Text) -> Text:
        name = next(iter(self.names), "")
        if self.message == "placeholder":
            return T("`{name}` is defined more than once; the last one counts, and it is not filled in ({place}).",
                     name=name, place=where)
        return T("`{name}` is defined more than once; the last one counts ({place}).", name=name, place=where)

    def _not_run(self, where: Text) -> Text:
        if self.message == "__main__":
            return T('{place}: what is inside of `if __name__ == "__main__":` is not run when your work is graded. '
                     "Lost with it: {names}.", place=where, names=_listed(self.names))
        return T("{place}: loops, calls and `with` outside of functions are not run when your work is graded. "
                 "Lost with it: {names}.", place=where, names=_listed(self.names))


def _reason(message: str) -> Text | None:
    """What an exception at load time means, where that is not plain."""
    removed = re.match(r"AttributeError: module 'numpy' has no attribute '(int|float|bool|object|complex)'", message)
    if removed:
        return T("np.{name} no longer exists in numpy: write {name}, or a type with its size such as np.float64.",
                 name=removed[1])
    undefined = re.match(r"NameError: name '(\w+)' is not defined", message)
    if undefined and undefined[1] in _COMMON_IMPORTS:
        return T("The line `{statement}` is missing.", statement=_COMMON_IMPORTS[undefined[1]])
    if message.startswith("EOFError"):
        return T("Nobody can type anything (input) when your work is graded.")
    if message.startswith(("FileNotFoundError", "PermissionError")):
        return T("Files of your computer do not exist where your work is graded.")
    return None


def similar(name: str, filename: str, cells: Iterable[tuple[int, str]]) -> Text | None:
    """A definition whose name differs from one that is missing only in capitals or underscores, as a sentence."""
    plain = name.replace("_", "").casefold()
    for number, source in cells:
        for match in _DEFINED.finditer(source):
            if match[1].replace("_", "").casefold() == plain:
                line = source.count("\n", 0, match.start()) + 1
                where = place(f"<cell {number}>" if number else filename, line)
                return T("`{name}` is not defined in what you handed in. Is `{other}` meant ({place})? The name must "
                         "be written in the same way.", name=name, other=match[1], place=where)
    return None


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(f"`{name}`" for name in names[:_MAX_NAMES]) + (", …" if len(names) > _MAX_NAMES else "")


def _line(cells: Iterable[tuple[int, str]], cell: int, line: int) -> str:
    source = next((source for number, source in cells if number == cell), "")
    lines = source.split("\n")
    return lines[line - 1].strip()[:_MAX_LINE] if 0 < line <= len(lines) else ""


_NEWER = re.compile(r"type\s+\w+(\[.*\])?\s*=|(?:async\s+def|def|class)\s+\w+\[|except\s+\w+,(?!.*\bas\b)|match\s.*:|"
                    r"""except\s*\*|.*\bt["']""")
_SYNTAX: tuple[tuple[str, Text], ...] = (
    (r"Missing parentheses in call to '(?:print|exec)'|multiple exception types must be|leading zeros in decimal",
     T("This is Python 2. In Python 3, print needs parentheses: print(x).")),
    (r"TabError|inconsistent use of tabs", T("Tabs and spaces are mixed in the indentation. Use four spaces only.")),
    (r"expected an indented block",
     T("An indented block is missing after the line that ends with a colon. Write at least pass.")),
    (r"unexpected indent", T("The line is indented although no block begins before it.")),
    (r"unindent does not match",
     T("The indentation fits no line above. Lines of one block begin in the same column.")),
    (r"was never closed", T("A bracket is opened and never closed.")),
    (r"unmatched|does not match opening", T("A closing bracket has no opening one of its kind.")),
    (r"unterminated (?:triple-quoted )?(?:f-)?string|EOL while scanning",
     T("A string has no closing quotation mark.")),
    (r"expected ':'", T("The colon at the end of the line is missing.")),
    (r"Maybe you meant '=='", T("One = assigns a value. To compare, write ==.")),
    (r"forgot a comma", T("Something is missing between two values, such as a comma or an operator.")),
    (r"invalid (?:non-printable )?character",
     T("There is a character that Python does not know, such as a curved quotation mark or a long dash. "
       "Type it anew.")),
    (r"'(?:return|yield|await|continue)'? outside|'break' outside|outside function",
     T("A return, break, continue or yield stands outside of its function or loop. Look at the indentation.")),
    (r"cannot assign to", T("What stands on the left of = cannot get a value.")),
    (r"expected 'except'|expected 'finally'", T("A try has neither except nor finally.")),
    (r"null bytes|too many nested|too complex|RecursionError|MemoryError|surrogates",
     T("Python's parser cannot take this text in.")),
)


def explain_syntax(message: str, line: str) -> Text:
    """What is wrong with a text that Python cannot read.

    Args:
        message: what Python said about it.
        line: the line that it is about, "" if unknown.
    """
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return T("A merge of git has left its marks here. Choose one of the two versions.")
    if re.match(r"print\s+[^\s(=]|print\s*>>|except\s+\w+\s*,\s*\w+\s*:|raise\s+\w+\s*,|exec\s+[\"']", line):
        return _SYNTAX[0][1]
    for pattern, text in _SYNTAX:
        if re.search(pattern, message):
            return text
    if _NEWER.match(line) or "f-string" in message:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return T("This may be a way of writing that only a newer Python knows than the {version} "
                 "that grades your work.", version=version)
    return T("Python says: {message}.", message=message.rstrip("."))


@dataclass(frozen=True)
class LoadReport:
    """What loading a program gave: what was lost, which wanted names exist, which are still placeholders.

    `layers` is what the process says of its own protection: worth something only from a program of ours.
    """

    notes: tuple[Note, ...]
    defined: frozenset[str]
    untouched: frozenset[str]
    layers: frozenset[str] = frozenset()

    def lost(self, name: str) -> Note | None:
        """Why a name is missing that the program was to define; None if it never was."""
        notes = [note for note in self.notes if name in note.names and note.kind in _LOST]
        return min(notes, key=lambda note: _LOST.index(note.kind), default=None)

    def cause(
        self, type_name: str, missing: str, filename: str, cells: Iterable[tuple[int, str]], modules: Iterable[str]
    ) -> Text | None:
        """Why a NameError or ImportError came about, as far as loading the program told.

        Nothing that the program computed after it was loaded is in the text.

        Args:
            type_name: the type of the exception.
            missing: the name that it speaks of.
            filename: the name of the program's file.
            cells: the program's cells.
            modules: the installed modules that it may import.
        """
        cells = list(cells)
        if type_name in ("ModuleNotFoundError", "ImportError"):
            if chain := self._chain(missing.rpartition(".")[2]):
                return chain[0].text(filename, cells)
            return T("Only these modules can be imported when your work is graded: {modules} and Python's own.",
                     modules=", ".join(modules))
        if type_name != "NameError":
            return None
        if chain := self._chain(missing):
            told: Text = chain[-1].text(filename, cells)
            for note in chain[-2::-1]:
                told = T("{first} {then}", first=told, then=note.text(filename, cells))
            return told
        if missing in _COMMON_IMPORTS:
            return T("The line `{statement}` is missing.", statement=_COMMON_IMPORTS[missing])
        stars = [note for note in self.notes if note.kind == "missing module" and "*" in note.names]
        return stars[0].text(filename, cells) if stars else None

    def _chain(self, name: str) -> list[Note]:
        """The statement that was to define a name, the one that this one needed, and so on."""
        chain: list[Note] = []
        while len(chain) < _MAX_CHAIN and (note := self.lost(name)) and note not in chain:
            chain.append(note)
            undefined = re.match(r"NameError: name '(\w+)' is not defined", note.message)
            name = undefined[1] if undefined else ""
        return chain
