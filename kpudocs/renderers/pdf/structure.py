"""The structure tree: what each thing on a page is, in the order of reading.

A `Node` is an element of the tree ("P", "L", "TD" …). The canvas notes in it which marked
content belongs to it; `Tree` writes it into the document. The tree of a long plan has some hundred
thousand elements, so those that are complete are written when their page ends, and forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference

from kpudocs.naskah import Paragraf
from kpudocs.renderers.pdf.file import PackedObjects

__all__ = ["ListTree", "Node", "Tree", "encode_text", "list_attributes"]

_TREE = "StructTreeRoot"


class Node:
    """An element of the structure tree. `attributes` is the inside of its attribute dictionary."""

    __slots__ = ("alt", "attributes", "contents", "lang", "number", "parent", "tag")

    def __init__(self, tag: str, parent: Node | None, attributes: str = "", alt: str = "", lang: str = "") -> None:
        self.tag = tag
        self.parent = parent
        self.attributes = attributes
        self.alt = alt
        self.lang = lang
        """The language of what is in it, where it is another than the document's."""
        self.contents: list[Node | tuple[int, int] | int | str] = []
        """In their order: elements; marked content as (page, number on the page), both counted from 0;
        the numbers of elements that are written; the tags of elements that hold nothing."""
        self.number = 0
        """Its object's, once something refers to it."""

    def add(self, tag: str, attributes: str = "", alt: str = "", lang: str = "") -> Node:
        """A new last child."""
        node = Node(tag, self, attributes, alt, lang)
        self.contents.append(node)
        return node


@lru_cache(maxsize=256)
def list_attributes(label: str) -> str:
    """How a list is numbered, by the label of its first item, as ISO 14289-1 (7.6) asks of ordered lists.

    An ordinal in words (KESATU) has no value of its own among those of ISO 32000-1; it counts, so it is Decimal.

    >>> list_attributes("a."), list_attributes("(1)"), list_attributes("-")
    ('/O/List/ListNumbering/LowerAlpha', '/O/List/ListNumbering/Decimal', '/O/List/ListNumbering/Disc')
    """
    sign = label.strip().strip("().").strip()
    if sign in ("i", "I"):
        kind = "LowerRoman" if sign == "i" else "UpperRoman"
    elif len(sign) == 1 and sign.isascii() and sign.isalpha():
        kind = "LowerAlpha" if sign.islower() else "UpperAlpha"
    else:
        kind = "Decimal" if any(char.isalnum() for char in sign) else "Disc"
    return f"/O/List/ListNumbering/{kind}"


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
            whole = self._inside().add("L", list_attributes(paragraf.label))
        item = whole.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        self._open.append((paragraf.tingkat, whole, body))
        # a P of its own: what is drawn later must not come after a list within the body
        return label, body.add("P")

    def _inside(self) -> Node:
        return self._open[-1][2] if self._open else self._parent


