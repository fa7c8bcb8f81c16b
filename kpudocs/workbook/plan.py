"""The sheet of an action plan (rencana_aksi): a line a row, the months as cells to mark or to fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from kpudocs.bahasa.tanggal import UnknownMonth, parse_bulan
from kpudocs.errors import Fault
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.workbook.grid import BLANKS, Grid
from kpudocs.workbook.headers import NONE, find_table, months_of, spell_month, strangers, unknown_months
from kpudocs.workbook.layout import Read, Role, Table, fold

__all__ = ["JENIS", "MARKS", "ROLES", "STATUS", "TITLES", "find", "read", "stand_apart"]

JENIS = "rencana_aksi"
MARKS = ("x", "√", "●", "v")
"""What the sheet offers to mark a month with."""
_YEAR = re.compile(r"(?<=[^\W\d]) 20[0-9]{2}\b")
STATUS = "STATUS"
"""The title of the column for what became of each row."""
_MARKS = frozenset(("x", "X", *"√✓✔☑☒✗✘vV●•■▪◼█*1yY", "ya", "Ya", "YA", "TRUE"))
_NOT = frozenset(("-", "–", "—", "0", "tidak", "Tidak", "n", "N", "FALSE", "☐"))
TITLES = {
    "no": "NO.",
    "area": "AREA PERUBAHAN",
    "kegiatan": "KEGIATAN",
    "sub_kegiatan": "SUB KEGIATAN",
    "indikator": "INDIKATOR KEBERHASILAN",
    "keterangan": "KET",
}
ROLES = (
    Role("no", (TITLES["no"], "Nomor", "No Urut")),
    Role("area", (TITLES["area"], "Area", "Area Reformasi Birokrasi", "8 Area Perubahan", "Program", "Area RB"), True),
    Role("sub_kegiatan", (TITLES["sub_kegiatan"], "Subkegiatan", "Rincian Kegiatan", "Uraian Kegiatan",
                          "Rencana Aksi", "Uraian", "Rincian Aksi", "Sub Kegiatan/Rincian"), True),
    Role("kegiatan", (TITLES["kegiatan"], "Nama Kegiatan", "Kegiatan Utama", "Program Kegiatan"), True),
    Role("indikator", (TITLES["indikator"], "Indikator", "Indikator Kinerja", "Indikator Output", "Output", "Keluaran",
                       "Ukuran Keberhasilan"), True, True),
    Role("bulan", ("BULAN", "Waktu", "Waktu Pelaksanaan", "Pelaksanaan", "Pelaksanaan (Bulan)", "Bulan Pelaksanaan",
                   "Jadwal", "Jadwal Pelaksanaan", "Target Waktu")),
    Role("status", (STATUS, "Realisasi", "Status Realisasi", "Status Pelaksanaan")),
    Role("keterangan", (TITLES["keterangan"], "Keterangan", "Catatan")),
)  # fmt: skip


def stand_apart(plan: RencanaAksi) -> bool:
    """Whether neighbours of one name must be kept apart."""
    groups = [[area.nama for area in plan.area], *([kegiatan.nama for kegiatan in area.kegiatan] for area in plan.area)]
    return any(fold(a) == fold(b) for names in groups for a, b in pairwise(names))


def find(grid: Grid, mapping: Mapping[str, str]) -> Table | list[Fault]:
    """The plan's table in a sheet, or what is missing."""
    found = find_table(grid, ROLES, mapping, months=True)
    if isinstance(found, Table):
        months = any(name.startswith("bulan") for name in found.columns)
        if not months and mapping.get("bulan") != NONE:
            what = "kolom bulan tidak ditemukan"
            advice = "beri judul kolom Jan, Feb, …, atau satu kolom BULAN; bila tidak ada, pakai --kolom bulan=-"
            return [Fault(what, advice, cell=grid.name, code="kolom_hilang")]
    return found


