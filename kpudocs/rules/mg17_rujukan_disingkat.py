"""A citation with abbreviations, or with another formula of amendment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.peraturan.composer import compose_formula
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_SHORT = re.compile(
    r"(?<!\w)(?:UU|PP|Perppu|Perpu|Perpres|Keppres|Inpres|Permen[\w-]*|PKPU|KPU|Perda|Perbawaslu|PMK|SE|TAP|UUD|NRI"
    r"|No\.?|Nomer|Nr\.?|Thn\.?|Tgl\.?|ttg\.?|R\.?I\.?|T?LN(?:RI)?|T?BN(?:RI)?|T?LD)(?!\w)"
)
"""Abbreviations; other spellings ("Undang-undang", an older gazette's name) are not this rule's."""
_USUAL = {compose_formula(often=often, koma_terakhir=comma) for often in (False, True) for comma in (False, True)}
"""KPU's decrees also write them after a comma, which is no mistake."""
_EACH = re.compile(r"beberapa\s+kali\s+diubah\s+dengan\b")
"""Every amendment is named, not only the last: longer, but no mistake."""


def _check(decree: Decree) -> Iterator[Finding]:
    comma = decree.keputusan.profil.koma_terakhir
    for text, sitasi in decree.sitasi:
        for catatan in sitasi.catatan:
            words = sitasi.words(catatan.tempat)
            if catatan.code == "rumusan_lain" and words.lstrip(", ") not in _USUAL and not _EACH.search(words):
                # "jo." and "diganti dengan" may join laws that do not amend each other: never mended unasked.
                right = compose_formula(often="beberapa kali" in catatan.baku, koma_terakhir=comma)
                advice = f'bila yang kedua memang mengubah yang pertama, tulis "{right}"'
                yield text.finding(catatan.tempat, "rumusan perubahan ini tidak lazim", advice)
            elif catatan.code == "bentuk_lain" and _SHORT.search(words):
                yield text.finding(
                    catatan.tempat, "rujukan ditulis tanpa singkatan", f'tulis "{catatan.baku}"', catatan.baku
                )


RULE = Rule(
    code="MG17",
    name="rujukan disingkat",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: jenis, nomor, dan lembaran ditulis lengkap; perubahan dirumuskan seragam",
    explanation=(
        'Dalam Mengingat peraturan disebut lengkap: "Undang-Undang Nomor …", bukan "UU No. …"; "Lembaran Negara '
        'Republik Indonesia", bukan "LN RI". Perubahannya dirumuskan "sebagaimana telah diubah dengan" atau '
        '"sebagaimana telah beberapa kali diubah, terakhir dengan", bukan "jo." atau susunan kata lain.'
    ),
    salah="""\
mengingat:
  - uu 7/2017
  - Perpres Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025
""",
    benar="""\
mengingat:
  - uu 7/2017
  - Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010–2025
""",
    check=_check,
    fixes=True,
)
