"""The benchmark of many decrees: it runs, and the work is equal. Nothing is timed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "benchmarks" / "batch.py"


def test_it_runs_and_the_work_is_equal() -> None:
    """Small counts of each kind; kpudocs and docxtpl print the same rows, texts and shading."""
    done = subprocess.run([sys.executable, str(PROGRAM), "--smoke"], capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stderr
    assert 3 == len(done.stderr.splitlines())