def read(table: Table, *, apart: bool = False) -> Read:
    """The plan in a table.

    `apart`: equal names in neighbouring rows open a new area or kegiatan each. Otherwise a name
    that is repeated row by row goes on.
    """
    return _Reader(table, apart).read()


class _Reader:
    def __init__(self, table: Table, apart: bool) -> None:
        self.table, self.grid, self.apart = table, table.grid, apart
        self.result = Read(JENIS, table.grid.name)
        self.areas: list[dict[str, Any]] = []
        self.fresh = False
        """Whether the next row must open a kegiatan, as the area above is new."""
        self.banded = _banded(table)

    def read(self) -> Read:
        self.result.faults += unknown_months(self.table)
        below = 0
        for row in range(self.table.last + 1, self._last_row() + 1):
            if self.table.own and self.grid.blank_row(row) and self._state(row, "kegiatan") == "covered":
                self._add(row, {name: self._state(row, name) for name in ("sub_kegiatan", "indikator")})
                continue
            if self.grid.blank_row(row) or _repeats_header(self.table, row) or _counts_columns(self.table, row):
                continue
            if _is_total(self.table, row) or not self._row(row):
                below += 1
                shown = " ".join(cell.text.strip(BLANKS) for _, cell in self.grid.row(row))[:60]
                self.result.notes.append(f'{self.grid.name}: baris {row} tidak dibaca: "{shown}"')
        self.result.data = {"jenis": JENIS, "area": self.areas}
        self.result.note_strangers(self.table, strangers(self.table))
        self.result.notes += self.table.note_foot()
        hidden = [row for row in self.grid.hidden_rows if row > self.table.last and not self.grid.blank_row(row)]
        if hidden:
            self.result.notes.append(f"{self.grid.name}: {len(hidden)} baris tersembunyi ikut dibaca")
        if not self.areas:
            at = self.grid.at(self.table.last, self.table.extent[0])
            self.result.refuse(at, "tidak ada baris rencana di bawah kepala tabel", "isi paling sedikit satu baris")
        return self.result

    def _last_row(self) -> int:
        """The last row with a text, or covered by a kegiatan that kpudocs itself merged over it."""
        merges = self.grid.merges if self.table.own else ()
        column = self.table.columns["kegiatan"]
        return max([self.table.end, *(area[2] for area in merges if area[1] == column)])

    def _state(self, row: int, name: str) -> str:
        """`own` text, `blank`, `covered` by a merged cell above, or `absent`."""
        column = self.table.columns.get(name)
        if column is None:
            return "absent"
        area = self.grid.area(row, column)
        if area[1] != column:
            return "blank"  # the text of the column to the left reaches over it
        if area[0] < row:
            return "blank" if self.grid[area[0], column].blank and name in ("area", "kegiatan") else "covered"
        return "blank" if self.grid[row, column].blank else "own"

    def _text(self, row: int, name: str, loc: tuple[int | str, ...]) -> str:
        return self.result.text(self.table, row, self.table.columns[name], loc)

    def _row(self, row: int) -> bool:
        """Read a row; whether it is one of the plan."""
        state = {name: self._state(row, name) for name in ("no", "area", "kegiatan", "sub_kegiatan", "indikator")}
        marked = self._marked(row)
        rest = any(state[name] == "own" for name in ("sub_kegiatan", "indikator")) or marked
        covered = state["sub_kegiatan"] == "covered" and bool(self.areas)
        if state["area"] == "own" or (self._heading(row, state) and not rest):
            if not self._open_area(row, state, rest or state["kegiatan"] == "own"):
                return False
            if not rest and state["kegiatan"] != "own":
                return True
        covered = covered or (self.table.own and state["kegiatan"] == "covered")
        if not (rest or covered or state["kegiatan"] == "own"):
            return False
        if not self.areas:
            at = self.grid.at(row, self.table.columns["area"])
            self.result.refuse(at, "area perubahan belum diisi", "isi sel ini", "area_kosong")
            self.areas.append({"nama": "?", "kegiatan": []})
            self.fresh = True
        if state["kegiatan"] == "own" or self.fresh:
            self._open_kegiatan(row, state["kegiatan"])
        self._add(row, state)
        return True

    def _heading(self, row: int, state: dict[str, str]) -> bool:
        """Whether a row is the name of an area, written across the table."""
        filled = [column for column, _ in self.grid.row(row)]
        first = self.grid.area(row, filled[0])
        wide = first[3] >= self.table.columns["kegiatan"] and first[1] <= self.table.columns["area"]
        return len(filled) == 1 and wide and state["kegiatan"] == "blank"

    def _open_area(self, row: int, state: dict[str, str], has_rows: bool) -> bool:
        column = self.table.columns["area"]
        if self.areas and not self.areas[-1]["kegiatan"]:  # a title above rows that name their areas themselves
            title = self.areas.pop()["nama"]
            self.result.notes.append(
                f'{self.grid.name}: judul "{title[:60]}" tidak dibaca, areanya disebut di bawahnya'
            )
        i = len(self.areas)
        name = self.result.text(self.table, row, column, ("area", i, "nama"))
        if self.areas and fold(name) == fold(self.areas[-1]["nama"]) and not self.apart:
            return True
        if not has_rows and row + 1 > self.grid.last_row:
            return False
        if not has_rows and all(
            self._state(r, name) in ("blank", "absent")
            for r in range(row + 1, self.grid.last_row + 1)
            for name in ("kegiatan", "sub_kegiatan")
        ):
            return False  # what stands under the table: a place, a date, a name
        self.areas.append({"nama": name, "kegiatan": []})
        self.fresh = True
        return True

    def _open_kegiatan(self, row: int, state: str) -> None:
        area, i = self.areas[-1], len(self.areas) - 1
        kegiatan = area["kegiatan"]
        loc = ("area", i, "kegiatan", len(kegiatan), "nama")
        if state in ("own", "covered"):
            name = self._text(row, "kegiatan", loc)
            if kegiatan and not self.fresh and not self.apart and fold(name) == fold(kegiatan[-1]["nama"]):
                return
        else:
            name = "?"
            at = self.grid.at(row, self.table.columns["kegiatan"])
            self.result.refuse(at, "kegiatan belum diisi", "isi sel ini", "kegiatan_kosong")
        kegiatan.append({"nama": name, "baris": []})
        self.fresh = False

    def _add(self, row: int, state: dict[str, str]) -> None:
        kegiatan = self.areas[-1]["kegiatan"][-1]
        loc = ("area", len(self.areas) - 1, "kegiatan", len(self.areas[-1]["kegiatan"]) - 1, "baris",
               len(kegiatan["baris"]))  # fmt: skip
        line: dict[str, Any] = {}
        for name in ("sub_kegiatan", "indikator"):
            if state[name] == "covered" and kegiatan["baris"]:
                continue  # shared with the row above
            line[name] = "" if state[name] == "absent" else self._text(row, name, (*loc, name))
        line["bulan"] = self._months(row, (*loc, "bulan"))
        if "keterangan" in self.table.columns:
            text = self._text(row, "keterangan", (*loc, "keterangan"))
            if text:
                line["keterangan"] = text
        self.result.cells[loc] = self.grid.at(row, self.table.columns["sub_kegiatan"])
        if "status" in self.table.columns:
            column = self.table.columns["status"]
            self.result.statuses[loc] = (self.grid.shown(row, column).text.strip(BLANKS), self.grid.at(row, column))
        kegiatan["baris"].append(line)

    def _marked(self, row: int) -> bool:
        """Whether a month is marked; a place and a date under the table are no marks."""
        words = self.table.columns.get("bulan")
        return bool(words and not self.grid[row, words].blank) or any(
            self.grid[row, column].text.strip(BLANKS) in _MARKS for column in self.table.months
        )

    def _months(self, row: int, loc: tuple[int | str, ...]) -> list[int]:
        found = set(self._months_in_words(row, loc)) if "bulan" in self.table.columns else set()
        whole = self.grid.shown(row, self.table.columns["sub_kegiatan"]).fill
        for column, months in self.table.months.items():
            cell, fill = self.grid.shown(row, column), self._fill(row, column)
            text = cell.text.strip(BLANKS)
            at = self.grid.at(row, column)
            self.result.cells.setdefault(loc, at)
            if cell.fault:
                what = "rumus belum ada hasilnya" if cell.fault == "rumus" else f"sel berisi kesalahan {cell.fault}"
                self.result.refuse(at, what, "isi x, atau kosongkan", "tanda_salah")
            elif text in _MARKS or self._names(text, months):
                found.update(months)
            elif text and text not in _NOT:
                what = f"isi '{text[:30]}' bukan tanda bulan"
                self.result.refuse(at, what, "isi x, arsir selnya, atau kosongkan", "tanda_salah")
            elif not text and fill and fill != whole and fill != self.banded.get(column):
                found.update(months)
        return sorted(found)

    def _fill(self, row: int, column: int) -> str:
        return self.grid.shown(row, column).fill

    @staticmethod
    def _names(text: str, months: tuple[int, ...]) -> bool:
        try:
            return bool(text) and parse_bulan(text) == months
        except ValueError:
            return False

    def _months_in_words(self, row: int, loc: tuple[int | str, ...]) -> tuple[int, ...]:
        column = self.table.columns["bulan"]
        text = self._text(row, "bulan", loc)
        if text in ("", "-", "–", "—"):
            return ()
        if months := months_of(text):  # also what Excel made a date of: "Mar 2026" is 1 March
            return months
        try:
            return parse_bulan(_YEAR.sub("", text).replace("&", ",").replace("\n", ", "))
        except UnknownMonth as error:
            near = f"mungkin '{spell_month(error.suggestion)}'" if error.suggestion else "tulis nama atau nomor bulan"
            self.result.refuse(
                self.grid.at(row, column), f"bulan '{error.word}' tidak dikenal", near, "bulan_tidak_dikenal"
            )
        except ValueError as error:
            self.result.refuse(self.grid.at(row, column), str(error), "perbaiki bulannya", "bulan_mustahil")
        return ()


