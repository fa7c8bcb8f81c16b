"""A legal basis that stands after one of lower rank."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, TINGKAT_LEMBAGA, Cited, cited, tell_rank
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _lower(first: Cited, second: Cited) -> bool:
    return (first.peraturan.tingkat or 0) > (second.peraturan.tingkat or 0) < TINGKAT_LEMBAGA


def _check(decree: Decree) -> Iterator[Finding]:
    ranked = [one for one in cited(decree) if one.utama and one.peraturan.tingkat is not None]
    yield from tell_rank(ranked, _lower)


RULE = Rule(
    code="MG01",
    name="mengingat tidak urut tingkatan",
    severity=Severity.GALAT,
    dasar=f"{DASAR_HUKUM} (urutan menurut tata urutan peraturan perundang-undangan)",
    explanation=(
        "Dasar hukum diurutkan menurut tingkatannya: UUD, Ketetapan MPR, Undang-Undang dan Perppu, Peraturan "
        "Pemerintah, Peraturan Presiden, lalu yang lain. Urutan di antara yang lain, yang hanya kebiasaan, dilihat "
        "aturan MG19."
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
