"""Which of a student's files counts for which unit, and the modules beside it."""

import hashlib
import re
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.locale import T, Text
from grader.submissions.found import Found
from grader.submissions.layouts import HandIn, Units, file_name, units_by_content
from grader.submissions.model import Attempt, EarlierAttempt, Program
from grader.submissions.naming import count_defined
from grader.submissions.text import printable

Stubs = Mapping[str, Collection[str]]
_MAX_SIBLINGS = 200
_MAX_NAMED = 8
_HIDING = frozenset(sys.stdlib_module_names) | {"numpy", "pytest", "matplotlib", "scipy", "pandas", "grader"}
_OLD_FOLDER = re.compile(r"old|backup|bak|백업|이전", re.IGNORECASE)


@dataclass(frozen=True)
class Candidate:
    """A file that may count for a unit.

    Args:
        unit: the unit.
        file: the file.
        hand_in: what it came with.
        attempt: the attempt, from the hand-in or else from the file's name.
        named: whether its name or metadata tell the unit, and not only its content.
        defined: how many of the unit's exercises it defines.
        stub: whether it is as it was released, or empty.
    """

    unit: str
    file: Found
    hand_in: HandIn
    attempt: Attempt
    named: bool
    defined: int
    stub: bool

    @property
    def program(self) -> Program:
        """The program in the file."""
        assert self.file.reading is not None
        return self.file.reading.program

    @property
    def rank(self) -> tuple[object, ...]:
        """Greater is better: worked on, then named, then latest."""
        aside = any(_OLD_FOLDER.fullmatch(part) for part in self.file.parts[:-1])
        file = self.file
        return (not self.stub, self.named, not aside, self.attempt, file.modified, self.defined, file.parts)


@dataclass(frozen=True)
class Choice:
    """The programs that count, and what is to be said about the others."""

    programs: Mapping[str, Program]
    attempt: Attempt
    earlier: tuple[EarlierAttempt, ...]
    problems: tuple[Text, ...]


def choose(hand_ins: Sequence[HandIn], units: Units, stubs: Stubs) -> Choice:
    """Choose one program for each unit that the student handed in anything for."""
    candidates = [c for hand_in in hand_ins for c in _candidates(hand_in, units, stubs)]
    programs: dict[str, Program] = {}
    problems: list[Text] = []
    earlier: list[EarlierAttempt] = []
    attempts = [Attempt()]
    for unit in units:
        ranked = sorted((c for c in candidates if c.unit == unit), key=lambda c: c.rank, reverse=True)
        if any(c.named and not c.stub for c in ranked):
            ranked = [c for c in ranked if c.named]
        if not ranked:
            continue
        programs[unit] = _with_siblings(ranked[0])
        attempts.append(ranked[0].attempt)
        earlier += [EarlierAttempt(c.file.full_path, unit, c.attempt) for c in ranked[1:]]
        problems += _choice_problems(ranked)
    problems += _unused(hand_ins, candidates)
    return Choice(programs, max(attempts), tuple(earlier), tuple(problems))


def digest(programs: Mapping[str, Program]) -> str:
    """A digest over the code of the programs and of the modules beside them."""
    total = hashlib.sha256()
    for unit in sorted(programs):
        program = programs[unit]
        pieces = [unit, *(c.source for c in program.cells)]
        pieces += [text for pair in sorted(program.siblings.items()) for text in pair]
        for piece in pieces:
            data = piece.encode("utf-8", "replace")
            total.update(b"%d:" % len(data) + data)
        total.update(b"%d," % len(program.cells))
    return total.hexdigest()


def some(names: Iterable[str]) -> str:
    """The first few of many names."""
    names = list(names)
    return ", ".join(printable(n) for n in names[:_MAX_NAMED]) + (", …" if len(names) > _MAX_NAMED else "")


