"""`kpudocs xlsx`: the plans, lists and tables of a decree as a workbook, and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import Command, Debug, DecreeFile, Group
from kpudocs.errors import Fault, FileExists, InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.keputusan import Keputusan
    from kpudocs.loaders.source import Source
    from kpudocs.workbook import Read

__all__ = ["app"]

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode="rich",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH …",
    help="Lampiran sebagai buku kerja Excel, dan kembali.",
)
_ROW_FIELDS = {"daftar_nama": ("orang",), "rencana_aksi": ("area",), "tabel": ("kolom", "baris")}


@app.command(cls=Command, options_metavar="[OPSI]")
def export(
    file: DecreeFile,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE.xlsx", help="Buku kerja yang dibuat.")
    ] = None,
    realisasi: Annotated[
        bool,
        typer.Option("--realisasi", metavar="", help="Tambah kolom STATUS pada rencana aksi, untuk kpudocs rollover."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Timpa buku kerja yang sudah ada.")] = False,
    debug: Debug = False,
) -> None:
    """Buat buku kerja dari rencana aksi, daftar nama, dan tabel dalam lampiran."""
    from kpudocs.loaders import load_source
    from kpudocs.output import make_folder, write_whole
    from kpudocs.workbook import export_workbook

    path = out or file.with_suffix(".xlsx")
    if path.suffix.lower() != ".xlsx":
        raise UsageError(f"-o: {path.name} tidak berakhiran .xlsx")
    _refuse_existing(path, force)
    source = load_source(file)
    try:
        raw = export_workbook(source.keputusan, realisasi=realisasi)
    except InvalidInput as error:
        raise InvalidInput(source.locate(error.faults)) from error
    make_folder(path.parent)
    write_whole(path, raw)
    put(f"{path}\n")
    say(f'Setelah diubah, masukkan kembali dengan: kpudocs xlsx import "{path}" --into "{file}"')


@app.command("import", cls=Command, options_metavar="[OPSI]")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Buku kerja.")],
    into: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="Ganti lampiran dalam berkas isian ini; selebihnya tetap.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE.yaml", help="Tulis hasilnya ke berkas ini.")
    ] = None,
    sheet: Annotated[str, typer.Option("--lembar", metavar="NAMA", help="Hanya lembar ini.")] = "",
    jenis: Annotated[
        str, typer.Option(metavar="JENIS", help="Jenis lampiran: daftar_nama, rencana_aksi, atau tabel.")
    ] = "",
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--kolom", metavar="ISIAN=KOLOM", help='Kolom suatu isian: sub_kegiatan=D, atau "indikator=Output".'
        ),
    ] = None,
    number: Annotated[
        int | None, typer.Option("--lampiran", metavar="NOMOR", help="Lampiran ke berapa yang diganti.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Timpa berkas -o yang sudah ada.")] = False,
    debug: Debug = False,
) -> None:
    """Baca buku kerja menjadi lampiran. Semua kesalahan disebut dengan lembar dan selnya."""
    from kpudocs.loaders.dari import read_bytes
    from kpudocs.loaders.yaml_writer import write_yaml
    from kpudocs.output import make_folder, write_whole
    from kpudocs.workbook import KINDS, Choice, read_lampiran, refuse

    if jenis and jenis not in KINDS:
        raise UsageError(f'--jenis: "{jenis}" tidak dikenal; pilihannya: {", ".join(KINDS)}')
    if number is not None and into is None:
        raise UsageError("--lampiran dipakai bersama --into")
    if out is not None:
        _refuse_existing(out, force)
    choice = Choice(sheet, jenis, _mapping(columns or []))
    found = read_lampiran(read_bytes(file), str(file), choice)
    for one in found:
        say(*one.notes)
    if into is None:
        refuse(found, str(file))
        text = write_yaml({"lampiran": [one.data for one in found]})
    else:
        faults = tuple(fault for one in found for fault in one.faults)
        if faults:
            raise InvalidInput(faults)
        text = _merged(into, found, str(file), number)
    target = out or into
    if target is None:
        put(text, utf8=True)
        return
    make_folder(target.parent)
    write_whole(target, text.encode())
    put(f"{target}\n")


def _refuse_existing(path: Path, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise FileExists(f"{path} sudah ada; pindahkan dulu, sebut nama lain dengan -o, atau pakai --force")


def _mapping(columns: list[str]) -> dict[str, str]:
    from kpudocs.workbook import KINDS

    known = {role.name for kind in KINDS.values() for role in kind.roles}
    mapping = {}
    for text in columns:
        name, equals, column = text.partition("=")
        name = name.strip()
        if not equals or not column.strip():
            raise UsageError(f'--kolom: "{text}" harus seperti sub_kegiatan=D')
        if name not in known:
            raise UsageError(f'--kolom: isian "{name}" tidak dikenal; pilihannya: {", ".join(sorted(known))}')
        mapping[name] = column.strip()
    return mapping


def _merged(path: Path, found: tuple[Read, ...], name: str, number: int | None) -> str:
    """The decree's file with its lampiran replaced; everything else keeps its characters."""
    from kpudocs.loaders import load_source
    from kpudocs.loaders.yaml_update import update_yaml

    source = load_source(path)
    if source.text is None:
        raise UsageError(f"--into: {path} bukan berkas YAML")
    changed = _replaced(source, found, name, number)
    same = changed == source.keputusan
    try:
        text = update_yaml(source, changed, folder=path.parent)
    except ValueError as error:
        raise UsageError(f"{path}: lampiran tidak dapat diganti di tempatnya; pakai tanpa --into") from error
    if same:
        say(f"{path}: tidak ada yang berubah")
    return text


