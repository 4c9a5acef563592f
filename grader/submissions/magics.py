"""What IPython understands and Python does not: magics, shell lines and help requests.

They are replaced line by line, so that every other line keeps its number. The text is scanned only far
enough to know whether a line begins a statement or continues a bracket or a string; nothing is parsed.
"""

import re
from typing import NamedTuple

_WRITE_CELLS = frozenset({"writefile", "file"})
_OTHER_CELLS = frozenset(
    "! ai appendfile bash bigquery cmd cpp css cu cython draw2d go haskell html java javascript js julia "
    "latex mermaid markdown matlab node octave perl powershell pypy python python2 python3 R ruby rust "
    "script scss sh shell sql svg system sx writetemplate".casefold().split()
)
_CANDIDATE = re.compile(  # most cells have none of this, and need not be looked at line by line
    r"^[ \t]*(?:[%!?]|(?:pip3?|conda|mamba|matplotlib|cd|ls|mkdir|cat|rm|cp|mv|wget|load_ext)[ \t])"
    r"|\?[ \t]*+;?+[ \t]*+(?:#.*)?$|=[ \t]*[%!]",
    re.MULTILINE,
)
_CELL_MAGIC = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*%%(\S+)(.*)")
_TIME = re.compile(r"([ \t]*)%time[ \t]+(?!-)(\S.*)")
_SPECIAL = re.compile(r"[ \t]*[%!?]")
_ASSIGNED = re.compile(
    # Possessive, because a student's line may be made to let a pattern like this backtrack for ever.
    r"([ \t]*+)((?:[^\W\d][\w.]*+(?:\[[^\]=]*+\])?+[ \t]*+,?+[ \t]*+)++)=[ \t]*+(?:%(?=[A-Za-z])|!(?!=)).*"
)
_HELP = re.compile(r"[ \t]*%{0,2}[\w.*]+(?:\[[^\]]*\])?\?{1,2}[ \t]*+;?+[ \t]*+(?:#.*)?")
_AUTOMAGIC = re.compile(
    r"[ \t]*(?:(?:pip3?|conda|mamba)[ \t]+(?:install|uninstall|list|show|freeze)\b"
    r"|matplotlib[ \t]+(?:inline|notebook|widget)\b"
    r"|(?:cd|ls|mkdir|cat|rm|cp|mv|wget|load_ext)[ \t]+"
    r"(?!(?:and|or|in|is|if|not|for)\b)(?:[\w~.]|/\w|-[a-z]))"
    r"[^=]*"
)
_TOKEN = re.compile(r"\\.|\"\"\"|'''|[\"'#()\[\]{}]")


class Neutral(NamedTuple):
    """A cell without IPython's own syntax.

    Args:
        source: Python as far as it can be; the number of lines is unchanged.
        replaced: how many lines were replaced.
        dropped: the cell magic that made the whole cell something else than Python, or "".
        written: the name of the file that the cell would have written, or "".
        content: what it would have written there.
    """

    source: str
    replaced: int = 0
    dropped: str = ""
    written: str = ""
    content: str = ""


def neutralise(source: str, *, notebook: bool = True) -> Neutral:
    """Replace what only IPython understands.

    Args:
        source: one cell, or a whole file, with plain newlines.
        notebook: whether a leading `%%magic` decides about the whole text.

    Returns:
        The text with `pass`, or `name = None` for an assignment, in the place of such lines.
    """
    magic = _CELL_MAGIC.match(source) if notebook else None
    if magic and magic[1].casefold() in _OTHER_CELLS | _WRITE_CELLS:
        return _dropped(source, magic)
    if not _CANDIDATE.search(source):
        return Neutral(source)
    lines = source.split("\n")
    replaced = _neutralise_lines(lines)
    return Neutral("\n".join(lines), replaced)


def _dropped(source: str, magic: re.Match[str]) -> Neutral:
    name, words = magic[1], magic[2].split()
    blank = "\n" * source.count("\n")
    if name.casefold() in _WRITE_CELLS and words:
        return Neutral(blank, 1, f"%%{name}", words[-1].strip("\"'"), source[magic.end() + 1 :])
    return Neutral(blank, 1, f"%%{name}")


def _neutralise_lines(lines: list[str]) -> int:
    """Change the lines in place; return how many were changed."""
    scanner, replaced, continued = _Scanner(), 0, False
    for i, line in enumerate(lines):
        if continued:  # the rest of a shell command that ends its lines with a backslash
            lines[i] = ""
            continued = line.rstrip().endswith("\\")
            continue
        new = _replacement(line) if scanner.at_statement else None
        if new is not None:
            lines[i] = new
            replaced += 1
            continued = line.rstrip().endswith("\\")
        scanner.feed(line if new is None else new)
    return replaced


def _replacement(line: str) -> str | None:
    """The Python line to stand for a line of IPython's, None for a line of Python."""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if timed := _TIME.fullmatch(line):
        return f"{timed[1]}{timed[2]}"
    if _SPECIAL.match(line) or _HELP.fullmatch(line) or _AUTOMAGIC.fullmatch(line):
        return f"{indent}pass"
    if assigned := _ASSIGNED.fullmatch(line):
        targets = assigned[2].strip()
        return f"{indent}{targets} = {', '.join(['None'] * len(targets.rstrip(',').split(',')))}"
    return None


class _Scanner:
    """Knows, line by line, whether the next line begins a statement."""

    def __init__(self) -> None:
        self._quote = ""
        self._depth = 0
        self._joined = False

    @property
    def at_statement(self) -> bool:
        return not self._quote and self._depth == 0 and not self._joined

    def feed(self, line: str) -> None:
        position = 0
        while match := _TOKEN.search(line, position):
            position = match.end()
            found = match[0]
            if self._quote:
                position = self._inside(found, match.start(), position)
            elif found == "#":
                break
            else:
                self._outside(found)
        self._joined = line.endswith("\\") and not (self._depth or self._quote)
        if len(self._quote) == 1 and not line.endswith("\\"):
            self._quote = ""  # an unclosed string ends with its line

    def _inside(self, found: str, start: int, end: int) -> int:
        """In a string: where to go on after it."""
        if found == self._quote:
            self._quote = ""
        elif found.startswith(self._quote):  # three quotes end a string of one and begin the next
            self._quote = ""
            return start + 1
        return end

    def _outside(self, found: str) -> None:
        if found[0] in "\"'":
            self._quote = found
        elif found in "([{":
            self._depth += 1
        elif found in ")]}":
            self._depth = max(0, self._depth - 1)
