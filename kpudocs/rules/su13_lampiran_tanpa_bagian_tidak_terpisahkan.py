"""Lampiran that no dictum calls an inseparable part of the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import parse_romawi
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_SENTENCE = re.compile(
    r"\b(?:bagian|kesatuan)\b[^.;]*?\b(?:tidak|tak)\s+(?:dapat\s+)?(?:terpisah(?:kan)?|dipisahkan)\b"
    r"|\b(?:tidak|tak)\s+(?:dapat\s+)?(?:terpisah(?:kan)?|dipisahkan)\s+dari\s+(?:Surat\s+)?Keputusan\b",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:tercantum|dimaksud|termuat|tersebut|terlampir)\s+(?:dalam|pada)\s+[Ll]ampiran(?:\s+(?P<number>[IVXLC]+)\b)?"
    r"(?!\s+(?:Undang|Peraturan|Surat|Berita|Keputusan\s+(?!ini\b|yang\b|tersebut\b)))"
)
_NUMBER = re.compile(r"\b[IVXLC]+\b")
_RANGE = re.compile(
    r"\b(?P<first>[IVXLC]+)\s+(?:sampai\s+dengan|s\.d\.|hingga)\s+(?:[Ll]ampiran\s+)?(?P<last>[IVXLC]+)\b"
)


def _check(decree: Decree) -> Iterator[Finding]:
    there = decree.lampiran_count
    if not there or decree.may_hide("memutuskan"):
        return
    declared: set[int] = set()
    for i in range(len(decree.keputusan.memutuskan)):
        declared |= _declared(" ".join(text.value for text in decree.part("memutuskan", i)), there)
    for text in decree.part("memutuskan"):
        for found in text.find(_REFERENCE):
            number = _read_romawi(found["number"]) if found["number"] else 0
            if (number and number not in declared) or (not number and not declared):
                advice = 'lanjutkan dengan "yang merupakan bagian tidak terpisahkan dari Keputusan ini"'
                yield text.finding(found, "lampiran tidak dinyatakan sebagai bagian tidak terpisahkan", advice)
                declared |= {number} if number else set(range(1, there + 1))


def _declared(said: str, there: int) -> set[int]:
    """Which of the lampirans a dictum declares a part of the decree; all of them where it names none."""
    if not _SENTENCE.search(said) or "lampiran" not in said.lower():
        return set()
    named = {_read_romawi(found[0]) for found in _NUMBER.finditer(said)}
    for span in _RANGE.finditer(said):
        named |= set(range(_read_romawi(span["first"]), _read_romawi(span["last"]) + 1))
    return (named - {0}) or set(range(1, there + 1))


def _read_romawi(text: str) -> int:
    """A Roman number; 0 where the letters are none."""
    try:
        return parse_romawi(text)
    except ValueError:
        return 0


RULE = Rule(
    code="SU13",
    name="lampiran tanpa bagian tidak terpisahkan",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Lampiran (dinyatakan sebagai bagian yang tidak terpisahkan)",
    explanation=(
        "Batang tubuh menyatakan bahwa lampiran merupakan bagian tidak terpisahkan. Tanpa kalimat itu, "
        "kedudukan lampiran dapat dipersoalkan. Setiap lampiran cukup dinyatakan satu kali; "
        "satu kalimat boleh menyebut beberapa lampiran."
    ),
    salah="""\
memutuskan:
  - Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan
    dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
