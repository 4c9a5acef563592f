"""How well does our gradient check judge, beside the ways that are taught or shipped?

    python bench/gradients.py                     everything, about 25 minutes on one core
    python bench/gradients.py --share 0.01        a hundredth of it

PyTorch is compared with if it is installed (measured with torch 2.13.0, CPU). Everything is seeded.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import numpy as np
from gradients_mutations import wrong_gradients
from gradients_operations import BENIGN, MODES, OPERATIONS, draw_trial
from gradients_rivals import Torch, joint_norm_passes, numeric_gradient, relative_error_passes

from grader.checks import check_gradient

OURS = "ours"
TORCH_SLOW, TORCH_FAST = "torch gradcheck, slow", "torch gradcheck, fast"
DRAWS, NEEDED = 5, 2
SIZES = ("shape", "at least 1e-2", "1e-4 .. 1e-2", "1e-5 .. 1e-4", "1e-6 .. 1e-5", "below 1e-6")


def size_class(size):
    """The class of a mutation's relative size; None is a wrong shape."""
    if size is None:
        return SIZES[0]
    limits = zip((1e-2, 1e-4, 1e-5, 1e-6), SIZES[1:5], strict=True)
    return next((name for limit, name in limits if size >= limit), SIZES[5])


def ours(trial, claimed):
    return check_gradient(trial.f, trial.x, claimed, dout=trial.dout, locate=False)


# ---- As deployed: harmless points, five draws for each exercise ----------------------------------


def exercise_verdict(make, rng, claim):
    """Failed: a failing draw was confirmed by a second. Verified: two passes at least, and no failure.

    `claim(trial, rng)` gives the claimed gradient and its relative error, or None where it is not wrong.
    """
    verdicts, sizes = Counter(), []
    for _ in range(DRAWS):
        trial = draw_trial(make, BENIGN, rng)
        claimed, size = claim(trial, rng)
        if claimed is not None:
            sizes.append(size)
            verdicts[ours(trial, claimed).verdict] += 1
        if verdicts["failed"] == NEEDED:
            break
    if not sizes:
        return None, None
    if verdicts["failed"] >= NEEDED:
        return "failed", sizes
    verified = verdicts["passed"] >= NEEDED and not verdicts["failed"]
    return ("verified" if verified else "open"), sizes


def right_claim(trial, _):
    return trial.right, 0.0


def wrong_claim(name):
    def claim(trial, rng):
        made = wrong_gradients(trial, trial.right, rng, only=name)
        return next(((wrong, size) for _, wrong, size in made), (None, None))

    return claim


def deployed(n_right, n_wrong, seed):
    """Verdicts on right and on wrong exercises."""
    rng = np.random.default_rng(seed)
    right, wrong, missed = Counter(), Counter(), []
    for i in range(n_right):
        verdict, _ = exercise_verdict(OPERATIONS[i % len(OPERATIONS)], rng, right_claim)
        right[verdict] += 1
    while sum(wrong.values()) < n_wrong:
        make = OPERATIONS[int(rng.integers(len(OPERATIONS)))]
        trial = draw_trial(make, BENIGN, rng)
        for name in [name for name, _, _ in wrong_gradients(trial, trial.right, rng)]:
            verdict, sizes = exercise_verdict(make, rng, wrong_claim(name))
            if verdict is None:
                continue
            wrong[verdict] += 1
            if verdict != "failed":
                missed.append((verdict, make.__name__, name, sizes))
    return right, wrong, missed


# ---- All modes, one draw each, all methods on the same trials ------------------------------------


@dataclass
class Tally:
    """What one method said, and what it cost."""

    right: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)
    evaluations: int = 0
    seconds: float = 0.0
    judged: int = 0


