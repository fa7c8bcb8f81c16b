"""The benchmark of many decrees: it runs, and the work is equal. Nothing is timed."""

from __future__ import annotations

import importlib.util
import json
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


def test_the_page_is_what_the_results_say() -> None:
    """`docs/kinerja-batch.md` is what the program writes from `benchmarks/batch.json`."""
    spec = importlib.util.spec_from_file_location("benchmark_of_batch", PROGRAM)
    assert spec is not None and spec.loader is not None
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    results = json.loads((ROOT / "benchmarks" / "batch.json").read_text(encoding="utf-8"))

    assert (ROOT / "docs" / "kinerja-batch.md").read_text(encoding="utf-8") == program.page(results)
