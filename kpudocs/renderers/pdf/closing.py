"""The end of a part: the closing block at the right, the certification below it at the left."""

from __future__ import annotations

from kpudocs.naskah import Paragraf, Penetapan, Pengesahan
from kpudocs.renderers.pdf.boxes import Box, Piece, Type, blank, hang_paragraph, keep_together, set_paragraph
from kpudocs.renderers.pdf.fonts import ASCENT, regular
from kpudocs.renderers.pdf.pages import MM
from kpudocs.renderers.pdf.structure import ListTree, Node

__all__ = ["RIGHT_HALF", "close", "place_of", "send_to"]

_SPACING = 1.15
_SIGNATURE = 3  # lines of room for it
RIGHT_HALF = 0.48
"""Where the closing block and the heading of a lampiran begin, as a share of the text's width.

On upright A4 and F4 "Plt. KETUA KOMISI PEMILIHAN UMUM" still stands on one line at 12 pt.
"""
_AROUND = 3.0
"""Above and below the place of a visual signature, in pt."""
_NUMBER = 2.0
"""Room for a number before the name of a recipient, in type sizes."""
_PENGESAHAN = 0.55
"""How wide the certification is at most, as a share of the text's width."""


def close(penetapan: Penetapan, pengesahan: Pengesahan | None, part: Node, size: float, width: float) -> list[Box]:
    """Both blocks, which no page break parts, neither from each other nor from what is before them."""
    boxes = _penetapan(penetapan, part, size, width)
    if pengesahan:
        boxes += _pengesahan(pengesahan, part, max(8.0, size - 2), width)
    return keep_together(boxes)


def send_to(penyampaian: tuple[Paragraf, ...], part: Node, size: float, width: float) -> list[Box]:
    """Whom a copy is sent to, at the left in the size of the certification."""
    if not penyampaian:
        return []
    type_ = Type.spaced(regular(), max(8.0, size - 2))
    tree = ListTree(part)
    boxes = [blank(type_.pitch)]
    for paragraf in penyampaian:
        label, body = tree.add(paragraf)
        before = (Piece(0, paragraf.label + " ", type_, label),) if label else ()
        x = _NUMBER * type_.size if label else 0.0
        boxes += hang_paragraph(before, paragraf.teks, type_, body, x, width, "kiri")
    return boxes


def _penetapan(penetapan: Penetapan, part: Node, size: float, width: float) -> list[Box]:
    type_ = Type.spaced(regular(), size, _SPACING)
    boxes = [blank(type_.pitch)]
    if penetapan.tempat or penetapan.tanggal:
        boxes += _lines((penetapan.tempat, penetapan.tanggal), type_, part, RIGHT_HALF * width, width)
        boxes.append(blank(type_.pitch))
    boxes += _lines((penetapan.keterangan, *penetapan.jabatan), type_, part, RIGHT_HALF * width, width)
    if penetapan.ruang:
        boxes += _place(penetapan, type_, part, RIGHT_HALF * width)
    elif penetapan.tanda:
        half = (_SIGNATURE - 1) / 2 * type_.pitch
        boxes.append(blank(half))
        boxes += _lines((penetapan.tanda,), type_, part, RIGHT_HALF * width, width)
        boxes.append(blank(half))
    else:
        boxes.append(blank(_SIGNATURE * type_.pitch))
    return boxes + _lines((penetapan.nama,), type_, part, RIGHT_HALF * width, width)


def place_of(penetapan: Penetapan, x: float, y: float, size: float) -> tuple[float, float, float]:
    """The place of a visual signature whose anchor, in type of `size`, was drawn at (x, y).

    Its side, left and lower edge, all in pt, as `_place` sets it.
    """
    type_ = Type.spaced(regular(), size, _SPACING)
    side, above, moved = _inside(penetapan, type_)
    return side, x - moved, y + ASCENT * size + above - side


def _inside(penetapan: Penetapan, type_: Type) -> tuple[float, float, float]:
    """The side of the place, what is free above its anchor, and how far that is moved in."""
    side = max(type_.pitch, penetapan.ruang * MM)
    rest = side - type_.pitch
    above = {"kiri_atas": 0.0, "kiri_bawah": rest}.get(penetapan.letak, rest / 2)
    return side, above, (side - type_.width(penetapan.tanda)) / 2 if penetapan.letak == "tengah" else 0.0


def _place(penetapan: Penetapan, type_: Type, part: Node, left: float) -> list[Box]:
    """The place for a visual signature, with the anchor in it that a signing program looks for."""
    side, above, moved = _inside(penetapan, type_)
    rest, x = side - type_.pitch, left + moved
    anchor = Box(type_.pitch, (Piece(x, penetapan.tanda, type_, part.add("P", alt=penetapan.alt)),))
    return [blank(_AROUND), blank(above), anchor, blank(rest - above), blank(_AROUND)]


def _pengesahan(pengesahan: Pengesahan, part: Node, size: float, width: float) -> list[Box]:
    type_ = Type.spaced(regular(), size)
    right = _PENGESAHAN * width
    return [
        blank(type_.pitch),
        *_lines((pengesahan.kalimat, *pengesahan.unit, pengesahan.jabatan), type_, part, 0, right),
        blank(_SIGNATURE * type_.pitch),
        *_lines((pengesahan.nama,), type_, part, 0, right),
    ]


def _lines(texts: tuple[str, ...], type_: Type, part: Node, left: float, right: float) -> list[Box]:
    """Each text on lines of its own between `left` and `right`; empty ones are left out."""
    return [box for text in texts if text for box in set_paragraph(text, type_, part.add("P"), left, right - left)]
