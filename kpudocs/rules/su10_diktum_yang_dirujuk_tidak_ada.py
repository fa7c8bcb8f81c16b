"""A reference to a dictum that there is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import format_urutan, parse_urutan
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_ORDINAL = (
    r"(?:KE\w+|PERTAMA)(?:\s+(?:BELAS|PULUH)"
    r"(?:\s+(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN))?)?"
)
_REFERENCE = re.compile(rf"\bdiktum\s+(?:(?P<word>{_ORDINAL})|(?P<digits>\d{{1,2}})\b(?!\s*[.)]))", re.IGNORECASE)
_NEXT = re.compile(
    rf"(?:\s*,\s*|\s*,?\s+(?:dan/atau|dan|atau|sampai\s+dengan|s\.d\.)\s+)(?:diktum\s+(?=\S))?"
    rf"(?P<word>(?-i:{_ORDINAL}))\b",
    re.IGNORECASE,
)
"""One more of those that a reference names: "Diktum KESATU, KEDUA, dan KETIGA"."""
_ANOTHER = re.compile(
    r"(?:\s+(?:huruf|angka)\s+\w+\)?)*\s+(?:(?:dalam|pada|dari)\s+)?(?:Surat\s+)?Keputusan\s+(?!ini\b)", re.IGNORECASE
)
_AMENDS = re.compile(r"(?:Perubahan|Pencabutan)\b", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    last = len(decree.keputusan.memutuskan)
    if decree.may_hide("memutuskan") or _AMENDS.match(decree.judul.value):
        return  # there may be more, or those of the amended decree are meant
    for text in decree.texts:
        for found in text.find(_REFERENCE):
            named, end = _named(text.value, found)
            if _ANOTHER.match(text.value, end):
                continue
            for number, words in named:
                if number > last:
                    what = " ".join(text.value[slice(*words)].split())
                    what = what if what.lower().startswith("diktum") else f"Diktum {what}"
                    advice = f"diktum terakhir adalah {format_urutan(last)}; periksa rujukannya"
                    yield text.finding(words, f"{what} tidak ada", advice)


def _named(value: str, found: re.Match[str]) -> tuple[list[tuple[int, tuple[int, int]]], int]:
    """The dicta that a reference names, each with its place, and where the reference ends."""
    first = int(found["digits"]) if found["digits"] else _number(found["word"])
    if not first:
        return [], found.end()
    named = [(first, found.span())]
    end = found.end()
    while (more := _NEXT.match(value, end)) and (number := _number(more["word"])):
        named.append((number, more.span("word")))
        end = more.end()
    return named, end


def _number(word: str) -> int:
    """Which dictum an ordinal names; 0 where it is no ordinal."""
    try:
        return parse_urutan(word)
    except ValueError:
        return 0


RULE = Rule(
    code="SU10",
    name="diktum yang dirujuk tidak ada",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rujukan ditulis dengan urutannya, misalnya Diktum KESATU",
    explanation=(
        'Rujukan kepada diktum harus menunjuk diktum yang ada. Rujukan kepada diktum keputusan lain ("Diktum '
        'KETIGA Keputusan Nomor …") dan rujukan dalam keputusan perubahan tidak diperiksa.'
    ),
    salah="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Pedoman sebagaimana dimaksud dalam Diktum KEEMPAT berlaku bagi setiap unit kerja
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Pedoman sebagaimana dimaksud dalam Diktum KESATU berlaku bagi setiap unit kerja
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
