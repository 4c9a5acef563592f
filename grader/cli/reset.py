"""`grader reset`: begin an exercise anew."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.cli.spoken import SpokenCommand, SpokenOption
from grader.locale import T


@click.command(
    cls=SpokenCommand, example="grader reset sigmoid",
    about=T("Begin an exercise anew: its part of your file becomes the stub again. Everything else stays as it is, and "
            "a copy of your file is kept beside it."))
@click.argument("exercise")
@click.option("--yes", is_flag=True, cls=SpokenOption, about=T("Do not ask."))
@course_option
@lang_option
def reset(exercise: str, yes: bool, course_path: Path | None, lang: str | None) -> None:
    """Begin an exercise anew."""
    from grader.cli.choose import one_exercise
    from grader.errors import UsageError
    from grader.grading.check import own_file
    from grader.grading.progress import read_progress, write_progress
    from grader.grading.reset import reset_exercise

    course = open_course(course_path)
    lang = language(lang, course)
    progress = read_progress(course)
    unit, chosen = one_exercise(course, exercise, progress)
    if not unit.is_released:
        raise UsageError(T("{folder} is not a student's copy; its files are not touched.", folder=str(course.folder)))
    if chosen.name not in exercise:
        raise UsageError(T("`{name}` is a unit. Name one of its exercises.", name=exercise))
    file = own_file(unit)
    if not yes:
        question = T("Put the stub of `{name}` back into {file}?", name=chosen.name, file=file.name).show(lang)
        click.confirm(question, abort=True)
    path, kept = reset_exercise(unit, chosen.name, lang)
    write_progress(course, progress.without_outcome(unit.name, chosen.name))
    click.echo(T("`{name}` in {file} is the stub again.", name=chosen.name, file=path.name).show(lang))
    click.echo(T("Your file as it was: {file}", file=str(kept)).show(lang))
