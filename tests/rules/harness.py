"""Try rules: on their own examples, and on whole decrees in which one thing is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml as pyyaml

from kpudocs.composition import compose
from kpudocs.examination import Examination, examine
from kpudocs.loaders import yaml
from kpudocs.naskah import Naskah, Ragam
from kpudocs.rules import lint
from kpudocs.rules.document import Document
from kpudocs.rules.finding import Finding
from tests.examples import FOLDER, ROOT

_FIELD = re.compile(r"^(\w+):", re.MULTILINE)
_STEP = re.compile(r"(\w+)|\[(\d+)\]")

CLEAN = """\
lembaga: KPU Kabupaten Batang
nomor: 7
tahun: 2026
tentang: Pedoman Pelayanan Tamu
menimbang:
  - bahwa untuk memberikan pelayanan yang tertib kepada tamu, perlu disusun pedoman
  - bahwa pedoman sebagaimana dimaksud dalam huruf a disusun untuk setiap unit kerja
mengingat:
  - >-
    Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017
    Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah dengan
    Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1
    Tahun 2022 tentang Perubahan atas Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum Menjadi
    Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik
    Indonesia Nomor 6863)
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  nama: Siti Teladan
salinan:
  jabatan: Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum
  nama: Agus Umpama
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat dalam buku tamu.
      - Petugas mengantar tamu kepada yang dituju.
"""
"""A decree in which no rule finds anything; the rules' examples are laid over it, field by field."""


def fields(text: str) -> dict[str, str]:
    """The text of each field at the left margin, by its name."""
    starts = list(_FIELD.finditer(text))
    if not starts:
        return {}
    ends = [found.start() for found in starts[1:]] + [len(text)]
    return {found[1]: text[found.start() : end] for found, end in zip(starts, ends, strict=True)}


def lay_over(fragment: str) -> str:
    """The clean decree with the fields of a fragment in the place of its own."""
    return "".join(text for name, text in (fields(CLEAN) | fields(fragment)).items() if name != "naskah")


def find_in(fragment: str) -> tuple[Finding, ...]:
    """What all rules find in the clean decree with a fragment laid over it."""
    source = yaml.load(lay_over(fragment).encode(), "contoh.yaml", Path())
    typed = pyyaml.safe_load(fragment) or {}
    if "naskah" not in typed:
        return examine(source).findings
    naskah = compose(source.keputusan, Ragam.RANCANGAN)
    order = tuple(typed["naskah"].pop("urutan", ()))
    for path, value in typed["naskah"].items():
        naskah = change(naskah, path, value)
    return lint(source.keputusan, document=Document(naskah, order))


def change(naskah: Naskah, path: str, value: Any) -> Naskah:
    """A naskah with one of its values changed: `diktum[1].label`. None takes an item away."""
    steps = [int(found[2]) if found[2] else found[1] for found in _STEP.finditer(path)]
    changed: Naskah = _changed(naskah, steps, value)
    return changed


def _changed(data: Any, steps: list[int | str], value: Any) -> Any:
    if not steps:
        return tuple(value) if isinstance(value, list) else value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        new = () if not rest and value is None else (_changed(data[step], rest, value),)
        return (*data[:step], *new, *data[step + 1 :])
    return replace(data, **{step: _changed(getattr(data, step), rest, value)})


@dataclass(frozen=True)
class Mutation:
    """One thing broken in an example that is clean: `old`, which stands there once, becomes `new`.

    `words` are what the finding should quote, in the file as it is then; empty where something is
    missing. Line breaks in the file count as blanks.
    """

    code: str
    old: str
    new: str
    words: str = ""
    example: str = "kabupaten-2026"

    def __str__(self) -> str:
        return f"{self.code}: {' '.join(self.new.split())[:40]}"

    def examine(self) -> tuple[str, Examination]:
        """The broken text, and what is found in it."""
        text = example_text(self.example)
        if text.count(self.old) != 1:
            raise AssertionError(f"{self.old!r} stands {text.count(self.old)} times in {self.example}")
        broken = text.replace(self.old, self.new)
        return broken, examine(yaml.load(broken.encode(), "keputusan.yaml", FOLDER / self.example))


@lru_cache
def example_text(name: str) -> str:
    """An example's file; `scaffold` is what `kpudocs new` writes."""
    folder = ROOT / "kpudocs" / "scaffold" if name == "scaffold" else FOLDER / name
    return (folder / "keputusan.yaml").read_text(encoding="utf-8")


def words_at(text: str, found: Finding) -> str:
    """What stands in a file where a finding points."""
    lines = text.split("\n")[found.line - 1 : found.end_line]
    lines[-1] = lines[-1][: found.end_column - 1]
    lines[0] = lines[0][found.column - 1 :]
    return " ".join(" ".join(lines).split())