def _candidates(hand_in: HandIn, units: Units, stubs: Stubs) -> Iterable[Candidate]:
    told = {file.parts: unit for file in hand_in.files if (unit := _told_unit(file, units))}
    for file in hand_in.files:
        if file.parts in told:
            yield _candidate(told[file.parts], file, hand_in, units, stubs, named=True)
            continue
        for unit in units_by_content(file, units):
            candidate = _candidate(unit, file, hand_in, units, stubs, named=False)
            # Beside a unit's file, one that defines a few of another unit's exercises is a helper module.
            if not told or 2 * candidate.defined >= len(units[unit]):
                yield candidate


def _told_unit(file: Found, units: Units) -> str:
    if file.reading is None:
        return ""
    return file_name(file, units).unit or (file.reading.unit if file.reading.unit in units else "")


def _candidate(
    unit: str, file: Found, hand_in: HandIn, units: Units, stubs: Stubs, *, named: bool
) -> Candidate:
    assert file.reading is not None
    stub = not file.reading.program.cells or file.reading.digest in stubs.get(unit, ())
    attempt = hand_in.attempt if hand_in.attempt != Attempt() else file_name(file, units).attempt
    defined = count_defined(file.reading.program, units[unit])
    return Candidate(unit, file, hand_in, attempt, named, defined, stub)


def _choice_problems(ranked: Sequence[Candidate]) -> Iterable[Text]:
    best, others = ranked[0], ranked[1:]
    if not best.named:
        yield T(
            "{file} was taken for the unit {unit} because of the functions that it defines.",
            file=best.file.path,
            unit=best.unit,
        )
    stubs = [c.file.path for c in others if c.stub and not best.stub]
    if stubs:
        yield T("Unchanged since the release, or empty, and therefore not used: {files}.", files=some(stubs))
    unused = [c.file.path for c in others if not (c.stub and not best.stub)]
    if unused:
        yield T(
            "Several files for the unit {unit}: {file} counts; not used: {files}.",
            unit=best.unit,
            file=best.file.path,
            files=some(unused),
        )


def _unused(hand_ins: Sequence[HandIn], candidates: Sequence[Candidate]) -> Iterable[Text]:
    """Files that nothing was made of: notebooks always; anything else when there was nothing better."""
    used = {id(c.file) for c in candidates}
    files = [f for h in hand_ins for f in h.files]
    yield from (f.error for f in files if f.error)
    rest = [f for f in files if id(f) not in used and not f.error]
    notebooks = [f.path for f in rest if f.reading and f.reading.program.kind == "ipynb"]
    if not candidates and rest:
        names = some(f.path for f in rest)
        yield T("None of the files belongs to a unit of the course: {files}.", files=names)
    elif notebooks:
        yield T("Not recognized as a unit of the course: {files}.", files=some(notebooks))


def _with_siblings(candidate: Candidate) -> Program:
    """The program with the other modules of its hand-in, as its `import` statements may name them."""
    here = candidate.file.parts[:-1]
    siblings: dict[str, str] = {}
    hiding = set()
    for file in candidate.hand_in.files:
        if file is candidate.file or file.reading is None or file.reading.program.kind != "py":
            continue
        source = "\n".join(cell.source for cell in file.reading.program.cells)
        for parts in _places(file.parts, here):
            if parts[0] in _HIDING:
                hiding.add(file.path)
            elif parts and len(siblings) < _MAX_SIBLINGS:
                siblings.setdefault(".".join(parts), source)
    written = candidate.program.siblings.items()
    siblings |= {name: source for name, source in written if name.split(".")[0] not in _HIDING}
    note = T("Left out because they hide modules of Python: {files}.", files=some(sorted(hiding)))
    notes = (*candidate.program.notes, *([note] if hiding else []))
    name = printable(candidate.file.parts[-1])
    return replace(candidate.program, name=name, siblings=siblings, notes=notes)


def _places(parts: tuple[str, ...], here: tuple[str, ...]) -> Iterable[tuple[str, ...]]:
    """The module names of a file: seen from the program's own folder first, then from the hand-in's root."""
    module = (*parts[:-1], parts[-1].rsplit(".", 1)[0])
    if module[-1] == "__init__":
        module = module[:-1]
    seen = [module[len(here) :]] if module[: len(here)] == here else []
    for place in (*seen, module):
        if place and all(part.isidentifier() for part in place):
            yield place
