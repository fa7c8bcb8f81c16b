"""A citation that lacks a part, or of which a part cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.peraturan.dasar_hukum import spell_fields
from kpudocs.peraturan.model import Peraturan
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import Cited, cited, find_near_kind, find_near_reference, offer
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_SEJAK = {"bn": 2012, "ln": 1970, "tln": 1970}
"""Since when a regulation without that gazette is told: older ones often have none (practice)."""
_TANPA_LEMBARAN = ("perpres",)
"""Whose older ones stand in no gazette, as KPU's own decrees cite them."""
_BROKEN = {
    "kurung_tidak_ditutup": "tutup tanda kurungnya",
    "lembaran_tanpa_kurung": "tulis lembarannya dalam kurung",
    "nomor_tidak_terbaca": "perbaiki nomornya",
    "tahun_tidak_terbaca": "perbaiki tahunnya",
    "tanpa_kata_tentang": 'tulis "tentang" di antara tahun dan judulnya',
}
_INTERN = ("Desa", "Direktur", "Inspektur", "Kepala Desa", "Rektor", "Sekretaris")
"""Who makes rules of their own house, which commonly stand in no gazette of the state (practice)."""
_TAHUN_UUD = re.compile(r"(?:Tahun\s+)?[0-9]{4}")


def _check(decree: Decree) -> Iterator[Finding]:
    told: set[tuple[int | str, ...]] = set()
    for text, sitasi in decree.sitasi:
        if find_near_reference(text.value):
            told.add(text.loc)
            continue  # MG20 knows better
        for catatan in sitasi.catatan:
            if catatan.code == "jenis_tidak_terbaca" and (kind := find_near_kind(text.value)):
                message = "jenis peraturan ini tidak dikenal, jadi rujukannya tidak diperiksa"
                yield text.finding(catatan.tempat, message, f'mungkin maksudnya "{kind}"')
            if catatan.code == "nama_tidak_terbaca" and _TAHUN_UUD.match(sitasi.words(catatan.tempat)):
                advice = 'tulis "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"'
                yield text.finding(catatan.tempat, "tahun Undang-Undang Dasar ini tidak dikenal", advice)
            if catatan.code in _BROKEN and sitasi.peraturan is not None:
                told.add(text.loc)
                yield text.finding(catatan.tempat, catatan.message, _BROKEN[catatan.code])
    for one in cited(decree):
        lacking = () if one.text.loc in told else tuple(_lacking(one.peraturan))
        if lacking:
            message = f"rujukan ini belum memuat {spell_fields(lacking)}"
            yield one.text.finding(one.nama, message, _advice(one, lacking, decree))


def _lacking(peraturan: Peraturan) -> Iterator[str]:
    for name in peraturan.kekurangan:
        if name == "bn" and (peraturan.jenis == "peraturan_bersama" or (peraturan.pembentuk or "").startswith(_INTERN)):
            continue
        if name not in _SEJAK:
            if name != "ld":
                yield name
        elif peraturan.jenis not in _TANPA_LEMBARAN and (peraturan.tahun or 0) >= _SEJAK[name]:
            yield name


def _advice(one: Cited, lacking: tuple[str, ...], decree: Decree) -> str:
    if "nomor" in lacking or "tahun" in lacking:
        return "lengkapi rujukannya"
    short = offer(one.peraturan, decree) if one.utama else ""
    return "lengkapi dari naskah peraturannya" + (f", atau tulis rujukan pendek {short}" if short else "")


RULE = Rule(
    code="MG16",
    name="rujukan tidak lengkap",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: judul, lalu Lembaran Negara dan Tambahannya, atau Berita Negara, dalam kurung",
    explanation=(
        "Rujukan memuat jenis, nomor, tahun, dan judul peraturan, lalu tempat pengundangannya dalam kurung: Lembaran "
        "Negara dan Tambahan Lembaran Negara untuk Undang-Undang dan Peraturan Pemerintah, Berita Negara untuk "
        "peraturan menteri dan lembaga. Peraturan lama, Peraturan Presiden, Peraturan Daerah, peraturan bersama, dan "
        "peraturan intern (direktur jenderal, sekretaris jenderal) tanpa lembaran tidak ditegur."
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian
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
