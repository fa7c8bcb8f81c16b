"""What stands in the sheets of a workbook: values, fills and merged areas, read in a sandbox.

A workbook comes from anywhere, so that it is opened in a child process; what comes back is plain
data. Nothing here knows of decrees.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Any

from kpudocs.errors import Fault, InvalidInput
from kpudocs.sandbox import run_sandboxed
from kpudocs.workbook.shown import show_date, show_number

__all__ = ["Area", "Cell", "Grid", "Workbook", "column_letters", "read_workbook"]

MAX_BYTES = 192 * 1024 * 1024
"""Out of the package: a plan of 10,000 rows unpacks to some 15 MB."""
MAX_CELLS = 3_000_000
"""A plan of 10,000 rows has some 200,000."""
_SECONDS = 60.0
_MAX_SPAN = 50_000
"""Rows of a merged area that are looked at: a whole column may be merged."""
_WHITE = {"rgb:FFFFFFFF:0", "rgb:00FFFFFF:0", "theme:0:0", "indexed:9:0", "indexed:64:0", "indexed:65:0", "indexed:1:0"}
BLANKS = " \t\r\n"

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column: from 1, the last ones included."""


def column_letters(column: int) -> str:
    """How a sheet calls a column.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what it shows, as text; whether that is a number; and what cannot be read about it."""

    text: str = ""
    number: bool = False
    formula: bool = False
    fill: str = ""
    """The fill's colour, by a name that only tells alike from unlike; "" for none and for white."""
    fault: str = ""
    """Why it cannot be read ("#REF!"), or ""."""
    dressed: str = ""
    """A number with the dots and the words that its format gives it ("Rp 1.250.000"), where that differs."""

    @property
    def blank(self) -> bool:
        return not self.text.strip(BLANKS) and not self.fault


_EMPTY = Cell()


@dataclass
class Grid:
    """A sheet. Rows and columns count from 1, as a sheet shows them."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merges: tuple[Area, ...] = ()
    hidden_rows: tuple[int, ...] = ()

    @cached_property
    def _covering(self) -> dict[tuple[int, int], Area]:
        columns = self.last_column
        return {
            (row, column): area
            for area in self.merges
            for row in range(area[0], min(area[2], area[0] + _MAX_SPAN) + 1)
            for column in range(area[1], min(area[3], max(columns, area[1])) + 1)
        }

    @cached_property
    def last_row(self) -> int:
        """The last row that holds a text."""
        return max((row for (row, _), cell in self.cells.items() if not cell.blank), default=0)

    @cached_property
    def last_column(self) -> int:
        """The last column that holds a text."""
        return max((column for (_, column), cell in self.cells.items() if not cell.blank), default=0)

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        return self.cells.get(place, _EMPTY)

    def area(self, row: int, column: int) -> Area:
        """The merged area around a cell, or the cell alone."""
        return self._covering.get((row, column), (row, column, row, column))

    def shown(self, row: int, column: int) -> Cell:
        """What is seen at a cell: its own, or that of the merged area it lies in."""
        area = self.area(row, column)
        return self[area[0], area[1]]

    def at(self, row: int, column: int) -> str:
        """A cell's name for people: "Rencana Aksi!D14"."""
        return f"{self.name}!{column_letters(column)}{row}"

    def blank_row(self, row: int) -> bool:
        return row not in self._filled_rows

    @cached_property
    def _filled_rows(self) -> frozenset[int]:
        return frozenset(row for (row, _), cell in self.cells.items() if not cell.blank)

    def row(self, row: int) -> Iterator[tuple[int, Cell]]:
        """The filled cells of a row, from left to right."""
        for column in self._columns_of.get(row, ()):
            yield column, self[row, column]

    @cached_property
    def _columns_of(self) -> dict[int, list[int]]:
        columns: dict[int, list[int]] = {}
        for (row, column), cell in sorted(self.cells.items()):
            if not cell.blank:
                columns.setdefault(row, []).append(column)
        return columns


@dataclass
class Workbook:
    """The sheets that are seen, in order; and the areas that have names: sheet and area by name."""

    sheets: tuple[Grid, ...]
    names: dict[str, tuple[str, Area]] = field(default_factory=dict)
    hidden_sheets: tuple[str, ...] = ()


def read_workbook(raw: bytes, name: str) -> Workbook:
    """Read an .xlsx of anybody's making, in a child process with limits. `name` stands in messages.

    Raises InvalidInput where it cannot be read.
    """
    return as_workbook(run_sandboxed(_read, raw, name, name=name, seconds=_SECONDS))


