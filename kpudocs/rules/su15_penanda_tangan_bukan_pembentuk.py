"""A signer in own right whose office is not the one that forms the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_ON_BEHALF = re.compile(r"(?:a\.?\s?n\.?|atas\s+nama)\s+", re.IGNORECASE)
_ACTING = re.compile(
    r"(?:plt|plh|pj|pjs|pelaksana\s+(?:tugas|harian)|penjabat(?:\s+sementara)?)\b\.?\s*", re.IGNORECASE
)


def _check(decree: Decree) -> Iterator[Finding]:
    signing = decree.keputusan.penetapan
    if signing.jabatan is None:
        return
    former, office = _bare(decree.keputusan.pejabat), signing.jabatan
    (text,) = decree.part("penetapan", "jabatan")
    behalf, acting = _ON_BEHALF.match(office), _ACTING.match(office)
    if signing.cara == "a.n.":
        if _bare(office) == former:
            yield text.finding(None, "pejabat pembentuk menandatangani atas nama dirinya sendiri", "hapus cara: a.n.")
    elif behalf:
        if not _bare(office[behalf.end() :]).startswith(former):
            what = f"penandatanganan bukan atas nama pejabat pembentuk ({decree.keputusan.pejabat})"
            yield text.finding(None, what, 'isi cara: "a.n."; jabatan cukup jabatan yang menandatangani')
    elif _bare(office[acting.end() :] if acting else office) != former:
        what = f"penanda tangan bukan pejabat pembentuk ({decree.keputusan.pejabat})"
        acts = signing.cara != "sendiri" or acting
        advice = "yang bertindak sebagai Plt. atau Plh. menyandang jabatan pembentuk; periksa jabatannya"
        yield text.finding(None, what, advice if acts else 'samakan jabatannya, atau isi cara: "a.n.", "Plt.", "Plh."')


def _bare(office: str) -> str:
    return re.sub(r"\brepublik indonesia\b|\W+", " ", office.lower()).strip()


RULE = Rule(
    code="SU15",
    name="penanda tangan bukan pembentuk",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: keputusan ditandatangani oleh pejabat yang membentuknya",
    explanation=(
        "Jabatan penanda tangan sama dengan pejabat pembentuk pada kepala naskah. Bila orang lain yang "
        "menandatangani, caranya disebut: a.n., Plt., atau Plh.; Plt. dan Plh. menyandang jabatan "
        "pembentuk itu sendiri."
    ),
    salah="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  jabatan: Sekretaris Komisi Pemilihan Umum Kabupaten Batang
  nama: Siti Teladan
""",
    benar="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  jabatan: Ketua Komisi Pemilihan Umum Kabupaten Batang
  nama: Siti Teladan
""",
    check=_check,
)
