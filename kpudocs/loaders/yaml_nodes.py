"""Where every value of a YAML text stands, character by character.

For a text that was loaded without faults: no anchors, no aliases, no doubled keys.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from kpudocs.loaders.source import Loc

__all__ = ["BREAK", "Lines", "Node", "scan"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""A line break, as YAML counts lines."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value: from `start` up to `end` in the text; its key, where it has one, starts at `key`.

    The `key` of a list's item is where the item starts, after its "- ". `style` is "plain", "'", '"', "|"
    or ">" for a scalar, whose text is `value`, else "list" or "map".
    """

    start: int
    end: int
    style: str
    key: int
    value: str = ""

    @property
    def scalar(self) -> bool:
        return self.style not in ("list", "map")


class Lines:
    """The lines of a text, and the way from an index to line and column, both from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in BREAK.finditer(text))]

    def index(self, line: int, column: int) -> int:
        """The index of a place; both count from 0, as the parser's marks do."""
        return self.starts[line] + column

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, from 1."""
        line = bisect_right(self.starts, index) - 1
        return line + 1, index - self.starts[line] + 1


def scan(text: str) -> dict[Loc, Node]:
    """Every value of a text by its place in the data, in the order of reading."""
    return dict(_Scanner(text).scan())


class _Scanner:
    def __init__(self, text: str) -> None:
        self._lines = Lines(text)
        self._events = yaml.parse(text, Loader=_Loader)

    def scan(self) -> Iterator[tuple[Loc, Node]]:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                yield from self._node(event, (), self._start(event))

    def _start(self, event: Any) -> int:
        return self._lines.index(event.start_mark.line, event.start_mark.column)

    def _end(self, event: Any) -> int:
        return self._lines.index(event.end_mark.line, event.end_mark.column)

    def _node(self, event: Any, loc: Loc, key: int) -> Iterator[tuple[Loc, Node]]:
        start = self._start(event)
        if isinstance(event, yaml.ScalarEvent):
            yield loc, Node(start, self._end(event), event.style or "plain", key, event.value)
            return
        inside = list(self._sequence(loc) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(loc))
        end = max((node.end for _, node in inside), default=self._end(event))
        yield loc, Node(start, end, "list" if isinstance(event, yaml.SequenceStartEvent) else "map", key)
        yield from inside

    def _sequence(self, loc: Loc) -> Iterator[tuple[Loc, Node]]:
        number = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield from self._node(event, (*loc, number), self._start(event))
            number += 1

    def _mapping(self, loc: Loc) -> Iterator[tuple[Loc, Node]]:
        events: Iterator[Any] = self._events
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            yield from self._node(next(self._events), (*loc, key.value), self._start(key))
