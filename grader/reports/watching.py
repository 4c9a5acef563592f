"""What `grader watch` knows and does: a pure state machine, apart from files, keys and the screen.

`step(state, event)` gives the next state and the actions to take; everything else is in `cli.watch`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from grader.grading.progress import Key, Progress
from grader.grading.results import ExerciseResult, Outcome
from grader.locale import T, Text


class View(Enum):
    """What the screen shows below its heading."""

    RESULT = "result"
    LIST = "list"
    HINT = "hint"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class State:
    """Everything that the screen shows.

    Attributes:
        keys: all exercises, in order.
        current: the one that is worked on.
        progress: how far all are.
        results: the last result of each exercise that was checked here.
        problems: what of each unit's file could not be loaded.
        view: what is shown.
        hint: the text of the hint that is shown, and its place as "2/3".
        running: the unit that is being checked, and whether it is the current exercise only; "" for none.
        alone: whether only the current exercise is being checked.
        again: whether the file was saved meanwhile.
        notice: something to say in the last line but one.
        seconds: how long the last check took, from the save.
        scroll: lines that are scrolled away.
        failed: why the last check was not possible; None when it was.
    """

    keys: tuple[Key, ...]
    current: int = 0
    progress: Progress = field(default_factory=Progress)
    results: Mapping[Key, ExerciseResult] = field(default_factory=dict)
    problems: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)
    view: View = View.RESULT
    hint: tuple[str, str] = ("", "")
    running: str = ""
    alone: bool = False
    again: bool = False
    notice: Text | None = None
    seconds: float | None = None
    scroll: int = 0
    failed: Text | None = None

    @property
    def key(self) -> Key:
        """Unit and name of the current exercise."""
        return self.keys[self.current]

    @property
    def unit(self) -> str:
        """The current unit."""
        return self.key[0]

    @property
    def result(self) -> ExerciseResult | None:
        """The last result of the current exercise."""
        return self.results.get(self.key)

    def names(self, unit: str) -> tuple[str, ...]:
        """The exercises of a unit."""
        return tuple(name for owner, name in self.keys if owner == unit)


@dataclass(frozen=True)
class Pressed:
    """A key was pressed: a character, or "up", "down", "enter"."""

    key: str


@dataclass(frozen=True)
class Saved:
    """A file of a unit was written or deleted."""

    unit: str


@dataclass(frozen=True)
class Checked:
    """A check has ended."""

    unit: str
    results: tuple[ExerciseResult, ...]
    problems: tuple[Text, ...]
    seconds: float


@dataclass(frozen=True)
class CheckFailed:
    """A check was not possible, as when the file is gone."""

    unit: str
    reason: Text


@dataclass(frozen=True)
class HintRead:
    """A hint is there to be shown."""

    text: str
    place: str


@dataclass(frozen=True)
class Said:
    """Something to tell: a picture was saved, an exercise was reset, or why not."""

    text: Text


Event = Pressed | Saved | Checked | CheckFailed | HintRead | Said


@dataclass(frozen=True)
class Check:
    """Check exercises of a unit."""

    unit: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Remember:
    """Write the progress down."""

    results: tuple[ExerciseResult, ...]


@dataclass(frozen=True)
class ReadHint:
    """Get the next hint."""

    key: Key


@dataclass(frozen=True)
class Draw:
    """Save the exercise's picture."""

    key: Key


@dataclass(frozen=True)
class Reset:
    """Put the exercise's stub back."""

    key: Key


@dataclass(frozen=True)
class Quit:
    """End the loop."""


Action = Check | Remember | ReadHint | Draw | Reset | Quit
Step = tuple[State, tuple[Action, ...]]


def begin(keys: tuple[Key, ...], progress: Progress, wanted: Collection[Key] = ()) -> Step:
    """The first state: the first exercise that is not solved, of the wanted ones if there are any, and its check."""
    mine = [i for i, key in enumerate(keys) if not wanted or key in wanted]
    open_ones = [i for i in mine if progress.of(*keys[i]).outcome is not Outcome.PASSED]
    return _check(State(keys, (open_ones or mine)[0], progress))


def step(state: State, event: Event) -> Step:
    """What follows from an event."""
    if isinstance(event, Pressed):
        return _pressed(state, event.key)
    if isinstance(event, Saved):
        return _saved(state, event.unit)
    if isinstance(event, Checked):
        return _checked(state, event)
    if isinstance(event, CheckFailed):
        return _next_check(replace(state, running="", failed=event.reason), finished=True)
    if isinstance(event, HintRead):
        return replace(state, view=View.HINT, hint=(event.text, event.place), scroll=0), ()
    return replace(state, notice=event.text), ()


