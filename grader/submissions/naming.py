"""What a file's name says: the unit, whose it is, and which attempt, after learning systems decorated it."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from grader.submissions.model import Attempt, Program

_MAX_LENGTH = 300  # longer ones exist only in archives that somebody made by hand
_COPY = re.compile(r"[ _]*\((\d{1,3})\)\s*$")
_COPY_WORD = re.compile(r"[-_ ]*(?:copy|복사본|사본)[-_ ]*(\d{0,3})\s*$", re.IGNORECASE)
_COUNT = re.compile(r"-(\d{1,2})\s*$")
_VERSION = re.compile(
    r"(?<![^\W_])(?:v|ver|version|attempt|try|시도)[-_. ]?(\d{1,3})(?![^\W_])", re.IGNORECASE
)
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[-_ T](\d\d)[-_:](\d\d)(?:[-_:](\d\d))?)?(?!\d)|(?<!\d)(20\d{12})(?!\d)"
)
_DECORATION = re.compile(
    r"(?<![^\W_])(?:final|copy|submission|submit|submitted|homework|hw\d*|assignment\d*|week\d*|lab\d*|exercises?|"
    r"practice|late|new|최종|최종본|수정|수정본|제출|제출본|완성|과제\d*|숙제\d*|실습\d*|복사본|사본)(?![^\W_])",
    re.IGNORECASE,
)
_EDGES = " _-.,+&:;~()[]"
_GENERIC_FOLDER = re.compile(
    r"(?:src|codes?|notebooks?|ko|en|solutions?|work|workspace|common|utils?|helpers?|lib|data|datasets?|"
    r"old|backup|bak|tests?|images?|ch(?:apter)?[-_ ]?\d+|unit[-_ ]?\d+|untitled[-_ ]folder|새[-_ ]폴더|백업|"
    r"submissions?|files?|\d{1,2})",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)", re.MULTILINE)
_NUMBERING = re.compile(r"\d{1,3}")


@dataclass(frozen=True)
class FileName:
    """What the name of a file, or of a folder, says.

    Args:
        unit: the unit it names, or "".
        owner: what remains without unit and decorations; usually the student, or "".
        attempt: the attempt that it names.
    """

    unit: str
    owner: str
    attempt: Attempt

    @property
    def is_numbering(self) -> bool:
        """Whether the rest is but a short number, as in 01_logistic_regression.py."""
        return bool(_NUMBERING.fullmatch(self.owner))


def read_name(stem: str, units: Collection[str]) -> FileName:
    """Take a name apart.

    Args:
        stem: a file's name without its suffix, or a folder's.
        units: the names of the units to look for.
    """
    stem = unicodedata.normalize("NFC", stem[-_MAX_LENGTH:])
    stem, copy = _cut(stem, _COPY)
    stem, word_copy = _cut(stem, _COPY_WORD)
    stem, time = _cut_time(stem)
    stem, version = _cut(stem, _VERSION)
    unit, span = _unit_in(stem, units)
    if not unit:
        return FileName("", _owner(stem), Attempt(version, time, copy or word_copy))
    before, after = stem[: span[0]], stem[span[1] :]
    after, count = _cut(after, _COUNT, whole=True)
    owner = "_".join(part for part in (_owner(before), _owner(after)) if part)
    return FileName(unit, owner, Attempt(count or version, time, copy or word_copy))


def is_generic_folder(name: str, units: Collection[str]) -> bool:
    """Whether a folder's name is nobody's: a unit's, or one like "src" or "hw1"."""
    name = unicodedata.normalize("NFC", name)
    words = read_name(name, units)
    return not words.owner or words.is_numbering or bool(_GENERIC_FOLDER.fullmatch(words.owner))


def units_by_definitions(program: Program, units: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The unit most of whose exercises a program defines; several when nothing tells them apart."""
    scores = {unit: (count_defined(program, names), -len(names)) for unit, names in units.items()}
    best = max(scores.values(), default=(0, 0))
    return tuple(unit for unit, score in scores.items() if score == best) if best[0] else ()


def count_defined(program: Program, names: Collection[str]) -> int:
    """How many of the names a program defines at its top level."""
    defined = {name for cell in program.cells for name in _DEFINED.findall(cell.source)}
    return len(defined.intersection(names))


def _unit_in(stem: str, units: Collection[str]) -> tuple[str, tuple[int, int]]:
    """The longest unit name in the stem, whatever separates its words."""
    for unit in sorted(units, key=len, reverse=True):
        words = [re.escape(word) for word in re.split(r"[\W_]+", unit) if word]
        end = r"(?![^\W_])" if unit[-1:].isdigit() else r"(?![^\W\d_])"
        pattern = r"(?<![^\W\d_])" + r"[\W_]*".join(words) + end
        if words and (match := re.search(pattern, stem, re.IGNORECASE)):
            return unit, match.span()
    return "", (0, 0)


def _owner(words: str) -> str:
    return re.sub(r"[_\- ]{2,}", "_", _DECORATION.sub("", words).strip(_EDGES)).strip(_EDGES)


def _cut(stem: str, pattern: re.Pattern[str], *, whole: bool = False) -> tuple[str, int]:
    """The stem without what matches, and the number in it; nothing is cut that would leave nothing."""
    match = pattern.search(stem)
    if not match or not (whole or stem[: match.start()].strip()):
        return stem, 0
    return stem[: match.start()] + stem[match.end() :], int(match[1] or 1)


def _cut_time(stem: str) -> tuple[str, str]:
    match = _TIME.search(stem)
    if not match:
        return stem, ""
    digits = match[7] or "".join(g for g in match.groups()[:6] if g)
    digits = digits.ljust(14, "0")
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    clock = f"{digits[8:10]}:{digits[10:12]}:{digits[12:14]}"
    return stem[: match.start()] + stem[match.end() :], f"{day}T{clock}"
