"""Two items of one list that are nearly the same: one opens the other, or one word is spelt otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_FEWEST = 5  # words: shorter items begin alike by nature
_ALIKE = 0.75


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree):
        for earlier, later in combinations(items, 2):
            if _is_nearly(earlier.words.lower().split(), later.words.lower().split()):
                what = f'butir ini hampir sama dengan butir "{earlier.label.strip()}"'
                yield later.finding(what, "gabungkan, atau tulis bedanya dengan jelas")


def _is_nearly(one: list[str], other: list[str]) -> bool:
    if one == other or min(len(one), len(other)) < _FEWEST:
        return False
    if one == other[: len(one)] or other == one[: len(other)]:
        return True
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and all(word.isalpha() for word in differing[0]) and _is_slip(*differing[0])


def _is_slip(one: str, other: str) -> bool:
    """Whether two words differ as a slip of the pen does; numerals ("i", "ii") do not."""
    if min(len(one), len(other)) < _FEWEST:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


RULE = Rule(
    code="LP04",
    name="butir hampir sama",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: setiap butir menyebut hal yang berbeda",
    explanation=(
        "Butir yang hanya mengulang butir lain dengan tambahan, atau berbeda satu kata yang mirip, biasanya "
        "belum jadi disunting."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas penerima tamu;
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
              - sub_kegiatan: b. Penyusunan jadwal petugas penerima tamu sesuai kebutuhan.
                bulan: [2]
""",
    benar="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas;
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
              - sub_kegiatan: b. Pelayanan tamu sesuai kebutuhan.
                bulan: [2]
""",
    check=_check,
)
