"""A legal basis that stands after one of lower rank."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, Cited, cited, in_order, spell
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _lower(first: Cited, second: Cited) -> bool:
    return (first.peraturan.tingkat or 0) > (second.peraturan.tingkat or 0)


def _check(decree: Decree) -> Iterator[Finding]:
    ranked = [one for one in cited(decree) if one.utama and one.peraturan.tingkat is not None]
    for moved, other in in_order(ranked, _lower):
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
        "Pemerintah, Peraturan Presiden, peraturan menteri dan lembaga (termasuk Peraturan KPU), lalu Peraturan "
        "Daerah. Keputusan dan Surat Edaran, bila disebut, berada paling belakang menurut kebiasaan."
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
