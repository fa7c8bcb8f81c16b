"""The title of heading, Menetapkan and Lampiran is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    if "TENTANG" not in naskah.judul:
        return
    heading = _words(" ".join(naskah.judul[naskah.judul.index("TENTANG") + 1 :]))
    advice = "samakan dengan judul pada kepala naskah"
    for butir in naskah.menetapkan.butir[:1]:
        found = re.search(r"\bTENTANG\b(?P<title>.*)", butir.teks, re.DOTALL)
        if found and _words(found["title"]) != heading:
            yield Finding(
                "judul sesudah Menetapkan berbeda dari kepala naskah", advice, ("tentang",), found["title"].strip()
            )
    for i, lampiran in enumerate(naskah.lampiran):
        above = " ".join(lampiran.kepala)
        found = re.search(r"\bTENTANG\b(?P<title>.*)", above, re.DOTALL)
        if found and _words(found["title"]) != heading:
            what = "judul keputusan pada kepala lampiran berbeda dari kepala naskah"
            yield Finding(what, advice, ("lampiran", i), found["title"].strip())


def _words(title: str) -> list[str]:
    return re.findall(r"\w+", title.lower())


RULE = Rule(
    code="SU25",
    name="judul menetapkan berbeda",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Diktum (sesudah Menetapkan dicantumkan jenis dan nama, ditulis kembali)",
    explanation=(
        "Judul pada kepala naskah ditulis kembali sesudah Menetapkan dan pada kepala setiap lampiran, kata "
        "demi kata. kpudocs membuatkannya; aturan ini untuk naskah yang dibuat dengan cara lain."
    ),
    salah="""\
naskah:
  menetapkan.butir[0].teks: KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG TENTANG PEDOMAN PELAYANAN.
""",
    benar="""\
naskah:
  menetapkan.butir[0].teks: KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG TENTANG PEDOMAN PELAYANAN TAMU.
""",
    check=_check,
)
