"""The signer's name with degrees, rank or number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]

_KNOWN = (
    r"(?:[SM]\.(?:H|E|M|T|P|A|S|Sos|Si|Pd(?:\.I)?|IP|AP|A\.P|Kom|I\.Kom|Ag|STP|Hut|Pt|Psi|KM|Kes|Hum|Th|Kn|Sc|Kep|Ked)\b\.?"
    r"|A\.Md\b\.?|Ph\.\s?D\b\.?|(?:SH|MH|MM|MT|MPd|SPd|MSi|SSos|MKom|SKom|SAg|MAg|MSc)\b)"
)
_DEGREE = re.compile(
    r",\s*(?P<after>(?:[A-Z][A-Za-z]{0,4}\.){1,4}(?:\s*,.*)?(?<![A-Z]\s)|[SM]\.?\s?[A-Z][A-Za-z.]*|A\.?Md\b.*|Ph\.?\s?D\b.*)$"
    rf"|(?<=\w)\s+(?P<bare>{_KNOWN}(?:[\s,]+{_KNOWN})*)\s*$"
    r"|^(?P<before>(?:(?:Prof|PROF|Dr|DR|dr|Drs|DRS|Dra|DRA|Ir|IR|drg)(?:\.\s*|\s+))+)(?=[A-Z])"
    r"|[,(]?\s*(?P<rank>\b(?:Pembina|Penata|Pengatur|Juru)\s+(?:Utama|Muda|Madya|Tingkat|Tk\b).*"
    r"|\b(?:IV|I{1,3})/[a-e]\b.*)$"
    r"|(?P<number>\bNIP\b.*|\b\d{8}\s?\d{6}.*)"
)


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.part("penetapan", "nama"):
        for found in text.find(_DEGREE):
            group = found.lastgroup or 0
            start, end = found.span(group)
            words = (start, start + len(text.value[start:end].rstrip()))
            advice = "hapus gelar, pangkat, golongan, dan NIP; cukup namanya"
            yield text.finding(words, "nama penanda tangan ditulis tanpa gelar, pangkat, dan NIP", advice)


RULE = Rule(
    code="SU17",
    name="penanda tangan bergelar",
    severity=Severity.GALAT,
    dasar=(
        "UU 12/2011 Lampiran II, Penutup (nama lengkap pejabat, tanpa gelar, pangkat, golongan, dan "
        "nomor induk pegawai)"
    ),
    explanation=(
        "Nama pejabat yang menandatangani ditulis lengkap dengan huruf kapital, tanpa gelar, pangkat, "
        "golongan, dan NIP. Nama yang mengesahkan salinan tidak diperiksa."
    ),
    salah="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  nama: Siti Teladan, S.H., M.H.
""",
    benar="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  nama: Siti Teladan
""",
    check=_check,
)
