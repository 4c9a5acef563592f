"""`grader watch`: a full-screen loop from save to result. What it does is decided in `reports.watching`."""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.options import course_option, lang_option, language, open_course
from grader.cli.spoken import SpokenCommand
from grader.locale import T, Text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.live import Live

    from grader.errors import GraderError
    from grader.grading.check import Checker
    from grader.reports.watch_screen import Scene
    from grader.reports.watching import Action, Check, Draw, Event, ReadHint, Reset, State

_DRAWING_SECONDS = 60
_LOOK_AGAIN_SECONDS = 0.5  # after which the size of the window is looked at


@click.command(
    cls=SpokenCommand, example="grader watch",
    about=T("Work in your editor and see the result here whenever you save. It begins with the first exercise that is "
            "not solved; the keys are shown below. Name a unit to begin there."))
@click.argument("unit", required=False, metavar="[UNIT|EXERCISE]")
@course_option
@lang_option
def watch(unit: str | None, course_path: Path | None, lang: str | None) -> None:
    """Check whenever a file is saved."""
    from rich.console import Console
    from rich.live import Live

    from grader.cli.choose import units_here
    from grader.course import select
    from grader.errors import UsageError
    from grader.grading.guide import parameter_names
    from grader.grading.progress import read_progress
    from grader.reports.watch_screen import Scene
    from grader.reports.watching import begin

    course = open_course(course_path)
    lang = language(lang, course)
    console = Console()
    if not (console.is_terminal and sys.stdin.isatty()):
        raise UsageError(T("`grader watch` needs a terminal."), T("Run it in a terminal window, or use: grader check"))
    keys = tuple((u.name, e.name) for u in course.units for e in u.exercises)
    chosen = select(course, [unit] if unit else [u.name for u in units_here(course)])
    state, actions = begin(keys, read_progress(course), [(u.name, e.name) for u, e in chosen])
    scene = Scene(course, parameter_names(course.units), lang)
    with Live(console=console, screen=True, auto_refresh=False) as live:
        _Loop(scene, console, live).run(state, actions)


