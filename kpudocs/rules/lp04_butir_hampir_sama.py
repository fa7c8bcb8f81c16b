"""Two items of one list that are nearly the same: one opens the other, or one word is spelt otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kpudocs.rules.baku import STANDARD
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import lists, rincian
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_FEWEST = 5  # words: shorter items begin alike by nature
_ALIKE = 0.75
_MOST = 25  # items before that an item is laid beside, where many begin alike
_SMALL = frozenset(["akan", "atas", "bagi", "dalam", "dari", "oleh", "para", "pada", "terhadap", "tentang", "yang"])
_ADDED = re.compile(r"(?:agar|berdasarkan|guna|menurut|secara|sehingga|sesuai|dalam rangka)\b")
"""How an addition begins that names no other thing; "dan kedua", "di Batang" do."""


def _check(decree: Decree) -> Iterator[Finding]:
    for items in (*lists(decree), *rincian(decree)):
        words = [item.words.lower().split() for item in items]
        for later, earlier in sorted(set(_candidates(words))):
            if _is_nearly(words[earlier], words[later], decree):
                what = f'butir ini hampir sama dengan butir "{items[earlier].label}"'
                yield items[later].finding(what, "gabungkan, atau tulis bedanya dengan jelas")


def _candidates(words: list[list[str]]) -> Iterator[tuple[int, int]]:
    """Pairs that may be nearly the same, the later one first: those that share a beginning, a half, or what matters.

    Looking at every pair of a long list would take the square of its length.
    """
    alike: dict[tuple[str, ...], list[int]] = {}
    for n, said in enumerate(words):
        if len(said) < _FEWEST:
            continue
        half, size = len(said) // 2, str(len(said))
        keys = {
            ("begins", *said[:_FEWEST]),
            ("first half", size, *said[:half]),
            ("last half", size, *said[half:]),
            ("content", *(word for word in said if word not in _SMALL)),
        }
        for key in keys:
            beside = alike.setdefault(key, [])
            yield from ((n, earlier) for earlier in beside[-_MOST:])
            beside.append(n)


def _is_nearly(one: list[str], other: list[str], decree: Decree) -> bool:
    if one == other or min(len(one), len(other)) < _FEWEST:
        return False
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    if longer[: len(shorter)] == shorter:
        return _ADDED.match(" ".join(longer[len(shorter) :])) is not None
    if [word for word in one if word not in _SMALL] == [word for word in other if word not in _SMALL]:
        return True
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and all(word.isalpha() for word in differing[0]) and _is_slip(*differing[0], decree)


def _is_slip(one: str, other: str, decree: Decree) -> bool:
    """Whether two words differ as a slip of the pen does; numerals ("i", "ii") and two right words do not."""
    if min(len(one), len(other)) < _FEWEST or SequenceMatcher(None, one, other).ratio() < _ALIKE:
        return False
    return STANDARD.get(one, one) == STANDARD.get(other, other) or not all(map(decree.ejaan.knows, (one, other)))


RULE = Rule(
    code="LP04",
    name="butir hampir sama",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: setiap butir menyebut hal yang berbeda",
    explanation=(
        "Butir yang hanya mengulang butir lain dengan tambahan (sesuai …, secara …), berbeda kata depan, atau berbeda "
        "satu kata yang salah tulis, biasanya belum jadi disunting. Tambahan yang menyebut hal lain (dan gelombang "
        "kedua, di Batang) dibiarkan."
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
