"""A cell of a table: its text broken into lines once, and drawn from any line on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kpudocs.naskah import Paragraf, Sel
from kpudocs.renderers.pdf.boxes import Align, Piece, Type, draw_piece, place_line
from kpudocs.renderers.pdf.canvas import Artifact, Canvas
from kpudocs.renderers.pdf.fonts import ASCENT, Font
from kpudocs.renderers.pdf.lines import break_lines, widest_piece
from kpudocs.renderers.pdf.structure import ListTree, Node

__all__ = ["PAD_Y", "Blank", "Cell", "heading_size", "measure_cell"]

_PAD_X = 3.0
_PAD_X_SHARE = 0.06
"""Between a rule and the text beside it, in pt; no more than this share of a narrow cell."""
PAD_Y = 2.5
"""Between a rule and the text above or below it, in pt."""
_HANG = 13 / 9
"""Between the edge of a list's labels and that of its texts, in type sizes: the indent of Word's style Butir Tabel."""
_SHORT_LABEL = 2
"""Characters of the labels that have room there; after a longer one its text begins where it ends, as in Word."""
_SMALLEST = 5.0  # pt: below it a heading cannot be read, and is broken instead
_LEVEL = 10.0  # pt: how far each deeper level of a list is moved in
_GREY = 0.75


@dataclass(frozen=True, slots=True)
class CellLine:
    """A line in a cell: the number of its paragraph, and its pieces, whose `mark` is not used."""

    paragraph: int
    pieces: tuple[Piece, ...]
    labelled: bool
    """The first piece is the paragraph's label."""


@dataclass(eq=False, slots=True)
class Cell:
    """A cell, measured. Columns and rows count from 0; lengths are pt."""

    sel: Sel
    row: int
    column: int
    last: int
    """The last row it takes."""
    x: float
    width: float
    heading: bool = False
    pitch: float = 0.0
    lines: Sequence[CellLine] = ()
    shown: int = 0
    """How many lines stand on the pages that are done."""
    node: Node | None = None
    _marks: list[tuple[Node, Node]] = field(default_factory=list)
    """For each paragraph the nodes of its label and its text."""

    @property
    def height(self) -> float:
        """What the cell needs when it stands on one page."""
        return self.height_of(len(self.lines))

    @property
    def rest(self) -> float:
        """What the lines need that have not been shown yet."""
        return self.height_of(len(self.lines) - self.shown)

    def height_of(self, lines: int) -> float:
        return lines * self.pitch + 2 * PAD_Y if lines else 0.0

    def fitting(self, height: float) -> int:
        """How many of the lines not shown yet stand in a cell of this height."""
        room = int((height - 2 * PAD_Y + 0.01) / self.pitch) if self.lines else 0
        return min(len(self.lines) - self.shown, max(0, room))

    def draw(self, canvas: Canvas, left: float, top: float, bottom: float, count: int, row: Node) -> None:
        """Draw the next `count` lines between `top` and `bottom` (y in pt), as a child of `row`."""
        if self.node is None:
            self.node = row.add("TH" if self.heading else "TD", self._attributes())
            self._shade(canvas, left, top, bottom, self.node)
            if self.lines:
                self._make_marks(self.node)
        elif self.sel.arsir:
            self._shade(canvas, left, top, bottom, None)
        self._draw_lines(canvas, left, top, bottom, range(self.shown, self.shown + count))
        self.shown += count

    def repeat(self, canvas: Canvas, left: float, top: float, bottom: float) -> None:
        """Draw the whole cell again, as furniture: its text has been read already."""
        if self.sel.arsir:
            self._shade(canvas, left, top, bottom, None)
        self._draw_lines(canvas, left, top, bottom, range(len(self.lines)), "layout")

    def _shade(self, canvas: Canvas, left: float, top: float, bottom: float, node: Node | None) -> None:
        if not self.sel.arsir:
            return
        if node and self.sel.alt:
            canvas.mark(node.add("Span", alt=self.sel.alt))
        else:
            canvas.artifact()
        canvas.fill(left + self.x, bottom, self.width, top - bottom, _GREY)

    def _draw_lines(
        self,
        canvas: Canvas,
        left: float,
        top: float,
        bottom: float,
        lines: range,
        kind: Artifact | None = None,
    ) -> None:
        y = top - PAD_Y
        if self.heading and len(lines) == len(self.lines):
            y = (top + bottom + len(lines) * self.pitch) / 2
        for number in lines:
            line = self.lines[number]
            for i, piece in enumerate(line.pieces):
                mark: Node | Artifact
                if kind:
                    mark = kind
                else:
                    label, text = self._marks[line.paragraph]
                    mark = label if line.labelled and i == 0 else text
                draw_piece(canvas, piece, mark, left, y - ASCENT * piece.type.size)
            y -= self.pitch

    def _make_marks(self, cell: Node) -> None:
        """Name what each paragraph is: a single one is the cell itself."""
        paragraf = self.sel.paragraf
        if len(paragraf) == 1 and not paragraf[0].label:
            self._marks = [(cell, cell)]
            return
        tree = ListTree(cell)
        for one in paragraf:
            label, text = tree.add(one)
            self._marks.append((label or text, text))

    def _attributes(self) -> str:
        spans = f"/ColSpan {self.sel.rentang_kolom}" if self.sel.rentang_kolom > 1 else ""
        spans += f"/RowSpan {self.last - self.row + 1}" if self.last > self.row else ""
        if self.heading:
            return f"/O/Table/Scope/Column{spans}"
        return f"/O/Table{spans}" if spans else ""


