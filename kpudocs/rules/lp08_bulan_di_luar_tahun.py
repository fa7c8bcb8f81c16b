"""A plan that names a month of another year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_MONTH = re.compile(
    rf"\b(?:{'|'.join(BULAN)}|(?:triwulan|semester|caturwulan|kuartal)\s+(?:[IV]{{1,3}}|[1-4]|ke\w+))"
    r"\s+(?:tahun\s+)?(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"\b(?:per|posisi|keadaan|laporan|pelaporan|evaluasi|hasil|realisasi|capaian|pencapaian|data|rekap\w*"
    r"|tindak lanjut|menindaklanjuti|pertanggungjawaban|audit|reviu|rekonsiliasi|saldo|sejak|mulai|lanjutan|melanjutkan"
    r"|tahun lalu)\b",
    re.IGNORECASE,
)
"""What speaks of a time gone by: "evaluasi per Desember 2025" belongs into the plan of 2026."""
_YEAR = re.compile(r"\b20\d\d\b")


def _check(decree: Decree) -> Iterator[Finding]:
    years = set(_YEAR.findall(decree.judul.value)) or {str(decree.keputusan.tahun)}
    for i, lampiran in enumerate(decree.keputusan.lampiran):
        if lampiran.jenis != "rencana_aksi":
            continue
        for text in decree.part("lampiran", i):
            for found in text.find(_MONTH):
                if found["year"] < min(years) and _LOOKS_BACK.search(text.value, 0, found.start()):
                    continue
                if not min(years) <= found["year"] <= max(years):
                    what = f'"{found[0]}" di luar tahun rencana ({"–".join(sorted(years))})'
                    yield text.finding(found, what, "periksa tahunnya")


RULE = Rule(
    code="LP08",
    name="bulan di luar tahun",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rencana tahunan memuat kegiatan tahun itu",
    explanation=(
        "Rencana aksi untuk satu tahun yang menyebut bulan, triwulan, atau semester tahun lain biasanya tersalin dari "
        "rencana tahun itu. Yang menengok ke belakang (laporan, evaluasi, per Desember tahun lalu) dibiarkan."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas paling lambat Maret 2025.
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
""",
    benar="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas paling lambat Maret 2026.
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
""",
    check=_check,
)
