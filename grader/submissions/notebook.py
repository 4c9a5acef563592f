"""Code cells out of notebooks: those of any version, with damaged structure, or broken off in the middle.

The JSON is read here rather than by nbformat, which refuses the damaged notebooks that matter most and
validates megabytes of outputs; that both read good notebooks alike is tested.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.locale import T, Text
from grader.submissions.text import printable

_SOURCE = re.compile(r'(?<!\\)"(?:source|input)"\s*:\s*')
_CELL_TYPE = re.compile(r'(?<!\\)"cell_type"\s*:\s*"(\w+)"')
_STRING = re.compile(r'\s*+("[^"\\]*+(?:\\.[^"\\]*+)*+")\s*+(,?)', re.DOTALL)
_MAX_CELLS = 10_000
_MAX_VALUES = 3_000_000  # parsed, each value of the JSON takes up to 100 bytes


@dataclass(frozen=True)
class Notebook:
    """The code of a notebook.

    Args:
        cells: (place among all cells, from 1; source) of every code cell.
        unit: the unit that the notebook's metadata name, or "".
        notes: what was repaired or lost.
    """

    cells: tuple[tuple[int, str], ...] = ()
    unit: str = ""
    notes: tuple[Text, ...] = ()


def read_notebook(text: str) -> Notebook:
    """Read whatever code cells there are in the text of a notebook; never raises."""
    large = text.count(",") > _MAX_VALUES
    data = None if large else _parsed(text)
    if isinstance(data, dict) and _cell_list(data) is not None:
        return _from_data(data)
    cells = _limited(_dug_out(text))
    if not cells:
        return Notebook(notes=(T("This is not a notebook: no code cell could be found in it."),))
    damaged = T("The notebook's file is damaged; {count} code cells could be rescued.", count=len(cells))
    heavy = T("The notebook's outputs are huge; only its {count} code cells were read.", count=len(cells))
    return Notebook(cells, notes=(heavy if large else damaged,))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _from_data(data: dict[str, Any]) -> Notebook:
    cells, lost = [], 0
    for number, cell in enumerate(_cell_list(data) or [], 1):
        if not isinstance(cell, dict):
            lost += 1
        elif _is_code(cell):
            source = _joined(cell.get("source", cell.get("input")))
            lost += source is None
            cells.append((number, source or ""))
    notes = [T("{count} cells of the notebook are damaged and were left out.", count=lost)] if lost else []
    about = _at(data, "metadata")
    language = _at(about, "language_info", "name") or _at(about, "kernelspec", "language")
    if isinstance(language, str) and not language.lower().startswith(("python", "ipython")):
        notes.append(T("The notebook is written in {language}, not in Python.", language=printable(language)))
    unit = _at(about, "dlgrader", "unit")
    return Notebook(_limited(iter(cells)), unit if isinstance(unit, str) else "", tuple(notes))


def _cell_list(data: dict[str, Any]) -> list[Any] | None:
    """The cells of format 4, or of 2 and 3 with their worksheets; None when there is no list."""
    cells = data.get("cells")
    if isinstance(cells, dict):  # a list that some tool has turned into an object
        cells = list(cells.values())
    if isinstance(cells, list):
        return cells
    sheets = data.get("worksheets")
    if not isinstance(sheets, list):
        return None
    lists = [s["cells"] for s in sheets if isinstance(s, dict) and isinstance(s.get("cells"), list)]
    return [cell for cells in lists for cell in cells]


def _is_code(cell: Mapping[str, Any]) -> bool:
    kind = cell.get("cell_type")
    return kind == "code" or (kind is None and ("outputs" in cell or "execution_count" in cell))


def _joined(source: Any) -> str | None:
    if isinstance(source, str):
        return source
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return None


def _at(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _limited(cells: Iterator[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple(cell for cell, _ in zip(cells, range(_MAX_CELLS), strict=False))


def _dug_out(text: str) -> Iterator[tuple[int, str]]:
    """Code cells from text that is no JSON: cut off, with a merge conflict, edited by hand."""
    position, number = 0, 0
    while match := _SOURCE.search(text, position):
        kinds = _CELL_TYPE.findall(text, position, match.start())
        source, position = _strings_at(text, match.end())
        if kinds:
            number += 1
            if kinds[-1] == "code" and source is not None:
                yield number, source


def _strings_at(text: str, position: int) -> tuple[str | None, int]:
    """The string, or the joined list of strings, that begins at a position; and where it ends."""
    many = text.startswith("[", position)
    position += many
    parts = []
    while match := _STRING.match(text, position):
        position = match.end()
        try:
            parts.append(str(json.loads(match[1], strict=False)))
        except ValueError:
            break
        if not (many and match[2]):
            break
    return ("".join(parts) if parts else None), position
