"""Make the KPU Bookman fonts from TeX Gyre Bonum: `python kpudocs/fonts/make.py [--check]`.

A decree is set in Bookman Old Style, which may not be redistributed. TeX Gyre Bonum may, has
the same letters, and lacks only what this script gives it: TrueType outlines (Word embeds no
others), the line height of Bookman Old Style (so that both break pages alike), and the few
symbols of tables and check lists. Ligatures and kerning are left out: advance widths alone place
the letters, in Word and in the PDF.

Needs Debian's fonts-texgyre and the fonttools of the `test` extra. The files are the same bytes
on every machine; `--check` says which of the committed ones are not. Exit codes as everywhere in
kpudocs: 0 done, 1 files differ, 5 the source fonts are not installed.
"""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

import argparse
import io
import math
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

HERE = Path(__file__).resolve().parent
SOURCES = Path("/usr/share/texmf/fonts/opentype/public/tex-gyre")
FAMILY = "KPU Bookman"
STYLES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Italic", "BoldItalic": "Bold Italic"}
"""Style as in the file name -> as in the font's own name."""

VERSION = "1.000"
EPOCH = 3_786_912_000  # 2024-01-01 in seconds since 1904, as the font format counts
MAX_ERROR = 0.5  # of a thousandth of the font size: not visible in any print
DOMAIN = (
    *range(0x20, 0x370),  # Basic Latin to Latin Extended-B, letter modifiers, combining marks
    *range(0x1E00, 0x1F00),  # transliterated Arabic; Vietnamese
    *range(0x2000, 0x2300),  # punctuation, currency, letter-like signs, arrows, operators
    0x25CA,
    0x25E6,
)
"""What is taken over, as far as the source has it."""

SAME_GLYPH = {0x00A0: 0x0020, 0x00AD: 0x002D, 0x2010: 0x002D, 0x2011: 0x002D}
"""Characters that must be as wide as another; Bonum's no-break space is not."""

VERTICAL = {
    "hhea": {"ascent": 942, "descent": -232, "lineGap": 0},
    "OS/2": {
        "sTypoAscender": 716,
        "sTypoDescender": -225,
        "sTypoLineGap": 128,
        "usWinAscent": 942,
        "usWinDescent": 232,
    },
}
"""The line height of Bookman Old Style, in thousandths of the font size."""

OS2_FROM_SOURCE = (
    *("usWeightClass", "fsSelection", "panose", "sxHeight", "sCapHeight"),
    *("ySubscriptXSize", "ySubscriptYSize", "ySubscriptXOffset", "ySubscriptYOffset"),
    *("ySuperscriptXSize", "ySuperscriptYSize", "ySuperscriptXOffset", "ySuperscriptYOffset"),
    *("yStrikeoutSize", "yStrikeoutPosition"),
)

COPYRIGHT = (
    "Copyright 2006, 2009 for TeX Gyre extensions by B. Jackowski and J.M. Nowacki (on behalf of TeX users "
    "groups). KPU Bookman is TeX Gyre Bonum 2.004, changed and renamed by the kpudocs project; the authors "
    "of TeX Gyre do not support it."
)
LICENSE = "GUST Font License, an instance of the LaTeX Project Public License 1.3c or later."
LICENSE_URL = "http://www.gust.org.pl/fonts/licenses/GUST-FONT-LICENSE.txt"

Point = tuple[float, float]
Contour = Callable[[TTGlyphPen], None]


class SourceMissing(Exception):
    """TeX Gyre Bonum is not on this machine."""


def polygon(pen: TTGlyphPen, points: Iterable[Point]) -> None:
    """Draw a closed contour. Clockwise is ink, counter-clockwise is a hole."""
    start, *rest = points
    pen.moveTo(start)
    for point in rest:
        pen.lineTo(point)
    pen.closePath()


def rectangle(pen: TTGlyphPen, x: float, y: float, width: float, height: float, hole: bool = False) -> None:
    points = [(x, y), (x, y + height), (x + width, y + height), (x + width, y)]
    polygon(pen, reversed(points) if hole else points)


def frame(pen: TTGlyphPen, x: float, y: float, width: float, height: float, stroke: float) -> None:
    rectangle(pen, x, y, width, height)
    rectangle(pen, x + stroke, y + stroke, width - 2 * stroke, height - 2 * stroke, hole=True)


def circle(pen: TTGlyphPen, x: float, y: float, radius: float, hole: bool = False) -> None:
    """Draw a circle as eight quadratic curves, which stray from it by 0.3 % of the radius."""
    turn = math.tau / 8 * (1 if hole else -1)
    reach = radius / math.cos(math.tau / 16)  # the control points: the octagon around the circle
    corners = ((x + reach * math.cos(turn * i), y + reach * math.sin(turn * i)) for i in range(8))
    pen.qCurveTo(*corners, None)  # None: the points on the curve lie between the control points
    pen.closePath()


def tick(pen: TTGlyphPen, x: float, y: float, short: float, long: float, stroke: float) -> None:
    """Draw a check mark: an L with arms of these lengths, standing on its corner at (x, y)."""
    ell = [(0, 0), (0, short), (stroke, short), (stroke, stroke), (long, stroke), (long, 0)]
    half = math.sqrt(0.5)
    polygon(pen, ((x + (u - v) * half, y + (u + v) * half) for u, v in ell))


def draw(*contours: Contour) -> Glyph:
    pen = TTGlyphPen(None)
    for contour in contours:
        contour(pen)
    return pen.glyph()


