"""A decree built into a folder, for tests that spoil one thing of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kpudocs.composition import compose
from kpudocs.loaders import load_source
from kpudocs.output import OutputFolder
from kpudocs.receipts.making import files_of, make
from tests.loaders.decrees import as_yaml

STEM = "2026kpt010-asli"


def put(folder: Path, **facts: Any) -> Path:
    """The small decree as a file."""
    path = folder / "k.yaml"
    path.write_text(as_yaml(**facts), encoding="utf-8")
    return path


def build(path: Path, formats: Iterable[str] = ("txt",), *, ragam: str = "asli", **own: Any) -> Path:
    """Build a file of facts into `hasil` beside it, as the command does; returned is that folder."""
    out = path.parent / "hasil"
    source = load_source(path)
    made = make(source, compose(source.keputusan, ragam), tuple(formats), folder=out, **own)
    OutputFolder(out).write(files_of([made], out), force=True)
    return out
