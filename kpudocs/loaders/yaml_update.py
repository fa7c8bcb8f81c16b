"""Bring a decree's YAML up to a changed decree: what is unchanged keeps its own characters and comments.

    text = update_yaml(source, changed)

Rows and items are aligned, so that a plan in which two rows changed is edited in two places. A value
that changed is written anew; `${name}` and comments inside the unchanged stay as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from kpudocs.errors import InvalidInput
from kpudocs.keputusan import Keputusan
from kpudocs.loaders import yaml
from kpudocs.loaders.source import Loc, Source
from kpudocs.loaders.yaml_nodes import Lines, Node, scan
from kpudocs.loaders.yaml_writer import shorten, write_after

__all__ = ["update_yaml"]

_KEY = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^:\n]+?)[ ]*:")
_ALIGNED = 20_000
"""Items up to which lists are aligned; beyond, only what is alike at both ends is kept."""


def update_yaml(source: Source, changed: Keputusan, *, folder: Path = Path()) -> str:
    """The text of `source`, edited so that it reads as `changed`.

    Raises ValueError where the text cannot be edited: it is no YAML, or a lampiran stands in a workbook.
    """
    if source.text is None:
        raise ValueError("not a text that can be edited")
    if source.keputusan == changed:
        return source.text
    text = source.text
    for whole in (False, True):
        update = _Update(text, whole)
        update.value((), source.keputusan, changed)
        edited = update.apply()
        try:
            if yaml.load(edited.encode(), source.places.file, folder).keputusan == changed:
                return edited
        except InvalidInput:
            continue
    raise ValueError("the edited text does not read as the changed decree")


class _Unfit(Exception):
    """A node that cannot be edited item by item; the one around it is written anew."""


class _Update:
    def __init__(self, text: str, whole: bool) -> None:
        self.text, self.whole = text, whole
        self.nodes = scan(text)
        self.lines = Lines(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.edits: list[tuple[int, int, str]] = []
        self.ends = self._find_ends()

    def _find_ends(self) -> dict[Loc, int]:
        """Where each value ends: a block without the blank lines below it, a list in brackets with its bracket."""
        ends: dict[Loc, int] = {}
        last: dict[Loc, int] = {}
        for loc in sorted(self.nodes, key=len, reverse=True):
            node = self.nodes[loc]
            end = max(last.get(loc, 0), node.start + len(self.text[node.start : node.end].rstrip()))
            if not node.scalar and self._in_flow(node):
                closing = self.text.find("]" if self.text[node.start] == "[" else "}", max(end, node.start + 1))
                end = max(end, closing + 1)
            ends[loc] = end
            if loc:
                last[loc[:-1]] = max(last.get(loc[:-1], 0), end)
        return ends

    def apply(self) -> str:
        pieces: list[str] = []
        done = 0
        for start, end, new in sorted(self.edits, key=lambda edit: (edit[0], edit[1])):
            pieces += [self.text[done:start], new.replace("\n", self.newline)]
            done = max(done, end)
        return "".join((*pieces, self.text[done:]))

    def value(self, loc: Loc, old: Any, new: Any) -> None:
        """Edit the value at a place from what it was to what it is now."""
        if old == new:
            return
        node = self.nodes[loc]
        mark = len(self.edits)
        try:
            if isinstance(old, BaseModel) and type(old) is type(new) and node.style == "map":
                self._fields(loc, node, old, new)
            elif isinstance(old, tuple) and isinstance(new, tuple) and node.style == "list" and old and new:
                self._items(loc, node, old, new)
            else:
                raise _Unfit
        except _Unfit:
            del self.edits[mark:]
            if not loc:
                raise ValueError("nothing of the text can be kept") from None
            self._replace(loc, node, new)

    def _in_flow(self, node: Node) -> bool:
        return self.text[node.start : node.start + 1] in ("[", "{")

    def _fields(self, loc: Loc, node: Node, old: BaseModel, new: BaseModel) -> None:
        if self._in_flow(node) or (self.whole and len(loc) >= 2):
            raise _Unfit
        short = shorten(new)
        if not isinstance(short, dict):
            raise _Unfit  # a row that had a heading and has none now is written as a list
        last = None
        for name in type(new).model_fields:
            there = (*loc, name) in self.nodes
            before, after = getattr(old, name), getattr(new, name)
            if before == after:
                pass
            elif there and name not in short:
                self._remove_field((*loc, name), node)
            elif there:
                self.value((*loc, name), before, after)
            else:
                self._add_field(loc, node, last, name, short[name])
            if there:
                last = (*loc, name)

    def _column(self, node: Node) -> int:
        return self.lines.place(node.start)[1] - 1

    def _end(self, loc: Loc) -> int:
        """The end of the last line that a value stands on, its line break included."""
        found = self.text.find("\n", self.ends[loc])
        return len(self.text) if found < 0 else found + 1

    def _add_field(self, loc: Loc, node: Node, after: Loc | None, name: str, value: Any) -> None:
        inside = [one for one in self.nodes if len(one) == len(loc) + 1 and one[: len(loc)] == loc]
        place = self._end(after or max(inside, key=lambda one: self.nodes[one].start))
        column = self._column(node)
        self._insert(place, " " * column + f"{name}:" + write_after(value, column))

    def _insert(self, place: int, written: str) -> None:
        opened = "" if not place or self.text[place - 1] == "\n" else "\n"
        self.edits.append((place, place, f"{opened}{written}\n"))

    def _remove_field(self, loc: Loc, around: Node) -> None:
        node = self.nodes[loc]
        start = self.lines.index(self.lines.place(node.key)[0] - 1, 0)
        if self.text[start : node.key].strip():
            raise _Unfit  # the first field of an item, on the line of its "-"
        self.edits.append((start, self._end(loc), ""))

    def _items(self, loc: Loc, node: Node, old: tuple[Any, ...], new: tuple[Any, ...]) -> None:
        if self._in_flow(node) or (self.whole and len(loc) >= 2):
            raise _Unfit
        for change, a, b, c, d in _align(old, new):
            if change == "equal":
                continue
            both = min(b - a, d - c)
            for k in range(both):
                self.value((*loc, a + k), old[a + k], new[c + k])
            for k in range(a + both, b):
                self._remove_item((*loc, k))
            if d - c > both:
                self._add_items(loc, node, a + both, new[c + both : d])

    def _dash(self, loc: Loc) -> int:
        """Where an item's "-" stands, alone at the beginning of its line."""
        node = self.nodes[loc]
        dash = self.text.rfind("-", 0, node.key)
        start = self.lines.index(self.lines.place(dash)[0] - 1, 0)
        if dash < 0 or self.text[start:dash].strip() or self.text[dash + 1 : node.key].strip():
            raise _Unfit
        return dash

    def _remove_item(self, loc: Loc) -> None:
        dash = self._dash(loc)
        start = self.lines.index(self.lines.place(dash)[0] - 1, 0)
        self.edits.append((start, self._end(loc), ""))

    def _add_items(self, loc: Loc, node: Node, before: int, items: Sequence[Any]) -> None:
        """Write items in front of the one at `before`, or after the last."""
        if before > 0:
            place, column = self._end((*loc, before - 1)), self._dash_column((*loc, before - 1))
        else:
            dash = self._dash((*loc, 0))
            place, column = self.lines.index(self.lines.place(dash)[0] - 1, 0), self._dash_column((*loc, 0))
        written = "\n".join(" " * column + "-" + write_after(shorten(one), column, item=True) for one in items)
        self._insert(place, written)

    def _dash_column(self, loc: Loc) -> int:
        return self.lines.place(self._dash(loc))[1] - 1

    def _replace(self, loc: Loc, node: Node, new: Any) -> None:
        """Write a value anew, from its key's colon or its dash on."""
        if any(self._in_flow(self.nodes[loc[:step]]) for step in range(1, len(loc))):
            raise _Unfit
        end = self.ends[loc]
        if isinstance(loc[-1], int):
            dash = self.text.rfind("-", 0, node.key)
            column = self.lines.place(dash)[1] - 1
            self.edits.append((dash + 1, end, write_after(shorten(new), column, item=True)))
            return
        found = _KEY.match(self.text, node.key)
        if found is None:
            raise _Unfit
        column = self.lines.place(node.key)[1] - 1
        comment = self.text[found.end() : node.start]
        if "#" in comment and "\n" in comment:  # a comment between a key and its list stays
            start = found.end() + len(comment.rstrip(" ").rstrip("\n"))
            written = write_after(shorten(new), column)
            if written.startswith("\n"):
                self.edits.append((start, end, written))
                return
        self.edits.append((found.end(), max(end, found.end()), write_after(shorten(new), column)))


def _align(old: tuple[Any, ...], new: tuple[Any, ...]) -> list[tuple[str, int, int, int, int]]:
    """How one list becomes the other; what is alike at both ends is passed over first."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(len(a), len(b)) > _ALIGNED or not (a and b):
        return [("replace", head, head + len(a), head, head + len(b))] if a or b else []
    keys: dict[Any, int] = {}
    numbers = [[keys.setdefault(one, len(keys)) for one in side] for side in (a, b)]
    matcher = SequenceMatcher(a=numbers[0], b=numbers[1], autojunk=False)
    return [(change, i + head, j + head, k + head, m + head) for change, i, j, k, m in matcher.get_opcodes()]
