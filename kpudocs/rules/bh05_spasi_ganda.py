"""Blanks in a row that a decree would print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_BLANKS = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]{2,}")


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_BLANKS):
            yield text.finding(found, "ada dua spasi berurutan", "sisakan satu spasi")


RULE = Rule(
    code="BH05",
    name="spasi ganda",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: satu spasi di antara dua kata",
    explanation=(
        "Spasi biasa yang beruntun disatukan dengan sendirinya; yang ditemukan adalah spasi khusus dari Word "
        "(spasi tak terputus) yang beruntun dan akan tercetak."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - "Setiap tamu\u00a0\u00a0dicatat dalam buku tamu."
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - "Setiap tamu\u00a0dicatat dalam buku tamu."
""",
    check=_check,
)