@lru_cache(maxsize=256)
def encode_text(text: str) -> str:
    """A text string of PDF, as hexadecimal UTF-16.

    >>> encode_text("Mei")
    '<FEFF004D00650069>'
    """
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class Tree:
    """The tree of a document of reportlab's, whose elements go to `packed`."""

    def __init__(self, document: Any, packed: PackedObjects) -> None:
        self._document = document
        self._packed = packed
        # the root of the tree is made before its children, since they point up to it
        self._top = PDFDictionary({"Type": PDFName(_TREE)})
        document.Reference(self._top, _TREE)
        self.root = Node("Document", None)
        self.root.number = packed.take_number()
        self._pages: list[int] = []
        """The numbers of the page objects."""
        self._parents: list[int] = []
        """For each page the number of the array that tells whose its marked contents are."""
        self._complete: list[Node] = []
        self._described: list[tuple[int, int, str, int]] = []
        """The Spans of this page that `add_described_cell` made: number, parent, alt, mark."""

    def add_described_cell(self, row: Node, alt: str, mark: int) -> int:
        """A cell in which a Span describes the contents `mark` of this page; returned is the Span's number.

        It is written without a `Node`, since a plan has ten thousands of shaded cells.
        """
        take = self._packed.take_number
        cell, span = take(), take()
        self._packed.add(cell, f"<</S/TD/P {self._number(row)} 0 R/K[{span} 0 R]>>")
        row.contents.append(cell)
        self._described.append((span, cell, alt, mark))
        return span

    def close(self, node: Node) -> None:
        """Nothing more comes into `node`: it is written, with all in it, when its page ends."""
        self._complete.append(node)

    def end_page(self, name: str, marks: Iterable[Node | int]) -> None:
        """A page is done. `name` is its object's in the document, `marks` whose its contents 0, 1, 2 … are."""
        self._pages.append(int(self._document.idToObjectNumberAndVersion[name][0]))
        for node in self._complete:
            self._write(node)
            parent = node.parent
            if parent is not None:
                parent.contents[_place(parent.contents, node)] = node.number
        self._complete.clear()
        page = self._pages[-1]
        for span, cell, alt, mark in self._described:
            self._packed.add(span, f"<</S/Span/P {cell} 0 R/Alt{encode_text(alt)}/Pg {page} 0 R/K[{mark}]>>")
        self._described.clear()
        number = self._packed.take_number()
        numbers = [node if isinstance(node, int) else self._number(node) for node in marks]
        self._packed.add(number, f"[{' '.join([f'{one} 0 R' for one in numbers])}]")
        self._parents.append(number)

    def finish(self) -> PDFObjectReference:
        """Write what is left; returned is what the catalog says of the tree."""
        self._write(self.root)
        parents = "".join(f"{page} {number} 0 R " for page, number in enumerate(self._parents))
        number = self._packed.take_number()
        self._packed.add(number, f"<</Nums[{parents}]>>")
        self._top["K"] = PDFArray([_Number(self.root.number)])
        self._top["ParentTree"] = _Number(number)
        self._top["ParentTreeNextKey"] = len(self._parents)
        return PDFObjectReference(_TREE)

    def _number(self, node: Node) -> int:
        if not node.number:
            node.number = self._packed.take_number()
        return node.number

    def _write(self, top: Node) -> None:
        """Write an element with all that is in it."""
        above = self._number(top.parent) if top.parent else self._document.idToObjectNumberAndVersion[_TREE][0]
        todo = [(top, above)]
        while todo:
            node, parent = todo.pop()
            number = node.number or self._number(node)
            own, inside = self._spell_contents(node, number, todo)
            at = f"/Pg {self._pages[own]} 0 R" if own >= 0 else ""
            rest = _spell_rest(node) if node.attributes or node.alt or node.lang else ""
            self._packed.add(number, f"<</S/{node.tag}/P {parent} 0 R{rest}{at}/K[{inside}]>>")
            node.contents.clear()  # nodes point up as well: without this they would wait for the garbage collector

    def _spell_contents(self, node: Node, number: int, todo: list[tuple[Node, int]]) -> tuple[int, str]:
        """What is in a node, and the page whose contents need no page of their own in it.

        Elements with contents are added to `todo`; those without stand there whole, to save objects.
        """
        own = -1
        kids: list[str] = []
        for kid in node.contents:
            if isinstance(kid, tuple):
                page, mark = kid
                if own < 0:
                    own = page
                kids.append(f"{mark} " if page == own else f"<</Type/MCR/Pg {self._pages[page]} 0 R/MCID {mark}>>")
            elif isinstance(kid, Node):
                if kid.contents or kid.alt:
                    kids.append(f"{kid.number or self._number(kid)} 0 R ")
                    todo.append((kid, number))
                else:
                    kids.append(f"<</S/{kid.tag}/P {number} 0 R{_spell_rest(kid)}>>")
            else:
                kids.append(f"<</S/{kid}/P {number} 0 R>>" if isinstance(kid, str) else f"{kid} 0 R ")
        return own, "".join(kids)


def _place(contents: list[Any], node: Node) -> int:
    """Where a node is, which is near the end."""
    at = len(contents) - 1
    while contents[at] is not node:
        at -= 1
    return at


class _Number(PDFObject):
    """A reference to an object that reportlab does not know."""

    def __init__(self, number: int) -> None:
        self._number = number

    def format(self, document: Any) -> bytes:
        return b"%d 0 R" % self._number


def _spell_rest(node: Node) -> str:
    attributes = f"/A<<{node.attributes}>>" if node.attributes else ""
    alt = f"/Alt{encode_text(node.alt)}" if node.alt else ""
    lang = f"/Lang({node.lang})" if node.lang else ""
    return attributes + alt + lang
