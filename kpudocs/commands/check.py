"""`kpudocs check`: what is wrong with a decree's file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import CheckFormat, Debug, DecreeFile
from kpudocs.errors import ExitCode, Fault, InvalidInput

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source

__all__ = ["check"]


def check(
    file: DecreeFile,
    format: Annotated[
        CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk laporan: text atau json.")
    ] = CheckFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Periksa berkas isian; semua kesalahan disebut sekaligus."""
    from kpudocs.loaders import load_source

    faults: tuple[Fault, ...] = ()
    missing: dict[str, tuple[Fault, ...]] = {}
    try:
        missing = _missing(load_source(file))
    except InvalidInput as error:
        if format is CheckFormat.TEXT:
            raise
        faults = error.faults
    if format is CheckFormat.JSON:
        report = {
            "version": 1,
            "file": str(file),
            "faults": [fault.as_dict() for fault in faults],
            "missing": {name: [fault.as_dict() for fault in lacking] for name, lacking in missing.items()},
        }
        put(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        say(f"{file}: tidak ada kesalahan")
        alike: dict[str, list[str]] = {}
        for name, lacking in missing.items():
            told = ", ".join(f"{fault.message} (baris {fault.line})" for fault in lacking)
            alike.setdefault(told, []).append(name)
        for told, names in alike.items():
            say(f"{file}: belum cukup untuk ragam {', '.join(names)}: {told}")
    if faults:
        raise typer.Exit(ExitCode.INVALID_INPUT)


def _missing(source: Source) -> dict[str, tuple[Fault, ...]]:
    """What each ragam still lacks, where it lacks anything."""
    from kpudocs.composition import missing_facts
    from kpudocs.naskah import Ragam

    found = {ragam.value: source.locate(tuple(missing_facts(source.keputusan, ragam))) for ragam in Ragam}
    return {name: faults for name, faults in found.items() if faults}
