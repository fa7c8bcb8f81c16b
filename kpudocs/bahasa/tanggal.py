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
    *({"ags", "agst", "agt", "agu"}, {"sep", "sept"}, {"okt"}, {"nov", "nop", "nopember"}, {"des"}),
)
_NOMOR = {name: n for n, others in enumerate(_LAIN, 1) for name in (BULAN[n - 1].lower(), *sorted(others))}
_LAMA = {"peb": "feb", "pebruari": "februari", "nop": "nov", "nopember": "november"}
_SATUAN = {"triwulan": 3, "semester": 6}
"""What has a number and a length in months."""
_SINGKATAN_SATUAN = {"tw": "triwulan", "twl": "triwulan", "smt": "semester", "sem": "semester"}
_ROMAWI = {format_romawi(n).lower(): n for n in range(1, 13)}
_BERNOMOR = re.compile(rf"({'|'.join((*_SATUAN, *_SINGKATAN_SATUAN))})\.? ?(?:ke ?)?([0-9]{{1,4}}|[ivx]+)")
_NOMOR_SAJA = re.compile(r"(?:ke ?)?([0-9]{1,4}|[ivx]+)")
_BERKALA = {
    **dict.fromkeys(("sepanjang tahun", "setiap bulan", "tiap bulan", "bulanan"), tuple(range(1, 13))),
    # What is done each quarter is reported in its last month.
    **dict.fromkeys(("triwulan", "triwulanan", "setiap triwulan", "tiap triwulan"), (3, 6, 9, 12)),
    **dict.fromkeys(("semester", "semesteran", "setiap semester", "tiap semester"), (6, 12)),
}
_BERKALA_SATUAN = "?"  # after "triwulan" alone a bare number could be either
_MASA = [*_NOMOR, *(f"{unit} {n}" for unit, length in _SATUAN.items() for n in range(1, 12 // length + 1))]
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

    Raises ImpossibleDate for a date that does not exist, UnknownMonth for one whose month is
    misspelt, and a bare ValueError for what is no date at all.
    """
    words = text.strip()
    if found := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", words):
        year, month, day = map(int, found.groups())
    elif found := re.fullmatch(r"([0-9]{1,2})\s+([^\W\d]+)\s+([0-9]{4})", words):
        if found[2].lower() not in _NOMOR:
            raise UnknownMonth(found[2], *_near(found[2].lower(), [name.lower() for name in BULAN]))
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
    >>> parse_bulan("setiap triwulan"), parse_bulan("triwulan II"), parse_bulan("triwulan 1-2")
    ((3, 6, 9, 12), (4, 5, 6), (1, 2, 3, 4, 5, 6))
    """
    months: set[int] = set()
    unit = ""  # what a bare number after "triwulan 1" counts
    for part in _COMMA.split(re.sub(r"\b(ke)-(?=[0-9ivx])", r"\1 ", " ".join(text.split()), flags=re.IGNORECASE)):
        often = _BERKALA.get(part.lower())
        if often:
            months.update(often)
            unit = "" if len(often) == 12 else _BERKALA_SATUAN
            continue
        ends = _RANGE.split(part)
        if len(ends) > 2:
            raise ImpossibleMonths(f"'{part}' bukan rentang bulan")
        first, unit = _parse_masa(ends[0], unit)
        begun = unit
        last, unit = _parse_masa(ends[-1], unit) if len(ends) > 1 else (first, unit)
        if unit and not begun and ends[0].strip().isdigit():
            raise ImpossibleMonths(f"'{part}' mencampur nomor bulan dan {unit}")
        if first[0] > last[1]:
            raise ImpossibleMonths(f"'{part}' terbalik: {BULAN[first[0] - 1]} sesudah {BULAN[last[1] - 1]}")
        months.update(range(first[0], last[1] + 1))
    return tuple(sorted(months))


def _parse_masa(word: str, unit: str) -> tuple[tuple[int, int], str]:
    """Read a month, a numbered quarter or half: its first and last month, and the unit it counts in.

    A bare number counts in the unit before it: "triwulan 1-2" is two quarters, never two months.
    """
    key = word.lower().removeprefix("bulan ").removesuffix(".")
    if key in _NOMOR:
        return (_NOMOR[key], _NOMOR[key]), ""
    number = ""
    if found := _BERNOMOR.fullmatch(key):
        unit, number = _SINGKATAN_SATUAN.get(found[1], found[1]), found[2]
    elif (found := _NOMOR_SAJA.fullmatch(key)) and (unit or key.isdigit()) and key == word.lower().removesuffix("."):
        number = found[1]
    elif re.fullmatch("[0-9]{1,4}", key):
        unit, number = "", key  # "bulan 3" is a month, whatever stands before
    if not number or (number not in _ROMAWI and not number.isdigit()):
        raise UnknownMonth(word, *_near(key, [*_MASA, *_BERKALA]))
    if unit == _BERKALA_SATUAN:
        raise ImpossibleMonths(f"'{word}' di sini tidak jelas: bulan, triwulan, atau semester; tulis nama bulannya")
    n, length = int(_ROMAWI.get(number, number)), _SATUAN.get(unit, 1)
    if not 1 <= n <= 12 // length:
        raise ImpossibleMonths(f"tidak ada {unit or 'bulan'} {number}" + ("; tulis nama bulannya" if unit else ""))
    return ((n - 1) * length + 1, n * length), unit


def _near(word: str, known: list[str]) -> list[str]:
    """The nearest known word, in today's spelling; none if none is near."""
    return [_LAMA.get(near, near) for near in get_close_matches(word, known, n=1)]
