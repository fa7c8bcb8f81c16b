"""Mending what formatting has split: each tag into one run, which looks as its first character did."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

from kpudocs.ooxml.opener import open_package
from kpudocs.renderers.docx.places import own_texts, read_parts
from kpudocs.renderers.docx.styling import read_styles
from kpudocs.renderers.docx.tags import find_tags
from kpudocs.renderers.docx.template import find_unpaired
from kpudocs.renderers.docx.words import Element, parse_xml, w

__all__ = ["Mended", "mend"]

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Mended:
    """A template made whole, and what was done, in Indonesian."""

    raw: bytes
    done: tuple[str, ...]


def mend(raw: bytes) -> Mended:
    """Join the runs of every tag that formatting has split. Raises Unsafe.

    Without such a tag the bytes are those given.
    """
    parts = open_package(raw)
    styles = read_styles(parse_xml(parts["word/styles.xml"])) if "word/styles.xml" in parts else {}
    shown = {style.id: (style.name, style.is_heading) for style in styles.values()}
    changed: dict[str, bytes] = {}
    done: list[str] = []
    for part in read_parts(parts):
        told = [
            f"{place.words}: {tag} disatukan"
            for paragraph, place in part.places(shown).items()
            for tag in _mend_paragraph(paragraph)
        ]
        if told:
            changed[part.name] = etree.tostring(part.root, xml_declaration=True, encoding="UTF-8", standalone=True)
            done += told
    return Mended(_repack(raw, changed) if changed else raw, tuple(done))


def _mend_paragraph(paragraph: Element) -> list[str]:
    if find_unpaired("".join(node.text or "" for node in own_texts(paragraph))):
        return []  # where a tag ends is for a person to say
    split = [tag for tag in find_tags(paragraph) if tag.split]
    for tag in split:
        _join(paragraph, tag.start, tag.start + len(tag.text), tag.text)
    return [tag.text for tag in split]


def _join(paragraph: Element, start: int, end: int, text: str) -> None:
    """Put the text from `start` to `end` into the node that holds its first character."""
    position = 0
    first = True
    for node in list(own_texts(paragraph)):
        own = node.text or ""
        begins, position = position, position + len(own)
        if not own or position <= start or begins >= end:
            continue
        before, after = own[: max(0, start - begins)], own[max(0, end - begins) :]
        node.text = before + text + after if first else after
        node.set(_SPACE, "preserve")
        if not node.text:
            _remove_empty(node)
        first = False


def _remove_empty(node: Element) -> None:
    run = node.getparent()
    if run is None:
        return
    run.remove(node)
    holder = run.getparent()
    if holder is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        holder.remove(run)


def _repack(raw: bytes, changed: dict[str, bytes]) -> bytes:
    """The same package with some parts changed, each in its place and with its date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(buffer, "w") as target:
        for info in source.infolist():
            entry = zipfile.ZipInfo(info.filename, info.date_time)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, changed.get(info.filename) or source.read(info))
    return buffer.getvalue()
