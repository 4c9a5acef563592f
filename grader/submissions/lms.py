"""The exports of learning systems: whose a file is, and which attempt, as these systems write it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from grader.locale import T, Text
from grader.submissions.found import METADATA_FILE, Found
from grader.submissions.gradescope import Entry, read_metadata
from grader.submissions.layouts import HandIn
from grader.submissions.model import Attempt
from grader.submissions.text import printable

# Kim Minsu_1234567_assignsubmission_file/..., without folders ..._file_name.py (Moodle's mod/assign).
MOODLE = re.compile(r"(?P<name>.+)_(?P<id>\d+)_assignsubmission_[a-z]+?(?:_(?P<file>.*))?", re.DOTALL)
# kimminsu_LATE_340934_208490284_name.py, anon_x7Kd2_208490284_name.py (Canvas' lib/content_zipper.rb).
CANVAS = re.compile(
    r"(?:(?P<name>[^\W_]+)_)??(?P<late>LATE_)?(?P<id>\d{2,}|anon_[A-Za-z0-9]{5})_"
    r"(?P<attachment>\d{3,})_(?P<file>.+)",
    re.DOTALL,
)
# Homework 1_mkim_attempt_2026-03-05-14-30-22_name.py, and the same with .txt for the student's comment.
_BLACKBOARD = re.compile(
    r"(?P<assignment>.+)_(?P<id>[^_]+)_[^\W\d_]+_"
    r"(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(?:_(?P<file>.+)|(?P<comment>\.txt))?",
    re.DOTALL,
)


def lms_hand_ins(files: Sequence[Found], label: str) -> list[HandIn]:
    """The hand-ins of a learning system's export; empty when it is none that is known.

    Args:
        files: the files of the delivery.
        label: its name, for display.
    """
    while files:
        for read in (_gradescope, _moodle, _canvas, _blackboard):
            if result := read(files, label):
                return result
        if len({f.parts[0] for f in files}) > 1 or any(len(f.parts) == 1 for f in files):
            return []
        label = files[0].parts[0]
        files = [_without_first(f) for f in files]
    return []


def _moodle(files: Sequence[Found], label: str) -> list[HandIn]:
    """One folder, or several files, per student; the export names students but has no id of theirs."""
    groups, rest = _grouped(files, MOODLE)
    ids: dict[str, set[str]] = defaultdict(set)
    for match, _ in groups:
        ids[match["name"]].add(match["id"])

    def student(match: re.Match[str]) -> str:
        name = match["name"]
        shared = len(ids[name]) > 1 or name.casefold() in {"participant", "참여자", "참가자"}
        return f"{name}_{match['id']}" if shared else str(name)

    return _merged([_hand_in(student(m), m, own, label) for m, own in groups], rest, label)


def _canvas(files: Sequence[Found], label: str) -> list[HandIn]:
    """Loose files; the last attempt only, which Canvas marks by -1, -2 in the file's own name."""
    groups, rest = _grouped(files, CANVAS)
    late = T("The learning system marked it as late.")
    hand_ins = [_hand_in(m["id"], m, own, label, *([late] if m["late"] else [])) for m, own in groups]
    return _merged(hand_ins, rest, label)


def _blackboard(files: Sequence[Found], label: str) -> list[HandIn]:
    """Loose files, each with the time of its attempt; every attempt is in the export."""
    groups, rest = _grouped(files, _BLACKBOARD)
    hand_ins: list[HandIn] = []
    for match, own in groups:
        digits = re.sub(r"\D", "", match["time"])
        time = f"{match['time'][:10]}T{digits[8:10]}:{digits[10:12]}:{digits[12:14]}"
        kept = [f for f in own if not match["comment"]]
        hand_ins.append(replace(_hand_in(match["id"], match, kept, label), attempt=Attempt(time=time)))
    return _merged(hand_ins, rest, label)


def _gradescope(files: Sequence[Found], label: str) -> list[HandIn]:
    """A folder per submission, and one file that says whose each folder is."""
    metadata = next((f for f in files if f.parts == (METADATA_FILE,)), None)
    entries = read_metadata(metadata.data) if metadata else {}
    if not entries:
        return []
    hand_ins: list[HandIn] = []
    for folder, entry in entries.items():
        own = [_without_first(f) for f in files if f.parts[0] == folder and len(f.parts) > 1]
        own += [f for f in files if f.parts == (folder,)]
        hand_ins += _gradescope_entry(folder, entry, own, label)
    rest = [f for f in files if f.parts[0] not in entries and f.parts != (METADATA_FILE,)]
    return _merged(hand_ins, rest, label)


def _gradescope_entry(folder: str, entry: Entry, files: Sequence[Found], label: str) -> Iterable[HandIn]:
    names = ", ".join(p.name or p.id for p in entry.people)
    problems = (T("Handed in as a group: {names}.", names=names),) if len(entry.people) > 1 else ()
    for person in entry.people:
        student = person.id or person.email or person.name
        path = printable(f"{label}/{folder}")
        attempt = Attempt(entry.attempts, entry.time)
        yield HandIn(printable(student), tuple(files), path, printable(person.name), attempt, problems)


def _grouped(
    files: Sequence[Found], pattern: re.Pattern[str]
) -> tuple[list[tuple[re.Match[str], list[Found]]], list[Found]]:
    """Files by the name of their outermost folder, or their own; nothing if most names do not fit."""
    tops: dict[str, list[Found]] = defaultdict(list)
    for file in files:
        tops[file.parts[0]].append(file)
    matches = {top: match for top in tops if (match := pattern.fullmatch(top))}
    if 2 * len(matches) <= len(tops):
        return [], []
    groups = [(match, [_original(f, match) for f in tops[top]]) for top, match in matches.items()]
    return groups, [f for top, own in tops.items() if top not in matches for f in own]


def _original(file: Found, match: re.Match[str]) -> Found:
    """The file under the name that the student gave it, where the export decorates names."""
    name = match.groupdict().get("file")
    if len(file.parts) > 1 and not name:
        return _without_first(file)
    return replace(file, parts=(name or file.parts[0], *file.parts[1:]))


def _hand_in(
    student: str, match: re.Match[str], files: Iterable[Found], label: str, *problems: Text
) -> HandIn:
    path = printable(f"{label}/{match.string}")
    name = match.groupdict().get("name") or ""
    return HandIn(printable(student), tuple(files), path, printable(name), problems=problems)


def _merged(hand_ins: Sequence[HandIn], rest: Sequence[Found], label: str) -> list[HandIn]:
    """One hand-in per student and attempt; files that the export does not explain are reported."""
    merged: dict[tuple[str, Attempt], HandIn] = {}
    for new in hand_ins:
        key = (new.student, new.attempt)
        old = merged.get(key, replace(new, files=(), problems=()))
        merged[key] = replace(old, files=(*old.files, *new.files), problems=(*old.problems, *new.problems))
    result = list(merged.values())
    programs = tuple(f for f in rest if f.reading or f.error)
    if result and programs:
        stray = T("These files do not belong to any student of the export.")
        result.append(HandIn(printable(label), programs, printable(label), problems=(stray,)))
    return result


def _without_first(file: Found) -> Found:
    return replace(file, parts=file.parts[1:], outer=(*file.outer, file.parts[0]))


