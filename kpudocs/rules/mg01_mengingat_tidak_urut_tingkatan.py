"""A legal basis that stands after one of lower rank."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, Cited, cited, in_order, spell
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


_SAMPAI = 5
"""Down to the Peraturan Presiden the law itself orders them; below that it is custom, which MG21 tells."""


def _rank(one: Cited) -> int:
    return one.peraturan.tingkat or 0


def _check(decree: Decree) -> Iterator[Finding]:
    ranked = [one for one in cited(decree) if one.utama and 0 < _rank(one) <= _SAMPAI]
    for moved, other in in_order(ranked, _rank, lambda first, second: False):
        late = moved.number > other.number
        yield moved.text.finding(
            moved.nama,
            f"{spell(moved.peraturan)} ditulis {'sesudah' if late else 'sebelum'} {spell(other.peraturan)}, yang "
            f"tingkatannya lebih {'rendah' if late else 'tinggi'}",
            f"pindahkan ke {'depan' if late else 'belakang'} angka {other.number}",
        )


RULE = Rule(
    code="MG01",
    name="mengingat tidak urut tingkatan",
    severity=Severity.GALAT,
    dasar=f"{DASAR_HUKUM} (urutan menurut tata urutan peraturan perundang-undangan)",
    explanation=(
        "Dasar hukum diurutkan menurut tingkatannya: UUD, Ketetapan MPR, Undang-Undang dan Perppu, Peraturan "
        "Pemerintah, lalu Peraturan Presiden. Urutan peraturan di bawahnya adalah kebiasaan; lihat MG21."
    ),
    salah="""\
mengingat:
  - perpres 105/2018
  - uu 7/2017
""",
    benar="""\
mengingat:
  - uu 7/2017
  - perpres 105/2018
""",
    check=_check,
)
