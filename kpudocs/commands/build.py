"""`kpudocs build`: the decree and its copy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.environment import moment_asked_for
from kpudocs.commands.gate import refuse_findings
from kpudocs.commands.help import Debug, DecreeFile
from kpudocs.commands.made import report_file, tell_anchor
from kpudocs.commands.numbering import AUTOMATIC, number_source
from kpudocs.commands.register import REGISTER, RegisterFile
from kpudocs.commands.template import check_folder
from kpudocs.commands.usage import choose
from kpudocs.errors import Fault, InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source
    from kpudocs.naskah import Naskah
    from kpudocs.receipts.making import Made

__all__ = [
    "FORMATS",
    "RAGAM",
    "build",
    "refuse_glyphs",
    "refuse_mismatch",
    "refuse_missing",
    "refuse_undecided",
    "tell_pages",
]

RAGAM = ("asli", "petikan", "rancangan", "salinan", "srikandi", "tte")
_PETIKAN = "petikan"
_SRIKANDI = "srikandi"
FORMATS = ("docx", "pdf", "txt")


def build(
    file: DecreeFile,
    ragam: Annotated[
        str,
        typer.Option(metavar="RAGAM,…", help="Ragam yang dibuat: asli, petikan, rancangan, salinan, srikandi, tte."),
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
    as_json: Annotated[
        bool, typer.Option("--json", metavar="", help="Cetak daftar berkas sebagai JSON, dengan letak jangkar tte.")
    ] = False,
    attach: Annotated[
        bool,
        typer.Option("--lampirkan-sumber", metavar="", help="Lampirkan berkas isian di dalam PDF (PDF/A-3a)."),
    ] = False,
    nomor: Annotated[
        str | None, typer.Option(metavar=AUTOMATIC, help="otomatis: nomor berikutnya dari register.")
    ] = None,
    register: RegisterFile = REGISTER,
    debug: Debug = False,
) -> None:
    """Buat keputusan dan salinannya. Setiap berkas yang jadi dicetak namanya."""
    variants = choose(ragam, RAGAM, "--ragam")
    formats = choose(format, FORMATS, "--format")
    refuse_mismatch(variants, formats, untuk or [])
    if attach and "pdf" not in formats:
        raise UsageError("--lampirkan-sumber hanya untuk PDF; sertakan pdf pada --format")
    if nomor not in (None, AUTOMATIC):
        raise UsageError(f'--nomor: "{nomor}" tidak dikenal; tulis --nomor {AUTOMATIC}, atau isi nomor dalam {file}')
    moment = moment_asked_for()
    from kpudocs.composition import missing_facts
    from kpudocs.loaders import load_source
    from kpudocs.naskah import Ragam
    from kpudocs.output import OutputFolder
    from kpudocs.receipts.making import files_of, make

    source = load_source(file)
    refuse_undecided(source, variants)
    if nomor is not None:
        source = number_source(file, source, variants, register)
    refuse_missing(source, (fault for name in variants for fault in missing_facts(source.keputusan, Ragam(name))))
    if not unchecked:
        refuse_findings(source, variants)
    if template_dir is not None:
        check_folder(template_dir, (lampiran.jenis for lampiran in source.keputusan.lampiran))
    if "pdf" in formats:
        refuse_glyphs(source)
    reports, pages, paths = list[dict[str, Any]](), list[str](), list[Path]()

    def make_each() -> Iterator[Made]:
        """Each is written before the next is made: of thousands of excerpts one is in memory."""
        for naskah in _compose(source, variants, untuk or []):
            endings = _endings(naskah.ragam, formats)
            one = make(source, naskah, endings, moment=moment, templates=template_dir, folder=out, attach=attach)
            for ending, (name, content) in zip(endings, one.outputs.items(), strict=True):
                paths.append(out / name)
                reports.append(report_file(out / name, naskah, ending, content))
            pages.extend(tell_pages(one))
            yield one

    OutputFolder(out).write(files_of(make_each(), out), force=force)
    done = f"{len(paths)} berkas sudah dibuat dalam folder {out}, tetapi daftarnya"
    if as_json:
        put(json.dumps({"version": 1, "files": reports}, ensure_ascii=False, indent=2) + "\n", done)
        return
    put("".join(f"{path}\n" for path in paths), done)
    say(*filter(None, map(tell_anchor, reports)))
    say(*pages)


def tell_pages(made: Made) -> Iterator[str]:
    """How many pages there are. Of a Word file nobody can know before Word has set it."""
    names = {record.bentuk: record.nama for record in made.receipt.keluaran if record.nama in made.outputs}
    pages = next((record.halaman for record in made.receipt.keluaran if record.nama == names.get("pdf")), None)
    word = f"{names['docx']}: jumlah halaman ditentukan Word saat dibuka" if "docx" in names else ""
    if pages is not None:
        yield f"{names['pdf']}: {pages} halaman" + ("; pada Word dapat berbeda" if word else "")
    elif word:
        yield word


def refuse_mismatch(variants: list[str], formats: list[str], untuk: list[str]) -> None:
    """Refuse options that do not go together."""
    if untuk and _PETIKAN not in variants:
        raise UsageError(f"--untuk dipakai bersama --ragam {_PETIKAN}")
    if _SRIKANDI in variants and "docx" not in formats:
        raise UsageError(f"ragam {_SRIKANDI} hanya dibuat sebagai docx, karena SRIKANDI mengisi berkas Word")


def _endings(ragam: str, formats: list[str]) -> list[str]:
    """The formats of a ragam: SRIKANDI fills in a Word file, and no other would ever be complete."""
    return ["docx"] if ragam == _SRIKANDI else formats


def _compose(source: Source, variants: list[str], untuk: list[str]) -> Iterator[Naskah]:
    """The decree in each variant; an excerpt for each who is asked for."""
    from kpudocs.composition import compose, compose_petikan

    for name in variants:
        if name == _PETIKAN:
            yield from compose_petikan(source.keputusan, untuk)
        else:
            yield compose(source.keputusan, name)


def refuse_missing(source: Source, faults: Iterable[Fault]) -> None:
    """Refuse a decree that lacks what its ragam needs, each fact told once at its place."""
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    if first:
        located = source.locate(tuple(first.values()))
        raise InvalidInput(tuple(sorted(located, key=lambda fault: (fault.line, fault.column))))


def refuse_undecided(source: Source, variants: list[str]) -> None:
    """Refuse every ragam but the draft while a decision is open (`# PUTUSKAN:`)."""
    from kpudocs.loaders.decisions import open_decisions

    if any(name != "rancangan" for name in variants) and (faults := open_decisions(source)):
        raise InvalidInput(faults)


def refuse_glyphs(source: Source) -> None:
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
    refuse_missing(source, faults)


def _texts(data: Any, loc: tuple[int | str, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Every text of the facts with its place."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, (dict, list, tuple)):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*loc, step))
