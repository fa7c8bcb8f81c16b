"""The only door to docxtpl, which is never used bare.

As it comes, docxtpl renders without escaping, prints nothing for a misspelt name, mends broken
XML by dropping text, turns "{_{" in a text into "{{", and runs whatever code a template holds.
Here a template is opened and parsed strictly, compiled once in a sandbox that knows every name or
fails, and rendered with every value escaped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import jinja2
from docx.document import Document
from docxtpl import DocxTemplate
from jinja2.exceptions import SecurityError

from kpudocs.errors import Fault, InvalidTemplate
from kpudocs.ooxml.opener import Unsafe, open_package
from kpudocs.renderers.docx.cells import CellMould
from kpudocs.renderers.docx.directives import expand, take_cells
from kpudocs.renderers.docx.language import Language, NotAllowed
from kpudocs.renderers.docx.rows import take_rows
from kpudocs.renderers.docx.styles import find_alignments
from kpudocs.renderers.docx.words import Element, parse_xml, resolve_conditions, to_text, val, w

__all__ = ["Compiled", "WordTemplate", "find_unpaired", "invalid"]


_BROKEN = "berkas ini bukan dokumen Word (.docx) yang utuh"
_LANGUAGE = Language()
_PAIRS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_TAG = re.compile("|".join(map(re.escape, [*_PAIRS, *_PAIRS.values()])))
_WHOLE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SWITCHES = tuple(w(name) for name in ("cantSplit", "tblHeader"))
_BODY_TAG = re.compile(r"^<w:body\b[^>]*>|</w:body>$")


def _settle_switches(root: Element) -> None:
    """Write the switches of rows as Word writes them: LibreOffice says "true", which Word's own schema has not."""
    name = w("val")
    for node in root.iter(*_SWITCHES):
        if node.get(name) in ("true", "on", "1"):
            del node.attrib[name]
        elif node.get(name) in ("false", "off"):
            node.set(name, "0")


class Compiled:
    """A part of a template, ready to be rendered again and again."""

    def __init__(self, name: str, source: str, cells: Sequence[CellMould] = ()) -> None:
        self.name = name
        self._cells = cells
        source, self._rows = take_rows(source, cells)
        try:
            self._template = _LANGUAGE.compile(source)
        except NotAllowed as error:
            raise invalid(name, f"templat memakai perintah yang tidak diizinkan: {error.message}") from error
        except jinja2.TemplateSyntaxError as error:
            raise invalid(name, f"tanda templat tidak lengkap atau salah tulis ({error.message})") from error
        except (RecursionError, ValueError, OverflowError) as error:  # numbers of thousands of digits
            raise invalid(name, "tanda templat terlalu rumit") from error

    def render(self, values: Mapping[str, Any]) -> str:
        """The part's XML as text. Raises InvalidTemplate when the template itself is wrong."""
        return "".join(self.generate(values))

    def generate(self, values: Mapping[str, Any]) -> Iterator[str]:
        """The same, piece by piece."""
        try:
            yield from _LANGUAGE.generate(self._template, values, self._cells, self._rows)
        except jinja2.UndefinedError as error:
            raise invalid(self.name, f"templat memakai nama yang tidak dikenal ({error.message})") from error
        except (NotAllowed, SecurityError) as error:
            raise invalid(self.name, f"templat memakai perintah yang tidak diizinkan: {error}") from error
        except Exception as error:  # whatever a template's own expressions may raise
            reason = f"templat tidak dapat diisi ({type(error).__name__}: {error})"
            raise invalid(self.name, reason) from error


class WordTemplate(DocxTemplate):  # type: ignore[misc]
    """A Word file with placeholders. `name` stands in messages."""

    docx: Document

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        try:
            open_package(raw)
        except Unsafe as error:
            raise invalid(name, str(error)) from error
        super().__init__(io.BytesIO(raw))
        try:
            self.render_init()
            self.current_rendering_part = self.docx.part
            # what is used of it later on, and what python-docx makes anew where it finds none: they are here or told
            _ = self.docx.styles.element, self.docx.core_properties
            names = [str(part.partname).lower() for part in self.docx.part.package.iter_parts()]
        except Exception as error:  # parts of the wrong kind break python-docx in many ways
            raise invalid(name, _BROKEN) from error
        _settle_switches(self.docx.element)
        if len(set(names)) != len(names):  # a relation of the wrong type: the part and one made in its place
            raise invalid(name, _BROKEN)

    @property
    def style_ids(self) -> dict[str, str]:
        """The ids of the styles by the names that Word shows."""
        styles = self.docx.styles.element
        named = ((style.find(w("name")), val(style, "styleId")) for style in styles.iter(w("style")))
        return {str(val(name)): style_id for name, style_id in named if name is not None and style_id}

    def own_texts(self) -> list[str]:
        """What the body prints of itself: its texts outside all tags."""
        texts = ("".join(node.text or "" for node in p.iter(w("t"))) for p in self.docx.element.body.iter(w("p")))
        return [piece for text in texts for piece in _WHOLE_TAG.split(text) if piece.strip()]

    def body(self) -> Element:
        """A copy of the body, its directives written out."""
        return self.expanded(parse_xml(to_text(self.docx.element.body)))

    def expanded(self, root: Element) -> Element:
        """`root`, a part of this template, with its directives written out."""
        for paragraph in root.iter(w("p")):
            unpaired = find_unpaired("".join(node.text or "" for node in paragraph.iter(w("t"))))
            if unpaired:
                raise invalid(self.name, f'tanda "{unpaired}" tidak berpasangan dalam satu paragraf')
        expand(root, self.style_ids)
        return root

    def compile(self, root: Element, what: str, styles: Element | None = None) -> Compiled:
        """Compile a part of this template. A body is compiled without its own tag.

        `styles` are those of the document that is made, by default the template's own.
        """
        alignments = find_alignments(self.docx.styles.element if styles is None else styles)
        cells = take_cells(root, alignments)
        source = _BODY_TAG.sub("", resolve_conditions(to_text(root)))
        return Compiled(f"{self.name} ({what})", self.patch_xml(source), cells)


def find_unpaired(text: str) -> str:
    """The first tag of a paragraph that is not closed in it, or not opened; "" if all are paired.

    docxtpl's patterns look for a tag's end through all that follows: a tag left open would make
    them take text for tags, and take long about it.

    >>> find_unpaired("{{ kop }} {% if x")
    '{% if x'
    """
    start = None
    for mark in _TAG.finditer(text):
        if start is None:
            if mark[0] in _PAIRS.values():
                return text[max(0, mark.start() - 20) : mark.end()]
            start = mark
        elif mark[0] == _PAIRS[start[0]]:
            start = None
        elif mark[0] in _PAIRS:
            break
    return "" if start is None else text[start.start() : start.start() + 40]


def invalid(name: str, message: str) -> InvalidTemplate:
    """The error for a template that cannot be used, and why."""
    return InvalidTemplate((Fault(message, "perbaiki templat itu di Word, atau pakai templat bawaan", file=name),))
