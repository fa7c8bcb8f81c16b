"""What the rules of family Mengingat share: the regulations that a decree cites, and where their words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kpudocs.peraturan.model import Identitas, Peraturan
from kpudocs.peraturan.sitasi import Tempat
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding

__all__ = ["DASAR_HUKUM", "TINGKAT_LEMBAGA", "Cited", "cited", "happened_before", "in_order", "spell", "tell_rank"]

DASAR_HUKUM = "UU 12/2011 Lampiran II, Dasar Hukum"
"""Where the technique of drafting speaks of Mengingat."""
TINGKAT_LEMBAGA = 6
"""The rank of ministries' and bodies' regulations: from here down the order is custom (UU 12/2011 Pasal 7)."""


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


def in_order(items: Sequence[Cited], wrong: Callable[[Cited, Cited], bool]) -> Iterator[tuple[Cited, Cited]]:
    """Each item that must be moved so that the rest is in order, with one that it stands wrong to.

    `wrong(a, b)` says that a may not stand before b. As few as possible are moved, the later ones first.
    """
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


def tell_rank(ranked: Sequence[Cited], wrong: Callable[[Cited, Cited], bool]) -> Iterator[Finding]:
    """A finding for each regulation that stands wrong to one of another rank."""
    for moved, other in in_order(ranked, wrong):
        late = moved.number > other.number
        yield moved.text.finding(
            moved.nama,
            f"{spell(moved.peraturan)} ditulis {'sesudah' if late else 'sebelum'} {spell(other.peraturan)}, yang "
            f"tingkatannya lebih {'rendah' if late else 'tinggi'}",
            f"pindahkan ke {'depan' if late else 'belakang'} angka {other.number}",
        )


def happened_before(peraturan: Identitas, decree: Decree) -> bool:
    """Whether a regulation surely is older than the decree: of an earlier year, or dated before it was signed."""
    keputusan = decree.keputusan
    signed = keputusan.penetapan.tanggal
    if peraturan.tahun is None or peraturan.tahun > keputusan.tahun:
        return False
    if peraturan.tahun < keputusan.tahun:
        return True
    return bool(peraturan.tanggal and signed and peraturan.tanggal <= signed)
