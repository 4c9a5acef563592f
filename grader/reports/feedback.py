"""Feedback files: one per student, with what the student may see and nothing else, ready to be handed back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from grader.errors import GraderError, UsageError
from grader.gradebook import RecordedRun
from grader.locale import T
from grader.reports.markdown import feedback_markdown
from grader.reports.pages import page_writer
from grader.reports.recorded import Recorded
from grader.reports.safe import file_names
from grader.reports.visible import VisibleResult, visible_result
from grader.submissions.returning import return_place
from grader.version import __version__

Format = Literal["html", "md"]
_MARKS = ('<meta name="generator" content="dlgrader">', "<!-- dlgrader feedback -->")
_COMMENT = b"dlgrader feedback"
_HEAD = 4_000
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same results give the same zip


def write_feedback(recorded: Recorded, destination: Path, form: Format, lang: str) -> int:
    """Write everybody's feedback; returns how many files that are.

    Args:
        recorded: the run.
        destination: a folder, new or empty or with nothing but earlier feedback; or a file that ends in `.zip`.
        form: "html" or "md".
        lang: "en" or "ko".

    Raises:
        UsageError: the destination holds something else.
        GraderError: it cannot be written.
    """
    files = feedback_files(recorded, form, lang)
    try:
        if destination.suffix.lower() == ".zip":
            return _write_zip(destination, files)
        return _write_folder(destination, files)
    except OSError as error:
        raise GraderError(
            T("{file} cannot be written: {reason}.", file=str(destination), reason=error.strerror or "")) from error


def feedback_files(recorded: Recorded, form: Format, lang: str) -> Iterator[tuple[str, str]]:
    """Path and text of each student's feedback."""
    results = [(result.student, result.path) for result in recorded.results()]
    paths = dict(zip((student for student, _path in results), _paths(results, form), strict=True))
    for result in recorded.results():
        shown = visible_result(result, recorded.course, recorded.policy, recorded.sources(result.student))
        yield paths[result.student], render_feedback(shown, recorded.run, form, lang)


def render_feedback(shown: VisibleResult, run: RecordedRun, form: Format, lang: str) -> str:
    """One student's feedback."""
    if form == "md":
        return feedback_markdown(shown, run, lang)
    return page_writer(lang).page("feedback.html", {
        "course_title": shown.course, "result": shown, "run": run, "version": __version__})


def _paths(results: Iterable[tuple[str, str]], form: Format) -> Iterator[str]:
    """Where the learning system wants each file, else a file named after the student."""
    results = list(results)
    used: set[str] = set()
    for (_student, path), name in zip(results, file_names(student for student, _path in results), strict=True):
        place = return_place(path, f"feedback.{form}") or f"{name}.{form}"
        if place.casefold() in used:  # a group, whose members share a submission
            place = f"{place.removesuffix(f'.{form}')}-{name}.{form}"
        used.add(place.casefold())
        yield place


def _write_folder(folder: Path, files: Iterable[tuple[str, str]]) -> int:
    _clear(folder)
    count = 0
    for name, text in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        count += 1
    return count


def _write_zip(path: Path, files: Iterable[tuple[str, str]]) -> int:
    if path.exists() and not _is_our_zip(path):
        raise UsageError(T("{file} holds something that is no feedback.", file=str(path)),
                         T("Name a new file, or a new or empty folder."))
    path.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = _COMMENT
        for name, text in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode(), zipfile.ZIP_DEFLATED)
            count += 1
    return count


def _clear(folder: Path) -> None:
    """Remove earlier feedback, so that nobody is handed an old file."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UsageError(T("{path} is not a folder.", path=str(folder)))
    old = [path for path in folder.rglob("*") if not path.is_dir()]
    if not all(map(_is_ours, old)):
        raise UsageError(T("{file} holds something that is no feedback.", file=str(folder)),
                         T("Name a new file, or a new or empty folder."))
    for path in old:
        path.unlink()


def _is_ours(path: Path) -> bool:
    if path.suffix not in (".html", ".md") or not path.is_file():
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(_HEAD)
    return any(mark in head for mark in _MARKS)


def _is_our_zip(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == _COMMENT
    except (zipfile.BadZipFile, OSError):
        return False
