"""The short reference to a regulation: `uu 7/2017`, `pkpu 14/2020`, `kepkpu 314/ORT.07-Kpt/01/KPU/V/2021`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches

from kpudocs.peraturan.jenis import ALIAS, JenisPeraturan
from kpudocs.peraturan.model import YEAR, Identitas, year_in_number

__all__ = ["Rujukan", "near_name", "parse_rujukan"]

_SHORT = re.compile(
    r"(?:(?P<nama>[a-z][a-z_-]{1,24}) )?(?P<nomor>[0-9IVXLC]{1,6}[A-Za-z]?(?:/[^\s/]{1,30}){0,6}?)"
    rf" ?/ ?(?P<tahun>{YEAR})",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"(?:(?P<nama>[a-z][a-z_-]{1,24}) )?(?:nomor |no\.? ?)?(?P<nomor>\S{1,60}) (?:tahun |thn\.? )(?P<tahun>[0-9]{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rujukan:
    """What a reference names; `nama` as typed, `jenis` None where it is not known or not named."""

    nama: str
    jenis: JenisPeraturan | None
    pembentuk: str
    nomor: str
    tahun: int

    def fits(self, peraturan: Identitas) -> bool:
        """Whether it may mean this regulation: what it does not name may be anything."""
        if self.jenis not in (None, peraturan.jenis) or (self.nama and self.jenis is None):
            return False
        body = (peraturan.pembentuk or "").lower()
        named = self.pembentuk.lower()
        if named and body != named and not (peraturan.jenis == "perkada" and body.startswith(f"{named} ")):
            return False
        return (_bare(self.nomor), self.tahun) == (_bare(peraturan.nomor or ""), peraturan.tahun)

    def __str__(self) -> str:
        nomor = self.nomor if year_in_number(self.nomor) == self.tahun else f"{self.nomor}/{self.tahun}"
        return f"{self.nama} {nomor}".strip()


def _bare(nomor: str) -> str:
    text = "".join(nomor.lower().split())
    return text.lstrip("0") or text


def parse_rujukan(text: str, *, loose: bool = False) -> Rujukan | None:
    """Read a short reference; None for any other text. `loose` also reads "uu nomor 7 tahun 2017".

    >>> str(parse_rujukan("UU 7/2017")), str(parse_rujukan("kepkpu 314/ORT.07-Kpt/01/KPU/V/2021"))
    ('uu 7/2017', 'kepkpu 314/ORT.07-Kpt/01/KPU/V/2021')
    >>> parse_rujukan("Undang-Undang Nomor 7 Tahun 2017") is None
    True
    """
    words = " ".join(text.split())
    if words.lower() == "uud":
        return Rujukan("uud", "uud", "", "", 0)
    found = _SHORT.fullmatch(words) or (_LONG.fullmatch(words) if loose else None)
    if found is None:
        return None
    nama = (found["nama"] or "").lower()
    jenis, pembentuk = ALIAS.get(nama, (None, ""))
    tahun = int(found["tahun"])
    nomor = found["nomor"]
    if "/" in nomor and found.re is _SHORT:
        nomor = f"{nomor}/{tahun}"
    return Rujukan(nama, jenis, pembentuk, nomor, tahun)


def near_name(name: str) -> str:
    """The short name most like one that there is not, or "".

    >>> near_name("pkup")
    'pkpu'
    """
    near = get_close_matches(name.lower(), ALIAS, 1, cutoff=0.6)
    return near[0] if near else ""
