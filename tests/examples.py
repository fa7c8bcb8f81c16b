"""The examples, read once: each is documentation, an end-to-end test and a benchmark's input."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import kpudocs
from kpudocs.keputusan import Keputusan
from kpudocs.naskah import Naskah

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples"
EXAMPLES = sorted(path.parent.name for path in FOLDER.glob("*/keputusan.yaml"))


@lru_cache
def load_example(name: str) -> Keputusan:
    """The facts of an example."""
    return kpudocs.load(FOLDER / name / "keputusan.yaml")


@lru_cache
def example(name: str, ragam: str) -> Naskah:
    """An example, worded; an excerpt is for the last of those whom its lists name."""
    if ragam == "petikan":
        rows = [row for lampiran in load_example(name).lampiran for row in lampiran.row_facts()]
        people = [row["nama"] for row in rows if row.get("nama")]
        return kpudocs.compose(load_example(name), ragam, untuk=people[-1] if people else None)
    return kpudocs.compose(load_example(name), ragam)


@lru_cache
def built(name: str, ragam: str, format: str) -> bytes:
    """An example, made."""
    return kpudocs.render(example(name, ragam), format)
