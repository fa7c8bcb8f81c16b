"""`build --nomor otomatis`: a decree's number from the register."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kpudocs.commands.console import say
from kpudocs.commands.environment import user_name
from kpudocs.commands.register import open_book
from kpudocs.errors import InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source

__all__ = ["AUTOMATIC", "number_source"]

AUTOMATIC = "otomatis"


def number_source(file: Path, source: Source, variants: list[str], register: Path) -> Source:
    """The decree with its number: the one that the register holds for this file, or the next.

    The number stays with the file, whatever becomes of the build: the next one finds it again. So
    none is lost and none is given twice. Raises UsageError where the decree has a number or needs
    none, InvalidInput where it could not be built with one, MissingResource from the register.
    """
    from kpudocs.composition import missing_facts
    from kpudocs.loaders import read_bytes, yaml
    from kpudocs.naskah import Ragam

    keputusan = source.keputusan
    if keputusan.nomor is not None:
        raise UsageError(f"nomor sudah diisi ({keputusan.nomor}); hapus --nomor {AUTOMATIC}, atau isian nomornya")
    if all(variant in (Ragam.RANCANGAN, Ragam.SRIKANDI) for variant in variants):
        raise UsageError(f"ragam {', '.join(variants)} tidak memerlukan nomor; hapus --nomor {AUTOMATIC}")
    lacking = {
        fault.path: fault
        for variant in variants
        for fault in missing_facts(keputusan, Ragam(variant))
        if fault.loc != ("nomor",)
    }
    if lacking:
        raise InvalidInput(source.locate(tuple(lacking.values())))
    jenis = "keputusan sekretaris" if keputusan.lembaga.sekretariat else "keputusan"
    with open_book(register) as book:
        entry, new = book.reserve_for(
            jenis,
            keputusan.tahun,
            _name(file, register),
            keputusan.judul,
            lembaga=keputusan.lembaga.nama_lengkap,
            oleh=user_name(),
        )
    say(
        f"nomor {entry.nomor} tahun {entry.tahun} {'dipesan untuk' if new else 'sudah dipesan untuk'} {file}; "
        f"sesudah ditandatangani: kpudocs register issue {entry.nomor}/{entry.tahun} FILE"
    )
    return yaml.load(read_bytes(file), str(file), file.parent, {"nomor": str(entry.nomor)})


def _name(file: Path, register: Path) -> str:
    """How the register knows a file: from its own folder, so that all who share it say the same."""
    try:
        return Path(os.path.relpath(file.resolve(), register.resolve().parent)).as_posix()
    except ValueError:  # another drive of Windows
        return file.resolve().as_posix()
