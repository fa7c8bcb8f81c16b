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

_FEWEST = 4  # cells of a column of free choice: of fewer, an empty one may well be meant
_REMARKS = re.compile(r"ket|catatan|paraf|tanda tangan", re.IGNORECASE)
_FILLER = re.compile(r"[-–—.…_?\s]+|n/?a|nihil|tbd", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    there = tuple(cells(decree))
    total = Counter(cell.column for cell in there)
    empty = Counter(loc for cell in there if not cell.text.value for loc in (cell.column, cell.row))
    for cell in there:
        planned = cell.column[-1] in ("sub_kegiatan", "indikator")
        # More than one in a column or a row stand for what is above, or below a title: nobody forgets twice.
        alone = empty[cell.column] == empty[cell.row] == 1 and total[cell.column] >= _FEWEST
        asked = planned or (alone and not _REMARKS.match(cell.title))
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
        "daftar nama hanya satu sel kosong yang sendirian dalam kolom dan barisnya yang ditandai; tanda -, kolom "
        "keterangan, dan kolom angka dibiarkan."
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
