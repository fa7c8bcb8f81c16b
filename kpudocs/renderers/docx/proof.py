"""Proving a Word file: read back from its own bytes, it says what the Naskah says."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from kpudocs.naskah import Naskah
from kpudocs.renderers.docx.words import Element, parse_xml, val, w
from kpudocs.renderers.proof import find_difference, refuse, squeeze

__all__ = ["prove"]

_T, _TC, _TR, _TBL, _P = w("t"), w("tc"), w("tr"), w("tbl"), w("p")
_LOOSE = re.compile(r"\S")


def prove(content: bytes, naskah: Naskah, own: tuple[str, ...] = ()) -> None:
    """Raise RefusedOutput unless the document says the Naskah, is whole, and has sound tables.

    `own` are the texts that the templates have of their own.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if broken := package.testzip():
                raise refuse("docx", f"bagian {broken} rusak")
            parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise refuse("docx", "paket Word rusak") from error
    roots = {}
    for name, part in parts.items():
        try:
            roots[name] = parse_xml(part)
        except etree.XMLSyntaxError as error:
            raise refuse("docx", f"bagian {name} bukan XML yang utuh") from error
    body = roots.get("word/document.xml")
    if body is None:
        raise refuse("docx", "isi dokumen tidak ada")
    for name, root in roots.items():
        if name.startswith("word/"):
            for defect in _defects(root):
                raise refuse("docx", f"bagian {name}: {defect}")
    difference = find_difference(naskah, squeeze("".join(_texts(body))), own)
    if difference:
        raise refuse("docx", difference)


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


def _defects(root: Element) -> Iterator[str]:
    """What makes Word ask for repair, or mend in silence."""
    for cell in root.iter(_TC):
        if len(cell) == 0 or cell[-1].tag != _P:
            yield "sel tabel tidak berakhir dengan paragraf"
    for table in root.iter(_TBL):
        columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
        above: dict[int, tuple[int, str]] = {}
        for row in table.findall(_TR):
            merges, width = _row(row)
            if width != columns:
                yield f"baris tabel berisi {width} kolom, sedangkan tabelnya {columns}"
            for column, (span, state) in merges.items():
                if state == "continue" and above.get(column, (0, ""))[0] != span:
                    yield "sel gabungan berlanjut tanpa awal"
            above = {column: merge for column, merge in merges.items() if merge[1]}
    for node in root.iter(_P, w("r"), _TC, _TR, _TBL):
        if _LOOSE.search(node.text or "") or _LOOSE.search(node.tail or ""):
            yield "ada teks di luar tempatnya"


def _row(row: Element) -> tuple[dict[int, tuple[int, str]], int]:
    """For each cell its first column, how many it takes, and its part in a merge; then the width."""
    column, merges = 0, {}
    for cell in row.findall(_TC):
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        width = 1 if span is None else int(val(span) or 1)
        merges[column] = (width, "" if merge is None else val(merge) or "continue")
        column += width
    return merges, column
