"""A Lampiran that no dictum refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import format_romawi, parse_romawi
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_REFERENCE = re.compile(
    r"\b[Ll]ampiran\s+(?P<number>[IVXLC]+)\b(?!\s+(?:Undang|Peraturan|Surat|Keputusan\s+(?!ini\b|yang\b|tersebut\b)))"
)
_RANGE = re.compile(
    r"\b[Ll]ampiran\s+(?P<first>[IVXLC]+)\s+(?:sampai\s+dengan|s\.d\.|hingga)\s+(?:[Ll]ampiran\s+)?(?P<last>[IVXLC]+)"
)
_LIST = re.compile(r"\b[Ll]ampiran(?:\s+[IVXLC]+\s*,)*\s+[IVXLC]+,?\s+dan\s+[IVXLC]+\b")


def _check(decree: Decree) -> Iterator[Finding]:
    if decree.may_hide("memutuskan"):
        return
    there = decree.lampiran_count
    dicta = " ".join(text.value for text in decree.part("memutuskan"))
    if there == 1:
        if "lampiran" not in dicta.lower():
            yield Finding("lampiran ini tidak disebut dalam diktum", _ADVICE.format("Lampiran"), ("lampiran", 0))
        return
    told = {parse_romawi(found["number"]) for found in _REFERENCE.finditer(dicta)}
    for span in _RANGE.finditer(dicta):
        told |= set(range(parse_romawi(span["first"]), parse_romawi(span["last"]) + 1))
    for names in _LIST.finditer(dicta):
        told |= {parse_romawi(name) for name in re.findall(r"\b[IVXLC]+\b", names[0])}
    if not told and "lampiran" in dicta.lower():
        return  # referred to without a number: told by the rule on references
    for number in range(1, there + 1):
        if number not in told:
            name = f"Lampiran {format_romawi(number)}"
            yield Finding(f"{name} tidak disebut dalam diktum", _ADVICE.format(name), ("lampiran", number - 1))


_ADVICE = (
    'sebut dalam diktum: "sebagaimana tercantum dalam {} yang merupakan bagian tidak terpisahkan dari Keputusan ini"'
)


RULE = Rule(
    code="SU12",
    name="lampiran tidak disebut",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Lampiran (dinyatakan dalam batang tubuh)",
    explanation=(
        "Setiap lampiran dinyatakan dalam batang tubuh; lampiran yang tidak disebut satu diktum pun tidak berpijak."
    ),
    salah="""\
memutuskan:
  - Setiap tamu dilayani menurut Pedoman Pelayanan Tamu
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
memutuskan:
  - >-
    Setiap tamu dilayani menurut Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang
    merupakan bagian tidak terpisahkan dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
