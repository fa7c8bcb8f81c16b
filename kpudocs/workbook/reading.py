"""From the sheets of a workbook to lampiran, as data that YAML would hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kpudocs.bahasa.teks import variables_in_force
from kpudocs.errors import Fault, InvalidInput
from kpudocs.faults import faults_of
from kpudocs.keputusan import NAMA_VARIABEL
from kpudocs.lampiran import JENIS
from kpudocs.workbook import names, plan, table
from kpudocs.workbook.grid import BLANKS, Area, Grid, Workbook, read_workbook
from kpudocs.workbook.guide import SHEET_GUIDE, SHEET_SETTINGS
from kpudocs.workbook.headers import find_calendar, find_table
from kpudocs.workbook.layout import Loc, Read, Role, Table
from kpudocs.workbook.settings import YES, apply_settings, read_settings
from kpudocs.workbook.writer import APART, SETTINGS_NAME, area_name

__all__ = ["KINDS", "Choice", "Kind", "interpret", "locate", "read_lampiran", "refuse"]

_Finder = Callable[[Grid, Mapping[str, str]], Table | list[Fault]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of lampiran that has rows: how its table is found in a sheet and read."""

    roles: tuple[Role, ...]
    find: _Finder
    read: Callable[..., Read]


# fmt: off
KINDS: dict[str, Kind] = {
    names.JENIS: Kind(names.ROLES, names.find, names.read),
    plan.JENIS: Kind(plan.ROLES, plan.find, plan.read),
    table.JENIS: Kind(table.ROLES, table.find, table.read),
}
"""The kinds that a workbook can hold."""
# fmt: on


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose for a workbook that kpudocs did not make."""

    sheet: str = ""
    jenis: str = ""
    columns: Mapping[str, str] | None = None
    """The title or the letters of the column of a role; "-" where there is none."""


def read_lampiran(raw: bytes, name: str, choice: Choice | None = None) -> tuple[Read, ...]:
    """Every lampiran in a workbook: those that kpudocs exported, or else each sheet that can be read as one.

    `name` stands in messages. What is wrong with a cell is in each `Read.faults`; raises
    InvalidInput where the workbook cannot be opened or nothing in it can be read as a lampiran.
    """
    return interpret(read_workbook(raw, name), name, choice)


def interpret(book: Workbook, name: str, choice: Choice | None = None) -> tuple[Read, ...]:
    """As `read_lampiran`, of sheets that were read already."""
    choice = choice or Choice()
    if choice.sheet:
        sheets = [grid for grid in book.sheets if grid.name.casefold() == choice.sheet.casefold()]
        if not sheets:
            there = ", ".join(grid.name for grid in book.sheets)
            raise InvalidInput(
                (Fault(f'lembar "{choice.sheet}" tidak ada', f"yang ada: {there}", file=name, code="lembar_hilang"),)
            )
        book = replace_sheets(book, sheets)
    found = tuple(_own(book, choice.columns or {}))
    if found:
        ours = {SHEET_GUIDE, book.names.get(SETTINGS_NAME, (SHEET_SETTINGS, None))[0], *(one.sheet for one in found)}
        found[0].notes.extend(
            f"{grid.name}: lembar ini tidak dibaca, bukan lembar buatan kpudocs; pindahkan isinya ke lembar lampirannya"
            for grid in book.sheets
            if grid.name not in ours and grid.last_row
        )
    found = found or tuple(_foreign(book, name, choice))
    for one in found:
        one.faults[:] = [replace(fault, file=name) for fault in one.faults]
    return found


def replace_sheets(book: Workbook, sheets: Iterable[Grid]) -> Workbook:
    """The workbook with some of its sheets; that of the settings stays."""
    kept = {id(grid) for grid in sheets}
    settings = book.names.get(SETTINGS_NAME, ("", None))[0]
    return replace(book, sheets=tuple(grid for grid in book.sheets if id(grid) in kept or grid.name == settings))


def _own(book: Workbook, mapping: Mapping[str, str]) -> Iterable[Read]:
    """The sheets that kpudocs made, by the names of their areas."""
    grids = {grid.name: grid for grid in book.sheets}
    settings: dict[int, list[tuple[str, int, int]]] = {}
    sheet, area = book.names.get(SETTINGS_NAME, ("", (0, 0, 0, 0)))
    if sheet in grids:
        settings = read_settings(grids[sheet], area[2] + 1, area[1])
    found: list[tuple[int, str, Grid, Area]] = []
    for name, (sheet_name, header) in book.names.items():
        for jenis in KINDS:
            number = name.removeprefix("kpudocs_lampiran_").removesuffix(f"_{jenis}")
            if number.isdigit() and name == area_name(int(number) - 1, jenis) and sheet_name in grids:
                found.append((int(number), jenis, grids[sheet_name], header))
    for order, kind, grid, header in sorted(found, key=lambda one: one[0]):
        yield _read_own(order, kind, grid, header, settings.get(order, []), grids.get(sheet), mapping)


def _read_own(
    number: int,
    jenis: str,
    grid: Grid,
    header: Area,
    lines: list[tuple[str, int, int]],
    settings: Grid | None,
    mapping: Mapping[str, str],
) -> Read:
    kind = KINDS[jenis]
    stated = {name: settings[row, column].text.strip(BLANKS) for name, row, column in lines} if settings else {}
    found = _own_table(kind, jenis, grid, header, stated, mapping)
    if not isinstance(found, Table):
        return Read(jenis, grid.name, faults=found, number=number - 1)
    if jenis == plan.JENIS:
        result = kind.read(found, apart=stated.get(APART, "").casefold() == YES)
    else:
        result = kind.read(found)
    result.number = number - 1
    if settings is not None:
        titles = [head["judul"] for head in result.data.get("kolom", ())]
        apply_settings(result, settings, [line for line in lines if line[0] != APART], JENIS[jenis], titles)
    return result


def _own_table(
    kind: Kind, jenis: str, grid: Grid, header: Area, stated: Mapping[str, str], mapping: Mapping[str, str]
) -> Table | list[Fault]:
    """The table below a header that kpudocs wrote: titles may have been moved, and renamed where somebody says so."""
    first, left, last, right = header
    if jenis == table.JENIS:
        return Table(grid, first, last, {"no": left}, (left, right), own=True)
    roles = list(kind.roles)
    if stated.get("judul_kedudukan"):  # its title is the office's own
        roles.insert(0, Role("kedudukan", (stated["judul_kedudukan"],)))
    if jenis == names.JENIS:
        written = [names.TITLES.get(field) or stated.get("judul_kedudukan", "") for field in ("no", *names.FIELDS)]
        if [grid[last, left + j].text.strip(BLANKS) for j in range(len(written))] == written:
            columns = {field: left + j for j, field in enumerate(("no", *names.FIELDS))}
            return Table(grid, first, last, columns, (left, right), own=True)
    above = Grid(
        grid.name, {place: cell for place, cell in grid.cells.items() if first <= place[0] <= last}, grid.merges
    )
    found = find_table(above, roles, mapping, months=jenis == plan.JENIS)
    if isinstance(found, Table):
        return replace(found, grid=grid, first=first, last=last, own=True)
    return found


def _foreign(book: Workbook, name: str, choice: Choice) -> Iterable[Read]:
    """Sheets of anybody's making. One that holds no table is passed over, where another holds one."""
    mapping = dict(choice.columns or {})
    told: list[Fault] = []
    empty: list[str] = []
    found: list[Read] = []
    for grid in book.sheets:
        if not grid.last_row:
            continue
        if grid.name in (SHEET_GUIDE, SHEET_SETTINGS) and len(book.sheets) > 1:
            continue
        jenis = choice.jenis or _guess(grid, mapping)
        kind = KINDS[jenis]
        table_found = kind.find(grid, mapping)
        if isinstance(table_found, Table):
            found.append(kind.read(table_found))
        elif choice.jenis or jenis != table.JENIS:
            told += table_found
        else:
            empty.append(grid.name)
    if told and not (found and all(fault.code == "kepala_hilang" for fault in told)):
        raise InvalidInput(tuple(replace(fault, file=name) for fault in told))
    if not found:
        what = f"tidak ada tabel pada lembar {', '.join(empty)}" if empty else "buku kerja kosong"
        raise InvalidInput(
            (Fault(what, "isi tabelnya, dengan judul pada setiap kolom", file=name, code="tanpa_tabel"),)
        )
    for skipped in [*empty, *(fault.cell for fault in told)]:
        found[0].notes.append(f"{skipped}: lembar ini tidak dibaca, tidak ada tabelnya")
    if book.hidden_sheets:
        found[0].notes.append(f"lembar tersembunyi tidak dibaca: {', '.join(book.hidden_sheets)}")
    yield from found


