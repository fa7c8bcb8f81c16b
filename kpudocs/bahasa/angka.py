"""Numbers as a decree writes them: letters, Roman numerals, ordinals, words, thousands' dots.

Each `parse_` is the strict inverse of its `format_`: it makes a number, and accepts the text only
if that number is written so.
"""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = [
    "format_angka_dengan_huruf",
    "format_huruf",
    "format_ribuan",
    "format_romawi",
    "format_urutan",
    "parse_ribuan",
    "parse_romawi",
    "parse_urutan",
    "terbilang",
]

MAX_ROMAWI = 3999
MAX_TERBILANG = 10**15 - 1

_ROMAWI = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}
_SATUAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_RIBUAN = {"triliun": 10**12, "miliar": 10**9, "juta": 10**6, "ribu": 10**3}
_PULUHAN = {"ratus": 100, "puluh": 10}
# "se" is a word of its own only where it is glued to what it counts: "seratus", never "se ratus".
_KATA = re.compile("|".join((*_SATUAN[1:], "se(?=belas|puluh|ratus|ribu)", "belas", *_PULUHAN, *_RIBUAN)))
_URUTAN = re.compile(rf"ke((?:(?:{_KATA.pattern})\s*)+)")
# A leading zero before a dot is not ours: "0.125" was typed by someone who means a fraction.
_ANGKA = re.compile(r"(-?)(?:rp\.?\s*)?([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+|-))?", re.IGNORECASE)
_SWAP = str.maketrans(",.", ".,")


def _check(n: int, low: int, high: int | None = None) -> None:
    if isinstance(n, bool) or n < low or (high is not None and n > high):
        raise ValueError(f"{n!r} is not a whole number from {low}" + (f" to {high}" if high else ""))


def format_huruf(n: int) -> str:
    """Letter the nth item of a list, going on after z as Word does.

    >>> [format_huruf(n) for n in (1, 26, 27, 28, 53)]
    ['a', 'z', 'aa', 'bb', 'aaa']
    """
    _check(n, 1)
    rounds, letter = divmod(n - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def format_romawi(n: int) -> str:
    """Write 1 to 3999 in Roman numerals.

    >>> [format_romawi(n) for n in (4, 49, 1999)]
    ['IV', 'XLIX', 'MCMXCIX']
    """
    _check(n, 1, MAX_ROMAWI)
    text = ""
    for numeral, value in _ROMAWI.items():
        times, n = divmod(n, value)
        text += numeral * times
    return text


def parse_romawi(text: str) -> int:
    """Read Roman capitals, spelled as they should be.

    >>> parse_romawi("XLIX")
    49
    """
    n, rest = 0, text
    for numeral, value in _ROMAWI.items():
        while rest.startswith(numeral):
            n, rest = n + value, rest[len(numeral) :]
    if rest or not 1 <= n <= MAX_ROMAWI or format_romawi(n) != text:
        raise ValueError(f"{text!r} is not a Roman numeral")
    return n


def terbilang(n: int) -> str:
    """Say a number, up to 999 trillion, in words.

    >>> terbilang(1_211_121)
    'satu juta dua ratus sebelas ribu seratus dua puluh satu'
    """
    _check(n, 0, MAX_TERBILANG)
    return " ".join(_count(n)) or "nol"


def _count(n: int) -> list[str]:
    for word, size in (_RIBUAN | _PULUHAN).items():
        if n >= size and not 11 <= n <= 19:
            many, rest = divmod(n, size)
            # One is "se-" up to a thousand; from a million it is counted: "satu juta".
            head = [f"se{word}"] if many == 1 and size <= 1000 else [*_count(many), word]
            return head + _count(rest)
    if n > 10:
        return ["sebelas"] if n == 11 else [_SATUAN[n - 10], "belas"]
    return [_SATUAN[n]] if n else []


def format_urutan(n: int) -> str:
    """Name the nth dictum; the first is KESATU, as PERTAMA is an older way.

    >>> [format_urutan(n) for n in (1, 10, 21)]
    ['KESATU', 'KESEPULUH', 'KEDUA PULUH SATU']
    """
    _check(n, 1, MAX_TERBILANG)
    return f"KE{terbilang(n).upper()}"


def parse_urutan(text: str) -> int:
    """Read the number of a dictum, also PERTAMA, small letters, and words run together.

    >>> [parse_urutan(text) for text in ("Pertama", "kesatu", "KEDUABELAS")]
    [1, 1, 12]
    """
    words = " ".join(text.lower().split())
    if words == "pertama":
        return 1
    found = _URUTAN.fullmatch(words)
    if found:
        n = _add_up(_KATA.findall(found[1]))
        if 1 <= n <= MAX_TERBILANG and terbilang(n).replace(" ", "") == found[1].replace(" ", ""):
            return n
    raise ValueError(f"{text!r} is not an ordinal")


def _add_up(words: list[str]) -> int:
    """Add up the words of a number; nonsense gives a number that is not written so."""
    total = group = unit = 0
    for word in words:
        if word in _RIBUAN:
            total, group, unit = total + (group + unit) * _RIBUAN[word], 0, 0
        elif word in _PULUHAN:
            group, unit = group + unit * _PULUHAN[word], 0
        elif word == "belas":
            group, unit = group + unit + 10, 0
        else:
            unit = 1 if word == "se" else _SATUAN.index(word)
    return total + group + unit


def format_ribuan(value: Decimal | int) -> str:
    """Write a number with dots for the thousands and a comma before the decimals it has.

    >>> format_ribuan(1234567), format_ribuan(Decimal("1234.50"))
    ('1.234.567', '1.234,50')
    """
    if isinstance(value, bool) or not Decimal(value).is_finite():
        raise ValueError(f"{value!r} is not a number to write")
    return f"{Decimal(value):,f}".translate(_SWAP)


def parse_ribuan(text: str) -> Decimal:
    """Read a number with or without dots, decimals and "Rp".

    >>> parse_ribuan("Rp 1.234.000,50"), parse_ribuan("Rp1.000,-")
    (Decimal('1234000.50'), Decimal('1000'))
    """
    found = _ANGKA.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is not a number")
    sign, whole, decimals = found.groups()
    fraction = f".{decimals}" if decimals and decimals != "-" else ""
    return Decimal(f"{sign}{whole.replace('.', '')}{fraction}")


def format_angka_dengan_huruf(n: int) -> str:
    """Write a number as running legal text does (UU 12/2011 Lampiran II).

    >>> format_angka_dengan_huruf(3)
    '3 (tiga)'
    """
    return f"{format_ribuan(n)} ({terbilang(n)})"
