"""One finding, three ways: a sentence, plain data for programs, and HTML with the wrong entries marked."""

from __future__ import annotations

from html import escape
from typing import Any

from grader.checks import Finding
from grader.locale import T
from grader.reports.comparison import Entry, Grid, compared


def to_text(finding: Finding, lang: str, *, show_values: bool = True) -> str:
    """The finding in one or two sentences.

    Args:
        finding: what is wrong.
        lang: "en" or "ko".
        show_values: whether expected values may appear.
    """
    return finding.text(show_values).show(lang)


def to_json(finding: Finding) -> dict[str, Any]:
    """The finding as plain data; `Finding.from_data` reads it back."""
    return finding.to_data()


def to_html(finding: Finding, lang: str, *, show_values: bool = True) -> str:
    """The finding as a piece of HTML: the sentence and, for small arrays, expected and actual side by side.

    Everything that came from a student is escaped. Wrong entries carry the class `wrong` and the sign ✗, so that
    nothing depends on colour.
    """
    parts = [f'<p class="finding">{escape(to_text(finding, lang, show_values=show_values))}</p>']
    both = compared(finding) if show_values else None
    if both and isinstance(both.expected, Grid) and isinstance(both.actual, Grid):
        parts.append('<div class="values">' + _table(T("expected").show(lang), both.expected)
                     + _table(T("yours").show(lang), both.actual) + "</div>")
    return "\n".join(parts)


def _table(caption: str, grid: Grid) -> str:
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in grid.rows)
    return f"<table><caption>{escape(caption)}</caption>{body}</table>"


def _cell(entry: Entry) -> str:
    return f'<td class="wrong">✗ {escape(entry.text)}</td>' if entry.wrong else f"<td>{escape(entry.text)}</td>"
