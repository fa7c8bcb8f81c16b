"""What makes Word ask for repair, or mend in silence: looked for in every document that is made.

Schema validators miss most of it: a cell without a paragraph, a row that is not as wide as its
table, a merge that goes on from nothing, a reference that leads nowhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lxml import etree

from kpudocs.renderers.docx.elements import find_defects as find_element_defects
from kpudocs.renderers.docx.reading import Geometry, ReadDocument, RowFacts, geometry_of
from kpudocs.renderers.docx.words import Element, parse_xml, val, w

__all__ = ["DOCUMENT", "STYLES", "NotXml", "find_defects", "read_styles"]

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
_DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
_CONTENT_TYPES, _PROPERTIES = "[Content_Types].xml", "docProps/core.xml"
_TC, _TR, _TBL = w("tc"), w("tr"), w("tbl")


class NotXml(Exception):
    """A part of the package, whose name this is, is not XML."""


def read_styles(content: bytes) -> frozenset[str]:
    """The ids of the styles. Raises etree.XMLSyntaxError."""
    return _style_ids(content)


@lru_cache(maxsize=16)
def _style_ids(content: bytes) -> frozenset[str]:
    return frozenset(val(style, "styleId") or "" for style in _read_part(content).iter(w("style")))


def find_defects(names: Sequence[str], parts: Mapping[str, bytes], document: ReadDocument | None) -> Iterator[str]:
    """Each defect of a package, in Indonesian.

    `names` are its parts; `parts` those that are XML, all but the `document`. Raises NotXml.
    """
    # the properties are the one part that differs in every decree
    same = tuple((name, content) for name, content in parts.items() if name != _PROPERTIES)
    for name in parts.keys() & {_PROPERTIES}:
        _parse(name, parts[name])
    yield from _package_defects(tuple(names), same)
    if document is not None and _CONTENT_TYPES in parts:
        relations = _relations(
            DOCUMENT, {name: _parse(name, parts[name]) for name in parts if name == _DOCUMENT_RELATIONS}
        )
        styles = read_styles(parts[STYLES]) if STYLES in parts else frozenset()
        tables = (defect for table in document.root.iter(_TBL) for defect in _table_defects(table, document))
        for defect in (*find_element_defects(document.root, relations, styles), *tables):
            yield f"{DOCUMENT}: {defect}"


@lru_cache(maxsize=16)
def _package_defects(names: tuple[str, ...], parts: tuple[tuple[str, bytes], ...]) -> tuple[str, ...]:
    """The defects of all but the document, once for all decrees that share the rest. Raises NotXml."""
    return tuple(_find_package_defects(names, dict(parts)))


def _find_package_defects(names: tuple[str, ...], parts: Mapping[str, bytes]) -> Iterator[str]:
    if names[:1] != (_CONTENT_TYPES,) or len(set(names)) != len(names):
        yield "urutan bagian paket salah"
    roots = {name: _parse(name, content) for name, content in parts.items()}
    for name in (_CONTENT_TYPES, "_rels/.rels", DOCUMENT, STYLES, _PROPERTIES):
        if name not in names:
            yield f"bagian {name} tidak ada"
            return
    yield from _type_defects(names, roots[_CONTENT_TYPES])
    styles = read_styles(parts[STYLES])
    for name, content in parts.items():
        if name.endswith(".rels"):
            yield from _relation_defects(name, roots[name], names)
        elif name.startswith("word/"):
            defects = _part_defects(content, _relations(name, roots), styles)
            yield from (f"{name}: {defect}" for defect in defects)


def _parse(name: str, content: bytes) -> Element:
    try:
        return _read_part(content)
    except etree.XMLSyntaxError as error:
        raise NotXml(name) from error


def _relations(name: str, roots: Mapping[str, Element]) -> frozenset[str]:
    relations = roots.get(posixpath.join("word/_rels", posixpath.basename(name) + ".rels"))
    return frozenset(() if relations is None else (str(relation.get("Id")) for relation in relations))


def _type_defects(names: Sequence[str], types: Element) -> Iterator[str]:
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


def _relation_defects(name: str, root: Element, names: Sequence[str]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    ids = [relation.get("Id") for relation in root]
    if len(set(ids)) != len(ids):
        yield f"{name}: rujukan kembar"
    for relation in root:
        target = str(relation.get("Target"))
        full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if relation.get("TargetMode") != "External" and full not in names:
            yield f"{name}: rujukan ke {target} yang tidak ada"


@lru_cache(maxsize=64)
def _read_part(content: bytes) -> Element:
    """A part of the package; most are the same in every decree. Raises etree.XMLSyntaxError."""
    return parse_xml(content)


@lru_cache(maxsize=64)
def _part_defects(content: bytes, relations: frozenset[str], styles: frozenset[str]) -> tuple[str, ...]:
    root = _read_part(content)
    tables = (defect for table in root.iter(_TBL) for defect in _table_defects(table, None))
    return (*find_element_defects(root, relations, styles), *tables)


def _table_defects(table: Element, document: ReadDocument | None) -> Iterator[str]:
    columns = len(table.findall(f"{w('tblGrid')}/{w('gridCol')}"))
    above: RowFacts | Geometry = ()
    for row in _rows(table, document):
        yield from _row_defects(above, row, columns)
        above = row


def _rows(table: Element, document: ReadDocument | None) -> Iterator[RowFacts | Geometry]:
    for node in table:
        if node.tag == _TR:
            yield geometry_of(node.findall(_TC))
        elif document is not None and (rows := document.rows_at(node)):
            yield from rows.facts


@lru_cache(maxsize=4096)
def _row_defects(above: RowFacts | Geometry, row: RowFacts | Geometry, columns: int) -> tuple[str, ...]:
    """Rows read apart share their facts, so that two of a kind that follow each other are compared once."""
    return tuple(_find_row_defects(above, row, columns))


def _find_row_defects(above: RowFacts | Geometry, row: RowFacts | Geometry, columns: int) -> Iterator[str]:
    merging = {column: width for column, width, merge in _place(above) if merge is not None}
    end = 0
    for column, width, merge in _place(row):
        if merge == "continue" and merging.get(column) != width:
            yield "sel gabungan berlanjut tanpa awal"
        end = column + width
    if end != columns:
        yield f"baris tabel berisi {end} kolom, sedangkan tabelnya {columns}"


def _place(row: RowFacts | Geometry) -> Iterator[tuple[int, int, str | None]]:
    """The cells of a row with the column at which each begins."""
    column = 0
    for width, merge in row.geometry if isinstance(row, RowFacts) else row:
        yield column, width, merge
        column += width
