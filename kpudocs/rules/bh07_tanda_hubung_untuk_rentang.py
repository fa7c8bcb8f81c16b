"""A hyphen between years where the same text elsewhere uses an en dash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_HYPHEN = re.compile(r"\b(?P<first>(?:19|20)\d\d)(?P<mark>-)(?P<last>(?:19|20)\d\d)\b")
_DASH = re.compile(r"\d\s?–\s?\d")


def _check(decree: Decree) -> Iterator[Finding]:
    if not any(_DASH.search(text.value) for text in decree.texts):
        return
    for text in decree.texts:
        for found in text.find(_HYPHEN):
            if found["first"] < found["last"]:
                what = f'rentang "{found[0]}" memakai tanda hubung, yang lain dalam naskah ini tanda pisah'
                own = text.loc[0] not in ("mengingat", "memerhatikan")  # how an official title is written is a fact
                advice = f'tulis "{found["first"]}–{found["last"]}"'
                yield text.finding(found.span("mark"), what, advice, "–" if own else None)


RULE = Rule(
    code="BH07",
    name="tanda hubung untuk rentang",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (tanda pisah di antara dua bilangan berarti sampai dengan)",
    explanation=(
        "Rentang tahun ditulis dengan tanda pisah (2025–2029). Tanda hubung hanya dilaporkan bila naskah yang"
        " sama juga memakai tanda pisah, supaya satu naskah satu cara."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Rencana 2025–2029 meneruskan rencana 2020-2024.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Rencana 2025–2029 meneruskan rencana 2020–2024.
""",
    check=_check,
    fixes=True,
)
