"""One regulation as two legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import Cited, cited, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    first: dict[tuple[str, str, str, int], Cited] = {}
    for one in cited(decree):
        if not one.utama or one.peraturan.nomor is None:
            continue
        before = first.setdefault(one.peraturan.kunci, one)
        if before is not one:
            yield one.text.finding(
                one.nama, f"{spell(one.peraturan)} sudah disebut pada angka {before.number}", "hapus salah satunya"
            )


RULE = Rule(
    code="MG18",
    name="peraturan disebut dua kali",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: satu peraturan satu butir",
    explanation="Setiap peraturan disebut satu kali dalam Mengingat, beserta perubahannya dalam butir yang sama.",
    salah="""\
mengingat:
  - uu 7/2017
  - perpres 105/2018
  - perpres 105/2018
""",
    benar="""\
mengingat:
  - uu 7/2017
  - perpres 105/2018
""",
    check=_check,
)
