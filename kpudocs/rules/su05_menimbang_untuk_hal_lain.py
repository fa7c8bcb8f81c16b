"""A consideration that argues for something else than what the decree sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_GROUPS = (
    ("tim", "panitia", "kelompok kerja", "pokja", "satuan tugas", "satgas", "gugus tugas", "forum",
     "susunan keanggotaan"),
    ("rencana aksi", "rencana kerja", "rencana", "program kerja", "program", "agenda"),
    (
        "pedoman", "panduan", "petunjuk teknis", "juknis", "petunjuk pelaksanaan", "juklak", "standar operasional",
        "standar operasional prosedur",
    "prosedur operasional standar", "prosedur operasional", "prosedur", "tata cara",
        "mekanisme", "ketentuan", "tata kerja", "tata laksana",
    ),
    ("kode etik", "kode perilaku"),
    ("standar pelayanan", "maklumat pelayanan"),
    ("jadwal", "tahapan"),
)  # fmt: skip
"""What a decree sets; the names of one group are used for one another."""
_KINDS = (
    "tim", "panitia", "kelompok kerja", "satuan tugas", "gugus tugas", "sekretariat", "rencana aksi", "rencana kerja",
    "pedoman", "petunjuk teknis", "petunjuk pelaksanaan", "standar operasional prosedur",
    "prosedur operasional standar", "prosedur operasional",
    "tata tertib", "kode etik", "peta proses bisnis", "standar pelayanan", "jadwal",
)  # fmt: skip
_ACT = re.compile(
    r"(?i:(?:dipandang\s+)?perlu\s+(?:untuk\s+)?"
    r"(?:membentuk|menetapkan|menyusun|mengatur|membuat|dibentuk|ditetapkan|disusun|diatur|dibuat)\s+"
    rf"(?:suatu\s+|sebuah\s+)?(?P<kind>{'|'.join(_KINDS)})\b)(?:\s+[A-Z]\w*)*"
)


def _check(decree: Decree) -> Iterator[Finding]:
    set_out = " ".join((decree.judul.value, *(text.value for text in decree.part("memutuskan")))).lower()
    set_out = " ".join(set_out.split())
    for text in decree.menimbang:
        for found in text.find(_ACT):
            kind = " ".join(found["kind"].lower().split())
            if not any(re.search(rf"\b{re.escape(name)}\b", set_out) for name in _named_alike(kind)):
                yield text.finding(
                    found,
                    f'pertimbangan ini beralasan untuk "{found["kind"]}", sedangkan keputusan ini menetapkan hal lain',
                    "sesuaikan alasannya dengan yang ditetapkan keputusan ini",
                )


def _named_alike(kind: str) -> tuple[str, ...]:
    return next((group for group in _GROUPS if kind in group), (kind,))


RULE = Rule(
    code="SU05",
    name="menimbang untuk hal lain",
    severity=Severity.PERINGATAN,
    dasar="UU 12/2011 Lampiran II, Konsiderans (pokok pikiran yang menjadi pertimbangan dan alasan pembentukannya)",
    explanation=(
        "Konsiderans memuat alasan untuk keputusan ini sendiri. Pertimbangan yang menyimpulkan perlunya hal "
        "lain (misalnya membentuk tim, sedangkan keputusannya menetapkan rencana aksi) biasanya tertinggal "
        "dari naskah lain. Yang diperiksa hanya hal yang tidak disebut dalam judul dan diktum, juga tidak dengan "
        "nama lain yang lazim (pedoman dan petunjuk pelaksanaan; tim dan kelompok kerja)."
    ),
    salah="""\
menimbang:
  - bahwa untuk tertib administrasi, dipandang perlu membentuk Tim Penerima Tamu pada setiap unit kerja
  - bahwa pelayanan kepada tamu harus seragam
""",
    benar="""\
menimbang:
  - bahwa untuk tertib administrasi, dipandang perlu menyusun pedoman bagi setiap unit kerja
  - bahwa pelayanan kepada tamu harus seragam
""",
    check=_check,
)
