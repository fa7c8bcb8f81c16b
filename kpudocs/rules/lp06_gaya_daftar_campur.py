"""A column whose cells list in several styles: dashes here, numbers there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import cells
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    there = sorted(cells(decree), key=lambda cell: str(cell.column))
    for _, group in groupby(there, key=lambda cell: cell.column):
        listing = [cell for cell in group if cell.text.loc[-1] != "sub_kegiatan" and len(cell.items) > 1]
        styles = Counter(cell.items[0].style for cell in listing)
        common = styles.most_common(1)
        if not common or not common[0][0]:
            continue
        for cell in listing:
            first = cell.items[0]
            if first.style != common[0][0]:
                told = f'"{first.style}"' if first.style else "tanpa tanda"
                what = f'daftar dalam sel ini memakai {told}, yang lain dalam kolom ini "{common[0][0]}"'
                yield (first.finding_at_label if first.style else first.finding)(what, "samakan tanda daftarnya")


RULE = Rule(
    code="LP06",
    name="gaya daftar campur",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: satu kolom memakai satu gaya daftar",
    explanation=("Dalam satu kolom, daftar di dalam sel memakai satu gaya: tanda hubung, huruf, atau angka."),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal;
                indikator: |
                  - Satu kegiatan;
                  - Dua kegiatan.
                bulan: [1]
              - sub_kegiatan: b. Pelayanan tamu;
                indikator: |
                  - Satu kegiatan;
                  - Dua kegiatan.
                bulan: [1]
              - sub_kegiatan: c. Pelaporan.
                indikator: |
                  1. Satu kegiatan;
                  2. Dua kegiatan.
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
              - sub_kegiatan: a. Penyusunan jadwal;
                indikator: |
                  - Satu kegiatan;
                  - Dua kegiatan.
                bulan: [1]
              - sub_kegiatan: b. Pelayanan tamu;
                indikator: |
                  - Satu kegiatan;
                  - Dua kegiatan.
                bulan: [1]
              - sub_kegiatan: c. Pelaporan.
                indikator: |
                  - Satu kegiatan;
                  - Dua kegiatan.
                bulan: [1]
""",
    check=_check,
)
