"""A reference "pada huruf a", where "dalam huruf a" is the form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_REFERENCE = re.compile(r"\bdimaksud\s+(?P<word>pada)\s+(?:huruf|Pasal|angka|Diktum)\b")


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_REFERENCE):
            yield text.finding(
                found.span("word"), f'"{found[0]}": rujukan memakai "dalam"', 'ganti "pada" dengan "dalam"', "dalam"
            )


RULE = Rule(
    code="SU03",
    name="rujukan pada huruf",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rumusan pertimbangan terakhir dalam UU 12/2011 Lampiran II (sebagaimana dimaksud dalam huruf a)",
    explanation=(
        'Rujukan kepada Pasal, huruf, angka, dan Diktum ditulis dengan "dalam"; hanya rujukan kepada ayat yang '
        'ditulis dengan "pada".'
    ),
    salah="""\
menimbang:
  - bahwa untuk tertib administrasi, perlu disusun pedoman
  - bahwa pedoman sebagaimana dimaksud pada huruf a disusun untuk setiap unit kerja
""",
    benar="""\
menimbang:
  - bahwa untuk tertib administrasi, perlu disusun pedoman
  - bahwa pedoman sebagaimana dimaksud dalam huruf a disusun untuk setiap unit kerja
""",
    check=_check,
    fixes=True,
)