def as_workbook(data: dict[str, Any]) -> Workbook:
    """The workbook from the plain data that the child sends."""
    sheets = tuple(
        Grid(
            sheet["name"],
            {(row, column): Cell(*values) for row, column, *values in sheet["cells"]},
            tuple(tuple(area) for area in sheet["merges"]),
            tuple(sheet["hidden_rows"]),
        )
        for sheet in data["sheets"]
    )
    names = {key: (sheet, tuple(area)) for key, (sheet, area) in data["names"].items()}
    return Workbook(sheets, names, tuple(data["hidden_sheets"]))


# What follows runs in the child.


def _read(raw: bytes, name: str) -> dict[str, Any]:
    import warnings

    from openpyxl import load_workbook

    _look_through(raw, name)
    warnings.simplefilter("ignore")  # what openpyxl does not keep of a workbook is not asked for
    typed = load_workbook(io.BytesIO(raw), keep_links=False)
    formulas = any(cell.data_type == "f" for sheet in typed.worksheets for cell in _cells(sheet))
    computed = load_workbook(io.BytesIO(raw), keep_links=False, data_only=True) if formulas else typed
    seen = [sheet for sheet in typed.worksheets if sheet.sheet_state == "visible"]
    if sum(len(_cells(sheet)) for sheet in seen) > MAX_CELLS:
        what = f"buku kerja memuat lebih dari {MAX_CELLS} sel"
        raise InvalidInput((Fault(what, "hapus lembar yang tidak perlu", file=name, code="terlalu_besar"),))
    return {
        "sheets": [_sheet(sheet, computed[sheet.title]) for sheet in seen],
        "names": dict(_names(typed)),
        "hidden_sheets": [sheet.title for sheet in typed.worksheets if sheet.sheet_state != "visible"],
    }


def _look_through(raw: bytes, name: str) -> None:
    """Refuse what a reader should not see. Raises InvalidInput."""
    from kpudocs.ooxml.opener import Unsafe, look_through_workbook

    try:
        look_through_workbook(io.BytesIO(raw), MAX_BYTES)
    except Unsafe as error:
        advice = "di Excel: buka, hapus kata sandinya bila ada, lalu Save As, Excel Workbook (.xlsx)"
        raise InvalidInput((Fault(str(error), advice, file=name, code="bukan_buku_kerja"),)) from error


def _cells(sheet: Any) -> Any:
    # Only the cells that are there: going row by row, one stray cell at the sheet's end costs its whole area.
    return sheet._cells.values()  # noqa: SLF001


def _sheet(typed: Any, computed: Any) -> dict[str, Any]:
    cells = []
    for cell in _cells(typed):
        formula = cell.data_type == "f"
        shown = computed.cell(cell.row, cell.column) if formula else cell
        text, dressed, number, fault = _value(shown, formula)
        fill = _fill(cell)
        if text or fault or fill:
            cells.append(
                [cell.row, cell.column, text, number, formula, fill, fault, "" if dressed == text else dressed]
            )
    return {
        "name": typed.title,
        "cells": cells,
        "merges": [[area.min_row, area.min_col, area.max_row, area.max_col] for area in typed.merged_cells.ranges],
        "hidden_rows": [row for row, about in typed.row_dimensions.items() if about.hidden],
    }


def _names(workbook: Any) -> Iterator[tuple[str, Any]]:
    from openpyxl.utils.cell import range_boundaries

    for name, defined in workbook.defined_names.items():
        try:
            ((sheet, coordinates),) = defined.destinations
            first_column, first_row, last_column, last_row = range_boundaries(coordinates)
        except (ValueError, TypeError):
            continue  # a name for something else than one area
        if None not in (first_row, first_column, last_row, last_column):
            yield name, (sheet, (first_row, first_column, last_row, last_column))


def _value(cell: Any, formula: bool) -> tuple[str, str, bool, str]:
    """Text, the same as it is shown, whether it is a number, and why it cannot be read."""
    value = cell.value
    if cell.data_type == "e":
        return "", "", False, str(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        text, dressed = show_number(value, cell.number_format)
        return text, dressed, not text.endswith("%") and not (text[:1] == "0" and text[1:2].isdigit()), ""
    text = show_date(value, cell.number_format) if isinstance(value, date) else _text(value)
    return text, text, False, "rumus" if value is None and formula else ""


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def _fill(cell: Any) -> str:
    if not cell.has_style:
        return ""
    fill = cell.fill
    pattern = getattr(fill, "fill_type", None)
    if pattern in (None, "none"):
        return ""
    colour = getattr(fill, "fgColor", None)
    if colour is None:  # a gradient
        return "gradient"
    name = f"{colour.type}:{colour.value}:{colour.tint:g}"
    return "" if name in _WHITE and pattern == "solid" else name
