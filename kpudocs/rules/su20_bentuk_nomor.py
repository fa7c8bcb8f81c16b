"""A number in the form of another period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_OLD = re.compile(r"/(?:[\w.]+-)?Kpts?\b|/Kpts?/", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    keputusan = decree.keputusan
    if keputusan.nomor is None or keputusan.tahun < _SINCE or not _OLD.search(keputusan.nomor):
        return
    (text,) = decree.part("nomor")
    what = f"nomor ini berbentuk lama, sedangkan keputusan ini tahun {keputusan.tahun}"
    yield text.finding(
        None, what, f"sejak {_SINCE} cukup angkanya, misalnya 10 (tercetak NOMOR 10 TAHUN {keputusan.tahun})"
    )


_SINCE = 2022


RULE = Rule(
    code="SU20",
    name="bentuk nomor",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: sejak 2022 keputusan KPU bernomor NOMOR n TAHUN yyyy",
    explanation=(
        "Sampai 2021 nomor keputusan memuat klasifikasi arsip, kode wilayah, dan bulan "
        "(314/ORT.07-Kpt/01/KPU/V/2021). Sejak 2022 bentuknya NOMOR 10 TAHUN 2026; bentuk lama untuk "
        "keputusan sesudahnya biasanya tersalin."
    ),
    salah="""\
nomor: 04/HK.03.1-Kpt/3325/KPU-Kab/I/2026
""",
    benar="""\
nomor: 4
""",
    check=_check,
)
