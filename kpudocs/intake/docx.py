"""A Word file of anybody's making: paragraphs and tables in order, text boxes and counted labels too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpudocs.errors import Fault, InvalidInput
from kpudocs.intake.items import Cell, Grid, Item, Line, Manuscript
from kpudocs.intake.joining import clean
from kpudocs.intake.numbering import Numbering
from kpudocs.ooxml.opener import DOCUMENT, Unsafe, open_package
from kpudocs.ooxml.unseen import hidden_styles, is_on
from kpudocs.ooxml.xml import Element, R, W, parse_xml, val, w

__all__ = ["read_docx"]

_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R.encode(),
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {w(name) for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "pict")}
_DELETED = (w("del"), w("moveFrom"))
_HIDDEN = "teks tersembunyi di Word"
_TAKEN_OUT = "teks yang dihapus, tetapi penghapusannya belum diterima di Word"
_TRACKED = (
    "perubahan terlacak (Track Changes) di Word belum diterima; teksnya dibaca seolah-olah semuanya sudah diterima"
)
_MAX_CELLS = 400_000
_MAX_COLUMNS = 63  # as many as Word itself allows
_MAX_DEPTH = 200
_OLD = b"\xd0\xcf\x11\xe0"
_TWIPS = {"A4": (11906, 16838), "F4": (12189, 18709)}


def read_docx(raw: bytes, name: str) -> Manuscript:
    """The document. Raises InvalidInput for what is no Word file, or one that should not be opened."""
    if raw.startswith(_OLD):
        advice = 'buka di Word, lalu simpan sebagai "Dokumen Word (.docx)" tanpa kata sandi'
        raise _refusal("berkas ini dokumen Word lama (.doc), atau dikunci dengan kata sandi", advice, name)
    try:
        parts = open_package(raw, DOCUMENT)
    except Unsafe as error:
        raise _refusal(str(error), "buka di Word, simpan ulang sebagai .docx, lalu coba lagi", name) from None
    return _Reader(parts).read()


def _refusal(what: str, advice: str, name: str) -> InvalidInput:
    return InvalidInput((Fault(what, advice, file=name, code="impor_docx"),))


def _parse(content: bytes) -> Element:
    for strict, usual in _STRICT.items():
        content = content.replace(strict, usual)
    return parse_xml(content)


class _Reader:
    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._numbering = Numbering(self._part("word/numbering.xml"), self._part("word/styles.xml"))
        self._hidden = hidden_styles(self._part("word/styles.xml"))
        self._document = Manuscript([])
        self._paragraphs = self._tables = self._cells = 0

    def _part(self, name: str) -> Element | None:
        return _parse(self._parts[name]) if name in self._parts else None

    def read(self) -> Manuscript:
        body = _parse(self._parts["word/document.xml"]).find(w("body"))
        document = self._document
        head, foot = self._furniture("header"), self._furniture("footer")
        if body is not None:
            self._note_paper(body)
            document.items = self._sections(body)
        if any("PEMILIHAN" in line.text.upper() for line in head):
            document.items = [*head, *document.items]  # a letterhead
        else:
            document.aside += [(line, "kepala halaman") for line in head]
        document.aside += [(line, "kaki halaman") for line in foot]
        for kind, told in (("footnotes", "catatan kaki"), ("endnotes", "catatan akhir")):
            root = self._part(f"word/{kind}.xml")
            if root is not None:
                document.items += [
                    Line(text, told, whole=True) for p in root.iter(w("p")) if (text := clean(self._text(p)).strip())
                ]
        if any("/embeddings/" in part for part in self._parts):
            document.notes.append("berkas memuat objek tersemat (misalnya tabel Excel); isinya tidak dibaca")
        return document

    def _furniture(self, kind: str) -> list[Line]:
        lines: dict[str, Line] = {}
        for name in sorted(self._parts):
            if name.startswith(f"word/{kind}") and name.endswith(".xml"):
                for paragraph in _parse(self._parts[name]).iter(w("p")):
                    text = clean(self._text(paragraph)).strip()
                    if text and text not in lines and not _inside_box(paragraph):
                        told = "kepala halaman" if kind == "header" else "kaki halaman"
                        lines[text] = Line(text, told, whole=True)
        return list(lines.values())

    def _note_paper(self, body: Element) -> None:
        for size in body.iter(w("pgSz")):
            try:
                short, long = sorted((int(val(size, "w") or 0), int(val(size, "h") or 0)))
            except ValueError:
                continue
            for name, (wide, high) in _TWIPS.items():
                if not self._document.paper and abs(short - wide) < 120 and abs(long - high) < 180:
                    self._document.paper = name

    def _blocks(self, parent: Iterable[Element], depth: int) -> Iterator[Item]:
        """The paragraphs and tables of a body, a cell or a box."""
        if depth > _MAX_DEPTH:
            return
        for child in parent:
            if child.tag == w("p"):
                yield from self._paragraph(child, depth)
            elif child.tag == w("tbl"):
                yield from self._table(child, depth)
            elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("moveTo"), w("smartTag"), w("customXml")):
                yield from self._blocks(child, depth + 1)

    def _sections(self, body: Element) -> list[Item]:
        """The items of the body; a table knows whether its section's pages are turned."""
        items: list[Item] = []
        begun = 0
        for child in body:
            items += self._blocks((child,), 0)
            section = child if child.tag == w("sectPr") else child.find(f"{w('pPr')}/{w('sectPr')}")
            if section is not None:
                size = section.find(w("pgSz"))
                turned = size is not None and _is_wide(size)
                for item in items[begun:]:
                    if isinstance(item, Grid):
                        item.turned = turned
                begun = len(items)
        return items

    def _paragraph(self, paragraph: Element, depth: int) -> Iterator[Item]:
        self._paragraphs += 1
        label = self._numbering.label(paragraph)
        text = clean(self._text(paragraph))
        centred = paragraph.find(f"{w('pPr')}/{w('jc')}")
        place = f"paragraf {self._paragraphs}"
        self._list_unseen(paragraph, place)
        pieces = [" ".join(piece.split(" ")).strip() for piece in text.split("\n")]
        first = True
        for piece in pieces:
            if not piece.strip():
                continue
            shown = f"{label}\t{piece}" if label and first else piece
            yield Line(
                shown, place, whole=first, centred=centred is not None and val(centred) == "center",
                label=label if first else "",
            )  # fmt: skip
            first = False
        for box in _boxes(paragraph):
            yield from self._blocks(box, depth + 1)

    def _text(self, element: Element) -> str:
        r"""The text of a paragraph without that of boxes in it; "\\n" where Word breaks the line."""
        pieces: list[str] = []
        stack: list[Element] = list(reversed(list(element)))
        while stack:
            node = stack.pop()
            tag = node.tag
            if tag == w("t"):
                pieces.append((node.text or "").replace("\n", " "))
            elif tag in (w("tab"), w("ptab")):
                pieces.append("\t")
            elif tag in (w("br"), w("cr")):
                pieces.append("\n")
            elif tag == w("noBreakHyphen"):
                pieces.append("-")
            elif tag == w("sym"):
                code = val(node, "char") or ""
                pieces.append(
                    chr(int(code, 16)) if len(code) == 4 and all(c in "0123456789abcdefABCDEF" for c in code) else ""
                )
            elif (
                isinstance(tag, str)
                and tag not in _SKIPPED
                and tag not in (f"{_MC}AlternateContent", w("drawing"), w("object"))
                and not self._is_hidden(node)
            ):
                stack.extend(reversed(list(node)))
        return "".join(pieces)

    def _is_hidden(self, node: Element) -> bool:
        """Whether a run is not shown by Word."""
        if node.tag != w("r"):
            return False
        own = node.find(f"{w('rPr')}/{w('vanish')}")
        if own is not None:
            return is_on(own)
        styles = (node.find(f"{w('rPr')}/{w('rStyle')}"), _style_of(node))
        return any(style is not None and val(style) in self._hidden for style in styles)

    def _list_unseen(self, paragraph: Element, place: str) -> None:
        """What a paragraph holds and Word does not print, put aside with the reason."""
        tracked = any(next(paragraph.iter(w(name)), None) is not None for name in ("ins", "del", "moveFrom", "moveTo"))
        if tracked and _TRACKED not in self._document.notes:
            self._document.notes.append(_TRACKED)
        unseen: dict[str, list[str]] = {}
        for run in paragraph.iter(w("r")):
            parents = list(run.iterancestors())
            if next((one for one in parents if one.tag == w("p")), None) is not paragraph:
                continue
            gone = any(one.tag in _DELETED for one in parents)
            if gone or self._is_hidden(run):
                words = "".join(one.text or "" for one in run if one.tag in (w("t"), w("delText")))
                unseen.setdefault(_TAKEN_OUT if gone else _HIDDEN, []).append(words)
        for why, pieces in unseen.items():
            if text := clean("".join(pieces)).strip():
                self._document.aside.append((Line(text, place, whole=True), why))

    def _table(self, table: Element, depth: int) -> Iterator[Item]:
        self._tables += 1
        place = f"tabel {self._tables}"
        rows: list[list[Cell]] = []
        nested: list[Item] = []
        above: dict[int, Cell] = {}
        for r, row in enumerate(_rows(table)):
            cells: list[Cell] = []
            below: dict[int, Cell] = {}
            cells += [Cell([], r, c) for c in range(min(_before(row), _MAX_COLUMNS))]
            for one in _row_cells(row):
                column = len(cells)
                span = min(max(1, _span(one)), _MAX_COLUMNS - column) if column < _MAX_COLUMNS else 0
                if span < 1 or self._cells > _MAX_CELLS:
                    break
                self._cells += span
                cell = above.get(column) if _continues(one) else None
                if cell is None or cell.columns != span:
                    cell = Cell([], r, column, 1, span, _is_shaded(one))
                else:
                    cell.rows = r - cell.row + 1
                for item in self._blocks(one, depth + 1):
                    if isinstance(item, Line):
                        cell.lines.append(item.text)
                    else:
                        nested.append(item)
                cells += [cell] * span
                below[column] = cell
            above = below
            rows.append(cells)
        rows = [row for row in rows if row]
        width = max(map(len, rows), default=0)
        for r, line in enumerate(rows):
            line += [Cell([], r, c) for c in range(len(line), width)]
        if rows:
            yield Grid(rows, place)
        yield from nested


