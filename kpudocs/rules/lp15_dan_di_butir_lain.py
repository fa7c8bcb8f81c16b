"""The "dan" of a list at an item that is not the last but one."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Loc, Severity
from kpudocs.rules.lists import JOINED, lists, rincian
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    given = tuple(rincian(decree))
    left = {item.text.loc: len(items) - n for items in given for n, item in enumerate(items, 1)}
    for items in (*lists(decree), *given):
        for n, item in enumerate(items, 1):
            found = JOINED.search(item.text.value, item.start, item.end)
            after = len(items) - n
            if found is None or after == 1 or (after == 0 and _closes(item.text.loc, left)):
                continue
            what = f'"{found["word"]}" hanya ditulis sesudah butir kedua dari akhir'
            advice = "pindahkan ke butir kedua dari akhir" if after else "tidak ada butir sesudahnya; hapus"
            yield item.text.finding(found.span("word"), what, advice)


def _closes(loc: Loc, left: dict[Loc, int]) -> bool:
    """Whether the last item of a list also ends the last but one of a list above, which "dan" then joins."""
    while len(loc) > 3 and loc[-3] == "rincian" and left.get(loc) == 0:
        loc = (*loc[:-3], "teks")
    return left.get(loc) == 1


RULE = Rule(
    code="LP15",
    name="dan di butir lain",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: UU 12/2011 Lampiran II (dan, atau, dan/atau sesudah butir kedua dari akhir)",
    explanation=(
        "Dalam rincian, kata dan, atau, atau dan/atau ditulis sekali, sesudah butir kedua dari akhir. Kata yang "
        "tersisa di butir lain biasanya tertinggal waktu butir ditambah atau dihapus. Dalam tabel lampiran kata itu "
        "tidak diminta (rencana aksi yang diterbitkan tidak memakainya); yang ditandai hanya yang salah tempat."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan jadwal petugas; dan
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
              - sub_kegiatan: b. Pencatatan tamu;
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
              - sub_kegiatan: b. Pencatatan tamu; dan
                bulan: sepanjang tahun
              - sub_kegiatan: c. Pelayanan tamu.
                bulan: sepanjang tahun
""",
    check=_check,
)
