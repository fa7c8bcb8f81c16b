"""Write `docs/kinerja.md` from `benchmarks/results.json`: `python benchmarks/report.py`."""

from __future__ import annotations

import json
from math import log10
from pathlib import Path
from typing import Any

__all__ = ["write"]

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "kinerja.md"
GOALS = {
    ("docx", "docxtpl"): {"0": 20, "84": 12, "1000": 12, "10000": 15},
    ("docx", "carbone"): {"84": 5, "1000": 1.5, "10000": 2},
    ("pdf", "reportlab"): {"84": 4, "1000": 20, "10000": 150},
    ("pdf", "typst"): {"84": 3, "1000": 4, "10000": 5},
}
"""How many times as quick as whom, by rows."""
PEAKS = {"docx": 80, "pdf": 120}  # MB at 10,000 rows
STARTS = (("everything", "help", 5, "at least"), ("build", "libraries", 2, "at most"))
HEAD = """# Kinerja: what a decree costs

A decree of two pages and a plan of N rows × 18 columns in which no two texts are alike; "0" is the decree without a
plan. Times are milliseconds a document in a running process, the least of all rounds; makers took turns in one run.
Peaks are those of the whole process, data included. kpudocs escapes, checks and proves each file and gives the same
bytes each time; the others do none of it. All do the same work otherwise, which the program checks before it measures
(carbone and docxtemplater neither merge nor shade cells: their work is less). kpudocs begins, as all do, with the
decree's wording at hand (a `Naskah`).

Written by `benchmarks/report.py` from `benchmarks/results.json`; how to rerun: `benchmarks/README.md`.
"""
NOTES = (HERE / "notes.md").read_text(encoding="utf-8") if (HERE / "notes.md").exists() else ""


def write(results: dict[str, Any]) -> str:
    """The page for these results."""
    ran = ", ".join(f"{name} {version}" for name, version in sorted(results["versions"].items()))
    parts = [HEAD, f"Measured on {results['date']}: {ran}.\n"]
    for kind in ("docx", "pdf"):
        parts += [f"## {kind}\n", _times(results[kind]), _ratios(kind, results[kind]), _flatness(kind, results[kind])]
    if "start" in results:
        parts += ["## Whole processes\n", _starts(results["start"])]
    return "\n".join([*parts, NOTES]).rstrip() + "\n"


def _table(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines) + "\n"


def _times(found: dict[str, Any]) -> str:
    sizes = sorted(found, key=int)
    makers = sorted({maker for size in sizes for maker in found[size]}, key=lambda name: (name != "kpudocs", name))
    rows = [["ms (peak MB)", *(f"{size} rows" for size in sizes)]]
    for maker in makers:
        cells = [found[size].get(maker) for size in sizes]
        rows.append([maker, *(f"{c['seconds'] * 1000:,.1f} ({c['peak']:.0f})" if c else "–" for c in cells)])
    return _table(rows)


def _ratios(kind: str, found: dict[str, Any]) -> str:
    rows = [["times as quick as", "rows", "measured", "to reach", ""]]
    for (of, maker), goals in GOALS.items():
        if of != kind:
            continue
        for size, goal in goals.items():
            pair = found.get(size, {})
            if maker not in pair or "kpudocs" not in pair:
                continue
            ratio = pair[maker]["seconds"] / pair["kpudocs"]["seconds"]
            rows.append([maker, size, f"{ratio:.1f}", f"{goal:g}", "reached" if ratio >= goal else "not reached"])
    return _table(rows)


def _flatness(kind: str, found: dict[str, Any]) -> str:
    """Growth and peak."""
    if not {"1000", "10000"} <= found.keys():
        return ""
    small, large = (found[size]["kpudocs"] for size in ("1000", "10000"))
    exponent = log10(large["seconds"] / small["seconds"])
    return (
        f"Growth of kpudocs from 1,000 to 10,000 rows: exponent {exponent:.2f} (to reach: 1.05). "
        f"Peak at 10,000 rows: {large['peak']:.0f} MB (to reach: {PEAKS[kind]}). Size: {large['size']:,} bytes.\n"
    )


def _starts(found: dict[str, float]) -> str:
    rows = [["process", "ms"], *([name, f"{seconds * 1000:.0f}"] for name, seconds in sorted(found.items()))]
    ratios = [["ratio", "measured", "to reach", ""]]
    for over, under, goal, how in STARTS:
        ratio = found[over] / found[under]
        reached = ratio >= goal if how == "at least" else ratio <= goal
        ratios.append([f"{over} / {under}", f"{ratio:.1f}", f"{how} {goal}", "reached" if reached else "not reached"])
    return _table(rows) + "\n" + _table(ratios)


if __name__ == "__main__":
    PAGE.write_text(write(json.loads((HERE / "results.json").read_text(encoding="utf-8"))), encoding="utf-8")
