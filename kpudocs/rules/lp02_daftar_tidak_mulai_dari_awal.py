"""A list that starts at c., or leaves a letter out."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree):
        if items[0].style == "-":
            continue
        for expected, item in enumerate(items, 1):
            if item.position == expected:
                continue
            first = "a." if item.style == "a." else "1."
            after = items[expected - 2].label.strip() if expected > 1 else ""
            if after and item.position == 1:
                break  # another list begins
            what = (
                f'sesudah "{after}" langsung "{item.label.strip()}"'
                if after
                else f'daftar ini tidak mulai dari "{first}"'
            )
            yield item.finding_at_label(what, "perbaiki hurufnya, atau lengkapi butir yang hilang")
            break


RULE = Rule(
    code="LP02",
    name="daftar tidak mulai dari awal",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rincian berurutan dari a. atau 1. tanpa lompatan",
    explanation=(
        "Daftar yang mulai dari c., atau melompati sebuah huruf, biasanya kehilangan butir atau terpotong "
        "dari daftar di atasnya."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: c. Penyusunan jadwal petugas.
                indikator: Tersedianya jadwal petugas.
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
              - sub_kegiatan: a. Penyusunan jadwal petugas.
                indikator: Tersedianya jadwal petugas.
                bulan: [1]
""",
    check=_check,
)
