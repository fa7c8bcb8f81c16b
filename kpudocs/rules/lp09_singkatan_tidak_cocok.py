"""An abbreviation in brackets that does not fit the words before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_NAMED = re.compile(
    r"(?P<words>(?:\b[A-Z]\w*(?:[\s/]+(?:dan|atas|dari|di|untuk|yang|bagi|dengan)\b)?[\s/]+){3,8})\((?P<short>[A-Z]{3,5})\)"
)
_BORROWED = frozenset(["SDG", "FGD", "IT", "ICT", "HAM", "UNESCO", "WHO"])
"""Known by their English words."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_NAMED):
            initials = {word[0] for word in re.findall(r"\b[A-Z]\w*", found["words"])}
            short = found["short"]
            if short not in _BORROWED and len(initials & set(short)) < len(set(short)) and short[0] not in initials:
                what = f'singkatan "{short}" tidak cocok dengan kepanjangannya'
                yield text.finding(found.span("short"), what, "periksa singkatannya, atau kepanjangannya")


RULE = Rule(
    code="LP09",
    name="singkatan tidak cocok",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: singkatan dibentuk dari huruf awal kepanjangannya",
    explanation=(
        "Singkatan dalam kurung sesudah kepanjangannya harus dapat dibaca dari kepanjangan itu: Standar "
        "Operasional Prosedur (SOP), bukan Prosedur Operasional Tetap (SOP)."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan Prosedur Operasional Tetap (SOP).
                indikator: Tersedianya prosedur pelayanan.
                bulan: [1]
""",
    benar="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan Standar Operasional Prosedur (SOP).
                indikator: Tersedianya prosedur pelayanan.
                bulan: [1]
""",
    check=_check,
)
