"""An item of a lettered list that ends with a full stop before another."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree):
        semicolons = any(item.line.endswith(";") for item in items[:-1])
        for item in items[:-1]:
            if item.style == "-" or not item.line.endswith(".") or akhiri(item.line, ";").endswith(".;"):
                continue
            if item.style == "a." or semicolons:
                yield item.finding_at_end(
                    "butir ini diakhiri titik, padahal masih ada butir lain", 'akhiri dengan ";"', ";"
                )


RULE = Rule(
    code="LP01",
    name="butir bertitik sebelum butir lain",
    severity=Severity.PERINGATAN,
    dasar=(
        f"{PRAKTIK}: UU 12/2011 Lampiran II (rincian diakhiri titik koma, yang terakhir titik); dalam "
        "tabel lampiran praktik"
    ),
    explanation=(
        "Dalam daftar berhuruf, setiap butir diakhiri titik koma; hanya butir terakhir yang diakhiri titik. "
        "Daftar bernomor yang seluruhnya berupa kalimat bertitik dibiarkan."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas.
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
              - sub_kegiatan: b. Pelayanan tamu.
                bulan: sepanjang tahun
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
                bulan: sepanjang tahun
""",
    check=_check,
    fixes=True,
)
