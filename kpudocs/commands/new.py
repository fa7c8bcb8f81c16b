"""`kpudocs new`: a commented file to start from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import Debug
from kpudocs.errors import UsageError

__all__ = ["new"]


def new(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Folder tempat berkas baru.")] = Path("."),
    debug: Debug = False,
) -> None:
    """Buat berkas isian baru dengan keterangan, yang langsung dapat dibuat keputusannya."""
    from importlib.resources import files

    from kpudocs.output import make_folder, write_whole

    path = folder / "keputusan.yaml"
    if os.path.lexists(path):
        raise UsageError(f"{path} sudah ada; pilih folder lain atau pindahkan dulu berkas itu")
    make_folder(folder)
    write_whole(path, files("kpudocs.scaffold").joinpath("keputusan.yaml").read_bytes())
    put(f"{path}\n", f"{path} sudah dibuat, tetapi namanya")
    say(f'Ubah isinya, lalu jalankan: kpudocs build "{path}"')
