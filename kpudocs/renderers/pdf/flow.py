"""Stack boxes and tables on pages, from top to bottom, in one pass.

A page ends at the last place before it is full where a page may end; if there is none, since
what belongs together is higher than a page, it ends where it is full. Nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpudocs.renderers.pdf.boxes import Box
from kpudocs.renderers.pdf.pages import Pages
from kpudocs.renderers.pdf.table import Table

__all__ = ["Flow"]

_SLACK = 0.01  # pt, for the rounding of floating point


class Flow:
    """The text of one part, put on its pages."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._y = pages.top
        """Where what has not been drawn yet begins."""
        self._held: list[Box] = []
        """What stands on this page but has not been drawn: part of it may have to move on."""
        self._used = 0.0
        self._safe = 0
        """How many of the held boxes may stay when the page ends."""

    def stack(self, things: Iterable[Box | Table]) -> None:
        """Put all of it on pages."""
        todo = list(things)
        for i, thing in enumerate(todo):
            if isinstance(thing, Box):
                self._add(thing)
            else:
                thing.tail = _tail(todo, i + 1)
                self._add_table(thing)
        self._draw(len(self._held))

    @property
    def _fresh(self) -> bool:
        """Nothing stands on this page yet but what is held."""
        return self._y >= self._pages.top

    def _add(self, box: Box) -> None:
        self._make_room(box.height, breaks=box.breaks)
        if box.gap and self._fresh and not self._held:
            return
        self._held.append(box)
        self._used += box.height

    def _make_room(self, height: float, *, breaks: bool) -> None:
        if breaks:
            self._safe = len(self._held)
        while self._y - self._used - height < self._pages.bottom - _SLACK:
            if self._safe == 0 and self._fresh:
                self._safe = len(self._held)  # what belongs together is higher than a page
                if not self._held:
                    return
            self._turn()

    def _turn(self) -> None:
        self._draw(self._safe)
        self._pages.turn()
        self._y = self._pages.top
        while self._held and self._held[0].gap:
            self._used -= self._held.pop(0).height

    def _draw(self, count: int) -> None:
        y = self._y
        for box in self._held[:count]:
            box.draw(self._pages.canvas, self._pages.left, y)
            y -= box.height
            self._used -= box.height
        del self._held[:count]
        self._y = y
        self._safe = 0
        if not self._held:
            self._used = 0.0

    def _add_table(self, table: Table) -> None:
        need = table.first_height()
        headed = bool(self._held) and self._fresh and self._safe == 0
        # a page with nothing but a heading is worse than a row in two parts
        squeeze = headed and self._y - self._used - need < self._pages.bottom
        if not squeeze:
            self._make_room(need, breaks=False)
        self._draw(len(self._held))
        self._y = table.place(self._pages, self._y, squeeze=squeeze)


def _tail(things: Sequence[Box | Table], start: int) -> float:
    """The height of what must stand on the page where the thing before `start` ends."""
    height = 0.0
    for thing in things[start:]:
        if not isinstance(thing, Box) or thing.breaks:
            break
        height += thing.height
    return height
