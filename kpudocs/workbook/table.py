"""The sheet of a table of any columns (tabel): its own titles, groups of rows, numbers and totals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kpudocs.bahasa.angka import parse_ribuan
from kpudocs.errors import Fault
from kpudocs.workbook.grid import BLANKS, Grid
from kpudocs.workbook.headers import find_table
from kpudocs.workbook.layout import Read, Role, Table, fold, read_text

__all__ = ["JENIS", "ROLES", "find", "read"]

JENIS = "tabel"
ROLES = (Role("no", ("NO.", "Nomor", "No Urut")),)
_TOTAL = re.compile(r"(?:jumlah|total|sub ?total|grand total)\b", re.IGNORECASE)
_ROWS = 60


def find(grid: Grid, mapping: Mapping[str, str]) -> Table | list[Fault]:
    """The table in a sheet: its header is the first line with two titles or more and rows below it."""
    found = find_table(grid, ROLES, mapping)
    if isinstance(found, Table):
        return found
    for row in range(1, min(grid.last_row, _ROWS)):
        titles = [column for column, cell in grid.row(row) if not cell.number]
        if len(titles) < 2 or grid.blank_row(row + 1):
            continue
        last = max(grid.area(row, column)[2] for column in titles)
        if any(grid.area(row, column)[3] > grid.area(row, column)[1] for column in titles):
            last = max(last, row + 1)  # a title above several columns has theirs below it
        return Table(grid, row, min(last, row + 2), {}, (min(titles), grid.last_column))
    what = "kepala tabel tidak ditemukan"
    return [Fault(what, "beri judul pada setiap kolom, dalam satu baris", cell=grid.name, code="kepala_hilang")]


def read(table: Table) -> Read:
    """The table as it stands; a row of totals is told, not read, since totals are summed anew."""
    grid = table.grid
    result = Read(JENIS, grid.name)
    columns = [
        column for column in range(table.extent[0], _last_column(table) + 1) if column != table.columns.get("no")
    ]
    heads = [_head(table, column) for column in columns]
    if not table.own:
        filled = [j for j, column in enumerate(columns) if heads[j]["judul"] or _filled(table, column)]
        columns, heads = [columns[j] for j in filled], [heads[j] for j in filled]
    if not columns:
        at = grid.at(table.last, table.extent[0])
        result.refuse(at, "tabel tidak berkolom", "beri judul pada setiap kolom", "tanpa_kolom")
        return result
    rows: list[Any] = []
    totals: set[int] = set()
    merged: set[int] = set()
    numeric = _numeric_columns(table, columns)
    last = grid.last_row if table.own or len(columns) < 3 else table.end
    result.notes += table.note_foot() if last < grid.last_row else []
    for row in range(table.last + 1, last + 1):
        if grid.blank_row(row) and not _in_merge(table, row, columns):
            continue
        if not table.own and _skipped(table, row, columns):
            continue
        if group := _group(table, row, columns):
            result.cells["baris", len(rows), "kelompok"] = grid.at(row, table.extent[0])
            rows.append({"kelompok": read_text(group)})
            continue
        if summed := _total(table, row, columns, result):
            totals |= summed
            continue
        if table.own and _total_typed(table, row):
            at = grid.at(row, columns[0])
            result.notes.append(f"{at}: jumlah yang diketik dibaca sebagai baris biasa; jumlah dihitung sendiri")
        loc = ("baris", len(rows))
        result.cells[loc] = grid.at(row, columns[0])
        rows.append([result.text(table, row, c, (*loc, "sel", j), numeric=c in numeric) for j, c in enumerate(columns)])
        merged |= {j for j, column in enumerate(columns) if grid.area(row, column)[0] < row}
    _describe(table, columns, heads, totals, merged)
    for j, column in enumerate(columns):
        for name in heads[j]:
            result.cells["kolom", j, name] = grid.at(table.last, column)
        result.cells["kolom", j] = grid.at(table.last, column)
    result.data = {"jenis": JENIS, "penomoran": "no" in table.columns, "kolom": heads, "baris": rows}
    if not rows:
        at = grid.at(table.last, table.extent[0])
        result.refuse(at, "tidak ada baris di bawah kepala tabel", "isi paling sedikit satu baris", "tidak_ada_baris")
    return result


def _last_column(table: Table) -> int:
    """The header's last column, and those that somebody added beside it."""
    column = table.extent[1]
    while any(not table.grid.shown(row, column + 1).blank for row in range(table.first, table.last + 1)):
        column += 1
    return column


