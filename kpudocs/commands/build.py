"""`kpudocs build`: the decree and its copy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.console import put
from kpudocs.commands.environment import moment_asked_for
from kpudocs.commands.gate import refuse_findings
from kpudocs.commands.help import Debug, DecreeFile
from kpudocs.commands.template import check_folder
from kpudocs.commands.usage import choose
from kpudocs.errors import Fault, InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source
    from kpudocs.naskah import Naskah

__all__ = ["FORMATS", "RAGAM", "build"]

RAGAM = ("asli", "petikan", "rancangan", "salinan")
_PETIKAN = "petikan"
FORMATS = ("docx", "pdf", "txt")


def build(
    file: DecreeFile,
    ragam: Annotated[
        str, typer.Option(metavar="RAGAM,…", help="Ragam yang dibuat: asli, petikan, rancangan, salinan.")
    ] = "asli,salinan",
    format: Annotated[str, typer.Option(metavar="BENTUK,…", help="Bentuk berkas: docx, pdf, txt.")] = "docx,pdf",
    untuk: Annotated[
        list[str] | None,
        typer.Option(metavar="NAMA", help='Petikan untuk siapa: "Nama" dalam lampiran, KOLOM=isi, atau semua.'),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder hasil.")] = Path("hasil"),
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Timpa berkas yang bukan buatan kpudocs atau sudah diubah.")
    ] = False,
    template_dir: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Folder templat Word sendiri (keputusan.docx, lampiran/…).")
    ] = None,
    unchecked: Annotated[
        bool,
        typer.Option("--tanpa-periksa", metavar="", help="Tetap buat asli dan salinan walaupun ada galat penulisan."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Buat keputusan dan salinannya. Setiap berkas yang jadi dicetak namanya."""
    variants = choose(ragam, RAGAM, "--ragam")
    formats = choose(format, FORMATS, "--format")
    if untuk and _PETIKAN not in variants:
        raise UsageError(f"--untuk dipakai bersama --ragam {_PETIKAN}")
    moment = moment_asked_for()
    from kpudocs.composition import missing_facts
    from kpudocs.loaders import load_source
    from kpudocs.naskah import Ragam
    from kpudocs.output import OutputFolder
    from kpudocs.renderers import render

    source = load_source(file)
    _refuse_missing(source, (fault for name in variants for fault in missing_facts(source.keputusan, Ragam(name))))
    if not unchecked:
        refuse_findings(source, variants)
    if template_dir is not None:
        check_folder(template_dir, (lampiran.jenis for lampiran in source.keputusan.lampiran))
    if "pdf" in formats:
        _refuse_glyphs(source)
    files = {}
    for naskah in _compose(source, variants, untuk or []):
        for ending in formats:
            files[f"{naskah.nama_berkas}.{ending}"] = render(naskah, ending, moment=moment, templates=template_dir)
    made = OutputFolder(out).write(files, force=force)
    put("".join(f"{path}\n" for path in made), f"{len(made)} berkas sudah dibuat dalam folder {out}, tetapi daftarnya")


def _compose(source: Source, variants: list[str], untuk: list[str]) -> Iterator[Naskah]:
    """The decree in each variant; an excerpt for each who is asked for."""
    from kpudocs.composition import compose, compose_petikan

    for name in variants:
        if name == _PETIKAN:
            yield from compose_petikan(source.keputusan, untuk)
        else:
            yield compose(source.keputusan, name)


def _refuse_missing(source: Source, faults: Iterable[Fault]) -> None:
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    if first:
        located = source.locate(tuple(first.values()))
        raise InvalidInput(tuple(sorted(located, key=lambda fault: (fault.line, fault.column))))


def _refuse_glyphs(source: Source) -> None:
    """Refuse what the PDF's font cannot show, where it was typed."""
    from kpudocs.renderers.pdf.fonts import bold, regular

    shown = regular().widths.keys() & bold().widths.keys() | {"\n"}
    facts = source.keputusan.model_dump(exclude={"variabel"})
    advice = "ganti dengan huruf lain, atau buat tanpa PDF: --format docx"
    faults = tuple(
        Fault(f'huruf "{char}" (U+{ord(char):04X}) tidak ada dalam huruf PDF', advice, loc, code="huruf_tidak_ada")
        for loc, text in _texts(facts, ())
        for char in sorted(set(text) - shown)
    )
    _refuse_missing(source, faults)


def _texts(data: Any, loc: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text of the facts with its place."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, (dict, list, tuple)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*loc, step))
