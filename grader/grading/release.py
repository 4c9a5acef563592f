"""Make the students' copy of a course: stubs, notebooks, texts, public tests and the answers these need."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from grader.course import Course, Unit
from grader.course.files import load_reference
from grader.course.model import PLOTS, PUBLIC_TESTS, RECORDED
from grader.course.notebook import exercise_markdown, make_notebook
from grader.course.stub import make_stub
from grader.course.text import UnitText, read_text
from grader.errors import CourseError, UsageError
from grader.grading.answers import LiveAnswers, Recording, RecordingAnswers
from grader.grading.diagnose import Diagnoser
from grader.grading.guide import given_data
from grader.grading.session import TestSession
from grader.grading.subject import InProcess
from grader.locale import T
from grader.sandbox import unprotected_launcher
from grader.submissions import text_digest


def release(course: Course, destination: Path, lang: str) -> list[Path]:
    """Write the students' copy of a course; returns the files.

    Args:
        course: the instructor's course.
        destination: the folder to fill; what an earlier release left there is replaced.
        lang: the language of its texts.

    Raises:
        UsageError: the folder holds something that is not an earlier release.
        CourseError: the course is not fit to be released.
    """
    _refuse_to_overwrite(course, destination)
    files = release_files(course, lang)
    write_release(course, destination, {name: content.encode() for name, content in files.items()})
    return [destination / name for name in files]


def write_release(course: Course, destination: Path, files: Mapping[str, bytes]) -> None:
    """Write files of a release into a folder, in the place of an earlier release.

    Args:
        course: the instructor's course, which is never written over.
        destination: the folder to fill.
        files: the content of every file, by its path.

    Raises:
        UsageError: the folder holds something that is not an earlier release.
    """
    _refuse_to_overwrite(course, destination)
    _clear(destination)
    for name, content in files.items():
        path = destination / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _refuse_to_overwrite(course: Course, destination: Path) -> None:
    if any(unit.is_released for unit in course.units):
        raise UsageError(T("{folder} is a student's copy already; it has no solutions to release.",
                           folder=str(course.folder)))
    sources = {folder for unit in course.units for folder in (unit.folder, unit.folder.parent)} | {course.folder}
    if destination.resolve() in {folder.resolve() for folder in sources}:
        raise UsageError(T("{folder} holds the course itself.", folder=str(destination)),
                         T("Name a new or empty folder, or one that holds an earlier release."))


def release_files(course: Course, lang: str) -> dict[str, str]:
    """The content of every file of a release, by its path in it."""
    files = {"course.toml": _course_toml(course, lang)}
    for unit in course.units:
        if not (unit.folder / PUBLIC_TESTS).is_file():
            raise CourseError(T("{file} is missing.", file=str(unit.folder / PUBLIC_TESTS)))
    recordings = _record(course)
    for unit in course.units:
        stub = make_stub(unit.reference_file.read_text(encoding="utf-8"), unit, lang)
        text = read_text(unit, lang)
        notebook = make_notebook(unit, stub, text, lang)
        recordings[unit.name].given = given_data(unit, stub)
        recordings[unit.name].stubs = [text_digest(content.encode()) for content in (stub, notebook)]
        contents = {
            f"{unit.name}.py": stub,
            f"{unit.name}.ipynb": notebook,
            "README.md": _readme(unit, text, lang),
            "unit.toml": (unit.folder / "unit.toml").read_text(encoding="utf-8"),
            PUBLIC_TESTS: (unit.folder / PUBLIC_TESTS).read_text(encoding="utf-8"),
            RECORDED: recordings[unit.name].to_json(),
        }
        if (plots := unit.folder / f"{PLOTS}.py").is_file():
            contents[plots.name] = plots.read_text(encoding="utf-8")
        for name, path in unit.helper_files.items():
            contents[f"{name}.py"] = path.read_text(encoding="utf-8")
        files |= {f"{unit.name}/{name}": content for name, content in contents.items()}
    return files


def _record(course: Course) -> dict[str, Recording]:
    """Run the public tests on the reference and write down what they ask for."""
    answers = RecordingAnswers(course)
    with TestSession(course, answers, hidden=False) as session:
        for unit in course.units:
            subject = InProcess(vars(load_reference(unit)))
            for run in session.run(subject, lambda test, unit=unit: test.unit is unit):  # type: ignore[misc]
                if run.error is not None:
                    raise CourseError(
                        T("The reference fails the public test {test} of {unit}: {error}.", test=run.test.key.test,
                          unit=unit.name, error=str(run.error)),
                        T("Run `grader verify {unit}` and mend it before the release.", unit=unit.name))
        # The same inputs and answers again, but unrecorded: what is asked here is no test of the students' copy.
        diagnoser = Diagnoser(course, LiveAnswers(course), session.tests, unprotected_launcher(()))
        for unit in course.units:
            answers.recordings[unit.name].lineups = {e.name: diagnoser.record(unit, e) for e in unit.exercises}
    return answers.recordings


def _course_toml(course: Course, lang: str) -> str:
    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    settings = course.settings
    lines = [
        f"title = {{ en = {quoted(course.title.show('en'))}, ko = {quoted(course.title.show('ko'))} }}",
        'units_folder = "."',
        f"units = [{', '.join(quoted(unit.name) for unit in course.units)}]",
        f"language = {quoted(lang)}",
        "",
        "[students]",
        f"modules = [{', '.join(map(quoted, settings.modules))}]",
    ]
    if not settings.compare:
        lines += ["compare = false"]
    if settings.aliases:
        lines += ["", "[students.aliases]", *(f"{quoted(k)} = {quoted(v)}" for k, v in settings.aliases.items())]
    if settings.limits:
        lines += ["", "[limits]", *(f"{name} = {value:g}" for name, value in settings.limits.items())]
    return "\n".join(lines) + "\n"


def _readme(unit: Unit, text: UnitText, lang: str) -> str:
    sections = [exercise_markdown(name, unit.exercise(name).title.show(lang), part, lang)
                for name, part in text.exercises.items()]
    return "\n\n".join([text.intro, *sections]) + "\n"


def _clear(destination: Path) -> None:
    if not destination.exists():
        return
    if not destination.is_dir():
        raise UsageError(T("{path} is not a folder.", path=str(destination)))
    if not any(destination.iterdir()):
        return
    marker = destination / "course.toml"
    if not (marker.is_file() and 'units_folder = "."' in marker.read_text(encoding="utf-8", errors="replace")):
        raise UsageError(
            T("{folder} holds files that no release made.", folder=str(destination)),
            T("Name a new or empty folder, or one that holds an earlier release."))
    for path in destination.iterdir():
        if path.is_dir() and (path / RECORDED).is_file():
            shutil.rmtree(path)
