"""Is this the gradient of that function? A check that would rather ask again than call a right answer wrong.

Instead of one difference per element, the slope is measured along two random directions, and the size of
everything that can go wrong with the measurement is estimated, not guessed. There are three verdicts: passed,
failed and inconclusive, for points where nobody could tell (a kink, saturation, noise).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.checks.compare import compare_form
from grader.checks.differences import DOUBLE, SINGLE, Array, Direction, Function, Problem
from grader.checks.findings import CheckFailed, Finding
from grader.checks.ladder import Judgement, Verdict, judge_all
from grader.checks.locate import Place, located
from grader.checks.plain import as_array, index_of, kept, kind_of, type_name
from grader.checks.sentences import shown_name
from grader.checks.verified import is_known, is_remembering, keep, key_of
from grader.locale import T

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

_DIRECTIONS = 2
_DRAWS = 5
_FAILS_NEEDED = 2
_STRATUM = 1e3
_STRATA = 3
_ZERO_SHARE = 1e-5
_INVISIBLE = 1e-9
_REPEATABLE = 1e-9
_LOST = 1e-15


@dataclass(frozen=True)
class GradientReport:
    """What a gradient check found.

    Args:
        verdict: "passed", "failed" or "inconclusive".
        evaluations: how often the function was evaluated.
        residual: measured slope minus claimed slope along the direction that decided.
        error_bound: how wrong the measured slope may be.
        claim: the size of the claimed slope along that direction.
        place: after a failure, the wrong element, if it could be found.
        finding: after a failure, what is wrong.
        reason: why nothing could be said, when the verdict is "inconclusive".
    """

    verdict: Verdict
    evaluations: int
    residual: float | None = None
    error_bound: float | None = None
    claim: float | None = None
    place: Place | None = None
    finding: Finding | None = None
    reason: str = ""


def assert_gradient(
    f: Callable[[Array], Any], x: Any, analytic: object, *, dout: Any = None, name: str = "the gradient",
    rng: np.random.Generator | None = None,
) -> GradientReport:  # fmt: skip
    """Require that `analytic` is the gradient of `f` at `x`.

    Directions are drawn again when a check is inconclusive, and a failure counts only when a second draw
    confirms it. An inconclusive check does not fail: compare with a reference as well.

    Args:
        f: the function, from an array of x's shape to a number or an array; see `check_gradient`.
        x: the point.
        analytic: the claimed gradient, as the student returned it.
        dout: for an array-valued f, the gradient of the loss with respect to its output; ones by default.
        name: the gradient's name, as the student knows it.
        rng: a source of directions; by default one seeded from the data, so that verdicts can be repeated.

    Returns:
        The last report, whose verdict is "passed" or "inconclusive".

    Raises:
        CheckFailed: it is not the gradient.
    """
    rng = rng or _seeded(x, analytic)
    key = _known_as(f, x, analytic, dout, name)
    if key is not None and is_known(key, as_array(analytic)):
        return GradientReport("passed", 1, reason="it was measured before")
    fails = 0
    for _ in range(_DRAWS):
        report = check_gradient(f, x, analytic, dout=dout, name=name, rng=rng, locate=fails > 0)
        if report.verdict == "passed" and fails == 0:
            keep(key, as_array(analytic))
            return report
        fails += report.verdict == "failed"
        if report.finding is not None and (fails == _FAILS_NEEDED or report.residual is None):
            raise CheckFailed(report.finding)
    return replace(report, verdict="inconclusive", finding=None, reason="no draw was confirmed by another")


def _known_as(f: Callable[[Array], Any], x: Any, analytic: object, dout: Any, name: str) -> Hashable | None:
    """The key under which this check is remembered; None when it is not, or has a form that cannot be right."""
    if not is_remembering() or kind_of(analytic) not in ("number", "array"):
        return None
    point = _point(x)
    value = Function(f).at(point)
    if kind_of(value) not in ("number", "array"):
        return None
    return key_of(name, point, as_array(value), np.zeros(0) if dout is None else as_array(dout))


def check_gradient(
    f: Callable[[Array], Any], x: Any, analytic: object, *, dout: Any = None, name: str = "the gradient",
    rng: np.random.Generator | None = None, recompute: Callable[[Array], Any] | None = None,
    locate: bool = True,
) -> GradientReport:  # fmt: skip
    """Check once whether `analytic` is the gradient of `f` at `x`.

    Args:
        f: the function. It gets copies and may change them. If it has an attribute `many`, that is called
            with a list of points and returns the list of outputs (None where there is none).
        x: the point, real.
        analytic: the claimed gradient; its shape must be exactly that of x.
        dout: for an array-valued f, what its output is multiplied with before it is summed; ones by default.
        name: the gradient's name in the finding.
        rng: a source of directions; by default one seeded from the data.
        recompute: computes the claimed gradient at another point. Given it, the rounding of the claim itself
            is measured and allowed for.
        locate: whether to look for the wrong element after a failure.

    Returns:
        The verdict, with the place and the numeric value after a failure.
    """
    point, function = _point(x), Function(f)
    finding = _unfit(analytic, point, name)
    if finding is None:
        center, again = function.at(point), function.at(point)
        finding = _unusable(center, again, dout, name)
    if finding is not None:
        return GradientReport("failed", function.evaluations, finding=finding)
    if point.size == 0 or not np.all(np.isfinite(as_array(center))):
        reason = "the function has no finite value here"
        return GradientReport("inconclusive", function.evaluations, reason=reason)
    problem = _problem(function, point, as_array(analytic), (as_array(center), as_array(again)), dout)
    if recompute is not None:
        problem = replace(problem, jitter=_jitter(problem, recompute))
    directions = _directions(problem, rng or _seeded(x, analytic))
    report = _report(problem, directions, judge_all(problem, directions), locate=locate)
    return replace(report, finding=_finding(problem, report, name)) if report.verdict == "failed" else report


def _point(x: Any) -> Array:
    if kind_of(x) not in ("number", "array") or as_array(x).dtype.kind == "c":
        raise TypeError(f"a gradient is checked at a real number or array, not at {type_name(x)}")
    values = as_array(x)
    return values.copy() if values.dtype == np.float32 else values.astype(np.float64)


def _seeded(x: Any, analytic: object) -> np.random.Generator:
    digest = hashlib.blake2b(_point(x).tobytes())
    if kind_of(analytic) in ("number", "array"):
        # With the claim in the seed, no claim can be made to fit the directions.
        digest.update(as_array(analytic).tobytes())
    return np.random.default_rng(int.from_bytes(digest.digest()[:8], "little"))


def _unfit(analytic: object, x: Array, name: str) -> Finding | None:
    """What is wrong with the claim before a single slope is measured: its type, its shape, NaN in it."""
    finding = compare_form(analytic, x, name=name)
    if finding is not None:
        # The point itself is an input, and no business of the reader.
        return replace(finding, expected=None)
    claimed = as_array(analytic)
    if claimed.dtype.kind == "c":
        return Finding("type", name, note=T("{name} has complex numbers; it should have real ones.",
                                            name=shown_name(name)))
    bad = ~np.isfinite(claimed)
    if not bad.any():
        return None
    return Finding("not finite", name, actual=kept(claimed), actual_shape=claimed.shape, total=bad.size,
                   first_index=index_of(np.argmax(bad), bad.shape), wrong=int(bad.sum()))


def _unusable(center: object, again: object, dout: Any, name: str) -> Finding | None:
    """What makes it impossible to measure the function's slope, if that is the function's own fault."""
    weights = center if dout is None else dout
    finding = compare_form(center, weights)
    if finding is not None:
        note = T("The function whose slope is compared with {name} does not return what it should.",
                 name=shown_name(name))
        return replace(finding, path=name, note=note, pattern=None, expected=None, actual=None)
    if compare_form(again, center) is None and _is_repeated(as_array(center), as_array(again)):
        return None
    note = T("The function whose slope is compared with {name} gives different results for the same input.",
             name=shown_name(name))
    return Finding("property", name, note=note)


def _is_repeated(center: Array, again: Array) -> bool:
    # The last bits may differ from call to call: sums depend on how memory happens to be aligned.
    with np.errstate(all="ignore"):
        apart = np.abs(again.astype(np.float64) - center)
    size = np.abs(center[np.isfinite(center)]).max(initial=0.0)
    return bool(np.all((apart <= _REPEATABLE * size) | ~np.isfinite(center)))


def _problem(
    function: Function, x: Array, claimed: Array, outputs: tuple[Array, Array], dout: Any
) -> Problem:
    center, again = outputs[0].astype(np.float64), outputs[1].astype(np.float64)
    weights = np.ones(center.shape) if dout is None else as_array(dout).astype(np.float64)
    size = float(np.sum(np.abs(weights * center)))
    eps = max(_eps(x), _eps(outputs[0]))
    rounding = 4 * eps * size + float(np.sum(np.abs(weights * (again - center))))
    low = max(eps, _eps(claimed)) > np.finfo(np.float64).eps
    return Problem(
        function, x, claimed.astype(np.float64), weights, center, _scale(x), rounding, size,
        lost=_LOST * float(np.sum(np.abs(weights))),
        jitter=np.zeros(x.shape), precision=SINGLE if low else DOUBLE,
    )  # fmt: skip


def _eps(values: Array) -> float:
    return float(np.finfo(values.dtype).eps) if values.dtype.kind == "f" else float(np.finfo(np.float64).eps)


def _scale(x: Array) -> Array:
    """How far each x may naturally move: its own size, or half the typical one if it is smaller."""
    size = np.abs(x.astype(np.float64))
    rms = float(size.max(initial=0.0)) * float(np.sqrt(np.mean((size / (size.max(initial=0.0) or 1.0)) ** 2)))
    return np.maximum(size, rms / 2) if rms > 0 else np.ones(x.shape)


def _jitter(problem: Problem, recompute: Callable[[Array], Any]) -> Array:
    """How much the claim moves when x moves by its last bits: that much of the claim is rounding."""
    eps = 2 * _eps(problem.x)
    moved = [recompute(np.asarray(problem.x * (1 + sign * eps), dtype=problem.x.dtype)) for sign in (1, -1)]
    usable = [as_array(g) for g in moved if compare_form(g, problem.x) is None]
    apart = [np.nan_to_num(np.abs(g.astype(np.float64) - problem.claimed)) for g in usable]
    return np.max(apart, axis=0) if apart else problem.jitter


def _directions(problem: Problem, rng: np.random.Generator) -> list[Direction]:
    """Random directions, split so that large claims cannot hide wrong small ones."""
    shares = np.abs(problem.claimed * problem.scale)
    top = float(shares.max())
    # Stratum 0 holds claims within a factor 1000 of the largest, and so on; the last one holds zeros.
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = np.floor(np.log(top / shares) / np.log(_STRATUM))
    strata = np.minimum(np.nan_to_num(depth, nan=_STRATA, posinf=_STRATA), _STRATA)
    return [
        _direction(problem, step, strata == stratum, zeros=bool(stratum == _STRATA))
        for step in (_random_step(problem.scale, rng) for _ in range(_DIRECTIONS))
        for stratum in np.unique(strata)
    ]


def _random_step(scale: Array, rng: np.random.Generator) -> Array:
    return np.asarray(scale * rng.uniform(0.5, 1.5, scale.shape) * rng.choice([-1.0, 1.0], scale.shape))


def _direction(problem: Problem, step: Array, mask: Array, *, zeros: bool) -> Direction:
    whole = float(np.linalg.norm(problem.claimed * step))
    part = np.where(mask, step, 0.0)
    floor = max(_INVISIBLE * problem.size, _ZERO_SHARE * whole if zeros else 0.0)
    return Direction(part, max(float(np.linalg.norm(problem.claimed * part)), floor), whole)


def _report(
    problem: Problem, directions: list[Direction], judged: list[Judgement], *, locate: bool
) -> GradientReport:
    order: tuple[Verdict, ...] = ("failed", "inconclusive", "passed")
    verdict = next(v for v in order if any(judgement.verdict == v for judgement in judged))
    which = next(i for i, judgement in enumerate(judged) if judgement.verdict == verdict)
    place: Place | None = None
    if verdict == "failed" and locate:
        place = located(problem, directions[which], judged[which])
    return GradientReport(
        verdict, problem.function.evaluations, judged[which].residual, judged[which].tolerance,
        directions[which].claim, place,
        reason="the slope cannot be measured well enough here" if verdict == "inconclusive" else "",
    )  # fmt: skip


def _finding(problem: Problem, report: GradientReport, name: str) -> Finding:
    place = report.place
    if place is None:
        return Finding("gradient", name, actual=kept(problem.claimed), total=problem.x.size)
    worst = (place.numeric, place.claimed)
    return Finding(
        "gradient", name, expected=place.numeric, actual=place.claimed, first_index=place.first_index,
        first=place.first or worst, worst_index=place.worst_index, worst=worst, wrong=place.wrong,
        total=problem.x.size,
    )  # fmt: skip
