"""The paragraphs of a cell or a text, found by labels and by where lines end."""

from __future__ import annotations

from collections.abc import Sequence

from kpudocs.intake.items import Line
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import list_label

__all__ = ["begins_paragraph", "cell_lines", "has_room"]

_MARGIN = 5.4  # points that Word and LibreOffice keep free at a cell's edge
_ALIGNED = 1.5  # points: labels of one list
_PADDING = 7.0  # points that a cell keeps free at its edge


def cell_lines(lines: Sequence[Line], edge: float) -> list[str]:
    """The lines of a cell as its paragraphs; `edge` is where the cell ends."""
    groups: list[list[str]] = []
    left = min((line.x0 for line in lines), default=0.0)
    labelled: Line | None = None
    for number, line in enumerate(lines):
        if number and _is_broken(lines[number - 1], line, left, edge):
            groups[-1][-1] += line.text
        elif not number or begins_paragraph(lines[number - 1], line, edge - _PADDING) or _goes_on(labelled, line):
            groups.append([line.text])
            if list_label(line.text):
                labelled = line
        else:
            groups[-1].append(line.text)
    joiner = Joiner()
    return [joiner.join(group) for group in groups]


def _goes_on(labelled: Line | None, line: Line) -> bool:
    """Whether a line has the next label of a list, in the place of the one before: its items may lack a mark."""
    if labelled is None or abs(labelled.x0 - line.x0) > _ALIGNED:
        return False
    return any(
        before.kind == label.kind and (label.kind == "-" or label.number == before.number + 1)
        for before in list_label(labelled.text)
        for label in list_label(line.text)
    )


def _is_broken(before: Line, line: Line, left: float, edge: float) -> bool:
    """Whether a word too long for its column was broken between two lines, without a hyphen."""
    if not before.words or not line.words or not line.text[:1].islower() or not before.text[-1:].isalpha():
        return False
    last, first = before.words[-1], line.words[0]
    letter = (last.x1 - last.x0) / max(1, len(last.text))
    usable = edge - _MARGIN - left
    return edge - _MARGIN - last.x1 < 1.2 * letter and (last.x1 - last.x0) + (first.x1 - first.x0) > usable


def begins_paragraph(before: Line, line: Line, edge: float) -> bool:
    """Whether a line begins a paragraph: it has a label, or would have had room on the line above."""
    if line.whole or (list_label(line.text) and _ends(before.text)):
        return True
    return has_room(before, line, edge) and _ends(before.text) and not line.text[0].islower()


def has_room(before: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would have stood on the line above it, had its writer gone on."""
    if not before.words or not line.words:
        return False
    first = line.words[0]
    return edge - before.words[-1].x1 > (first.x1 - first.x0) + 7


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", ";", ":", ",", "dan", "atau")) or len(text.split()) < 4
