"""A reference to a dictum that there is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import format_urutan, parse_urutan
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_REFERENCE = re.compile(
    r"\bdiktum\s+(?P<word>(?:KE\w+|PERTAMA)(?:\s+(?:BELAS|PULUH)(?:\s+(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN))?)?)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"\s+Keputusan\s+(?!ini\b)", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    if decree.may_hide("memutuskan"):
        return
    last = len(decree.keputusan.memutuskan)
    for text in decree.texts:
        for found in text.find(_REFERENCE):
            try:
                number = parse_urutan(found["word"])
            except ValueError:
                continue
            if number > last and not _ANOTHER.match(text.value, found.end()):
                yield text.finding(
                    found, f"{found[0]} tidak ada", f"diktum terakhir adalah {format_urutan(last)}; periksa rujukannya"
                )


RULE = Rule(
    code="SU10",
    name="diktum yang dirujuk tidak ada",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: rujukan ditulis dengan urutannya, misalnya Diktum KESATU",
    explanation=(
        'Rujukan kepada diktum harus menunjuk diktum yang ada. Rujukan kepada diktum keputusan lain ("Diktum '
        'KETIGA Keputusan Nomor …") tidak diperiksa.'
    ),
    salah="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Pedoman sebagaimana dimaksud dalam Diktum KEEMPAT berlaku bagi setiap unit kerja
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Pedoman sebagaimana dimaksud dalam Diktum KESATU berlaku bagi setiap unit kerja
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
