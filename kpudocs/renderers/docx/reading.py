"""document.xml read back in one pass, the rows of its tables apart.

A tree of a long plan would fill the memory, and looking at each of its elements take longer than
writing it. But its cells differ in their texts more than in their XML: each kind of cell is parsed
and judged once, and known when it comes again. What is not a plain row of sound cells, for whatever
reason, goes with all else into the tree, where `soundness` looks for what is wrong. Bytes are read as
they are: only texts, a tenth of a plan, are made into str.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from lxml import etree

from kpudocs.renderers.docx.cells import SHADED_FILL
from kpudocs.renderers.docx.elements import find_defects
from kpudocs.renderers.docx.words import Element, parse_xml, val, w
from kpudocs.renderers.proof import squeeze

__all__ = [
    "Geometry",
    "Malformed",
    "ReadDocument",
    "ReadRows",
    "RowFacts",
    "geometry_of",
    "is_covered",
    "read_document",
]


Geometry = tuple[tuple[int, str | None], ...]
"""Of each cell of a row how many columns it takes, and its part in a merge: restart, continue or none."""

_MARK = "kpudocs-baris"
"""The processing instruction that stands in the tree for rows read apart."""
_ROW = re.compile(rb"<w:tr[ >]")
_ROOT = re.compile(rb"<w:document(?: [^<>]*)?>")
_PLAIN_TEXT, _TEXT_END, _CELL_END, _ROW_END = b'<w:t xml:space="preserve">', b"</w:t>", b"</w:tc>", b"</w:tr>"
_TEXT = re.compile(rb"((?<=>)[^<]+(?=</w:t>))")
_UNUSUAL_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#34|#39);)")
_MOST_ALIKE = 1024  # of some 2 kB each
_MOST_PIECES, _LARGEST_PIECE = 16, 1 << 19
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_CHARACTERS = ("\ufffe", "\uffff")
_BLANKS = b" \t\n\r"
_T, _TC, _TR = w("t"), w("tc"), w("tr")
_NEVER_PLAIN = (w("tbl"), w("sectPr"), w("fldChar"), w("instrText"), w("txbxContent"))


class Malformed(ValueError):
    """What was read is no XML that kpudocs writes."""


@dataclass(frozen=True, eq=False, slots=True)
class CellFacts:
    """What a sound cell is, but for its texts."""

    place: tuple[int, str | None]
    """How many columns it takes, and its part in a merge."""
    greys: int
    styles: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class RowFacts:
    """What a row is, but for its texts and its shading. Rows of the same geometry share one."""

    geometry: Geometry
    covered: int
    """Cells that a merge from above covers."""


@dataclass(slots=True)
class ReadRows:
    """Rows that follow each other in a table."""

    facts: list[RowFacts] = field(default_factory=list)
    greys: int = 0
    """Shaded cells."""
    said: list[str] = field(default_factory=list)
    """Their texts, without blanks."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document read back."""

    root: Element
    """All but the plain rows of tables; raises no question that `rows` does not answer."""
    rows: tuple[ReadRows, ...]

    def rows_at(self, node: Element) -> ReadRows | None:
        """The rows for which a node of the tree stands."""
        if isinstance(node, etree._ProcessingInstruction) and node.target == _MARK:  # noqa: SLF001 - lxml's own name
            return self.rows[int(node.text or 0)]
        return None

    def texts(self) -> Iterator[str]:
        """What is read, in order, without blanks; a cell that a merge covers is not."""
        hidden = 0
        for node in self.root.iter(_TC, _T, etree.ProcessingInstruction):
            if node.tag == _TC:
                if is_covered(node):
                    hidden += sum(1 for _ in node.iter(_T))
            elif node.tag != _T:
                rows = self.rows_at(node)
                yield from rows.said if rows else ()
            elif hidden:
                hidden -= 1
            else:
                yield squeeze(node.text or "")


def is_covered(cell: Element) -> bool:
    """Whether a merge from above covers the cell."""
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and (val(merge) or "continue") == "continue"


def geometry_of(cells: Iterable[Element]) -> Geometry:
    """The geometry of a row's cells."""
    found = []
    for cell in cells:
        span, merge = cell.find(f"{w('tcPr')}/{w('gridSpan')}"), cell.find(f"{w('tcPr')}/{w('vMerge')}")
        width = 1 if span is None else int(val(span) or 1)
        found.append((width, None if merge is None else val(merge) or "continue"))
    return tuple(found)


