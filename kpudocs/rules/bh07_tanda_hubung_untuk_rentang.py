"""A hyphen between years, days, hours or months where the same text elsewhere uses an en dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_MONTH = "|".join(BULAN)
_YEARS = re.compile(r"\b(?P<first>(?:19|20)\d\d)(?P<mark>-)(?P<last>(?:19|20)\d\d)\b")
_RANGES = (
    re.compile(rf"(?<![\w/.-])(?P<first>\d{{1,2}})(?P<mark>-)(?P<last>\d{{1,2}})(?=\s+(?:{_MONTH})\b)"),
    re.compile(r"(?<![\w/.-])(?P<first>\d{1,2}[.:]\d\d)(?P<mark>-)(?P<last>\d{1,2}[.:]\d\d)(?![\w/.-]*\d)"),
    re.compile(rf"\b(?P<first>{_MONTH})(?P<mark>-)(?P<last>{_MONTH})\b"),
)
_DASH = re.compile(rf"(?:\d|{_MONTH})\s?–\s?(?:\d|{_MONTH})")


def _check(decree: Decree) -> Iterator[Finding]:
    if not any(_DASH.search(text.value) for text in decree.texts):
        return
    for text in decree.texts:
        years = (found for found in text.find(_YEARS) if found["first"] < found["last"])
        for found in (*years, *(found for pattern in _RANGES for found in text.find(pattern))):
            written = f"{found['first']}-{found['last']}"
            what = f'rentang "{written}" memakai tanda hubung, yang lain dalam naskah ini tanda pisah'
            own = text.loc[0] not in ("mengingat", "memerhatikan")  # how an official title is written is a fact
            advice = f'tulis "{found["first"]}–{found["last"]}"'
            yield text.finding(found.span("mark"), what, advice, "–" if own else None)


RULE = Rule(
    code="BH07",
    name="tanda hubung untuk rentang",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (tanda pisah di antara dua bilangan berarti sampai dengan)",
    explanation=(
        "Rentang tahun, tanggal, jam, dan bulan ditulis dengan tanda pisah (2025–2029, 3–5 Maret, 08.00–10.00). Tanda "
        "hubung hanya dilaporkan bila naskah yang sama juga memakai tanda pisah, supaya satu naskah satu cara."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Rencana 2025–2029 meneruskan rencana 2020-2024.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Rencana 2025–2029 meneruskan rencana 2020–2024.
""",
    check=_check,
    fixes=True,
)
