"""What is wrong with an answer, as data: found once, then shown in any language, stored, or diagnosed."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.checks import sentences
from grader.checks.plain import Summary
from grader.locale import Text

Index = tuple[int, ...]
Shape = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Finding:
    """One thing that is wrong with an answer.

    Args:
        kind: "shape", "type", "structure", "missing", "values", "not finite", "mutated", "gradient" or
            "property".
        path: the value it is about, as the student knows it: `dw`, `grads['dw1'][0]`.
        expected: what the value should be: a number, a small array, or the `Summary` of a large one.
        actual: what it is.
        expected_shape: the right shape, where shapes matter.
        actual_shape: the shape found.
        first_index: where the first wrong number is; `()` for a single number.
        worst_index: where the number is that is wrong by most.
        first: the number expected at `first_index`, and the number found.
        worst: the same at `worst_index`.
        wrong: how many numbers are wrong.
        total: out of how many.
        pattern: what the error has in common with a known one. Shown even where values are hidden, so it must
            not quote an expected value or an input.
        note: a sentence that says it all, such as the author's own for a property; it takes the place of the
            generated one and must not quote hidden values either.
        detail: a sentence with values in it, shown after the first where values may be shown.
    """

    kind: str
    path: str
    expected: Any = None
    actual: Any = None
    expected_shape: Shape | None = None
    actual_shape: Shape | None = None
    first_index: Index | None = None
    worst_index: Index | None = None
    first: tuple[Any, Any] | None = None
    worst: tuple[Any, Any] | None = None
    wrong: int | None = None
    total: int | None = None
    pattern: Text | None = None
    note: Text | None = None
    detail: Text | None = None

    def text(self, show_values: bool = True) -> Text:
        """One or two plain sentences.

        Args:
            show_values: whether expected values and numbers may appear. Without them (hidden tests) only what
                kind of thing is wrong is said.
        """
        return sentences.sentence(self, show_values=show_values)

    def to_data(self) -> dict[str, Any]:
        """Plain data that JSON can hold; fields that say nothing are left out."""
        values = ((f.name, getattr(self, f.name)) for f in dataclasses.fields(self))
        return {name: _encoded(value) for name, value in values if value is not None}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Finding:
        """Read what `to_data` wrote."""
        return cls(**{name: _decoded(value) for name, value in data.items()})

    def __eq__(self, other: object) -> bool:
        return self.to_data() == other.to_data() if type(other) is Finding else NotImplemented

    def __hash__(self) -> int:
        return hash((self.kind, self.path, self.wrong))


class CheckFailed(AssertionError):  # noqa: N818 - it reads like the sentence it is
    """An answer is wrong; `finding` says how.

    Args:
        finding: what is wrong.
    """

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return self.finding.text(show_values=True).show("en")


def _encoded(value: Any) -> Any:  # noqa: PLR0911 - one line per type reads best
    # Strict JSON knows neither NaN nor tuples nor arrays: each becomes a dict with one telling key.
    if type(value) is Text:
        return {"text": value.to_data()}
    if type(value) is Summary:
        return {"summary": dataclasses.asdict(value) | {"shape": list(value.shape)}}
    if type(value) is np.ndarray:
        flat = [_encoded(v) for v in value.ravel().tolist()]
        return {"array": _nested(flat, value.shape), "dtype": value.dtype.str, "shape": list(value.shape)}
    if type(value) is tuple:
        return {"tuple": [_encoded(v) for v in value]}
    if type(value) is complex:
        return {"complex": [_encoded(value.real), _encoded(value.imag)]}
    if type(value) is float and not np.isfinite(value):
        return {"float": repr(value)}
    return value


def _nested(flat: list[Any], shape: Shape) -> Any:
    if not shape:
        return flat[0]
    step = len(flat) // shape[0] if shape[0] else 0
    return [_nested(flat[i * step : (i + 1) * step], shape[1:]) for i in range(shape[0])]


def _decoded(value: Any) -> Any:  # noqa: PLR0911
    if type(value) is not dict:
        return value
    if "text" in value:
        return Text.from_data(value["text"])
    if "summary" in value:
        return Summary(**(value["summary"] | {"shape": tuple(value["summary"]["shape"])}))
    if "array" in value:
        flat = [_decoded(v) for v in _flat(value["array"], len(value["shape"]))]
        return np.array(flat, dtype=np.dtype(value["dtype"])).reshape(value["shape"])
    if "tuple" in value:
        return tuple(_decoded(v) for v in value["tuple"])
    if "complex" in value:
        return complex(*map(_decoded, value["complex"]))
    return float(value["float"])


def _flat(nested: Any, depth: int) -> list[Any]:
    if depth == 0:
        return [nested]
    return [leaf for part in nested for leaf in _flat(part, depth - 1)]
