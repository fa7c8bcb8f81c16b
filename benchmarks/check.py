"""What a full check of the published decree costs, spelling included, against reading it alone.

    python check.py            ratios, in one run, the least of several rounds
    python check.py --smoke    does it run, and does it find what it should?

Each part is told as so many times the reading of the file, since machines differ and the ratio does not.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kpudocs.examination import examine
from kpudocs.loaders import load_source
from kpudocs.rules import RULES

__all__ = ["count_findings", "main"]

DECREE = Path(__file__).parent.parent / "examples" / "jambi-2026" / "keputusan.yaml"
SPELLING = "BH01"
ROUNDS = 7


def count_findings(*, spelling: bool = True) -> int:
    """How many findings a full check of the decree has, those accepted in place among them."""
    rules = tuple(rule for rule in RULES if spelling or rule.code != SPELLING)
    examined = examine(load_source(DECREE), rules)
    return len(examined.findings) + len(examined.accepted)


def _least(work: Callable[[], object]) -> float:
    """The least CPU time of several rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _first() -> float:
    """CPU time of the first check in a process of its own, imports and dictionary included, in seconds."""
    code = "import time, check; print(check.count_findings() and time.process_time())"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=DECREE.parents[2] / "benchmarks"
    )
    return float(done.stdout)


def main() -> int:
    """Print the ratios, or with --smoke only prove that the work is done."""
    if "--smoke" in sys.argv:
        ok = count_findings() > count_findings(spelling=False) > 0
        print("check: runs, and spelling finds words" if ok else "check: finds nothing")
        return int(not ok)
    reading = _least(lambda: load_source(DECREE))
    parts = {
        "reading the decree": reading,
        "… and every rule but spelling": _least(lambda: count_findings(spelling=False)),
        "… and spelling, the dictionary loaded": _least(count_findings),
        "the first check of a process, all imports": min(_first() for _ in range(3)),
    }
    for name, seconds in parts.items():
        print(f"{name:<44}{seconds * 1000:8.1f} ms {seconds / reading:7.1f} ×")
    return 0


if __name__ == "__main__":
    sys.exit(main())
