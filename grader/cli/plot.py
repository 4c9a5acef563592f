"""`grader plot`: a picture drawn by a student's own functions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.cli.spoken import SpokenCommand, SpokenOption
from grader.locale import T

if TYPE_CHECKING:
    from grader.course import Exercise, Unit
    from grader.course.plots import Plot


@click.command(
    cls=SpokenCommand, example="grader plot sigmoid --out sigmoid.png",
    about=T("Draw a picture with your own functions and save it as PNG. Needs matplotlib."))
@click.argument("exercise")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", cls=SpokenOption,
              about=T("Where to save the picture; by default in this folder, under the exercise's name."))
@course_option
@lang_option
def plot(exercise: str, out: Path | None, course_path: Path | None, lang: str | None) -> None:
    """Draw a picture with your own functions."""
    from rich.console import Console

    from grader.cli.choose import one_exercise
    from grader.grading.drawing import draw_file
    from grader.grading.progress import read_progress
    from grader.reports.prose import prose_lines

    course = open_course(course_path)
    lang = language(lang, course)
    unit, chosen = one_exercise(course, exercise, read_progress(course))
    console = Console()
    plots = _plots(unit, chosen)
    for number, picture in enumerate(plots):
        target = out or Path(f"{chosen.name}.png")
        target = target.with_stem(f"{target.stem}_{number + 1}") if number else target
        draw_file(course, unit, picture, target)
        console.print(T("Saved: {file}", file=str(target)).show(lang), markup=False, highlight=False, soft_wrap=True)
        for line in prose_lines(picture.caption.show(lang), console.width, "  "):
            console.print(line, highlight=False)


def _plots(unit: Unit, exercise: Exercise) -> list[Plot]:
    from grader.course.plots import plots_of
    from grader.errors import UsageError

    plots = plots_of(unit, exercise.name)
    if not plots:
        others = sorted({name for picture in plots_of(unit) for name in picture.exercises})
        advice = T("There are pictures for {names}.", names=", ".join(others)) if others else None
        raise UsageError(T("There is no picture for `{name}`.", name=exercise.name), advice)
    return plots
