"""The decree's title, told otherwise in a consideration or a dictum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_CLOSING = re.compile(
    r"\bmenetapkan\s+Keputusan\s.*?\s(?:tentang)\s+(?P<title>.+?)[\s;,.]*$", re.IGNORECASE | re.DOTALL
)
_DIKTUM = re.compile(
    r"(?:Menetapkan|Mengesahkan|Membentuk)\s+(?P<title>[A-Z].+?)\s+(?:sebagaimana|yang|dengan|dalam)\b", re.DOTALL
)
_ALIKE = 0.75


def _check(decree: Decree) -> Iterator[Finding]:
    title = _words(decree.keputusan.judul)
    for text in decree.menimbang:
        found = _CLOSING.search(text.value)
        if found and _words(found["title"]) != title:
            yield _told(text, found.span("title"), decree)
    for text in decree.diktum:
        found = _DIKTUM.match(text.value)
        if found and _is_another(_words(found["title"]), title):
            yield _told(text, found.span("title"), decree)


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.lower())


def _is_another(words: list[str], title: list[str]) -> bool:
    """Whether words are meant as the title and are not: nearly all are the same, and neither is a part of the other."""
    one, other = " ".join(words), " ".join(title)
    if one in other or other in one:
        return False
    return SequenceMatcher(None, words, title, autojunk=False).ratio() >= _ALIKE


def _told(text: Text, words: tuple[int, int], decree: Decree) -> Finding:
    advice = f'samakan dengan judulnya, "{decree.keputusan.judul}", atau tulis ${{tentang}}'
    return text.finding(words, "judul keputusan di sini berbeda dari judulnya", advice)


RULE = Rule(
    code="SU06",
    name="judul berbeda",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: judul dalam pertimbangan penutup, kepala, Menetapkan, dan Lampiran adalah satu judul",
    explanation=(
        "Judul keputusan disebut di beberapa tempat; semuanya harus sama, termasuk tahunnya. Kepala, "
        "Menetapkan, dan kepala Lampiran dibuatkan dari isian tentang; yang ditulis sendiri (pertimbangan "
        "penutup, diktum) dapat tertinggal."
    ),
    salah="""\
tentang: Pedoman Pelayanan Tamu Tahun 2026
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu Tahun 2025 sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
tentang: Pedoman Pelayanan Tamu Tahun 2026
memutuskan:
  - >-
    Menetapkan ${tentang} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari
    Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
