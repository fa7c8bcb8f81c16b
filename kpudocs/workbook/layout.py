"""What every kind of sheet shares: its columns, how a row is told, what is wrong with a cell.

A sheet that kpudocs made carries names for its areas (`kpudocs_lampiran_1_rencana_aksi` is the
header of lampiran 1): they move along when somebody inserts a row or renames the sheet. Any other
sheet is found by the titles of its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from kpudocs.errors import Fault
from kpudocs.workbook.grid import BLANKS, Area, Grid, column_letters

__all__ = ["Loc", "Read", "Role", "Table", "fold", "read_text", "show_text"]

Loc = tuple[int | str, ...]
_RUN = re.compile(r"(\$+)(?=\{)")
_NAME = re.compile(r"\{[a-z_][a-z0-9_]*\}", re.IGNORECASE | re.ASCII)
_NOT_WORD = re.compile(r"[\W_]+")


def show_text(text: str) -> str:
    """A decree's text as a cell shows it: as it is printed; "${" gets one more dollar.

    >>> show_text("US$ 5"), show_text("${tahun}")
    ('US$ 5', '$${tahun}')
    """
    return _RUN.sub(r"\1$", text)


def read_text(text: str) -> str:
    """A cell's text as the model reads it: `${tahun}` is the variable, every other dollar is a dollar.

    >>> read_text("US$ 5"), read_text("${tahun}"), read_text("$${tahun}")
    ('US$$ 5', '${tahun}', '$${tahun}')
    """
    pieces: list[str] = []
    last = 0
    for found in _RUN.finditer(text):
        dollars = len(found[1])
        pieces.append(text[last : found.start()].replace("$", "$$"))
        variable = dollars == 1 and _NAME.match(text, found.end())
        pieces.append("$" if variable else "$$" * (dollars - 1 or 1))
        last = found.end()
    return "".join(pieces) + text[last:].replace("$", "$$")


def fold(title: str) -> str:
    """A title as it is compared: letters and digits only.

    >>> fold("Sub-Kegiatan / Rincian")
    'subkegiatanrincian'
    """
    return _NOT_WORD.sub("", title.casefold())


@dataclass(frozen=True, slots=True)
class Role:
    """A column that a kind of sheet knows: its name, what it is called elsewhere, whether it must be there.

    One that is required may be waived by a person ("-" in a mapping) where that makes sense.
    """

    name: str
    titles: tuple[str, ...]
    required: bool = False
    waivable: bool = False


@dataclass
class Table:
    """A table found in a sheet: the lines of its header, and the column of each role."""

    grid: Grid
    first: int
    last: int
    columns: dict[str, int]
    extent: tuple[int, int]
    """First and last column of the header."""
    own: bool = False
    """Whether kpudocs made the sheet."""
    months: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """The months that a column stands for, of those that are marked: a month, one of its weeks, a quarter."""

    @property
    def header(self) -> Area:
        return (self.first, self.extent[0], self.last, self.extent[1])

    @cached_property
    def end(self) -> int:
        """The table's last row: what stands below a blank row and has a cell or two a line is a signature."""
        grid = self.grid
        marks = {*self.months, *(column for name, column in self.columns.items() if name == "no")}
        columns = range(self.extent[0], self.extent[1] + 1)
        last = row = grid.last_row
        while row > self.last + 1:
            filled = [column for column, _ in grid.row(row)]
            if len(filled) > 2 or marks.intersection(filled) or any(grid[row, c].fill for c in self.months):
                break
            row -= 1
            if grid.blank_row(row) and all(grid.area(row, column)[0] == row for column in columns):
                last = row - 1
        while last > self.last and grid.blank_row(last) and last < grid.last_row:
            last -= 1
        return last

    def note_foot(self) -> list[str]:
        """What is told of the lines below the table."""
        rows = [row for row in range(self.end + 1, self.grid.last_row + 1) if not self.grid.blank_row(row)]
        shown = " ".join(cell.text.strip(BLANKS) for row in rows for _, cell in self.grid.row(row))[:60]
        many = f"baris {rows[0]}" + (f"–{rows[-1]}" if len(rows) > 1 else "") if rows else ""
        return [f'{self.grid.name}: {many} di bawah tabel tidak dibaca: "{shown}"'] if rows else []


@dataclass
class Read:
    """What was read of a sheet: data as YAML would hold it, the cell of each fact, faults, remarks."""

    jenis: str
    sheet: str
    data: dict[str, Any] = field(default_factory=dict)
    cells: dict[Loc, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    statuses: dict[Loc, tuple[str, str]] = field(default_factory=dict)
    """The status of a plan's row and its cell, where the sheet has a column for that."""
    number: int | None = None
    """Which lampiran of its decree it was exported from, from 0."""

    def refuse(self, at: str, message: str, advice: str = "", code: str = "sel_salah") -> None:
        self.faults.append(Fault(message, advice, code=code, cell=at))

    def text(self, table: Table, row: int, column: int, loc: Loc, *, numeric: bool = False) -> str:
        """The text seen at a cell, noted as the place of `loc`; what cannot be read is a fault.

        Of a number in a `numeric` column, only the number.
        """
        cell = table.grid.shown(row, column)
        at = table.grid.at(*table.grid.area(row, column)[:2])
        self.cells[loc] = at
        if cell.fault == "rumus":
            self.refuse(at, "rumus belum ada hasilnya", "buka dan simpan sekali di Excel, atau ketik isinya", "rumus")
        elif cell.fault:
            self.refuse(at, f"sel berisi kesalahan {cell.fault}", "perbaiki rumusnya, atau ketik isinya", "rumus")
        return read_text((cell.text if numeric else cell.dressed or cell.text).strip(BLANKS))

    def note_strangers(self, table: Table, titles: Mapping[int, str]) -> None:
        """Tell of columns that hold something and are no part of the decree."""
        for column, title in titles.items():
            rows = [r for (r, c), cell in table.grid.cells.items() if c == column and r > table.last and not cell.blank]
            if rows:
                name = f'"{title}" ' if title else ""
                self.notes.append(
                    f"{table.grid.name}: kolom {column_letters(column)} {name}tidak dibaca ({len(rows)} sel terisi)"
                )


def nearest(title: str, known: Iterable[str]) -> str:
    """The nearest of some titles, or ""."""
    folded = {fold(one): one for one in known}
    near = get_close_matches(fold(title), [*folded], 1, cutoff=0.6)
    return folded[near[0]] if near else ""
