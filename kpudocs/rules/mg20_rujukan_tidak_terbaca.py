"""A legal basis shaped like a citation, of which no regulation could be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_SHAPED = re.compile(
    r"\s*(?:(?:uud?|tap|pp|perppu|perpres|pkpu|permen\w*|perda)\W*\d+\W+\d{4}\W*$"
    r"|.*?\bNomor\s+\S+\s+Tahun\s+\d{4}(?=\s+tentang\b))",
    re.IGNORECASE | re.DOTALL,
)
"""A short reference that is not quite one ("uu7/2017"), or the words that every citation has."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        found = _SHAPED.match(text.value)
        if found and not any(bacaan.peraturan for bacaan in sitasi.bacaan):
            yield text.finding(
                found,
                "jenis peraturannya tidak terbaca, jadi rujukan ini tidak diperiksa",
                'periksa ejaannya; rujukan pendek ditulis seperti "uu 7/2017"',
            )


RULE = Rule(
    code="MG20",
    name="rujukan tidak terbaca",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: yang tidak terbaca dikatakan, bukan dilewati",
    explanation=(
        "Dasar hukum yang berbentuk rujukan tetapi jenisnya tidak dikenali: biasanya salah ketik "
        '("Undang-Undnag"), atau rujukan pendek yang ditulis rapat ("uu7/2017") dan karena itu tercetak apa adanya.'
    ),
    salah="""\
mengingat:
  - uu7/2017
""",
    benar="""\
mengingat:
  - uu 7/2017
""",
    check=_check,
)
