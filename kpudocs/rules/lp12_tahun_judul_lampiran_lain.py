"""A Lampiran whose title names another year than the decree's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_YEAR = re.compile(r"\bTahun\s+(?:Anggaran\s+)?(?P<year>20\d\d)\b", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    titled = {found["year"] for found in decree.judul.find(_YEAR)}
    for i in range(len(decree.keputusan.lampiran)):
        for text in decree.part("lampiran", i, "judul"):
            for found in text.find(_YEAR):
                if titled and found["year"] not in titled:
                    what = f"judul lampiran menyebut tahun {found['year']}, judul keputusan {', '.join(sorted(titled))}"
                    yield text.finding(found.span("year"), what, "samakan tahunnya, atau tulis ${tahun}")


RULE = Rule(
    code="LP12",
    name="tahun judul lampiran lain",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: lampiran adalah bagian keputusan itu dan untuk tahun yang sama",
    explanation=(
        "Tahun pada judul lampiran harus sama dengan tahun pada judul keputusan; yang berbeda biasanya "
        "tersalin dari tahun lalu."
    ),
    salah="""\
tentang: Pedoman Pelayanan Tamu Tahun 2026
lampiran:
  - jenis: naskah
    judul: Pedoman Pelayanan Tamu Tahun 2025
    isi:
      - Setiap tamu dicatat dalam buku tamu.
""",
    benar="""\
tentang: Pedoman Pelayanan Tamu Tahun 2026
lampiran:
  - jenis: naskah
    judul: Pedoman Pelayanan Tamu Tahun ${tahun}
    isi:
      - Setiap tamu dicatat dalam buku tamu.
""",
    check=_check,
)
