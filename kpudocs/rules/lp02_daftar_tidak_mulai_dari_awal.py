"""A list that starts at c., leaves a letter out, or has one twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for items in lists(decree):
        if items[0].style == "-":
            continue
        advice = "perbaiki hurufnya, atau lengkapi butir yang hilang"
        if items[0].position != 1:
            yield items[0].finding_at_label(f'daftar ini tidak mulai dari "{items[0].style}"', advice)
            continue
        for before, item in pairwise(items):
            if item.position != before.position + 1:
                twice = item.position == before.position
                what = f'"{item.label}" dua kali' if twice else f'sesudah "{before.label}" langsung "{item.label}"'
                yield item.finding_at_label(what, advice)
                break


RULE = Rule(
    code="LP02",
    name="daftar tidak mulai dari awal",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rincian berurutan dari a. atau 1. tanpa lompatan",
    explanation=(
        "Daftar yang mulai dari c., melompati sebuah huruf, atau memakai satu huruf dua kali biasanya kehilangan "
        "butir atau terpotong dari daftar di atasnya. Yang dibaca a., a), (a), A., 1., 1), (1), dan i.; huruf kapital "
        "yang tidak berurutan dibaca sebagai nama depan orang."
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
