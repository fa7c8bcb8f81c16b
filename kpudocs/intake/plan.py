"""A table of an action plan: area, kegiatan, rows, and the months that are shaded or marked."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from kpudocs.intake.heading import letters
from kpudocs.intake.labels import list_label
from kpudocs.intake.tables import Row, Table, month_of

__all__ = ["MARKS", "find_months", "foreign_columns", "read_plan"]

MARKS = {"x": "x", "X": "x", "×": "x", "✗": "x", "✘": "x", "√": "√", "v": "√", "V": "√", "✓": "√", "✔": "√", "ü": "√",
         "●": "●", "•": "●", "■": "●", "█": "●", "*": "●", "o": "●", "▪": "●", "◼": "●"}  # fmt: skip
_ROLES = {
    "no": ("no", "nomor", "nourut"),
    "area": ("areaperubahan",),
    "kegiatan": ("kegiatan",),
    "sub_kegiatan": ("subkegiatan",),
    "indikator": ("indikatorkeberhasilan",),
    "keterangan": ("ket", "keterangan"),
}
_NEEDED = ("area", "kegiatan", "sub_kegiatan", "indikator")
_LIKE = 0.88


def find_months(table: Table) -> dict[int, int]:
    """The column of each month, if the table has a column for all twelve."""
    found = {month: column for column, title in enumerate(table.titles) if (month := month_of(title))}
    if len(found) == 12:
        return found
    for group in dict.fromkeys(table.groups):
        columns = [column for column, name in enumerate(table.groups) if name == group]
        if len(columns) == 12 and "bulan" in letters(group):
            return dict(enumerate(columns, 1))  # numbers, initials, or what could not be read
    return {}


def foreign_columns(table: Table) -> list[str]:
    """The titles of a plan's columns that `rencana_aksi` does not have; none where the table is no plan."""
    months = find_months(table)
    return [title for i, title in enumerate(table.titles) if months and i not in months.values() and not _role(title)]


def _role(title: str) -> str:
    name = letters(title)
    return next((role for role, names in _ROLES.items() if name in names), "") or next(
        (r for r, names in _ROLES.items() if len(name) > 5 and SequenceMatcher(None, names[0], name).ratio() > _LIKE),
        "",
    )


def _roles(table: Table, months: dict[int, int]) -> dict[str, int] | None:
    """Which column is what; None where there is one that a plan of kpudocs does not have."""
    roles: dict[str, int] = {}
    for column, title in enumerate(table.titles):
        if column in months.values():
            continue
        role = _role(title)
        if not role or role in roles or table.groups[column]:
            return None
        roles[role] = column
    return roles if all(role in roles for role in _NEEDED) else None


def read_plan(table: Table) -> dict[str, Any] | None:
    """The plan as the YAML holds it; None where the table is not one of kpudocs' form."""
    months = find_months(table)
    roles = _roles(table, months) if months else None
    if roles is None or not table.rows:
        return None
    marks = Counter(
        MARKS[text] for row in table.rows for column in months.values() if (text := row.text(column)) in MARKS
    )
    if any(row.text(column) and row.text(column) not in MARKS for row in table.rows for column in months.values()):
        return None
    areas: list[dict[str, Any]] = []
    repeats = _repeats(table, roles["area"])
    for row in table.rows:
        if not _add_row(row, roles, months, areas, repeats=repeats):
            return None
    plan: dict[str, Any] = {"jenis": "rencana_aksi"}
    if marks:
        plan["tanda"] = marks.most_common(1)[0][0]
    return plan | {"area": areas}


def _repeats(table: Table, column: int) -> bool:
    """Whether each page says again what its merged cells go on with: then an empty cell is empty."""
    return any(
        after.first and after.text(column) and _same(after.text(column), before.text(column))
        for before, after in pairwise(table.rows)
    )


def _add_row(
    row: Row, roles: dict[str, int], months: dict[int, int], areas: list[dict[str, Any]], *, repeats: bool
) -> bool:
    area, kegiatan = row.text(roles["area"]), row.text(roles["kegiatan"])
    if row.begins(roles["area"]) and area and not (row.first and areas and _same(area, areas[-1]["nama"])):
        areas.append({"nama": area, "kegiatan": []})
    elif row.begins(roles["area"]) and not area and "no" in roles and row.text(roles["no"]) and not row.first:
        return False
    if not areas:
        return False
    held = areas[-1]["kegiatan"]
    fresh = row.begins(roles["kegiatan"]) and kegiatan
    if fresh and not (row.first and held and _same(kegiatan, held[-1]["nama"])):
        held.append({"nama": kegiatan, "baris": []})
    if not held:
        return False
    _add_cells(row, roles, months, held[-1]["baris"], repeats=repeats)
    return True


def _same(text: str, other: str) -> bool:
    return letters(text) == letters(other)


def _add_cells(
    row: Row, roles: dict[str, int], months: dict[int, int], rows: list[dict[str, Any]], *, repeats: bool
) -> None:
    sub, indikator = row.text(roles["sub_kegiatan"]), row.text(roles["indikator"])
    bulan = _months(row, roles, months)
    keterangan = row.text(roles["keterangan"]) if "keterangan" in roles else ""
    last = rows[-1] if rows else None
    alone = bool(sub and indikator and bulan)  # a row of its own, whatever its labels say
    if last is not None and row.first and _is_rest(sub, indikator, last, bulan):
        for name, text in (("sub_kegiatan", sub), ("indikator", indikator)):
            if text:
                last[name] = f"{last.get(name) or ''} {text}".strip()
        return
    data: dict[str, Any] = {}
    for name, text in (("sub_kegiatan", sub), ("indikator", indikator)):
        above = _stated(rows, name)
        if not row.begins(roles[name]) and rows:
            continue
        if rows and row.first and ((not text and not repeats) or (text and above and _same(text, above))):
            continue
        merged = row.cells[roles[name]].rows > 1 or "\n" in above or "\n" in text
        if rows and row.first and not repeats and (merged or not alone) and _goes_on(above, text):
            stating = next(one for one in reversed(rows) if name in one)
            stating[name] = f"{above}\n{text}"
            continue
        data[name] = text
    data["bulan"] = bulan
    if keterangan:
        data["keterangan"] = keterangan
    rows.append(data)


def _goes_on(above: str, text: str) -> bool:
    """Whether a list in a merged cell goes on after the page: its last item had no full stop."""
    last, first = (next(iter(list_label(line)), None) for line in (above.rpartition("\n")[2], text))
    if last is None or first is None or above.rstrip().endswith("."):
        return False
    return last.kind == first.kind and (first.kind == "-" or first.number == last.number + 1)


def _stated(rows: list[dict[str, Any]], name: str) -> str:
    return next((str(row[name]) for row in reversed(rows) if name in row), "")


def _is_rest(sub: str, indikator: str, last: dict[str, Any], bulan: list[int]) -> bool:
    """Whether the first row of a page is the rest of a row that the page broke."""
    if bulan or not (sub or indikator):
        return False
    begun = str(last.get("sub_kegiatan") or "")
    if sub:
        return (
            not list_label(sub) and begun[-1:] not in (".", ";", "") and (sub[:1].islower() or bool(list_label(begun)))
        )
    return bool(indikator[:1].islower())


def _months(row: Row, roles: dict[str, int], months: dict[int, int]) -> list[int]:
    whole = row.cells[roles["sub_kegiatan"]].shaded and row.cells[roles["kegiatan"]].shaded
    return [
        month
        for month, column in sorted(months.items())
        if row.text(column) in MARKS or (row.cells[column].shaded and not whole)
    ]