class Methods:
    """All methods, judging the same trial; each counts what it costs."""

    def __init__(self):
        self.tallies = defaultdict(Tally)
        self.torch = Torch() if Torch.is_installed() else None

    def judge(self, trial, claimed, *, with_torch=True):
        verdicts = {OURS: self._timed(OURS, lambda: self._ours(trial, claimed))}
        rules = {"relative error < 1e-7": (1e-5, lambda n: relative_error_passes(n, claimed, 1e-7)),
                 "relative error < 1e-5": (1e-5, lambda n: relative_error_passes(n, claimed, 1e-5)),
                 "joint norm < 2e-7": (1e-7, lambda n: joint_norm_passes(n, claimed))}
        for name, (h, rule) in rules.items():
            verdicts[name] = self._timed(name, lambda h=h, rule=rule: (rule(numeric_gradient(trial, h)),
                                                                      2 * trial.x.size))
        if self.torch is not None and with_torch:
            for name, fast in ((TORCH_SLOW, False), (TORCH_FAST, True)):
                verdicts[name] = self._timed(name, lambda fast=fast: self._torch(trial, claimed, fast))
        return verdicts

    def _timed(self, name, judge):
        start = time.perf_counter()
        verdict, evaluations = judge()
        tally = self.tallies[name]
        tally.seconds += time.perf_counter() - start
        tally.evaluations += evaluations
        tally.judged += 1
        return {True: "passed", False: "failed"}.get(verdict, verdict)

    @staticmethod
    def _ours(trial, claimed):
        report = ours(trial, claimed)
        return report.verdict, report.evaluations

    def _torch(self, trial, claimed, fast):
        before = self.torch.evaluations
        return self.torch.passes(trial, claimed, fast), self.torch.evaluations - before


def all_modes(n_right, n_mutated, n_torch, seed):
    """Every operation in every mode: `n_right` right trials, the first `n_mutated` of them also mutated."""
    rng, methods = np.random.default_rng(seed), Methods()
    missed = []
    cells = [(mode, make) for mode in MODES for make in OPERATIONS]
    for k in range(n_right):
        for mode, make in cells:
            trial = draw_trial(make, mode, rng)
            right = trial.right
            for name, verdict in methods.judge(trial, right, with_torch=True).items():
                methods.tallies[name].right[mode, verdict] += 1
            if k >= n_mutated:
                continue
            for mutation, wrong, size in wrong_gradients(trial, right, rng):
                verdicts = methods.judge(trial, wrong, with_torch=k < n_torch)
                for name, verdict in verdicts.items():
                    methods.tallies[name].wrong[size_class(size), verdict] += 1
                if verdicts[OURS] == "passed":
                    missed.append((mode, make.__name__, mutation, size))
    return methods.tallies, missed


# ---- A needle in a haystack ----------------------------------------------------------------------


def needles(n_trials, n_elements, factor, seed, torch=None):
    """One wrong element of many: how often it is found, how often located, and at what price."""
    rng = np.random.default_rng(seed)
    rows = n_elements // 250
    result = Counter()
    seconds = []
    for _ in range(n_trials):
        trial, index, wrong = _needle(rng, rows, factor)
        start = time.perf_counter()
        report = check_gradient(trial.f, trial.x, wrong, dout=trial.dout)
        seconds.append(time.perf_counter() - start)
        result["found"] += report.verdict == "failed"
        result["located"] += report.place is not None and report.place.worst_index == index
        result["evaluations"] += report.evaluations
        result["false"] += check_gradient(trial.f, trial.x, trial.right, dout=trial.dout).verdict == "failed"
        if torch is not None:
            result["torch fast"] += not torch.passes(trial, wrong, fast=True)
    result["milliseconds"] = round(1000 * float(np.median(seconds)))
    return result


def _needle(rng, rows, factor):
    from gradients_operations import Trial

    X, U = rng.normal(size=(250, 5)) / 16, rng.normal(size=(3, rows)) / np.sqrt(rows)
    W, dout = rng.normal(size=(rows, 250)), rng.normal(size=(3, 5))

    def gradient(W):
        H = np.tanh(W @ X)
        return ((U.T @ dout) * (1 - H**2)) @ X.T

    trial = Trial("two layers, wide", lambda W: U @ np.tanh(W @ X), W, dout, gradient, 5, {})
    wrong = trial.right
    shares = np.abs(wrong * W)
    flat = int(rng.choice(np.flatnonzero(shares >= np.median(shares))))
    wrong.flat[flat] *= factor
    return trial, tuple(int(i) for i in np.unravel_index(flat, W.shape)), wrong


# ---- The report ----------------------------------------------------------------------------------


def percent(part, whole):
    return f"{100 * part / whole:.3g}" if whole else "-"