def _head(table: Table, column: int) -> dict[str, Any]:
    grid = table.grid
    lowest = grid.area(table.last, column)
    title = grid.shown(table.last, column).text.strip(BLANKS)
    above = grid.shown(table.first, column).text.strip(BLANKS)
    head: dict[str, Any] = {"judul": read_text(" ".join(title.split()))}
    if table.first < table.last and lowest[0] > table.first:
        if title or table.own:
            if above:
                head["kelompok"] = read_text(" ".join(above.split()))
        else:
            head["judul"] = read_text(" ".join(above.split()))
    return head


def _filled(table: Table, column: int) -> bool:
    return any(c == column and row > table.last and not cell.blank for (row, c), cell in table.grid.cells.items())


def _in_merge(table: Table, row: int, columns: list[int]) -> bool:
    return not table.own and any(
        table.grid.area(row, c)[0] < row and not table.grid.shown(row, c).blank for c in columns
    )


def _group(table: Table, row: int, columns: list[int]) -> str:
    """The title of a group of rows: the row's only text, merged over columns, or alone in a numbered table."""
    filled = list(table.grid.row(row))
    if len(filled) != 1:
        return ""
    column, cell = filled[0]
    area = table.grid.area(row, column)
    wide = area[3] > area[1] and area[1] <= columns[0]
    return cell.text.strip(BLANKS) if wide else ""


def _skipped(table: Table, row: int, columns: list[int]) -> bool:
    """Whether a row only numbers the columns, or is the header again."""
    grid = table.grid
    texts = [cell.text.strip(" ()\t\n") for _, cell in grid.row(row)]
    if row == table.last + 1 and len(texts) >= 3 and texts == [str(n) for n in range(1, len(texts) + 1)]:
        return True
    filled = [column for column in columns if not grid[row, column].blank]
    heads = (fold(grid.shown(table.last, column).text) == fold(grid[row, column].text) for column in filled)
    return len(filled) >= 2 and all(heads)


def _total(table: Table, row: int, columns: list[int], result: Read) -> set[int]:
    """The columns that a row sums; none if it is no row of totals."""
    grid = table.grid
    filled = list(grid.row(row))
    label = filled[0][1].text.strip(BLANKS) if filled else ""
    numbers = {j: grid[row, column] for j, column in enumerate(columns) if not grid[row, column].blank}
    if table.own:
        counted = not label or filled[0][1].number or filled[0][0] != table.columns.get("no")
        return set() if counted else {j for j, cell in numbers.items() if cell.formula}
    if not _TOTAL.match(label):
        return set()
    found = set()
    for j, cell in numbers.items():
        said = _number(cell.text)
        if said is None:
            continue
        found.add(j)
        above = [_number(grid[r, columns[j]].text) for r in range(table.last + 1, row)]
        real = sum((number for number in above if number is not None), Decimal(0))
        if said != real and not label.lower().startswith("sub"):
            at = grid.at(row, columns[j])
            result.notes.append(
                f"{at}: {label} {cell.text} tidak sama dengan hasil penjumlahan {real}; dijumlahkan ulang"
            )
    if found:
        result.notes.append(f'{grid.name}: baris {row} "{label}" tidak dibaca; jumlah dihitung sendiri')
    return found


def _total_typed(table: Table, row: int) -> bool:
    """Whether somebody typed a row of totals, without a number in NO."""
    filled = list(table.grid.row(row))
    return bool(filled) and filled[0][0] != table.columns.get("no") and bool(_TOTAL.match(filled[0][1].text))


def _number(text: str) -> Decimal | None:
    try:
        return parse_ribuan(text.strip(BLANKS))
    except ValueError:
        return None


def _describe(
    table: Table, columns: list[int], heads: list[dict[str, Any]], totals: set[int], merged: set[int]
) -> None:
    """What a foreign table shows of its columns: numbers, totals, merged cells."""
    if table.own:
        return
    for j, column in enumerate(columns):
        if j in totals:
            heads[j]["jumlah"] = True
        elif _numeric(table, column):
            heads[j]["angka"] = True
        if j in merged:
            heads[j]["gabung"] = True


def _numeric(table: Table, column: int) -> bool:
    cells = [cell for (row, c), cell in table.grid.cells.items() if c == column and row > table.last and not cell.blank]
    return bool(cells) and all(cell.number for cell in cells) and any(_large(cell.text) for cell in cells)


def _numeric_columns(table: Table, columns: list[int]) -> set[int]:
    """The columns of which the numbers are read, and not how they are dressed: kpudocs dresses them itself."""
    if table.own:
        return set(columns)
    summed = any(
        _TOTAL.match(cell.text.strip(BLANKS))
        for (row, column), cell in table.grid.cells.items()
        if row > table.last and column <= columns[0]
    )
    return {column for column in columns if summed or _numeric(table, column)}


def _large(text: str) -> bool:
    """Whether a number is one that dots make readable: years and small counts stay as they are."""
    number = _number(text)
    return number is not None and abs(number) >= 10_000
