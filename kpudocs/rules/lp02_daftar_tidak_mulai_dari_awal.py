"""A list that starts at c., leaves a letter out, or has one twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import Item, lists
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    above: Item | None = None
    for items in lists(decree):
        if items[0].style == "-":
            continue
        advice = "perbaiki hurufnya, atau lengkapi butir yang hilang"
        counts_on = above is not None and _counts_on(above, items[0])
        above = items[-1]
        if items[0].position != 1 and not counts_on:
            yield items[0].finding_at_label(f'daftar ini tidak mulai dari "{items[0].style}"', advice)
            continue
        for before, item in pairwise(items):
            if item.position != before.position + 1:
                twice = item.position == before.position
                if twice and item.words == before.words:
                    break  # the item itself is there twice: LP03 tells it
                what = f'"{item.label}" dua kali' if twice else f'sesudah "{before.label}" langsung "{item.label}"'
                yield item.finding_at_label(what, advice)
                break


def _counts_on(above: Item, item: Item) -> bool:
    """Whether numbers go on from the list above, over the parts of one Lampiran; letters begin anew."""
    alike = "1" in item.style and above.style == item.style and above.text.loc[:2] == item.text.loc[:2]
    return alike and item.position == above.position + 1


RULE = Rule(
    code="LP02",
    name="daftar tidak mulai dari awal",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rincian berurutan dari a. atau 1. tanpa lompatan",
    explanation=(
        "Daftar yang mulai dari c., melompati sebuah huruf, atau memakai satu huruf dua kali biasanya kehilangan "
        "butir atau terpotong dari daftar di atasnya. Nomor yang meneruskan nomor daftar di atasnya dibiarkan. Yang "
        "dibaca a., a), (a), A., 1., 1), (1), dan i.; huruf kapital yang tidak berurutan dibaca sebagai nama depan "
        "orang."
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
