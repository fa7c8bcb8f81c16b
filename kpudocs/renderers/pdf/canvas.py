"""The one place that draws, and every stroke knows what it is.

Whoever draws first says what: `mark(node)` for text and pictures that belong to an element of
the structure tree, `artifact(kind)` for furniture of the page that a screen reader skips.
Lengths are pt, the origin is the lower left corner of the page.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName
from reportlab.pdfgen.canvas import Canvas as ReportlabCanvas

from kpudocs.naskah import Info
from kpudocs.renderers.attachment import Attachment
from kpudocs.renderers.pdf import archive
from kpudocs.renderers.pdf.attachments import attach
from kpudocs.renderers.pdf.file import PackedObjects, assemble
from kpudocs.renderers.pdf.fonts import Font, bold, regular
from kpudocs.renderers.pdf.structure import Node, Tree

__all__ = ["Artifact", "Canvas"]

Artifact = Literal["header", "footer", "watermark", "layout"]

_ARTIFACTS: dict[Artifact, str] = {
    "header": "/Artifact <</Type/Pagination/Subtype/Header>> BDC",
    "footer": "/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
    "watermark": "/Artifact <</Type/Pagination/Subtype/Watermark>> BDC",
    "layout": "/Artifact BMC",
}
# reportlab registers fonts, and reads font files while it writes a document, in shared objects
_REPORTLAB = threading.Lock()


class _OtherSubset(Exception):
    """A character is not among the first 256 of its font that a document uses."""


class _Codes(dict[int, str]):
    """How the characters of a font are written in a string of the first subset: a table for `str.translate`."""

    def __init__(self, font: Font, document: Any) -> None:
        self._font = font
        self._document = document
        font.ttf.splitString(" ", document)
        self.name: str = font.ttf.getSubsetInternalName(0, document)
        """The first subset's, on the page."""

    def __missing__(self, char: int) -> str:
        [(subset, code)] = self._font.ttf.splitString(chr(char), self._document)
        if subset:
            raise _OtherSubset
        self[char] = written = _escape(code)
        return written


def _escape(codes: bytes) -> str:
    """The inside of a literal string."""
    return "".join(chr(code) if 32 <= code < 127 and code not in b"()\\" else f"\\{code:03o}" for code in codes)


