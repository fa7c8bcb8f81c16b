"""Lampiran that no dictum calls an inseparable part of the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_SENTENCE = re.compile(r"\b(?:tidak|tak)\s+(?:dapat\s+)?(?:terpisah(?:kan)?|dipisahkan)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"\b(?:tercantum|dimaksud|termuat)\s+(?:dalam|pada)\s+[Ll]ampiran(?:\s+[IVXLC]+\b)?")


def _check(decree: Decree) -> Iterator[Finding]:
    dicta = decree.part("memutuskan")
    if not decree.keputusan.lampiran or any(_SENTENCE.search(text.value) for text in dicta):
        return
    for text in dicta:
        for found in text.find(_REFERENCE):
            advice = 'lanjutkan dengan "yang merupakan bagian tidak terpisahkan dari Keputusan ini"'
            yield text.finding(found, "lampiran tidak dinyatakan sebagai bagian tidak terpisahkan", advice)
            return


RULE = Rule(
    code="SU13",
    name="lampiran tanpa bagian tidak terpisahkan",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Lampiran (dinyatakan sebagai bagian yang tidak terpisahkan)",
    explanation=(
        "Batang tubuh menyatakan bahwa lampiran merupakan bagian tidak terpisahkan. Tanpa kalimat itu, "
        "kedudukan lampiran dapat dipersoalkan. Cukup satu kali untuk semua lampiran."
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
