"""Read TOML tables strictly: every error names the file, the line and the key, and says what was expected."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.errors import CourseError
from grader.locale import LANGUAGES, T, Text, verbatim


class Table:
    """One table of a TOML file, whose keys are taken out by type.

    Args:
        path: the file.
        text: its whole text, to find lines in.
        data: the table.
        prefix: the name of the table, for messages.
        start: the line of the file where the table begins.
    """

    def __init__(self, path: Path, text: str, data: Mapping[str, Any], prefix: str = "", start: int = 1) -> None:
        self.path, self.text, self.data, self.prefix = path, text, data, prefix
        self.start: int = start
        self._asked: set[str] = set()

    def get(self, key: str, kind: type | tuple[type, ...], expected: str, default: Any = ...) -> Any:
        """The value of a key; `default` when it is absent, or an error when there is no default."""
        self._asked.add(key)
        if key not in self.data:
            if default is ...:
                raise CourseError(
                    T("{file}, line {line}: the key `{key}` is missing.", file=str(self.path), line=self.start,
                      key=self.prefix + key),
                    T("It should be {expected}.", expected=expected),
                )
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.error(key, T("should be {expected}, not {value}", expected=expected, value=repr(value)))
        return value

    def string(self, key: str, default: Any = ...) -> str:
        """A text."""
        return str(self.get(key, str, "a text in quotes", default))

    def number(self, key: str, default: Any = ..., *, least: float = 0.0) -> float:
        """A number that is not below `least`."""
        value = float(self.get(key, (int, float), "a number", default))
        if not least <= value < float("inf"):
            raise self.error(key, T("should be a number from {least} up, not {value}", least=least, value=value))
        return value

    def choice(self, key: str, choices: Sequence[str], default: str) -> str:
        """One of several words."""
        value = self.string(key, default)
        if value not in choices:
            raise self.error(key, T("should be {expected}, not {value}", expected=" or ".join(filter(None, choices)),
                                    value=repr(value)))
        return value

    def strings(self, key: str, default: Any = ...) -> tuple[str, ...]:
        """A list of texts."""
        value = self.get(key, list | tuple, "a list of texts", default)  # type: ignore[arg-type]
        if not all(isinstance(item, str) for item in value):
            raise self.error(key, T("should be {expected}, not {value}", expected="a list of texts", value=repr(value)))
        return tuple(value)

    def title(self, key: str) -> Text:
        """A text in every language: `{ en = "...", ko = "..." }`."""
        table = self.table(key)
        texts = {lang: table.string(lang) for lang in LANGUAGES}
        table.finish()
        return verbatim(**texts)

    def table(self, key: str, default: Any = ...) -> Table:
        """A table within this one."""
        data = self.get(key, dict, "a table", default)
        return Table(self.path, self.text, data, f"{self.prefix}{key}.", self.line(key))

    def tables(self, key: str) -> list[Table]:
        """The tables of an array of tables."""
        items = self.get(key, list, f"one or more tables [[{key}]]")
        if not items or not all(isinstance(item, dict) for item in items):
            raise self.error(key, T("should be {expected}, not {value}", expected=f"one or more tables [[{key}]]",
                                    value=repr(items)))
        starts = [i for i, line in enumerate(self.text.splitlines(), 1) if re.match(rf"\s*\[\[\s*{key}\s*\]\]", line)]
        starts += [self.line(key)] * (len(items) - len(starts))
        return [Table(self.path, self.text, item, f"{key}.", start) for item, start in zip(items, starts, strict=False)]

    def finish(self) -> None:
        """Complain about keys that nobody asked for: they are probably misspelt."""
        for key in self.data:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, 1)
                advice = T("Did you mean `{key}`?", key=near[0]) if near else T(
                    "Known keys here: {keys}.", keys=", ".join(sorted(self._asked)))
                raise CourseError(self._located(key, T("is not a known key")), advice)

    def error(self, key: str, what: Text) -> CourseError:
        """An error about one key of this table."""
        return CourseError(self._located(key, what))

    def line(self, key: str) -> int:
        """The line where a key stands, from 1."""
        pattern = re.compile(rf"\s*(\[\[?\s*)?[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
        inline = re.compile(rf"[{{,]\s*{re.escape(key)}\s*=")
        lines = self.text.splitlines()
        numbers: list[int] = [*range(self.start, len(lines) + 1), *range(1, self.start)]
        for number in numbers:
            if pattern.match(lines[number - 1]) or inline.search(lines[number - 1]):
                return number
        return self.start

    def _located(self, key: str, what: Text) -> Text:
        return T("{file}, line {line}: `{key}` {what}.", file=str(self.path), line=self.line(key),
                 key=self.prefix + key, what=what)


def read_toml(path: Path) -> Table:
    """Read a TOML file; raises `CourseError` with the line when it is not TOML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return Table(path, text, tomllib.loads(text))
    except OSError as error:
        raise CourseError(T("{file} cannot be read: {reason}.", file=str(path), reason=error.strerror or "")) from error
    except UnicodeDecodeError as error:
        raise CourseError(T("{file} is not a UTF-8 text.", file=str(path)),
                          T("Save it as UTF-8 and try again.")) from error
    except tomllib.TOMLDecodeError as error:
        raise CourseError(T("{file} is not valid TOML: {reason}.", file=str(path), reason=str(error)),
                          T("See https://toml.io for the syntax.")) from error
