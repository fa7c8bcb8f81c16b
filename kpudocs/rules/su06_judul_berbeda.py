"""The decree's title, told otherwise in a consideration or a dictum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from kpudocs.lembaga import Lembaga
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_CLOSING = re.compile(
    r"\b(?:menetapkan|ditetapkan(?:nya)?)\s+Keputusan\s(?P<office>.*?)\s?tentang\s+(?P<title>.+?)[\s;,.]*$",
    re.IGNORECASE | re.DOTALL,
)
_DIKTUM = re.compile(
    r"(?:Menetapkan|Mengesahkan|Membentuk)\s+(?P<title>[A-Z].+?)\s+(?:sebagaimana|yang|dengan|dalam)\b", re.DOTALL
)
_HERE = re.compile(r"\bdi\s+lingkungan\s+(?P<office>(?:\w+\s+){1,5}\S.*)", re.IGNORECASE | re.DOTALL)
_REGION = re.compile(r"\b(?P<kind>Provinsi|Kabupaten|Kota)\s+(?P<name>[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*)")
_ALIKE = 0.75


def _check(decree: Decree) -> Iterator[Finding]:
    title = _words(decree.keputusan.judul)
    for text in decree.menimbang:
        found = _CLOSING.search(text.value)
        if found and _words(found["title"]) != title:
            yield _told(text, found.span("title"), decree)
        if found and (region := _foreign_region(found["office"], decree.keputusan.lembaga)):
            start = found.start("office") + region.start()
            advice = f"sebut kantor yang menetapkan keputusan ini: {decree.keputusan.lembaga.nama_lengkap}"
            yield text.finding((start, start + len(region[0])), "kantor lain disebut menetapkan keputusan ini", advice)
    here = _HERE.search(decree.judul.value)
    if here and (region := _foreign_region(here["office"], decree.keputusan.lembaga)):
        start = here.start("office") + region.start()
        what = "judul menyebut lingkungan kantor lain"
        yield decree.judul.finding((start, start + len(region[0])), what, "periksa kantornya, atau tulis ${lembaga}")
    for text in decree.diktum:
        found = _DIKTUM.match(text.value)
        if found and _is_another(_words(found["title"]), title):
            yield _told(text, found.span("title"), decree)


def _foreign_region(office: str, lembaga: Lembaga) -> re.Match[str] | None:
    """Where an office's name names another region of the same kind than the decree's own office does."""
    kind = lembaga.jenis.removeprefix("sekretariat_").removeprefix("kpu_").removeprefix("kip_")
    found = _REGION.search(office)
    if found is None or found["kind"].lower() != kind or not lembaga.wilayah:
        return None
    own = _words(lembaga.wilayah)
    return None if _words(found["name"])[: len(own)] == own else found


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
        "penutup, diktum) dapat tertinggal, juga nama kantornya."
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
