"""The instructor's report: a folder of pages that need no server, no network and no other file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from grader.errors import GraderError, UsageError
from grader.gradebook import Source
from grader.grading.results import SubmissionResult
from grader.locale import T
from grader.reports.class_map import MAP, heat_maps
from grader.reports.classroom import Classroom, read_classroom, read_row
from grader.reports.excerpts import listing, marked_lines
from grader.reports.instructor import hidden_groups, remarks_for_instructor
from grader.reports.items import analyse
from grader.reports.labels import POLICIES
from grader.reports.pages import PageWriter, page_writer
from grader.reports.recorded import Recorded
from grader.reports.safe import file_names
from grader.reports.visible import Policy, VisibleUnit, visible_result

INDEX = "index.html"
_MARK = '<meta name="generator" content="dlgrader">'
_FOLDER = "students"
_HEAD = 4_000  # characters of a page within which the mark is


def write_report(recorded: Recorded, destination: Path, lang: str) -> Path:
    """Write the report of a run; returns its first page.

    Args:
        recorded: the run.
        destination: a new or empty folder, or one that holds an earlier report, which is replaced.
        lang: "en" or "ko".

    Raises:
        UsageError: the folder holds something else.
        GraderError: it cannot be written.
    """
    clear(destination)
    try:
        (destination / _FOLDER).mkdir(parents=True, exist_ok=True)
        for name, text in pages(recorded, lang):
            (destination / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise GraderError(
            T("{file} cannot be written: {reason}.", file=str(destination), reason=error.strerror or "")) from error
    return destination / INDEX


def pages(recorded: Recorded, lang: str) -> Iterator[tuple[str, str]]:
    """Name and text of every page; students are read one at a time, so that large classes fit into memory."""
    classroom = read_classroom(recorded.results(), recorded.course)
    students = [row.student for row in classroom.rows]
    files = dict(zip(students, (f"{name}.html" for name in file_names(students)), strict=True))
    writer, shared = page_writer(lang), _shared(recorded, classroom, lang)
    yield from _overview(writer, classroom, shared, {s: f"{_FOLDER}/{file}" for s, file in files.items()})
    for place, result in enumerate(recorded.results()):
        neighbours = {
            "previous": files[students[place - 1]] if place else "",
            "next": files[students[place + 1]] if place + 1 < len(students) else "",
        }
        values = _student(result, recorded, recorded.sources(result.student))
        text = writer.page("student.html", {**shared, **neighbours, **values, "root": "../", "current": ""})
        yield f"{_FOLDER}/{files[result.student]}", text


def policy_note(policy: Policy, lang: str) -> str:
    """What students see of hidden tests, in a sentence."""
    return POLICIES["withheld" if policy.is_withheld else policy.wanted].show(lang)


def clear(destination: Path) -> None:
    """Make room for a report.

    Raises:
        UsageError: the folder holds something that is no report.
    """
    if not destination.exists():
        return
    if not destination.is_dir():
        raise UsageError(T("{path} is not a folder.", path=str(destination)))
    if any(destination.iterdir()) and not _is_ours(destination / INDEX):
        raise UsageError(T("{folder} holds files that no report made.", folder=str(destination)),
                         T("Name a new or empty folder, or one that holds an earlier report."))
    for page in [*destination.glob("*.html"), *destination.glob(f"{_FOLDER}/*.html")]:
        if _is_ours(page):
            page.unlink()


def _is_ours(page: Path) -> bool:
    if not page.is_file():
        return False
    with page.open(encoding="utf-8", errors="replace") as file:
        return _MARK in file.read(_HEAD)


def _shared(recorded: Recorded, classroom: Classroom, lang: str) -> dict[str, Any]:
    levels = ", ".join(sorted({row.sandbox for row in classroom.rows if row.sandbox}))
    return {"course_title": recorded.course.title, "run": recorded.run, "sandbox": levels,
            "policy_note": policy_note(recorded.policy, lang)}


def _overview(
    writer: PageWriter, classroom: Classroom, shared: Mapping[str, Any], files: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    common = {**shared, "classroom": classroom, "files": files, "root": ""}
    has = {"has_names": any(row.name for row in classroom.rows),
           "has_sections": any(row.section for row in classroom.rows)}
    yield INDEX, writer.page(INDEX, {**common, **has, "current": INDEX}, scripted=True)
    items = {"items": analyse(classroom), "unit_titles": {unit.name: unit.title for unit in classroom.units},
             "names": {row.student: row.name or row.student for row in classroom.rows}}
    exercises = {**common, **items, "current": "exercises.html"}
    yield "exercises.html", writer.page("exercises.html", exercises, scripted=True)
    maps = list(heat_maps(classroom, writer.lang))
    for heat_map in maps:
        yield heat_map.file, writer.page(MAP, {**common, "map": heat_map, "maps": maps, "current": MAP}, scripted=True)


def _student(result: SubmissionResult, recorded: Recorded, sources: Mapping[str, Source]) -> dict[str, Any]:
    course = recorded.course
    shown = visible_result(result, course, recorded.policy, sources)
    return {
        "row": read_row(result, course.settings.pass_mark), "result": shown,
        "units": [_unit(unit, result, sources.get(unit.name)) for unit in shown.units],
        "remarks": remarks_for_instructor(result), "earlier": result.earlier,
    }


def _unit(shown: VisibleUnit, result: SubmissionResult, source: Source | None) -> dict[str, Any]:
    full = [exercise for exercise in result.exercises if exercise.unit == shown.name]
    messages = [test.message for exercise in full for test in exercise.tests]
    exercises = [(visible, exercise, tuple(hidden_groups(visible, exercise, source)))
                 for visible, exercise in zip(shown.exercises, full, strict=True)]
    return {"visible": shown, "exercises": exercises,
            "listing": listing(source, marked_lines(messages, source)) if source else ()}
