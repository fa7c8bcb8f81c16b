"""Items and nested lists, found by their labels: the number that must come next tells label from text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kpudocs.bahasa.tanda_baca import akhiri
from kpudocs.intake.items import Line
from kpudocs.intake.joining import Joiner
from kpudocs.intake.labels import Label, list_label

__all__ = ["Piece", "Point", "bare", "point_data", "split_items", "split_points"]

_ENDED = re.compile(r"(?:[;:.,]|[;,]?\s*(?:dan|atau|dan/atau))$")
_CHAIN = ("1.", "a.", "1)", "a)")
"""The labels that kpudocs gives, level by level."""


@dataclass(slots=True)
class Piece:
    """An item of a part: its label as spelt, its number, and its lines."""

    spelt: str
    number: int
    kind: str
    lines: list[Line] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    guessed: str = ""
    place: str = ""
    """Where its label stands."""

    def add(self, line: Line, text: str) -> None:
        if text.strip():
            self.lines.append(line)
            self.texts.append(text)


def _ended(text: str) -> bool:
    return bool(_ENDED.search(text.rstrip()))


def split_items(lines: Sequence[Line], opens: re.Pattern[str], kinds: str, *, cut: bool = False) -> list[Piece]:
    """The items of Menimbang, Mengingat or Memerhatikan. The first may lack a label.

    `opens` is how an item's text begins; `kinds` are the labels it may have, as "aA"; with `cut` the
    first number may be any.
    """
    items: list[Piece] = []
    for line in lines:
        label = _next_label(list_label(line.text), items[-1] if items else None, opens, kinds, cut)
        if label is not None:
            items.append(Piece(label.spelt, label.number, label.kind, place=line.place))
            items[-1].add(line, label.rest)
            if items[-1].number != label.number:
                items[-1].guessed = "nomor butir"
            continue
        before = items[-1].texts[-1] if items and items[-1].texts else ""
        fresh = not items or (
            opens.match(line.text.strip()) and (line.whole or not before or _ended(before)) and before
        )
        if fresh:
            labelled = bool(items) and items[-1].number > 0
            items.append(Piece("", items[-1].number + 1 if labelled else 0, items[-1].kind if items else ""))
            items[-1].guessed = "label butir tidak terbaca" if labelled else ""
            items[-1].add(line, line.text)
        else:
            items[-1].add(line, line.text)
    return _fill_empty([item for item in items if item.lines or item.spelt], opens)


def _next_label(
    readings: list[Label], last: Piece | None, opens: re.Pattern[str], kinds: str, cut: bool
) -> Label | None:
    """The reading of a label that continues the list, or opens it."""
    for label in readings:
        if label.kind[0] not in kinds or label.kind == "-":
            continue
        if last is None or not last.number:
            if label.number == 1 or (cut and (not label.rest or opens.match(label.rest))):
                return label
            if last is not None and label.number == 2 and opens.match(label.rest) and _is_first(last, opens):
                return label
            continue
        same = label.kind[0].lower() == last.kind[0].lower()
        if same and label.number == last.number + 1:
            return label
        if same and last.number < label.number <= last.number + 3 and opens.match(label.rest):
            return label
        # A scanner's "l." for "1.", or a list that counts wrong: its text begins as an item's does.
        if opens.match(label.rest) and last.texts and _ended(last.texts[-1]):
            return Label(last.kind, last.number + 1, label.spelt, label.rest)
    return None


def _is_first(item: Piece, opens: re.Pattern[str]) -> bool:
    """Whether an item without a label is whole: the first of a list, its label lost."""
    return bool(item.texts and opens.match(item.texts[0].strip()) and _ended(item.texts[-1]))


def _fill_empty(items: list[Piece], opens: re.Pattern[str]) -> list[Piece]:
    """Labels that were read before their texts get the texts that followed them all."""
    empty = [item for item in items if not item.texts]
    if not empty or not items or not items[-1].texts:
        return [item for item in items if item.texts]
    run = [items[-1]]
    for item in reversed(items[:-1]):
        if item.texts:
            break
        run.insert(0, item)
    groups: list[Piece] = []
    for line, text in zip(items[-1].lines, items[-1].texts, strict=True):
        if not groups or (opens.match(text.strip()) and _ended(groups[-1].texts[-1])):
            groups.append(Piece("", 0, ""))
        groups[-1].add(line, text)
    if len(groups) > len(run):
        return [item for item in items if item.texts]
    for item, group in zip(run, groups, strict=False):
        item.lines, item.texts = group.lines, group.texts
    return [item for item in items if item.texts]


@dataclass(slots=True)
class Point:
    """A point of a list with those below it."""

    spelt: str
    kind: str
    number: int
    texts: list[str] = field(default_factory=list)
    below: list[Point] = field(default_factory=list)


def split_points(lines: Sequence[tuple[Line, str]]) -> tuple[list[str], list[Point]]:
    """The lines of a diktum: its own text, and the nested list in it.

    A label continues the list whose next number it has, or opens one below; whatever else begins
    like a label is text.
    """
    own: list[str] = []
    root: list[Point] = []
    stack: list[list[Point]] = [root]
    before = ""
    for line, text in lines:
        placed = False
        if line.whole or _ended(before) or not before or line.gap:
            for label in list_label(text):
                level = _level(stack, label)
                if level is None:
                    continue
                if level == len(stack):
                    stack.append(stack[-1][-1].below)
                del stack[level + 1 :]
                stack[level].append(Point(label.spelt, label.kind, label.number, [label.rest] if label.rest else []))
                placed = True
                break
        if not placed:
            (stack[-1][-1].texts if stack[-1] else own).append(text)
        before = text
    return own, root


def _level(stack: list[list[Point]], label: Label) -> int | None:
    """Which list of the open ones a label belongs to; one more opens a list; None: it is text."""
    for level in range(len(stack) - 1, -1, -1):
        if stack[level]:
            last = stack[level][-1]
            if last.kind == label.kind and (label.kind == "-" or label.number == last.number + 1):
                return level
    if label.number == 1 or label.kind == "-":
        return 0 if not stack[0] else (len(stack) if len(stack) < 5 else None)
    return None


def bare(text: str, mark: str = ";") -> str:
    """A text without the mark that kpudocs puts at its end; "; dan" stays.

    >>> bare("menyusun rencana;"), bare("kertas, tinta, dsb."), bare("menyusun rencana; dan")
    ('menyusun rencana', 'kertas, tinta, dsb.', 'menyusun rencana; dan')
    """
    ended = akhiri(text, ",")
    return ended.removesuffix(",") if ended.endswith(",") else ended


def point_data(points: Sequence[Point], joiner: Joiner, level: int = 0) -> tuple[list[Any], bool]:
    """The list as the YAML holds it, and whether all its labels are those that kpudocs will write."""
    data: list[Any] = []
    same = True
    for number, point in enumerate(points, 1):
        text = bare(joiner.join(point.texts))
        same = same and level < len(_CHAIN) and point.kind == _CHAIN[level] and point.number == number
        if point.below:
            below, as_written = point_data(point.below, joiner, level + 1)
            data.append({"teks": text, "rincian": below})
            same = same and as_written
        else:
            data.append(text)
    return data, same
