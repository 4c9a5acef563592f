"""How good a course is, as a table on the terminal and as a Markdown file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table

from grader.grading.quality import (
    LEAST_KILLED,
    LEAST_KILLED_IN_UNIT,
    LEAST_PUBLIC,
    ExerciseQuality,
    Plan,
    Quality,
    faults,
    figures,
)
from grader.grading.survivors import UNREACHED, MutantCheck
from grader.locale import T, Text

_BASIC = ("text", "stub", "trivial", "reference")


def quality_table(quality: Quality, lang: str) -> Table:
    """Per exercise, how many of each kind are as they should be."""
    table = Table(title=T("Are the tests right?").show(lang), box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for index, heading in enumerate(_headings(quality.plan)):
        table.add_column(heading.show(lang), justify="right" if index else "left", overflow="fold", no_wrap=index > 0)
    for unit, exercises in quality.units.items():
        table.add_section()
        table.add_row(f"[bold]{unit}[/bold]", *_row(exercises, quality.plan), style="dim")
        for exercise in exercises:
            table.add_row(f"  {exercise.name}", *_row([exercise], quality.plan))
    return table


def _headings(plan: Plan) -> list[Text]:
    headings = [T("Exercise"), T("Basics"), T("Alternatives"), T("Mistakes"), T("Named"), T("Public")]
    return headings + ([T("Mutants")] if plan.mutants else []) + ([T("Seeds")] if plan.seeds else [])


def _row(exercises: Sequence[ExerciseQuality], plan: Plan) -> list[str]:
    checks = [check for exercise in exercises for check in exercise.checks]
    counts = figures(exercises)
    basic = [check.passed for check in checks if check.kind in _BASIC]
    right = [check.passed for check in checks if check.kind == "alternative"]
    caught = [not check.hidden for check in checks if check.kind == "mistake"]
    cells = [_share(sum(basic), len(basic)), _share(sum(right), len(right)), _share(sum(caught), len(caught)),
             _share(counts.named, counts.mistakes), _share(counts.public, counts.mistakes, counts.public_share >=
                                                            LEAST_PUBLIC or len(exercises) == 1)]
    if plan.mutants:
        cells.append(_share(counts.killed, counts.mutants - counts.equivalent))
    if plan.seeds:
        differing = {one.seed for exercise in exercises for one in exercise.disagreements}
        cells.append(_share(plan.seeds - len(differing), plan.seeds))
    return cells


def _share(part: int, whole: int, enough: bool | None = None) -> str:
    if not whole:
        return "–"
    good = part == whole if enough is None else enough
    return f"{'✓' if good else '✗'} {part}/{whole}"


def quality_lines(quality: Quality, lang: str) -> Iterator[str]:
    """What should be looked at, a line each: first what is not as it should be, then mutants that no test notices."""
    for where, text in faults(quality):
        yield f"{where}: {text.show(lang)}" if where else text.show(lang)
    for exercise in quality.exercises:
        for mutant in exercise.survivors:
            yield f"{mutant.unit}.{mutant.exercise}: {_survivor(mutant).show(lang)}"
            yield from (f"    {line}" for line in mutant.diff.splitlines())


def _survivor(mutant: MutantCheck) -> Text:
    unreached = T("no hidden test runs line {line} of the reference ({change})", line=mutant.line, change=mutant.text)
    survived = T("no hidden test notices a change in line {line}: {change}", line=mutant.line, change=mutant.text)
    return unreached if mutant.verdict == UNREACHED else survived


def quality_markdown(quality: Quality, course: str) -> str:
    """The whole report as Markdown, in English like the rest of what authors read."""
    total = figures(quality.exercises)
    lines = [f'# How good is the course "{course}"?', "", _command(quality.plan), "", *_explanation(quality.plan), ""]
    lines += _table(quality)
    lines += ["", "## Not as it should be", "", *(_item(f"{where}: " if where else "", text.show("en"))
                                                  for where, text in faults(quality))]
    if quality.plan.mutants:
        killed = total.mutants - total.equivalent
        lines += ["", "## Mutants that no hidden test notices", "",
                  f"{total.killed} of {killed} are noticed ({total.killed_share:.1%}).", "", *_survivors(quality)]
    lines += ["", "## Mistakes that are told together with another one, or as another one", "", *_equivalents(quality)]
    lines += ["", "## Mistakes that public tests alone do not catch", "", *_missed(quality)]
    return "\n".join(_with_none(lines)) + "\n"


def _with_none(lines: Sequence[str]) -> Iterator[str]:
    """The lines, with "None." in every section that would be empty."""
    for index, line in enumerate(lines):
        yield line
        rest = [other for other in lines[index + 1 :] if other]
        if line.startswith("## ") and (not rest or rest[0].startswith("## ")):
            yield ""
            yield "None."


def _command(plan: Plan) -> str:
    options = ["--mutants"] * plan.mutants + [f"--seeds {plan.seeds}"] * bool(plan.seeds)
    return f"Written by `{' '.join(['grader verify', *options, '--report FILE'])}`."


def _explanation(plan: Plan) -> Iterator[str]:
    yield ("Every program is judged as if a student had handed it in. *Basics*: the reference has full marks, the stub "
           'is "not attempted", trivial answers earn nothing, texts and hints are there in every language.')
    yield ("*Alternatives* have full marks and no diagnosis. *Mistakes* fail a hidden test. *Named*: the diagnosis "
           f"tells which one it is. *Public*: a public test alone catches it; at least {LEAST_PUBLIC:.0%} of a unit's.")
    if plan.mutants:
        yield ("*Mutants* are small changes of the reference. *Equivalent* ones answer alike to many inputs; of the "
               f"others hidden tests should notice {LEAST_KILLED:.1%}, and {LEAST_KILLED_IN_UNIT:.0%} in every unit.")
    if plan.seeds:
        yield (f"*Seeds*: with how many of {plan.seeds} other sets of hidden inputs no verdict on reference, "
               "alternatives and mistakes changes.")


def _table(quality: Quality) -> Iterator[str]:
    plan = quality.plan
    headings = ["Exercise", "Basics", "Alternatives", "Mistakes", "Named", "Public"]
    headings += ["Mutants", "Equivalent", "Killed"] * plan.mutants + ["Seeds"] * bool(plan.seeds)
    yield "| " + " | ".join(headings) + " |"
    yield "|---" + "|---:" * (len(headings) - 1) + "|"
    for unit, exercises in quality.units.items():
        yield "| " + " | ".join([f"**{unit}**", *_cells(exercises, plan)]) + " |"
        for exercise in exercises:
            yield "| " + " | ".join([exercise.name, *_cells([exercise], plan)]) + " |"
    yield "| " + " | ".join(["**all**", *_cells(quality.exercises, plan)]) + " |"


def _cells(exercises: Sequence[ExerciseQuality], plan: Plan) -> list[str]:
    counts, cells = figures(exercises), _row(exercises, plan)
    if len(exercises) > 1:
        cells[4] += f" ({counts.public_share:.0%})"
    if plan.mutants:
        cells[5:6] = [str(counts.mutants), str(counts.equivalent), cells[5]]
    return cells


def _survivors(quality: Quality) -> Iterator[str]:
    for exercise in quality.exercises:
        for mutant in exercise.survivors:
            yield _item(f"{mutant.unit}.{mutant.exercise}: ", _survivor(mutant).show("en"))
            yield from ("", "  ```diff", *(f"  {line}" for line in mutant.diff.splitlines()), "  ```", "")


def _equivalents(quality: Quality) -> Iterator[str]:
    for exercise in quality.exercises:
        for mistake in exercise.mistakes:
            if mistake.equivalents:
                names = " and ".join(f"`{name}`" for name in mistake.equivalents)
                how = "together with" if " | " in mistake.diagnosis else "as"
                yield _item(f"{exercise.unit}.{exercise.name}: ", f"`{mistake.name}` {how} {names}")


def _missed(quality: Quality) -> Iterator[str]:
    for exercise in quality.exercises:
        names = [f"`{mistake.name}`" for mistake in exercise.mistakes if mistake.public]
        if names:
            yield _item(f"{exercise.unit}.{exercise.name}: ", ", ".join(names))


def _item(where: str, text: str) -> str:
    return f"- {where}{text}"
