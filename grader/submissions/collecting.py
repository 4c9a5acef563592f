"""From the paths on the command line to one submission per student."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from grader.errors import UsageError
from grader.locale import T, Text
from grader.submissions.choice import Stubs, choose, digest, some
from grader.submissions.found import Found
from grader.submissions.layouts import HandIn, Units, hand_ins
from grader.submissions.lms import lms_hand_ins
from grader.submissions.model import Submission
from grader.submissions.roster import Student, matching
from grader.submissions.text import printable
from grader.submissions.tree import read_file, read_folder


def collect(
    paths: Sequence[Path],
    units: Mapping[str, Sequence[str]],
    *,
    stubs: Mapping[str, Collection[str]] | None = None,
    roster: Sequence[Student] | None = None,
) -> list[Submission]:
    """Find out what every student handed in.

    Args:
        paths: folders, files or archives; see docs/submissions.md for the layouts that are understood.
        units: unit name -> the names of its exercises.
        stubs: unit name -> `text_digest`s of its released files, which do not count as work.
        roster: the students of the course; those who handed in nothing get a submission that says so.

    Returns:
        One submission per student, sorted by student; its problems say what was inferred or left out.

    Raises:
        UsageError: a path does not exist, or there is nothing at all in it.
    """
    found = [h for path in paths for h in _hand_ins(path, units)]
    if not found:
        raise UsageError(
            T("Nothing was handed in here: {paths}.", paths=some(str(path) for path in paths)),
            T("Give a folder with a folder or a file per student, a file, or a learning system's zip."),
        )
    people = {s.id: s for s in roster or ()}
    by_student: dict[str, list[HandIn]] = {student: [] for student in people}
    for hand_in in found:
        known = _identified(hand_in, roster) if roster else hand_in
        by_student.setdefault(unicodedata.normalize("NFC", known.student), []).append(known)
    return [
        _submission(people.get(student, Student(student)), by_student[student], units, stubs or {})
        for student in sorted(by_student)
    ]


def _hand_ins(path: Path, units: Units) -> list[HandIn]:
    if not path.exists():
        raise UsageError(
            T("{path} does not exist.", path=printable(str(path))),
            T("Check the spelling, and from which folder the command is run."),
        )
    files, label = _files(path), _label(path)
    result = lms_hand_ins(files, label) or hand_ins(files, label, units)
    if len(result) == 1 and (path / ".git").exists():  # a working copy has its own folder's name
        return [replace(result[0], student=printable(label))]
    return result


def _identified(hand_in: HandIn, roster: Sequence[Student]) -> HandIn:
    """The hand-in under the id that the roster gives its student."""
    students, sure = matching(roster, (hand_in.student, hand_in.name))
    if len(students) == 1:
        student = students[0].id
        label = hand_in.student
        by_name = T("{label} was taken for {student} by the name alone.", label=label, student=student)
        problems = hand_in.problems if sure else (*hand_in.problems, by_name)
        return replace(hand_in, student=student, problems=problems)
    names = some(s.id for s in students)
    problem = T("Several students of the roster may be {label}: {names}.", label=hand_in.student, names=names)
    problem = problem if students else T("{label} is not on the roster.", label=hand_in.student)
    return replace(hand_in, problems=(*hand_in.problems, problem))


def _files(path: Path) -> list[Found]:
    if path.is_dir():
        return list(read_folder(path))
    return list(read_file(path.resolve(), (path.name,)))


def _label(path: Path) -> str:
    """The folder's name; for a file that of the folder it is in."""
    path = path.resolve()
    return path.name if path.is_dir() else path.parent.name


def _submission(student: Student, found: Sequence[HandIn], units: Units, stubs: Stubs) -> Submission:
    choice = choose(found, units, stubs)
    problems: list[Text] = [] if found else [T("Nothing was handed in.")]
    for problem in (*(p for hand_in in found for p in hand_in.problems), *choice.problems):
        if problem not in problems:
            problems.append(problem)
    return Submission(
        student=student.id,
        programs=choice.programs,
        digest=digest(choice.programs),
        problems=tuple(problems),
        path=found[0].path if found else "",
        name=student.name or next((h.name for h in found if h.name), ""),
        section=student.section,
        attempt=choice.attempt,
        earlier=choice.earlier,
    )