def read_document(pieces: Iterable[bytes], styles: frozenset[str]) -> ReadDocument:
    """Read document.xml, whose styles should be among `styles`.

    Raises etree.XMLSyntaxError, Malformed or UnicodeDecodeError.
    """
    reader = _Reader(styles)
    rest = b""
    for piece in pieces:
        if not rest and reader.take_again(piece):
            continue
        *rows, rest = (rest + piece).split(_ROW_END)
        reader.take(rows)
    return reader.end(rest)


class Known:
    """What has been read before, in this document or in another of the same template: plans repeat themselves."""

    def __init__(self) -> None:
        self.cells: dict[bytes, CellFacts] = {}
        """Cells without text, as they are spelt."""
        self.around: dict[tuple[bytes, bytes], CellFacts] = {}
        """Cells of one text, by what is before and after it."""
        self.rows: dict[Geometry, RowFacts] = {}
        self.alike: dict[tuple[bytes, ...], tuple[RowFacts, int]] = {}
        """Rows by what is around their texts: their facts, and how many cells are shaded."""
        self.pieces: dict[bytes, ReadRows] = {}
        """Many rows, texts and all."""

    def forget(self) -> None:
        """Keep no more than memory should hold."""
        for table in (self.cells, self.around, self.rows, self.alike):
            if len(table) >= _MOST_ALIKE:
                table.clear()
        if len(self.pieces) >= _MOST_PIECES:
            self.pieces.clear()


@lru_cache(maxsize=4)
def _known(opening: bytes, styles: frozenset[str]) -> Known:
    return Known()


class _Reader:
    def __init__(self, styles: frozenset[str]) -> None:
        self._styles = styles
        self._tree: list[bytes] = []
        self._runs: list[ReadRows] = []
        self._run: ReadRows | None = None
        """What the next row belongs to, if it follows at once."""
        self._texts: list[bytes] = []
        """Texts of the rows read last, which no run has got yet."""
        self._opening = b""
        self._depth = 0
        """How many rows are open, one in another, that go into the tree."""
        self._plain = True
        self._known = Known()

    def take(self, rows: list[bytes]) -> None:
        """Read on: each text ends where a row does."""
        for row in rows:
            if self._run is None or not row.startswith(b"<w:tr>") or not self._add(row, self._run):
                self._take(row)
        self._settle()

    def take_again(self, piece: bytes) -> bool:
        """Read whole rows that were read before, or may come again; False where they are not just plain rows."""
        run = self._run
        if run is None or not piece.endswith(_ROW_END) or len(piece) > _LARGEST_PIECE:
            return False
        known = self._known.pieces
        found = known.get(piece)
        if found is None:
            if len(known) >= _MOST_PIECES:
                return False
            self._settle()
            found = ReadRows()
            if not all(row.startswith(b"<w:tr>") and self._add(row, found) for row in piece.split(_ROW_END)[:-1]):
                self._texts.clear()
                return False
            self._settle(found)
            known[piece] = found
        self._settle()
        run.facts += found.facts
        run.greys += found.greys
        run.said += found.said
        return True

    def end(self, rest: bytes) -> ReadDocument:
        self._put(rest)
        self._known.forget()
        return ReadDocument(parse_xml(b"".join(self._tree)), tuple(self._runs))

    def _take(self, text: bytes) -> None:
        """Read a row that does not follow another at once, or is not plain."""
        found = _ROW.search(text) if self._depth == 0 else None
        if found:
            self._put(text[: found.start()])
            text = text[found.start() :]
            self._settle()
            self._run = ReadRows()
            if self._plain and self._add(text, self._run):
                self._tree.append(f"<?{_MARK} {len(self._runs)}?>".encode())
                self._runs.append(self._run)
                return
        self._depth = max(0, self._depth + len(_ROW.findall(text)) - 1)
        self._put(text + _ROW_END)

    def _put(self, text: bytes) -> None:
        """Add to the tree."""
        if not text:
            return
        if not self._opening:
            root = _ROOT.search(text)
            self._opening = root[0] if root else b""
            self._known = _known(self._opening, self._styles)
        if b"<!" in text:
            self._plain = False  # a comment may hold what looks like rows
        if _MARK.encode() in text:
            raise Malformed("a mark of ours in what was read")
        self._settle()
        self._run = None
        self._tree.append(text)

    def _add(self, text: bytes, run: ReadRows) -> bool:
        """Add a row to its run; False where it is not plain."""
        around = text.split(_PLAIN_TEXT)
        said = []
        for number in range(1, len(around)):
            one, _, around[number] = around[number].partition(_TEXT_END)
            said.append(one)
        shape = tuple(around)
        known = self._known.alike.get(shape)
        if known is not None:
            whole = b"".join(said)
            if b"<" not in whole and b">" not in whole and b"&" not in whole:
                run.facts.append(known[0])
                run.greys += known[1]
                self._texts += said
                return True
        return self._add_cells(text, shape, run)

    def _add_cells(self, text: bytes, shape: tuple[bytes, ...], run: ReadRows) -> bool:
        """The same, cell by cell; `shape` is what is around the row's texts."""
        cells = text.split(_CELL_END)
        if cells.pop():
            return False
        texts: list[bytes] = []
        facts = []
        known = self._known.cells
        for cell in cells:
            one = known.get(cell) or self._look_at(cell, texts)
            if one is None:
                return False
            facts.append(one)
        key = tuple([one.place for one in facts])
        row = self._known.rows.get(key) or self._known.rows.setdefault(key, _sum(key))
        greys = sum([one.greys for one in facts])
        run.facts.append(row)
        run.greys += greys
        if len(texts) == len(shape) - 1 and len(self._known.alike) < _MOST_ALIKE:
            self._known.alike[shape] = (row, greys)
        self._texts += texts
        return True

    def _look_at(self, cell: bytes, texts: list[bytes]) -> CellFacts | None:
        """The facts of a cell, its texts being added to `texts`; None for one that is not plain."""
        before, _, rest = cell.partition(_PLAIN_TEXT)
        text, _, after = rest.partition(_TEXT_END)
        facts = self._known.around.get((before, after))
        found = [text]
        if facts is None:
            pieces = _TEXT.split(cell)
            found = pieces[1::2]
            facts = _judge(self._opening, tuple(pieces[::2]))
            if facts is None or not facts.styles <= self._styles:
                return None
            if not found:
                self._known.cells[cell] = facts
            elif len(found) == 1 and text == found[0]:
                self._known.around[before, after] = facts
        if any(b"<" in one or b">" in one or (b"&" in one and _UNUSUAL_ENTITY.search(one)) for one in found):
            return None
        texts += (unescape(one.decode()).encode() if b"&" in one else one for one in found)
        return facts

    def _settle(self, run: ReadRows | None = None) -> None:
        """Put the texts read so far with their rows."""
        run = run or self._run
        if self._texts and run is not None:
            # a blank between two, so that the halves of a character would not make one
            said = b"\n".join(self._texts)
            if len(said.translate(None, _CONTROLS)) != len(said):
                raise Malformed("a character that XML does not know")
            if not said.isascii():
                said.decode()
            text = said.translate(None, _BLANKS).decode()
            if any(char in text for char in _NO_CHARACTERS):
                raise Malformed("a character that XML does not know")
            run.said.append(squeeze(text))
            self._texts.clear()


