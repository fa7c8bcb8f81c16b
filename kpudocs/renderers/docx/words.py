"""WordprocessingML names and the few XML helpers that this room shares."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree

from kpudocs.ooxml.xml import Element, R, W, parse_xml, val, w

__all__ = [
    "Element",
    "R",
    "W",
    "condition_of",
    "ensure",
    "insert_in_order",
    "make",
    "only_if",
    "parse_xml",
    "resolve_conditions",
    "to_text",
    "val",
    "w",
]

_CONDITION = "hanya-jika"
_NOTED = re.compile(rf'<(w:\w+) {_CONDITION}="([^"]*)"([^>]*?)/>')

_ORDER = {
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
}
_RANK = {parent: {name: i for i, name in enumerate(names.split())} for parent, names in _ORDER.items()}


def to_text(element: Element) -> str:
    """Serialise as docxtpl expects it: one line, no declaration, no tail."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def make(name: str) -> Element:
    """A new element in Word's namespace."""
    return etree.Element(w(name), nsmap={"w": W})


def insert_in_order(parent: Element, name: str, **attributes: Any) -> Element:
    """Add a property at the place the schema wants it, in place of one of the same name.

    `parent` is a `w:tcPr`, `w:pPr`, `w:rPr` or `w:tblPr`.
    """
    rank = _RANK[etree.QName(parent).localname]
    element = parent.find(w(name))
    if element is None:
        element = make(name)
        after = [i for i, child in enumerate(parent) if rank.get(etree.QName(child).localname, 99) > rank[name]]
        parent.insert(after[0] if after else len(parent), element)
    element.attrib.clear()
    for key, value in attributes.items():
        element.set(w(key), str(value))
    return element


def ensure(parent: Element, name: str) -> Element:
    """The properties child of a paragraph, run, cell or table; made as its first child if absent."""
    child = parent.find(w(name))
    if child is None:
        child = make(name)
        parent.insert(0, child)
    return child


def only_if(element: Element, condition: str) -> None:
    """Let a template write the empty `element` only where `condition` holds.

    The condition is noted on the element, so that its neighbours may still move;
    `resolve_conditions` turns the notes into Jinja once the tree is text.
    """
    kept = dict(element.attrib.items())
    element.attrib.clear()
    element.set(_CONDITION, condition)  # first, where `_NOTED` looks for it
    element.attrib.update(kept)


def condition_of(element: Element) -> str | None:
    """The condition that `only_if` noted on an element, if any."""
    condition = element.get(_CONDITION)
    return None if condition is None else str(condition)


def resolve_conditions(text: str) -> str:
    """Turn the notes of `only_if` into Jinja tags around their elements."""
    return _NOTED.sub(lambda m: f"{{% if {unescape(m[2])} %}}<{m[1]}{m[3]}/>{{% endif %}}", text)