def _guess(grid: Grid, mapping: Mapping[str, str]) -> str:
    """The kind of a sheet by its titles: a plan has kegiatan and months, a list of people names and offices."""
    if {"area", "kegiatan", "sub_kegiatan", "indikator", "bulan"} & mapping.keys():
        return plan.JENIS
    if {"nama", "jabatan", "kedudukan"} & mapping.keys():
        return names.JENIS
    everything = find_table(grid, [replace(role, required=False) for role in plan.ROLES], {}, months=True)
    if isinstance(everything, Table):
        months = any(name.startswith("bulan") for name in everything.columns)
        texts = {"area", "kegiatan", "sub_kegiatan", "indikator"} & everything.columns.keys()
        if len(texts) >= 3 or (months and texts):
            return plan.JENIS
    elif (line := find_calendar(grid)) and _is_marked(grid, *line):
        return plan.JENIS  # whose columns are then asked for
    people = names.find(grid, {})
    if isinstance(people, Table) and {"jabatan", "kedudukan"} & people.columns.keys():
        strange = people.extent[1] - people.extent[0] + 1 - len(people.columns)
        return names.JENIS if strange <= 1 else table.JENIS
    return table.JENIS


def _is_marked(grid: Grid, last: int, columns: Iterable[int]) -> bool:
    """Whether the months of a table are marked, and hold no numbers."""
    inside = set(columns)
    cells = [cell for (row, column), cell in grid.cells.items() if row > last and column in inside and not cell.blank]
    return not any(cell.number for cell in cells)


def locate(fault: Fault, read: Read, prefix: Loc, name: str) -> Fault:
    """A fault of the model with the cell of its fact; `prefix` is where the lampiran stands in the decree."""
    loc = fault.loc[len(prefix) :]
    while loc and loc not in read.cells:
        loc = loc[:-1]
    return replace(fault, file=name, line=0, column=0, cell=read.cells.get(loc, read.sheet))


def refuse(found: Iterable[Read], name: str) -> None:
    """Raise InvalidInput with all that is wrong with lampiran read by themselves, each fault at its cell."""
    faults: list[Fault] = []
    for one in found:
        faults += one.faults
        if not one.data:
            continue
        told = {fault.cell for fault in one.faults}
        try:
            with variables_in_force({variable: variable for variable in NAMA_VARIABEL}):
                TypeAdapter[Any](JENIS[one.jenis]).validate_python(one.data)
        except ValidationError as error:
            located = [locate(fault, one, (), name) for fault in faults_of(error, JENIS[one.jenis])]
            faults += [fault for fault in located if fault.cell not in told]
    if faults:
        raise InvalidInput(tuple(faults))