def own_glyphs(stroke: float) -> dict[int, tuple[int, Glyph]]:
    """Draw what Bonum lacks: code point -> advance width and glyph.

    Centred at half the height of the capitals, and upright in the italics too: a box that leans
    looks like a mistake.
    """
    box = partial(frame, x=70, y=50, width=580, height=580, stroke=stroke)
    disc = partial(circle, x=360, y=340, radius=300)
    return {
        0x25A0: (720, draw(partial(rectangle, x=70, y=50, width=580, height=580))),
        0x25A1: (720, draw(box)),
        0x25CB: (720, draw(disc, partial(circle, x=360, y=340, radius=300 - stroke, hole=True))),
        0x25CF: (720, draw(disc)),
        0x2610: (720, draw(box)),
        0x2611: (720, draw(box, partial(tick, x=320, y=170, short=190, long=390, stroke=stroke))),
        0x2713: (720, draw(partial(tick, x=265, y=20, short=280, long=680, stroke=stroke * 1.3))),
    }


def source_path(style: str) -> Path:
    return SOURCES / f"texgyrebonum-{style.lower()}.otf"


def build(style: str) -> bytes:
    """Make the font file of one style, a key of `STYLES`."""
    try:
        source = TTFont(source_path(style))
    except FileNotFoundError:
        raise SourceMissing(f"{source_path(style)} is not there: apt-get install fonts-texgyre") from None
    outlines, chars = source.getGlyphSet(), source.getBestCmap()
    cmap = {char: chars[SAME_GLYPH.get(char, char)] for char in DOMAIN if char in chars}
    stroke = 90 if "Bold" in style else 56
    # For characters nobody has. Bonum draws nothing, but nothing official may vanish unseen.
    glyphs = {".notdef": draw(partial(frame, x=50, y=0, width=400, height=680, stroke=stroke))}
    advances = {".notdef": 500}
    for name in cmap.values():
        pen = TTGlyphPen(None)
        # TrueType turns its outlines the other way round.
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name], advances[name] = pen.glyph(), source["hmtx"][name][0]
    for char, (advance, glyph) in own_glyphs(stroke).items():
        name = cmap[char] = f"uni{char:04X}"
        glyphs[name], advances[name] = glyph, advance
    return assemble(style, source, cmap, glyphs, advances)


def assemble(
    style: str, source: TTFont, cmap: dict[int, str], glyphs: dict[str, Glyph], advances: dict[str, int]
) -> bytes:
    """Put the tables of a TrueType font around the glyphs."""
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf(glyphs)
    bounds = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (width, bounds[name].xMin) for name, width in advances.items()})
    slope = {field: getattr(source["hhea"], field) for field in ("caretSlopeRise", "caretSlopeRun")}
    builder.setupHorizontalHeader(**VERTICAL["hhea"], **slope)
    builder.setupNameTable(names(style), mac=False)
    old = source["OS/2"]
    builder.setupOS2(
        **VERTICAL["OS/2"],
        **{field: getattr(old, field) for field in OS2_FROM_SOURCE},
        fsType=0,  # may be embedded
        achVendID="    ",
    )
    builder.font["OS/2"].recalcCodePageRanges(builder.font)
    post = source["post"]
    builder.setupPost(
        italicAngle=post.italicAngle,
        underlinePosition=post.underlinePosition,
        underlineThickness=post.underlineThickness,
    )
    builder.updateHead(
        created=EPOCH,
        modified=EPOCH,
        fontRevision=float(VERSION),
        macStyle=source["head"].macStyle,
        flags=0b11,  # base line at 0, left bearing at 0
        lowestRecPPEM=6,
    )
    # The glyphs bear no hints: smooth them at every size.
    gasp = builder.font["gasp"] = newTable("gasp")
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0b1111}
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def names(style: str) -> dict[str, str]:
    """Write the names of a style; none of those a menu shows may say TeX Gyre or Bookman Old Style."""
    full = f"{FAMILY} {STYLES[style]}"
    return {
        "copyright": COPYRIGHT,
        "familyName": FAMILY,
        "styleName": STYLES[style],
        "uniqueFontIdentifier": f"{VERSION};kpudocs;{file_name(style).removesuffix('.ttf')}",
        "fullName": full,
        "version": f"Version {VERSION}",
        "psName": file_name(style).removesuffix(".ttf"),
        "licenseDescription": LICENSE,
        "licenseInfoURL": LICENSE_URL,
    }


def file_name(style: str) -> str:
    """Name the file of a style.

    >>> file_name("BoldItalic")
    'KPUBookman-BoldItalic.ttf'
    """
    return f"{FAMILY.replace(' ', '')}-{style}.ttf"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the KPU Bookman fonts from TeX Gyre Bonum.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a file differs")
    check: bool = parser.parse_args(arguments).check
    try:
        made = {HERE / file_name(style): build(style) for style in STYLES}
    except SourceMissing as error:
        print(error, file=sys.stderr)
        return 5
    different = [path for path, data in made.items() if not path.exists() or path.read_bytes() != data]
    for path in different:
        if check:
            print(f"{path.name} differs from what make.py makes", file=sys.stderr)
        else:
            path.write_bytes(made[path])
            print(f"{path.name} written, {len(made[path]) / 1000:.0f} kB")
    return 1 if check and different else 0


if __name__ == "__main__":
    sys.exit(main())