def _sum(geometry: Geometry) -> RowFacts:
    return RowFacts(geometry, sum(merge == "continue" for _, merge in geometry))


@lru_cache(maxsize=4096)
def _judge(opening: bytes, markup: tuple[bytes, ...]) -> CellFacts | None:
    """Parse a cell, with a letter where its texts are, and look at it; None where it is not plain or not sound."""
    spelt = b"x".join(markup)
    row = spelt if spelt.startswith(b"<w:tr") else b"<w:tr>" + spelt
    try:
        root = parse_xml(opening + b"<w:body>" + row + b"</w:tc></w:tr></w:body></w:document>")
    except etree.XMLSyntaxError:
        return None
    cells = list(root.iter(_TC))
    texts = [node.text for node in root.iter(_T) if node.text]
    parts = [node.tag for node in root.iter(_TR, _TC)]
    if parts != [_TR, _TC] or texts != ["x"] * (len(markup) - 1) or next(root.iter(*_NEVER_PLAIN), None) is not None:
        return None
    if next(root.iter(etree.Comment, etree.ProcessingInstruction), None) is not None:
        return None
    styles = frozenset(val(node) or "" for node in root.iter(w("pStyle"), w("rStyle"), w("tblStyle")))
    if next(find_defects(root, frozenset(), styles), None) is not None:
        return None
    [place] = geometry_of(cells)
    if place[1] == "continue" and texts:
        return None
    greys = sum(1 for shade in root.iter(w("shd")) if val(shade, "fill") == SHADED_FILL)
    return CellFacts(place, greys, styles)
