"""The end of a part: the closing block at the right, the certification below it at the left."""

from __future__ import annotations

from kpudocs.naskah import Paragraf, Penetapan, Pengesahan
from kpudocs.renderers.pdf.boxes import Box, Piece, Type, blank, hang_paragraph, keep_together, set_paragraph
from kpudocs.renderers.pdf.fonts import regular
from kpudocs.renderers.pdf.structure import ListTree, Node

__all__ = ["RIGHT_HALF", "close", "send_to"]

_SPACING = 1.15
_SIGNATURE = 3  # lines of room for it
RIGHT_HALF = 0.48
"""Where the closing block and the heading of a lampiran begin, as a share of the text's width.

On upright A4 and F4 "Plt. KETUA KOMISI PEMILIHAN UMUM" still stands on one line at 12 pt.
"""
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
    boxes += _lines(penetapan.jabatan, type_, part, RIGHT_HALF * width, width)
    if penetapan.tanda:
        half = (_SIGNATURE - 1) / 2 * type_.pitch
        boxes.append(blank(half))
        boxes += _lines((penetapan.tanda,), type_, part, RIGHT_HALF * width, width)
        boxes.append(blank(half))
    else:
        boxes.append(blank(_SIGNATURE * type_.pitch))
    return boxes + _lines((penetapan.nama,), type_, part, RIGHT_HALF * width, width)


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
