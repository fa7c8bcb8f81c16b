"""A citation as it was read: each regulation in it, where each part stands, and what could not be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kpudocs.bahasa.teks import mask_forbidden
from kpudocs.peraturan.model import Peraturan

__all__ = ["Bacaan", "Bersih", "Catatan", "Rumusan", "Sitasi", "Tempat", "clean"]

Tempat = tuple[int, int]
"""Where words stand in the text that was given: from, to (as in a slice)."""

_BLANKS = re.compile(r"[^\S\n]*\n\s*|\s+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_HYPHENS = "-\u2010\u2011\u2013"


@dataclass(frozen=True, slots=True)
class Catatan:
    """Something about a citation: read otherwise than it is written in full, or not read at all.

    `code` is stable; `baku` is how the words are written in full, where that is known.
    """

    code: str
    message: str
    tempat: Tempat
    terbaca: bool = True
    baku: str = ""


@dataclass(frozen=True, slots=True)
class Bacaan:
    """One regulation in a citation: what was read of it (None if not even its kind), and where its parts stand.

    The keys of `bagian` are `sebutan`, `nomor`, `tahun`, `tentang`, `lembaran` and the names of gazettes.
    """

    peraturan: Peraturan | None
    tempat: Tempat
    bagian: Mapping[str, Tempat]


@dataclass(frozen=True, slots=True)
class Rumusan:
    """The formula between a regulation and its amendment; `koma` is None where it has no "terakhir".

    `jenis` is `diubah`, `daftar` (the amendments follow one by one), `ganti` (it was replaced, so no
    longer in force) or `jo` (read together with; only the title says whether it is an amendment).
    """

    tempat: Tempat
    beberapa_kali: bool
    koma: bool | None = None
    jenis: Literal["daftar", "diubah", "ganti", "jo"] = "diubah"


@dataclass(frozen=True, slots=True)
class Sitasi:
    """A citation: the regulation first, then the amendments it names, with the formulas between them."""

    teks: str
    bacaan: tuple[Bacaan, ...]
    rumusan: tuple[Rumusan, ...]
    catatan: tuple[Catatan, ...]
    peraturan: Peraturan | None

    @property
    def baku(self) -> bool:
        """Whether it is written in full and as the composer writes it."""
        return self.peraturan is not None and not self.catatan

    @property
    def koma_terakhir(self) -> bool:
        """Whether a comma stands before "terakhir"; True where there is no such word."""
        return all(rumusan.koma is not False for rumusan in self.rumusan)

    def words(self, tempat: Tempat) -> str:
        """The words that stand at a place."""
        return self.teks[slice(*tempat)]


@dataclass(frozen=True, slots=True)
class Bersih:
    """A text on one line, with the way back to the text it was made from."""

    teks: str
    asal: str = ""
    _starts: list[int] = field(default_factory=lambda: [0])
    _shifts: list[int] = field(default_factory=lambda: [0])

    def given(self, tempat: Tempat) -> str:
        """The words of the given text at a place."""
        return self.asal[slice(*tempat)]

    def back(self, start: int, end: int) -> Tempat:
        """The place in the given text of a place in this one."""
        if end <= start:
            return (self._back(start), self._back(start))
        return (self._back(start), self._back(end - 1) + 1)

    def _back(self, position: int) -> int:
        return position + self._shifts[bisect_right(self._starts, position) - 1]


def clean(text: str) -> Bersih:
    r"""Put a text on one line, words broken at a line's end joined again.

    A hyphen at a line's end stays in "Undang-/Undang" and "perundang-/undangan", and goes in "peme-/rintah".

    >>> clean("Undang-\nUndang  Nomor").teks, clean("peme-\nrintah").teks
    ('Undang-Undang Nomor', 'pemerintah')
    """
    text = mask_forbidden(text)
    pieces: list[str] = []
    starts, shifts = [0], [0]
    length = position = 0
    for found in _BLANKS.finditer(text):
        piece = text[position : found.start()]
        blank = " "
        if "\n" in found[0] and piece[-1:] and piece[-1] in _HYPHENS and len(piece) > 1:
            blank = ""
            if _broken(piece[:-1], text[found.end() : found.end() + 40]):
                piece = piece[:-1]
        pieces += (piece, blank)
        length += len(piece) + len(blank)
        position = found.end()
        if position - length != shifts[-1]:
            starts.append(length)
            shifts.append(position - length)
    return Bersih("".join((*pieces, text[position:])), text, starts, shifts)


def _broken(before: str, after: str) -> bool:
    """Whether a hyphen between the two only shows where a line ended."""
    left, right = _LAST_WORD.search(before[-40:]), _FIRST_WORD.match(after)
    if left is None or right is None or not (left[0][-1].islower() and right[0].islower()):
        return False
    return not left[0].lower().endswith(right[0][:4])
