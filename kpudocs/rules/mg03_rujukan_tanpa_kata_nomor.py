"""A citation without the word "Nomor" between the regulation's name and its number."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        for catatan in sitasi.catatan:
            if catatan.code == "tanpa_kata_nomor":
                right = f"Nomor {sitasi.words(catatan.tempat)}"
                yield text.finding(
                    catatan.tempat, 'kata "Nomor" di depan angka ini tidak ada', f'tulis "{right}"', right
                )


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
