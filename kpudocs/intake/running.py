"""Text that runs on: a page on one line, as copied from a web page or out of a poor extraction. Its parts are parted.

Where no line break tells a heading from the considerations, the words do: they are looked for in
the order in which a decree has them, and lists by the label that must come next.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kpudocs.intake.items import Item, Line, Manuscript
from kpudocs.intake.running_marks import FURNITURE, find_cuts, runs_on

__all__ = ["part_running"]

_PAGED = re.compile(r"(\d{1,3})\s+(?=[-–A-Z(]|\d{1,3}\.\s|[a-z])")
_FOREIGN_NUMBER = "nomor halaman dari situs atau program yang menyalin teksnya"


def part_running(document: Manuscript) -> None:
    """Break the lines of a document that runs on where its parts and items begin; others stay as they are."""
    lines = [item for item in document.items if isinstance(item, Line)]
    if not runs_on([line.text for line in lines]):
        return
    _take_page_numbers(document, lines)
    lines = [line for line in lines if line.text]
    starts: list[int] = []
    offset = 0
    for line in lines:
        starts.append(offset)
        offset += len(line.text) + 1
    cuts, moved = find_cuts("\n".join(line.text for line in lines))
    pieces: dict[int, list[Line]] = {}
    for line, start in zip(lines, starts, strict=True):
        first, last = bisect_left(cuts, start), bisect_left(cuts, start + len(line.text))
        pieces[id(line)] = _cut(line, [cut - start for cut in cuts[first:last]])
    items: list[Item] = []
    for item in document.items:
        if isinstance(item, Line):
            items += pieces.get(id(item), [])
        else:
            items.append(item)
    document.items = _put_forward(items, moved) if moved else items


def _cut(line: Line, cuts: list[int]) -> list[Line]:
    found: list[Line] = []
    for begin, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        text = line.text[begin:end].strip()
        if text:
            fresh = bool(found) and not FURNITURE.fullmatch(found[-1].text)
            found.append(Line(text, line.place, line.page, whole=line.whole or fresh, gap=line.gap and not found))
    return [line] if len(found) == 1 else found


def _take_page_numbers(document: Manuscript, lines: list[Line]) -> None:
    """Numbers that count the paragraphs, 1, 2, 3 …: the site put them there, a paragraph a page."""
    found: list[tuple[Line, re.Match[str]]] = []
    for line in lines:
        match = _PAGED.match(line.text)
        if match and int(match[1]) == len(found) + 1 and (len(line.text) > 200 or found):
            found.append((line, match))
    if not found or sum(len(line.text) for line, _ in found) < 0.5 * sum(len(line.text) for line in lines):
        return
    for line, match in found:
        document.aside.append((Line(match[1], line.place, line.page), _FOREIGN_NUMBER))
        line.text = line.text[match.end() :]


def _put_forward(items: list[Item], text: str) -> list[Item]:
    """Put who decrees, whom the page named below the first labels, above them: where a heading ends."""
    index = next((i for i, item in enumerate(items) if isinstance(item, Line) and item.text == text), None)
    first = next((i for i, item in enumerate(items) if isinstance(item, Line) and _is_label(item.text)), None)
    if index is None or first is None or first > index:
        return items
    return [*items[:first], items[index], *items[first:index], *items[index + 1 :]]


def _is_label(text: str) -> bool:
    return bool(re.match(r"(?:Menimbang|Mengingat)\b", text))
