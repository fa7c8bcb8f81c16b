"""Tables put together over pages, and their heads read."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from kpudocs.bahasa.tanggal import BULAN
from kpudocs.intake.heading import letters
from kpudocs.intake.items import Cell, Grid, grid_words
from kpudocs.intake.layout import lines_of
from kpudocs.intake.paragraphs import cell_lines

__all__ = ["Row", "Table", "month_of", "stitch", "table_words"]

_MAX_HEAD = 4
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LIST = re.compile(r"(?:[a-z]|\d{1,2})[.)]\s|[-•●]\s")


_SHORT = (
    *("jan", "feb peb pebruari", "mar mrt", "apr", "may", "jun", "jul", "agt ags agu ag aug", "sep sept"),
    *("okt oct", "nov nop nopember", "des dec"),
)
_MONTHS = {
    name: number for number, others in enumerate(_SHORT, 1) for name in (BULAN[number - 1].lower(), *others.split())
}
_BEGINNINGS = {name[:2] for name in _MONTHS}


@dataclass(slots=True)
class Row:
    """A row of data, and whether it is the first on its page; `begins` tells which cells begin in it."""

    cells: list[Cell]
    index: int
    place: str
    first: bool = False

    def begins(self, column: int) -> bool:
        return self.cells[column].row == self.index

    def text(self, column: int) -> str:
        return "\n".join(" ".join(line.split()) for line in self.cells[column].lines)


@dataclass(slots=True)
class Table:
    """A whole table: titles of its columns, the groups above them, and its rows."""

    titles: list[str]
    groups: list[str]
    rows: list[Row]
    head: list[list[Cell]] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    numbered: bool = False
    """A row of column numbers stood below the head."""

    @property
    def place(self) -> str:
        return self.grids[0].place

    @property
    def turned(self) -> bool:
        return self.grids[0].turned


def stitch(grids: Sequence[Grid], apart: Collection[int] = ()) -> list[Table]:
    """The tables, each put together of its pieces; heads that pages repeat are read once.

    `apart` are the ids of grids that text of the same page parts from the one before.
    """
    tables: list[Table] = []
    for grid in grids:
        if not grid.cells:
            continue
        height, numbered = _head_height(grid)
        last = tables[-1] if tables else None
        repeated = _repeated_head(last, grid) if last is not None else 0
        if last is not None and id(grid) not in apart and _continues(last, grid, height, repeated):
            _append(last, grid, repeated)
            continue
        tables.append(_open_table(grid, height, numbered))
    return tables


def _open_table(grid: Grid, height: int, numbered: bool) -> Table:
    head = grid.cells[:height]
    spoken = head[:-1] if numbered else head
    titles, groups = _titles(spoken, grid.width)
    table = Table(titles, groups, [], head, [grid], numbered)
    _add_rows(table, grid, height)
    return table


def _add_rows(table: Table, grid: Grid, height: int) -> None:
    for index in range(height, len(grid.cells)):
        row = grid.cells[index]
        if any(cell.text for cell in row) or any(cell.shaded for cell in row):
            first = index == height and bool(table.rows)
            table.rows.append(Row(row, index, f"{grid.place}, baris {index + 1}", first))


def _append(table: Table, grid: Grid, repeated: int) -> None:
    if grid.width != len(table.titles):
        _widen(table, grid)
    if repeated and repeated < len(grid.cells):
        _split(grid, repeated)
    table.grids.append(grid)
    _add_rows(table, grid, repeated)


def _repeated_head(table: Table, grid: Grid) -> int:
    """How many rows of the table's head a piece repeats. A merged cell that goes on may hide the last line."""
    rows = 0
    for ours, theirs in zip(table.head, grid.cells, strict=False):
        known = {letters(cell.text) for cell in _each(ours)} - {""}
        there = {letters(cell.text) for cell in _each(theirs)} - {""}
        same = len(known & there)
        if len(ours) == len(theirs):
            going_on = [(a, b) for a, b in zip(ours, theirs, strict=True) if b.row + b.rows > len(table.head)]
            same += sum(bool(letters(a.text)) and letters(b.text).startswith(letters(a.text)) for a, b in going_on)
        if not known or same < 0.6 * len(known):
            break
        rows += 1
    return rows


def _split(grid: Grid, row: int) -> None:
    """Part the cells that reach from the head into the data: their line was not drawn."""
    parted: dict[int, Cell] = {}
    level = grid.levels[row] if row < len(grid.levels) else 0.0
    for index in range(row, len(grid.cells)):
        for column, cell in enumerate(grid.cells[index]):
            if cell.row >= row:
                continue
            if id(cell) not in parted:
                below = tuple(word for word in cell.words if (word.top + word.bottom) / 2 >= level)
                lower = Cell(
                    [], row, cell.column, cell.row + cell.rows - row, cell.columns, cell.shaded, below, cell.edge
                )
                lower.lines = cell_lines(lines_of(below, 0), cell.edge)
                parted[id(cell)] = lower
            grid.cells[index][column] = parted[id(cell)]
    for cell in {id(cell): cell for line in grid.cells[:row] for cell in line}.values():
        if id(cell) in parted:
            above = [word for word in cell.words if (word.top + word.bottom) / 2 < level]
            cell.lines, cell.rows = cell_lines(lines_of(above, 0), cell.edge), row - cell.row


