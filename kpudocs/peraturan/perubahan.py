"""What an amendment's title says of the regulation that it amends: "Perubahan Kedua atas …"."""

from __future__ import annotations

import re

from kpudocs.peraturan.composer import amendment_ordinal
from kpudocs.peraturan.model import Identitas

__all__ = ["amends", "is_amendment"]

_ATAS = re.compile(
    r"\bPerubahan\b[^()]{0,40}?\b(?:atas|terhadap)\s+(?:.{0,300}?\s)??nomor\s*", re.IGNORECASE | re.DOTALL
)
_NOMOR = re.compile(r"([^\s()]+)\s+(?:Tahun|thn\.?)\s+([0-9]{4})(?![0-9])|([^\s()]+/[0-9]{4})(?![0-9])", re.IGNORECASE)
_HEADS = ("perubahan", "penetapan peraturan pemerintah pengganti")


def is_amendment(tentang: str | None) -> bool:
    """Whether a title is that of an amendment, or of a law that makes an amending Perppu law.

    >>> is_amendment("Perubahan Kedua atas X"), is_amendment("Pedoman Perubahan atas X")
    (True, False)
    """
    title = " ".join((tentang or "").split()).lower()
    return title.startswith(_HEADS) and amendment_ordinal(title) is not None


def amends(amendment: Identitas, base: Identitas) -> bool | None:
    """Whether an amendment's title names this regulation, by number and year; None where none can be read.

    >>> uu = Identitas(jenis="uu", nomor="12", tahun=2011)
    >>> titles = ("Perubahan atas Undang-Undang Nomor 12 Tahun 2011", "Perubahan atas PP Nomor 1 Tahun 2011", "P")
    >>> [amends(Identitas(jenis="uu", tentang=title), uu) for title in titles]
    [True, False, None]
    """
    if not is_amendment(amendment.tentang) or base.nomor is None:
        return None
    start = _ATAS.search(amendment.tentang or "")
    found = _NOMOR.match(amendment.tentang or "", start.end()) if start else None
    if found is None:
        return None
    named = Identitas(jenis=base.jenis, nomor=found[1] or found[3], tahun=int(found[2]) if found[2] else None)
    return named.kunci[2:] == Identitas(jenis=base.jenis, nomor=base.nomor, tahun=base.tahun).kunci[2:]
