"""A date in a text written otherwise than "3 Februari 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from kpudocs.bahasa.tanggal import BULAN, parse_tanggal
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_MONTHS = "|".join(BULAN)
_ZERO = re.compile(rf"\b0\d\s+(?:{_MONTHS})\s+\d{{4}}\b", re.IGNORECASE)
_NUMBERS = re.compile(
    r"\btanggal\s+(?P<date>\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d|(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2})\b", re.IGNORECASE
)
_DATE = re.compile(r"\b(?P<day>\d{1,2})\s+(?P<month>[A-Za-z]{3,10})\b\.?\s+(?P<year>(?:19|20)\d\d)\b")
_LIKE = 0.75
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
        yield from _odd(text)


def _odd(text: Text) -> Iterator[Finding]:
    """Dates that no calendar has; months cut short, in capitals or misspelt."""
    capitals = text.value.isupper()
    for found in text.find(_DATE):
        typed = found["month"]
        month = next((name for name in BULAN if name.lower() == typed.lower()), None)
        if month is not None:
            try:
                parse_tanggal(f"{found['day']} {month} {found['year']}")
            except ValueError:
                yield text.finding(found, f'tanggal "{found[0]}" tidak ada', "periksa hari dan bulannya")
                continue
            if typed.isupper() and not capitals and len(typed) > 3:
                what = f'nama bulan "{typed}" ditulis dengan huruf kapital semua'
                yield text.finding(found.span("month"), what, f'tulis "{month}"', month)
        elif typed not in _NEW and text.loc[0] != "lampiran" and (meant := _meant(typed)):
            cut = meant.lower().startswith(typed.lower())
            what = f'bulan "{typed}" disingkat' if cut else f'bulan "{typed}" tidak ada'
            yield text.finding(found.span("month"), what, f'tulis "{meant}"')


def _meant(typed: str) -> str:
    """The month that a word is cut from or misspells; empty where it is another word."""
    lowered = typed.lower()
    cut = {"agt": "Agustus", "ags": "Agustus", "agu": "Agustus", "sept": "September", "peb": "Februari"}
    if meant := cut.get(lowered) or next((name for name in BULAN if name[:3].lower() == lowered), ""):
        return meant
    looked_for = typed[0].isupper() and lowered != "semester"
    near = get_close_matches(lowered, [name.lower() for name in BULAN], 1, _LIKE) if looked_for else []
    return near[0].capitalize() if near else ""


RULE = Rule(
    code="SU19",
    name="bentuk tanggal",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: tanggal ditulis dengan angka, nama bulan, dan tahun (3 Februari 2026)",
    explanation=(
        "Tanggal ditulis 3 Februari 2026: tanpa nol di depan, dengan nama bulan yang baku dan berhuruf "
        "kapital, tidak disingkat. Angka saja (3/2/2026) dapat dibaca terbalik; tanggal seperti 31 Februari tidak ada."
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
