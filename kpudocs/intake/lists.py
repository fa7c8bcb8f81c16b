"""Other tables: a list of people, or a table of any columns."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from kpudocs.bahasa.angka import parse_ribuan
from kpudocs.intake.heading import letters
from kpudocs.intake.plan import find_months, foreign_columns
from kpudocs.intake.tables import Row, Table
from kpudocs.lampiran.dasar import merge_runs

__all__ = ["read_people", "read_table"]

_TOTAL = re.compile(r"^(?:JUMLAH|TOTAL)\b[^\d]*$", re.IGNORECASE)
_TEAM = re.compile(r"KEDUDUKAN|DALAM\s+(?:TIM|KELOMPOK|PANITIA|POKJA|SATGAS)", re.IGNORECASE)
_SHADED = "●"
_BAND = re.compile(r"(?:[A-Z]|[IVX]{1,5})[.)]?")


def _is_no(title: str) -> bool:
    return letters(title) in ("no", "nomor", "nourut")


def _counts(table: Table, column: int) -> bool:
    """Whether a column numbers the rows 1, 2, 3 …; titles of groups apart."""
    texts = [row.text(column).strip(" .") for row in table.rows if not _is_group(row)]
    return bool(texts) and texts == [str(number) for number in range(1, len(texts) + 1)]


def _is_group(row: Row) -> bool:
    """Whether a row is a band: one cell over the whole table, or a letter and one cell over all the rest."""
    if not (len(row.cells) > 1 and row.text(0) and row.begins(0)):
        return False
    if row.cells[0].columns == len(row.cells):
        return True
    rest = row.cells[1]
    return (
        len(row.cells) > 2
        and rest.columns == len(row.cells) - 1
        and row.begins(1)
        and bool(row.text(1))
        and _BAND.fullmatch(row.text(0)) is not None
    )


def _band(row: Row) -> str:
    """The words of a band."""
    each = {id(cell): " ".join(cell.text.split()) for cell in row.cells}
    return " ".join(each.values())


def read_people(table: Table) -> dict[str, Any] | None:
    """A list of people, where the columns are those of one; None for any other table."""
    fields: dict[str, int] = {}
    team = ""
    for column, title in enumerate(table.titles):
        name = letters(title)
        if table.groups[column]:
            return None
        if _is_no(title) and column == 0:
            fields["no"] = column
        elif name in ("nama", "jabatan", "keterangan") and name not in fields:
            fields[name] = column
        elif _TEAM.search(title) and "kedudukan" not in fields:
            fields["kedudukan"], team = column, title
        else:
            return None
    order = [name for name in ("no", "nama", "jabatan", "kedudukan", "keterangan") if name in fields]
    if "nama" not in fields or "no" not in fields or len(fields) < 3 or list(fields) != order:
        return None
    if not _counts(table, fields["no"]) or any(_is_group(row) or not row.text(fields["nama"]) for row in table.rows):
        return None
    if any(not row.begins(fields[name]) for row in table.rows for name in order if name != "kedudukan"):
        return None
    people = [
        {name: text for name in order[1:] if (text := _text(table, i, fields[name])) or name == "nama"}
        for i in range(len(table.rows))
    ]
    found: dict[str, Any] = {"jenis": "daftar_nama"}
    if team and letters(team) != "kedudukandalamtim":
        found["judul_kedudukan"] = team
    if "kedudukan" in fields and _merges(table, fields["kedudukan"]):
        found["gabung_kedudukan"] = True
    return found | {"orang": people}


def _text(table: Table, index: int, column: int) -> str:
    """The text of a cell; of one that a page broke off, the text above the break."""
    row = table.rows[index]
    if column and row.cells[column] is row.cells[column - 1]:
        return ""  # one cell over several columns stands in its first
    text = row.text(column)
    if not text and row.first and index and not row.begins(column):
        return _text(table, index - 1, column)
    return text


def _merges(table: Table, column: int) -> bool:
    return any(row.cells[column].rows > 1 for row in table.rows if not _is_group(row))


def read_table(table: Table) -> tuple[dict[str, Any], list[str]]:
    """The table with the columns it has, and what was guessed in it."""
    guesses: list[str] = []
    months = set(find_months(table).values())
    numbered = _is_no(table.titles[0]) and table.groups[0] == "" and len(table.titles) > 1
    rows, total = list(table.rows), None
    if rows and (total := _total(table)) is not None:
        rows = rows[:-1]
    counted = Table(table.titles, table.groups, rows, grids=table.grids)
    numbering = numbered and _counts(counted, 0)
    columns = range(1 if numbering else 0, len(table.titles))
    texts = {column: [_shown(counted, i, column, months) for i in range(len(rows))] for column in columns}
    if any(_SHADED in texts[column] for column in columns if column in months):
        guesses.append(f'sel bulan yang diarsir ditulis "{_SHADED}"')
    if others := foreign_columns(table):
        told = ", ".join(f'"{title}"' for title in others)
        guesses.append(f"kolom {told} tidak ada pada rencana_aksi, karena itu jenisnya tabel")
    kolom = [_column(counted, column, texts[column], total, months) for column in columns]
    baris: list[Any] = [
        {"kelompok": _band(row)} if _is_group(row) else [texts[column][i] for column in columns]
        for i, row in enumerate(rows)
    ]
    data: dict[str, Any] = {"jenis": "tabel"}
    if not numbering:
        data["penomoran"] = False
    if total is not None:
        data["judul_jumlah"] = total[0]
        if letters(total[0]) == "jumlah" and total[0] == "JUMLAH":
            del data["judul_jumlah"]
    return data | {"kolom": kolom, "baris": baris}, guesses


def _shown(table: Table, index: int, column: int, months: set[int]) -> str:
    row = table.rows[index]
    text = _text(table, index, column)
    return _SHADED if column in months and not text and row.cells[column].shaded else text


def _column(table: Table, column: int, texts: list[str], total: Any, months: set[int]) -> Any:
    found: dict[str, Any] = {"judul": table.titles[column]}
    if table.groups[column]:
        found["kelompok"] = table.groups[column]
    if column in months:
        found["rata"] = "tengah"
    if total is not None and column in total[1]:
        found["jumlah"] = True
    elif _merges(table, column):
        own = [text if text else i for i, text in enumerate(texts)]
        if any(span > 1 for span in merge_runs(own)):
            found["gabung"] = True
    return found if len(found) > 1 else found["judul"]


def _total(table: Table) -> tuple[str, set[int]] | None:
    """The last row, where it is the sum of the columns that it has numbers in."""
    last = table.rows[-1]
    label = last.text(0).strip()
    if not _TOTAL.match(label) or len(table.rows) < 2:
        return None
    covered = last.cells[0].columns
    columns = {column for column in range(covered, len(last.cells)) if last.text(column)}
    if not columns or min(columns) != covered:
        return None
    for column in columns:
        numbers = [_number(row.text(column)) for row in table.rows[:-1] if not _is_group(row)]
        if any(number is None for number in numbers) or sum(n for n in numbers if n) != _number(last.text(column)):
            return None
    return label, columns


def _number(text: str) -> Decimal | None:
    if not text.strip():
        return Decimal(0)
    try:
        return parse_ribuan(text)
    except ValueError:
        return None
