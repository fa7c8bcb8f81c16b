"""A word in a form that is not standard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.baku import AMBIGUOUS, NOT_STANDARD, find_not_standard
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for found in text.find(NOT_STANDARD):
            right = find_not_standard(found)
            words = (found.start(), found.end()) if not found["antar"] else found.span("antar")
            if found["antar"]:
                yield text.finding(words, '"antar" ditulis serangkai dengan kata sesudahnya', "hapus spasinya")
            elif found["word"] and found["word"].lower() in AMBIGUOUS:
                advice = f"tulis {AMBIGUOUS[found['word'].lower()]}"
                yield text.finding(words, f'"{found[0]}" bukan bentuk baku', advice)
            elif found[0] != right:
                if _CAPITAL.match(text.value, found.end()):  # in a title both words are
                    right = " ".join(word[0].upper() + word[1:] for word in right.split(" "))
                yield text.finding(words, f'"{found[0]}" bukan bentuk baku', f'tulis "{right}"', right)


_CAPITAL = re.compile(r"(?<=\w) [A-Z]")


RULE = Rule(
    code="BH02",
    name="bentuk tidak baku",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: bentuk baku menurut Kamus Besar Bahasa Indonesia",
    explanation=(
        "Kata yang lazim ditulis dengan bentuk tidak baku: praktek (praktik), resiko (risiko), efektifitas "
        "(efektivitas), penanggungjawab (penanggung jawab), ditindak lanjuti (ditindaklanjuti)."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Petugas mengenali resiko pelayanan tamu.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Petugas mengenali risiko pelayanan tamu.
""",
    check=_check,
    fixes=True,
)
