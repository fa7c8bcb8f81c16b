"""A citation without the word "Nomor" between the regulation's name and its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, cited, find_near_reference
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


_MESSAGE = 'kata "Nomor" di depan angka ini tidak ada'
_NESTED = re.compile(
    r"\b(?:Undang-Undang|Peraturan (?:Pemerintah|Presiden|Daerah)|(?:Peraturan|Keputusan) (?:Menteri|Komisi|Badan)"
    r"(?:\s(?!Nomor\b)[A-Z][\w/,]*|\sdan){0,10})\s(?P<nomor>[0-9]{1,4})\s+Tahun\s+[0-9]{4}\b"
)
"""A regulation that a title names by kind, number and year."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        if find_near_reference(text.value):
            continue  # MG20 knows better
        for catatan in sitasi.catatan:
            if catatan.code == "tanpa_kata_nomor":
                right = f"Nomor {sitasi.words(catatan.tempat)}"
                yield text.finding(catatan.tempat, _MESSAGE, f'tulis "{right}"', right)
    for one in cited(decree):
        start, end = one.bagian.get("tentang", (0, 0))
        for found in _NESTED.finditer(one.text.value, start, end):
            right = f"Nomor {found['nomor']}"
            yield one.text.finding(found.span("nomor"), _MESSAGE, f'tulis "{right}"', right)


RULE = Rule(
    code="MG03",
    name="rujukan tanpa kata nomor",
    severity=Severity.GALAT,
    dasar=f"{DASAR_HUKUM} (jenis, nomor, tahun, dan judul peraturan)",
    explanation=(
        'Peraturan dirujuk dengan jenis, nomor, tahun, dan judulnya: "Peraturan Presiden Nomor 81 Tahun 2010 tentang '
        '…". Kata "Nomor" tidak boleh tertinggal.'
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - Peraturan Presiden 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025
""",
    benar="""\
mengingat:
  - uu 7/2017
  - Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025
""",
    check=_check,
    fixes=True,
)
