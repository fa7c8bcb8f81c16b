"""A lampiran, from its heading to the closing block, as boxes and tables."""

from __future__ import annotations

from collections.abc import Iterator

from kpudocs.naskah import Blok, NaskahLampiran
from kpudocs.profil import Profil
from kpudocs.renderers.pdf.boxes import Box, Piece, Type, blank, hang_paragraph, keep_together, set_paragraph
from kpudocs.renderers.pdf.closing import RIGHT_HALF, close
from kpudocs.renderers.pdf.decree import set_item
from kpudocs.renderers.pdf.fonts import bold, regular
from kpudocs.renderers.pdf.structure import ListTree, Node
from kpudocs.renderers.pdf.table import Table

__all__ = ["set_lampiran"]

_KEPALA_SIZE = 10.0
_TITLE_SPACING = 1.15
_LABEL = 24.0
"""Room for the label of a heading ("A."), in pt at 12 pt; below headings all else is moved in by it."""
_INDENT = 36.0
"""How far the first line of running text is moved in, in pt."""
_BELOW_TABLE = 12.0
"""Room between a table and the text below it, in pt."""


def set_lampiran(
    lampiran: NaskahLampiran, profil: Profil, part: Node, width: float, height: float
) -> list[Box | Table]:
    """The lampiran on pages whose text is `width` by `height` pt; its nodes are made in `part`."""
    things: list[Box | Table] = [*_heading(lampiran, profil, part, width)]
    blok = _Running(
        profil, part, width, headings=any(isi.gaya == "judul" for isi in lampiran.isi if isinstance(isi, Blok))
    )
    for isi in lampiran.isi:
        if isinstance(isi, Blok):
            things += blok.set(isi)
        else:
            things.append(Table(isi, width, height, profil.ukuran_huruf_tabel, part))
            blok.interrupt()
    if isinstance(things[-1], Box):
        things[-1].breaks = False  # two lines at least go along with the closing block
    things += close(lampiran.penetapan, lampiran.pengesahan, part, profil.ukuran_huruf, width)
    return things


def _heading(lampiran: NaskahLampiran, profil: Profil, part: Node, width: float) -> list[Box]:
    small = Type.spaced(regular(), min(_KEPALA_SIZE, profil.ukuran_huruf))
    title = Type.spaced(regular(), profil.ukuran_huruf, _TITLE_SPACING)
    x = RIGHT_HALF * width
    label = part.add("P")
    boxes = [box for text in lampiran.kepala for box in set_paragraph(text, small, label, x, width - x)]
    boxes.append(blank(title.pitch))
    name = part.add("H1")
    boxes += [box for text in lampiran.judul for box in set_paragraph(text, title, name, 0, width, "tengah")]
    boxes.append(blank(title.pitch))
    return keep_together(boxes)


class _Running:
    """Running text: it knows what came before, for headings and lists."""

    def __init__(self, profil: Profil, part: Node, width: float, *, headings: bool) -> None:
        self._part = part
        self._width = width
        self._type = Type.spaced(regular(), profil.ukuran_huruf, profil.spasi)
        self._bold = Type.spaced(bold(), profil.ukuran_huruf, profil.spasi)
        self._label = _LABEL * profil.ukuran_huruf / 12
        # one edge for the whole lampiran, so that it does not depend on what stands where
        self._left = self._label if headings else 0.0
        self._list: ListTree | None = None
        self._headed = True
        """What comes next stands below a heading, and stays with it."""
        self._chapters = False
        self._after_table = False

    def interrupt(self) -> None:
        """Something else stands here: a list ends, a heading has what it heads."""
        self._list = None
        self._headed = False
        self._after_table = True

    def set(self, blok: Blok) -> list[Box]:
        heading = blok.gaya in ("bab", "judul")
        if heading or (blok.gaya == "isi" and not blok.paragraf.label):
            self._list = None
        boxes = list(self._set(blok))
        if self._headed:
            boxes[0].breaks = False
        elif blok.gaya == "bab" or self._after_table:
            boxes.insert(0, blank(self._type.pitch if blok.gaya == "bab" else _BELOW_TABLE))
        self._after_table = False
        if heading:
            keep_together(boxes[1:])
        self._headed = heading
        return boxes

    def _set(self, blok: Blok) -> Iterator[Box]:
        paragraf, width = blok.paragraf, self._width
        if blok.gaya == "bab":
            self._chapters = True
            node = self._part.add("H2")
            for text in filter(None, (paragraf.label, paragraf.teks)):
                yield from set_paragraph(text, self._bold, node, 0, width, "tengah")
        elif blok.gaya == "judul":
            # no level of heading is left out
            node = self._part.add("H3" if self._chapters else "H2")
            yield from self._hanging(paragraf.label, paragraf.teks, node)
        elif blok.gaya == "butir" or paragraf.label:
            self._list = self._list or ListTree(self._part)
            yield from set_item(paragraf, self._list, self._type, self._left, width)
        else:
            node, left = self._part.add("P"), self._left
            indent = min(_INDENT, width / 4)
            yield from set_paragraph(paragraf.teks, self._type, node, left, width - left, "rata", indent=indent)

    def _hanging(self, label: str, text: str, node: Node) -> list[Box]:
        """A heading, its label before it."""
        if not label:
            return set_paragraph(text, self._bold, node, 0, self._width)
        piece = Piece(0, label + " ", self._bold, node)
        return hang_paragraph((piece,), text, self._bold, node, self._label, self._width, "kiri")