def _replaced(source: Source, found: tuple[Read, ...], name: str, number: int | None) -> Keputusan:
    """The decree with the lampiran of a workbook. Raises InvalidInput with the cell of each fault."""
    from pydantic import ValidationError

    from kpudocs.faults import faults_of
    from kpudocs.keputusan import Keputusan
    from kpudocs.workbook import locate

    data: dict[str, Any] = source.keputusan.model_dump()
    lampiran = list(data["lampiran"])
    placed: dict[int, Read] = {}
    for one in found:
        place = _place(source, one, placed, number, len(found))
        if place < len(lampiran):
            old = lampiran[place]
            kept = {} if one.number is not None else {k: v for k, v in old.items() if k not in _ROW_FIELDS[one.jenis]}
            lampiran[place] = {**kept, **one.data}
        else:
            lampiran.append(one.data)
        placed[place] = one
    if any(one.number is not None for one in found):
        for place, was in enumerate(source.keputusan.lampiran):
            if was.jenis in _ROW_FIELDS and place not in placed and ("lampiran", place) not in source.places.cells:
                say(f"{name}: tidak memuat lampiran {place + 1} ({was.jenis}); lampiran itu tetap seperti semula")
    try:
        return Keputusan.model_validate({**data, "lampiran": lampiran})
    except ValidationError as error:
        faults = []
        for fault in faults_of(error, Keputusan):
            prefix = fault.loc[:2]
            owner = placed.get(prefix[1]) if len(prefix) > 1 and isinstance(prefix[1], int) else None
            faults.append(locate(fault, owner, prefix, name) if owner else source.places.locate(fault))
        raise InvalidInput(tuple(faults)) from error


def _place(source: Source, one: Read, placed: dict[int, Read], number: int | None, many: int) -> int:
    """Which lampiran of the decree a sheet replaces; one past the last for a new one."""
    lampiran = source.keputusan.lampiran
    if number is not None:
        if many > 1:
            raise UsageError("--lampiran: buku kerja memuat beberapa lampiran; sebut juga --lembar")
        if not 1 <= number <= len(lampiran) + 1:
            raise UsageError(f"--lampiran: keputusan itu memuat {len(lampiran)} lampiran")
        place = number - 1
    else:
        alike = [i for i, old in enumerate(lampiran) if old.jenis == one.jenis and i not in placed]
        if one.number is not None and one.number in alike:
            place = one.number
        elif len(alike) > 1:
            numbers = ", ".join(str(i + 1) for i in alike)
            raise UsageError(f"{one.sheet}: ada beberapa lampiran {one.jenis} ({numbers}); sebut --lampiran NOMOR")
        else:
            place = alike[0] if alike else len(lampiran)
    if place < len(lampiran) and lampiran[place].jenis != one.jenis:
        raise UsageError(f"lampiran {place + 1} berjenis {lampiran[place].jenis}, sedangkan {one.sheet} {one.jenis}")
    if ("lampiran", place) in source.places.cells:
        file = source.places.cells["lampiran", place][0]
        what = f"lampiran ini diambil dari {file}"
        fault = Fault(
            what, f"simpan buku kerja itu sebagai {file}, atau hapus dari: di sini", ("lampiran", place), code="dari"
        )
        raise InvalidInput((source.places.locate(fault),))
    return place
