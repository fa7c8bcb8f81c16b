"""A first amendment introduced as the last of several."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.composer import amendment_ordinal
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        if len(sitasi.rumusan) != 1 or not sitasi.rumusan[0].beberapa_kali or len(sitasi.bacaan) != 2:
            continue
        if sitasi.rumusan[0].jenis == "ganti":
            continue
        base, amendment = (bacaan.peraturan for bacaan in sitasi.bacaan)
        tentang = (amendment.tentang or "") if amendment else ""
        # A law that amends many at once does not count in titles: what is on record says that there were others.
        entri = decree.registry.get(base) if base else None
        others = entri is not None and len(entri.diubah_oleh) > 1
        if tentang.startswith("Perubahan") and amendment_ordinal(tentang) == 1 and not others:
            yield text.finding(
                sitasi.rumusan[0].tempat,
                'perubahan yang dirujuk berjudul "Perubahan atas …", yaitu perubahan pertama',
                'bila memang baru sekali diubah, tulis "sebagaimana telah diubah dengan"; bila tidak, sebut yang '
                "terakhir",
            )


RULE = Rule(
    code="MG10",
    name="rumusan perubahan jamak untuk perubahan pertama",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: perubahan kedua dan seterusnya menyebut urutannya dalam judul",
    explanation=(
        'Rumusan "telah beberapa kali diubah, terakhir dengan …" diikuti perubahan yang terakhir, yang judulnya '
        'menyebut urutannya ("Perubahan Kedua atas …"). Judul "Perubahan atas …" adalah perubahan pertama.'
    ),
    salah="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2019 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2019 Nomor 500) sebagaimana telah beberapa kali diubah, terakhir dengan Peraturan Badan
    Kepegawaian Negara Nomor 4 Tahun 2022 tentang Perubahan atas Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2019
    tentang Layanan Kepegawaian (Berita Negara Republik Indonesia Tahun 2022 Nomor 501)
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
