"""What is wrong with a register: numbers that nobody noted, doubles, entries that were changed.

The chain shows a change, an entry taken out, and entries lost at the end as far as SQLite's own
counter tells. Who can write the file and knows how could make the whole chain anew: against that
helps a hash noted elsewhere (`known`), on paper or in a mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kpudocs.register.book import Book
from kpudocs.register.entries import START, Aksi, Entry, Number, numbers_of, seal

__all__ = ["Damage", "examine"]


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is wrong: a code, what, and what to do."""

    code: str
    message: str
    advice: str

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}"


def examine(book: Book, known: str = "") -> tuple[Damage, ...]:
    """Everything that is wrong with a register. `known` is the hash of an entry, noted elsewhere before."""
    entries = list(book.entries())
    return (*_chain(entries, book.last_place(), known), *_gaps_and_doubles(numbers_of(entries)))


def _chain(entries: list[Entry], last: int, known: str) -> Iterator[Damage]:
    restore = "bandingkan dengan cadangan register"
    before, place = START, 0
    for entry in entries:
        place += 1
        if entry.urut != place:
            yield Damage("entri_hilang", f"catatan {_span(place, entry.urut - 1)} hilang", restore)
            place = entry.urut
        facts = (entry.urut, entry.waktu, entry.aksi, entry.jenis, entry.tahun, entry.nomor, entry.rincian)
        if entry.sidik != seal(*facts, entry.sebelum):
            what = f"catatan {entry.urut} (nomor {entry.nomor} tahun {entry.tahun}) diubah sesudah ditulis"
            yield Damage("entri_diubah", what, restore)
        elif entry.sebelum != before:
            yield Damage("rantai_putus", f"catatan {entry.urut} tidak menyambung dengan catatan sebelumnya", restore)
        before = entry.sidik
    if place < last:
        yield Damage("entri_hilang", f"catatan {_span(place + 1, last)} hilang", restore)
    if known and not any(entry.sidik.startswith(known.lower()) for entry in entries):
        yield Damage("sidik_tidak_ada", f"sidik {known} tidak ada dalam register ini", restore)


def _gaps_and_doubles(numbers: list[Number]) -> Iterator[Damage]:
    for (jenis, tahun), group in groupby(numbers, lambda number: (number.jenis, number.tahun)):
        expected = 1
        for number in group:
            if number.nomor > expected:
                what = f"{jenis} tahun {tahun}: nomor {_span(expected, number.nomor - 1)} tidak tercatat"
                yield Damage("nomor_lompat", what, "cari keputusannya, atau catat mengapa nomor itu tidak dipakai")
            expected = number.nomor + 1
            given = sum(entry.aksi in (Aksi.PESAN, Aksi.IMPOR) for entry in number.entries)
            if given > 1:
                what = f"{jenis} tahun {tahun}: nomor {number.nomor} tercatat {given} kali"
                yield Damage("nomor_ganda", what, "tentukan keputusan mana yang memakainya")


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
