"""What the rules of family Mengingat share: the regulations that a decree cites, and where their words stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kpudocs.peraturan.jenis import ALIAS
from kpudocs.peraturan.model import Identitas, Peraturan
from kpudocs.peraturan.registry import Unconfirmed, made_by
from kpudocs.peraturan.sitasi import Tempat
from kpudocs.rules.decree import Decree, Text

__all__ = [
    "DASAR_HUKUM",
    "Cited",
    "cited",
    "find_near_kind",
    "find_near_reference",
    "happened_before",
    "in_order",
    "offer",
    "spell",
]

DASAR_HUKUM = "UU 12/2011 Lampiran II, Dasar Hukum"
"""Where the technique of drafting speaks of Mengingat."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A regulation in a legal basis: the item, what it says, and where its parts stand in the item's text.

    `utama` says that the item is about it; the others are amendments. `number` counts items from 1.
    """

    text: Text
    number: int
    peraturan: Peraturan
    tempat: Tempat
    bagian: dict[str, Tempat]
    utama: bool

    @property
    def nama(self) -> Tempat:
        """Where its kind, number and year stand."""
        ends = [self.bagian[name][1] for name in ("sebutan", "nomor", "tahun") if name in self.bagian]
        return self.tempat[0], max(ends, default=self.tempat[1])


def cited(decree: Decree) -> Iterator[Cited]:
    """Every regulation that was read in Mengingat, in the order of reading."""
    for i, (text, sitasi) in enumerate(decree.sitasi):
        for n, bacaan in enumerate(sitasi.bacaan):
            if bacaan.peraturan is not None:
                yield Cited(text, i + 1, bacaan.peraturan, bacaan.tempat, dict(bacaan.bagian), n == 0)


def spell(peraturan: Identitas) -> str:
    """A regulation as a message names it: "Undang-Undang Nomor 7 Tahun 2017"."""
    return " ".join(part for part in (peraturan.nama, peraturan.nomor_dan_tahun) if part)


def in_order(
    items: Sequence[Cited], key: Callable[[Cited], int], wrong: Callable[[Cited, Cited], bool]
) -> Iterator[tuple[Cited, Cited]]:
    """Each item that must be moved so that the rest is in order, with one that it stands wrong to.

    Items are in order by `key`; those of one key are by `wrong(a, b)`, which says that a may not stand
    before b. As few as possible are moved, the later ones first. Linear, save among items of one key.
    """
    kept = [items[i] for i in _longest([key(one) for one in items])]
    there = {id(one) for one in kept}
    keys, numbers = [key(one) for one in kept], [one.number for one in kept]
    for one in items:
        if id(one) not in there:
            place = bisect_right(numbers, one.number)
            later, earlier = bisect_right(keys, key(one)), bisect_left(keys, key(one)) - 1
            if later < place or earlier >= place:
                yield one, kept[later if later < place else earlier]
    groups: dict[int, list[Cited]] = {}
    for one in kept:
        groups.setdefault(key(one), []).append(one)
    for group in groups.values():
        yield from _in_order_by(group[:_MAX_ALIKE], wrong)


_MAX_ALIKE = 200
"""More laws of one kind and year than any decree cites: those beyond are not compared with each other."""


def _longest(keys: Sequence[int]) -> list[int]:
    """The places of a longest run of keys that never fall, the earliest of its kind."""
    tails: list[int] = []
    ends: list[int] = []
    after = [-1] * len(keys)
    for i in reversed(range(len(keys))):
        place = bisect_right(tails, -keys[i])
        after[i] = ends[place - 1] if place else -1
        tails[place : place + 1] = [-keys[i]]
        ends[place : place + 1] = [i]
    places: list[int] = []
    i = ends[-1] if ends else -1
    while i >= 0:
        places.append(i)
        i = after[i]
    return places


def _in_order_by(items: Sequence[Cited], wrong: Callable[[Cited, Cited], bool]) -> Iterator[tuple[Cited, Cited]]:
    count = len(items)
    longest = [1] * count
    for i in reversed(range(count)):
        longest[i] += max((longest[j] for j in range(i + 1, count) if not wrong(items[i], items[j])), default=0)
    kept: list[int] = []
    for i in range(count):
        left = max(longest, default=0) - len(kept)
        if longest[i] == left and (not kept or not wrong(items[kept[-1]], items[i])):
            kept.append(i)
    for i in sorted(set(range(count)) - set(kept)):
        other = next((j for j in kept if wrong(*((items[j], items[i]) if j < i else (items[i], items[j])))), None)
        if other is not None:
            yield items[i], items[other]


def happened_before(peraturan: Identitas, decree: Decree) -> bool:
    """Whether a regulation surely is older than the decree: of an earlier year, or dated before it was signed."""
    return made_by(peraturan, decree.keputusan.tahun, decree.keputusan.penetapan.tanggal) is True


def offer(peraturan: Identitas, decree: Decree) -> str:
    """The short reference that a decree of this day may write instead; "" where the record cannot compose it."""
    entri = decree.registry.get(peraturan)
    if entri is None or len(decree.registry.find(entri.rujukan)) != 1:
        return ""
    try:
        decree.registry.cite(entri, decree.keputusan.tahun, decree.keputusan.penetapan.tanggal)
    except Unconfirmed:
        return ""
    return entri.rujukan


_NAMES = "|".join(re.escape(name) for name in sorted(ALIAS, key=len, reverse=True))
_NEAR = re.compile(
    rf"\s*(?P<nama>{_NAMES})[\s.:]*(?:(?:nomor|no)[\s.:]*)?(?P<nomor>[0-9]{{1,4}}[A-Za-z]?)"
    r"\s*(?:/\s*|\s(?:tahun|thn\.?)\s+)(?P<tahun>[0-9]{4}|[0-9]{2})[\s.,;]*",
    re.IGNORECASE,
)


_CITATION = re.compile(r"(?P<kata>[^\W\d_]+(?:-[^\W\d_]+)?)\b.{0,200}?\bNomor\s+\S+\s+Tahun\s+[0-9]{4}\b", re.DOTALL)
_KATA_JENIS = ("Instruksi", "Keputusan", "Ketetapan", "Peraturan", "Qanun", "Undang-Undang")


def find_near_kind(text: str) -> str:
    """The kind that the first word of a whole citation all but is, or "".

    >>> find_near_kind("Undang-Undnag Nomor 12 Tahun 2011 tentang P"), find_near_kind("Putusan Nomor 1 Tahun 2020")
    ('Undang-Undang', '')
    """
    found = _CITATION.match(text.strip())
    if found is None or found["kata"] in _KATA_JENIS:
        return ""
    return next(iter(get_close_matches(found["kata"], _KATA_JENIS, 1, cutoff=0.8)), "")


def find_near_reference(text: str) -> str:
    """The short reference that a whole text all but is: it was meant to be composed, and would be printed as it stands.

    >>> find_near_reference("uu7/2017"), find_near_reference("UU No. 7 Tahun 2017"), find_near_reference("UU 7/2017 x")
    ('uu 7/2017', 'uu 7/2017', '')
    """
    found = _NEAR.fullmatch(text)
    if found is None:
        return ""
    tahun = found["tahun"]
    if len(tahun) == 2:
        tahun = f"{'20' if int(tahun) < 45 else '19'}{tahun}"
    return f"{found['nama'].lower()} {found['nomor']}/{tahun}"
