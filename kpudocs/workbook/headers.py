"""Find a table in a sheet that kpudocs did not make: its header, and which column is which.

Titles are compared as letters only, in the words that offices use. What is missing is offered: the
nearest title, spelled as the option that settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kpudocs.bahasa.angka import parse_romawi
from kpudocs.bahasa.tanggal import BULAN, UnknownMonth, parse_bulan
from kpudocs.errors import Fault
from kpudocs.workbook.grid import BLANKS, Grid, column_letters
from kpudocs.workbook.layout import Role, Table, fold, nearest

__all__ = [
    "NONE",
    "bulan_role",
    "find_calendar",
    "find_table",
    "month_columns",
    "month_of",
    "months_of",
    "spell_month",
    "strangers",
    "unknown_months",
]

_ROWS = 60
"""How far down a header is looked for."""
_DATED = re.compile(r"(?:1[ -])?([^\W\d]+)[. -]*(?:20)?[0-9]{2}")
_COUNTED = re.compile(r"(?:triwulan|twl?|semester|smt|sem|caturwulan)\b.*", re.IGNORECASE)
_LETTERS = "JFMAMJJASOND"
_WEEKS = {"1", "2", "3", "4", "5", "i", "ii", "iii", "iv", "v", "m1", "m2", "m3", "m4", "m5"}
_DEPTH = 3
"""How many lines a header has at most."""
NONE = "-"
"""In a mapping: there is no such column."""


def bulan_role(month: int) -> str:
    """The role of a month's column, month from 1."""
    return f"bulan_{month}"


def month_of(title: str) -> int | None:
    """The month that a column's title names alone: "Jan", "Agt.", "III", "12".

    >>> month_of("Sept"), month_of("IV"), month_of("Triwulan I")
    (9, 4, None)
    """
    text = title.strip(BLANKS)
    try:
        return parse_romawi(text.upper()) if 1 <= parse_romawi(text.upper()) <= 12 else None
    except ValueError:
        pass
    try:
        months = parse_bulan(text)
    except ValueError:
        return None
    return months[0] if len(months) == 1 else None


def months_of(title: str) -> tuple[int, ...]:
    """The months that the title of a column stands for: a month, one of a year, a quarter, a half.

    >>> months_of("Sept"), months_of("1 Maret 2026"), months_of("Jan-26"), months_of("TW II"), months_of("Setiap bulan")
    ((9,), (3,), (1,), (4, 5, 6), ())
    """
    text = title.strip(BLANKS)
    if (month := month_of(text)) is not None:
        return (month,)
    dated = _DATED.fullmatch(text)  # a date that only shows its month
    try:
        months = parse_bulan(dated[1] if dated else text)
    except ValueError:
        return ()
    counted = _COUNTED.fullmatch(text) or (dated and len(months) == 1)
    return months if counted else ()


def spell_month(suggestion: str) -> str:
    """A near month in full, or what else is near: "jun" is "Juni"."""
    month = month_of(suggestion) if suggestion else None
    return BULAN[month - 1] if month else suggestion.capitalize()


