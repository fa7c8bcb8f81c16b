"""Spread a table over pages.

Header rows stand on each page. A merged cell that goes on over a page break says its text
again at the top of the next page, and has the room for it on each. A row stands whole on a page, unless no
page could hold it: then it goes on, line by line; so does a merged text higher than a page.
A last row of one line, or a total, takes the row above it along to the page of what follows.
Rows are measured once, when their turn comes, and forgotten when drawn: the cost is linear in
rows, and the memory that of a page.

On a page lengths are pt, counted downwards from the upper edge of the table's part on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kpudocs.naskah import Tabel
from kpudocs.renderers.pdf.cells import PAD_Y, Blank, Cell
from kpudocs.renderers.pdf.grid import Row, Rows
from kpudocs.renderers.pdf.pages import Pages
from kpudocs.renderers.pdf.rules import draw_rules
from kpudocs.renderers.pdf.structure import Node, encode_text

__all__ = ["Table"]

_LEAST = 2  # lines that a part of a row holds, so that a page break leaves no line alone
_SLACK = 0.01  # pt, for the rounding of floating point


@dataclass(slots=True)
class _Band:
    """A row, or the part of it, that stands on a page."""

    row: Row
    top: float
    bottom: float
    whole: bool
    """The row ends here."""


@dataclass(slots=True)
class _Segment:
    """What of the table stands on one page."""

    bands: list[_Band] = field(default_factory=list)
    tops: dict[Cell, float] = field(default_factory=dict)
    """Where the merged cells begin."""
    safe: int = 0
    """After how many bands the page may end."""
    bottom: float = 0.0
    done: bool = False

    def bottom_of(self, cell: Cell) -> float:
        """The lower edge of a cell that is on this page."""
        band = self._last_band(cell)
        return band.bottom if band else self.bottom

    def holds_end_of(self, cell: Cell) -> bool:
        band = self._last_band(cell)
        return band is not None and band.whole

    def _last_band(self, cell: Cell) -> _Band | None:
        """The band of the cell's last row, if that is on this page."""
        place = cell.last - self.bands[0].row.number
        return self.bands[place] if place < len(self.bands) else None


