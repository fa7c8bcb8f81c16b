"""A legal basis that stands after a younger one of its own rank."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kpudocs.peraturan.model import compare_order
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import Cited, cited, in_order, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_TINGKAT_LEMBAGA = 6
"""From here down only regulations of one kind are compared: between kinds KPU's own practice differs."""
_SETINGKAT = ("permen", "pkpu")
"""Of these all are equal; other kinds are equal only where one body made them: a province's Perda, a regency's."""


def _group(one: Cited) -> tuple[int, str, str]:
    tingkat, jenis = one.peraturan.tingkat or 0, one.peraturan.jenis
    if tingkat < _TINGKAT_LEMBAGA:
        return tingkat, "", ""
    return tingkat, jenis, "" if jenis in _SETINGKAT else (one.peraturan.pembentuk or "").lower()


def _younger(first: Cited, second: Cited) -> bool:
    return compare_order(first.peraturan, second.peraturan) == 1


def _check(decree: Decree) -> Iterator[Finding]:
    ranked = [one for one in cited(decree) if one.utama and one.peraturan.tingkat and one.peraturan.tahun]
    for _, group in groupby(sorted(ranked, key=_group), key=_group):
        for moved, other in in_order(list(group), lambda one: one.peraturan.tahun or 0, _younger):
            late = moved.number > other.number
            yield moved.text.finding(
                moved.nama,
                f"{spell(moved.peraturan)} ditulis {'sesudah' if late else 'sebelum'} {spell(other.peraturan)}, yang "
                f"lebih {'muda' if late else 'tua'}",
                f"pindahkan ke {'depan' if late else 'belakang'} angka {other.number}",
            )


RULE = Rule(
    code="MG02",
    name="mengingat tidak urut waktu",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: yang setingkat diurutkan menurut waktu, dilihat dari tahun dan nomornya",
    explanation=(
        "Peraturan yang sama tingkatannya diurutkan dari yang paling tua. Yang dibandingkan tahunnya, lalu tanggalnya "
        "bila diketahui, atau nomornya bila jenis dan pembentuknya sama. Peraturan menteri dan peraturan lembaga yang "
        "berlainan jenis tidak dibandingkan satu dengan yang lain, karena kebiasaannya berbeda-beda; Keputusan dan "
        "Peraturan Daerah hanya dengan yang pembentuknya sama, karena yang lain mungkin tidak setingkat."
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - uu 12/2011
""",
    benar="""\
mengingat:
  - uu 12/2011
  - uu 7/2017
""",
    check=_check,
)
