"""A unit's Markdown as lines for a terminal: paragraphs wrapped to the window, formulas and code as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text as RichText

_CODE = re.compile(r"`([^`]+)`")
_KEPT = re.compile(r"\s*(?:[-*] |\d+\. |\$\$|\||    )")


def prose_lines(markdown: str, width: int, indent: str = "") -> list[RichText]:
    """The lines of a text.

    Args:
        markdown: paragraphs, lists, fenced code and inline code; anything else is shown as it is written.
        width: of the window.
        indent: what stands before each line.
    """
    console = Console(width=max(20, width - len(indent)), force_terminal=False)
    lines: list[RichText] = []
    for block, is_code in _blocks(markdown):
        text = RichText(block) if is_code else _styled(block)
        parts = text.split("\n", allow_blank=True) if is_code else text.wrap(console, console.width)
        for part in parts:
            part.rstrip()
            part.truncate(console.width, overflow="ellipsis")
            lines.append(RichText(indent) + part)
    return lines


def _blocks(markdown: str) -> Iterator[tuple[str, bool]]:
    paragraph: list[str] = []
    fenced = False
    for line in markdown.splitlines():
        fence = line.strip().startswith("```")
        if (fence or fenced or not line.strip() or _KEPT.match(line)) and paragraph:
            yield " ".join(paragraph), False
            paragraph = []
        if fence:
            fenced = not fenced
        elif fenced:
            yield f"    {line}", True
        elif not line.strip():
            yield "", False
        else:
            paragraph.append(line.strip())
    if paragraph:
        yield " ".join(paragraph), False


def _styled(block: str) -> RichText:
    text, place = RichText(), 0
    for match in _CODE.finditer(block):
        text.append(block[place : match.start()]).append(match[1], "bold cyan")
        place = match.end()
    return text.append(block[place:].replace("**", ""))
