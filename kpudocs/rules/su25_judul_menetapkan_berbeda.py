"""The title of heading, Menetapkan and Lampiran is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.rules.decree import Decree
from kpudocs.rules.finding import Finding, Severity
from kpudocs.rules.rule import Rule

__all__ = ["RULE"]


def _check(decree: Decree) -> Iterator[Finding]:
    naskah = decree.naskah
    if "TENTANG" not in naskah.judul:
        return
    at = naskah.judul.index("TENTANG")
    heading, name = " ".join(naskah.judul[at + 1 :]), naskah.judul[0]
    advice = "samakan dengan kepala naskah"
    for butir in naskah.menetapkan.butir[:1]:
        found = _TITLE.search(butir.teks)
        if found and not _alike(found["title"], heading):
            what = "judul sesudah Menetapkan berbeda dari kepala naskah"
            yield Finding(what, advice, ("tentang",), found["title"].strip())
        stated = butir.teks[: found.start()] if found else ""
        if stated and name.upper().startswith("KEPUTUSAN ") and not _alike(_bare(stated), _bare(name)):
            what = "lembaga sesudah Menetapkan berbeda dari kepala naskah"
            yield Finding(what, advice, ("lembaga",), stated.strip())
    for i, lampiran in enumerate(naskah.lampiran):
        above = " ".join(lampiran.kepala)
        found = _TITLE.search(above)
        if found and not _alike(found["title"], heading):
            what = "judul keputusan pada kepala lampiran berbeda dari kepala naskah"
            yield Finding(what, advice, ("lampiran", i), found["title"].strip())
        number = next((line for line in lampiran.kepala if line.upper().startswith("NOMOR")), "")
        own = next((line for line in naskah.judul[:at] if line.upper().startswith("NOMOR")), "")
        if number and own and not _alike(number, own):
            what = "nomor keputusan pada kepala lampiran berbeda dari kepala naskah"
            yield Finding(what, f'tulis "{own}"', ("lampiran", i), number)


_TITLE = re.compile(r"\bTENTANG\b(?P<title>.*)", re.DOTALL | re.IGNORECASE)


def _alike(one: str, other: str) -> bool:
    """Whether two say the same, a line's break and its hyphen aside."""
    return re.sub(r"[\W_]+", "", one).casefold() == re.sub(r"[\W_]+", "", other).casefold()


def _bare(name: str) -> str:
    """The office that a heading names; "Republik Indonesia" is another rule's."""
    return re.sub(r"\bREPUBLIK\s+INDONESIA\b|^\s*SURAT\b", "", name.upper())


RULE = Rule(
    code="SU25",
    name="judul menetapkan berbeda",
    severity=Severity.GALAT,
    dasar="UU 12/2011 Lampiran II, Diktum (sesudah Menetapkan dicantumkan jenis dan nama, ditulis kembali)",
    explanation=(
        "Jenis, lembaga, dan judul pada kepala naskah ditulis kembali sesudah Menetapkan, dan judul serta nomornya "
        "pada kepala setiap lampiran, kata demi kata. kpudocs membuatkannya; aturan ini untuk naskah yang dibuat "
        "dengan cara lain."
    ),
    salah="""\
naskah:
  menetapkan.butir[0].teks: KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG TENTANG PEDOMAN PELAYANAN.
""",
    benar="""\
naskah:
  menetapkan.butir[0].teks: KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN BATANG TENTANG PEDOMAN PELAYANAN TAMU.
""",
    check=_check,
)
