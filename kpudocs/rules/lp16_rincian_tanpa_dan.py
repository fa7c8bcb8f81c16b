"""A list whose last but one item does not join the last with "dan" or "atau"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.lists import rincian
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_JOINS = re.compile(r"\b(?:dan|atau|serta)\s*[;.,]?$", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    there = tuple(rincian(decree))
    above = {(*items[0].text.loc[:-3], "teks") for items in there}
    for items in there:
        phrases = all(item.line[:1].islower() for item in items)  # sentences in a row are no list to be closed
        if len(items) < 2 or not phrases or any(item.text.loc in above for item in items):
            continue
        if not any(_JOINS.search(item.line) for item in items):  # one at another item is told by LP15
            what = 'butir kedua dari akhir tidak ditutup dengan "dan" atau "atau"'
            yield items[-2].finding_at_end(what, 'akhiri dengan "; dan", "; atau", atau "; dan/atau"')


RULE = Rule(
    code="LP16",
    name="rincian tanpa dan",
    severity=Severity.INFO,
    dasar="UU 12/2011 Lampiran II (dan, atau, dan/atau sesudah butir kedua dari akhir)",
    explanation=(
        "Rincian dalam diktum dan dalam naskah lampiran ditutup dengan dan, atau, atau dan/atau sesudah butir kedua "
        "dari akhir, sehingga jelas apakah semua butir berlaku atau salah satunya. Keputusan sering tidak "
        "menuliskannya; karena itu hanya info, dan rincian bertingkat serta butir berupa kalimat dibiarkan. Sel tabel "
        "dan rencana aksi tidak diminta memakainya."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Petugas wajib
      - butir:
          - mencatat setiap tamu
          - mengantar tamu
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Petugas wajib
      - butir:
          - mencatat setiap tamu; dan
          - mengantar tamu
""",
    check=_check,
)
