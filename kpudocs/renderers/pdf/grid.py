"""The rows of a table, measured when they are asked for and forgotten when they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from kpudocs.naskah import Baris, Sel, Tabel
from kpudocs.renderers.pdf.cells import PAD_Y, Blank, Cell, heading_size, measure_cell
from kpudocs.renderers.pdf.fonts import bold, regular
from kpudocs.renderers.pdf.pages import MM

__all__ = ["Row", "Rows"]

_MOST_BLANKS = 4096


@dataclass(slots=True)
class Row:
    """A row: the cells with text or spans that begin in it, and the merged ones of earlier rows that end in it."""

    number: int
    cells: list[Cell]
    least: float
    """The height of an empty row, in pt."""
    ending: list[Cell] = field(default_factory=list)
    covered: frozenset[int] = frozenset()
    """The edges between columns that lie within a cell, and have no rule."""
    continued: frozenset[int] = frozenset()
    """The columns of cells that began in an earlier row."""
    slots: list[Cell | Blank | None] = field(default_factory=list)
    """The same cells in their order, with those that hold no text: shaded ones, and None for empty ones."""


class Rows:
    """The rows of a table `width` pt wide, in type of `size` pt.

    The header is apart, since it stands on each page, unless it is `joined` to the rows.
    """

    def __init__(self, tabel: Tabel, width: float, size: float, *, joined: bool = False) -> None:
        self._rows = (*tabel.kepala, *tabel.baris) if joined else tabel.baris
        self._headings = len(tabel.kepala) if joined else 0
        self._kepala = tabel.kepala
        self._size = size
        self._least = tabel.tinggi * MM
        self.edges = [width * share for share in accumulate((kolom.lebar for kolom in tabel.kolom), initial=0.0)]
        """The x of the left edge of each column, and of the right edge of the last."""
        self._measured: dict[int, Row] = {}
        self._open: dict[int, Cell] = {}
        """By column, the merged cell that goes on below the last measured row."""
        self._blanks: dict[tuple[int, int], Blank] = {}
        """A month's shaded cell is one object in many rows: by column and that object's id."""

    def __len__(self) -> int:
        return len(self._rows)

    def header(self) -> list[Row]:
        """The rows of the header."""
        open_: dict[int, Cell] = {}
        return [self._measure(i, self._kepala, open_, heading=True) for i in range(len(self._kepala))]

    def __getitem__(self, number: int) -> Row:
        row = self._measured.get(number)
        if row is None:
            # rows are asked for in their order, so the cells open from above are known
            row = self._measure(number, self._rows, self._open, heading=number < self._headings)
            self._measured[number] = row
        return row

    def lone_end(self) -> float:
        """The height of the last row if it should not stand on a page alone, else 0.

        A row of one line should not, nor a total however many lines it takes, for it says nothing
        without rows above it. A total is known by its bold type.
        """
        if len(self) < 2:
            return 0.0
        # measured apart, since the rows above it have not been: merged cells that end in it do not count
        end = self._measure(len(self) - 1, self._rows, {}, heading=False)
        if any(len(cell.lines) > 1 for cell in end.cells) and not any(cell.sel.tebal for cell in end.cells):
            return 0.0
        return max([end.least, *(cell.height for cell in end.cells)])

    def forget(self, number: int) -> None:
        """The rows before `number` are drawn."""
        for old in [key for key in self._measured if key < number]:
            del self._measured[old]

    def _measure(self, number: int, baris: tuple[Baris, ...], open_: dict[int, Cell], *, heading: bool) -> Row:
        count = len(self.edges) - 1
        cells: list[Cell] = []
        covered: set[int] = set()
        continued: set[int] = set()
        ending: list[Cell] = []
        slots: list[Cell | Blank | None] = []
        column = 0
        for sel in baris[number].sel:
            if not sel.paragraf and sel.rentang_baris == 1 == sel.rentang_kolom and column < count and not heading:
                slots.append(self._blank(column, sel) if sel.arsir else None)
                column += 1
                continue
            after = min(count, column + max(1, sel.rentang_kolom))
            if after > column:
                covered.update(range(column + 1, after))
                if sel.rentang_baris > 0:
                    last = min(len(baris), number + sel.rentang_baris) - 1
                    x = self.edges[column]
                    cell = Cell(sel, number, column, last, x, self.edges[after] - x, heading)
                    cells.append(cell)
                    slots.append(cell)
                    if last > number:
                        open_[column] = cell
                else:
                    continued.update(range(column, after))
                    if column in open_ and open_[column].last == number:
                        ending.append(open_.pop(column))
            column = after
        self._set(cells, heading=heading)
        least = max(1.2 * self._size + 2 * PAD_Y, 0.0 if heading else self._least)
        return Row(number, cells, least, ending, frozenset(covered), frozenset(continued), slots)

    def _blank(self, column: int, sel: Sel) -> Blank:
        blank = self._blanks.get((column, id(sel)))
        if blank is None:
            if len(self._blanks) > _MOST_BLANKS:
                self._blanks.clear()
            x = self.edges[column]
            # it holds the object, which so keeps its id
            blank = self._blanks[column, id(sel)] = Blank(sel, x, self.edges[column + 1] - x)
        return blank

    def _set(self, cells: list[Cell], *, heading: bool) -> None:
        """Break the texts of a row's cells into lines. Headings of one width share one size."""
        sizes: dict[int, float] = {}
        fonts = [bold() if cell.sel.tebal else regular() for cell in cells]
        if heading:
            for cell, font in zip(cells, fonts, strict=True):
                size = heading_size(cell.sel, cell.width, font, self._size)
                sizes[round(cell.width)] = min(size, sizes.get(round(cell.width), size))
        for cell, font in zip(cells, fonts, strict=True):
            measure_cell(cell, font, sizes.get(round(cell.width), self._size))
