"""What a reader gives: lines and tables in the order of reading, each with its place. No format is known here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Cell", "Grid", "Item", "Line", "Manuscript", "Word", "grid_words", "item_words"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page. Measures are in points from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


@dataclass(slots=True)
class Line:
    """A line of a page, or a whole paragraph of a Word file."""

    text: str
    place: str
    """Where it stands, for people: "halaman 2, baris 14"."""
    page: int = 0
    """From 1; 0 where pages are not known."""
    x0: float = 0.0
    x1: float = 0.0
    top: float = 0.0
    whole: bool = False
    """A paragraph of its own, not a line of one."""
    gap: bool = False
    """There is more white above it than between the lines of a paragraph."""
    centred: bool = False
    words: tuple[Word, ...] = ()
    label: str = ""
    """The label that Word counts and does not write; it stands in `text` too."""
    spaced: str = ""
    """Its text as it stands, where letters were set apart in it ("M E M U T U S K A N :")."""


@dataclass(slots=True)
class Cell:
    """A cell of a table: its paragraphs, and what it spans."""

    lines: list[str]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    shaded: bool = False
    words: tuple[Word, ...] = ()
    """Its words where they stand on the page, if that is known."""
    edge: float = 0.0
    """Where it ends on the right, in points."""

    @property
    def text(self) -> str:
        """The paragraphs on one line."""
        return " ".join(self.lines)


@dataclass(slots=True)
class Grid:
    """A table: its cells by row and column; a merged cell stands at each of its places."""

    cells: list[list[Cell]]
    place: str
    page: int = 0
    top: float = 0.0
    turned: bool = False
    """The page is wider than high."""
    edges: tuple[float, ...] = ()
    """Where its columns stand on the page, in points, where that is known."""
    levels: tuple[float, ...] = ()
    """Where its rows stand on the page."""

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0


Item = Line | Grid


@dataclass(slots=True)
class Manuscript:
    """A file read: its items in order, and what was left aside."""

    items: list[Item]
    pages: int = 0
    paper: str = ""
    """"A4" or "F4" where the pages say so."""
    turned_pages: set[int] = field(default_factory=set)
    aside: list[tuple[Line, str]] = field(default_factory=list)
    """Lines that are no part of the decree, each with what it is: "nomor halaman" …"""
    copy_below: bool = False
    """The word SALINAN stands below the letterhead."""
    notes: list[str] = field(default_factory=list)
    """What the reader has to say to a person."""


def grid_words(grid: Grid) -> Iterator[tuple[str, str]]:
    """The words of a table, each with its place; a merged cell is read once."""
    seen: set[int] = set()
    for number, row in enumerate(grid.cells, 1):
        for cell in row:
            if id(cell) not in seen:
                seen.add(id(cell))
                for word in cell.text.split():
                    yield word, f"{grid.place}, baris {number}"


def item_words(item: Item) -> Iterator[tuple[str, str]]:
    """The words of an item, each with its place."""
    if isinstance(item, Grid):
        yield from grid_words(item)
    else:
        for word in item.text.split():
            yield word, item.place