@dataclass(frozen=True, slots=True)
class Blank:
    """A shaded cell without text, of one row and one column: what most cells of a plan are."""

    sel: Sel
    x: float
    width: float

    def draw(self, canvas: Canvas, left: float, top: float, bottom: float, row: Node) -> None:
        """Draw it between `top` and `bottom` (y in pt), as a child of `row`."""
        if self.sel.alt:
            canvas.described_fill(row, self.sel.alt, left + self.x, bottom, self.width, top - bottom, _GREY)
        else:
            row.contents.append("TD")
            self.go_on(canvas, left, top, bottom)

    def go_on(self, canvas: Canvas, left: float, top: float, bottom: float) -> None:
        """Draw its part on a further page, as furniture."""
        canvas.artifact()
        canvas.fill(left + self.x, bottom, self.width, top - bottom, _GREY)


def heading_size(sel: Sel, width: float, font: Font, size: float) -> float:
    """The size at which the longest word of a heading fits its cell: `size`, or smaller if need be."""
    room = width - 2 * _pad(width)
    longest = max((widest_piece(paragraf.teks, font) for paragraf in sel.paragraf), default=0)
    if longest * size <= 1000 * room:
        return size
    return max(_SMALLEST, int(10_000 * room / longest) / 10)


def measure_cell(cell: Cell, font: Font, size: float) -> None:
    """Break the text of `cell` into lines."""
    paragraf = cell.sel.paragraf
    if not paragraf:
        return
    type_ = Type.spaced(font, size)
    pad = _pad(cell.width)
    cell.pitch = type_.pitch
    cell.lines = [
        line
        for number, one in enumerate(paragraf)
        if one.teks or one.label
        for line in _set(number, one, type_, cell.x + pad, cell.width - 2 * pad, cell.sel.rata)
    ]


def _pad(width: float) -> float:
    return min(_PAD_X, _PAD_X_SHARE * width)


def _set(number: int, paragraf: Paragraf, type_: Type, x: float, room: float, align: Align) -> Iterator[CellLine]:
    """The lines of a paragraph; the text hangs beside its label."""
    deeper = min(_LEVEL * max(0, paragraf.tingkat - 1), room / 3)
    x, room = x + deeper, room - deeper
    hang = indent = 0.0
    label: tuple[Piece, ...] = ()
    if paragraf.label:
        align = "kiri"
        # in a narrow column the text is not left without room
        hang = min(_HANG * type_.size, room / 2)
        wide = hang if len(paragraf.label) <= _SHORT_LABEL else type_.width(paragraf.label + " ")
        if wide <= room * 0.75:
            indent = wide - hang
            label = (Piece(x, paragraf.label + " ", type_, "layout"),)
        else:
            for line in break_lines(paragraf.label, type_.font, type_.size, room):
                yield CellLine(number, (Piece(x, line.text + " ", type_, "layout"),), labelled=True)
    for line in break_lines(paragraf.teks, type_.font, type_.size, room - hang, indent):
        text = place_line(line, type_, "layout", x + hang + indent, room - hang - indent, align, final=line.ends)
        yield CellLine(number, (*label, text), labelled=bool(label))
        label, indent = (), 0.0
