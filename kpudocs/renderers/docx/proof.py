"""Proving a Word file: read back from its own bytes, it is sound and says what the Naskah says."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from kpudocs.naskah import Naskah, Tabel
from kpudocs.renderers.docx.cells import SHADED_FILL
from kpudocs.renderers.docx.embedding import find_font_defects
from kpudocs.renderers.docx.marks import find_stray_marks
from kpudocs.renderers.docx.reading import Malformed, ReadDocument, is_covered, read_document
from kpudocs.renderers.docx.soundness import DOCUMENT, STYLES, NotXml, find_defects, read_styles
from kpudocs.renderers.docx.unpacking import read_package
from kpudocs.renderers.docx.words import parse_xml, val, w
from kpudocs.renderers.proof import find_difference, refuse

__all__ = ["prove"]


def prove(content: bytes, naskah: Naskah, own: tuple[str, ...] = ()) -> None:
    """Raise RefusedOutput unless the document says the Naskah, in order, and is sound.

    `own` are the texts that the templates have of their own.
    """
    try:
        names, blobs, document = _read(content)
        parts = {name: part for name, part in blobs.items() if name.endswith((".xml", ".rels"))}
        for defect in chain(find_defects(names, parts, document), find_font_defects(blobs)):
            raise refuse("docx", defect)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise refuse("docx", "paket Word rusak") from error
    except NotXml as error:
        raise refuse("docx", f"bagian {error} bukan XML yang utuh") from error
    if document is None:
        raise AssertionError("a package without a document has a defect")
    _count(document, naskah)
    difference = find_difference(naskah, "".join(document.texts()), own)
    if difference:
        raise refuse("docx", difference)
    if stray := find_stray_marks(naskah, chain(document.texts(), _furniture(parts))):
        raise refuse("docx", stray)


def _read(content: bytes) -> tuple[list[str], dict[str, bytes], ReadDocument | None]:
    """The names of the parts, all of them but the document, and the document, read in one pass."""
    members = read_package(content)
    names = [member.name for member in members]
    parts = {member.name: member.read() for member in members if member.name != DOCUMENT}  # each, for its sum
    document = next((member for member in members if member.name == DOCUMENT), None)
    if document is None:
        return names, parts, None
    try:
        styles = read_styles(parts[STYLES]) if STYLES in parts else frozenset()
    except etree.XMLSyntaxError as error:
        raise NotXml(STYLES) from error
    try:
        return names, parts, read_document(document.stream(), styles)
    except (etree.XMLSyntaxError, Malformed, UnicodeDecodeError) as error:
        raise NotXml(DOCUMENT) from error


def _furniture(parts: dict[str, bytes]) -> Iterator[str]:
    """The texts of headers, footers and whatever else Word shows beside the document."""
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from (node.text or "" for node in parse_xml(part).iter(w("t")))


def _count(document: ReadDocument, naskah: Naskah) -> None:
    """Sections, merged cells and shaded cells are as many as they should be."""
    root, rows = document.root, [row for run in document.rows for row in run.facts]
    sections = sum(1 for _ in root.iter(w("sectPr")))
    if sections != 1 + len(naskah.lampiran):
        raise refuse("docx", f"ada {sections} bagian halaman, seharusnya {1 + len(naskah.lampiran)}")
    covered, shaded = _count_cells(naskah)
    merged = sum(map(is_covered, root.iter(w("tc")))) + sum(row.covered for row in rows)
    if merged != covered:
        raise refuse("docx", f"ada {merged} sel yang digabung ke atasnya, seharusnya {covered}")
    greys = sum(val(shade, "fill") == SHADED_FILL for shade in root.iter(w("shd")))
    greys += sum(run.greys for run in document.rows)
    if greys != shaded:
        raise refuse("docx", f"ada {greys} sel yang diarsir, seharusnya {shaded}")


def _count_cells(naskah: Naskah) -> tuple[int, int]:
    """How many cells a merge covers, and how many are shaded."""
    covered = shaded = 0
    for tabel in (isi for lampiran in naskah.lampiran for isi in lampiran.isi if isinstance(isi, Tabel)):
        for baris in (*tabel.kepala, *tabel.baris):
            for sel in baris.sel:
                covered += not sel.rentang_baris
                shaded += sel.arsir
    return covered, shaded
