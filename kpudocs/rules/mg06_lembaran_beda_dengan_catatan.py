"""A gazette other than the confirmed one on record."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.peraturan.pemeriksaan import find_wrong_figures
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for one in cited(decree):
        entri = decree.registry.get(one.peraturan)
        for janggal in find_wrong_figures(one.peraturan, entri) if entri else ():
            advice = f"periksa pada naskahnya; sumber catatan: {entri.sumber[0]}" if entri else ""
            yield one.text.finding(one.bagian[janggal.field], janggal.message, advice)


RULE = Rule(
    code="MG06",
    name="lembaran beda dengan catatan",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: nomor pengundangan dibandingkan dengan catatan peraturan yang sudah terverifikasi",
    explanation=(
        "Nomor Lembaran Negara, Tambahan Lembaran Negara, atau Berita Negara berbeda dengan yang sudah terverifikasi "
        "dalam catatan peraturan (kpudocs law show). Hanya angka yang terverifikasi yang dibandingkan, dan angkanya "
        "tidak diubah sendiri: periksalah pada naskah peraturannya."
    ),
    salah="""\
mengingat:
  - >-
    Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2023
    Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 5897)
""",
    benar="""\
mengingat:
  - >-
    Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara (Lembaran Negara Republik Indonesia Tahun 2023
    Nomor 141, Tambahan Lembaran Negara Republik Indonesia Nomor 6897)
""",
    check=_check,
)
