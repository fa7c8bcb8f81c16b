"""Line breaks are those of Word, and nothing is lost or wider than its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpudocs.profil import Profil
from kpudocs.renderers.pdf.decree import ITEM_LABEL, ITEM_TEXT
from kpudocs.renderers.pdf.fonts import regular
from kpudocs.renderers.pdf.lines import break_lines
from tests.renderers.pdf_samples import SEED_LINES, seed_text

WIDTH = Profil().lebar_teks(lanskap=False) * 72 / 25.4
ALPHABET = sorted(regular().widths)
WORDS = st.text(ALPHABET, max_size=300)


@pytest.mark.parametrize("part", SEED_LINES, ids=lambda part: f"{part['kind']}-{part['label']}")
def test_lines_break_where_the_published_decree_has_them(part: dict) -> None:  # type: ignore[type-arg]
    """All 67 lines of the items, and those of the dictum, of Keputusan 10/2026 KPU Provinsi Jambi."""
    width = WIDTH - (ITEM_TEXT if part["kind"] == "item" else ITEM_LABEL)

    actual = [line.text for line in break_lines(seed_text(part["lines"]), regular(), 12, width)]

    assert part["lines"] == actual


def test_the_published_lines_are_all_there() -> None:
    assert 67 == sum(len(part["lines"]) for part in SEED_LINES if part["kind"] == "item")


def broken(text: str, width: float) -> list[str]:
    return [line.text for line in break_lines(text, regular(), 12, width)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("masa 2025–2045", ["masa 2025–", "2045"]),
        ("Undang-Undang", ["Undang-", "Undang"]),
        ("suhu naik -2000", ["suhu naik", "-2000"]),
        ("kementerian/lembaga", ["kementerian/", "lembaga"]),
        ("selama 3\u00a0(tiga)\u00a0hari", ["selama", "3\u00a0(tiga)\u00a0hari"]),
        ("satu\ndua", ["satu", "dua"]),
        ("", [""]),
    ],
)
def test_where_a_line_may_end(text: str, expected: list[str]) -> None:
    assert expected == broken(text, 85)


def test_a_word_with_a_slash_moves_on_whole_if_a_line_holds_it() -> None:
    assert ["tata", "kerja/tim"] == broken("tata kerja/tim", 65)


def test_a_word_that_no_line_holds_is_cut_anywhere() -> None:
    assert ["a", *["mmmmm"] * 4] == broken("a " + "m" * 20, 60)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=20), st.floats(20, 400), st.floats(0, 15))
def test_nothing_is_lost_or_too_wide(words: list[str], width: float, indent: float) -> None:
    text = " ".join(words)
    lines = break_lines(text, regular(), 12, width, indent)

    assert text.replace(" ", "") == "".join(line.text for line in lines).replace(" ", "")
    for number, line in enumerate(lines):
        room = width - (indent if number == 0 else 0)
        assert line.width == pytest.approx(regular().width(line.text, 12))
        assert line.width <= room + 0.01 or len(line.text) == 1
