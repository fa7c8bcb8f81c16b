"""A law that was revoked before the decree."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import DASAR_HUKUM, cited, happened_before, spell
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        for catatan in sitasi.catatan:
            if catatan.code == "rumusan_ganti":
                advice = "yang sudah diganti tidak berlaku lagi; rujuk penggantinya saja, atau periksa kata itu"
                yield text.finding(catatan.tempat, "menurut butir ini sendiri peraturan ini sudah diganti", advice)
    for one in cited(decree):
        entri = decree.registry.get(one.peraturan)
        revoker = decree.registry.revoker(entri) if entri else None
        if entri is not None and revoker is not None and happened_before(revoker, decree):
            yield one.text.finding(
                one.nama,
                f"{spell(one.peraturan)} sudah dicabut dengan {spell(revoker)}",
                f"ganti dengan peraturan yang berlaku; lihat kpudocs law show {entri.rujukan}",
            )


RULE = Rule(
    code="MG12",
    name="peraturan sudah dicabut",
    severity=Severity.PERINGATAN,
    dasar=f"{DASAR_HUKUM} (peraturan yang akan dicabut atau sudah tidak berlaku bukan dasar hukum)",
    explanation=(
        "Peraturan yang sudah dicabut tidak dapat menjadi dasar hukum. Yang diperhitungkan hanya pencabutan yang "
        "terverifikasi dalam catatan peraturan dan lebih tua dari keputusan ini, atau penggantian yang disebut butir "
        'itu sendiri ("sebagaimana telah diganti dengan …").'
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - pkpu 20/2020
""",
    benar="""\
mengingat:
  - uu 7/2017
  - pkpu 8/2019
""",
    check=_check,
)
