"""An empty cell in a column of texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import cells
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_FEW = 4  # of so many cells of a column of free choice, at most one is empty by mistake

_REMARKS = re.compile(r"ket|catatan|paraf|tanda tangan", re.IGNORECASE)
_FILLER = re.compile(r"[-–—.…_?\s]+|n/?a|nihil|tbd", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    there = tuple(cells(decree))
    total = Counter(cell.column for cell in there)
    empty = Counter(cell.column for cell in there if not cell.text.value)
    for cell in there:
        planned = cell.column[-1] in ("sub_kegiatan", "indikator")
        asked = planned or (empty[cell.column] * _FEW <= total[cell.column] and not _REMARKS.match(cell.title))
        if not cell.text.value and asked:
            yield cell.text.finding(None, "sel ini kosong", "isi, atau gabungkan dengan sel di atasnya")
        elif planned and _FILLER.fullmatch(cell.text.value):
            what = f'sel ini hanya berisi "{cell.text.value}"'
            yield cell.text.finding(None, what, "isi, atau gabungkan dengan sel di atasnya")


RULE = Rule(
    code="LP05",
    name="sel kosong",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: setiap baris rencana menyebut kegiatan dan indikatornya",
    explanation=(
        "Sel kosong, atau berisi hanya tanda seperti - dan …, dalam kolom yang seharusnya terisi. Dalam rencana aksi, "
        "baris yang berbagi indikator dengan baris di atasnya cukup tidak menulis indikator. Dalam tabel bebas dan "
        "daftar nama, tanda -, kolom keterangan, kolom yang sering kosong, dan kolom angka dibiarkan."
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
                indikator: ""
                bulan: [2]
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
