"""A small decree, and decrees made from it: what tests of the model, the loaders and the command use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kpudocs.errors import Fault, InvalidInput
from kpudocs.keputusan import Keputusan
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Source

FACTS: dict[str, Any] = {
    "lembaga": "KPU Provinsi Jambi",
    "nomor": 10,
    "tahun": 2026,
    "tentang": "Rencana Aksi\ndi Jambi",
    "menimbang": ["bahwa perlu rencana"],
    "mengingat": ["perpres 58/2013"],
    "memutuskan": ["Menetapkan rencana", "Keputusan ini mulai berlaku pada tanggal ditetapkan"],
    "penetapan": {"tempat": "Jambi", "tanggal": "3 Februari 2026", "nama": "Budi Contoh"},
    "salinan": {"jabatan": "Kepala Bagian Hukum", "nama": "Siti Contoh"},
}
"""Enough for every ragam."""

WITH_LAMPIRAN = [
    "Menetapkan rencana dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini",
    FACTS["memutuskan"][-1],
]
"""The dictum of a decree with one appendix."""

DRAFT = {name: FACTS[name] for name in ("lembaga", "tahun", "tentang", "menimbang", "mengingat", "memutuskan")}
"""What a decree cannot do without."""


def make(**facts: Any) -> Keputusan:
    """The small decree with some facts of its own."""
    return Keputusan.model_validate({**FACTS, **facts})


def as_yaml(**facts: Any) -> str:
    """The small decree as a file, one fact a line: JSON is YAML, strings quoted."""
    data = {**FACTS, **facts}
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in data.items())


def read(text: str | bytes, folder: Path = Path()) -> Source:
    """Read a file's content under the name `f.yaml`."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return yaml.load(raw, "f.yaml", folder)


def faults_in(text: str | bytes, folder: Path = Path()) -> tuple[Fault, ...]:
    """The faults of a file's content, as they are told; none if it can be read."""
    try:
        read(text, folder)
    except InvalidInput as error:
        return error.faults
    return ()


def told(text: str | bytes, folder: Path = Path()) -> list[str]:
    """The lines a person reads about a file's content."""
    return [str(fault) for fault in faults_in(text, folder)]
