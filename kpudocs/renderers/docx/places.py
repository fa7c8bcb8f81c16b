"""Where things stand in a template, told as a person finds them in Word."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from kpudocs.errors import Fault
from kpudocs.renderers.docx.words import Element, R, parse_xml, val, w

__all__ = ["BODY", "Part", "Place", "TemplateFault", "find_unfilled", "own_texts", "read_parts", "table_place"]

BODY = "word/document.xml"
_SHORT = 60
_TAG = re.compile(rb"\{[{%]")
_KINDS = {
    "header": "kepala halaman",
    "footer": "kaki halaman",
    "footnotes": "catatan kaki",
    "endnotes": "catatan akhir",
}
_PAGES = {"first": " pertama", "even": " genap"}
_RELS = "word/_rels/document.xml.rels"


@dataclass(frozen=True)
class TemplateFault(Fault):
    """A fault of a template, with its place in the Word file."""

    part: str = ""
    """The part of the package: "word/header1.xml"."""
    paragraph: int = -1
    """Which paragraph of the part, from 0; -1 where it is none."""
    place: str = ""
    """The place for people: "badan, tabel 1, baris 3, sel 2"."""
    tag: str = ""

    def as_dict(self) -> dict[str, Any]:
        place = {"part": self.part, "paragraph": self.paragraph, "place": self.place, "tag": self.tag}
        return {**super().as_dict(), **place}

    def __str__(self) -> str:
        what = f"{self.message}; {self.advice}" if self.advice else self.message
        tag = "" if f'"{self.tag}"' in self.place else self.tag  # said already, where it is the whole paragraph
        return ": ".join(" ".join(part.split()) for part in (self.file, self.place, tag, what) if part)


@dataclass(frozen=True)
class Place:
    """A paragraph of a part, and how to find it."""

    part: str
    paragraph: int
    words: str


@dataclass(frozen=True)
class Part:
    """A part of the package that holds text: the body, a header, a footer, notes."""

    name: str
    kind: str
    """"document", "header", "footer", "footnotes" or "endnotes"."""
    words: str
    root: Element

    def places(self, styles: Mapping[str, tuple[str, bool]]) -> dict[Element, Place]:
        """Every paragraph's place. `styles`: by id, a style's name and whether it is a heading's."""
        found: dict[Element, Place] = {}
        numbers = _numbers(self.root)
        heading = ""
        for number, paragraph in enumerate(self.root.iter(w("p"))):
            text = "".join(node.text or "" for node in own_texts(paragraph))
            name, is_heading = styles.get(_style_id(paragraph), ("", False))
            if is_heading and text.strip() and "{" not in text:
                heading = _shorten(text)
            cell = next(paragraph.iterancestors(w("tc")), None)
            where = f"paragraf {number + 1}" if cell is None else _cell_words(cell, numbers)
            near = f'di bawah "{heading}"' if heading and not is_heading else f"gaya {name}" if name else ""
            shown = f'"{_shorten(text)}"' if text.strip() and cell is None else ""
            words = ", ".join(word for word in (self.words, where + (f" ({near})" if near else ""), shown) if word)
            found[paragraph] = Place(self.name, number, words)
        return found


def table_place(part: Part, element: Element) -> Place:
    """The place of something that stands in no paragraph: its table, else the part."""
    tables = {table: number for number, table in enumerate(part.root.iter(w("tbl")), 1)}
    table = next((node for node in element.iterancestors(w("tbl"))), None)
    return Place(part.name, -1, part.words if table is None else f"{part.words}, tabel {tables[table]}")


def find_unfilled(parts: Mapping[str, bytes], filled: Container[str]) -> Iterator[str]:
    """The parts that hold tags and are not among those that are filled: nothing runs there, it would be printed.

    Comments are not looked at: no decree gets them, and the checker's own tell of tags.
    """
    for name, part in parts.items():
        if name.endswith(".xml") and name not in filled and not name.startswith("word/comments") and _TAG.search(part):
            yield name


def own_texts(paragraph: Element) -> Iterator[Element]:
    """The text nodes of a paragraph, without those of paragraphs in a text box inside it."""
    for node in paragraph.iter(w("t")):
        if next(node.iterancestors(w("p"))) is paragraph:
            yield node


def read_parts(parts: Mapping[str, bytes]) -> tuple[Part, ...]:
    """The body, then its headers, footers and notes, in the order of the relations."""
    body = parse_xml(parts[BODY])
    found = [Part(BODY, "document", "badan", body)]
    relations = parse_xml(parts[_RELS]) if _RELS in parts else etree.Element("none")
    for relation in relations:
        kind = str(relation.get("Type")).rsplit("/", 1)[-1]
        target = str(relation.get("Target"))
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("word", target))
        if kind in _KINDS and name in parts:
            words = _KINDS[kind] + _PAGES.get(_page_type(body, str(relation.get("Id"))), "")
            found.append(Part(name, kind, words, parse_xml(parts[name])))
    return tuple(found)


def _page_type(body: Element, relation: str) -> str:
    for node in body.iter(w("headerReference"), w("footerReference")):
        if node.get(f"{{{R}}}id") == relation:
            return val(node, "type") or ""
    return ""


def _style_id(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else val(style) or ""


def _numbers(root: Element) -> dict[Element, int]:
    """Tables counted in their part, rows in their table, cells in their row, from 1."""
    numbers: dict[Element, int] = {}
    counts: dict[Element | None, int] = {}
    for element in root.iter(w("tbl"), w("tr"), w("tc")):
        holder = {w("tr"): w("tbl"), w("tc"): w("tr")}.get(str(element.tag))
        owner = None if holder is None else next(element.iterancestors(holder), None)
        counts[owner] = numbers[element] = counts.get(owner, 0) + 1
    return numbers


def _cell_words(cell: Element, numbers: Mapping[Element, int]) -> str:
    row, table = (next(cell.iterancestors(w(name)), None) for name in ("tr", "tbl"))
    named = (("tabel", table), ("baris", row), ("sel", cell))
    return ", ".join(f"{name} {numbers[element]}" for name, element in named if element is not None)


def _shorten(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
