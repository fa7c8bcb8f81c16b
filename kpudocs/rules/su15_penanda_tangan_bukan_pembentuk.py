"""A signer in own right whose office is not the one that forms the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_DEPUTY = re.compile(r"(?:a\.?\s?n\.?|atas\s+nama|plt|plh|pj|pjs|pelaksana\s+(?:tugas|harian))\b", re.IGNORECASE)


def _check(decree: Decree) -> Iterator[Finding]:
    signing = decree.keputusan.penetapan
    if signing.cara != "sendiri" or signing.jabatan is None or _DEPUTY.match(signing.jabatan):
        return
    former = decree.keputusan.pejabat
    if _bare(signing.jabatan) == _bare(former):
        return
    (text,) = decree.part("penetapan", "jabatan")
    yield text.finding(
        None,
        f"penanda tangan bukan pejabat pembentuk ({former})",
        'samakan jabatannya, atau isi cara: "a.n.", "Plt.", "Plh."',
    )


def _bare(office: str) -> str:
    return re.sub(r"\brepublik indonesia\b|\W+", " ", office.lower()).strip()


RULE = Rule(
    code="SU15",
    name="penanda tangan bukan pembentuk",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: keputusan ditandatangani oleh pejabat yang membentuknya",
    explanation=(
        "Jabatan penanda tangan sama dengan pejabat pembentuk pada kepala naskah. Bila orang lain yang "
        "menandatangani, caranya disebut: a.n., Plt., atau Plh."
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
