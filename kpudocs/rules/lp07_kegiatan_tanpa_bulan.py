"""A row of an action plan without a month."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for i, lampiran in enumerate(decree.keputusan.lampiran):
        if lampiran.jenis != "rencana_aksi":
            continue
        rows = [
            (("lampiran", i, "area", j, "kegiatan", k, "baris", n, "bulan"), baris)
            for j, area in enumerate(lampiran.area)
            for k, kegiatan in enumerate(area.kegiatan)
            for n, baris in enumerate(kegiatan.baris)
        ]
        if not any(baris.bulan for _, baris in rows):
            continue
        for loc, baris in rows:
            if not baris.bulan:
                yield Finding("baris ini tidak menyebut bulan pelaksanaan", "isi bulan, misalnya jan-mar", loc)


RULE = Rule(
    code="LP07",
    name="kegiatan tanpa bulan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: setiap baris rencana aksi menandai bulan pelaksanaannya",
    explanation=(
        "Baris rencana aksi tanpa bulan tidak mengatakan kapan dilaksanakan. Rencana yang tidak menandai satu"
        " bulan pun dibiarkan."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas;
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
              - sub_kegiatan: b. Pelayanan tamu.
""",
    benar="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas;
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
              - sub_kegiatan: b. Pelayanan tamu.
                bulan: [2]
""",
    check=_check,
)
