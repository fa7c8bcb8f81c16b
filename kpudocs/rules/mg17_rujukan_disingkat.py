"""A citation with abbreviations, or with another formula of amendment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.peraturan.composer import compose_formula
from kpudocs.peraturan.perubahan import amends
from kpudocs.peraturan.sitasi import Bacaan, Catatan, Sitasi
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.laws import find_near_reference
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_SHORT = re.compile(
    r"(?<!\w)(?:UU|PP|Perppu|Perpu|Perpres|Keppres|Inpres|Permen[\w-]*|PKPU|KPU|Perda|Perbawaslu|PMK|SE|TAP|UUD|NRI"
    r"|No\.?|Nomer|Nr\.?|Thn\.?|Tgl\.?|ttg\.?|R\.?I\.?|T?LN(?:RI)?|T?BN(?:RI)?|T?LD)(?!\w)"
)
"""Abbreviations; other spellings ("Undang-undang", an older gazette's name) are not this rule's."""
_USUAL = {compose_formula(often=often, koma_terakhir=comma) for often in (False, True) for comma in (False, True)}
"""KPU's decrees also write them after a comma, which is no mistake."""


_BENTUK = re.compile(r"\d/\d{4}|\bNomor\s*[:.]|\bundang\s?undang", re.IGNORECASE)
"""Forms that are none of the law's: a number with its year behind a stroke, "Nomor :", "Undang Undang"."""
_BERTAHUN = ("perppu", "perpres", "pkpu", "pp", "uu")
"""Whose number never holds a stroke, so that what stands behind one is the year."""


def _check(decree: Decree) -> Iterator[Finding]:
    for text, sitasi in decree.sitasi:
        if find_near_reference(text.value):
            continue  # MG20 knows better
        for catatan in sitasi.catatan:
            words = sitasi.words(catatan.tempat)
            if catatan.code == "rumusan_lain" and words.lstrip(", ") not in _USUAL:
                yield _about_formula(text, sitasi, catatan, comma=decree.keputusan.profil.koma_terakhir)
            elif catatan.code == "rumusan_jo":
                advice = (
                    'tulis "sebagaimana telah diubah dengan" hanya bila memang perubahannya; peraturan lain menjadi '
                    "butir sendiri"
                )
                yield text.finding(catatan.tempat, "hubungan kedua peraturan ini tidak terbaca dari judulnya", advice)
            elif catatan.code == "bentuk_lain" and _SHORT.search(words):
                yield _about_form(text, sitasi, catatan, "rujukan ditulis tanpa singkatan")
            elif catatan.code == "bentuk_lain" and _BENTUK.search(_around(text, catatan)):
                yield _about_form(text, sitasi, catatan, "bentuk rujukan ini tidak lazim")


def _around(text: Text, catatan: Catatan) -> str:
    """The words, with the word "Nomor" that may stand before them."""
    start, end = catatan.tempat
    before = text.value[max(0, start - 6) : start]
    return (before if before.lower().startswith("nomor") else "") + text.value[start:end]


def _about_formula(text: Text, sitasi: Sitasi, catatan: Catatan, *, comma: bool) -> Finding:
    """Put right only where one amendment follows and its title says that it amends this very regulation."""
    right = compose_formula(often="beberapa kali" in catatan.baku, koma_terakhir=comma)
    sure = len(sitasi.rumusan) == 1 and len(sitasi.bacaan) == 2
    if sure:
        base, after = (bacaan.peraturan for bacaan in sitasi.bacaan)
        sure = bool(base and after and amends(after, base))
    return text.finding(
        catatan.tempat, "rumusan perubahan ini tidak lazim", f'tulis "{right}"', right if sure else None
    )


def _about_form(text: Text, sitasi: Sitasi, catatan: Catatan, message: str) -> Finding:
    """Put right where only words change: of a number that holds a stroke only its kind says what it means."""
    words, baku = sitasi.words(catatan.tempat), catatan.baku
    sure = _digits(words) == _digits(baku) and bool(baku)
    if "/" in words and "/" not in baku:
        kind = next((one.peraturan.jenis for one in sitasi.bacaan if _covers(one, catatan) and one.peraturan), None)
        sure = sure and kind in _BERTAHUN
    return text.finding(catatan.tempat, message, f'tulis "{baku}"', baku if sure else None)


def _covers(bacaan: Bacaan, catatan: Catatan) -> bool:
    return bacaan.tempat[0] <= catatan.tempat[0] < bacaan.tempat[1]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


RULE = Rule(
    code="MG17",
    name="rujukan disingkat",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: jenis, nomor, dan lembaran ditulis lengkap; perubahan dirumuskan seragam",
    explanation=(
        'Dalam Mengingat peraturan disebut lengkap: "Undang-Undang Nomor …", bukan "UU No. …"; "Lembaran Negara '
        'Republik Indonesia", bukan "LN RI". Perubahannya dirumuskan "sebagaimana telah diubah dengan" atau '
        '"sebagaimana telah beberapa kali diubah, terakhir dengan", atau menyebut perubahannya satu per satu; bukan '
        '"jo.". Yang diperbaiki sendiri hanya rumusan di depan perubahan yang judulnya menyebut peraturan itu.'
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