class Canvas:
    """A PDF in the making."""

    def __init__(self, info: Info, moment: datetime, languages: tuple[str, ...] = (), *, slanted: bool = False) -> None:
        """`languages` are those of foreign words, by number; `slanted` type is asked for where it is used."""
        fonts = [regular(), bold()]
        if slanted:
            fonts += [font.slanted for font in fonts]
        self.languages = languages
        self._info = info
        self._moment = moment
        self._marks: list[Node | int] = []
        """Whose the marked contents of this page are: elements, or numbers of their objects."""
        self._page = -1
        self._operators: list[str] = []
        self._open: Node | Artifact | None = None
        self._in_text = False
        self._text_state: tuple[str, float, float] | None = None
        with _REPORTLAB:
            for font in fonts:
                pdfmetrics.registerFont(font.ttf)
        self._inner = ReportlabCanvas(
            BytesIO(),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=regular().name,  # type: ignore[arg-type] # the stubs say float
            lang=archive.LANGUAGE,
        )
        # reportlab has no public door to the document, nor types for it
        self._document: Any = self._inner._doc  # type: ignore[attr-defined]
        # the identifier comes of what the document says alone: reportlab mixes in the clock
        self._document.signature = hashlib.md5(b"kpudocs", usedforsecurity=False)
        self._packed = PackedObjects(self._document)
        self._tree = Tree(self._document, self._packed)
        self._codes = {font.name: _Codes(font, self._document) for font in fonts}

    # pages

    def begin_page(self, width: float, height: float) -> None:
        self._inner.setPageSize((width, height))
        self._page += 1
        self._text_state = None

    def end_page(self) -> None:
        self._close()
        self._inner.addLiteral("\n".join(self._operators))
        self._operators.clear()
        self._inner.showPage()
        page = self._document.Pages.pages[-1]
        content = page.stream.encode("ascii")
        self._document.updateSignature(content)
        # packed at once: the pages of a long plan would fill the memory
        page.Contents = archive.compressed(content)
        self._document.Reference(page.Contents)
        page.stream = None
        # reportlab writes only the entries it knows of
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Trans = None  # how a page comes up in a slide show: reportlab writes an empty one
        page.StructParents = self._page
        page.Tabs = PDFName("S")
        self._tree.end_page(f"Page{self._page + 1}", self._marks)
        self._marks.clear()

    def bookmark(self, title: str) -> None:
        """An entry of the outline that leads to this page."""
        key = f"page{self._page + 1}"
        self._inner.bookmarkPage(key)
        self._inner.addOutlineEntry(title, key, level=0)

    # what is drawn

    @property
    def root(self) -> Node:
        """The element of the structure tree that holds all others."""
        return self._tree.root

    def close(self, node: Node) -> None:
        """Nothing more will belong to `node`, nor to what is in it."""
        self._tree.close(node)

    def mark(self, node: Node) -> None:
        """What follows belongs to `node`."""
        if self._open is node:
            return
        self._close()
        marks = self._marks
        node.contents.append((self._page, len(marks)))
        self._operators.append(f"/{node.tag} <</MCID {len(marks)}>> BDC")
        marks.append(node)
        self._open = node

    def artifact(self, kind: Artifact = "layout") -> None:
        """What follows is no content: a number, a rule, a repetition."""
        if self._open == kind:
            return
        self._close()
        self._operators.append(_ARTIFACTS[kind])
        self._open = kind

    def belong(self, mark: Node | Artifact) -> None:
        """What follows is content of a node, or furniture."""
        if isinstance(mark, Node):
            self.mark(mark)
        else:
            self.artifact(mark)

    def _close(self) -> None:
        if self._open is not None:
            self._operators.append("ET EMC" if self._in_text else "EMC")
            self._in_text = False
            self._open = None

    def _leave_text(self) -> None:
        if self._in_text:
            self._operators.append("ET")
            self._in_text = False

    # drawing

    def text(self, x: float, y: float, text: str, font: Font, size: float, word_space: float = 0) -> None:
        """Text with its baseline at `y`; each space is `word_space` pt wider than the font's."""
        assert self._open is not None, "say what it is before drawing it"
        operators = self._operators
        if not self._in_text:
            operators.append("BT")
            self._in_text = True
        codes = self._codes[font.name]
        operators.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        try:
            written = text.translate(codes)
        except _OtherSubset:
            for subset, code in font.ttf.splitString(text, self._document):
                self._show(font.ttf.getSubsetInternalName(subset, self._document), _escape(code), size, word_space)
        else:
            self._show(codes.name, written, size, word_space)

    def _show(self, name: str, written: str, size: float, word_space: float) -> None:
        state = (name, size, word_space)
        if state != self._text_state:
            self._operators.append(f"{name} {size:g} Tf {word_space:.3f} Tw")
            self._text_state = state
        self._operators.append(f"({written}) Tj")

    def centred_text(self, x: float, y: float, text: str, font: Font, size: float) -> None:
        """Text around `x`."""
        self.text(x - font.width(text, size) / 2, y, text, font, size)

    def fill(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A rectangle filled with grey (0 is black, 1 white)."""
        assert self._open is not None, "say what it is before drawing it"
        self._leave_text()
        self._operators.append(f"{grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g")

    def described_fill(self, row: Node, alt: str, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A filled rectangle that is a cell of a table's `row`: a Span within it says what the grey means.

        A plan has more of these than of anything else.
        """
        self._close()
        mark = len(self._marks)
        self._marks.append(self._tree.add_described_cell(row, alt, mark))
        self._operators.append(
            f"/Span <</MCID {mark}>> BDC\n{grey:g} g {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f 0 g\nEMC"
        )

    def rules(self, lines: list[tuple[float, float, float, float]], thickness: float) -> None:
        """Straight lines, each from (x, y) to (x, y)."""
        self.artifact()
        self._leave_text()
        self._operators.append(f"{thickness:g} w 2 J")
        self._operators += [f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l" for x0, y0, x1, y1 in lines]
        self._operators.append("S")

    def watermark(self, text: str, width: float, height: float) -> None:
        """Large pale letters across a page of this size, from lower left to upper right."""
        self.artifact("watermark")
        diagonal = (width**2 + height**2) ** 0.5
        size = min(120.0, 0.7 * diagonal * 1000 / max(1, bold().advance(text)))
        cos, sin = width / diagonal, height / diagonal
        self._operators.append(f"q 0.88 g {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {width / 2:.2f} {height / 2:.2f} cm")
        self.centred_text(0, -0.35 * size, text, bold(), size)
        self._leave_text()
        self._operators.append("Q")
        self._text_state = None  # Q brings back the type that held before

    def picture(self, path: Path, x: float, y: float, height: float) -> None:
        """A picture around `x`, its lower edge at `y`."""
        assert self._open is not None, "say what it is before drawing it"
        self._leave_text()
        with Image.open(path) as image:
            # grey and RGB alone are within the output intent; what shines through is paper
            layers = (image.convert("RGB") if image.mode == "CMYK" else image).convert("RGBA")
            flat = Image.new("RGB", layers.size, "white")
            flat.paste(layers, mask=layers.getchannel("A"))
        width = height * flat.width / flat.height
        self._inner.addLiteral("\n".join(self._operators))
        self._operators.clear()
        self._inner.drawImage(ImageReader(flat), x - width / 2, y, width, height)

    # the end

    def finish(self, attachments: Sequence[Attachment] = ()) -> bytes:
        """The whole file, with what it carries: PDF/A-3a then."""
        info, inner, document = self._info, self._inner, self._document
        inner.setTitle(info.judul)
        inner.setAuthor(info.penulis)
        inner.setSubject(info.subjek)
        inner.setKeywords(", ".join(info.kata_kunci))
        inner.setCreator(archive.CREATOR)
        inner.setProducer(archive.PRODUCER)
        zone = self._moment.strftime("%z") or "+0000"
        stamp = f"D:{self._moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
        inner.setDateFormatter(lambda *_: stamp)
        inner.setViewerPreference("DisplayDocTitle", "true")
        inner.showOutline()
        tree = self._tree.finish()
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.StructTreeRoot = tree
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.OutputIntents = archive.output_intent(document)
        catalog.Metadata = archive.xmp(info, self._moment, 3 if attachments else 2)
        document.Reference(catalog.Metadata)
        if attachments:
            attach(document, attachments, stamp)
        with _REPORTLAB:
            archive.add_fonts(document)
            archive.mend_streams(document)
            document.format = lambda: assemble(document, self._packed)
            data: bytes = inner.getpdfdata()  # type: ignore[no-untyped-call]
        return data
