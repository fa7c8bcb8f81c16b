"""A full stop after which the sentence goes on in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_STOP = re.compile(r"(?<![\w.])(?P<word>[a-z]{4,})(?P<stop>\.)\s+(?=[a-z]{4,})")
_SHORT = frozenset(["lamp", "prof", "prov", "sdri"])


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_STOP):
            if found["word"] not in _SHORT:
                what = "ada titik, padahal kalimatnya berlanjut dengan huruf kecil"
                yield text.finding(
                    found.span("stop"), what, "hapus titiknya, atau mulai kalimat baru dengan huruf kapital"
                )


RULE = Rule(
    code="BH09",
    name="titik di tengah kalimat",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (kalimat diawali huruf kapital)",
    explanation=(
        "Titik yang diikuti huruf kecil: titiknya keliru, atau kalimat berikutnya belum diawali huruf kapital."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat. dalam buku tamu.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat dalam buku tamu.
""",
    check=_check,
)
