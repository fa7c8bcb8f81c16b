"""Two items of one list that say the same."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import Item, lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree):
        seen: dict[str, Item] = {}
        for item in items:
            words = " ".join(item.words.lower().split())
            if words in seen and len(words.split()) > 1:
                what = f'butir ini sama dengan butir "{seen[words].label.strip()}"'
                yield item.finding(what, "hapus salah satunya, atau tulis yang dimaksud")
            else:
                seen[words] = item


RULE = Rule(
    code="LP03",
    name="butir ganda",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: setiap butir menyebut hal yang berbeda",
    explanation=(
        "Dua butir dalam satu daftar yang bunyinya sama biasanya tersalin; butir yang dimaksud tidak tertulis."
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
              - sub_kegiatan: b. Penyusunan jadwal petugas.
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
