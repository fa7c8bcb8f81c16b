"""What about a cited regulation cannot be right: its gazettes' years, numbers of its neighbours, other facts on record.

Pure comparisons, for the rules of family Mengingat and for what an office adds to its own record.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.model import Identitas
from kpudocs.peraturan.registry import DIBERIKAN_SEKALI, Registry

__all__ = [
    "Janggal",
    "find_impossible_supplement",
    "find_oddities",
    "find_twins",
    "find_wrong_figures",
    "find_wrong_years",
    "same_title",
]

_JARAK_TLN = 60
"""How far a TLN may stray from its neighbours'. They are given out in the order of the Lembaran Negara, nearly."""
_NOT_WORD = re.compile(r"[\W_]+")
_PRINTED = ("ln", "tln", "bn", "bd", "ld", "tld")
_NAMA = {"ln": "Lembaran Negara", "tln": "Tambahan Lembaran Negara", "bn": "Berita Negara", "bd": "Berita Daerah",
         "ld": "Lembaran Daerah", "tld": "Tambahan Lembaran Daerah"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Janggal:
    """Something about a field that cannot be right: `field` names it."""

    field: str
    message: str


def find_wrong_years(peraturan: Identitas) -> Iterator[Janggal]:
    """A gazette of another year than the regulation's: LN and LD of its own, BN of its own or the next."""
    tahun = peraturan.tahun
    if tahun is None:
        return
    for name, later in (("ln", 0), ("ld", 0), ("bd", 1), ("bn", 1)):
        lembaran = getattr(peraturan, name)
        if lembaran is not None and not tahun <= lembaran.tahun <= tahun + later:
            yield Janggal(name, f"{_NAMA[name]} Tahun {lembaran.tahun}, sedangkan peraturannya Tahun {tahun}")


def find_wrong_figures(peraturan: Identitas, entri: Entri) -> Iterator[Janggal]:
    """Gazettes that differ from confirmed ones on record."""
    for name in _PRINTED:
        given, known = getattr(peraturan, name), entri.confirmed(name)  # type: ignore[arg-type]
        if given is not None and known is not None and given != known:
            yield Janggal(name, f"{_NAMA[name]} {given}, sedangkan dalam catatan {known}")


def find_twins(peraturan: Identitas, others: Registry) -> Iterator[tuple[Janggal, Identitas]]:
    """Another regulation on record with the same number in a gazette that gives each number once."""
    for other in others.sharing(peraturan):
        if other.kunci == peraturan.kunci:
            continue
        for name in DIBERIKAN_SEKALI:
            value = getattr(peraturan, name)
            if value is not None and value == other.confirmed(name):
                yield Janggal(name, f"{_NAMA[name]} {value} sudah dipakai {other.rujukan}"), other


def find_impossible_supplement(peraturan: Identitas, registry: Registry) -> Janggal | None:
    """A TLN that lies far outside the numbers of its neighbours, by the order of the Lembaran Negara."""
    ln, tln = peraturan.ln, peraturan.tln
    if ln is None or tln is None or not (ln.nomor.isdigit() and tln.isdigit()):
        return None
    span = registry.supplement_range(ln.tahun, int(ln.nomor))
    if span is None or span[0] - _JARAK_TLN <= int(tln) <= span[1] + _JARAK_TLN:
        return None
    return Janggal("tln", f"TLN {tln} jauh dari tetangganya: sekitar Lembaran Negara {ln} TLN-nya {span[0]}–{span[1]}")


def find_oddities(peraturan: Identitas, registry: Registry) -> Iterator[Janggal]:
    """Everything of the above about one regulation, and a title that differs from a confirmed one on record."""
    yield from find_wrong_years(peraturan)
    entri = registry.get(peraturan)
    if entri is not None:
        yield from find_wrong_figures(peraturan, entri)
        known = entri.confirmed("tentang")
        if known and peraturan.tentang and not same_title(known, peraturan.tentang):
            yield Janggal("tentang", f'judulnya "{peraturan.tentang}", sedangkan dalam catatan "{known}"')
    yield from (janggal for janggal, _ in find_twins(peraturan, registry))
    supplement = find_impossible_supplement(peraturan, registry)
    if supplement is not None:
        yield supplement


def same_title(one: str, other: str) -> bool:
    """Whether two titles have the same words: punctuation, dashes, capitals and blanks aside.

    >>> same_title("Grand Design 2010–2025", "grand design 2010-2025"), same_title("Tata Kerja", "Tugas dan Tata Kerja")
    (True, False)
    """
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())
