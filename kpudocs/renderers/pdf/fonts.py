"""The four fonts: their measures, and a refusal for what they cannot show.

A glyph's width is told in thousandths of the type size, as font files and PDF do: at 12 pt a
character of 600 is 7.2 pt wide. Font files are read once a process, and never changed after.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import as_file, files

from reportlab.pdfbase.ttfonts import TTFont

from kpudocs.errors import MissingResource, RefusedOutput
from kpudocs.renderers.pdf.foreign import END, split_marked

__all__ = ["ASCENT", "DESCENT", "LINE", "Font", "bold", "regular", "require_glyphs"]

ASCENT = 0.942
"""Height of a line above the baseline, in type sizes: Bookman Old Style's, as Word uses it."""
DESCENT = 0.232
"""Depth of a line below the baseline, in type sizes."""
LINE = ASCENT + DESCENT
"""Height of a single-spaced line, in type sizes."""

_NBSP = "\u00a0"
_LOADING = threading.RLock()
_SLANTED = {"Bold": "BoldItalic", "Regular": "Italic"}


class Font:
    """One style of the typeface."""

    __slots__ = ("advance", "name", "style", "ttf", "widths")

    def __init__(self, name: str, ttf: TTFont, style: str) -> None:
        self.name = name
        self.style = style
        self.ttf = ttf
        face = ttf.face
        self.widths: dict[str, int] = {
            chr(code): int(width) for code, width in face.charWidths.items() if code in face.charToGlyph
        }
        # reportlab writes a no-break space as a space
        self.widths[_NBSP] = self.widths[" "]
        self.advance = lru_cache(maxsize=1 << 15)(self._advance)

    def _advance(self, text: str) -> int:
        """Width of `text` in thousandths of the type size; marks of foreign words take no room."""
        if END not in text:
            return sum(map(self.widths.__getitem__, text))
        return sum(
            sum(map((self.slanted if part.slanted else self).widths.__getitem__, part.text))
            for part in split_marked(text)
        )

    @property
    def slanted(self) -> Font:
        """The slanted style beside this upright one."""
        return _loaded(_SLANTED[self.style])

    def width(self, text: str, size: float) -> float:
        """Width of `text` in pt."""
        return self.advance(text) * size / 1000


@cache
def _load(style: str) -> Font:
    name = f"KPUBookman-{style}"
    resource = files("kpudocs") / "fonts" / f"{name}.ttf"
    if not resource.is_file():
        raise MissingResource(f"berkas huruf {name}.ttf tidak ada; pasang ulang kpudocs")
    with as_file(resource) as path:
        # subsets are numbered the same way whatever reportlab's settings say
        return Font(name, TTFont(name, str(path), asciiReadable=True, shapable=False), style)


def _loaded(style: str) -> Font:
    with _LOADING:
        return _load(style)


def regular() -> Font:
    """The upright style."""
    return _loaded("Regular")


def bold() -> Font:
    """The bold style."""
    return _loaded("Bold")


def require_glyphs(texts: Iterable[str]) -> None:
    """Refuse, all at once, the texts that hold a character the fonts lack."""
    shown = regular().widths.keys() & bold().widths.keys() | {"\n"}
    faults = [
        f'huruf "{char}" (U+{ord(char):04X}) tidak ada dalam fon, pada teks: {text}'
        for text in texts
        for char in sorted(set(text) - shown)
    ]
    if faults:
        raise RefusedOutput("\n".join(faults))
