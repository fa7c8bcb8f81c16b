"""The structure tree: what each thing on a page is, in the order of reading.

A `Node` is an element of the tree ("P", "L", "TD" …). The canvas notes in it which marked
content belongs to it; `write_tree` then writes the tree into the document. The tree of a long
plan has some hundred thousand elements, so they are written as bytes, not as reportlab objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
)

from kpudocs.naskah import Paragraf

__all__ = ["ListTree", "Node", "encode_text", "write_tree"]

_TREE = "StructTreeRoot"


class Node:
    """An element of the structure tree. `attributes` is the inside of its attribute dictionary."""

    __slots__ = ("alt", "attributes", "contents", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Node | None, attributes: str = "", alt: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.alt = alt
        self.contents: list[Node | tuple[int, int]] = []
        """Elements, and marked content as (page, number on the page), both counted from 0."""
        self.number = 0

    def add(self, tag: str, attributes: str = "", alt: str = "") -> Node:
        """A new last child."""
        node = Node(tag, self, attributes, alt)
        self.contents.append(node)
        return node


class ListTree:
    """Makes nested lists (L, LI, Lbl, LBody) of paragraphs that come flat, with their depth."""

    def __init__(self, parent: Node) -> None:
        self._parent = parent
        self._open: list[tuple[int, Node, Node]] = []
        """The lists that are open: depth, the list, its last body."""

    def add(self, paragraf: Paragraf) -> tuple[Node | None, Node]:
        """The node of the label, if it has one, and the node of the text."""
        while self._open and self._open[-1][0] > paragraf.tingkat:
            self._open.pop()
        if not paragraf.label:
            if not paragraf.tingkat:
                self._open.clear()
            return None, self._inside().add("P")
        if self._open and self._open[-1][0] == paragraf.tingkat:
            whole = self._open.pop()[1]
        else:
            whole = self._inside().add("L", "/O/List/ListNumbering/None")
        item = whole.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        self._open.append((paragraf.tingkat, whole, body))
        # a P of its own: what is drawn later must not come after a list within the body
        return label, body.add("P")

    def _inside(self) -> Node:
        return self._open[-1][2] if self._open else self._parent


def encode_text(text: str) -> str:
    """A text string of PDF, as hexadecimal UTF-16.

    >>> encode_text("Mei")
    '<FEFF004D00650069>'
    """
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class _Raw(PDFObject):
    """An indirect object whose bytes are ready but for the numbers of other objects."""

    __RefOnly__ = 1

    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, document: PDFDocument) -> bytes:
        return self._text.encode("ascii")


def write_tree(document: Any, root: Node, pages: list[str], marks: list[list[Node]]) -> None:
    """Write the tree under `root` into `document`, and hang it into the catalog.

    `pages` are the names of the page objects; `marks` tells for each page whose the marked
    contents 0, 1, 2 … on it are. (`document` is a PDFDocument, whose types say little.)
    """
    page_numbers = [_number_of(document, name) for name in pages]
    # the root of the tree is numbered before it is made, since its children point up to it
    tree = PDFDictionary({"Type": PDFName(_TREE)})
    document.Reference(tree, _TREE)
    first = document.objectcounter + 1
    nodes = [node for node in _walk(root) if node is root or node.contents or node.alt]
    for number, node in enumerate(nodes, first):
        node.number = number
    top = _number_of(document, _TREE)
    for node in nodes:
        document.Reference(_Raw(_spell(node, top, page_numbers)), f"StructElem{node.number}")
    parents = " ".join(
        f"{page}[{' '.join(f'{node.number} 0 R' for node in page_marks)}]" for page, page_marks in enumerate(marks)
    )
    tree["K"] = PDFArray([PDFObjectReference(f"StructElem{root.number}")])
    tree["ParentTree"] = document.Reference(_Raw(f"<</Nums[{parents}]>>"), "ParentTree")
    tree["ParentTreeNextKey"] = len(marks)


def structure_root() -> PDFObjectReference:
    """What the catalog says of the tree."""
    return PDFObjectReference(_TREE)


def _number_of(document: Any, name: str) -> int:
    return int(document.idToObjectNumberAndVersion[name][0])


def _walk(node: Node) -> Iterator[Node]:
    todo: list[Node] = [node]
    while todo:
        one = todo.pop()
        yield one
        todo += [child for child in reversed(one.contents) if isinstance(child, Node)]


def _spell(node: Node, top: int, pages: list[int]) -> str:
    """The dictionary of a node. Nodes without contents stand in it whole, to save objects."""
    parent = node.parent.number if node.parent else top
    own = next((kid[0] for kid in node.contents if isinstance(kid, tuple)), -1)
    inside = "".join(_spell_kids(node, own, pages))
    page = f"/Pg {pages[own]} 0 R" if own >= 0 else ""
    return f"<</Type/StructElem/S/{node.tag}/P {parent} 0 R{_spell_rest(node)}{page}/K[{inside}]>>"


def _spell_kids(node: Node, own: int, pages: list[int]) -> Iterable[str]:
    for kid in node.contents:
        if isinstance(kid, Node):
            yield (
                f"{kid.number} 0 R "
                if kid.number
                else (f"<</Type/StructElem/S/{kid.tag}/P {node.number} 0 R{_spell_rest(kid)}>>")
            )
        elif kid[0] == own:
            yield f"{kid[1]} "
        else:
            yield f"<</Type/MCR/Pg {pages[kid[0]]} 0 R/MCID {kid[1]}>>"


def _spell_rest(node: Node) -> str:
    attributes = f"/A<<{node.attributes}>>" if node.attributes else ""
    alt = f"/Alt{encode_text(node.alt)}" if node.alt else ""
    return attributes + alt
