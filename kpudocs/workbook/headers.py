"""Find a table in a sheet that kpudocs did not make: its header, and which column is which.

Titles are compared as letters only, in the words that offices use. What is missing is offered: the
nearest title, spelled as the option that settles it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kpudocs.bahasa.angka import parse_romawi
from kpudocs.bahasa.tanggal import BULAN, UnknownMonth, parse_bulan
from kpudocs.errors import Fault
from kpudocs.workbook.grid import BLANKS, Grid, column_letters
from kpudocs.workbook.layout import Role, Table, fold, nearest

__all__ = ["NONE", "bulan_role", "find_table", "month_of", "spell_month", "strangers", "unknown_months"]

_ROWS = 60
"""How far down a header is looked for."""
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
    return Table(grid, first, last, columns, (min(seen), max(seen)))


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
    """Columns of months: at least four, in the order of the year."""
    found: list[tuple[int, int]] = []
    for column, texts in titles.items():
        month = month_of(texts[-1]) if texts and column not in used else None
        if month is not None and (not found or month > found[-1][0]):
            found.append((month, column))
    if len(found) >= 4:
        yield from ((bulan_role(month), column) for month, column in found)


def unknown_months(table: Table) -> list[Fault]:
    """Titles that stand among the months and are none: a year with a month misspelt lacks it."""
    columns = [column for name, column in table.columns.items() if name.startswith("bulan_")]
    faults = []
    if columns:
        for column in range(min(columns), max(columns) + 1):
            title = table.grid.shown(table.last, column).text.strip(BLANKS)
            if column in table.columns.values() or not title:
                continue
            near = ""
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
    known = set(table.columns.values())
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
