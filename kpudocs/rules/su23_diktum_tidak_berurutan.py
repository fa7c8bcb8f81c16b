"""Dicta with an ordinal left out."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.bahasa.angka import format_urutan, parse_urutan
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for i, diktum in enumerate(decree.naskah.diktum):
        label = " ".join(diktum.label)
        try:
            right = parse_urutan(label) == i + 1
        except ValueError:
            right = False
        if not right:
            what = f'diktum ini berlabel "{label}", seharusnya {format_urutan(i + 1)}'
            yield Finding(what, "perbaiki urutannya", ("memutuskan", i), label)
            return


RULE = Rule(
    code="SU23",
    name="diktum tidak berurutan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: diktum diberi kata KESATU, KEDUA, KETIGA …",
    explanation=(
        "Diktum berurutan KESATU, KEDUA, KETIGA …; bentuk lama PERTAMA diterima. kpudocs membuatkannya; "
        "aturan ini untuk naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  diktum[1].label: [KETIGA]
""",
    benar="""\
naskah:
  diktum[0].label: [PERTAMA]
""",
    check=_check,
)
