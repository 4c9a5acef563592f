"""Whose files are these? From the files of a delivery to the hand-ins of students."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.locale import T, Text
from grader.submissions.found import ARCHIVE_SUFFIXES, Found
from grader.submissions.model import Attempt
from grader.submissions.naming import FileName, is_generic_folder, read_name, units_by_definitions
from grader.submissions.text import printable

Units = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class HandIn:
    """Files of one student that came together.

    Args:
        student: whose they are, as the delivery says.
        files: the files, with paths inside the hand-in.
        path: where the hand-in was, for display.
        name: the student's name, if the delivery tells it beside the id.
        attempt: the attempt, if the delivery tells it.
        problems: what was inferred.
    """

    student: str
    files: tuple[Found, ...]
    path: str = ""
    name: str = ""
    attempt: Attempt = field(default_factory=Attempt)
    problems: tuple[Text, ...] = ()


def hand_ins(files: Sequence[Found], label: str, units: Units) -> list[HandIn]:
    """Divide a delivery of no particular system among students.

    A folder per student, a flat folder of files with the students' names, one student's folder, and units'
    folders with any of these inside.

    Args:
        files: what was found.
        label: the name of the folder or archive; the student's when everything belongs to one.
        units: unit name -> its exercises.
    """
    files, label = _unwrapped(files, label, units)
    folders, loose = _split(files)
    people = [name for name in folders if not is_generic_folder(name, units)]
    worked = [name for name in people if any(f.reading for f in folders[name])]
    shared = [f for name in folders if name not in people for f in folders[name] if f.reading]
    project = shared or _has_own_program(loose, units)
    if len(worked) > 1 or (worked and not project):
        return _folder_per_student(folders, loose, label, units)
    if folders and not people:
        inner = [h for inside in folders.values() for h in hand_ins(_inside(inside), label, units)]
        if any(h.student != label for h in inner):
            unclear = [h for h in inner if h.student == label]
            named = [n for h in unclear for n in _by_file_name(h.files, label, units)]
            return [*(h for h in inner if h not in unclear), *named, *_loose(loose, label, units)]
    return _loose(loose, label, units, [f for name in folders for f in folders[name]])


def one_student(student: str, files: Iterable[Found], label: str, *problems: Text) -> HandIn:
    """All files as one student's."""
    return HandIn(printable(student), tuple(files), printable(label), problems=problems)


def file_name(file: Found, units: Iterable[str]) -> FileName:
    """What the file's name says."""
    name = file.parts[-1]
    suffix = next((s for s in ARCHIVE_SUFFIXES if name.lower().endswith(s)), "")
    stem = name[: -len(suffix)] if suffix else name.rsplit(".", 1)[0]
    return read_name(stem, tuple(units))


def units_by_content(file: Found, units: Units) -> tuple[str, ...]:
    """The units that a file may belong to by what it defines; a unit's folder around it decides."""
    if file.reading is None:
        return ()
    for folder in reversed((*file.outer, *file.parts[:-1])):
        unit = read_name(folder, units).unit
        if unit and units_by_definitions(file.reading.program, {unit: units[unit]}):
            return (unit,)
    return units_by_definitions(file.reading.program, units)


def _unwrapped(files: Sequence[Found], label: str, units: Units) -> tuple[Sequence[Found], str]:
    """Without the folders that hold everything; the last one that can be a name is the label."""
    while files and len({f.parts[0] for f in files}) == 1 and all(len(f.parts) > 1 for f in files):
        outer = files[0].parts[0]
        label = label if is_generic_folder(outer, units) else outer
        files = _inside(files)
    return files, label


def _inside(files: Iterable[Found]) -> list[Found]:
    return [replace(f, parts=f.parts[1:], outer=(*f.outer, f.parts[0])) for f in files]


def _split(files: Iterable[Found]) -> tuple[dict[str, list[Found]], list[Found]]:
    folders: dict[str, list[Found]] = defaultdict(list)
    loose = []
    for file in files:
        if len(file.parts) > 1:
            folders[file.parts[0]].append(file)
        else:
            loose.append(file)
    return dict(folders), loose


def _has_own_program(loose: Iterable[Found], units: Units) -> bool:
    """Whether a file beside the folders names a unit and nobody."""
    names = [file_name(f, units) for f in loose if f.reading]
    return any(n.unit and not n.owner for n in names)


def _folder_per_student(
    folders: Mapping[str, list[Found]], loose: Sequence[Found], label: str, units: Units
) -> list[HandIn]:
    result = []
    for name, files in folders.items():
        owner = read_name(name, units).owner or name
        inside, _ = _unwrapped(_inside(files), owner, units)
        result.append(one_student(owner, inside, f"{label}/{name}"))
    programs = [f for f in loose if f.reading or f.error]
    return [*result, *(_by_file_name(programs, label, units) if programs else [])]


def _loose(files: Sequence[Found], label: str, units: Units, deeper: Sequence[Found] = ()) -> list[HandIn]:
    """Files side by side: one student's, or one or more of each of many students."""
    names = [file_name(f, units) for f in files if f.reading]
    owners = {n.owner for n in names if n.unit and n.owner}
    own = any(n.unit and not n.owner for n in names)
    numbered = all(n.is_numbering for n in names if n.unit and n.owner)
    numbered = numbered and _distinct(n.unit for n in names if n.unit)
    if not names and not deeper:
        flat = any(f.error for f in files)  # archives that could not be opened, each somebody's
    elif not owners and not own:
        contents = [units_by_content(f, units) for f in files]
        flat = not deeper and not _distinct(units for units in contents if units)
    else:
        flat = not numbered and (len(owners) > 1 or not own)
    if not files and not deeper:
        return []
    if flat:
        rest = [one_student(label, deeper, label)] if deeper else []
        return [*_by_file_name(files, label, units), *rest]
    return [one_student(label, (*files, *deeper), label)]


def _distinct(values: Iterable[object]) -> bool:
    values = list(values)
    return len(set(values)) == len(values)


def _by_file_name(files: Sequence[Found], label: str, units: Units) -> list[HandIn]:
    """A student for each name that the files carry; a helper goes to the one whose name it begins with."""
    owned: dict[str, list[Found]] = defaultdict(list)
    helpers = []
    for file in files:
        name = file_name(file, units)
        if name.unit or file.error or units_by_content(file, units):
            owned[name.owner or label].append(file)
        else:
            helpers.append(file)
    for file in helpers:
        owner = file_name(file, units).owner
        match = max((o for o in owned if _begins(owner, o)), key=len, default=owner or label)
        if file.reading or match in owned:
            owned[match].append(file)
    inferred = T("The student's name was taken from the file's name.")
    return [one_student(owner, own, f"{label}/{own[0].parts[-1]}", inferred) for owner, own in owned.items()]


def _begins(name: str, owner: str) -> bool:
    return name == owner or (name.startswith(owner) and not name[len(owner)].isalnum())
