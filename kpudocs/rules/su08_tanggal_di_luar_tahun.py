"""A decree signed in another year than the one it is numbered in."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.bahasa.tanggal import format_tanggal
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    date, year = decree.keputusan.penetapan.tanggal, decree.keputusan.tahun
    if date is not None and date.year != year:
        what = f"ditetapkan pada tanggal {format_tanggal(date)}, sedangkan keputusan ini bernomor Tahun {year}"
        yield Finding(what, "samakan tahunnya: isian tahun, atau penetapan.tanggal", ("penetapan", "tanggal"))


RULE = Rule(
    code="SU08",
    name="tanggal di luar tahun",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: nomor keputusan mulai lagi setiap tahun, dan tahunnya adalah tahun penetapan",
    explanation=("Tahun pada nomor keputusan adalah tahun penetapannya; keduanya harus sama."),
    salah="""\
penetapan:
  tempat: Batang
  tanggal: 2025-03-02
  nama: Siti Teladan
""",
    benar="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  nama: Siti Teladan
""",
    check=_check,
)
