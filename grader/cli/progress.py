"""How far grading has come: a line that is kept up to date on a terminal, lines in a log elsewhere."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from grader.gradebook.run import Event, OnEvent, Recorded, Started, WorkerLost
from grader.grading.results import Outcome
from grader.locale import T, Text
from grader.reports.terminal import printable
from grader.reports.words import symbol

_LONG = 20  # submissions: a log of fewer needs no news between its beginning and its end
_NEWS_SECONDS = 30.0


class Tally:
    """What has been graded so far: how many submissions, how fast, and how their exercises ended."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.started = Started(0, 0, 0, 0)
        self.graded = 0
        self.outcomes: Counter[Outcome] = Counter()
        self._clock, self._start = clock, clock()

    def start(self, event: Started) -> None:
        """Begin to count."""
        self.started, self._start = event, self._clock()

    def add(self, event: Recorded) -> None:
        """Count a submission."""
        self.graded += 1
        self.outcomes.update(exercise.outcome for exercise in event.result.exercises)

    @property
    def total(self) -> int:
        """The submissions of the run."""
        return self.started.total

    @property
    def done(self) -> int:
        """The submissions whose results are there, new and old."""
        return self.started.continued + self.started.taken_over + self.graded

    @property
    def per_second(self) -> float:
        """Submissions graded per second."""
        return self.graded / max(self._clock() - self._start, 1e-9)

    @property
    def seconds_left(self) -> float:
        """How long the rest will take at this speed; nothing is known before the first."""
        return (self.total - self.done) / self.per_second if self.graded else float("inf")

    def counts(self) -> str:
        """The outcomes of exercises, each as its symbol and number."""
        return "  ".join(f"{symbol(outcome)} {self.outcomes[outcome]}" for outcome in Outcome if self.outcomes[outcome])


@contextmanager
def progress(lang: str, *, verbose: bool) -> Iterator[tuple[OnEvent, Tally]]:
    """Show progress on standard error, and count."""
    console, tally = Console(stderr=True), Tally()
    if not console.is_terminal:
        yield _Log(tally, lang, verbose=verbose).tell, tally
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
               TimeRemainingColumn(), TextColumn("{task.fields[counts]}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(T("Grading").show(lang), total=None, rate="", counts="")

        def tell(event: Event) -> None:
            _count(tally, event)
            if isinstance(event, Recorded):
                rate = T("{rate}/s", rate=f"{tally.per_second:.1f}").show(lang)
                bar.update(task, completed=tally.done, total=tally.total, rate=rate, counts=tally.counts())
            else:
                bar.console.print(_line(tally, event, lang), markup=False, highlight=False)

        yield tell, tally


@contextmanager
def counted(lang: str, what: Text) -> Iterator[Callable[[int, int], None]]:
    """Show on standard error how many parts of some work are done; a log gets a line now and then."""
    console = Console(stderr=True, soft_wrap=True)
    if not console.is_terminal:
        yield _tenths(console, lang, what)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what.show(lang), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tenths(console: Console, lang: str, what: Text) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if total > _LONG and 0 < done < total and done % max(1, total // 10) == 0:
            line = T("{what}: {done} of {total}", what=what, done=done, total=total)
            console.print(line.show(lang), markup=False, highlight=False)

    return tell


def _count(tally: Tally, event: Event) -> None:
    if isinstance(event, Started):
        tally.start(event)
    elif isinstance(event, Recorded):
        tally.add(event)


class _Log:
    """One line per event for a file or a CI log; one per submission only if they are wanted."""

    def __init__(self, tally: Tally, lang: str, *, verbose: bool) -> None:
        self._tally, self._lang, self._verbose = tally, lang, verbose
        self._console = Console(stderr=True, soft_wrap=True)
        self._told = time.monotonic()

    def tell(self, event: Event) -> None:
        _count(self._tally, event)
        if isinstance(event, Recorded) and self._verbose:
            self._print(_line(self._tally, event, self._lang))
        elif isinstance(event, Recorded):
            self._tell_now_and_then()
        elif isinstance(event, WorkerLost) or self._verbose or event.total > _LONG:
            self._print(_line(self._tally, event, self._lang))

    def _tell_now_and_then(self) -> None:
        tally, tenth = self._tally, max(1, self._tally.total // 10)
        if tally.total <= _LONG or tally.done == tally.total:
            return
        if tally.done % tenth == 0 or time.monotonic() - self._told > _NEWS_SECONDS:
            self._print(T(
                "{done} of {total} graded, {rate}/s, {seconds} s left  {counts}", done=tally.done, total=tally.total,
                rate=f"{tally.per_second:.1f}", seconds=f"{tally.seconds_left:.0f}", counts=tally.counts(),
            ).show(self._lang))

    def _print(self, line: str) -> None:
        self._console.print(line, markup=False, highlight=False)
        self._told = time.monotonic()


def _line(tally: Tally, event: Event, lang: str) -> str:
    if isinstance(event, Started):
        left = event.total - event.continued - event.taken_over
        text = T("{total} submissions: {known} known already, {left} to grade, {workers} at a time.", total=event.total,
                 known=event.continued + event.taken_over, left=left, workers=event.workers)
    elif isinstance(event, WorkerLost):
        again = T("A worker process died; {student} is graded again.", student=event.student)
        given_up = T("A worker process died again; {student} is recorded as crashed.", student=event.student)
        text = again if event.again else given_up
    else:
        text = T("[{done}/{total}] {student}: {score} / {points}", done=tally.done, total=tally.total,
                 student=event.result.student, score=f"{event.result.score:.1f}", points=f"{event.result.points:g}")
    return printable(text.show(lang))
