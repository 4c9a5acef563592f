"""From the paths on the command line to one submission per student."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from grader.errors import UsageError
from grader.locale import T, Text
from grader.submissions.choice import Stubs, choose, digest, some
from grader.submissions.layouts import HandIn, Units, hand_ins
from grader.submissions.model import Submission
from grader.submissions.text import printable
from grader.submissions.tree import Found, read_file, read_folder


def collect(
    paths: Sequence[Path],
    units: Mapping[str, Sequence[str]],
    *,
    stubs: Mapping[str, Collection[str]] | None = None,
) -> list[Submission]:
    """Find out what every student handed in.

    Args:
        paths: folders, files or archives; see docs/submissions.md for the layouts that are understood.
        units: unit name -> the names of its exercises.
        stubs: unit name -> `text_digest`s of its released files, which do not count as work.

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
    by_student: dict[str, list[HandIn]] = defaultdict(list)
    for hand_in in found:
        by_student[hand_in.student].append(hand_in)
    return [_submission(student, by_student[student], units, stubs or {}) for student in sorted(by_student)]


def _hand_ins(path: Path, units: Units) -> list[HandIn]:
    if not path.exists():
        raise UsageError(
            T("{path} does not exist.", path=printable(str(path))),
            T("Check the spelling, and from which folder the command is run."),
        )
    return hand_ins(_files(path), _label(path), units)


def _files(path: Path) -> list[Found]:
    if path.is_dir():
        return list(read_folder(path))
    return [read_file(path.resolve(), (path.name,))]


def _label(path: Path) -> str:
    """The folder's name; for a file that of the folder it is in."""
    path = path.resolve()
    return path.name if path.is_dir() else path.parent.name


def _submission(student: str, found: Sequence[HandIn], units: Units, stubs: Stubs) -> Submission:
    choice = choose(found, units, stubs)
    problems: list[Text] = []
    for problem in (p for hand_in in found for p in hand_in.problems):
        if problem not in problems:
            problems.append(problem)
    return Submission(
        student=student,
        programs=choice.programs,
        digest=digest(choice.programs),
        problems=(*problems, *choice.problems),
        path=found[0].path,
        name=next((h.name for h in found if h.name), ""),
        attempt=choice.attempt,
        earlier=choice.earlier,
    )