class _Loop:
    """Feeds events to the state machine, carries out its actions and draws the screen.

    Args:
        scene: what does not change.
        console: the terminal.
        live: the screen.
    """

    def __init__(self, scene: Scene, console: Console, live: Live) -> None:
        self._scene, self._console, self._live = scene, console, live
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._checks: queue.SimpleQueue[Check | None] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._saved_at: dict[str, float] = {}

    def run(self, state: State, actions: tuple[Action, ...]) -> None:
        """Run until the student quits."""
        from grader.cli.keys import read_keys
        from grader.reports.watching import Pressed, Quit, step

        threads = [threading.Thread(target=target, daemon=True) for target in (self._check_all, self._watch_files)]
        for thread in threads:
            thread.start()
        try:
            with read_keys(lambda key: self._events.put(Pressed(key))):
                while not any(isinstance(action, Quit) for action in actions):
                    for action in actions:
                        self._do(action)
                    self._draw(state)
                    state, actions = step(state, self._next_event(state))
        finally:
            self._stop.set()
            self._checks.put(None)

    def _next_event(self, state: State) -> Event:
        size = self._console.size
        while True:
            try:
                return self._events.get(timeout=_LOOK_AGAIN_SECONDS)
            except queue.Empty:
                if self._console.size != size:
                    size = self._console.size
                    self._draw(state)

    def _draw(self, state: State) -> None:
        from rich.console import Group

        from grader.reports.watch_screen import screen

        self._live.update(Group(*screen(self._scene, state, self._console)), refresh=True)

    def _do(self, action: Action) -> None:
        from grader.grading.progress import remember
        from grader.reports.watching import Check, Draw, ReadHint, Remember, Reset

        if isinstance(action, Check):
            self._checks.put(action)
        elif isinstance(action, Remember):
            remember(self._scene.course, action.results)
        elif isinstance(action, ReadHint):
            self._read_hint(action)
        elif isinstance(action, Draw):
            threading.Thread(target=self._tell, args=(lambda: self._picture(action),), daemon=True).start()
        elif isinstance(action, Reset):
            self._tell(lambda: self._reset(action))

    def _tell(self, work: Callable[[], Event]) -> None:
        from grader.errors import GraderError
        from grader.reports.watching import Said

        try:
            self._events.put(work())
        except (GraderError, OSError) as error:
            said = _in_full(error) if isinstance(error, GraderError) else Text("{error}", {"error": str(error)})
            self._events.put(Said(said))

    def _read_hint(self, action: ReadHint) -> None:
        from grader.grading.guide import take_hint
        from grader.reports.watching import HintRead

        def read() -> Event:
            unit, name = action.key
            hint = take_hint(self._scene.course, self._scene.course.unit(unit), name, self._scene.lang)
            return HintRead(hint.text, f"{hint.level}/{hint.count}")

        self._tell(read)

    def _reset(self, action: Reset) -> Event:
        from grader.grading.reset import reset_exercise
        from grader.reports.watching import Said

        unit, name = action.key
        path, kept = reset_exercise(self._scene.course.unit(unit), name, self._scene.lang)
        return Said(T("{file}: `{name}` is the stub again. Your file as it was: {kept}", file=path.name, name=name,
                      kept=kept.name))

    def _picture(self, action: Draw) -> Event:
        """Draw in a process of its own, which can be ended when the student's code does not come to an end."""
        import subprocess

        from grader.reports.watching import Said

        unit, name = action.key
        folder = self._scene.course.unit(unit).folder
        command = [sys.executable, "-m", "grader", "plot", f"{unit}.{name}", "--out", str(folder / f"{name}.png"),
                   "--course", str(self._scene.course.folder), "--lang", self._scene.lang]
        try:
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace",
                                  timeout=_DRAWING_SECONDS, check=False, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return Said(T("The picture did not come to an end within {seconds} s.", seconds=_DRAWING_SECONDS))
        if done.returncode:
            return Said(Text("{error}", {"error": done.stderr.strip()}))
        click.launch(str(folder / f"{name}.png"))
        return Said(T("Saved: {file}", file=str(folder / f"{name}.png")))

    def _check_all(self) -> None:
        """Check what is asked for, one thing after the other, in one warm session."""
        from grader.errors import GraderError
        from grader.grading.check import Checker
        from grader.reports.watching import CheckFailed

        checker: Checker | None = None
        try:
            while (action := self._checks.get()) is not None:
                try:
                    checker = checker or Checker(self._scene.course)
                    self._events.put(self._checked(checker, action))
                except GraderError as error:
                    self._events.put(CheckFailed(action.unit, _in_full(error)))
                except Exception as error:  # noqa: BLE001 - the screen says so, and the loop goes on
                    what = f"{type(error).__name__}: {error}"
                    self._events.put(CheckFailed(action.unit, T("The check was not possible: {error}", error=what)))
        finally:
            if checker is not None:
                checker.close()

    def _checked(self, checker: Checker, action: Check) -> Event:
        from grader.reports.watching import Checked

        start = self._saved_at.pop(action.unit, time.monotonic())
        results, problems = checker.check(self._scene.course.unit(action.unit), action.names)
        return Checked(action.unit, results, problems, time.monotonic() - start)

    def _watch_files(self) -> None:
        """Tell of every change of a unit's file or notebook; where that is not possible, say so."""
        from grader.reports.watching import Said

        try:
            self._tell_of_changes()
        except Exception as error:  # noqa: BLE001 - too few inotify watches, a network drive, no watchfiles: all the same
            what = f"{type(error).__name__}: {error}"
            self._events.put(Said(T("Saves are not noticed here; press c after saving. ({error})", error=what)))

    def _tell_of_changes(self) -> None:
        from watchfiles import watch

        from grader.reports.watching import Saved

        units = {unit.folder.resolve(): unit.name for unit in self._scene.course.units}
        for changes in watch(*units, stop_event=self._stop, debounce=100, step=20, recursive=False, watch_filter=None,
                             raise_interrupt=False):
            paths = {Path(path) for _change, path in changes}
            names = {units.get(path.resolve().parent, "") for path in paths if _is_work(path, units)}
            for name in names - {""}:
                self._saved_at.setdefault(name, time.monotonic())
                self._events.put(Saved(name))


def _in_full(error: GraderError) -> Text:
    """What happened and what to do."""
    if error.advice is None:
        return error.message
    return Text("{message}\n{advice}", {"message": error.message, "advice": error.advice})


def _is_work(path: Path, units: dict[Path, str]) -> bool:
    """Whether a path is one that students write: a unit's file or notebook, or another module beside it."""
    is_code = path.suffix in (".py", ".ipynb") and not path.name.startswith((".", "test_public"))
    return is_code and path.parent.resolve() in units
