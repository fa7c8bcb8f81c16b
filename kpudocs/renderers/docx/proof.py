"""Proving a Word file: read back from its own bytes, it is sound and says what the Naskah says."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from kpudocs.naskah import Naskah, Tabel
from kpudocs.renderers.docx.cells import SHADED_FILL
from kpudocs.renderers.docx.soundness import find_defects
from kpudocs.renderers.docx.words import Element, parse_xml, val, w
from kpudocs.renderers.proof import find_difference, refuse, squeeze

__all__ = ["prove"]

_T, _TC = w("t"), w("tc")


def prove(content: bytes, naskah: Naskah, own: tuple[str, ...] = ()) -> None:
    """Raise RefusedOutput unless the document says the Naskah, in order, and is sound.

    `own` are the texts that the templates have of their own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            # Reading a part to its end checks its sum.
            parts = {name: package.read(name) for name in names}
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise refuse("docx", "paket Word rusak") from error
    roots = {}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                roots[name] = parse_xml(part)
            except etree.XMLSyntaxError as error:
                raise refuse("docx", f"bagian {name} bukan XML yang utuh") from error
    for defect in find_defects(names, roots):
        raise refuse("docx", defect)
    body = roots["word/document.xml"]
    sections = sum(1 for _ in body.iter(w("sectPr")))
    if sections != 1 + len(naskah.lampiran):
        raise refuse("docx", f"ada {sections} bagian halaman, seharusnya {1 + len(naskah.lampiran)}")
    covered, shaded = _count_cells(naskah)
    merged = sum(1 for merge in body.iter(w("vMerge")) if (val(merge) or "continue") == "continue")
    if merged != covered:
        raise refuse("docx", f"ada {merged} sel yang digabung ke atasnya, seharusnya {covered}")
    greys = sum(1 for shade in body.iter(w("shd")) if val(shade, "fill") == SHADED_FILL)
    if greys != shaded:
        raise refuse("docx", f"ada {greys} sel yang diarsir, seharusnya {shaded}")
    difference = find_difference(naskah, squeeze("".join(_texts(body))), own)
    if difference:
        raise refuse("docx", difference)


def _count_cells(naskah: Naskah) -> tuple[int, int]:
    """How many cells a merge covers, and how many are shaded."""
    tables = [isi for lampiran in naskah.lampiran for isi in lampiran.isi if isinstance(isi, Tabel)]
    cells = [sel for tabel in tables for baris in (*tabel.kepala, *tabel.baris) for sel in baris.sel]
    return sum(not sel.rentang_baris for sel in cells), sum(sel.arsir for sel in cells)


def _texts(body: Element) -> Iterator[str]:
    """What is read, in order; a cell that a merge covers is not."""
    covered = 0
    for node in body.iter(_TC, _T):
        if node.tag == _TC:
            merge = node.find(f"{w('tcPr')}/{w('vMerge')}")
            if merge is not None and (val(merge) or "continue") == "continue":
                covered += sum(1 for _ in node.iter(_T))
        elif covered:
            covered -= 1
        else:
            yield node.text or ""
