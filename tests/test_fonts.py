"""The fonts that kpudocs ships."""

# mypy: disable-error-code="import-untyped"
from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kpudocs.fonts import make

each_style = pytest.mark.parametrize("style", make.STYLES)
needs_source = pytest.mark.skipif(
    not make.source_path("Regular").exists(), reason="Debian's fonts-texgyre is not installed"
)


def open_font(style: str) -> TTFont:
    return TTFont(make.HERE / make.file_name(style))


@each_style
def test_names(style: str) -> None:
    """A font menu shows the family and the style, and no name that belongs to another font."""
    font = open_font(style)
    shown = [font["name"].getDebugName(number) for number in (1, 2, 4, 6)]
    full = f"KPU Bookman {make.STYLES[style]}"

    assert ["KPU Bookman", make.STYLES[style], full, f"KPUBookman-{style}"] == shown
    assert not [name for name in shown if "TeX Gyre" in name or "Bookman Old Style" in name]


@each_style
def test_style_bits(style: str) -> None:
    """Word finds bold and italic by the style bits, which agree with each other and the name."""
    font = open_font(style)
    bold, italic = "Bold" in style, "Italic" in style

    assert bold * 0b01 + italic * 0b10 == font["head"].macStyle
    assert bold * 0b100000 + italic * 0b1 + (style == "Regular") * 0b1000000 == font["OS/2"].fsSelection
    assert (700 if bold else 400) == font["OS/2"].usWeightClass


@each_style
def test_line_height(style: str) -> None:
    """Lines are as high as those of Bookman Old Style."""
    font = open_font(style)
    hhea, os2 = font["hhea"], font["OS/2"]

    assert (942, -232, 0) == (hhea.ascent, hhea.descent, hhea.lineGap)
    assert (716, -225, 128) == (os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap)
    assert (942, 232) == (os2.usWinAscent, os2.usWinDescent)


@each_style
def test_may_be_embedded(style: str) -> None:
    """The font is TrueType and permits embedding: Word embeds no other."""
    font = open_font(style)

    assert "\0\1\0\0" == font.sfntVersion
    assert 0 == font["OS/2"].fsType


@each_style
def test_no_layout_tables(style: str) -> None:
    """Advance widths alone place the letters, so Word and the PDF break lines alike."""
    layout = {"GSUB", "GPOS", "GDEF", "kern"}

    assert set() == layout & set(open_font(style).keys())


@each_style
@pytest.mark.parametrize(
    "text",
    [
        "Keputusan “A” – 3 (tiga); § 5",
        "√●■✓□○☐☑",
        "≤≥≠±×÷•†",
    ],
)
def test_characters(style: str, text: str) -> None:
    """What decrees, tables and check lists are written with is there."""
    cmap = open_font(style).getBestCmap()

    assert [] == [char for char in text if ord(char) not in cmap]


@each_style
def test_characters_shared_by_all_styles(style: str) -> None:
    """A word may become bold or italic without losing a character."""
    assert open_font("Regular").getBestCmap().keys() == open_font(style).getBestCmap().keys()


@each_style
@pytest.mark.parametrize(("char", "same"), [("\u00a0", " "), ("\u2010", "-"), ("\u2011", "-")])
def test_no_break_twins(style: str, char: str, same: str) -> None:
    """The no-break space and hyphens look as their common twins."""
    cmap = open_font(style).getBestCmap()

    assert cmap[ord(same)] == cmap[ord(char)]


@each_style
def test_missing_character_is_visible(style: str) -> None:
    """A character the font lacks prints a box, never nothing."""
    assert open_font(style)["glyf"][".notdef"].numberOfContours > 0


@each_style
@needs_source
def test_widths_of_source(style: str) -> None:
    """Every character taken over is as wide as in TeX Gyre Bonum."""
    font, source = open_font(style), TTFont(make.source_path(style))
    old = source.getBestCmap()
    taken = {char: name for char, name in font.getBestCmap().items() if char in old and char != 0xA0}

    assert {char: source["hmtx"][old[char]][0] for char in taken} == {
        char: font["hmtx"][name][0] for char, name in taken.items()
    }


@needs_source
def test_committed_files_are_made_by_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    """The committed fonts are, byte for byte, what make.py makes."""
    assert 0 == make.main(["--check"]), capsys.readouterr().err


@needs_source
def test_check_names_what_differs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--check exits with 1, names the files that differ, and writes nothing."""
    monkeypatch.setattr(make, "HERE", tmp_path)
    for style in ("Regular", "Bold", "Italic"):
        (tmp_path / make.file_name(style)).write_bytes(
            (Path(make.__file__).parent / make.file_name(style)).read_bytes()
        )

    assert 1 == make.main(["--check"])
    assert "KPUBookman-BoldItalic.ttf differs from what make.py makes\n" == capsys.readouterr().err
    assert 3 == len(list(tmp_path.iterdir()))


def test_source_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the source fonts the script exits with 5 and says which package has them."""
    monkeypatch.setattr(make, "SOURCES", tmp_path)

    assert 5 == make.main(["--check"])
    assert "apt-get install fonts-texgyre" in capsys.readouterr().err


def test_manifest_lists_the_fonts() -> None:
    """The manifest of the GUST Font License names every file, and what it was made from."""
    manifest = (make.HERE / "MANIFEST.txt").read_text(encoding="utf-8")
    wanted = {make.file_name(style) for style in make.STYLES} | {make.source_path(style).name for style in make.STYLES}

    assert set() == {name for name in wanted if name not in manifest}
