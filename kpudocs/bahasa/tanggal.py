"""Dates and months: how a decree writes them, and how a person types them.

What these errors say goes to the person who typed the date, so they say it in Indonesian.
"""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

from kpudocs.bahasa.angka import format_romawi

__all__ = [
    "BULAN",
    "SINGKATAN",
    "ImpossibleDate",
    "ImpossibleMonths",
    "UnknownMonth",
    "format_tanggal",
    "parse_bulan",
    "parse_tanggal",
]

BULAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
SINGKATAN = ("Jan", "Feb", "Maret", "April", "Mei", "Juni", "Juli", "Agt", "Sept", "Okt", "Nov", "Des")
"""The months as the head of a plan's table has them."""

_LAIN = (
    *({"jan"}, {"feb", "peb", "pebruari"}, {"mar"}, {"apr"}, set[str](), {"jun"}, {"jul"}),
    *({"ags", "agt", "agu"}, {"sep", "sept"}, {"okt"}, {"nov", "nop", "nopember"}, {"des"}),
)
_NOMOR = {name: n for n, others in enumerate(_LAIN, 1) for name in (BULAN[n - 1].lower(), *sorted(others))}
_MASA = {  # what has a first and a last month
    **{name: (n, n) for name, n in _NOMOR.items()},
    **{
        f"{word} {spelled}": ((n - 1) * length + 1, n * length)
        for word, length in (("triwulan", 3), ("semester", 6))
        for n in range(1, 12 // length + 1)
        for spelled in (str(n), format_romawi(n).lower())
    },
}
_BERKALA = {
    **dict.fromkeys(("sepanjang tahun", "setiap bulan", "tiap bulan", "bulanan"), tuple(range(1, 13))),
    # What is done each quarter is reported in its last month.
    **dict.fromkeys(("triwulan", "triwulanan", "setiap triwulan", "tiap triwulan"), (3, 6, 9, 12)),
    **dict.fromkeys(("semester", "semesteran", "setiap semester", "tiap semester"), (6, 12)),
}
_COMMA = re.compile(r"\s*[,;]\s*(?:dan\s+)?|\s+dan\s+", re.IGNORECASE)
_RANGE = re.compile(r"\s*[-–—]\s*|\s+(?:s\.? ?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s+", re.IGNORECASE)


class ImpossibleDate(ValueError):
    """A date that no calendar has, such as 30 Februari 2026."""

    def __init__(self, tanggal: str) -> None:
        super().__init__(tanggal)
        self.tanggal = tanggal

    def __str__(self) -> str:
        return f"tidak ada tanggal {self.tanggal}"


class ImpossibleMonths(ValueError):
    """Months that cannot be, such as a range that ends before it begins."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownMonth(ValueError):
    """A word that is no month; `suggestion` is the nearest that is, or ""."""

    def __init__(self, word: str, suggestion: str = "") -> None:
        super().__init__(word, suggestion)
        self.word, self.suggestion = word, suggestion

    def __str__(self) -> str:
        hint = f"; mungkin maksudnya '{self.suggestion}'" if self.suggestion else ""
        return f"bulan '{self.word}' tidak dikenal{hint}"


def format_tanggal(tanggal: date) -> str:
    """Write a date, the day without a zero.

    >>> format_tanggal(date(2026, 2, 3))
    '3 Februari 2026'
    """
    return _spell(tanggal.day, tanggal.month, tanggal.year)


def _spell(day: int, month: int, year: int) -> str:
    return f"{day} {BULAN[month - 1]} {year}" if 1 <= month <= 12 else f"{year:04}-{month:02}-{day:02}"


def parse_tanggal(text: str) -> date:
    """Read "2026-02-03" or "3 Februari 2026".

    Raises ImpossibleDate for a date that does not exist, ValueError for what is no date at all.
    """
    words = text.strip()
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", words):
        year, month, day = map(int, found.groups())
    elif (found := re.fullmatch(r"([0-9]{1,2})\s+(\w+)\s+([0-9]{4})", words)) and found[2].lower() in _NOMOR:
        day, month, year = int(found[1]), _NOMOR[found[2].lower()], int(found[3])
    else:
        raise ValueError(f"'{text}' bukan tanggal")
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleDate(_spell(day, month, year)) from None


def parse_bulan(text: str) -> tuple[int, ...]:
    """Read months as people plan with them: names, numbers, ranges, lists, or how often.

    Raises UnknownMonth or ImpossibleMonths, which are ValueErrors.

    >>> parse_bulan("Jan, mar, jun s.d. agt")
    (1, 3, 6, 7, 8)
    >>> parse_bulan("setiap triwulan"), parse_bulan("triwulan II")
    ((3, 6, 9, 12), (4, 5, 6))
    """
    months: set[int] = set()
    for part in _COMMA.split(" ".join(text.split())):
        often = _BERKALA.get(part.lower())
        if often:
            months.update(often)
            continue
        ends = _RANGE.split(part)
        if len(ends) > 2:
            raise ImpossibleMonths(f"'{part}' bukan rentang bulan")
        first, last = _parse_masa(ends[0])[0], _parse_masa(ends[-1])[1]
        if first > last:
            raise ImpossibleMonths(f"'{part}' terbalik: {BULAN[first - 1]} sesudah {BULAN[last - 1]}")
        months.update(range(first, last + 1))
    return tuple(sorted(months))


def _parse_masa(word: str) -> tuple[int, int]:
    """Read a month, a numbered quarter or half: its first and its last month."""
    key = word.lower().removeprefix("bulan ").removesuffix(".")
    if re.fullmatch("[0-9]{1,4}", key):
        if not 1 <= int(key) <= 12:
            raise ImpossibleMonths(f"tidak ada bulan {key}")
        return int(key), int(key)
    if key not in _MASA:
        raise UnknownMonth(word, *get_close_matches(key, [*_MASA, *_BERKALA], n=1))
    return _MASA[key]