class Table:
    """A table on its way to pages whose text is `width` by `height` pt; `parent` is its node's."""

    def __init__(self, tabel: Tabel, width: float, height: float, size: float, parent: Node) -> None:
        summary = f"/Summary{encode_text(tabel.deskripsi)}" if tabel.deskripsi else ""
        self._node = parent.add("Table", f"/O/Table{summary}" if summary else "")
        self._rows = Rows(tabel, width, size)
        self._header = self._rows.header()
        heights = _stack_header(self._header)
        if sum(heights) > height / 2:
            # it would leave its pages no room for rows: it is said once, as rows are
            self._rows = Rows(tabel, width, size, joined=True)
            self._header, heights = [], []
        self._header_heights = heights
        self._header_height = sum(heights)
        self._capacity = height - self._header_height
        """How high the rows on a page can be."""
        self._lone_end = self._rows.lone_end()
        """The height of the last row, if the one before it must stand on its page."""
        self._body: Node | None = None
        self._active: list[Cell] = []
        """The merged cells that go on from an earlier row."""
        self._next = 0
        self.tail = 0.0
        """What must stand below the last row on its page, in pt; whoever stacks tables tells it."""
        self._begun = False
        """The next row has been begun on an earlier page."""

    def first_height(self) -> float:
        """What must fit for the table to begin on a page, in pt."""
        if not len(self._rows):
            return self._header_height
        need = self._need(self._rows[0], 0.0, {}) + self._below(0)
        if need > self._capacity:
            need = self._least(self._rows[0])
        return self._header_height + min(need, self._capacity)

    def place(self, pages: Pages, y: float, *, squeeze: bool) -> float:
        """Draw it from `y` down, over as many pages as it takes; return the y of its lower edge.

        Its last rows stay with its `tail`. `squeeze` asks to begin right here.
        """
        first = True
        while True:
            segment = self._fill(y - pages.bottom, fresh=y >= pages.top, squeeze=squeeze)
            if segment.bands or not len(self._rows):
                self._draw(pages, y, segment, first=first)
                first = False
            squeeze = False
            if segment.done:
                return y - segment.bottom
            pages.turn()
            y = pages.top

    # how much stands on a page

    def _fill(self, room: float, *, fresh: bool, squeeze: bool) -> _Segment:
        """Choose what stands on a page with `room` left."""
        y = self._header_height
        segment = _Segment(tops=dict.fromkeys(self._active, y))
        active, at = list(self._active), self._next
        while at < len(self._rows):
            row = self._rows[at]
            if not (self._begun and at == self._next):
                starting = [cell for cell in row.cells if cell.last > at]
                segment.tops.update(dict.fromkeys(starting, y))
                active += starting
            need = self._need(row, y, segment.tops)
            after = self._below(at)
            if y + need + after <= room + _SLACK:
                y += need
                segment.bands.append(_Band(row, y - need, y, True))
                active = [cell for cell in active if cell.last > at]
                if self._held_up(active, segment.tops) <= room + _SLACK:
                    segment.safe = len(segment.bands)
                at += 1
                continue
            alone = self._need(row, 0.0, {}) + after
            if alone > self._capacity + _SLACK or (squeeze and not segment.bands):
                self._split(segment, row, y, need, room, active, after, fresh=fresh)
            break
        else:
            segment.done, segment.safe, segment.bottom = True, len(segment.bands), y
            return segment
        del segment.bands[segment.safe :]
        if segment.bands:
            last = segment.bands[-1]
            segment.done = last.whole and last.row.number == len(self._rows) - 1
            going_on = [cell for cell in segment.tops if cell.row <= last.row.number and cell.last > last.row.number]
            last.bottom = max(last.bottom, self._held_up(going_on, segment.tops))
            segment.bottom = last.bottom
        return segment

    def _split(
        self,
        segment: _Segment,
        row: Row,
        y: float,
        need: float,
        room: float,
        active: list[Cell],
        after: float,
        *,
        fresh: bool,
    ) -> None:
        """Put as much of a row as there is room for, if that is worth it."""
        bottom = room
        whole = False
        if after and y + need <= room + _SLACK:
            # all of it would fit, but not what must stand below it: leave the least for the next page
            bottom = y + need - _LEAST * max((cell.pitch for cell in (*row.cells, *row.ending)), default=0.0)
            if bottom < y + self._least(row):
                if segment.bands or not fresh:
                    return
                bottom, whole = y + need, True  # nothing to split: what follows has to part from it
        elif (segment.bands or not fresh) and (
            room - y < self._least(row) or self._held_up(active, segment.tops) > room + _SLACK
        ):
            return
        segment.bands.append(_Band(row, y, bottom, whole))
        segment.safe = len(segment.bands)

    def _repeats(self, cell: Cell) -> bool:
        """A merged text that a page can hold, with what must follow it there, is repeated; a longer one goes on."""
        return cell.last > cell.row and cell.height + self._below(cell.last) <= self._capacity + _SLACK

    def _below(self, number: int) -> float:
        """What must stand below a row on the page where it ends, in pt.

        It is what follows the table, and a last row that would be alone with it.
        """
        left = len(self._rows) - 1 - number
        if left == 0:
            return self.tail
        return self.tail + self._lone_end if left == 1 and self._lone_end else 0.0

    def _need(self, row: Row, y: float, tops: dict[Cell, float]) -> float:
        """How high a row, or what is left of it, must be if it ends on the page on which it is at `y`."""
        need = row.least
        for cell in row.cells:
            if cell.last == row.number:
                need = max(need, cell.rest)
        for cell in row.ending:
            top = tops.get(cell, 0.0)
            need = max(need, self._wanted(cell) - (y - top))
        return need

    def _wanted(self, cell: Cell) -> float:
        return cell.height if self._repeats(cell) else cell.rest

    def _held_up(self, active: list[Cell], tops: dict[Cell, float]) -> float:
        """Down to where the page is needed by merged cells that go on after it."""
        return max((tops[cell] + cell.height for cell in active if self._repeats(cell)), default=0.0)

    def _least(self, row: Row) -> float:
        """The height of the smallest part of a row that stands on a page."""
        lines = max((min(_LEAST, len(cell.lines)) * cell.pitch for cell in (*row.cells, *row.ending)), default=0.0)
        return lines + 2 * PAD_Y

    # drawing

    def _draw(self, pages: Pages, y: float, segment: _Segment, *, first: bool) -> None:
        """Draw a segment whose upper edge is at `y` on the page."""
        bands = self._draw_header(pages, y, first=first)
        if segment.bands:
            self._draw_active(pages, y, segment)
            for band in segment.bands:
                if not (self._begun and band is segment.bands[0]):
                    self._draw_band(pages, y, band, segment)
                bands.append((band.row, band.top, band.bottom))
            self._go_on(segment)
        draw_rules(pages.canvas, pages.left, y, bands, self._rows.edges)

    def _draw_active(self, pages: Pages, y: float, segment: _Segment) -> None:
        """Draw what goes on from the page before: merged cells, and the cells of a row in parts."""
        first = segment.bands[0]
        own = [cell for cell in first.row.cells if cell.last == first.row.number] if self._begun else []
        top = y - self._header_height
        for blank in first.row.slots if self._begun else ():
            if isinstance(blank, Blank):
                blank.go_on(pages.canvas, pages.left, top, y - first.bottom)
        for cell in (*self._active, *own):
            bottom = y - segment.bottom_of(cell)
            if self._repeats(cell):
                cell.repeat(pages.canvas, pages.left, top, bottom)
            else:
                assert cell.node is not None and cell.node.parent is not None
                count = self._count(cell, top - bottom, ends=segment.holds_end_of(cell))
                cell.draw(pages.canvas, pages.left, top, bottom, count, cell.node.parent)

    def _draw_band(self, pages: Pages, y: float, band: _Band, segment: _Segment) -> None:
        if self._body is None:
            self._body = self._node.add("TBody") if self._header else self._node
        tr = self._body.add("TR")
        canvas, left, top = pages.canvas, pages.left, y - band.top
        for cell in band.row.slots:
            if cell is None:
                tr.contents.append("TD")
            elif isinstance(cell, Blank):
                cell.draw(canvas, left, top, y - band.bottom, tr)
            else:
                bottom = segment.bottom_of(cell)
                ends = self._repeats(cell) or segment.holds_end_of(cell)
                cell.draw(canvas, left, top, y - bottom, self._count(cell, bottom - band.top, ends=ends), tr)
        if band.whole and all(cell.shown == len(cell.lines) for cell in band.row.cells):
            canvas.close(tr)

    def _count(self, cell: Cell, height: float, *, ends: bool) -> int:
        """How many lines of the cell stand in this height: all that are left where it ends."""
        left = len(cell.lines) - cell.shown
        if ends:
            return left
        # where a whole page is not as high as a line, the line is drawn all the same
        return cell.fitting(height) or min(left, 0 if cell.fitting(self._capacity) else 1)

    def _go_on(self, segment: _Segment) -> None:
        """Remember where the next page begins."""
        last = segment.bands[-1]
        self._begun = not last.whole
        self._next = last.row.number + (1 if last.whole else 0)
        self._active = [cell for cell in segment.tops if cell.row <= last.row.number and cell.last >= self._next]
        self._active.sort(key=lambda cell: (cell.row, cell.column))
        self._rows.forget(self._next)

    def _draw_header(self, pages: Pages, y: float, *, first: bool) -> list[tuple[Row, float, float]]:
        tops = [0.0]
        for height in self._header_heights:
            tops.append(tops[-1] + height)
        section = self._node.add("THead") if first and self._header else None
        for row in self._header:
            tr = section.add("TR") if section else None
            for cell in row.cells:
                top, bottom = y - tops[cell.row], y - tops[cell.last + 1]
                if tr:
                    cell.draw(pages.canvas, pages.left, top, bottom, len(cell.lines), tr)
                else:
                    cell.repeat(pages.canvas, pages.left, top, bottom)
        return [(row, tops[i], tops[i + 1]) for i, row in enumerate(self._header)]


def _stack_header(rows: list[Row]) -> list[float]:
    """The heights of header rows, which always stand together."""
    heights: list[float] = []
    for row in rows:
        height = max([row.least, *(cell.height for cell in row.cells if cell.last == row.number)])
        for cell in row.ending:
            height = max(height, cell.height - sum(heights[cell.row :]))
        heights.append(height)
    return heights
