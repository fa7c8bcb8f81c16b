"""What is wrong with single elements of a part of a Word file, as Word would find it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import cast

from lxml import etree

from kpudocs.renderers.docx.words import Element, R, W, val, w

__all__ = ["find_defects"]

_TC, _P = w("tc"), w("p")
_LOOSE = etree.XPath(
    "//w:p/text()[normalize-space()] | //w:r/text()[normalize-space()] | //w:tr/text()[normalize-space()]",
    namespaces={"w": W},
)
_REFERENCES = etree.XPath("//@r:*", namespaces={"r": R})


def find_defects(root: Element, relations: Set[str], styles: Set[str]) -> Iterator[str]:
    """Each defect of a part, in Indonesian; its tables as a whole are not looked at.

    `relations` are the ids that it may refer to, `styles` those of the document's styles.
    """
    for cell in root.iter(_TC):
        if len(cell) == 0 or cell[-1].tag != _P:
            yield "sel tabel tidak berakhir dengan paragraf"
    for use in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")):
        if val(use) not in styles:
            yield f"gaya {val(use)} tidak ada"
    if _LOOSE(root):
        yield "ada teks di luar tempatnya"
    for reference in cast(list[str], _REFERENCES(root)):
        if reference not in relations:
            yield f"rujukan {reference!s} tidak ada"
    fields = 0
    for mark in root.iter(w("fldChar")):
        fields += {"begin": 1, "end": -1}.get(val(mark, "fldCharType") or "", 0)
        if fields < 0:
            yield "bidang berakhir tanpa awal"
    if fields > 0:
        yield "bidang tidak ditutup"
