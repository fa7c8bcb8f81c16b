"""The lists and columns of a decree, as they stand in cells and texts that people typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from kpudocs.bahasa.angka import format_huruf, parse_romawi
from kpudocs.rules.decree import Decree, Text
from kpudocs.rules.finding import Finding, Loc

if TYPE_CHECKING:
    from kpudocs.lampiran.naskah import IsiNaskah
    from kpudocs.lampiran.rincian import Poin
    from kpudocs.lampiran.tabel import IsiTabel

__all__ = ["JOINED", "Cell", "Item", "cells", "lists", "rincian"]

JOINED = re.compile(r"[;,]\s*(?P<word>dan/atau|dan|atau|serta)[;.]?$", re.IGNORECASE)
"""How an item ends that joins the next one."""

_LABEL = re.compile(
    r"(?:\((?P<inside>[a-z]{1,2}|[ivx]{1,6}|[A-Z]|\d{1,2})\)|(?P<mark>[a-z]{1,2}|[ivx]{1,6}|[A-Z]|\d{1,2})(?P<close>[.)])"
    r"|(?P<dash>[-–—•●]))\s(?!\s*[a-z]\.(?:\s|$))"  # "a. n.", "s. d." are abbreviations
)
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_WIDEST_GAP = 3  # between capitals that label a list; farther apart they are a person's initials: "H.", "M."


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: a line of a text, or a whole text that kpudocs gives its label.

    `label` is as typed, or as it will be given; `lead` is how many of the line's characters it takes. `style` is
    how it is built: "a.", "A)", "(1)", "i.", "-", or "" for none. `position` is where the label stands in its
    alphabet or in counting, from 1; 0 for none.
    """

    text: Text
    start: int
    end: int
    label: str
    lead: int
    style: str
    position: int

    @property
    def line(self) -> str:
        """The whole line."""
        return self.text.value[self.start : self.end]

    @property
    def words(self) -> str:
        """The line without its label, and without the mark and the "dan" at its end."""
        return JOINED.sub("", self.text.value[self.start + self.lead : self.end]).strip(" ;.,")

    def finding(self, message: str, advice: str, replacement: str | None = None) -> Finding:
        """A finding at the whole line."""
        return self.text.finding((self.start, self.end), message, advice, replacement)

    def finding_at_end(self, message: str, advice: str, mark: str | None = None) -> Finding:
        """A finding at the mark that ends the line; at its last word, where no mark does."""
        words = self.line[-1:]
        if words not in tuple(_MARKS) and self.line.split():
            words = self.line.split()[-1]
        replacement = None if mark is None else mark if words in _MARKS else words + mark
        return self.text.finding((self.end - len(words), self.end), message, advice, replacement)

    def finding_at_label(self, message: str, advice: str) -> Finding:
        """A finding at the label."""
        return self.text.finding((self.start, self.start + len(self.label)), message, advice)


_MARKS = ";.,:"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: the column, its title and the row that it is in, and what is typed in it ("" for nothing)."""

    column: Loc
    title: str
    row: Loc
    text: Text

    @property
    def items(self) -> tuple[Item, ...]:
        """Its lines."""
        return tuple(_as_roman(list(_lines(self.text))))


def cells(decree: Decree) -> Iterator[Cell]:
    """Every cell that was typed, in the order of reading, the empty ones too; no numbers and no people's names."""
    for i, lampiran in enumerate(decree.keputusan.lampiran):
        place: Loc = ("lampiran", i)
        if lampiran.jenis == "rencana_aksi":
            for j, area in enumerate(lampiran.area):
                for k, kegiatan in enumerate(area.kegiatan):
                    for n, baris in enumerate(kegiatan.baris):
                        row: Loc = (*place, "area", j, "kegiatan", k, "baris", n)
                        for name in ("sub_kegiatan", "indikator"):
                            value = getattr(baris, name)
                            if value is not None:
                                yield Cell((*place, name), name, row, Text((*row, name), value))
        elif lampiran.jenis == "tabel":
            yield from _table(lampiran, place)
        elif lampiran.jenis == "daftar_nama":
            for n, orang in enumerate(lampiran.orang):
                row = (*place, "orang", n)
                for name in ("jabatan", "kedudukan", "keterangan"):
                    yield Cell((*place, name), name, row, Text((*row, name), getattr(orang, name)))
        elif lampiran.jenis == "naskah":
            for loc, isi in _isi(lampiran.isi, (*place, "isi")):
                if isi.tabel is not None:
                    yield from _table(isi.tabel, (*loc, "tabel"))


def _table(table: IsiTabel, place: Loc) -> Iterator[Cell]:
    for n, baris in enumerate(table.baris):
        row = (*place, "baris", n)
        for m, value in enumerate(baris.sel):
            if not table.kolom[m].numeric and not table.kolom[m].names_people:
                yield Cell((*place, m), table.kolom[m].judul, row, Text((*row, "sel", m), value))


def _isi(parts: tuple[IsiNaskah, ...], place: Loc) -> Iterator[tuple[Loc, IsiNaskah]]:
    for n, part in enumerate(parts):
        yield (*place, n), part
        yield from _isi(part.isi, (*place, n, "isi"))


def rincian(decree: Decree) -> Iterator[tuple[Item, ...]]:
    """Every list whose labels and marks kpudocs gives: below a dictum, and in the text of a Lampiran.

    Its items stand in the order of the list; those of a list inside one come after it.
    """
    for n, poin in enumerate(decree.keputusan.memutuskan):
        yield from _given(poin.rincian, ("memutuskan", n, "rincian"), 0)
    for i, lampiran in enumerate(decree.keputusan.lampiran):
        if lampiran.jenis == "naskah":
            for loc, isi in _isi(lampiran.isi, ("lampiran", i, "isi")):
                yield from _given(isi.butir, (*loc, "butir"), 0)


