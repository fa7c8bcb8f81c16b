"""Tables that no line rules: columns found by the white between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpudocs.intake.items import Cell, Grid, Line, Word
from kpudocs.intake.layout import lines_of
from kpudocs.intake.paragraphs import cell_lines

__all__ = ["find_aligned"]

_HEAD = re.compile(r"^\s*NO(?:MOR|\.)?\s*(?:URUT)?\.?\s+\S", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{1,4}\.?$")
_TOTAL = re.compile(r"^(?:JUMLAH|TOTAL)\b")
_WHITE = 7.0  # points between columns at the least
_CROSSING = 0.08  # the share of lines that may cross the white: titles of groups


def find_aligned(lines: Sequence[Line]) -> tuple[int, int, Grid] | None:
    """The first table among the lines: from which line, to which (not with it), and its cells."""
    for start, line in enumerate(lines):
        if line.words and _HEAD.match(line.text) and line.text.count("\t") >= 2:
            end = _end(lines, start)
            grid = _grid(lines[start:end])
            if grid is not None:
                return start, end, grid
    return None


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the table ends: where lines no longer begin in its columns."""
    last = start
    for index in range(start + 1, len(lines)):
        first = lines[index].words[0] if lines[index].words else None
        if first is None:
            break
        total = index > start and _TOTAL.match(lines[index].text)
        if total or (_NUMBER.match(first.text) and first.x0 < lines[start].words[0].x1 + 12):
            last = index
        elif lines[index].gap and first.x0 < lines[start].words[0].x1 and not _NUMBER.match(first.text):
            break
        elif last > start and first.x0 > lines[start].words[0].x1 and not lines[index].gap:
            last = index
    return last + 1


def _grid(lines: Sequence[Line]) -> Grid | None:
    columns = _columns(lines)
    if len(columns) < 3:
        return None
    groups: list[list[Line]] = []
    for line in lines:
        numbered = _NUMBER.match(line.words[0].text) and _column(line.words[0], columns) == 0
        if not groups or numbered or _TOTAL.match(line.text):
            groups.append([])
        groups[-1].append(line)
    if len(groups) < 3:
        return None
    rows = [[_cell(group, r, c, columns) for c in range(len(columns))] for r, group in enumerate(groups)]
    first = lines[0]
    return Grid(rows, first.place, first.page, first.top)


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The columns, as the stretches between white that hardly any line crosses."""
    spans = sorted((word.x0, word.x1) for line in lines for word in line.words)
    limit = max(1, int(_CROSSING * len(lines))) if len(lines) > 12 else 0
    marks = sorted([(x0, 1) for x0, _ in spans] + [(x1, -1) for _, x1 in spans])
    columns: list[tuple[float, float]] = []
    depth, begun, ended = 0, 0.0, -1e9
    for x, step in marks:
        before, depth = depth, depth + step
        if before <= limit < depth:
            if x - ended >= _WHITE or not columns:
                begun = x
                columns.append((begun, x))
        elif depth <= limit < before:
            ended = x
            columns[-1] = (columns[-1][0], x)
    return columns


def _column(word: Word, columns: Sequence[tuple[float, float]]) -> int:
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda i: max(columns[i][0] - middle, middle - columns[i][1], 0))


def _cell(lines: Sequence[Line], row: int, column: int, columns: Sequence[tuple[float, float]]) -> Cell:
    words = [word for line in lines for word in line.words if _column(word, columns) == column]
    edge = columns[column + 1][0] if column + 1 < len(columns) else columns[column][1] + 20
    return Cell(cell_lines(lines_of(words, 0), edge) if words else [], row, column)
