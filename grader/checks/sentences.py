"""Findings in words that a beginner understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.locale import T, Text

if TYPE_CHECKING:
    from grader.checks.findings import Finding

UNNAMED = "the result"
"""The name of a value that nobody named; it is translated, unlike names out of a program."""


def sentence(finding: Finding, *, show_values: bool) -> Text:
    """All that is said about a finding: what is wrong, then its pattern if it has one."""
    first = finding.note or (_with_values(finding) if show_values else _without_values(finding))
    parts = [first, finding.detail if show_values else None, finding.pattern]
    return joined([part for part in parts if part is not None])


def joined(parts: list[Text]) -> Text:
    """Sentences one after the other."""
    if len(parts) == 1:
        return parts[0]
    # No words of its own: the same in every language, so not in the catalogue.
    return Text("{before} {after}", {"before": joined(parts[:-1]), "after": parts[-1]})


def shown_name(path: str) -> Text | str:
    """A path as people read it; only the name of an unnamed value is translated."""
    if not path.startswith(UNNAMED):
        return path
    rest = path.removeprefix(UNNAMED)
    return Text("{name}{rest}", {"name": T("the result"), "rest": rest}) if rest else T("the result")


def shown_pair(expected: Any, actual: Any) -> tuple[str, str]:
    """Two values with as many digits as it takes to see that they differ."""
    for digits in (6, 9, 12, 17):
        pair = _printed(expected, digits), _printed(actual, digits)
        if pair[0] != pair[1]:
            break
    return pair


def _printed(value: Any, digits: int) -> str:
    return f"{value:.{digits}g}" if type(value) is float else str(value)


def _without_values(finding: Finding) -> Text:
    name = shown_name(finding.path)
    sentences = {
        "shape": T("{name} has the wrong shape.", name=name),
        "type": T("{name} is not the kind of value it should be.", name=name),
        "structure": T("{name} is not built as it should be.", name=name),
        "missing": T("{name} is missing.", name=name),
        "values": T("{name} has wrong values.", name=name),
        "not finite": T("{name} contains NaN or infinity where it should not.", name=name),
        "mutated": T("Your function changed one of its inputs; it should leave them as they are.", name=name),
        "gradient": T("{name} does not agree with the slope of the function.", name=name),
    }
    return sentences.get(finding.kind, T("{name} is wrong.", name=name))


def _with_values(finding: Finding) -> Text:
    if finding.kind == "shape" and finding.expected_shape is not None:
        return _shape(finding)
    if finding.first is not None and finding.worst is not None:
        return _gradient(finding) if finding.kind == "gradient" else _numbers(finding)
    return _without_values(finding)


def _shape(finding: Finding) -> Text:
    name = shown_name(finding.path)
    if finding.actual_shape == ():
        return T("{name} is a single number; it should be an array of shape {expected}.",
                 name=name, expected=str(finding.expected_shape))
    if finding.expected_shape == ():
        return T("{name} is an array of shape {actual}; it should be a single number.",
                 name=name, actual=str(finding.actual_shape))
    return T("{name} has shape {actual}; it should have shape {expected}.",
             name=name, actual=str(finding.actual_shape), expected=str(finding.expected_shape))


def _numbers(finding: Finding) -> Text:
    name = shown_name(finding.path)
    if finding.first_index == ():
        expected, actual = shown_pair(*finding.first or ())
        return T("{name} should be {expected}, but it is {actual}.",
                 name=name, expected=expected, actual=actual)
    count = T("{name}: {wrong} of {total} numbers are wrong.",
              name=name, wrong=finding.wrong, total=finding.total)
    return joined([count, *_places(finding)])


def _places(finding: Finding) -> list[Text]:
    expected, actual = shown_pair(*finding.first or ())
    first = T("The first is at {index}: expected {expected}, got {actual}.",
              index=shown_index(finding.first_index), expected=expected, actual=actual)
    if finding.worst_index == finding.first_index:
        return [first]
    expected, actual = shown_pair(*finding.worst or ())
    worst = T("The worst is at {index}: expected {expected}, got {actual}.",
              index=shown_index(finding.worst_index), expected=expected, actual=actual)
    return [first, worst]


def _gradient(finding: Finding) -> Text:
    name = shown_name(finding.path)
    expected, actual = shown_pair(*finding.worst or ())
    if finding.worst_index == ():
        return T("{name} is {actual}, but the slope of the function, measured numerically, is {expected}.",
                 name=name, expected=expected, actual=actual)
    index = shown_index(finding.worst_index)
    return T("{name} is {actual} at {index}, but the slope of the function there, measured numerically, "
             "is {expected}.", name=name, index=index, expected=expected, actual=actual)


def shown_index(index: tuple[int, ...] | None) -> str:
    """An index as one writes it in numpy: [2, 0]."""
    return str(list(index or ()))