def _is_wide(size: Element) -> bool:
    wide, high = (val(size, name) or "" for name in ("w", "h"))
    return val(size, "orient") == "landscape" or (wide.isdigit() and high.isdigit() and int(wide) > int(high))


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == w("tr"):
            if child.find(f"{w('trPr')}/{w('del')}") is None:
                yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins")):
            yield from _rows(child)


def _row_cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == w("tc"):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins")):
            yield from _row_cells(child)


def _before(row: Element) -> int:
    return _digits(row.find(f"{w('trPr')}/{w('gridBefore')}"))


def _span(cell: Element) -> int:
    return _digits(cell.find(f"{w('tcPr')}/{w('gridSpan')}")) or 1


def _digits(element: Element | None) -> int:
    text = (val(element) or "") if element is not None else ""
    return int(text) if text.isdigit() and len(text) < 6 else 0


def _continues(cell: Element) -> bool:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and (val(merge) or "continue") == "continue"


def _is_shaded(cell: Element) -> bool:
    shading = cell.find(f"{w('tcPr')}/{w('shd')}")
    if shading is None:
        return False
    fill, pattern = (val(shading, "fill") or "auto").lower(), (val(shading) or "clear").lower()
    theme = val(shading, "themeFill")
    if pattern not in ("clear", "nil"):
        return True
    return (fill not in ("auto", "ffffff", "none", "")) or (
        theme is not None and theme not in ("background1", "light1")
    )


def _inside_box(element: Element) -> bool:
    return any(parent.tag == w("txbxContent") for parent in element.iterancestors())


def _boxes(paragraph: Element) -> Iterator[Element]:
    """The text boxes anchored in a paragraph; of a drawing and its older twin, one."""
    for box in paragraph.iter(w("txbxContent")):
        parents = list(box.iterancestors())
        own = next((p for p in parents if p.tag in (w("p"), w("txbxContent"))), None)
        if own is not paragraph:
            continue
        if any(p.tag == f"{_MC}Fallback" and _has_choice_box(p) for p in parents):
            continue
        yield box


def _has_choice_box(fallback: Element) -> bool:
    twin = fallback.getparent()
    choices = [] if twin is None else [child for child in twin if child.tag == f"{_MC}Choice"]
    return any(next(choice.iter(w("txbxContent")), None) is not None for choice in choices)


def _style_of(run: Element) -> Element | None:
    paragraph = next((one for one in run.iterancestors() if one.tag == w("p")), None)
    return None if paragraph is None else paragraph.find(f"{w('pPr')}/{w('pStyle')}")
