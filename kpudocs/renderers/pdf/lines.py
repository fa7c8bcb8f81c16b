"""Break a paragraph into lines as Word does: first fit, no kerning, spaces never shrunk.

A line may end at a space and after a hyphen or en dash between two word characters. Only a
word that no line can hold is broken elsewhere: after "/", and at last at any character. So
nothing is ever wider than its line (but for a single character wider than the line itself).
A no-break space never breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.renderers.pdf.fonts import Font
from kpudocs.renderers.pdf.foreign import END, START

__all__ = ["Line", "break_lines", "widest_piece"]

# a foreign word may begin or end at the dash: its marks are no letters
_AT_DASH = rf"(?:(?<=\w[-–])|(?<=\w[-–]{END})|(?<=\w{END}[-–]))(?=[{START}]?\w)"
_DASH = re.compile(_AT_DASH)
_DASH_OR_SLASH = re.compile(rf"{_AT_DASH}|(?<=/)(?=.)")
# room for the rounding of floating point: a thousandth of the type size is far below what is seen
_SLACK = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `width` is its natural width in pt."""

    text: str
    width: float
    ends: bool
    """The paragraph, or a line typed as such, ends here: the line is not spread out."""
    cut: bool = False
    """The line ends within a word: no space follows in the text."""


def break_lines(text: str, font: Font, size: float, width: float, indent: float = 0) -> list[Line]:
    """Break `text` set in `font` at `size` pt into lines of `width` pt, the first less `indent`.

    A line feed in the text ends a line. There is always at least one line.
    """
    scale = size / 1000
    lines: list[Line] = []
    for paragraph in text.split("\n"):
        whole = font.advance(paragraph)
        limit = (width - indent) / scale + _SLACK
        if whole <= limit:
            lines.append(Line(paragraph, whole * scale, True))
        else:
            lines += _break(paragraph, font, scale, limit, width / scale + _SLACK)
        indent = 0
    return lines


def _break(text: str, font: Font, scale: float, limit: float, full: float) -> Iterator[Line]:
    """Lines of one paragraph; `limit` holds for the first, `full` for the rest (1/1000 em)."""
    space = font.widths[" "]
    line: list[str] = []
    used = 0
    glued = False  # the next piece belongs to the word that the line ends with
    for word in text.split(" "):
        whole = font.advance(word)
        parted = whole > full or "-" in word or "–" in word
        for piece, joins in _parts(word, font, full) if parted else ((word, False),):
            wide = font.advance(piece) if parted else whole
            gap = space if line and not glued else 0
            # an indented first line that cannot hold the first piece stays empty
            if used + gap + wide > limit and (line or limit < full):
                yield Line("".join(line), used * scale, False, glued)
                line, used, gap, limit = [], 0, 0, full
            line.append(" " + piece if gap else piece)
            used += gap + wide
            glued = joins
    yield Line("".join(line), used * scale, True)


def _parts(word: str, font: Font, full: float) -> Iterator[tuple[str, bool]]:
    """What may not be parted of a word, each with whether the next belongs to it."""
    parts: list[str]
    if font.advance(word) <= full:
        parts = _DASH.split(word)
    else:
        parts = []
        for part in _DASH_OR_SLASH.split(word):
            parts += [part] if font.advance(part) <= full else _chop(part, font, full)
    for part in parts[:-1]:
        yield part, True
    yield parts[-1], False


def _chop(part: str, font: Font, full: float) -> Iterator[str]:
    """Cut where the line is full."""
    start, used = 0, 0
    for i, char in enumerate(part):
        wide = font.widths.get(char, 0)  # a mark of a foreign word takes no room
        if used + wide > full and i > start:
            yield part[start:i]
            start, used = i, 0
        used += wide
    yield part[start:]


def widest_piece(text: str, font: Font) -> int:
    """The width of the longest thing that should not be parted, in thousandths of the type size."""
    return (
        max(font.advance(part) for word in text.split() for part in _DASH_OR_SLASH.split(word)) if text.split() else 0
    )
