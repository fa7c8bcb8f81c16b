"""Numbers: what is written can be read back, and nothing else can."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpudocs.bahasa import angka

letters_of_romawi = st.text("IVXLCDM", max_size=15)
number_words = st.lists(
    st.sampled_from(("se", "satu", "dua", "sembilan", "belas", "puluh", "ratus", "ribu", "juta", "nol")),
    max_size=6,
)


@given(st.integers(1, 2000))
def test_huruf_goes_round_the_alphabet(n: int) -> None:
    """A letter comes back 26 items later, once more repeated, as in Word."""
    here, later = angka.format_huruf(n), angka.format_huruf(n + 26)

    assert here + here[0] == later


def test_huruf() -> None:
    """Letters run from a to z, then from aa to zz."""
    assert ["a", "z", "aa", "bb", "zz", "aaa"] == [angka.format_huruf(n) for n in (1, 26, 27, 28, 52, 53)]


@given(st.integers(1, 3999))
def test_romawi_inverse(n: int) -> None:
    """Every Roman numeral reads back as the number it was made of."""
    assert n == angka.parse_romawi(angka.format_romawi(n))


@given(letters_of_romawi)
def test_romawi_strict(text: str) -> None:
    """A numeral is accepted only as it would be written: no IIII, no IC."""
    try:
        n = angka.parse_romawi(text)
    except ValueError:
        return

    assert text == angka.format_romawi(n)


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "iv", "MMMM", " IV", "satu"])
def test_not_romawi(text: str) -> None:
    """What is not the one spelling of a number is refused."""
    with pytest.raises(ValueError, match="Roman"):
        angka.parse_romawi(text)


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (110, "seratus sepuluh"),
        (121, "seratus dua puluh satu"),
        (1000, "seribu"),
        (1111, "seribu seratus sebelas"),
        (11_000, "sebelas ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (2_000_000_015, "dua miliar lima belas"),
        (10**12, "satu triliun"),
        (999_000_000_000_000, "sembilan ratus sembilan puluh sembilan triliun"),
    ],
)
def test_terbilang(n: int, words: str) -> None:
    """Numbers are said as Indonesian says them: se- up to a thousand, satu from a million."""
    assert words == angka.terbilang(n)


@given(st.integers(1, 999), st.integers(1, 4), st.integers(0, 999))
def test_terbilang_groups(many: int, power: int, rest: int) -> None:
    """A number is said group by group: so many thousands, millions, …, then the rest."""
    scale = ("ribu", "juta", "miliar", "triliun")[power - 1]
    head = "seribu" if many == power == 1 else f"{angka.terbilang(many)} {scale}"
    tail = f" {angka.terbilang(rest)}" if rest else ""

    assert head + tail == angka.terbilang(many * 1000**power + rest)


@given(st.integers(1, 10**15 - 1))
def test_urutan_inverse(n: int) -> None:
    """Every ordinal reads back, in any case, and with its words run together."""
    text = angka.format_urutan(n)

    assert [n] * 3 == [angka.parse_urutan(form) for form in (text, text.title(), text.replace(" ", ""))]


@given(st.builds("ke{}".format, number_words.map(" ".join)))
def test_urutan_strict(text: str) -> None:
    """Words that are not how a number is said are no ordinal."""
    try:
        n = angka.parse_urutan(text)
    except ValueError:
        return

    assert text.upper().replace(" ", "") == angka.format_urutan(n).replace(" ", "")


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (21, "KEDUA PULUH SATU"),
        (100, "KESERATUS"),
    ],
)
def test_urutan(n: int, text: str) -> None:
    """Dictums are numbered KESATU, KEDUA, …"""
    assert text == angka.format_urutan(n)


@pytest.mark.parametrize(("text", "n"), [("PERTAMA", 1), ("pertama", 1), ("KEDUABELAS", 12), (" Ke tiga", None)])
def test_urutan_as_found(text: str, n: int | None) -> None:
    """PERTAMA is the first; "ke" is never apart from its number."""
    if n is None:
        with pytest.raises(ValueError, match="ordinal"):
            angka.parse_urutan(text)
    else:
        assert n == angka.parse_urutan(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.integers().map(Decimal))
def test_ribuan_inverse(value: Decimal) -> None:
    """A number with thousands' dots reads back, digit for digit."""
    text = angka.format_ribuan(value)

    assert str(value) == str(angka.parse_ribuan(text))


@given(st.integers(0, 10**18))
def test_ribuan_only_adds_dots(n: int) -> None:
    """The dots stand before every third digit from the right, and nothing else is added."""
    text = angka.format_ribuan(n)

    assert str(n) == text.replace(".", "")
    assert {3} >= {len(group) for group in text.split(".")[1:]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234.567", "1234567"),
        ("1234567", "1234567"),
        ("1.234,5", "1234.5"),
        ("Rp1.000", "1000"),
        ("Rp 1.000,00", "1000.00"),
        ("rp. 1.000,-", "1000"),
        ("0", "0"),
        ("0,125", "0.125"),
        (" 08 ", "8"),
    ],
)
def test_ribuan_as_typed(text: str, value: str) -> None:
    """Numbers are read with or without dots, decimals and "Rp"."""
    assert value == str(angka.parse_ribuan(text))


@pytest.mark.parametrize("text", ["", "Rp", "1.5", "0.125", "1,234.50", "12.34.567", "1 000", "1e3", "x", "1.234,"])
def test_not_ribuan(text: str) -> None:
    """A number that may mean two things, or is none, is refused."""
    with pytest.raises(ValueError, match="is not a number"):
        angka.parse_ribuan(text)


@given(st.integers(0, 10**15 - 1))
def test_angka_dengan_huruf(n: int) -> None:
    """Running text has the digits, then the words in brackets."""
    assert f"{angka.format_ribuan(n)} ({angka.terbilang(n)})" == angka.format_angka_dengan_huruf(n)


@pytest.mark.parametrize(
    ("function", "low", "high"),
    [
        (angka.format_huruf, 1, None),
        (angka.format_romawi, 1, 3999),
        (angka.terbilang, 0, 10**15 - 1),
        (angka.format_urutan, 1, 10**15 - 1),
    ],
)
def test_range(function: Callable[[int], str], low: int, high: int | None) -> None:
    """A number outside the range, and a truth value, is refused, never guessed at."""
    outside = [True, False, low - 1, -5, *([high + 1] if high else [])]

    for n in outside:
        with pytest.raises(ValueError, match="is not a whole number from"):
            function(n)
    assert function(low)
