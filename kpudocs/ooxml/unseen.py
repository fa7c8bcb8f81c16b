"""What a template holds and Word does not show, or shows otherwise: nobody could proofread it.

A decree's words are proven to be in the Word file. Text that is hidden, deleted but not yet accepted, put in the
place of another on opening, white or too small to be read would count as there, and be missing on paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from kpudocs.ooxml.xml import Element, val, w

__all__ = ["find_unseen", "hidden_styles", "is_on"]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TRACKED = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))
_TAG = re.compile(r"\{[{%#]")
_SMALLEST = 8  # half points
_SHOWN = 40


def is_on(element: Element | None) -> bool:
    """Whether a setting is there and on."""
    return element is not None and (val(element) or "true").lower() not in ("0", "false", "off")


def hidden_styles(styles: Element | None) -> set[str]:
    """The styles whose text Word does not show, those that are based on one too."""
    hidden: set[str] = set()
    based: dict[str, str] = {}
    for style in () if styles is None else styles.iter(w("style")):
        name = val(style, "styleId") or ""
        setting = style.find(f"{w('rPr')}/{w('vanish')}")
        if setting is not None and is_on(setting):
            hidden.add(name)
        elif setting is None and (base := style.find(w("basedOn"))) is not None:
            based[name] = val(base) or ""
    grown = True
    while grown:
        more = {name for name, base in based.items() if base in hidden} - hidden
        grown = bool(more)
        hidden |= more
    return hidden


def find_unseen(root: Element, hidden: Set[str] = frozenset()) -> Iterator[str]:
    """What of a part would not stand on paper as it stands in the file, in Indonesian, each with its words.

    `hidden` are the styles whose text Word does not show (`hidden_styles`).
    """
    for node in root.iter(w("pStyle"), w("rStyle")):
        owner = next(node.iterancestors(w("p") if node.tag == w("pStyle") else w("r")), None)
        if val(node) in hidden and owner is not None and (text := _text(owner)):
            yield f'teks tersembunyi menurut gayanya ("{text}")'
    for node in root.iter(*_TRACKED):
        if text := _text(node):
            yield f'perubahan terlacak yang belum diterima atau ditolak di Word ("{text}")'
    for node in root.iter(w("r")):
        properties = node.find(w("rPr"))
        if properties is None or not (text := _text(node)):
            continue
        if is_on(properties.find(w("vanish"))) or is_on(properties.find(w("specVanish"))):
            yield f'teks tersembunyi ("{text}")'
        elif _TAG.search(text) and (_is_white(properties) or _is_tiny(properties)):
            yield f'teks yang tidak terbaca karena putih atau terlalu kecil ("{text}")'
    for node in root.iter(w("dataBinding")):
        control = next(node.iterancestors(w("sdt")), None)
        yield f'isian yang terikat pada data lain ("{"" if control is None else _text(control)}")'
    for node in root.iter(f"{_MC}AlternateContent"):
        if _TAG.search(text := _text(node)):
            yield f'tanda templat dalam objek yang berganti menurut versi Word ("{text}")'
    yield from (f'tanda templat sebagai hasil bidang Word ("{text}")' for text in _results(root) if _TAG.search(text))


def _results(root: Element) -> Iterator[str]:
    """The text that stands for a field until Word counts it anew."""
    for node in root.iter(w("fldSimple")):
        yield _text(node)
    depth, said = 0, ""
    for node in root.iter(w("fldChar"), w("t")):
        if node.tag == w("t"):
            said += (node.text or "") if depth else ""
            continue
        kind = val(node, "fldCharType")
        depth = max(0, depth + (kind == "begin") - (kind == "end"))
        if kind == "end" and not depth:
            yield said[:_SHOWN]
            said = ""


def _is_white(properties: Element) -> bool:
    colour, shade = properties.find(w("color")), properties.find(w("shd"))
    return colour is not None and (val(colour) or "").upper() == "FFFFFF" and shade is None


def _is_tiny(properties: Element) -> bool:
    size = properties.find(w("sz"))
    text = (val(size) or "") if size is not None else ""
    return text.isdigit() and int(text) < _SMALLEST


def _text(element: Element) -> str:
    """The words of an element, those taken out too, as far as they are shown."""
    words = "".join(one.text or "" for one in element.iter(w("t"), w("delText")))
    return " ".join(words.split())[:_SHOWN]