_GIVEN = (("{}.", False), ("{}.", True), ("{})", False), ("{})", True))


def _given(points: tuple[Poin, ...], place: Loc, level: int) -> Iterator[tuple[Item, ...]]:
    if not points:
        return
    form, letters = _GIVEN[level]
    items = []
    for n, point in enumerate(points, 1):
        label = form.format(format_huruf(n) if letters else n)
        text = Text((*place, n - 1, "teks"), point.teks)
        items.append(Item(text, 0, len(point.teks), label, 0, form.format("a" if letters else "1"), n))
    yield tuple(items)
    for n, point in enumerate(points):
        yield from _given(point.rincian, (*place, n, "rincian"), level + 1)


def lists(decree: Decree, *, inner: bool = True) -> Iterator[tuple[Item, ...]]:
    """Every list whose items carry typed labels: of one cell, of the rows of one kegiatan, of paragraphs.

    Lists inside an item come after the one that they stand in; without `inner`, they are left out.
    """
    for lines in _places(decree):
        labelled = [item for item in _as_roman(lines) if item.style]
        if not labelled:
            continue
        outer = labelled[0].style
        for one in _runs(item for item in labelled if item.style == outer):
            if _is_list(one):
                yield one
        for style, run in groupby(labelled, key=lambda item: item.style):
            if inner and style != outer and _is_list(one := tuple(run)):
                yield one


def _runs(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Items parted where another list begins: "a." again, after a list that has ended."""
    run: list[Item] = []
    for item in items:
        if len(run) > 1 and item.position == 1 and not run[-1].line.endswith((";", ",")):
            yield tuple(run)
            run = []
        run.append(item)
    yield tuple(run)


def _is_list(items: tuple[Item, ...]) -> bool:
    """Whether labels label a list; single capitals may be the first names of people."""
    if items[0].style not in ("A.", "A)", "(A)"):
        return True
    steps = [after.position - before.position for before, after in pairwise(items)]
    return bool(steps) and all(0 <= step <= _WIDEST_GAP for step in steps)


def _places(decree: Decree) -> Iterator[list[Item]]:
    """The lines that hold lists together: rows of a kegiatan, cells of a column that go on, paragraphs."""
    rows: dict[Loc, list[Item]] = {}
    columns: dict[Loc, list[list[Item]]] = {}
    for cell in cells(decree):
        if cell.text.loc[-1] == "sub_kegiatan":
            rows.setdefault(cell.row[:-2], []).extend(cell.items)
        else:
            _go_on(columns.setdefault(cell.column, []), list(cell.items))
    yield from rows.values()
    for places in columns.values():
        yield from places
    for i, lampiran in enumerate(decree.keputusan.lampiran):
        if lampiran.jenis == "naskah":
            paragraphs: dict[Loc, list[Item]] = {}
            for loc, isi in _isi(lampiran.isi, ("lampiran", i, "isi")):
                if isi.teks is not None:
                    paragraphs.setdefault(loc[:-1], []).extend(_lines(Text((*loc, "teks"), isi.teks)))
            yield from paragraphs.values()


def _go_on(places: list[list[Item]], lines: list[Item]) -> None:
    """Add a cell's lines to its column: to the list above, where they go on with it."""
    first = next((item for item in lines if item.style), None)
    last = next((item for item in reversed(places[-1]) if item.style), None) if places else None
    same = first is not None and last is not None and first.style == last.style and first.style != "-"
    if same and first is not None and first.position > 1:
        places[-1] += lines
    elif first is not None:
        places.append(lines)


def _lines(text: Text) -> Iterator[Item]:
    start = 0
    for line in text.value.split("\n"):
        found = _LABEL.match(line)
        style, position = _read(found) if found else ("", 0)
        typed = found[0] if found and style else ""
        yield Item(text, start, start + len(line), typed.rstrip(), len(typed), style, position)
        start += len(line) + 1


def _read(label: re.Match[str]) -> tuple[str, int]:
    """How a label is built, and its place in counting; no style for what is no label ("jl.", "hj.")."""
    if label["dash"]:
        return "-", 0
    mark = label["inside"] or label["mark"]
    form = "({})" if label["inside"] else f"{{}}{label['close']}"
    if mark.isdigit():
        return form.format("1"), int(mark)
    if mark.isupper():
        return form.format("A"), ord(mark) - ord("A") + 1
    if len(mark) > 1 and _ROMAN.fullmatch(mark):
        return form.format("i"), parse_romawi(mark.upper())
    if len(set(mark)) > 1:
        return "", 0
    return form.format("a"), ord(mark[0]) - ord("a") + 1 + 26 * (len(mark) - 1)


def _as_roman(lines: list[Item]) -> list[Item]:
    """The lines with "i.", "v.", "x." read as numbers, where they stand in a Roman list."""
    labelled = [item for item in lines if item.style]
    romans = {item.style for item in labelled if "i" in item.style}
    if labelled and labelled[0].label.strip("().") == "i":
        romans.add(labelled[0].style.replace("a", "i"))
    if not romans:
        return lines
    read = []
    for item in lines:
        mark, style = item.label.strip("()."), item.style.replace("a", "i")
        there = style in romans and _ROMAN.fullmatch(mark)
        read.append(replace(item, style=style, position=parse_romawi(mark.upper())) if there else item)
    return read
