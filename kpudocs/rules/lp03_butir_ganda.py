"""Two items of one list that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Loc, Severity
from kpudocs.rules.lists import Item, cells, lists, rincian
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for items in (*lists(decree), *rincian(decree)):
        seen: dict[str, Item] = {}
        for item in items:
            words = " ".join(item.words.lower().split())
            if words in seen and len(words.split()) > 1:
                what = f'butir ini sama dengan butir "{seen[words].label}"'
                yield item.finding(what, "hapus salah satunya, atau tulis yang dimaksud")
            else:
                seen[words] = item
    yield from _equal_rows(decree)


def _equal_rows(decree: Decree) -> Iterator[Finding]:
    """Rows that say the same in every cell; of a plan, the unlabelled activities of one kegiatan."""
    there = [cell for cell in cells(decree) if cell.text.loc[-1] != "indikator"]
    seen: set[tuple[Loc, tuple[str, ...]]] = set()
    for row, group in groupby(there, key=lambda cell: cell.row):
        held = tuple(group)
        if any(item.style for item in held[0].items):
            continue  # lists have been looked at
        said = (row[:-1], tuple(" ".join(cell.text.value.lower().split()) for cell in held), *_beside(decree, row))
        if said in seen:
            what = "baris ini sama dengan baris lain di atasnya"
            yield held[0].text.finding(None, what, "hapus salah satunya, atau tulis yang dimaksud")
        elif len(" ".join(said[1]).split()) > 1:
            seen.add(said)


def _beside(decree: Decree, row: Loc) -> tuple[Any, ...]:
    """What else a row of a table holds: its numbers and names."""
    data: Any = decree.keputusan
    for step in row:
        data = data[step] if isinstance(step, int) else getattr(data, step)
    return (data.sel,) if hasattr(data, "sel") else (data.nama,) if hasattr(data, "nama") else ()


RULE = Rule(
    code="LP03",
    name="butir ganda",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: setiap butir menyebut hal yang berbeda",
    explanation=(
        "Dua butir dalam satu daftar yang bunyinya sama biasanya tersalin; butir yang dimaksud tidak tertulis. Begitu "
        "pula dua baris tabel atau daftar nama yang sama seluruh selnya, dan dua sub kegiatan tanpa huruf."
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
