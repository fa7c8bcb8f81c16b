"""A blank before a mark, after an opening bracket, or on one side of a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_BEFORE = re.compile(r"(?<=[\w)%])(?P<blank>\s+)(?P<mark>[;,!?)]|\.(?![.\d\w]|\s\.))(?!-)")
_AFTER = re.compile(r"(?P<mark>\()(?P<blank>\s+)(?=\S)")
_SLASH = re.compile(r"(?<=\w)(?P<before>\s+)?/(?P<after>\s+)?(?=\w)")


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for pattern in (_BEFORE, _AFTER):
            for found in text.find(pattern):
                where = "sebelum" if pattern is _BEFORE else "sesudah"
                what = f'ada spasi {where} tanda "{found["mark"]}"'
                yield text.finding(found, what, "hapus spasinya", found["mark"])
        for found in text.find(_SLASH):
            if bool(found["before"]) != bool(found["after"]):
                yield text.finding(found, "ada spasi di satu sisi garis miring", "hapus spasinya", "/")


RULE = Rule(
    code="BH06",
    name="spasi di tanda baca",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (tanda baca ditulis tanpa spasi di depannya)",
    explanation=(
        "Koma, titik, titik koma, dan kurung tutup ditulis tanpa spasi di depannya; kurung buka tanpa spasi "
        "di belakangnya; garis miring tanpa spasi."
    ),
    salah="""\
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat ; petugas menyimpan catatan.
""",
    benar="""\
lampiran:
  - jenis: naskah
    isi:
      - Setiap tamu dicatat; petugas menyimpan catatan.
""",
    check=_check,
    fixes=True,
)
