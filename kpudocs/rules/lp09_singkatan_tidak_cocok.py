"""An abbreviation that does not fit the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import PRAKTIK, Rule
from kpudocs.rules.singkatan import is_slip

__all__ = ["RULE"]

_AFTER = re.compile(r"\((?P<short>[A-Z]{3,8})\)")
_BEFORE = re.compile(r"\b(?P<short>[A-Z]{3,8}) \((?P<words>[A-Z][^\W\d_]+(?:[ /-][^\W\d_]+){2,7})\)")
_BREAK = re.compile(r"[.;:()\"“”\n]")
_BEGUN = re.compile(r"[a-z]")
_FARTHEST = 160  # characters: how far back an abbreviation's words may begin


def _check(decree: Decree) -> Iterator[Finding]:
    for text in decree.texts:
        if text.is_name or "(" not in text.value:
            continue
        for found in text.find(_AFTER):
            words = _BREAK.split(text.value[max(0, found.start() - _FARTHEST) : found.start()])[-1]
            if _BEGUN.search(words) and is_slip(found["short"], words):
                yield text.finding(found.span("short"), _what(found), _ADVICE)
        for found in text.find(_BEFORE):
            if is_slip(found["short"], found["words"], whole=True):
                yield text.finding(found.span("short"), _what(found), _ADVICE)


_ADVICE = "periksa singkatannya, atau kepanjangannya"


def _what(found: re.Match[str]) -> str:
    return f'singkatan "{found["short"]}" tidak cocok dengan kepanjangannya'


RULE = Rule(
    code="LP09",
    name="singkatan tidak cocok",
    severity=Severity.PERINGATAN,
    dasar=f"{PRAKTIK}: singkatan dibentuk dari huruf awal kepanjangannya, berurutan",
    explanation=(
        "Singkatan dalam kurung sesudah kepanjangannya (atau kepanjangan dalam kurung sesudah singkatannya) harus "
        "dapat dibaca dari kepanjangan itu, huruf demi huruf menurut urutannya: Sasaran Kinerja Pegawai (SKP), bukan "
        "(SPK); Standar Operasional Prosedur (SOP), bukan Prosedur Operasional Tetap (SOP). Yang ditandai hanya yang "
        "jelas keliru: hurufnya tertukar, satu huruf berbeda, atau tidak terbaca dari kepanjangannya. Akronim "
        "(SIMPEG, Bawaslu), kata yang dilompati (dan, dari, yang), singkatan asing yang lazim (FGD), dan singkatan "
        "yang dalam kurung menjadi keterangan (KPU, ASN) dibiarkan."
    ),
    salah="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan Sasaran Kinerja Pegawai (SPK).
                indikator: Tersedianya sasaran kinerja.
                bulan: [1]
""",
    benar="""\
lampiran:
  - jenis: rencana_aksi
    area:
      - nama: Pelayanan
        kegiatan:
          - nama: Pelayanan Tamu
            baris:
              - sub_kegiatan: a. Penyusunan Sasaran Kinerja Pegawai (SKP).
                indikator: Tersedianya sasaran kinerja.
                bulan: [1]
""",
    check=_check,
)
