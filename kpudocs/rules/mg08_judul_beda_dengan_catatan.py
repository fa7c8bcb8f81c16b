"""A title other than the confirmed one on record."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.pemeriksaan import same_title
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for one in cited(decree):
        entri = decree.registry.get(one.peraturan)
        known = entri.confirmed("tentang") if entri else None
        if known and one.peraturan.tentang and not same_title(known, one.peraturan.tentang):
            yield one.text.finding(
                one.bagian["tentang"],
                "judul peraturan ini berbeda dengan yang sudah terverifikasi dalam catatan",
                f'periksa pada naskahnya; dalam catatan: "{known}"',
            )


RULE = Rule(
    code="MG08",
    name="judul beda dengan catatan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: judul dibandingkan dengan catatan peraturan yang sudah terverifikasi",
    explanation=(
        "Judul peraturan ditulis utuh sebagaimana naskahnya. Yang dibandingkan hanya kata-katanya; huruf besar, tanda "
        "baca, dan tanda hubung diabaikan."
    ),
    salah="""\
mengingat:
  - >-
    Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Negara (Lembaran Negara Republik Indonesia Tahun 2023 Nomor
    141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897)
""",
    benar="""\
mengingat:
  - >-
    Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2023
    Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897)
""",
    check=_check,
)
