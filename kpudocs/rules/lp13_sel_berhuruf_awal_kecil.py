"""A cell that begins with a small letter where the others of its column do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import cells
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_FEWEST, _SHARE = 4, 0.75
_START = re.compile(r"[a-z]{2,}")


def _check(decree: Decree) -> Iterator[Finding]:
    there = sorted(cells(decree), key=lambda cell: str(cell.column))
    for _, group in groupby(there, key=lambda cell: cell.column):
        firsts = [(item, item.start + item.lead) for cell in group for item in cell.items[:1] if cell.text.value]
        large = sum(item.text.value[start : start + 1].isupper() for item, start in firsts)
        if len(firsts) < _FEWEST or large < _SHARE * len(firsts):
            continue
        for item, start in firsts:
            found = _START.match(item.text.value, start)
            if found:
                word = found[0].capitalize()
                what = "sel ini diawali huruf kecil, yang lain dalam kolom ini huruf kapital"
                yield item.text.finding(found, what, f'tulis "{word}"', word)


RULE = Rule(
    code="LP13",
    name="sel berhuruf awal kecil",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: sel-sel satu kolom diawali dengan cara yang sama",
    explanation=("Dalam kolom yang selnya diawali huruf kapital, sel yang diawali huruf kecil biasanya salah ketik."),
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
              - sub_kegiatan: b. Pelayanan tamu;
                indikator: Terlayaninya tamu.
                bulan: [2]
              - sub_kegiatan: c. Pencatatan tamu;
                indikator: Tercatatnya tamu.
                bulan: [3]
              - sub_kegiatan: d. Pelaporan.
                indikator: tersusunnya laporan.
                bulan: [12]
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
              - sub_kegiatan: b. Pelayanan tamu;
                indikator: Terlayaninya tamu.
                bulan: [2]
              - sub_kegiatan: c. Pencatatan tamu;
                indikator: Tercatatnya tamu.
                bulan: [3]
              - sub_kegiatan: d. Pelaporan.
                indikator: Tersusunnya laporan.
                bulan: [12]
""",
    check=_check,
    fixes=True,
)
