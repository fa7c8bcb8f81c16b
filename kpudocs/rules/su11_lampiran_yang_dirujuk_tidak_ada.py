"""A reference to a Lampiran that there is not, or not by that number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.bahasa.angka import format_romawi, parse_romawi
from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_REFERENCE = re.compile(r"(?:\b(?:dalam|pada|dan)|,)\s+(?P<words>[Ll]ampiran(?:\s+(?P<number>[IVXLC]+)\b)?)")
_ANOTHER = re.compile(
    r"\s+(?!Keputusan(?:\s+[A-Z][\w/.-]*)*\s+(?:ini|yang|tersebut)\b)(?:[A-Z]|(?:surat|dokumen|berita|naskah|nota|keputusan)\b)"
)
"""What follows the word where the Lampiran is that of another document: its name."""
_STATED = re.compile(r"\b(?P<words>[Ll]ampiran(?:\s+(?P<number>[IVXLC]+)\b)?)(?=\s+Keputusan\s+ini\b)")
_ATTACHED = re.compile(
    r"\bsebagaimana\s+(?P<words>terlampir)\b(?=\s*(?:$|[.,;)]|yang\b|(?:dalam|pada)\s+[Kk]eputusan\s+ini\b))"
)
_AMENDS = re.compile(r"(?:Perubahan|Pencabutan)\b", re.IGNORECASE)
_ADD = "tambahkan lampirannya, atau hapus rujukan ini"


def _check(decree: Decree) -> Iterator[Finding]:
    there = decree.lampiran_count
    if not there and decree.document and decree.document.unread:
        return  # it may be there, and not have been understood
    amends = _AMENDS.match(decree.judul.value) is not None
    for text in (*decree.menimbang, *decree.part("memutuskan")):
        own = [found for found in text.find(_REFERENCE) if not _ANOTHER.match(text.value, found.end())]
        stated = [
            found for found in text.find(_STATED) if found.span("words") not in {one.span("words") for one in own}
        ]
        if amends or text.loc[0] == "menimbang":
            own = []  # that of another decree may be meant, unless this one is named
        for found in (*own, *stated):
            if told := _tell(found["number"], there):
                yield text.finding(found.span("words"), *told)
        for found in () if there or amends else text.find(_ATTACHED):
            yield text.finding(found.span("words"), "keputusan ini tidak berlampiran", _ADD)


def _tell(number: str | None, there: int) -> tuple[str, str] | None:
    """What is wrong with a reference, and what to do."""
    if not there:
        return "keputusan ini tidak berlampiran", _ADD
    if number is None:
        if there == 1:
            return None
        return f"keputusan ini berlampiran {there}", f"sebut nomornya: Lampiran I sampai dengan {format_romawi(there)}"
    if there == 1:
        return "lampiran yang hanya satu tidak bernomor", 'tulis "Lampiran"'
    if parse_romawi(number) > there:
        return f"Lampiran {number} tidak ada", f"lampiran terakhir adalah Lampiran {format_romawi(there)}"
    return None


RULE = Rule(
    code="SU11",
    name="lampiran yang dirujuk tidak ada",
    severity=Severity.GALAT,
    dasar=(
        "UU 12/2011 Lampiran II, Lampiran (lampiran dinyatakan dalam batang tubuh; yang lebih dari satu "
        "bernomor Romawi)"
    ),
    explanation=(
        "Rujukan kepada lampiran harus menunjuk lampiran yang ada, dengan nomornya: lampiran yang hanya satu "
        'disebut "Lampiran", yang lebih dari satu "Lampiran I", "Lampiran II". Lampiran peraturan lain tidak '
        "diperiksa."
    ),
    salah="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran I yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    benar="""\
memutuskan:
  - >-
    Menetapkan Pedoman Pelayanan Tamu sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
    terpisahkan dari Keputusan ini
  - Keputusan ini mulai berlaku pada tanggal ditetapkan
""",
    check=_check,
)
