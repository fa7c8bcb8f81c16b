"""A naskah with variables and rows for it: what tests of a batch use."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

NASKAH = """\
lembaga: PPS ${desa}, Kecamatan Umpama, Kabupaten Batang
tahun: 2026
tentang: Pembentukan KPPS di ${desa}
menimbang:
  - bahwa untuk melaksanakan pemungutan suara di ${desa}
mengingat:
  - Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum
memutuskan:
  - Menetapkan ${ketua} sebagai Ketua KPPS
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
penetapan:
  tempat: ${desa}
  tanggal: 2026-03-02
  nama: Siti Teladan
"""
PART = "yang merupakan bagian tidak terpisahkan dari Keputusan ini"
HEADER = ("nomor", "desa", "ketua")


def rows(count: int) -> list[tuple[int, str, str]]:
    """As many sound rows as asked for."""
    return [(n, f"Desa Umpama {n}", f"Nama Contoh {n}") for n in range(1, count + 1)]


class Office:
    """A folder with a naskah and its data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.naskah = folder / "naskah.yaml"
        self.naskah.write_text(NASKAH, encoding="utf-8")
        self.data = folder / "data.csv"
        self.out = folder / "hasil"

    def put(self, rows: Iterable[Iterable[Any]], header: Iterable[str] = HEADER, delimiter: str = ";") -> None:
        """Write the data as Excel does where the comma parts decimals."""
        with self.data.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(header)
            writer.writerows(rows)

    def everything(self) -> list[str]:
        """The decrees that were made, and their receipts."""
        found = (path for path in self.out.rglob("*") if path.is_file() and ".kpudocs-batch" not in path.parts)
        return sorted(path.relative_to(self.out).as_posix() for path in found if path.name != "laporan.jsonl")

    def files(self) -> list[str]:
        """The decrees that were made."""
        return [name for name in self.everything() if not name.endswith(".bukti.json")]

    def report(self) -> list[dict[str, Any]]:
        """The report's lines."""
        return [json.loads(line) for line in (self.out / "laporan.jsonl").read_text(encoding="utf-8").splitlines()]

    def contents(self) -> dict[str, bytes]:
        """What was made, by name."""
        return {name: (self.out / name).read_bytes() for name in self.files()}