def _pressed(state: State, key: str) -> Step:
    state = replace(state, notice=None)
    if state.view is View.CONFIRM:
        answered = replace(state, view=View.RESULT)
        return (answered, (Reset(state.key),)) if key in ("y", "Y", "ㅛ") else (answered, ())
    simple = {"up": -1, "k": -1, "down": 1, "j": 1}
    if key in simple:
        return _moved(state, simple[key])
    return _command(state, _HANGUL_KEYS.get(key, key.lower()))


# What the keys give while a Korean keyboard is switched to Hangul.
_HANGUL_KEYS = {"ㅜ": "n", "ㅠ": "b", "ㅗ": "h", "ㅣ": "l", "ㅔ": "p", "ㅖ": "p", "ㄱ": "r", "ㄲ": "r", "ㅂ": "q",
                "ㅃ": "q", "ㅊ": "c"}


def _command(state: State, key: str) -> Step:
    top = replace(state, scroll=0)
    other = View.RESULT if state.view is View.LIST else View.LIST
    steps: dict[str, Callable[[], Step]] = {
        "q": lambda: (state, (Quit(),)),
        "n": lambda: _go_to(state, (state.current + 1) % len(state.keys)),
        "b": lambda: _go_to(state, (state.current - 1) % len(state.keys)),
        "h": lambda: (state, (ReadHint(state.key),)),
        "l": lambda: (replace(top, view=other), ()),
        "p": lambda: (replace(state, notice=T("Drawing ...")), (Draw(state.key),)),
        "r": lambda: (replace(top, view=View.CONFIRM), ()),
        "c": lambda: _check(replace(top, view=View.RESULT)),
    }
    key = "c" if key in (" ", "enter") else key
    return steps.get(key, lambda: (replace(top, view=View.RESULT), ()))()


def _moved(state: State, by: int) -> Step:
    if state.view is View.LIST:
        place = min(max(state.current + by, 0), len(state.keys) - 1)
        return replace(_go_to(state, place)[0], view=View.LIST), ()
    return replace(state, scroll=max(0, state.scroll + by)), ()


def _go_to(state: State, place: int) -> Step:
    """Work on another exercise; it is checked if it has not been yet."""
    state = replace(state, current=place, view=View.RESULT, scroll=0, failed=None, seconds=None)
    return (state, ()) if state.result is not None else _check(state)


def _saved(state: State, unit: str) -> Step:
    """Work goes on where a file was saved: the first unsolved exercise of that unit, if another one is shown."""
    if unit != state.unit:
        places = [i for i, key in enumerate(state.keys) if key[0] == unit]
        unsolved = [i for i in places if state.progress.of(*state.keys[i]).outcome is not Outcome.PASSED]
        state = replace(state, current=(unsolved or places)[0])
    view = state.view if state.view is View.LIST else View.RESULT
    return _check(replace(state, view=view, scroll=0, notice=None))


def _check(state: State) -> Step:
    """Check the current exercise, or remember to, while another check is running."""
    if state.running:
        return replace(state, again=True), ()
    name = state.key[1]
    return replace(state, running=state.unit, alone=True, again=False), (Check(state.unit, (name,)),)


def _checked(state: State, event: Checked) -> Step:
    results = {**state.results, **{(r.unit, r.name): r for r in event.results}}
    shown = state.key in {(r.unit, r.name) for r in event.results}
    seconds = event.seconds if state.alone and shown else state.seconds
    new = replace(state, results=results, problems={**state.problems, event.unit: event.problems}, running="",
                  progress=state.progress.with_results(event.results), seconds=seconds, failed=None)
    after, actions = _next_check(new, finished=not state.alone or event.unit != state.unit)
    return after, (Remember(event.results), *actions)


def _next_check(state: State, *, finished: bool) -> Step:
    """What else is to be checked: what was saved meanwhile, then the unit's other exercises."""
    if state.again:
        return _check(state)
    rest = tuple(name for name in state.names(state.unit) if name != state.key[1])
    if finished or not rest:
        return replace(state, alone=False), ()
    return replace(state, running=state.unit, alone=False), (Check(state.unit, rest),)
