"""One file of a student, whatever state it is in, as a `Program`."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from grader.locale import T, Text
from grader.submissions.magics import Neutral, neutralise
from grader.submissions.model import Cell, Kind, Program
from grader.submissions.notebook import Notebook, read_notebook
from grader.submissions.text import Cleaned, clean, decode, printable

MAX_NOTEBOOK_BYTES = 64 * 2**20
MAX_PYTHON_BYTES = 8 * 2**20
MAX_CODE_CHARACTERS = 4 * 2**20
_LOOKS_LIKE_NOTEBOOK = re.compile(r'\s*\{[^{]*"(?:cells|worksheets|metadata|nbformat)"')
_MODULE_FILE = re.compile(r"(?:\./|/content/)?((?:[^\W\d]\w*/)*[^\W\d]\w*)\.py")


@dataclass(frozen=True)
class Reading:
    """A program, and what its file says about the unit it belongs to.

    Args:
        program: the program, without the files beside it.
        unit: the unit that a notebook's metadata name, or "".
        digest: what `text_digest` says of the file.
    """

    program: Program
    unit: str
    digest: str


def read_program(data: bytes, name: str) -> Program:
    """Read a .py file or a notebook.

    Args:
        data: the file's content.
        name: its name, which tells a notebook from a plain file; a notebook in a .py file is recognised.

    Returns:
        The program. Bad content raises nothing: the program then has no cells, and a note says why.
    """
    return read(data, name).program


def text_digest(data: bytes) -> str:
    """A digest that tells whether a student changed a released file.

    Line ends, byte order marks, encodings and blank lines at the end do not count; of a notebook only the
    code does, so that opening, running and saving it is no change.
    """
    return read(data, "").digest


def read(data: bytes, name: str) -> Reading:
    """As `read_program`, with what else is known once the file is read."""
    kind: Kind = "ipynb" if name.lower().endswith(".ipynb") else "py"
    if len(data) > size_limit(name):
        note = T("The file is larger than {limit} MB and was not read.", limit=size_limit(name) // 2**20)
        return Reading(Program(printable(name), kind, notes=(note,)), "", hashlib.sha256(data).hexdigest())
    text, notes = decode(data)
    if kind == "py" and _LOOKS_LIKE_NOTEBOOK.match(text[:1000]):
        kind = "ipynb" if '"cell_type"' in text else "py"
    notebook = read_notebook(text) if kind == "ipynb" else Notebook(((0, text),))
    program = _program(printable(name), kind, notebook)
    program = replace(program, notes=(*notes, *program.notes))
    return Reading(program, notebook.unit, _digest(notebook, text))


def code_digest(cells: Iterable[str]) -> str:
    """What `text_digest` says of a notebook that holds these code cells."""
    code = "\0".join(source.rstrip() for source in cells if source.strip())
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()


def size_limit(name: str) -> int:
    """How many bytes a file of this name may have; notebooks carry pictures, programs do not."""
    return MAX_NOTEBOOK_BYTES if name.lower().endswith(".ipynb") else MAX_PYTHON_BYTES


def _program(name: str, kind: Kind, notebook: Notebook) -> Program:
    if sum(len(source) for _, source in notebook.cells) > MAX_CODE_CHARACTERS:
        note = T("The code is longer than {limit} million characters and was not read.", limit=4)
        return Program(name, kind, notes=(note,))
    cleaned = [(number, clean(source)) for number, source in notebook.cells]
    neutral = [(number, neutralise(c.text, notebook=kind == "ipynb")) for number, c in cleaned]
    notes = (*notebook.notes, *_character_notes([c for _, c in cleaned]), *_magic_notes(kind, neutral))
    cells = tuple(Cell(number, n.source) for number, n in neutral if not n.dropped)
    if not any(cell.source.strip() for cell in cells):
        cells, notes = (), notes or (T("The file is empty."),)
    return Program(name, kind, cells, _written(neutral), notes)


def _character_notes(cleaned: Sequence[Cleaned]) -> Iterator[Text]:
    if blanks := sum(c.blanks for c in cleaned):
        yield T("Non-breaking or wide spaces were replaced by ordinary ones ({count}).", count=blanks)
    if invisible := sum(c.invisible for c in cleaned):
        yield T("Invisible characters were removed ({count}).", count=invisible)


def _magic_notes(kind: Kind, neutral: Sequence[tuple[int, Neutral]]) -> Iterator[Text]:
    """Magics are normal in a notebook, so only a dropped cell is worth a word there."""
    for number, n in neutral:
        if n.dropped and not n.written:
            yield T(
                "Cell {number} begins with {magic} and is not Python; it was skipped.",
                number=number,
                magic=printable(n.dropped),
            )
    if kind == "py" and (lines := sum(n.replaced for _, n in neutral)):
        yield T("Lines that only work in a notebook, as with ! or %, were skipped ({count}).", count=lines)


def _written(neutral: Sequence[tuple[int, Neutral]]) -> dict[str, str]:
    """Modules that a notebook's `%%writefile` cells would have written."""
    named = [(_MODULE_FILE.fullmatch(n.written), n) for _, n in neutral]
    modules = [(match[1].replace("/", "."), n.content) for match, n in named if match]
    return {name: neutralise(content, notebook=False).source for name, content in modules}


def _digest(notebook: Notebook, text: str) -> str:
    cells = [source for _, source in notebook.cells]
    return code_digest(cells if any(source.strip() for source in cells) else [text])
