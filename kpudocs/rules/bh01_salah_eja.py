"""A word that there is not, but a near one is: "menigkatkan", "displin"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from kpudocs.rules.baku import JOINED, NOT_STANDARD, find_addresses
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_WORD = re.compile(r"(?<![\w&])[^\W\d_]{3,}(?:-[^\W\d_]+)*(?![\w])")
_SENTENCE = re.compile(r"(?:^|\n|[.!?]\s)(?:[a-z]{1,2}[.)]|\d{1,2}[.)]|[-–•●])?\s*$")
_LABEL = 12  # characters: no sentence's beginning with its label is longer
_GOES_ON = re.compile(r" [a-z]{3,}")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_NO_NAME = 11  # letters: an item's first word as long as this is seldom a name
_MOST_LOOKED_FOR = 300  # different words: a text with more is in another language, and each look costs
_LONG = 6  # letters: a shorter capitalised word that is not known is taken for a name


def _check(decree: Decree) -> Iterator[Finding]:
    ejaan = decree.ejaan
    texts = (*decree.texts, *decree.unread)
    near = dict.fromkeys(word.lower() for text in texts for word in _WORD.findall(text.value))
    told: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if text.is_name:
            continue
        elsewhere: list[tuple[int, int]] | None = None
        for found in text.find(_WORD):
            word = found[0]
            if ejaan.knows(word) or not _is_checked(text.value, found) or f"e-{word[1:]}".lower() in near:
                continue  # "ecoklit" beside "e-Coklit" is LP10's
            if elsewhere is None:
                elsewhere = _told_elsewhere(text.value)
            last = bisect_right(elsewhere, (found.start(), len(text.value)))
            if last and found.start() < elsewhere[last - 1][1]:
                continue
            if word not in told:
                told[word] = ejaan.suggest(word, near) if len(told) < _MOST_LOOKED_FOR else ()
            suggested = told[word]
            if word[0].isupper():
                if not suggested or len(word) < _LONG:
                    continue
                suggested = tuple(one.capitalize() for one in suggested)
            if not suggested and not _SLURRED.fullmatch(word):
                continue  # a word that kpudocs does not know, and no other one near it: likely a right one
            advice = f"mungkin maksudnya {' atau '.join(map(_quote, suggested))}" if suggested else _UNKNOWN
            yield text.finding(found, f'"{word}" tidak ada dalam kamus', advice)


_SLURRED = re.compile(
    r"(?![bcdfgkpstvw][lr]|d[wy]|fl|gn|kh|k[nsw]|ng|ny|p[nst]|s[cfhklmnpqtvwy]|sy|t[shw]|wh|rh|[cprt]h|mb|ndr)"
    r"[bcdfghjklmnpqrstvwxyz]{2}[a-z]{4,}"
)
"""How no Indonesian word begins: "gterpadu", "ndiminimalkan"."""
_UNKNOWN = "periksa ejaannya; bila memang benar, tambahkan pada kamus.txt di folder berkas ini"


def _is_checked(value: str, found: re.Match[str]) -> bool:
    """Small letters anywhere; a capital only where a sentence begins and goes on, since elsewhere it is a name."""
    word = found[0]
    if word.islower():
        return _ROMAN.fullmatch(word) is None
    begun = _SENTENCE.search(value, max(0, found.start() - _LABEL), found.start())
    if begun is None or not word[1:].islower():
        return False
    return bool(_GOES_ON.match(value, found.end())) or (bool(begun[0].strip()) and len(word) >= _NO_NAME)


def _told_elsewhere(value: str) -> list[tuple[int, int]]:
    """Where a text holds addresses, or forms that another rule tells."""
    forms = [found.span() for pattern in (NOT_STANDARD, JOINED) for found in pattern.finditer(value)]
    return sorted([*forms, *find_addresses(value)])


def _quote(word: str) -> str:
    return f'"{word}"'


RULE = Rule(
    code="BH01",
    name="salah eja",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan bahasa Indonesia; kamus hunspell bahasa Indonesia dan kosakata administrasi",
    explanation=(
        "Kata yang tidak ada dalam kamus, dan dekat dengan kata yang ada. Kamusnya kamus hunspell bahasa Indonesia "
        "ditambah kosakata administrasi dan pemilu; nama orang dan tempat, singkatan, angka, dan alamat laman "
        "dibiarkan. Kata yang benar tetapi tidak dikenal dapat ditulis dalam kamus.txt di folder berkas isian, "
        "satu kata sebaris."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat dalam bukku tamu.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat dalam buku tamu.
""",
    check=_check,
)
