"""The words di and ke written together with a place, or the prefix di- written apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.baku import JOINED
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_APART = re.compile(r"\b(?P<prefix>di)\s+(?P<verb>[a-z]{4,}(?:kan|i))\b")
_SHORTEST = 6


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(JOINED):
            parts = (found["di"] or found["ke"], found["place"] or found["way"], found["end"] or "")
            right = f"{parts[0]} {parts[1]}{parts[2]}"
            yield text.finding(found, f'"{found[0]}" ditulis terpisah', f'tulis "{right}"', right)
        for found in text.find(_APART):
            verb = found["verb"]
            a_place = verb.endswith("i") and decree.ejaan.lists(verb)
            if len(verb) >= _SHORTEST and not a_place and decree.ejaan.lists(f"di{verb}"):
                yield text.finding(found, f'"{found[0]}" ditulis serangkai', f'tulis "di{verb}"', f"di{verb}")


RULE = Rule(
    code="BH03",
    name="di dan ke",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (kata depan ditulis terpisah, imbuhan ditulis serangkai)",
    explanation=(
        "Kata depan di dan ke ditulis terpisah dari kata tempat (di atas, di antaranya); awalan di- ditulis "
        "serangkai dengan kata kerja (ditetapkan)."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Tamu menunggu diatas kursi yang disediakan.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Tamu menunggu di atas kursi yang disediakan.
""",
    check=_check,
    fixes=True,
)
