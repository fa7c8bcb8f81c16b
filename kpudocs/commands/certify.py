"""`kpudocs certify`: the certified copy of a signed or scanned original."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.build import FORMATS, refuse_glyphs, refuse_missing, refuse_undecided, tell_pages
from kpudocs.commands.console import put, say
from kpudocs.commands.environment import moment_asked_for
from kpudocs.commands.gate import refuse_findings
from kpudocs.commands.help import Debug
from kpudocs.commands.template import check_folder
from kpudocs.commands.usage import choose
from kpudocs.errors import InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source
    from kpudocs.naskah import Naskah
    from kpudocs.receipts.receipt import OriginalRecord

__all__ = ["certify"]

_SHOWN = 60
_MOST = 12


def certify(
    original: Annotated[
        Path,
        typer.Argument(metavar="ASLI.pdf", readable=False, help="Naskah yang ditandatangani, atau pindaiannya."),
    ],
    file: Annotated[Path, typer.Option("--dari", metavar="FILE.yaml", help="Berkas isian keputusan itu.")],
    format: Annotated[str, typer.Option(metavar="BENTUK,…", help="Bentuk berkas: docx, pdf, txt.")] = "docx,pdf",
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder hasil.")] = Path("hasil"),
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Timpa berkas yang bukan buatan kpudocs atau sudah diubah.")
    ] = False,
    template_dir: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Folder templat Word sendiri (keputusan.docx, lampiran/…).")
    ] = None,
    unchecked: Annotated[
        bool, typer.Option("--tanpa-periksa", metavar="", help="Tetap buat walaupun ada galat penulisan.")
    ] = False,
    uncompared: Annotated[
        bool,
        typer.Option("--abaikan-teks", metavar="", help="Jangan bandingkan lapisan teks naskah asli (OCR keliru)."),
    ] = False,
    attach: Annotated[
        bool, typer.Option("--lampirkan-sumber", metavar="", help="Lampirkan berkas isian di dalam PDF (PDF/A-3a).")
    ] = False,
    debug: Debug = False,
) -> None:
    """Buat salinan yang terikat pada naskah aslinya: sidik dan halamannya dicatat, teksnya dibandingkan."""
    formats = choose(format, FORMATS, "--format")
    if attach and "pdf" not in formats:
        raise UsageError("--lampirkan-sumber hanya untuk PDF; sertakan pdf pada --format")
    moment = moment_asked_for()
    from kpudocs.composition import compose, missing_facts
    from kpudocs.loaders import load_source
    from kpudocs.naskah import Ragam
    from kpudocs.output import OutputFolder
    from kpudocs.receipts.making import files_of, make
    from kpudocs.receipts.originals import examine_original

    source = load_source(file)
    refuse_undecided(source, ["salinan"])
    refuse_missing(source, missing_facts(source.keputusan, Ragam.SALINAN))
    if not unchecked:
        refuse_findings(source, [Ragam.SALINAN])
    if template_dir is not None:
        check_folder(template_dir, (lampiran.jenis for lampiran in source.keputusan.lampiran))
    if "pdf" in formats:
        refuse_glyphs(source)
    record = examine_original(original, _wordings(source), compare=not uncompared)
    naskah = compose(source.keputusan, Ragam.SALINAN)
    made = make(
        source, naskah, formats, moment=moment, templates=template_dir, folder=out, attach=attach, original=record
    )
    OutputFolder(out).write(files_of([made], out), force=force)
    paths = [out / name for name in made.outputs]
    put(
        "".join(f"{path}\n" for path in paths), f"{len(paths)} berkas sudah dibuat dalam folder {out}, tetapi daftarnya"
    )
    say(*_tell(original, record))
    say(*tell_pages(made))


def _wordings(source: Source) -> list[Naskah]:
    """What an original may say: signed by hand, or electronically."""
    from kpudocs.composition import compose
    from kpudocs.naskah import Ragam

    wordings = [compose(source.keputusan, Ragam.ASLI)]
    with suppress(InvalidInput):  # where what only an electronic signature needs is not there
        wordings.append(compose(source.keputusan, Ragam.TTE))
    return wordings


def _tell(path: Path, record: OriginalRecord) -> list[str]:
    told = {
        "sama": "teksnya sama dengan isian",
        "sebagian": f"teksnya sama dengan isian, kecuali halaman {', '.join(map(str, record.tanpa_teks))} yang tanpa "
        "lapisan teks dan tidak dibandingkan",
        "tanpa_teks": "tanpa lapisan teks (pindaian), jadi isinya tidak dibandingkan; bandingkan sendiri",
        "tidak_dibandingkan": "teksnya tidak dibandingkan; bandingkan sendiri",
    }[record.teks]
    pages: dict[str, list[str]] = {}
    for one in record.tambahan:
        pages.setdefault(one.teks, []).append(str(one.halaman))
    extras = [f'{path}: halaman {", ".join(where)} memuat pula "{text[:_SHOWN]}"' for text, where in pages.items()]
    if len(extras) > _MOST:
        extras[_MOST:] = [f"{path}: dan {len(extras) - _MOST} tambahan lain, yang dicatat dalam bukti"]
    return [f"{path}: {record.halaman} halaman; {told}", *extras]
