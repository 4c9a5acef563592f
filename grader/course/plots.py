"""Pictures of a student's own functions, drawn by a unit's `plots.py` with matplotlib (an extra)."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from grader.course.files import load_plots
from grader.course.model import Unit
from grader.errors import GraderError, UsageError
from grader.locale import T, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True)
class Plot:
    """A picture that a unit offers.

    Attributes:
        name: what it is called.
        exercises: the exercises whose functions it draws.
        caption: what is seen, and what to notice.
        draw: draws the functions of a namespace into a figure.
    """

    name: str
    exercises: tuple[str, ...]
    caption: Text
    draw: Callable[[Any, Any], None]


def plots_of(unit: Unit, exercise: str = "") -> list[Plot]:
    """The pictures of a unit, or those of one of its exercises; none where the unit has no `plots.py`."""
    plots = [Plot(code.__name__, picture.exercises, picture.caption, code) for code, picture in load_plots(unit)]
    return [plot for plot in plots if not exercise or exercise in plot.exercises]


def new_figure() -> Figure:
    """An empty figure that no window belongs to; raises `UsageError` when matplotlib is not installed."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise UsageError(T("Pictures need matplotlib, which is not installed."),
                         T("Install it with: pip install matplotlib")) from error
    figure = Figure()
    FigureCanvasAgg(figure)
    return figure


def drawn(plot: Plot, namespace: Mapping[str, Any]) -> Figure:
    """Draw a picture with a student's own functions, which run in this very process.

    Args:
        plot: the picture.
        namespace: the names that the student has defined.

    Raises:
        UsageError: matplotlib or one of the functions is missing.
        GraderError: the functions do not do what the picture needs.
    """
    missing = [name for name in plot.exercises if name not in namespace]
    if missing:
        raise UsageError(T("The picture `{name}` needs {names}, which your code does not define yet.", name=plot.name,
                           names=", ".join(f"`{name}`" for name in missing)))
    figure = new_figure()
    try:
        plot.draw(SimpleNamespace(**namespace), figure)
    except NotImplementedError as error:
        raise UsageError(T("The picture `{name}` needs `{exercise}`, which is not written yet.", name=plot.name,
                           exercise=str(error) or plot.exercises[0])) from error
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise PictureError(T("The picture `{name}` could not be drawn from your functions ({error}).", name=plot.name,
                             error=what), T("Make the tests pass first: grader check {name}",
                                            name=plot.exercises[0])) from error
    return figure


class PictureError(GraderError):
    """A student's functions do not do what a picture needs."""

    exit_code = 1


def to_png(figure: Figure, *, dpi: int = 120) -> bytes:
    """The figure as the content of a PNG file."""
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=dpi)
    return file.getvalue()
