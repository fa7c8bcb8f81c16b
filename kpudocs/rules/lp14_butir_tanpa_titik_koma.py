"""An item of a list that ends with a comma, or with nothing, before another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import Item, lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_JOINS = re.compile(r"[;,]?\s*\b(?:dan|atau|dan/atau|serta)$", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree):
        before = [item for item in items[:-1] if item.style != "-" and item.words]
        semicolons = any(item.line.endswith(";") for item in before)
        bare = [item for item in before if item.line[-1] not in ";.:?!" and not _JOINS.search(item.line)]
        if bare and not semicolons and len(bare) == len(before) and bare[0].line[-1] != ",":
            if bare[0].text.loc[-1] == "sub_kegiatan":
                what = "butir-butir daftar ini tidak diakhiri tanda baca"
                yield bare[0].finding_at_end(what, 'akhiri tiap butir dengan ";", yang terakhir dengan "."')
            continue
        for item in bare:
            if item.line.endswith(","):
                yield item.finding_at_end("butir ini diakhiri koma", 'akhiri dengan ";"', ";")
            elif semicolons or not _is_short(item):
                yield item.finding_at_end("butir ini tidak diakhiri titik koma", 'akhiri dengan ";"', ";")


def _is_short(item: Item) -> bool:
    """Whether it names a thing and says nothing of it; among sentences such an item may stand bare."""
    return len(item.words.split()) < 4


RULE = Rule(
    code="LP14",
    name="butir tanpa titik koma",
    severity=Severity.PERINGATAN,
    dasar=(
        f"{PRAKTIK}: UU 12/2011 Lampiran II (rincian diakhiri titik koma, yang terakhir titik); dalam "
        "tabel lampiran praktik"
    ),
    explanation=(
        "Setiap butir daftar sebelum yang terakhir diakhiri titik koma. Yang ditandai butir yang diakhiri koma, butir "
        "tanpa tanda di antara butir yang bertanda, dan (dalam rencana aksi) daftar yang tidak bertanda sama sekali; "
        "daftar pendek tanpa tanda dalam tabel bebas dan daftar nama dibiarkan. Rincian diktum dan naskah tidak "
        "diperiksa di sini, karena tandanya diberikan oleh kpudocs."
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
              - sub_kegiatan: b. Pencatatan tamu
                bulan: sepanjang tahun
              - sub_kegiatan: c. Pelayanan tamu.
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
              - sub_kegiatan: b. Pencatatan tamu;
                bulan: sepanjang tahun
              - sub_kegiatan: c. Pelayanan tamu.
                bulan: sepanjang tahun
""",
    check=_check,
    fixes=True,
)
