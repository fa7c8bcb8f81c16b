"""The decree itself, from the letterhead to the closing block, as boxes.

The columns are those of the decrees that KPU publishes, in pt from the left edge of the text at
12 pt, and grow with the type. With the default margins on F4 the text of an item is 348.5 pt
wide, and lines break where those of KPU Provinsi Jambi's Nomor 10 Tahun 2026 do.
"""

from __future__ import annotations

from kpudocs.naskah import Bagian, Diktum, Naskah, Paragraf
from kpudocs.renderers.pdf.boxes import Box, Piece, Type, blank, hang_paragraph, set_paragraph
from kpudocs.renderers.pdf.closing import close, send_to
from kpudocs.renderers.pdf.fonts import bold, regular
from kpudocs.renderers.pdf.lines import break_lines
from kpudocs.renderers.pdf.structure import ListTree, Node, list_attributes
from kpudocs.renderers.pdf.table import Table

__all__ = ["COLON", "ITEM_LABEL", "ITEM_TEXT", "set_decree", "set_item"]

COLON = 88.0
"""The colon after "Menimbang" or "KESATU"."""
ITEM_LABEL = 98.0
"""The letter or number of an item; the text of a point of the dictum, or of a single item."""
ITEM_TEXT = 119.2
"""The text of an item."""
_STEP = ITEM_TEXT - ITEM_LABEL
_NARROWEST = 100.0  # pt: deeper levels are moved in no further


def set_decree(naskah: Naskah, part: Node, width: float, height: float) -> list[Box | Table]:
    """A decree on pages whose text is `width` by `height` pt; its nodes are made in `part`."""
    boxes = _Decree(naskah, part, width).boxes()
    if naskah.paraf is None:
        return [*boxes]
    gap = blank(naskah.profil.ukuran_huruf)
    return [*boxes, gap, Table(naskah.paraf, width, height, naskah.profil.ukuran_huruf_tabel, part)]


def set_item(
    paragraf: Paragraf, tree: ListTree, type_: Type, left: float, width: float, *, base: float = 12
) -> list[Box]:
    """A paragraph of a list, justified: its label hangs before it, at the place of its depth.

    `left` is where the labels of the outermost level stand, `width` that of the whole text.
    """
    step = _STEP * type_.size / base
    depth = max(0, paragraf.tingkat - 1) * step
    x = left + min(depth, max(0.0, width - left - _NARROWEST - step))
    label, body = tree.add(paragraf)
    if label is None:
        if paragraf.tingkat:
            x += step
        return set_paragraph(paragraf.teks, type_, body, x, width - x, "rata")
    piece = Piece(x, paragraf.label + " ", type_, label)
    return hang_paragraph((piece,), paragraf.teks, type_, body, x + step, width)


class _Decree:
    def __init__(self, naskah: Naskah, part: Node, width: float) -> None:
        profil = naskah.profil
        self._naskah = naskah
        self._part = part
        self._width = width
        self._scale = profil.ukuran_huruf / 12
        self._type = Type.spaced(regular(), profil.ukuran_huruf, profil.spasi)
        self._bold = Type.spaced(bold(), profil.ukuran_huruf, profil.spasi)

    def boxes(self) -> list[Box]:
        naskah = self._naskah
        gap = blank(self._type.pitch)
        boxes = [*self._pembuka(), gap]
        boxes += self._centred(naskah.judul, self._part.add("H1"))
        boxes += [gap, *self._centred((naskah.pembentuk,), self._part.add("P")), gap]
        for bagian in (naskah.menimbang, naskah.mengingat, naskah.memerhatikan):
            if bagian:
                boxes += self._bagian(bagian)
        boxes += [blank(self._type.pitch / 2), *self._centred((naskah.memutuskan,), self._part.add("H2"))]
        # MEMUTUSKAN stands with the beginning of what is decided
        menetapkan = self._bagian(naskah.menetapkan)
        menetapkan[0].breaks = False
        boxes += [blank(self._type.pitch / 2, breaks=False), *menetapkan]
        points = self._part.add("L", list_attributes("1"))
        for diktum in naskah.diktum:
            boxes += self._diktum(diktum, points)
        boxes[-1].breaks = False  # two lines at least go along with the closing block
        size = naskah.profil.ukuran_huruf
        boxes += close(naskah.penetapan, naskah.pengesahan, self._part, size, self._width)
        return boxes + send_to(naskah.penyampaian, self._part, size, self._width)

    def _pembuka(self) -> list[Box]:
        naskah = self._naskah
        boxes: list[Box] = []
        kop: Node | None = None
        above = naskah.profil.posisi_salinan == "atas_kop"
        for i, text in enumerate(naskah.pembuka()):
            salinan = bool(naskah.tanda_salinan) and i == (0 if above else len(naskah.kop))
            if salinan:
                if not above:
                    boxes.append(blank(self._type.pitch))
                node = self._part.add("P")
                boxes += set_paragraph(text, self._type, node, 0, self._width, "kanan" if above else "tengah")
            else:
                kop = kop or self._part.add("P")
                boxes += set_paragraph(text, self._bold, kop, 0, self._width, "tengah")
        return boxes

    def _centred(self, texts: tuple[str, ...], node: Node) -> list[Box]:
        return [box for text in texts for box in set_paragraph(text, self._type, node, 0, self._width, "tengah")]

    def _label(self, label: str, node: Node) -> tuple[Piece, Piece]:
        """The label and its colon, which a label longer than its column moves to the right."""
        colon = max(COLON * self._scale, self._type.width(label))
        return Piece(0, label + " ", self._type, node), Piece(colon, ": ", self._type, node)

    def _bagian(self, bagian: Bagian) -> list[Box]:
        before: tuple[Piece, ...] = self._label(bagian.label, self._part.add("P"))
        tree = ListTree(self._part)
        boxes: list[Box] = []
        for butir in bagian.butir:
            label, body = tree.add(Paragraf(butir.teks, butir.label, 1 if butir.label else 0))
            x = ITEM_LABEL * self._scale
            if label:
                before = (*before, Piece(x, butir.label + " ", self._type, label))
                x = ITEM_TEXT * self._scale
            boxes += hang_paragraph(before, butir.teks, self._type, body, x, self._width)
            before = ()
        return boxes

    def _diktum(self, diktum: Diktum, points: Node) -> list[Box]:
        item = points.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        # a word too many for the column stands on a line of its own, and the colon where it always is
        *above, last = (
            line.text
            for text in diktum.label
            for line in break_lines(text, self._type.font, self._type.size, COLON * self._scale)
        )
        boxes = [
            Box(self._type.pitch, (Piece(0, text + " ", self._type, label),), breaks=not i)
            for i, text in enumerate(above)
        ]
        x = ITEM_LABEL * self._scale
        text = hang_paragraph(self._label(last, label), diktum.teks, self._type, body.add("P"), x, self._width)
        text[0].breaks = not above
        boxes += text
        tree = ListTree(body)
        for paragraf in diktum.rincian:
            boxes += set_item(paragraf, tree, self._type, x, self._width)
        return boxes
