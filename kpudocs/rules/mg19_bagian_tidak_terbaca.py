"""Words of a legal basis that were not read, and so were not examined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import find_near_kind, find_near_reference
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_UNREAD = (
    *("jenis_tidak_terbaca", "lembaran_tidak_terbaca", "nama_tidak_terbaca", "sisa_tidak_terbaca"),
    "tanggal_tidak_terbaca",
)
_BUKAN_PERATURAN = re.compile(r"\b(?:Putusan|Staatsblad|Stbl?\.)", re.IGNORECASE)
"""What stands in Mengingat and is no citation that could be read: judgments, colonial laws."""
_TAHUN = re.compile(r"(?:Tahun\s+)?[0-9]{4}")
_LEMBARAN = re.compile(r"[\s,]*(?:Tambahan\s+)?(?:Lembaran|Berita)\s")


def _known(code: str, words: str) -> bool:
    """Whether MG16 says it better: the constitution's year, a gazette outside of its brackets."""
    wrong_year = code == "nama_tidak_terbaca" and _TAHUN.match(words)
    return bool(wrong_year or (code == "sisa_tidak_terbaca" and _LEMBARAN.match(words)))


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        if find_near_reference(text.value) or find_near_kind(text.value) or _BUKAN_PERATURAN.search(text.value):
            continue
        for catatan in sitasi.catatan:
            words = sitasi.words(catatan.tempat)
            if catatan.code in _UNREAD and words and not _known(catatan.code, words):
                what = "butir" if catatan.code == "jenis_tidak_terbaca" else "bagian"
                yield text.finding(
                    catatan.tempat,
                    f"{what} ini tidak terbaca sebagai rujukan peraturan, jadi tidak diperiksa",
                    "periksa sendiri ejaan, nomor, dan lembarannya; dua peraturan menjadi dua butir",
                )


RULE = Rule(
    code="MG19",
    name="bagian tidak terbaca",
    severity=Severity.INFO,
    dasar=f"{PRAKTIK}: yang tidak terbaca tidak dapat dibandingkan dengan catatan peraturan",
    explanation=(
        "Kata-kata ini tidak terbaca sebagai rujukan peraturan, sehingga nomor, tahun, dan lembarannya tidak "
        "diperiksa. Itu belum tentu salah. Sering kali dua peraturan ditulis dalam satu butir, atau jenisnya lain "
        "dari yang dikenal. Putusan pengadilan dan Staatsblad tidak disebut."
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2022 Nomor 500) dan Peraturan Badan Pusat Statistik Nomor 4 Tahun 2022 tentang Layanan Statistik
""",
    benar="""\
mengingat:
  - uu 7/2017
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2022 Nomor 500)
""",
    check=_check,
)
