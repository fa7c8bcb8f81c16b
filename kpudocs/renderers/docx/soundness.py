"""What makes Word ask for repair, or mend in silence: looked for in every document that is made.

Schema validators miss most of it: a cell without a paragraph, a row that is not as wide as its
table, a merge that goes on from nothing, a reference that leads nowhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from lxml import etree

from kpudocs.renderers.docx.words import Element, R, val, w

__all__ = ["find_defects"]

_CONTENT_TYPES = "[Content_Types].xml"
_T, _TC, _TR, _TBL, _P, _R = w("t"), w("tc"), w("tr"), w("tbl"), w("p"), w("r")
_STYLE_USES = (w("pStyle"), w("rStyle"), w("tblStyle"))


def find_defects(names: list[str], roots: Mapping[str, Element]) -> Iterator[str]:
    """Each defect of a package, in Indonesian. `names` are its parts, `roots` those that are XML."""
    if names[:1] != [_CONTENT_TYPES] or len(set(names)) != len(names):
        yield "urutan bagian paket salah"
    for name in (_CONTENT_TYPES, "_rels/.rels", "word/document.xml", "word/styles.xml", "docProps/core.xml"):
        if name not in roots:
            yield f"bagian {name} tidak ada"
            return
    yield from _type_defects(names, roots[_CONTENT_TYPES])
    styles = {val(style, "styleId") for style in roots["word/styles.xml"].iter(w("style"))}
    for name, root in roots.items():
        if name.endswith(".rels"):
            yield from _relation_defects(name, root, names)
        elif name.startswith("word/"):
            relations = roots.get(posixpath.join("word/_rels", posixpath.basename(name) + ".rels"))
            known = set() if relations is None else {relation.get("Id") for relation in relations}
            yield from (f"{name}: {defect}" for defect in _part_defects(root, known, styles))


def _type_defects(names: list[str], types: Element) -> Iterator[str]:
    endings = {str(node.get("Extension")).lower() for node in types if node.get("Extension")}
    overrides = {str(node.get("PartName")) for node in types if node.get("PartName")}
    for name in names:
        # A plain ".xml" says nothing of what a part of the document is.
        by_ending = name.rpartition(".")[2].lower() in endings and not (
            name.startswith("word/") and name.endswith(".xml")
        )
        if name != _CONTENT_TYPES and "/" + name not in overrides and not by_ending:
            yield f"jenis bagian {name} tidak disebut"
    for name in overrides:
        if name[1:] not in names:
            yield f"bagian {name} disebut tetapi tidak ada"


def _relation_defects(name: str, root: Element, names: list[str]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    ids = [relation.get("Id") for relation in root]
    if len(set(ids)) != len(ids):
        yield f"{name}: rujukan kembar"
    for relation in root:
        target = str(relation.get("Target"))
        full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if relation.get("TargetMode") != "External" and full not in names:
            yield f"{name}: rujukan ke {target} yang tidak ada"


def _part_defects(root: Element, relations: set[str | None], styles: set[str | None]) -> Iterator[str]:
    fields = 0
    for node in root.iter(etree.Element):
        tag = node.tag
        if tag == _TC:
            if len(node) == 0 or node[-1].tag != _P:
                yield "sel tabel tidak berakhir dengan paragraf"
        elif tag in _STYLE_USES:
            if val(node) not in styles:
                yield f"gaya {val(node)} tidak ada"
        elif tag == w("fldChar"):
            fields += {"begin": 1, "end": -1}.get(val(node, "fldCharType") or "", 0)
            if fields < 0:
                yield "bidang berakhir tanpa awal"
        elif tag == _TBL:
            yield from _table_defects(node)
        elif tag in (_P, _R, _TR) and ((node.text or "").strip() or any((kid.tail or "").strip() for kid in node)):
            yield "ada teks di luar tempatnya"
        for key, value in node.attrib.items():
            if str(key).startswith(f"{{{R}}}") and value not in relations:
                yield f"rujukan {value!s} tidak ada"
    if fields > 0:
        yield "bidang tidak ditutup"


def _table_defects(table: Element) -> Iterator[str]:
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    above: dict[int, int] = {}
    for row in table.findall(_TR):
        column, merging = 0, {}
        for cell in row.findall(_TC):
            span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            width = 1 if span is None else int(val(span) or 1)
            if merge is not None:
                merging[column] = width
                if (val(merge) or "continue") == "continue" and above.get(column) != width:
                    yield "sel gabungan berlanjut tanpa awal"
            column += width
        if column != columns:
            yield f"baris tabel berisi {column} kolom, sedangkan tabelnya {columns}"
        above = merging
