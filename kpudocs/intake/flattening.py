"""Tables that only lay out text, as Word users part labels from texts: read as the lines they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpudocs.intake.items import Cell, Grid, Item, Line
from kpudocs.intake.labels import find_opening, find_ordinal, is_lone_colon, list_label

__all__ = ["flatten"]

_BLOCK = re.compile(
    r"Ditetapkan\b|Salinan\s+(?:ini\s+)?sesuai|LAMPIRAN\b|TENTANG$|NOMOR\b|KEPUTUSAN\s|KETUA\b|SEKRETARI|KOMISI\s|ttd\b",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?:jan(?:uari)?|feb(?:ruari)?|maret|april|mei|juni|juli|bulan|triwulan|tw)\b", re.IGNORECASE)
_NUMBER = re.compile(r"No(?:mor)?\.?$", re.IGNORECASE)


def flatten(items: list[Item]) -> Iterator[Item]:
    """The items, with each table that lays out text read as lines; tables of data stay."""
    for item in items:
        if isinstance(item, Grid) and _lays_out(item):
            yield from _lines(item)
        else:
            yield item


def _unique(row: list[Cell], number: int) -> list[Cell]:
    """The cells that begin in a row, from left to right."""
    each = {id(cell): cell for cell in row}
    return [cell for cell in each.values() if cell.lines and cell.row == number]


def _lays_out(grid: Grid) -> bool:
    """Whether a table holds the parts of a decree, not data."""
    rows = [_unique(row, number) for number, row in enumerate(grid.cells)]
    filled = [row for row in rows if row]
    if not filled:
        return False
    head = [cell.text for row in filled[:3] for cell in row]
    if sum(bool(_MONTH.match(text)) for text in head) >= 3 or (len(filled[0]) > 2 and _NUMBER.match(head[0])):
        return False
    if grid.width == 1 or all(len(row) == 1 for row in filled):
        return True
    firsts = [row[0].lines[0] for row in filled]
    labels = sum(bool(find_opening(text) or _is_ordinal(text)) for text in firsts)
    if labels:
        return True
    blocks = sum(bool(_BLOCK.match(line)) for row in filled for cell in row for line in cell.lines[:2])
    colons = sum(any(is_lone_colon(cell.text) or cell.text.startswith(":") for cell in row) for row in filled)
    return bool(blocks and (len(filled) <= 12 or blocks > len(filled) / 2)) or colons > len(filled) / 2


def _is_ordinal(text: str) -> bool:
    found = find_ordinal(text, 0)
    return found is not None and not found.guessed and found.spelt.isupper()


def _lines(grid: Grid) -> Iterator[Line]:
    for number, row in enumerate(grid.cells):
        cells = _unique(row, number)
        place = f"{grid.place}, baris {number + 1}"
        for index, text in enumerate(_row_texts(cells)):
            yield Line(text, place, grid.page, top=grid.top, whole=True, gap=index == 0 and number == 0)


def _row_texts(cells: list[Cell]) -> Iterator[str]:
    """The paragraphs of a row: a label and what it labels on one line, blocks one after the other."""
    if not cells:
        return
    if len(cells) > 1 and all(_BLOCK.match(cell.lines[0]) for cell in cells):
        for cell in cells:
            yield from cell.lines
        return
    first = cells[0].lines
    stacked = len([line for line in first if line.strip()]) > 1 and len(cells) > 1
    if stacked and not all(find_opening(line) or _is_ordinal(line) or is_lone_colon(line) for line in first):
        for cell in cells:
            yield from cell.lines
        return
    if stacked:
        yield from first
        cells = [cell for cell in cells[1:] if not is_lone_colon(cell.text)]
    columns = [cell.lines for cell in cells]
    if (
        len(columns) > 1
        and len(columns[-2]) == len(columns[-1]) > 1
        and all(list_label(f"{line} x") for line in columns[-2])
    ):
        pairs = [f"{label}\t{text}" for label, text in zip(columns[-2], columns[-1], strict=True)]
        columns = [*columns[:-2], pairs]
    if sum(len(column) > 1 for column in columns[:-1]):
        for column in columns:
            yield from column
        return
    head = [" ".join(column) for column in columns[:-1]]
    if columns:
        yield "\t".join([*head, columns[-1][0]])
        yield from columns[-1][1:]
