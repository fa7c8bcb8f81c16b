"""The anchor of an electronic signature, found in the bytes of a PDF as a signing program finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kpudocs.naskah import Naskah
from kpudocs.renderers.pdf.closing import place_of
from kpudocs.renderers.pdf.pages import MM
from kpudocs.renderers.pdf.reader import NO_CODES, Foreign, ReadPdf, decode
from kpudocs.renderers.proof import refuse

__all__ = ["Anchor", "find_anchor"]

_DRAWN = re.compile(
    rb"1 0 0 1 (?P<x>-?[\d.]+) (?P<y>-?[\d.]+) Tm"
    rb"|/(?P<font>[A-Za-z0-9+]+) [\d.]+ Tf"
    rb"|\((?P<text>(?:[^\\()]|\\.)*)\) Tj",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a visual signature goes. Lengths are pt; x and y count from the lower left corner of the page."""

    char: str
    page: int
    """The page, from 1."""
    x: float
    """The left edge of the character."""
    y: float
    """Its baseline."""
    left: float
    """The lower left corner of the place kept for the signature."""
    bottom: float
    side: float
    """Height and width of that place."""

    def as_dict(self) -> dict[str, object]:
        """For JSON: pt, and the same in mm."""
        point = {"x": self.x, "y": self.y}
        place = {"x": self.left, "y": self.bottom, "width": self.side, "height": self.side}
        return {
            "char": self.char,
            "page": self.page,
            "pt": point,
            "mm": _in_mm(point),
            "place": {"pt": place, "mm": _in_mm(place)},
        }


def _in_mm(lengths: dict[str, float]) -> dict[str, float]:
    return {name: round(length / MM, 2) for name, length in lengths.items()}


def find_anchor(content: bytes, naskah: Naskah) -> Anchor:
    """Read where the anchor stands in the PDF of a Naskah of the ragam tte.

    Raises RefusedOutput unless it is there exactly once, with nothing beside it; headers and footers count too.
    """
    char = naskah.penetapan.tanda
    try:
        found = list(_find(ReadPdf(content), char)) if char else []
    except Foreign as error:
        raise refuse("pdf", str(error)) from error
    if len(found) != 1 or found[0][3] != char:
        raise refuse("pdf", f'jangkar "{char}" ada {len(found)} kali, seharusnya satu kali dan berdiri sendiri')
    page, x, y, _ = found[0]
    side, left, bottom = place_of(naskah.penetapan, x, y, naskah.profil.ukuran_huruf)
    return Anchor(char, page, x, y, round(left, 2), round(bottom, 2), round(side, 2))


def _find(pdf: ReadPdf, char: str) -> Iterator[tuple[int, float, float, str]]:
    """Every text that holds the character: its page, from 1, where it begins, and what it says."""
    for page in range(len(pdf.pages)):
        x = y = 0.0
        codes = NO_CODES
        for token in _DRAWN.finditer(pdf.contents(page)):
            if token["x"] is not None:
                x, y = float(token["x"]), float(token["y"])
            elif token["font"] is not None:
                codes = pdf.fonts.get(token["font"], NO_CODES)
            elif char in (text := decode(token["text"], codes, page)):
                yield from [(page + 1, x, y, text)] * text.count(char)
