"""An amendment cited for another regulation than the one that its title names."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.perubahan import amends
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited, spell
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    joined = {text.loc for text, sitasi in decree.sitasi if any(one.jenis in ("ganti", "jo") for one in sitasi.rumusan)}
    base = None
    for one in cited(decree):
        if one.utama:
            base = one
        elif base is None or base.number != one.number or one.text.loc in joined:
            continue
        elif amends(one.peraturan, base.peraturan) is False:
            yield one.text.finding(
                one.bagian["tentang"],
                f"judul perubahan ini menyebut peraturan lain, bukan {spell(base.peraturan)}",
                "periksa nomor dan tahunnya pada naskah kedua peraturan itu",
            )


RULE = Rule(
    code="MG22",
    name="perubahan atas peraturan lain",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: judul perubahan memuat nomor dan tahun peraturan yang diubah",
    explanation=(
        'Sesudah "sebagaimana telah diubah dengan …" ditulis perubahan atas peraturan itu sendiri. Judul perubahan '
        'menyebut yang diubahnya ("Perubahan atas … Nomor … Tahun …"); bila nomor atau tahunnya lain, salah satunya '
        "keliru."
    ),
    salah="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2019 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2019 Nomor 500) sebagaimana telah diubah dengan Peraturan Badan Kepegawaian Negara Nomor 4 Tahun
    2022 tentang Perubahan atas Peraturan Badan Kepegawaian Negara Nomor 7 Tahun 2018 tentang Layanan Kepegawaian
    (Berita Negara Republik Indonesia Tahun 2022 Nomor 501)
""",
    benar="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2019 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2019 Nomor 500) sebagaimana telah diubah dengan Peraturan Badan Kepegawaian Negara Nomor 4 Tahun
    2022 tentang Perubahan atas Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2019 tentang Layanan Kepegawaian
    (Berita Negara Republik Indonesia Tahun 2022 Nomor 501)
""",
    check=_check,
)
