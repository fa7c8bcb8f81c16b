"""Styles: what the profil decides in them, and how a lampiran's own join the decree's.

A style is known by the name that Word shows. Where a lampiran's template has a style of the same
name that looks otherwise, both stay: the lampiran's gets its kind added to its name.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from kpudocs.profil import Profil
from kpudocs.renderers.docx.words import Element, insert_in_order, make, val, w

__all__ = ["adopt_styles", "apply_profil", "find_alignments"]

_BODY = "Normal"
_SIZES: dict[str, Callable[[Profil], float]] = {
    "Butir Penyampaian": lambda profil: max(8, profil.ukuran_huruf - 2),
    "Butir Tabel": lambda profil: profil.ukuran_huruf_tabel,
    "Isi Tabel": lambda profil: profil.ukuran_huruf_tabel,
    "Kepala Lampiran": lambda profil: min(10, profil.ukuran_huruf),
    "Kepala Tabel": lambda profil: profil.ukuran_huruf_tabel,
    _BODY: lambda profil: profil.ukuran_huruf,
    "Pengesahan Salinan": lambda profil: max(8, profil.ukuran_huruf - 2),
    "Penyampaian": lambda profil: max(8, profil.ukuran_huruf - 2),
    "Tanda Tabel": lambda profil: profil.ukuran_huruf_tabel,
}
"""The styles whose size the profil decides; the PDF renderer sets the same."""
_USES = ("pStyle", "rStyle", "tblStyle")
_LINKS = ("basedOn", "next", "link")
_DEFAULT_SIZE = 10.0  # pt: Word's own, where neither a style nor the defaults name one


def apply_profil(styles: Element, profil: Profil) -> None:
    """Set the sizes and the line spacing that the profil decides, for Word and PDF alike.

    Indents, tabs and gaps grow with the size of their style.
    """
    named = {style_name(style): style for style in styles.iter(w("style"))}
    body_size = _size(named.get(_BODY)) or _DEFAULT_SIZE
    for name, style in named.items():
        old = _size(style) or body_size
        new = _SIZES[name](profil) if name in _SIZES else _size(style)
        if name in _SIZES:
            _set_size(style, _SIZES[name](profil))
        _grow(style, (new or profil.ukuran_huruf) / old)
    if _BODY in named:
        spacing = _properties(named[_BODY], "pPr").find(w("spacing"))
        kept = {} if spacing is None else {etree.QName(key).localname: v for key, v in spacing.attrib.items()}
        kept |= {"line": str(round(240 * profil.spasi)), "lineRule": "auto"}
        insert_in_order(_properties(named[_BODY], "pPr"), "spacing", **kept)


def _size(style: Element | None) -> float | None:
    """The size a style names itself, in pt."""
    node = None if style is None else style.find(f"{w('rPr')}/{w('sz')}")
    return None if node is None else int(val(node) or 0) / 2 or None


def _grow(style: Element, factor: float) -> None:
    properties = style.find(w("pPr"))
    if properties is None or factor == 1:
        return
    lengths = {"ind": ("left", "right", "hanging", "firstLine"), "tab": ("pos",), "spacing": ("before", "after")}
    for name, attributes in lengths.items():
        for node in properties.iter(w(name)):
            for attribute in attributes:
                length = val(node, attribute) or ""
                if length.lstrip("-").isdigit():
                    node.set(w(attribute), str(round(int(length) * factor)))


def _set_size(style: Element, points: float) -> None:
    half_points = str(round(points * 2))
    for name in ("sz", "szCs"):
        insert_in_order(_properties(style, "rPr"), name, val=half_points)


def _properties(style: Element, name: str) -> Element:
    """A style's pPr or rPr, made where the schema wants it: pPr, then rPr, then the table's own."""
    found = style.find(w(name))
    if found is not None:
        return found
    new = make(name)
    later = ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr") if name == "pPr" else ("tblPr", "trPr", "tcPr", "tblStylePr")
    after = [i for i, child in enumerate(style) if etree.QName(child).localname in later]
    style.insert(after[0] if after else len(style), new)
    return new


def style_name(style: Element) -> str:
    """The name that Word shows."""
    name = style.find(w("name"))
    return "" if name is None else val(name) or ""


def adopt_styles(target: Element, source: Element, body: Element, kind: str) -> None:
    """Bring the styles that `body` uses from its own `source` into `target`, and rename its uses.

    Styles that are the same in both are shared.
    """
    theirs = {val(style, "styleId") or "": style for style in source.iter(w("style"))}
    ours = {style_name(style): style for style in target.iter(w("style"))}
    taken = {val(style, "styleId") for style in target.iter(w("style"))}
    renamed: dict[str, str] = {}

    def adopt(style_id: str) -> str:
        if style_id in renamed or style_id not in theirs:
            return renamed.get(style_id, style_id)
        style = theirs[style_id]
        same = ours.get(style_name(style))
        if same is not None and _looks(same) == _looks(style):
            renamed[style_id] = val(same, "styleId") or style_id
            return renamed[style_id]
        new_id = style_id if style_id not in taken else f"{style_id}-{kind}"
        renamed[style_id] = new_id
        taken.add(new_id)
        copy = deepcopy(style)
        copy.set(w("styleId"), new_id)
        copy.attrib.pop(w("default"), "")
        name = copy.find(w("name"))
        if same is not None and name is not None:
            name.set(w("val"), f"{style_name(style)} ({kind})")
        for link in _LINKS:
            for node in copy.findall(w(link)):
                node.set(w("val"), adopt(val(node) or ""))
        target.append(copy)
        return new_id

    for use in _USES:
        for node in body.iter(w(use)):
            node.set(w("val"), adopt(val(node) or ""))


def find_alignments(styles: Element) -> dict[str, str]:
    """How each paragraph style aligns, by its id; "" is a paragraph without a style of its own."""
    paragraph_styles = [style for style in styles.iter(w("style")) if val(style, "type") == "paragraph"]
    found: dict[str, str] = {}
    for style in paragraph_styles:
        found[val(style, "styleId") or ""] = _alignment(style, paragraph_styles)
        if val(style, "default") in ("1", "true"):
            found[""] = found[val(style, "styleId") or ""]
    return found


def _alignment(style: Element | None, styles: list[Element]) -> str:
    seen: list[Element] = []
    while style is not None and style not in seen:
        own = style.find(f"{w('pPr')}/{w('jc')}")
        if own is not None:
            return val(own) or "left"
        seen.append(style)
        base = style.find(w("basedOn"))
        above = None if base is None else val(base)
        style = next((other for other in styles if val(other, "styleId") == above), None)
    return "left"


def _looks(style: Element) -> tuple[object, ...]:
    """A style without its name, id and saving marks: what makes it look as it does."""
    skipped = {w(name) for name in ("name", "rsid", "next", "link", "basedOn", "aliases", "uiPriority")}
    return tuple(_canonical(child) for child in style if child.tag not in skipped)


def _canonical(element: Element) -> tuple[object, ...]:
    return (element.tag, tuple(sorted(element.attrib.items())), tuple(map(_canonical, element)))
