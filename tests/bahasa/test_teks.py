"""Clean text: blanks, normal form, and what may not stand in a decree."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kpudocs.bahasa.teks import (
    Teks,
    TeksBaris,
    TeksBarisKosong,
    TeksKosong,
    describe_character,
    fill_variables,
    find_forbidden,
    mask_forbidden,
    variables_in_force,
)

ONE, LINES = TypeAdapter[str](Teks), TypeAdapter[str](TeksBaris)
blanks = st.text(" \t\n", max_size=3)
words = st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=4)


@given(words, blanks, blanks)
def test_one_paragraph(parts: list[str], around: str, extra: str) -> None:
    """Blanks and line breaks become one space; none stands at an end."""
    assert " ".join(parts) == ONE.validate_python(around + f" {extra}".join(parts) + around)


@given(st.lists(words, min_size=1, max_size=4), blanks)
def test_lines_are_kept(lines: list[list[str]], around: str) -> None:
    """Each line by itself is clean, and empty ones are dropped."""
    typed = "\n".join(around + "  ".join(parts) + around for parts in lines)

    assert "\n".join(" ".join(parts) for parts in lines) == LINES.validate_python(typed)


@pytest.mark.parametrize("text", ["", " ", "\n", "\t \n"])
def test_empty_text(text: str) -> None:
    """Nothing is refused where a text is meant, and taken where a cell is."""
    for kind in (Teks, TeksBaris):
        with pytest.raises(ValidationError, match="teks kosong"):
            TypeAdapter(kind).validate_python(text)

    assert ["", ""] == [TypeAdapter(kind).validate_python(text) for kind in (TeksKosong, TeksBarisKosong)]


def test_no_break_spaces_stay() -> None:
    """Who typed one meant it."""
    assert "3\u00a0(tiga)" == ONE.validate_python("3\u00a0(tiga)")


@given(st.text())
def test_forbidden_and_mask(text: str) -> None:
    """A masked text is as long, has nothing forbidden, and differs only there."""
    masked = mask_forbidden(text)

    assert len(text) == len(masked)
    assert find_forbidden(masked) is None
    assert all(a == b or (b == "?" and find_forbidden(a)) for a, b in zip(text, masked, strict=True))


@pytest.mark.parametrize("category", ["Cc", "Cs"])
def test_controls_and_surrogates_are_forbidden(category: str) -> None:
    """All of them, but for what is a blank."""
    chars = (chr(number) for number in range(0x110000))
    allowed = [char for char in chars if unicodedata.category(char) == category and not find_forbidden(char)]

    assert (["\t", "\n", "\r", "\x85"] if category == "Cc" else []) == allowed


def test_bidi_controls_are_forbidden() -> None:
    """Whatever may turn the order of letters."""
    kinds = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    turning = [chr(n) for n in range(0x110000) if unicodedata.bidirectional(chr(n)) in kinds]

    assert all(map(find_forbidden, [*turning, "\u200e", "\u200f", "\u061c", "\ufffe", "\uffff"]))


def test_characters_are_named() -> None:
    """By code point, and by name where there is one."""
    assert ["U+202E right-to-left override", "U+0007"] == [describe_character(char) for char in "\u202e\x07"]


@given(st.text("abc$ {}", max_size=12))
def test_doubled_dollars_are_text(text: str) -> None:
    """Any text comes through its variables as it is, once its dollars are doubled."""
    assert text == fill_variables(text.replace("$", "$$"), {})


def test_variables_hold_for_a_while() -> None:
    """Inside they are filled, outside a dollar is a dollar."""
    with variables_in_force({"a": "x"}):
        inside = ONE.validate_python("${a} $$")

    assert ("x $", "${a} $$") == (inside, ONE.validate_python("${a} $$"))
