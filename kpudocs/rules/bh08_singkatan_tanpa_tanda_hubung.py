"""An abbreviation with -nya and no hyphen: "SOPnya"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_JOINED = re.compile(r"\b(?P<short>[A-Z]{2,})(?P<end>nya|lah|kah|pun)\b")


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(_JOINED):
            right = f"{found['short']}-{found['end']}"
            yield text.finding(found, f'"{found[0]}" ditulis dengan tanda hubung', f'tulis "{right}"', right)


RULE = Rule(
    code="BH08",
    name="singkatan tanpa tanda hubung",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (tanda hubung di antara singkatan dan imbuhan)",
    explanation=("Imbuhan pada singkatan berhuruf kapital ditulis dengan tanda hubung: SOP-nya, di-PHK."),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Pelayanan tamu mengikuti SOPnya.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Pelayanan tamu mengikuti SOP-nya.
""",
    check=_check,
    fixes=True,
)