def find_table(
    grid: Grid, roles: Sequence[Role], mapping: Mapping[str, str], *, months: bool = False
) -> Table | list[Fault]:
    """The table of a sheet, or what is missing, each with the option that would settle it.

    `mapping` gives roles the title or the letters of their column, as a person chose.
    """
    best: tuple[int, int, int, dict[str, int]] | None = None
    for first in range(1, min(grid.last_row, _ROWS) + 1):
        if grid.blank_row(first):
            continue
        for last in range(first, min(first + _DEPTH, grid.last_row + 1)):
            found = dict(_roles_in(grid, first, last, roles, mapping, months))
            named = {name for name in found if not name.startswith("bulan_")}
            score = 2 * len(named) + len(found) - (last - first)
            if len(named) >= min(2, len(roles)) and (best is None or score > best[0]):
                best = (score, first, last, found)
    if best is None and months and (calendar := find_calendar(grid)):
        first, columns = calendar[0], {bulan_role(column): column for column in calendar[1]}
        return list(_offers(grid, first, first, [role for role in roles if role.required], columns))
    if best is None:
        titles = ", ".join(dict.fromkeys(role.titles[0] for role in roles if role.required))
        what = "kepala tabel tidak ditemukan"
        return [Fault(what, f"baris kepala memuat judul kolom seperti: {titles}", cell=grid.name, code="kepala_hilang")]
    _, first, last, columns = best
    last = _whole_header(grid, first, last)
    first = min(grid.area(first, column)[0] for column in columns.values())
    waived = {role.name for role in roles if role.waivable and mapping.get(role.name) == NONE}
    missing = [role for role in roles if role.required and role.name not in (*columns, *waived)]
    if missing:
        return list(_offers(grid, first, last, missing, columns))
    seen = [column for row in range(first, last + 1) for column, _ in grid.row(row)]
    texts = {place for name, place in columns.items() if not name.startswith("bulan_")}
    known: dict[int, tuple[int, ...]] = {}
    if months:
        above = titles_of(grid, first, last)
        known = month_columns({column: titled for column, titled in above.items() if column not in texts})
        last = _weeks_below(grid, last, known)
    return Table(grid, first, last, columns, (min(seen), max(seen)), months=known)


def find_calendar(grid: Grid) -> tuple[int, Iterable[int]] | None:
    """The line of a sheet that names the months of a year, and their columns."""
    for row in range(1, min(grid.last_row, _ROWS) + 1):
        if not grid.blank_row(row) and (found := month_columns(titles_of(grid, row, row))):
            return row, found
    return None


def _weeks_below(grid: Grid, last: int, calendar: Mapping[int, tuple[int, ...]]) -> int:
    """The header's last line with the numbers of weeks below it, where months have several columns."""
    texts = [(column, cell.text.strip(" ()\t\n").casefold()) for column, cell in grid.row(last + 1)]
    several = len(calendar) > len(set(calendar.values()))
    if several and texts and all(column in calendar and text in _WEEKS for column, text in texts):
        return last + 1
    return last


def _whole_header(grid: Grid, first: int, last: int) -> int:
    """The header's last line, as far down as its merged cells reach."""
    for row in range(first, last + 1):
        for column, _ in grid.row(row):
            area = grid.area(row, column)
            if area[2] < first + _DEPTH + 1:
                last = max(last, area[2])
    return last


def titles_of(grid: Grid, first: int, last: int) -> dict[int, list[str]]:
    """The titles above each column, from the top; a merged title stands above each of its columns."""
    titles: dict[int, list[str]] = {}
    for column in range(1, grid.last_column + 1):
        seen = [grid.shown(row, column).text.strip(BLANKS) for row in range(first, last + 1)]
        titles[column] = list(dict.fromkeys(text for text in seen if text))
    return titles


def _roles_in(
    grid: Grid, first: int, last: int, roles: Sequence[Role], mapping: Mapping[str, str], months: bool
) -> Iterator[tuple[str, int]]:
    """The roles that the titles of some lines give to columns, each role once."""
    titles = titles_of(grid, first, last)
    taken: set[str] = set()
    used: set[int] = set()
    for name, chosen in mapping.items():
        for column, texts in titles.items():
            by_letters = chosen.strip().upper() == column_letters(column)
            if (by_letters and texts) or fold(chosen) in {*map(fold, texts), fold(" ".join(texts))} - {""}:
                taken.add(name)
                used.add(column)
                yield name, column
                break
    taken |= mapping.keys()
    for role in roles:
        known = {fold(title) for title in role.titles}
        for column, texts in titles.items():
            if role.name in taken or column in used or not texts:
                continue
            if fold(texts[-1]) in known or fold(" ".join(texts)) in known:
                if role.name == "bulan" and months and _spans_months(grid, first, last, column):
                    continue  # the title above twelve columns
                taken.add(role.name)
                used.add(column)
                yield role.name, column
    if months:
        yield from _months_in(titles, used, roles)


