"""A text that all but is a short reference, so that it would be printed as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, find_near_reference
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.mengingat:
        if short := find_near_reference(text.value):
            yield text.finding(
                None,
                f'"{text.value}" bukan rujukan pendek, jadi akan dicetak seperti itu, tanpa judul dan lembarannya',
                f"tulis {short}, atau rujukan lengkapnya",
            )


RULE = Rule(
    code="MG20",
    name="rujukan pendek salah tulis",
    severity=Severity.GALAT,
    dasar=f"{DASAR_HUKUM} (jenis, nomor, tahun, dan judul peraturan)",
    explanation=(
        'Rujukan pendek ditulis "uu 7/2017": nama pendek, spasi, nomor, garis miring, dan tahun empat angka. Yang '
        'lain dari itu, seperti "uu7/2017" atau "UU No. 7/2017", adalah teks biasa dan akan dicetak apa adanya, '
        "padahal dasar hukum memuat jenis, nomor, tahun, dan judul peraturan."
    ),
    salah="""\
mengingat:
  - uu7/2017
""",
    benar="""\
mengingat:
  - uu 7/2017
""",
    check=_check,
)
