"""The rules of a table's part on a page, drawn in as few strokes as there are straight lines."""

from __future__ import annotations

from kpudocs.renderers.pdf.canvas import Canvas
from kpudocs.renderers.pdf.grid import Row

__all__ = ["draw_rules"]

_THICKNESS = 0.5  # pt


def draw_rules(
    canvas: Canvas, left: float, top: float, bands: list[tuple[Row, float, float]], edges: list[float]
) -> None:
    """Draw the rules of `bands`: rows with their upper and lower edge below `top`, in pt."""
    if not bands:
        return
    lines = [(left + edges[0], top - bands[0][1], left + edges[-1], top - bands[0][1])]
    begun = dict.fromkeys(range(len(edges)), bands[0][1])
    for i, (row, upper, lower) in enumerate(bands):
        for edge in row.covered:
            if begun.get(edge, upper) < upper:
                lines.append(_upright(left + edges[edge], top, begun[edge], upper))
            begun[edge] = lower
        lines += [(left + edges[a], top - lower, left + edges[b], top - lower) for a, b in _runs(bands, i, edges)]
    bottom = bands[-1][2]
    lines += [_upright(left + edges[edge], top, start, bottom) for edge, start in begun.items() if start < bottom]
    canvas.rules(lines, _THICKNESS)


def _upright(x: float, top: float, upper: float, lower: float) -> tuple[float, float, float, float]:
    return (x, top - upper, x, top - lower)


def _runs(bands: list[tuple[Row, float, float]], i: int, edges: list[float]) -> list[tuple[int, int]]:
    """Below which columns, from edge to edge, row `i` has a rule: where no cell goes on."""
    count = len(edges) - 1
    if i == len(bands) - 1:
        return [(0, count)]
    going_on = bands[i + 1][0].continued
    runs = []
    start = 0
    for column in sorted(going_on):
        if column > start:
            runs.append((start, column))
        start = column + 1
    if start < count:
        runs.append((start, count))
    return runs
