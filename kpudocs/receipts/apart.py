"""A PDF that carries facts is judged in a process of its own: whoever sent it may carry facts that cost much."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from kpudocs.errors import Fault, InvalidInput
from kpudocs.sandbox import run_sandboxed

__all__ = ["MEMORY", "SECONDS", "judge_apart"]

MEMORY = 3 << 30
"""Bytes to make a decree anew in."""
SECONDS = 60.0
"""A decree of 10,000 rows takes some 10."""
_LIMITS = ("batas_memori", "batas_waktu", "batas_hasil", "proses_berhenti")


def judge_apart(judge: Callable[..., dict[str, Any]], path: Path, *named: str | Path | None) -> dict[str, Any]:
    """What `judge(path, *named)` finds in a process of its own: the fields of a Verdict.

    At a limit of memory or time nothing can be said of the file, and that is the verdict. Raises InvalidInput for
    facts that were named and cannot be read.
    """
    words = [None if one is None else str(one) for one in named]
    try:
        told = run_sandboxed(judge, str(path), *words, name=str(path), memory=MEMORY, seconds=SECONDS)
    except InvalidInput as error:
        if not any(fault.code in _LIMITS for fault in error.faults):
            raise
        what = "isian yang terlampir di dalamnya terlalu besar untuk dibuat ulang"
        advice = "mintalah isiannya sebagai berkas tersendiri, lalu sebut dengan --dari"
        return {"file": str(path), "obstacle": Fault(what, advice, file=str(path), code="isian_terlampir_besar")}
    return {
        **told,
        "findings": tuple(Fault(**one) for one in told["findings"]),
        "notes": tuple(told["notes"]),
        "obstacle": Fault(**told["obstacle"]) if told["obstacle"] else None,
    }
