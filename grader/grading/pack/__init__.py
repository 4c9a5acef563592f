"""What students unpack: the released course, the program as a wheel, and how to begin; as a folder and a zip file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template

from grader.course import Course
from grader.grading.release import release_files, write_release
from grader.grading.wheel import zipped

_LIBRARIES = "numpy, pytest, rich, ..."


@dataclass(frozen=True)
class Pack:
    """A pack that was written: its language, its folder with so many files, and the same as an archive."""

    lang: str
    folder: Path
    archive: Path
    files: int


def write_pack(course: Course, destination: Path, lang: str, wheel: tuple[str, bytes]) -> Pack:
    """Write the pack of one language.

    Args:
        course: the instructor's course.
        destination: where the pack's folder and archive are put; a pack of an earlier release is replaced.
        lang: the language of its texts.
        wheel: the file name and the content of the program's wheel.

    Raises:
        UsageError: the pack's folder holds something that is not an earlier release.
        CourseError: the course is not fit to be released.
    """
    name = pack_name(course, lang)
    files = pack_files(course, lang, wheel)
    folder, archive = destination / name, destination / f"{name}.zip"
    write_release(course, folder, files)
    for old in folder.glob("*.whl"):
        if old.name != wheel[0]:
            old.unlink()
    archive.write_bytes(zipped({f"{name}/{path}": content for path, content in files.items()}))
    return Pack(lang, folder, archive, len(files))


def pack_files(course: Course, lang: str, wheel: tuple[str, bytes]) -> dict[str, bytes]:
    """The content of every file of a pack, by its path in it."""
    released = {path: text.encode() for path, text in release_files(course, lang).items()}
    return {**released, "README.md": _readme(course, lang, wheel[0]).encode(), wheel[0]: wheel[1]}


def pack_name(course: Course, lang: str) -> str:
    """The name of a pack's folder: plain letters of the course's English title, and the language."""
    words = re.findall(r"[a-z0-9]+", course.title.show("en").lower())
    return "-".join([*(words or ["exercises"]), lang])


def _readme(course: Course, lang: str, wheel: str) -> str:
    text = (Path(__file__).parent / f"README.{lang}.md").read_text(encoding="utf-8")
    name, unit = pack_name(course, lang), course.units[0]
    return Template(text).substitute(
        title=course.title.show(lang), wheel=wheel, folder=name, archive=f"{name}.zip", unit=unit.name,
        exercise=unit.exercises[0].name, libraries=_LIBRARIES)
