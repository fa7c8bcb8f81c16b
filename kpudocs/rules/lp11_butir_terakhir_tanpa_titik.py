"""A lettered list whose last item ends with a semicolon, or with no mark though the others do."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import JOINED, lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree, inner=False):
        last = items[-1]
        if last.style == "-" or JOINED.search(last.line):  # a "dan" that is left there is told by LP15
            continue
        if last.line.endswith((";", ",")):
            mark = "titik koma" if last.line.endswith(";") else "koma"
            yield last.finding_at_end(f"butir terakhir daftar ini diakhiri {mark}", 'akhiri dengan "."', ".")
        elif last.words and last.line[-1] not in ".:?!" and any(item.line.endswith(";") for item in items[:-1]):
            yield last.finding_at_end("butir terakhir daftar ini tidak diakhiri titik", 'akhiri dengan "."', ".")


RULE = Rule(
    code="LP11",
    name="butir terakhir tanpa titik",
    severity=Severity.PERINGATAN,
    dasar=(
        f"{PRAKTIK}: UU 12/2011 Lampiran II (rincian diakhiri titik koma, yang terakhir titik); dalam "
        "tabel lampiran praktik"
    ),
    explanation=(
        "Butir terakhir sebuah daftar diakhiri titik; titik koma di sana menunggu butir yang tidak ada. Daftar yang "
        "tidak memakai tanda sama sekali dibiarkan di sini (lihat LP14)."
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
              - sub_kegiatan: b. Pelayanan tamu;
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
