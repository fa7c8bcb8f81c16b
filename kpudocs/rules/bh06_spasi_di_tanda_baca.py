"""A blank before a mark, after an opening bracket, or on one side of a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.baku import find_addresses
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_BEFORE = re.compile(r"(?<=[\w)%])(?P<blank>\s+)(?P<mark>[;,!?)]|\.(?![.\d\w]|\s\.))(?!-)")
_BEFORE_COLON = re.compile(r"(?<=[\w)])(?P<blank>\s+)(?P<mark>:)(?=\s|$)")
_AFTER = re.compile(r"(?P<mark>\()(?P<blank>\s+)(?=\S)")
_NONE_AFTER = re.compile(r"(?:(?<=[^\W\d_]{2})(?P<mark>[,;])|(?<=[a-z]{3})(?P<stop>\.)(?=[A-Z][a-z]))(?=[^\W\d_]{2})")
_SLASH = re.compile(r"(?<=\w)(?P<before>\s+)?/(?P<after>\s+)?(?=\w)")
_FARTHEST = 80  # characters: how far back its words are looked for
_LABEL = 3  # words: fewer before a colon may be the label of a form, "Hari/Tanggal :"


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        for pattern in (_BEFORE, _AFTER):
            for found in text.find(pattern):
                where = "sebelum" if pattern is _BEFORE else "sesudah"
                what = f'ada spasi {where} tanda "{found["mark"]}"'
                yield text.finding(found, what, "hapus spasinya", found["mark"])
        for found in text.find(_BEFORE_COLON):
            before = text.value[max(0, found.start() - _FARTHEST) : found.start()]
            if len(before.rpartition("\n")[2].split()) >= _LABEL:
                yield text.finding(found, 'ada spasi sebelum tanda ":"', "hapus spasinya", ":")
        bare = list(text.find(_NONE_AFTER))
        addresses = find_addresses(text.value) if bare else []
        for found in bare:
            if not any(start <= found.start() < end for start, end in addresses):
                mark = found[0]
                yield text.finding(
                    found,
                    f'tidak ada spasi sesudah tanda "{mark}"',
                    "tambahkan spasi",
                    None if text.is_name else f"{mark} ",
                )
        for found in text.find(_SLASH):
            if bool(found["before"]) != bool(found["after"]):
                yield text.finding(found, "ada spasi di satu sisi garis miring", "hapus spasinya", "/")


RULE = Rule(
    code="BH06",
    name="spasi di tanda baca",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: ejaan (tanda baca ditulis tanpa spasi di depannya, dan dengan spasi di belakangnya)",
    explanation=(
        "Koma, titik, titik koma, titik dua, dan kurung tutup ditulis tanpa spasi di depannya, dan dengan spasi di "
        "belakangnya; kurung buka tanpa spasi di belakangnya; garis miring tanpa spasi. Titik dua yang dijajarkan "
        "sesudah nama isian (Hari/Tanggal : …) dibiarkan."
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
