"""The sheet of a list of people (daftar_nama): a line a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kpudocs.errors import Fault
from kpudocs.workbook.grid import BLANKS, Grid
from kpudocs.workbook.headers import find_table, strangers
from kpudocs.workbook.layout import Read, Role, Table, fold

__all__ = ["FIELDS", "JENIS", "ROLES", "TITLES", "find", "read"]

JENIS = "daftar_nama"
FIELDS = ("nama", "jabatan", "kedudukan", "keterangan")
TITLES = {"no": "NO.", "nama": "NAMA", "jabatan": "JABATAN", "keterangan": "KETERANGAN"}
ROLES = (
    Role("no", ("NO.", "Nomor", "No Urut")),
    Role("nama", ("NAMA", "Nama Lengkap", "Nama Pegawai", "Nama Anggota", "Nama Lengkap dan Gelar"), True),
    Role("kedudukan", ("KEDUDUKAN", "Kedudukan dalam Tim", "Jabatan dalam Tim", "Kedudukan Tim", "Peran",
                       "Kedudukan dalam Kelompok Kerja", "Jabatan dalam Kelompok Kerja", "Jabatan dalam Panitia")),
    Role("jabatan", ("JABATAN", "Jabatan dalam Dinas", "Jabatan Dinas", "Jabatan/Instansi", "Instansi", "Unsur")),
    Role("keterangan", ("KETERANGAN", "Ket", "Catatan")),
)  # fmt: skip


def find(grid: Grid, mapping: Mapping[str, str]) -> Table | list[Fault]:
    """The list in a sheet, or what is missing."""
    return find_table(grid, ROLES, mapping)


def read(table: Table) -> Read:
    """The people in a table."""
    grid, columns = table.grid, table.columns
    result = Read(JENIS, grid.name)
    people: list[dict[str, Any]] = []
    merged = False
    for row in range(table.last + 1, table.end + 1):
        named = not grid.shown(row, columns["nama"]).blank and grid.area(row, columns["nama"])[1] == columns["nama"]
        if grid.blank_row(row):
            continue
        texts = [cell.text.strip(BLANKS) for _, cell in grid.row(row)]
        if not table.own and (_is_header(table, row) or _numbers(texts, row - table.last)):
            continue
        if not named and table.own and any(not grid[row, columns[name]].blank for name in FIELDS if name in columns):
            at = grid.at(row, columns["nama"])
            result.refuse(at, "nama belum diisi", "isi sel ini, atau hapus seluruh barisnya", "nama_kosong")
            continue
        if not named:
            result.notes.append(f'{grid.name}: baris {row} tidak dibaca, kolom nama kosong: "{" ".join(texts)[:60]}"')
            continue
        loc = ("orang", len(people))
        result.cells[loc] = grid.at(row, columns["nama"])
        person = {}
        for field in FIELDS:
            if field in columns:
                text = result.text(table, row, columns[field], (*loc, field))
                merged = merged or (field == "kedudukan" and grid.area(row, columns[field])[0] < row)
                if text or field == "nama":
                    person[field] = text
        people.append(person)
    result.data = {"jenis": JENIS, "orang": people}
    if "kedudukan" in columns and not table.own:
        title = grid.shown(table.last, columns["kedudukan"]).text.strip(BLANKS)
        if title:
            result.data["judul_kedudukan"] = title
    if merged:
        result.data["gabung_kedudukan"] = True
    result.note_strangers(table, strangers(table))
    result.notes += table.note_foot()
    if not people:
        at = grid.at(table.last, columns["nama"])
        result.refuse(at, "tidak ada nama di bawah kepala tabel", "isi paling sedikit satu baris", "tidak_ada_baris")
    return result


def _is_header(table: Table, row: int) -> bool:
    grid = table.grid
    filled = [column for column in table.columns.values() if not grid[row, column].blank]
    return len(filled) >= 2 and all(
        fold(grid[row, column].text) in {fold(grid.shown(r, column).text) for r in range(table.first, table.last + 1)}
        for column in filled
    )


def _numbers(texts: list[str], below: int) -> bool:
    """Whether a row right below the header only numbers the columns."""
    return below == 1 and len(texts) >= 2 and all(text.strip("()").isdigit() for text in texts)
