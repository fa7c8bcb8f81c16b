"""A citation that lacks a part, or of which a part cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.dasar_hukum import spell_fields
from kpudocs.peraturan.model import Peraturan
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, Cited, cited
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
}


def _check(decree: Decree) -> Iterator[Finding]:
    told: set[tuple[int | str, ...]] = set()
    for text, sitasi in decree.sitasi:
        for catatan in sitasi.catatan:
            if catatan.code in _BROKEN and sitasi.peraturan is not None:
                told.add(text.loc)
                yield text.finding(catatan.tempat, catatan.message, _BROKEN[catatan.code])
    for one in cited(decree):
        lacking = () if one.text.loc in told else tuple(_lacking(one.peraturan))
        if lacking:
            yield one.text.finding(one.nama, f"rujukan ini belum memuat {spell_fields(lacking)}", _advice(one, lacking))


def _lacking(peraturan: Peraturan) -> Iterator[str]:
    for name in peraturan.kekurangan:
        if name not in _SEJAK:
            if name != "ld":
                yield name
        elif peraturan.jenis not in _TANPA_LEMBARAN and (peraturan.tahun or 0) >= _SEJAK[name]:
            yield name


def _advice(one: Cited, lacking: tuple[str, ...]) -> str:
    if "nomor" in lacking or "tahun" in lacking:
        return "lengkapi rujukannya"
    return f"lengkapi dari naskah peraturannya, atau coba rujukan pendek {one.peraturan.rujukan}"


RULE = Rule(
    code="MG16",
    name="rujukan tidak lengkap",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: {DASAR_HUKUM} (judul, lalu Lembaran Negara dan Tambahannya dalam kurung); BN kebiasaan",
    explanation=(
        "Rujukan memuat jenis, nomor, tahun, dan judul peraturan, lalu tempat pengundangannya dalam kurung: Lembaran "
        "Negara dan Tambahan Lembaran Negara untuk Undang-Undang dan Peraturan Pemerintah, Berita Negara untuk "
        "peraturan menteri dan lembaga. Peraturan lama, Peraturan Presiden, dan Peraturan Daerah tanpa lembaran tidak "
        "ditegur."
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
