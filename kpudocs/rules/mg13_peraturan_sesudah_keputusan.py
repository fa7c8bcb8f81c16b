"""A law that is younger than the decree."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, cited, spell
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    tahun, signed = decree.keputusan.tahun, decree.keputusan.penetapan.tanggal
    for one in cited(decree):
        entri = decree.registry.get(one.peraturan)
        date = one.peraturan.tanggal or (entri.confirmed("tanggal") if entri else None)
        advice = "periksa tahun peraturan dan tahun keputusan"
        if one.peraturan.tahun is not None and one.peraturan.tahun > tahun:
            message = f"{spell(one.peraturan)} lebih muda dari keputusan ini, yang bertahun {tahun}"
            yield one.text.finding(one.bagian["tahun"], message, advice)
        elif date is not None and signed is not None and date > signed:
            message = (
                f"{spell(one.peraturan)} ditetapkan tanggal {format_tanggal(date)}, sesudah keputusan ini "
                f"({format_tanggal(signed)})"
            )
            yield one.text.finding(one.nama, message, advice)


RULE = Rule(
    code="MG13",
    name="peraturan sesudah keputusan",
    severity=Severity.GALAT,
    dasar=f"{DASAR_HUKUM} (hanya peraturan yang sudah berlaku)",
    explanation=(
        "Dasar hukum sudah ada ketika keputusan ditetapkan. Peraturan yang tahunnya, atau tanggalnya bila diketahui, "
        "sesudah keputusan ini tidak mungkin menjadi dasarnya: salah satu angkanya keliru."
    ),
    salah="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2032 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2032 Nomor 500)
""",
    benar="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2022 Nomor 500)
""",
    check=_check,
)
