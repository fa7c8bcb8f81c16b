"""A consideration of two sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_NEXT = re.compile(r"(?<=[a-z]{5})[.;]\s+(?P<words>(?:[Bb]ahwa|[A-Z][a-z]+)\s+[a-z]+)")
"""What follows a full stop after a word that is no abbreviation: a new sentence."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.menimbang:
        for found in text.find(_NEXT):
            what = "pertimbangan ini memuat lebih dari satu kalimat"
            yield text.finding(
                found.span("words"), what, "jadikan butir tersendiri, atau gabungkan menjadi satu kalimat"
            )
            break


RULE = Rule(
    code="SU30",
    name="dua kalimat dalam pertimbangan",
    severity=Severity.PERINGATAN,
    dasar="UU 12/2011 Lampiran II, Konsiderans (setiap pokok pikiran dirumuskan dalam satu kalimat)",
    explanation=(
        "Setiap pertimbangan adalah satu kalimat yang diawali bahwa dan diakhiri titik koma. Kalimat kedua dalam satu "
        "butir menjadi butir tersendiri, atau digabungkan dengan yang pertama."
    ),
    salah="""\
menimbang:
  - bahwa setiap tamu perlu dilayani. Pelayanan itu harus tertib
  - bahwa pelayanan kepada tamu harus seragam
""",
    benar="""\
menimbang:
  - bahwa setiap tamu perlu dilayani dengan tertib
  - bahwa pelayanan kepada tamu harus seragam
""",
    check=_check,
)
