"""The cell of a table, cast from the template's own: {% sel X %} written out.

A plan has far more cells than ways in which cells differ: spans, merges, shading, alignment. So
each of these shapes is made into XML once, and filling a cell is joining texts with ready pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree
from markupsafe import Markup, escape

from kpudocs.renderers.docx.words import Element, ensure, insert_in_order, make, to_text, val, w

__all__ = ["CELL", "SHADED_FILL", "CellMould", "Shape", "fill_cell"]

CELL = "_sel"
"""The filter by which a compiled template calls a mould (`language`)."""

SHADED_FILL = "BFBFBF"
"""The grey of a shaded cell, as Word writes a colour."""
_SHORT_LABEL = 2
"""Characters of the labels that end before the tab of Butir Tabel. A longer one's text would stand at the next of
Word's own tabs, half a column away."""
_DEFAULT_JC = "left"
_NAMESPACE = re.compile(r' xmlns:(\w+)="([^"]*)"')
_PLACE = "\ue000"
"""Where a text goes, in XML that is about to be cut there; no decree has this character in its XML."""


class Shape(NamedTuple):
    """All in which cells of one place in a template differ, but for their texts."""

    rentang_kolom: int
    gabung: str
    jc: str
    tebal: bool
    arsir: bool
    lebar: int
    rangkai: bool
    """Its row stays on the page of the next one."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A cell of a shape, cut where its texts go."""

    properties: str
    plain: tuple[str, str]
    """A paragraph before and after its text."""
    labelled: tuple[str, str, str]
    """A paragraph with a label: before the label, between both, after the text."""
    long_labelled: tuple[str, str, str]
    """The same with a label that is too long for the tab."""
    empty: str
    """A paragraph without text."""
    before: str
    """A whole cell of one plain paragraph, up to its text."""
    after: str
    blank: str
    """A whole cell without text."""

    def fill(self, paragraf: Iterable[tuple[str, str]]) -> str:
        """The paragraphs of a cell, from their labels and texts; a cell is never without one."""
        start, end = self.plain
        made = []
        for label, teks in paragraf:
            if label:
                before, between, after = self.around(label)
                made.append(f"{before}{escape(label)}{between}{escape(teks)}{after}")
            else:
                made.append(f"{start}{escape(teks)}{end}" if teks else self.empty)
        return "".join(made) or self.empty

    def around(self, label: str) -> tuple[str, str, str]:
        """What stands around a label and its text."""
        return self.labelled if len(label) <= _SHORT_LABEL else self.long_labelled


class CellMould:
    """What `{% sel %}` in one cell of a template makes of a cell.

    `properties` are the `w:tcPr` of that cell; `plain` and `labelled` the paragraphs whose look the
    texts take; `alignments` those that the styles have; `known` the namespaces that the document
    declares. `takes_width` cells are as wide as their column is in the data.
    """

    def __init__(
        self,
        properties: Element,
        plain: Element,
        labelled: Element,
        alignments: Mapping[str, str],
        known: frozenset[tuple[str | None, str]],
        *,
        takes_width: bool,
    ) -> None:
        self._properties = properties
        self._plain = plain
        self._labelled = labelled
        self._alignments = alignments
        self._known = known
        self._takes_width = takes_width
        self._made: dict[Shape, Pieces] = {}

    def pieces(self, shape: Shape) -> Pieces:
        """The cell of a shape, made when it is first asked for."""
        return self._made.get(shape) or self._made.setdefault(shape, self._make(shape))

    def _make(self, shape: Shape) -> Pieces:
        properties = deepcopy(self._properties)
        if self._takes_width:
            insert_in_order(properties, "tcW", w=shape.lebar, type="dxa")
        if shape.rentang_kolom > 1:
            insert_in_order(properties, "gridSpan", val=shape.rentang_kolom)
        if shape.gabung:
            insert_in_order(properties, "vMerge", val=shape.gabung)
        if shape.arsir:
            insert_in_order(properties, "shd", val="clear", color="auto", fill=SHADED_FILL)
        spelt = self._spell(properties) if len(properties) else ""
        start, end = self._cut(self._paragraph(shape, self._plain, _PLACE))
        empty = self._spell(self._paragraph(shape, self._plain))
        return Pieces(
            properties=spelt,
            plain=(start, end),
            labelled=self._cut(self._paragraph(shape, self._labelled, _PLACE, None, _PLACE)),
            long_labelled=self._cut(self._paragraph(shape, self._labelled, _PLACE, " ", _PLACE)),
            empty=empty,
            before=f"<w:tc>{spelt}{start}",
            after=f"{end}</w:tc>",
            blank=f"<w:tc>{spelt}{empty}</w:tc>",
        )

    def _paragraph(self, shape: Shape, model: Element, *fields: str | None) -> Element:
        """A paragraph that looks like the model: one run that prints the fields, None being a tab."""
        paragraph = make("p")
        own = ensure(paragraph, "pPr")
        properties = model.find(w("pPr"))
        if properties is not None:
            own.extend(deepcopy(list(properties)))
        if shape.rangkai:
            insert_in_order(own, "keepNext")
        if own.find(w("jc")) is None and shape.jc != self._alignment(own):
            insert_in_order(own, "jc", val=shape.jc)
        if fields:
            paragraph.append(_run(shape, model, fields))
        return paragraph

    def _alignment(self, properties: Element) -> str:
        """How the paragraph is aligned by its style."""
        style = properties.find(w("pStyle"))
        return self._alignments.get("" if style is None else val(style) or "", _DEFAULT_JC)

    def _cut(self, element: Element) -> Any:
        return tuple(self._spell(element).split(_PLACE))

    def _spell(self, element: Element) -> str:
        """As text; what the document declares at its beginning is not declared again."""
        return _NAMESPACE.sub(lambda found: "" if found.groups() in self._known else found[0], to_text(element))


def _run(shape: Shape, model: Element, fields: Iterable[str | None]) -> Element:
    run = make("r")
    look = model.find(f"{w('r')}/{w('rPr')}")
    if look is not None and len(look):
        run.append(deepcopy(look))
    if shape.tebal and (look is None or look.find(w("b")) is None):
        insert_in_order(ensure(run, "rPr"), "b")
    for field in fields:
        if field is None:
            etree.SubElement(run, w("tab"))
        else:
            text = etree.SubElement(run, w("t"))
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = field
    return run


def fill_cell(mould: CellMould, cell: Mapping[str, Any], part: str, *, rangkai: bool) -> Markup:
    """The inside of a cell as a template sees it; of it only the properties ("sifat") or paragraphs ("isi")."""
    pieces = mould.pieces(_shape(cell, rangkai=rangkai))
    properties = "" if part == "isi" else pieces.properties
    texts = ((one["label"], one["teks"]) for one in cell["paragraf"])
    return Markup(properties + ("" if part == "sifat" else pieces.fill(texts)))  # noqa: S704 - every text is escaped


def _shape(cell: Mapping[str, Any], *, rangkai: bool) -> Shape:
    return Shape(**{name: cell[name] for name in Shape._fields if name != "rangkai"}, rangkai=rangkai)
