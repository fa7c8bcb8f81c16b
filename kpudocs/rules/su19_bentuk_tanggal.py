"""A date in a text written otherwise than "3 Februari 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_MONTHS = "|".join(BULAN)
_ZERO = re.compile(rf"\b0\d\s+(?:{_MONTHS})\s+\d{{4}}\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\btanggal\s+(?P<date>\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d)\b", re.IGNORECASE)
_OLD = re.compile(r"\b\d{1,2}\s+(?P<month>Pebruari|Nopember|Djanuari|Djuni|Djuli)\b")
_NEW = {"Pebruari": "Februari", "Nopember": "November", "Djanuari": "Januari", "Djuni": "Juni", "Djuli": "Juli"}
_SMALL = re.compile(rf"\b\d{{1,2}}\s+(?P<month>{_MONTHS.lower()})\s+\d{{4}}\b")


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_ZERO):
            yield text.finding(found, f'tanggal "{found[0]}" diawali nol', f'tulis "{found[0][1:]}"')
        for found in text.find(_NUMBERS):
            advice = "tulis nama bulannya, misalnya 3 Februari 2026"
            yield text.finding(found.span("date"), f'tanggal "{found["date"]}" ditulis dengan angka saja', advice)
        for found in text.find(_OLD):
            month = _NEW[found["month"]]
            yield text.finding(
                found.span("month"), f'bulan "{found["month"]}" ditulis "{month}"', f'tulis "{month}"', month
            )
        for found in text.find(_SMALL):
            month = found["month"].capitalize()
            what = f'nama bulan "{found["month"]}" ditulis dengan huruf kapital'
            yield text.finding(found.span("month"), what, f'tulis "{month}"', month)


RULE = Rule(
    code="SU19",
    name="bentuk tanggal",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: tanggal ditulis dengan angka, nama bulan, dan tahun (3 Februari 2026)",
    explanation=(
        "Tanggal ditulis 3 Februari 2026: tanpa nol di depan, dengan nama bulan yang baku dan berhuruf "
        "kapital. Angka saja (3/2/2026) dapat dibaca terbalik."
    ),
    salah="""\
memerhatikan:
  - Berita Acara Rapat Pleno tanggal 03 Februari 2026
""",
    benar="""\
memerhatikan:
  - Berita Acara Rapat Pleno tanggal 3 Februari 2026
""",
    check=_check,
    fixes=True,
)
