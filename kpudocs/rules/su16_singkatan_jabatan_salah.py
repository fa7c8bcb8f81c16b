"""a.n., Plt. and Plh. written otherwise, or typed into the office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule

__all__ = ["RULE"]

_FORM = re.compile(r"(?P<an>a\.?\s?n\.?|A\.?\s?N\.?|An\.?)\s|(?P<acting>plt|plh|pj|pjs)\b\.?", re.IGNORECASE)
_RIGHT = {"plt": "Plt.", "plh": "Plh.", "pj": "Pj.", "pjs": "Pjs."}


def _check(decree: Decree) -> Iterator[Finding]:
    for text in (
        *decree.part("penetapan", "jabatan"),
        *decree.part("salinan", "jabatan"),
        *decree.part("pejabat_pembentuk"),
    ):
        found = _FORM.match(text.value)
        if found is None:
            continue
        typed = found[0].strip()
        right = "a.n." if found["an"] else _RIGHT[found["acting"].lower()]
        if typed != right:
            words = (0, len(typed))
            yield text.finding(words, f'"{typed}" ditulis dengan bentuk lain', f'tulis "{right}"', right)


RULE = Rule(
    code="SU16",
    name="singkatan jabatan salah",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: a.n., Plt., dan Plh. ditulis dengan titik, a.n. dengan huruf kecil",
    explanation=(
        "Singkatan atas nama, pelaksana tugas, dan pelaksana harian ditulis a.n., Plt., dan Plh.; huruf dan "
        "titiknya tetap, juga di dalam kepala yang berhuruf kapital."
    ),
    salah="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  jabatan: PLT Ketua Komisi Pemilihan Umum Kabupaten Batang
  nama: Siti Teladan
""",
    benar="""\
penetapan:
  tempat: Batang
  tanggal: 2026-03-02
  jabatan: Plt. Ketua Komisi Pemilihan Umum Kabupaten Batang
  nama: Siti Teladan
""",
    check=_check,
    fixes=True,
)
