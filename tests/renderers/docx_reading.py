"""Read a .docx back: its texts in the order of reading, and what would make Word complain."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_HOLDS_TEXT = {W + name for name in ("t", "instrText", "delText")}


def read_part(data: bytes, name: str = "word/document.xml") -> Any:
    """A part of the package, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name), _PARSER)


def paragraph_text(paragraph: Any) -> str:
    """The text of a paragraph; tabs and line breaks are blanks."""
    parts = []
    for node in paragraph.iter(W + "t", W + "tab", W + "br"):
        if node.getparent().tag == W + "tabs":
            continue
        parts.append(node.text or "" if node.tag == W + "t" else " ")
    return "".join(parts)


def paragraphs(data: bytes) -> list[str]:
    """Every paragraph's text in the order of reading; a covered cell of a merge says nothing."""
    return [paragraph_text(p) for p in read_part(data).iter(W + "p") if not _is_covered(p)]


def _is_covered(paragraph: Any) -> bool:
    cell = next(paragraph.iterancestors(W + "tc"), None)
    merge = None if cell is None else cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val", "continue") == "continue"


def body_text(data: bytes) -> str:
    """All the text without blanks, whose number depends on tabs and breaks."""
    return "".join("".join(paragraphs(data)).split())


def find_defects(data: bytes) -> list[str]:
    """What Word mends with a prompt or silently, and schema validators mostly miss."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    return [
        *_package_defects(names, parts),
        *(d for name in names if _is_text(name) for d in _part_defects(name, parts)),
    ]


def _is_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml")


def _package_defects(names: list[str], parts: dict[str, bytes]) -> Iterator[str]:
    if len(set(names)) != len(names):
        yield "a part stands twice in the package"
    if names[0] != "[Content_Types].xml":
        yield "[Content_Types].xml is not first"
    types = etree.fromstring(parts["[Content_Types].xml"], _PARSER)
    endings = {node.get("Extension").lower() for node in types if node.get("Extension")}
    overrides = {node.get("PartName") for node in types if node.get("PartName")}
    yield from (f"content type for a part that is not there: {name}" for name in overrides if name[1:] not in names)
    for name in names:
        known = "/" + name in overrides or name.rsplit(".", 1)[-1].lower() in endings
        if name != "[Content_Types].xml" and not known:
            yield f"no content type: {name}"
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            rels = list(etree.fromstring(parts[name], _PARSER))
            if len({rel.get("Id") for rel in rels}) != len(rels):
                yield f"{name}: an id stands twice"
            for rel in rels:
                target = rel.get("Target")
                full = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
                if rel.get("TargetMode") != "External" and full not in names:
                    yield f"{name}: {target} is not there"
    core = etree.fromstring(parts["docProps/core.xml"], _PARSER)
    tags = [node.tag for node in core]
    if len(set(tags)) != len(tags):
        yield "core.xml: a property stands twice"
    for node in core:
        if node.tag.endswith(("}created", "}modified")) and not re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.text or ""
        ):
            yield f"core.xml: bad date {node.text}"


def _part_defects(name: str, parts: dict[str, bytes]) -> Iterator[str]:
    root = etree.fromstring(parts[name], _PARSER)
    rels_name = posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels")
    rels = {r.get("Id") for r in etree.fromstring(parts[rels_name], _PARSER)} if rels_name in parts else set()
    styles = {s.get(W + "styleId") for s in etree.fromstring(parts["word/styles.xml"], _PARSER).iter(W + "style")}
    depth = 0
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        yield from (
            f"{name}: {v} is no relationship" for a, v in node.attrib.items() if a.startswith(R) and v not in rels
        )
        if node.tag == W + "tc" and (len(node) == 0 or node[-1].tag != W + "p"):
            yield f"{name}: a cell does not end with a paragraph"
        if node.tag == W + "tr" and node.find(W + "tc") is None:
            yield f"{name}: a row without cells"
        if node.tag in (W + "pStyle", W + "rStyle", W + "tblStyle") and node.get(W + "val") not in styles:
            yield f"{name}: no such style: {node.get(W + 'val')}"
        loose = (node.text or "").strip() or any((child.tail or "").strip() for child in node)
        if node.tag.startswith(W) and node.tag not in _HOLDS_TEXT and loose:
            yield f"{name}: text stands loose in {etree.QName(node).localname}"
        if node.tag == W + "fldChar":
            depth += {"begin": 1, "separate": 0, "end": -1}[node.get(W + "fldCharType")]
    if depth:
        yield f"{name}: a field is not closed"
    for table in root.iter(W + "tbl"):
        yield from (f"{name}: {defect}" for defect in _table_defects(table))


def _table_defects(table: Any) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    above: dict[int, tuple[int, str | None]] = {}
    for row in table.findall(W + "tr"):
        column, merges = 0, {}
        for cell in row.findall(W + "tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            width = 1 if span is None else int(span.get(W + "val"))
            state = None if merge is None else merge.get(W + "val", "continue")
            if state == "continue" and above.get(column, (0, None)) not in ((width, "restart"), (width, "continue")):
                yield "a merged cell goes on from none above"
            merges[column] = (width, state)
            column += width
        if column != columns:
            yield f"a row of {column} columns in a table of {columns}"
        above = merges
