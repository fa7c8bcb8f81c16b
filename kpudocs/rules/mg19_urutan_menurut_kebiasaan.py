"""A legal basis below Perpres that stands after one of lower rank, by custom."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import TINGKAT_LEMBAGA, Cited, cited, tell_rank
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _lower(first: Cited, second: Cited) -> bool:
    return (first.peraturan.tingkat or 0) > (second.peraturan.tingkat or 0)


def _check(decree: Decree) -> Iterator[Finding]:
    ranked = [one for one in cited(decree) if one.utama and (one.peraturan.tingkat or 0) >= TINGKAT_LEMBAGA]
    yield from tell_rank(ranked, _lower)


RULE = Rule(
    code="MG19",
    name="urutan menurut kebiasaan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: peraturan menteri dan lembaga, Peraturan Daerah, lalu Keputusan dan Surat Edaran",
    explanation=(
        "Di bawah Peraturan Presiden urutannya kebiasaan: peraturan menteri dan lembaga (termasuk Peraturan KPU), "
        "Peraturan Daerah, lalu Keputusan dan Surat Edaran bila disebut. Bila naskah memang mengikuti urutan lain, "
        "abaikan dengan alasan."
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - >-
    Peraturan Daerah Provinsi Jambi Nomor 3 Tahun 2016 tentang Contoh (Lembaran Daerah Provinsi Jambi Tahun 2016
    Nomor 3)
  - pkpu 8/2019
""",
    benar="""\
mengingat:
  - uu 7/2017
  - pkpu 8/2019
  - >-
    Peraturan Daerah Provinsi Jambi Nomor 3 Tahun 2016 tentang Contoh (Lembaran Daerah Provinsi Jambi Tahun 2016
    Nomor 3)
""",
    check=_check,
)
