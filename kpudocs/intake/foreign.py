"""A decree of anybody's making as the rules take it: `kpudocs check` through the same door as import."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from kpudocs.errors import Fault, InvalidInput
from kpudocs.intake.door import ENDINGS, import_file
from kpudocs.intake.report import Imported
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Places, Source

__all__ = ["is_foreign", "load_foreign"]

_NEEDED = ("lembaga", "tahun", "tentang", "menimbang", "mengingat", "memutuskan")


def is_foreign(path: Path) -> bool:
    """Whether a file is one that the door reads, by its ending."""
    return path.suffix.lower() in ENDINGS


def load_foreign(path: Path) -> tuple[Source, Imported]:
    """The decree in a Word file, a PDF or a text, and the account of its words.

    Its facts have no lines in that file: findings are told by part and words. Raises InvalidInput
    for what `import_file` refuses, and with each part that a decree must have and this one lacks.
    """
    found = import_file(path)
    lacking = [name for name in _NEEDED if name in found.missing]
    if lacking:
        advice = f'salin dengan kpudocs import "{path}", lengkapi, lalu periksa berkas isiannya'
        raise InvalidInput(
            tuple(
                Fault("bagian ini tidak ditemukan", advice, (name,), str(path), code="bagian_hilang")
                for name in lacking
            )
        )
    try:
        source = yaml.load(found.yaml.encode(), str(path), path.parent)
    except InvalidInput as error:
        raise InvalidInput(tuple(replace(fault, line=0, column=0) for fault in error.faults)) from None
    return Source(source.keputusan, Places(str(path)), None, source.registry), found
