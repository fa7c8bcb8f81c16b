"""The words "Republik Indonesia" in the name of one regulation, where the others go without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import cited
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_REPUBLIC = re.compile(r"(?P<before>\S+)\s+Republik\s+Indonesia$")
_APART = ("keputusan", "surat_edaran", "tap_mpr", "uud")
"""What is named with "Republik Indonesia" for reasons of its own: to tell KPU from its provincial offices."""
_BERNAMA_SENDIRI = ("peraturan", "peraturan_bersama", "perda", "perkada", "qanun")
"""What is named by an institution whose own name may hold these words."""


def _check(decree: Decree) -> Iterator[Finding]:
    named = [one for one in cited(decree) if one.peraturan.jenis not in _APART]
    marked = [one for one in named if one.peraturan.republik_indonesia]
    others = {one.number for one in named} - {one.number for one in marked}
    # Of an institution nobody can tell here whether the words are part of its name, as with the Perpustakaan Nasional.
    if len({one.number for one in marked}) != 1 or len(others) < 2 or marked[0].peraturan.jenis in _BERNAMA_SENDIRI:
        return
    for one in marked[:1]:
        start, end = one.bagian["sebutan"]
        found = _REPUBLIC.search(one.text.value[:end], start)
        if found is not None:
            yield one.text.finding(
                found,
                'sebutan ini memakai "Republik Indonesia", yang lain tidak',
                f'tulis "{found["before"]}" saja, atau pakai pada semua butir',
                found["before"],
            )


RULE = Rule(
    code="MG15",
    name="republik indonesia tidak seragam",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: peraturan dalam satu keputusan disebut dengan cara yang sama",
    explanation=(
        'Sebutan peraturan dalam Mengingat seragam: semuanya dengan "Republik Indonesia", atau semuanya tanpa. Yang '
        "ditegur hanya satu butir yang memakainya sendirian. Peraturan lembaga, yang namanya mungkin memuat kata itu "
        "(Arsip Nasional Republik Indonesia), dan Keputusan Komisi Pemilihan Umum Republik Indonesia tidak ditegur."
    ),
    salah="""\
mengingat:
  - uu 12/2011
  - uu 7/2017
  - Peraturan Presiden Republik Indonesia Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025
""",
    benar="""\
mengingat:
  - uu 12/2011
  - uu 7/2017
  - Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025
""",
    check=_check,
    fixes=True,
)
