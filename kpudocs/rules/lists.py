"""The lists and columns of a Lampiran, as they stand in cells and texts that people typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Loc

__all__ = ["Cell", "Item", "cells", "lists"]

_LABEL = re.compile(r"(?P<letter>[a-z])\.\s|(?P<number>\d{1,2})[.)]\s|(?P<dash>[-–—•●])\s")
_STYLES = {"letter": "a.", "number": "1.", "dash": "-"}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a text: its label and that label's style ("a.", "1.", "-" or ""), and its words."""

    text: Text
    start: int
    end: int
    label: str
    style: str

    @property
    def words(self) -> str:
        """The line without its label and without the mark at its end."""
        return self.text.value[self.start + len(self.label) : self.end].strip(" ;.,")

    @property
    def position(self) -> int:
        """Where its label stands in an alphabet or in counting, from 1; 0 for none."""
        mark = self.label.strip(" .)")
        return int(mark) if mark.isdigit() else ord(mark) - 96 if self.style == "a." else 0

    def finding(self, message: str, advice: str, replacement: str | None = None) -> Finding:
        """A finding at the whole line."""
        return self.text.finding((self.start, self.end), message, advice, replacement)

    def finding_at_end(self, message: str, advice: str, replacement: str | None = None) -> Finding:
        """A finding at the last character of the line."""
        return self.text.finding((self.end - 1, self.end), message, advice, replacement)

    def finding_at_label(self, message: str, advice: str) -> Finding:
        """A finding at the label."""
        return self.text.finding((self.start, self.start + len(self.label.rstrip())), message, advice)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the column that it is in, and what is typed in it ("" for nothing)."""

    column: Loc
    text: Text

    @property
    def items(self) -> tuple[Item, ...]:
        """Its lines."""
        return tuple(_lines(self.text))


def cells(decree: Decree) -> Iterator[Cell]:
    """Every cell that was typed, in the order of reading, the empty ones too."""
    for i, lampiran in enumerate(decree.keputusan.lampiran):
        if lampiran.jenis == "rencana_aksi":
            for j, area in enumerate(lampiran.area):
                for k, kegiatan in enumerate(area.kegiatan):
                    for n, baris in enumerate(kegiatan.baris):
                        place: Loc = ("lampiran", i, "area", j, "kegiatan", k, "baris", n)
                        for name in ("sub_kegiatan", "indikator"):
                            value = getattr(baris, name)
                            if value is not None:
                                yield Cell(("lampiran", i, name), Text((*place, name), value))
        elif lampiran.jenis == "tabel":
            for n, row in enumerate(lampiran.baris):
                for m, value in enumerate(row.sel):
                    if not lampiran.kolom[m].numeric:
                        yield Cell(("lampiran", i, m), Text(("lampiran", i, "baris", n, "sel", m), value))


def lists(decree: Decree, *, inner: bool = True) -> Iterator[tuple[Item, ...]]:
    """Every list whose items carry labels: of one cell, or of the rows of one kegiatan.

    Lists inside an item come after the one that they stand in; without `inner`, they are left out.
    """
    places: dict[Loc, list[Item]] = {}
    for cell in cells(decree):
        places.setdefault(_list_place(cell), []).extend(item for item in cell.items if item.style)
    for items in filter(None, places.values()):
        outer = items[0].style
        yield tuple(item for item in items if item.style == outer)
        for style, run in groupby(items, key=lambda item: item.style):
            if inner and style != outer:
                yield tuple(run)


def _list_place(cell: Cell) -> Loc:
    """Cells that hold one list together: the rows of a kegiatan; else each cell is on its own."""
    loc = cell.text.loc
    return (*loc[:6], "sub_kegiatan") if loc[-1] == "sub_kegiatan" else loc


def _lines(text: Text) -> Iterator[Item]:
    start = 0
    for line in text.value.split("\n"):
        found = _LABEL.match(line)
        style = _STYLES[found.lastgroup or ""] if found else ""
        yield Item(text, start, start + len(line), found[0] if found else "", style)
        start += len(line) + 1
