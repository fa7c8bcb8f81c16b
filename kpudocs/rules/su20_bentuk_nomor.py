"""A number in the form of another period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import format_romawi, parse_romawi
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_OLD = re.compile(r"/(?:[\w.]+-)?Kpts?\b|/Kpts?/", re.IGNORECASE)
_MONTH = re.compile(r"/(?P<month>[IVXLC]+)/(?P<year>\d{4})\s*$")
_SINCE, _BEFORE = 2022, 2017


def _check(decree: Decree) -> Iterator[Finding]:
    keputusan = decree.keputusan
    if keputusan.nomor is None:
        return
    (text,) = decree.part("nomor")
    if keputusan.tahun >= _SINCE:
        if _OLD.search(text.value):
            what = f"nomor ini berbentuk lama, sedangkan keputusan ini tahun {keputusan.tahun}"
            advice = f"sejak {_SINCE} cukup angkanya, misalnya 10 (tercetak NOMOR 10 TAHUN {keputusan.tahun})"
            yield text.finding(None, what, advice)
            return
    elif keputusan.tahun >= _BEFORE and text.value.strip().isdigit():
        what = f"nomor ini berbentuk baru, sedangkan keputusan ini tahun {keputusan.tahun}"
        yield text.finding(None, what, f"sampai {_SINCE - 1} bentuknya {text.value}/HK.03.1-Kpt/…/V/{keputusan.tahun}")
    found = _MONTH.search(text.value)
    if found is None:
        return
    try:
        month = parse_romawi(found["month"])
    except ValueError:
        month = 0
    dated = keputusan.penetapan.tanggal
    if not 1 <= month <= 12:
        yield text.finding(found.span("month"), f'bulan "{found["month"]}" dalam nomor tidak ada', "tulis I sampai XII")
    elif dated and month != dated.month:
        what = f"bulan {found['month']} dalam nomor berbeda dari tanggal penetapan"
        yield text.finding(
            found.span("month"), what, f"bulan penetapannya {format_romawi(dated.month)}; periksa keduanya"
        )
    if int(found["year"]) != keputusan.tahun:
        what = f"tahun {found['year']} dalam nomor berbeda dari tahun keputusan ({keputusan.tahun})"
        yield text.finding(found.span("year"), what, "periksa keduanya")


RULE = Rule(
    code="SU20",
    name="bentuk nomor",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: sejak 2022 keputusan KPU bernomor NOMOR n TAHUN yyyy",
    explanation=(
        "Sampai 2021 nomor keputusan memuat klasifikasi arsip, kode wilayah, dan bulan "
        "(314/ORT.07-Kpt/01/KPU/V/2021). Sejak 2022 bentuknya NOMOR 10 TAHUN 2026; bentuk lama untuk "
        "keputusan sesudahnya biasanya tersalin. Bulan dan tahun dalam bentuk lama harus sama dengan penetapannya."
    ),
    salah="""\
nomor: 04/HK.03.1-Kpt/3325/KPU-Kab/I/2026
""",
    benar="""\
nomor: 4
""",
    check=_check,
)