def _banded(table: Table) -> dict[int, str]:
    """The fill of a month's column whose title has it too: a way of drawing the sheet, no mark."""
    found = {}
    for column in table.months:
        fill = table.grid.shown(table.last, column).fill
        rows = range(table.last + 1, table.grid.last_row + 1)
        if fill and all(table.grid.shown(row, column).fill == fill for row in rows if not table.grid.blank_row(row)):
            found[column] = fill
    return found


def _repeats_header(table: Table, row: int) -> bool:
    """Whether a row is the header again, as on each page of a printed sheet."""
    if table.own:
        return False
    columns = [column for name, column in table.columns.items() if not table.grid[row, column].blank]
    titles = {column: {fold(table.grid.shown(r, column).text) for r in range(table.first, table.last + 1)}
              for column in columns}  # fmt: skip
    return len(columns) >= 2 and all(fold(table.grid[row, column].text) in titles[column] for column in columns)


def _counts_columns(table: Table, row: int) -> bool:
    """Whether a row numbers the columns: 1, 2, 3 … below the header."""
    texts = [cell.text.strip(" ()\t\n") for _, cell in table.grid.row(row)]
    numbers = [int(text) for text in texts if text.isascii() and text.isdigit()]
    return (
        not table.own and row <= table.last + 2 and len(texts) == len(numbers) >= 3 and numbers == sorted(set(numbers))
    )


def _is_total(table: Table, row: int) -> bool:
    first = next((cell.text for _, cell in table.grid.row(row)), "")
    return not table.own and fold(first).startswith(("jumlah", "total")) and len(list(table.grid.row(row))) <= 4