def table_of_methods(tallies):
    lines = ["| method | false fails, all | false fails, benign | no verdict on right ones | missed, all | "
             + " | ".join(f"missed, {c}" for c in SIZES) + " | evaluations | ms |",
             "|---" * (7 + len(SIZES)) + "|"]
    for name, tally in tallies.items():
        right, benign = sum(tally.right.values()), sum(tally.right[BENIGN, v] for v in verdict_names())
        wrong = sum(tally.wrong.values())
        failed = sum(n for (_, verdict), n in tally.right.items() if verdict == "failed")
        unclear = sum(n for (_, verdict), n in tally.right.items() if verdict == "inconclusive")
        cells = [name, f"{percent(failed, right)} ({failed} of {right:,})",
                 percent(tally.right[BENIGN, "failed"], benign), percent(unclear, right)]
        missed = sum(n for (_, verdict), n in tally.wrong.items() if verdict == "passed")
        cells.append(f"{percent(missed, wrong)} ({missed:,} of {wrong:,})")
        for size in SIZES:
            total = sum(tally.wrong[size, v] for v in verdict_names())
            cells.append(percent(tally.wrong[size, "passed"], total))
        cells += [f"{tally.evaluations / tally.judged:.0f}", f"{1000 * tally.seconds / tally.judged:.2f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def verdict_names():
    return ("passed", "failed", "inconclusive")


def table_of_modes(tally):
    lines = ["| mode | right ones: passed | inconclusive | failed |", "|---|---|---|---|"]
    lines += [f"| {mode} | " + " | ".join(f"{tally.right[mode, v]:,}" for v in
                                          ("passed", "inconclusive", "failed")) + " |" for mode in MODES]
    found = ["", "| relative size of the mistake | failed | inconclusive | passed (missed) |",
             "|---|---|---|---|"]
    found += [f"| {size} | " + " | ".join(f"{tally.wrong[size, v]:,}" for v in
                                          ("failed", "inconclusive", "passed")) + " |" for size in SIZES]
    return lines + found


def verdicts_of(counts):
    return ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in ("failed", "verified", "open"))


def report_deployed(share, seed):
    right, wrong, missed = deployed(int(20_400 * share), int(81_000 * share), seed)
    yield f"""
## As deployed: harmless points, five draws an exercise

- {sum(right.values()):,} right exercises: {verdicts_of(right)}.
- {sum(wrong.values()):,} wrong exercises: {verdicts_of(wrong)}.
"""
    for verdict, operation, mutation, sizes in missed[:20]:
        shown = ", ".join("shape" if s is None else f"{s:.1e}" for s in sizes)
        yield f"  - {verdict}: {operation}, {mutation}, relative size in the draws: {shown}"


def report_modes(share, seed):
    repeats = (max(1, int(n * share)) for n in (70, 4, 2))
    tallies, missed = all_modes(*repeats, seed + 1)
    yield "\n## All modes, one draw, all methods on the same trials\n"
    yield "In percent, unless it says otherwise.\n"
    yield from table_of_methods(tallies)
    yield "\nOurs by mode and by the size of the mistake (counts):\n"
    yield from table_of_modes(tallies[OURS])
    yield f"\nMissed by ours: {len(missed)}" + (", among them:" if missed else ".")
    for mode, operation, mutation, size in sorted(missed, key=lambda m: -(m[3] or 0))[:10]:
        yield f"  - {mode}, {operation}, {mutation}, relative size {size:.1e}"


def report_needles(share, seed):
    yield "\n## One wrong element\n"
    torch = Torch() if Torch.is_installed() else None
    for elements, factor, trials in ((1_000, 2.0, 200), (100_000, 1.01, 30)):
        n = max(2, int(trials * share))
        result = needles(n, elements, factor, seed + 2, torch)
        yield (f"- of {elements:,} (times {factor}), {n} trials: found {result['found']}, "
               f"located {result['located']}, right ones failed {result['false']}, "
               f"{result['evaluations'] / n:.0f} evaluations, "
               f"{result['milliseconds']} ms; torch fast found "
               f"{result['torch fast'] if torch else '(not installed)'}.")


PARTS = {"deployed": report_deployed, "modes": report_modes, "needles": report_needles}


def main():
    as_written = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=as_written)
    parser.add_argument("--share", type=float, default=1.0, help="how much of the bench to run")
    parser.add_argument("--part", choices=PARTS, action="append", help="only this part; may be repeated")
    parser.add_argument("--seed", type=int, default=2024)
    args = parser.parse_args()
    # Far from harmless points there is overflow; what comes of it is judged.
    np.seterr(all="ignore")
    print(f"Seed {args.seed}, share {args.share}, numpy {np.__version__}, "
          f"Python {platform.python_version()}, {platform.machine()}.")
    for part in args.part or PARTS:
        start = time.perf_counter()
        for line in PARTS[part](args.share, args.seed):
            print(line, flush=True)
        print(f"{part}: {time.perf_counter() - start:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
