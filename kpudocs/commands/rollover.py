"""`kpudocs rollover`: next year's draft."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import Debug, DecreeFile
from kpudocs.errors import FileExists, UsageError

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source

__all__ = ["rollover"]


def rollover(
    file: DecreeFile,
    tahun: Annotated[int, typer.Option(metavar="TAHUN", help="Tahun rancangan yang dibuat.")],
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE.yaml", help="Berkas rancangan; bawaannya dengan tahun baru."),
    ] = None,
    realisasi: Annotated[
        Path | None,
        typer.Option(metavar="FILE.xlsx", help="Realisasi rencana: kolom STATUS berisi selesai, lanjut, atau batal."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Timpa berkas yang sudah ada.")] = False,
    debug: Debug = False,
) -> None:
    """Buat rancangan tahun berikutnya dari berkas isian tahun ini. Yang harus diputuskan disebut."""
    from kpudocs.loaders import load_source
    from kpudocs.output import make_folder, write_whole
    from kpudocs.rollover import roll_over

    path = out or _next_name(file, tahun)
    if os.path.lexists(path) and not force:
        raise FileExists(f"{path} sudah ada; pindahkan dulu, sebut nama lain dengan -o, atau pakai --force")
    source = load_source(file)
    if source.text is None:
        raise UsageError(f"{file} bukan berkas YAML")
    if not source.keputusan.tahun < tahun <= 2100:
        raise UsageError(f"--tahun: {tahun} bukan tahun sesudah {source.keputusan.tahun}")
    if realisasi is not None:
        source = _carry(source, file, realisasi)
    draft = roll_over(source, tahun)
    make_folder(path.parent)
    write_whole(path, draft.text.encode())
    put(f"{path}\n")
    for one in draft.decisions:
        say(f"{path}:{one.line}: {one.words}")
    say(
        f"{len(draft.decisions)} hal harus diputuskan, ditandai # PUTUSKAN dalam berkas itu; hapus barisnya setelah "
        "diputuskan. Ragam selain rancangan baru dapat dibuat setelah semuanya diputuskan."
    )


def _next_name(file: Path, tahun: int) -> Path:
    """The file's name with the new year in the place of one that it holds, or after it."""
    import re

    stem = re.sub(r"(?<![0-9])20[0-9]{2}(?![0-9])", str(tahun), file.stem)
    return file.with_name((stem if stem != file.stem else f"{file.stem}-{tahun}") + file.suffix)


def _carry(source: Source, file: Path, realisasi: Path) -> Source:
    """The decree's file with only the plan's rows that go on."""
    from kpudocs.loaders import yaml
    from kpudocs.loaders.dari import read_bytes
    from kpudocs.loaders.yaml_update import update_yaml
    from kpudocs.realisation import carry_over
    from kpudocs.workbook import read_lampiran

    found = read_lampiran(read_bytes(realisasi), str(realisasi), None)
    carried = carry_over(source.keputusan, found, str(realisasi))
    for name, count in carried.counts.items():
        say(f"{realisasi}: {count} baris {name}")
    for row in carried.unsaid:
        say(f"{realisasi}: tanpa status, dilanjutkan: {row}")
    try:
        text = update_yaml(source, carried.keputusan, folder=file.parent)
    except ValueError as error:
        raise UsageError(f"{file}: baris rencana tidak tertulis di berkas ini; ubah buku kerjanya") from error
    return yaml.load(text.encode(), str(file), file.parent)
