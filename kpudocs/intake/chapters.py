"""Running text of a lampiran: chapters, headings, paragraphs and lists, and the tables among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from kpudocs.bahasa.angka import parse_romawi
from kpudocs.bahasa.kapital import judul
from kpudocs.intake.items import Line
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import list_label
from kpudocs.intake.paragraphs import begins_paragraph, has_room
from kpudocs.intake.points import point_data, split_points

__all__ = ["read_chapters"]

_BAB = re.compile(r"^BAB\s+([IVXLC]{1,7}|\d{1,2})\b\s*[.:]?\s*(.*)$")
_HEADING_WORDS = 14
_INDENT = 8.0  # points
_ENDED = re.compile(r"[.;:?!]$|\b(?:dan|atau)$")


class _Paragraph:
    """Lines that make one paragraph, and how it begins."""

    def __init__(self, line: Line) -> None:
        self.first = line
        self.texts = [line.text]
        self.left = line.x0

    def add(self, line: Line) -> None:
        self.texts.append(line.text)
        self.left = min(self.left, line.x0)


def _paragraphs(lines: Sequence[Line]) -> list[_Paragraph]:
    edges: dict[int, float] = {}
    for line in lines:
        edges[line.page] = max(edges.get(line.page, 0.0), line.x1)
    found: list[_Paragraph] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or _begins(before, line, edges[line.page]):
            found.append(_Paragraph(line))
        else:
            found[-1].add(line)
    return found


def _begins(before: Line, line: Line, edge: float) -> bool:
    text = " ".join(line.text.split())
    if line.whole or _BAB.match(text) or (line.gap and line.page == before.page):
        return True
    if _BAB.match(" ".join(before.text.split())) or before.text.isupper() != line.text.isupper():
        return True
    if _is_heading(before.text) and has_room(before, line, edge):
        return True
    if abs(line.x0 - before.x0) > _INDENT and has_room(before, line, edge):
        return True
    if line.x0 - before.x0 > _INDENT and before.x0 and _ENDED.search(before.text.rstrip()):
        return True
    if list_label(text) and (_ENDED.search(before.text.rstrip()) or _is_heading(before.text)):
        return True
    return begins_paragraph(before, line, edge)


def _is_heading(text: str) -> bool:
    """Whether a text reads as the heading of a section: labelled, short, no mark at its end."""
    label = next(iter(list_label(text)), None)
    return label is not None and len(label.rest.split()) <= _HEADING_WORDS and not _ENDED.search(label.rest)


def read_chapters(items: Sequence[Line | Mapping[str, Any]], joiner: Joiner) -> tuple[list[Any], list[str]]:
    """The text as the YAML holds it, and what was guessed in it; tables stand among the lines as the YAML has them."""
    reader = _Chapters(joiner)
    for is_line, run in groupby(items, key=lambda item: isinstance(item, Line)):
        if not is_line:
            for table in run:
                reader.add_table(table)
            continue
        paragraphs = _paragraphs([item for item in run if isinstance(item, Line)])
        index = 0
        while index < len(paragraphs):
            index = reader.read(paragraphs, index)
    return reader.isi, reader.guesses


class _Chapters:
    def __init__(self, joiner: Joiner) -> None:
        self.isi: list[Any] = []
        self.guesses: list[str] = []
        self._joiner = joiner
        self._bab: dict[str, Any] | None = None
        self._judul: dict[str, Any] | None = None
        self._babs = self._headings = 0

    def read(self, paragraphs: Sequence[_Paragraph], index: int) -> int:
        """Read what begins at a paragraph; the next one's index."""
        text = self._joiner.join(paragraphs[index].texts)
        found = _BAB.match(text)
        if found and self._counts_bab(found[1]):
            return self._read_bab(found[2], paragraphs, index + 1)
        labels = list_label(text)
        heading = next((label for label in labels if label.kind == "A." and label.number == self._headings + 1), None)
        if heading is not None and _is_heading(text):
            self._headings += 1
            self._judul = {"judul": heading.rest, "isi": []}
            (self._bab["isi"] if self._bab else self.isi).append(self._judul)
            return index + 1
        if any(label.kind in ("1.", "a.", "-", "1)", "a)", "(1)") for label in labels):
            return self._read_list(paragraphs, index)
        self._home().append(text)
        return index + 1

    def add_table(self, table: Any) -> None:
        """Put a table where the text is."""
        self._home().append({"tabel": dict(table)})

    def _home(self) -> list[Any]:
        inner = self._judul or self._bab
        held: list[Any] = inner["isi"] if inner else self.isi
        return held

    def _counts_bab(self, number: str) -> bool:
        try:
            value = int(number) if number.isdigit() else parse_romawi(number)
        except ValueError:
            return False
        if value != self._babs + 1:
            self.guesses.append(f"BAB {number} di naskah asal akan dicetak sebagai bab ke-{self._babs + 1}")
        return True

    def _read_bab(self, rest: str, paragraphs: Sequence[_Paragraph], index: int) -> int:
        titles = [rest] if rest else []
        while index < len(paragraphs) and (not titles or _goes_on(paragraphs[index])):
            text = self._joiner.join(paragraphs[index].texts)
            if _BAB.match(text) or (titles and not text.isupper()):
                break
            titles.append(text)
            index += 1
        self._babs, self._headings, self._judul = self._babs + 1, 0, None
        self._bab = {"bab": judul(" ".join(titles)) if titles else "…", "isi": []}
        self.isi.append(self._bab)
        return index

    def _read_list(self, paragraphs: Sequence[_Paragraph], index: int) -> int:
        """A list: paragraphs from the first label on, as long as labels or deeper text follow."""
        pairs = [(paragraphs[index].first, self._joiner.join(paragraphs[index].texts))]
        margin = paragraphs[index].first.x0
        end = index + 1
        while end < len(paragraphs):
            text = self._joiner.join(paragraphs[end].texts)
            labels = list_label(text)
            if _BAB.match(text) or any(
                label.kind == "A." and label.number == self._headings + 1 and _is_heading(text) for label in labels
            ):
                break
            if not labels and not (margin and paragraphs[end].left > margin + _INDENT):
                break
            pairs.append((paragraphs[end].first, text))
            end += 1
        for line, _ in pairs:
            line.gap = True  # each begins a paragraph
        own, points = split_points(pairs)
        data, same = point_data(points, self._joiner)
        if same and not own and data:
            self._home().append({"butir": data})
        else:
            self.guesses.append("nomor butir tidak dapat dibuatkan; butir ditulis sebagai paragraf beserta nomornya")
            self._home().extend(text for _, text in pairs)
        return end


def _goes_on(paragraph: _Paragraph) -> bool:
    return paragraph.texts[0].isupper()