def _spans_months(grid: Grid, first: int, last: int, column: int) -> bool:
    return any(grid.area(row, column)[3] > grid.area(row, column)[1] for row in range(first, last + 1))


def _months_in(titles: Mapping[int, list[str]], used: set[int], roles: Sequence[Role]) -> Iterator[tuple[str, int]]:
    """The first column of each month, where the columns are those of a year or of a part of it."""
    seen: set[int] = set()
    for column, months in month_columns({c: texts for c, texts in titles.items() if c not in used}).items():
        yield from ((bulan_role(month), column) for month in months if month not in seen)
        seen.update(months)


def month_columns(titles: Mapping[int, Sequence[str]]) -> dict[int, tuple[int, ...]]:
    """The months that columns stand for, by their titles from the top.

    A month may have several columns (its weeks), and a column several months (a quarter). In the order
    of the year, and at least a third of it; else it is no calendar.
    """
    found: dict[int, tuple[int, ...]] = {}
    last: tuple[int, ...] = ()
    for column, texts in titles.items():
        named = [months for text in texts if (months := months_of(text)) and not text.strip(BLANKS).isdigit()]
        months = (named or [months_of(text) for text in texts[-1:]] or [()])[-1]
        if months and (not last or months[0] > last[-1] or (months == last and named)):
            found[column] = last = months
    if len({month for months in found.values() for month in months}) >= 4:
        return found
    initials = [column for column, texts in titles.items() if texts and texts[-1].strip(BLANKS) in _LETTERS]
    if "".join(titles[column][-1].strip(BLANKS) for column in initials) == _LETTERS:
        return {column: (month,) for month, column in enumerate(initials, 1)}
    return {}


def unknown_months(table: Table) -> list[Fault]:
    """Titles that stand among the months and are none: a year with a month misspelt lacks it."""
    columns = table.months
    faults = []
    if columns:
        for column in range(min(columns), max(columns) + 1):
            title = table.grid.shown(table.last, column).text.strip(BLANKS)
            if column in columns or column in table.columns.values() or not title:
                continue
            near = ""
            if months_of(title):
                what = f"bulan '{title}' tidak pada urutannya, atau disebut dua kali"
                faults.append(
                    Fault(what, "urutkan kolom bulannya", cell=table.grid.at(table.last, column), code="bulan_urutan")
                )
                continue
            try:
                parse_bulan(title)
            except UnknownMonth as error:
                near = spell_month(error.suggestion)
            except ValueError:
                pass
            advice = f"mungkin '{near}'" if near else "tulis nama bulan sebagai judul kolom"
            at = table.grid.at(table.last, column)
            faults.append(Fault(f"bulan '{title}' tidak dikenal", advice, cell=at, code="bulan_tidak_dikenal"))
    return faults


def strangers(table: Table) -> dict[int, str]:
    """The columns of the header, and those beside it, that have no role: with their titles."""
    titles = titles_of(table.grid, table.first, table.last)
    known = {*table.columns.values(), *table.months}
    return {column: " ".join(texts) for column, texts in titles.items() if column not in known}


def _offers(grid: Grid, first: int, last: int, missing: Sequence[Role], columns: Mapping[str, int]) -> Iterator[Fault]:
    """What is missing, with the titles that are there and may be it."""
    titles = titles_of(grid, first, last)
    free = {column: " ".join(texts) for column, texts in titles.items() if texts and column not in columns.values()}
    names = ", ".join(f'{column_letters(column)} "{title}"' for column, title in free.items()) or "tidak ada"
    for role in missing:
        near = next(filter(None, (nearest(title, free.values()) for title in role.titles)), "")
        chosen = next((column_letters(column) for column, title in free.items() if title == near), "HURUF")
        advice = f'mungkin "{near}": pakai --kolom {role.name}={chosen}' if near else f"pakai --kolom {role.name}=HURUF"
        yield Fault(
            f'kolom {role.name} ("{role.titles[0]}") tidak ditemukan pada kepala tabel baris {first}',
            f"{advice}; kolom yang belum dipakai: {names}",
            cell=grid.name,
            code="kolom_hilang",
        )
