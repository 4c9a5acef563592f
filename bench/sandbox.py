"""What a locked-down process costs: fork, one call and kill at each level, against a cold start of Python with numpy.

    python bench/sandbox.py [ROUNDS]

Everything is measured in turn within one run, so that the ratios mean something on a busy machine.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

import numpy as np

from grader.sandbox import Level, Limits, ProgramSpec, Student, StudentProcess, best_launcher

PROGRAM = "import numpy as np\n\ndef double(x):\n    return 2 * x\n\ndef keep(x):\n    return x\n"
SPEC = ProgramSpec("unit", "unit.py", ((0, PROGRAM),), ("double", "keep"))


def seconds(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def cold_start() -> None:
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)


def one_submission(launcher) -> None:
    process = StudentProcess(launcher, SPEC, Limits())
    assert Student(process).double(np.ones(3)).sum() == 6
    process.close()


def main(rounds: int) -> None:
    proofs = {level: best_launcher(("numpy",), Limits(), ceiling=level) for level in Level}
    for level, proof in proofs.items():
        assert proof.level is level, f"{level.label} does not work here"
    cold, forked = [], {level: [] for level in Level}
    for _ in range(rounds):
        cold.append(seconds(cold_start))
        for level, proof in proofs.items():
            forked[level].append(seconds(lambda proof=proof: one_submission(proof.launcher)))
    base = statistics.median(cold)
    print(f"cold `python -c 'import numpy'`: {base * 1e3:.1f} ms (median of {rounds})")
    for level, times in forked.items():
        median = statistics.median(times)
        print(f"{level.label}: fork, load, one call, kill {median * 1e3:.2f} ms, 1/{base / median:.1f} of the cold start")
    process = StudentProcess(proofs[Level.ISOLATED].launcher, SPEC, Limits())
    student = Student(process)
    for name, array in (("10x10 float64", np.ones((10, 10))), ("1 MB float64", np.ones((131072,)))):
        student.keep(array)
        times = [seconds(lambda array=array: student.keep(array)) for _ in range(20 * rounds)]
        print(f"round trip of {name}: {statistics.median(times) * 1e6:.0f} us")
    process.close()
    for proof in proofs.values():
        proof.launcher.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
