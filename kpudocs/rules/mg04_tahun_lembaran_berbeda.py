"""A gazette of another year than the regulation's."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.pemeriksaan import find_wrong_years
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for one in cited(decree):
        for janggal in find_wrong_years(one.peraturan):
            yield one.text.finding(
                one.bagian[janggal.field], janggal.message, "periksa tahun dan nomor lembarannya pada naskah peraturan"
            )


RULE = Rule(
    code="MG04",
    name="tahun lembaran berbeda",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: peraturan diundangkan pada tahun penetapannya; dalam Berita Negara kadang pada tahun berikutnya",
    explanation=(
        "Tahun Lembaran Negara atau Lembaran Daerah sama dengan tahun peraturannya; tahun Berita Negara sama atau satu "
        "tahun sesudahnya. Tahun yang lain hampir selalu tersalin dari butir lain."
    ),
    salah="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2021 Nomor 500)
""",
    benar="""\
mengingat:
  - >-
    Peraturan Badan Kepegawaian Negara Nomor 3 Tahun 2022 tentang Layanan Kepegawaian (Berita Negara Republik
    Indonesia Tahun 2022 Nomor 500)
""",
    check=_check,
)
