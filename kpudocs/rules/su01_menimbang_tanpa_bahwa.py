"""A consideration that does not begin with "bahwa"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_FIRST = re.compile(r"\S+")


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.menimbang:
        first = _FIRST.match(text.value)
        if first is None or first[0] == "bahwa":
            continue
        if first[0].lower() == "bahwa":
            yield text.finding(first, '"bahwa" ditulis dengan huruf kecil', 'tulis "bahwa"', "bahwa")
        else:
            word = first[0] if first[0].isupper() else first[0][0].lower() + first[0][1:]
            yield text.finding(first, 'pertimbangan tidak diawali kata "bahwa"', f'awali dengan "bahwa {word} …"')


RULE = Rule(
    code="SU01",
    name="menimbang tanpa bahwa",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Konsiderans (tiap pokok pikiran)",
    explanation=(
        'Setiap pokok pikiran dalam Menimbang dirumuskan dalam satu kalimat yang diawali dengan kata "bahwa" dan '
        "diakhiri dengan titik koma. Titik komanya dibuatkan; kata bahwa ditulis sendiri."
    ),
    salah="""\
menimbang:
  - untuk tertib administrasi, perlu disusun pedoman
  - bahwa pedoman disusun untuk setiap unit kerja
""",
    benar="""\
menimbang:
  - bahwa untuk tertib administrasi, perlu disusun pedoman
  - bahwa pedoman disusun untuk setiap unit kerja
""",
    check=_check,
    fixes=True,
)
