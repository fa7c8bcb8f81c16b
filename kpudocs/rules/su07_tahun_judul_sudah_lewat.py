"""A plan whose title names a year before the decree's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_YEAR = re.compile(r"\bTahun\s+(?:Anggaran\s+)?(?P<year>20\d\d)\s*$", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"\b(?:Perubahan|Pencabutan|Evaluasi|Laporan|Realisasi|Capaian|Hasil|Temuan|Audit|Pemeriksaan"
    r"|Tindak\s+Lanjut|Pemilu|Pemilihan)\b",
    re.IGNORECASE,
)
"""What is rightly about a year gone by."""
_PLAN = re.compile(r"\b(?:Rencana|Jadwal|Program)\b", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    text = decree.judul
    found = _YEAR.search(text.value)
    if _LOOKS_BACK.search(text.value):
        return
    if found and _PLAN.search(text.value) and int(found["year"]) < decree.keputusan.tahun:
        what = f"rencana untuk tahun {found['year']} ditetapkan dalam tahun {decree.keputusan.tahun}"
        yield text.finding(found.span("year"), what, "periksa tahun pada judul, atau tulis ${tahun}")


RULE = Rule(
    code="SU07",
    name="tahun judul sudah lewat",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rencana ditetapkan untuk tahun berjalan atau tahun sesudahnya",
    explanation=(
        "Judul sebuah rencana, jadwal, atau program yang menyebut tahun sebelum tahun keputusan biasanya "
        "tersalin dari naskah tahun lalu."
    ),
    salah="""\
tentang: Rencana Pelayanan Tamu Tahun 2025
menimbang:
  - bahwa untuk memberikan pelayanan yang tertib kepada tamu
memutuskan:
  - >-
    Menetapkan ${tentang} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari
    Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
tentang: Rencana Pelayanan Tamu Tahun ${tahun}
menimbang:
  - bahwa untuk memberikan pelayanan yang tertib kepada tamu
memutuskan:
  - >-
    Menetapkan ${tentang} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari
    Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
