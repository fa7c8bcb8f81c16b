"""A consideration that rests on what happened after the decree was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.tanggal import BULAN, format_tanggal, parse_tanggal
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_DATE = re.compile(rf"\b\d{{1,2}}\s+(?:{'|'.join(BULAN)})\s+\d{{4}}\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:Berita Acara|Rapat Pleno|Surat|Nota Dinas|Keputusan)\b[^.;]*\btanggal\s*$", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    signed = decree.keputusan.penetapan.tanggal
    if signed is None:
        return
    for text in (*decree.menimbang, *decree.part("memerhatikan")):
        for found in text.find(_DATE):
            try:
                date = parse_tanggal(found[0])
            except ValueError:
                continue
            if date > signed and _DONE.search(text.value[: found.start()]):
                yield text.finding(
                    found,
                    f"dasar ini bertanggal sesudah keputusan ditetapkan ({format_tanggal(signed)})",
                    "periksa kedua tanggalnya",
                )


RULE = Rule(
    code="SU09",
    name="dasar bertanggal sesudah keputusan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: keputusan didasarkan pada yang sudah terjadi",
    explanation=(
        "Berita acara, surat, atau keputusan yang menjadi dasar tidak mungkin bertanggal sesudah keputusan "
        "ini ditetapkan; salah satu tanggalnya keliru."
    ),
    salah="""\
memerhatikan:
  - Berita Acara Rapat Pleno tanggal 12 April 2026
""",
    benar="""\
memerhatikan:
  - Berita Acara Rapat Pleno tanggal 12 Februari 2026
""",
    check=_check,
)
