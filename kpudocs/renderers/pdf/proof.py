"""Proving a PDF: read back from its own bytes, it says what the Naskah says."""

from __future__ import annotations

from kpudocs.naskah import Naskah
from kpudocs.renderers.pdf.anchor import find_anchor
from kpudocs.renderers.pdf.reader import Foreign, ReadPdf
from kpudocs.renderers.proof import find_difference, refuse, squeeze

__all__ = ["prove"]


def prove(content: bytes, naskah: Naskah) -> None:
    """Raise RefusedOutput unless every text is there once and in order, in fonts that are embedded.

    The order of the pages is looked at first, being quick to read. Where a row of a table is split
    over pages its cells take turns there; then the order of reading decides.
    """
    try:
        difference = _difference(content, naskah)
    except Foreign as error:
        raise refuse("pdf", str(error)) from error
    if difference:
        raise refuse("pdf", difference)
    if naskah.penetapan.letak:
        find_anchor(content, naskah)


def _difference(content: bytes, naskah: Naskah) -> str:
    pdf = ReadPdf(content)
    difference = find_difference(naskah, squeeze(pdf.text()))
    return difference and (find_difference(naskah, squeeze(pdf.structure_text())) and difference)
