"""Pages: their paper and margins, and their furniture: number, footer, watermark."""

from __future__ import annotations

from kpudocs.errors import RefusedOutput
from kpudocs.profil import Profil
from kpudocs.renderers.pdf.canvas import Canvas
from kpudocs.renderers.pdf.fonts import ASCENT, LINE, regular
from kpudocs.renderers.pdf.lines import break_lines

__all__ = ["MM", "Pages"]

MM = 72 / 25.4
"""A millimetre in pt."""
_FOOTER = 9.0  # pt
_CLEAR = 4.0
"""Between the text and the footer, in pt, at least."""
_FOOTER_SHARE = 1 / 3
"""How much of a page a footer may take."""


class Pages:
    """The pages of a document, one after the other."""

    left: float
    top: float
    bottom: float
    width: float
    """Width of the text, in pt, as are the edges, which are told from the page's lower left corner."""

    def __init__(self, canvas: Canvas, profil: Profil, tanda_air: str, kaki: str) -> None:
        self.canvas = canvas
        self._profil = profil
        self._tanda_air = tanda_air
        self._kaki = kaki
        self._lanskap = False
        self._number = 0

    def begin_part(self, *, lanskap: bool = False, restart: bool) -> None:
        """Begin a part on a new page. Numbers that `restart` leave out its first page."""
        if self._number:
            self.canvas.end_page()
        self._lanskap = lanskap
        if restart:
            self._number = 0
        self._open(numbered=not restart)

    def turn(self) -> None:
        self.canvas.end_page()
        self._open(numbered=True)

    def end(self) -> None:
        self.canvas.end_page()

    def _open(self, *, numbered: bool) -> None:
        profil, canvas = self._profil, self.canvas
        width, height = (side * MM for side in profil.halaman(lanskap=self._lanskap))
        tepi = profil.tepi(lanskap=self._lanskap)
        self.left = tepi.kiri * MM
        self.width = profil.lebar_teks(lanskap=self._lanskap) * MM
        self.bottom = tepi.bawah * MM
        self.top = height - tepi.atas * MM
        self._number += 1
        canvas.begin_page(width, height)
        if self._tanda_air:
            canvas.watermark(self._tanda_air, width, height)
        centre = self.left + self.width / 2
        number = profil.format_nomor_halaman(self._number) if numbered else ""
        if number:
            size = profil.ukuran_huruf
            canvas.artifact("header")
            canvas.centred_text(centre, (self.top + height - 0.7 * size) / 2, number, regular(), size)
        if self._kaki:
            self.bottom = max(self.bottom, self._draw_footer(self._kaki, centre, height) + _CLEAR)

    def _draw_footer(self, text: str, centre: float, height: float) -> float:
        """Draw the footer, whose last line has its place in the margin; return the y of its upper edge.

        As in Word it grows upwards from there, and what does not fit the margin is taken from the text.
        """
        lines = break_lines(text, regular(), _FOOTER, self.width)
        lowest = (self.bottom - 0.7 * _FOOTER) / 2
        baselines = [lowest + i * LINE * _FOOTER for i in reversed(range(len(lines)))]
        top = baselines[0] + ASCENT * _FOOTER
        if top > height * _FOOTER_SHARE:
            raise RefusedOutput(f"kaki terlalu panjang: {len(lines)} baris; pendekkan kaki dalam profil")
        self.canvas.artifact("footer")
        for line, y in zip(lines, baselines, strict=True):
            self.canvas.centred_text(centre, y, line.text, regular(), _FOOTER)
        return top
