"""Lines that are ready to stand on a page: text set in boxes.

A `Box` is as high as a line and as wide as the page's text; boxes are stacked by `flow`. Lengths
are pt, and an x is counted from the left edge of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kpudocs.renderers.pdf.canvas import Artifact, Canvas
from kpudocs.renderers.pdf.fonts import ASCENT, LINE, Font
from kpudocs.renderers.pdf.foreign import END, split_marked
from kpudocs.renderers.pdf.lines import Line, break_lines
from kpudocs.renderers.pdf.structure import Node

__all__ = [
    "Align",
    "Box",
    "Piece",
    "Type",
    "blank",
    "draw_piece",
    "hang_paragraph",
    "keep_together",
    "place_line",
    "set_paragraph",
]

_LABEL_SHARE = 0.5
"""How much of a line's width a label may take."""

Align = Literal["kiri", "tengah", "kanan", "rata"]
"""`rata` is justified: both edges straight."""


@dataclass(frozen=True, slots=True)
class Type:
    """A font at a size, and the distance from baseline to baseline."""

    font: Font
    size: float
    pitch: float

    @classmethod
    def spaced(cls, font: Font, size: float, spacing: float = 1) -> Type:
        """As Word spaces lines: a multiple of the font's own height."""
        return cls(font, size, size * LINE * spacing)

    def width(self, text: str) -> float:
        return self.font.width(text, self.size)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on a line, and what it is. `mark` is furniture if it is not a node."""

    x: float
    text: str
    type: Type
    mark: Node | Artifact
    word_space: float = 0


@dataclass(slots=True)
class Box:
    """A line. `breaks` tells whether a page may end before it; a `gap` is dropped at the top."""

    height: float
    pieces: tuple[Piece, ...] = ()
    breaks: bool = True
    gap: bool = False

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        for piece in self.pieces:
            # the rest of a wide pitch is below the text, so that a page's first line is at its top
            draw_piece(canvas, piece, piece.mark, left, top - ASCENT * piece.type.size)


def draw_piece(canvas: Canvas, piece: Piece, mark: Node | Artifact, left: float, baseline: float) -> None:
    """Draw a piece as content of `mark`; what is foreign in it is a span of its own."""
    font, size, x = piece.type.font, piece.type.size, left + piece.x
    if END not in piece.text:
        canvas.belong(mark)
        canvas.text(x, baseline, piece.text, font, size, piece.word_space)
        return
    for part in split_marked(piece.text, canvas.languages):
        own = part.language and isinstance(mark, Node)
        canvas.belong(mark.add("Span", lang=part.language) if own and isinstance(mark, Node) else mark)
        used = font.slanted if part.slanted else font
        canvas.text(x, baseline, part.text, used, size, piece.word_space)
        x += used.width(part.text, size) + piece.word_space * (part.text.count(" ") + part.text.count("\u00a0"))


def blank(height: float, *, breaks: bool = True) -> Box:
    """Room between paragraphs."""
    return Box(height, breaks=breaks, gap=True)


def set_paragraph(
    text: str,
    type_: Type,
    node: Node,
    x: float,
    width: float,
    align: Align = "kiri",
    *,
    indent: float = 0,
    before: tuple[Piece, ...] = (),
) -> list[Box]:
    """Set `text` from `x` on over `width`, its first line moved in by `indent`.

    `before` stands on the first line too, and is read first: a label. No page takes one line
    alone of a paragraph of several.
    """
    lines = break_lines(text, type_.font, type_.size, width, indent)
    last = len(lines) - 1
    boxes = []
    for i, line in enumerate(lines):
        start = indent if i == 0 else 0
        piece = place_line(line, type_, node, x + start, width - start, align, final=i == last)
        pieces = (*before, piece) if i == 0 else (piece,)
        boxes.append(Box(type_.pitch, pieces, breaks=i not in (1, last) or i == 0))
    return boxes


def hang_paragraph(
    before: tuple[Piece, ...], text: str, type_: Type, node: Node, x: float, right: float, align: Align = "rata"
) -> list[Box]:
    """Set `text` from `x` to `right`, with what stands before it on its first line: labels.

    A label that reaches into the text moves the first line in; one that leaves it no room stands
    on lines of its own above it.
    """
    end = max((piece.x + type_.width(piece.text) for piece in before), default=x)
    if end - x <= (right - x) * _LABEL_SHARE:
        return set_paragraph(text, type_, node, x, right - x, align, indent=max(0.0, end - x), before=before)
    boxes = [
        Box(type_.pitch, (Piece(piece.x, line.text + " ", type_, piece.mark),), breaks=False)
        for piece in before
        for line in break_lines(piece.text.rstrip(" "), type_.font, type_.size, right - piece.x)
    ]
    boxes[0].breaks = True
    below = set_paragraph(text, type_, node, x, right - x, align)
    below[0].breaks = False
    return boxes + below


def place_line(
    line: Line, type_: Type, mark: Node | Artifact, x: float, width: float, align: Align, *, final: bool
) -> Piece:
    """Put a line between `x` and `x + width`."""
    # the space at which the line was broken is kept, so that words read on; it is not seen
    text = line.text if final or line.cut else line.text + " "
    room = width - line.width
    if align == "tengah":
        return Piece(x + room / 2, text, type_, mark)
    if align == "kanan":
        return Piece(x + room, text, type_, mark)
    gaps = line.text.count(" ") + line.text.count("\u00a0")
    if align == "rata" and not line.ends and gaps:
        return Piece(x, text, type_, mark, room / gaps)
    return Piece(x, text, type_, mark)


def keep_together(boxes: list[Box]) -> list[Box]:
    """The same boxes, with no page break among them or before them."""
    for box in boxes:
        box.breaks = False
    return boxes