def _continues(table: Table, grid: Grid, height: int, repeated: int) -> bool:
    """Whether a piece goes on a table: the same head again, or none and the same columns."""
    last = table.grids[-1]
    if grid.page and last.page and grid.page - last.page > 1:
        return False
    if height and not repeated:
        return False
    if not grid.page and not repeated:
        return False  # two tables of a Word file that merely follow each other
    return _same_columns(table, grid)


def _same_columns(table: Table, grid: Grid) -> bool:
    if grid.width == len(table.titles):
        return True
    wide = table.grids[0].edges
    return bool(wide and grid.edges) and all(min(abs(edge - other) for other in wide) < 4 for edge in grid.edges)


def _widen(table: Table, grid: Grid) -> None:
    """Give a piece, in which merged cells hide an edge, the columns of its table."""
    wide = table.grids[0].edges
    starts = [min(range(len(wide)), key=lambda i: abs(wide[i] - edge)) for edge in grid.edges]
    for r, row in enumerate(grid.cells):
        widened: list[Cell] = []
        for column, cell in enumerate(row):
            widened += [cell] * (starts[column + 1] - starts[column])
        grid.cells[r] = widened + [row[-1]] * (len(table.titles) - len(widened))


def _head_height(grid: Grid) -> tuple[int, bool]:
    """How many rows are the head, and whether its last is one of column numbers."""
    rows = grid.cells
    if not _is_head(rows[0]):
        return 0, False
    height = min(max((cell.rows for cell in rows[0] if cell.text), default=1), _MAX_HEAD, len(rows))
    if height > 1 and not any(cell.row == 1 and cell.text for cell in rows[1]):
        height = 1  # a label of the first row that spans rows of data
    while height < min(len(rows), _MAX_HEAD) and _is_below_head(rows[height], rows[height - 1]):
        height += 1
    numbered = height < len(rows) and _is_numbers(rows[height])
    if numbered:
        height += 1
    return height, numbered


def _is_head(row: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in _each(row)]
    filled = [text for text in texts if text]
    if len(filled) < 2 or len(filled) < 0.6 * len(texts):
        return False
    if any(
        len(text.split()) > 9 or _LIST.match(text) or (text.endswith((";", ".")) and len(text) > 6) for text in filled
    ):
        return False
    words = [text for text in filled if re.search(r"[^\W\d_]", text)]
    if len(words) < 2:
        return False
    first = filled[0].strip(". ").upper()
    return first in ("NO", "NOMOR", "NO URUT") or sum(text.isupper() for text in words) >= 0.7 * len(words)


def _is_below_head(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    texts = [cell.text for cell in _each(row) if cell.text and cell not in above]
    if not texts or len(texts) < 2:
        return False
    return all(month_of(text) for text in texts) or (
        all(text.isupper() and not re.search(r"\d", text) and len(text.split()) < 5 for text in texts)
        and any(not cell.text for cell in row)
    )


def _is_numbers(row: Sequence[Cell]) -> bool:
    texts = [cell.text.strip("()") for cell in _each(row) if cell.text]
    if len(texts) < 3 or not all(text.isdigit() for text in texts):
        return False
    numbers = [int(text) for text in texts]
    return numbers[0] == 1 and numbers == sorted(set(numbers)) and numbers[-1] <= 2 * len(numbers)


def _each(row: Sequence[Cell]) -> list[Cell]:
    """The cells of a row, each once."""
    seen: dict[int, Cell] = {id(cell): cell for cell in row}
    return list(seen.values())


def _titles(head: Sequence[Sequence[Cell]], width: int) -> tuple[list[str], list[str]]:
    titles, groups = [""] * width, [""] * width
    for column in range(width):
        texts: list[str] = []
        for row in head:
            text = row[column].text
            if text and (not texts or texts[-1] != text):
                texts.append(text)
        titles[column] = texts[-1] if texts else ""
        groups[column] = " ".join(texts[:-1])
    return titles, groups


def month_of(title: str) -> int:
    """The month that a title names, 0 for none.

    >>> month_of("Agt"), month_of("SEPT."), month_of("KET"), month_of("3")
    (8, 9, 0, 0)
    """
    word = title.strip(" .").lower()
    if word[:2] not in _BEGINNINGS or not word.isalpha():
        return 0
    return _MONTHS.get(word, 0)


def table_words(table: Table) -> list[tuple[str, str]]:
    """Every word of a table with its place, the heads of all its pieces too."""
    return [pair for grid in table.grids for pair in grid_words(grid)]
