"""`kpudocs batch`: many decrees in one run."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.build import FORMATS, refuse_mismatch
from kpudocs.commands.console import put, say
from kpudocs.commands.environment import moment_asked_for
from kpudocs.commands.help import Debug
from kpudocs.commands.usage import choose
from kpudocs.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from kpudocs.batch import Summary

__all__ = ["batch"]

_RAGAM = ("asli", "petikan", "rancangan", "salinan", "srikandi", "tte")


def batch(
    naskah: Annotated[Path, typer.Argument(metavar="NASKAH", help="Naskah dengan ${variabel}, atau folder naskah.")],
    data: Annotated[
        Path | None,
        typer.Argument(metavar="[DATA]", help="Berkas data: .xlsx, .csv, atau .jsonl; satu keputusan sebaris."),
    ] = None,
    out: Annotated[
        str, typer.Option(metavar="FOLDER", help="Folder hasil, atau alamat seperti s3://wadah/folder.")
    ] = "hasil",
    ragam: Annotated[
        str, typer.Option(metavar="RAGAM,…", help=f"Ragam yang dibuat: {', '.join(_RAGAM)}.")
    ] = "asli,salinan",
    format: Annotated[str, typer.Option(metavar="BENTUK,…", help="Bentuk berkas: docx, pdf, txt.")] = "docx,pdf",
    untuk: Annotated[
        list[str] | None,
        typer.Option(metavar="NAMA", help="Petikan untuk siapa, seperti pada build; boleh memuat ${variabel}."),
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="POLA", help="Pola nama berkas, misalnya '${kecamatan}/${desa}'.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(metavar="NAMA", help="Lembar kerja .xlsx (bawaan: yang pertama).")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Banyaknya proses (bawaan: sebanyak yang berguna).")
    ] = None,
    executor: Annotated[
        str | None, typer.Option(metavar="ALAMAT", help="Penjadwal Dask, misalnya tcp://penjadwal:8786.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", metavar="", help="Teruskan: buat yang belum jadi, gagal, atau berubah datanya.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Mulai dari awal, dan timpa berkas yang bukan buatan kpudocs.")
    ] = False,
    merge: Annotated[
        str | None, typer.Option(metavar="FILE.pdf", help="Satu PDF berisi semua hasil, urut menurut datanya.")
    ] = None,
    template_dir: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Folder templat Word sendiri (keputusan.docx, lampiran/…).")
    ] = None,
    unchecked: Annotated[
        bool,
        typer.Option("--tanpa-periksa", metavar="", help="Tetap buat asli dan salinan walaupun ada galat penulisan."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Buat banyak keputusan sekaligus, satu untuk setiap baris data."""
    formats = tuple(choose(format, FORMATS, "--format"))
    variants = tuple(choose(ragam, _RAGAM, "--ragam"))
    refuse_mismatch(list(variants), list(formats), untuk or [])
    if workers is not None and executor is not None:
        raise UsageError("--workers dan --executor tidak dapat dipakai bersama; pekerja sebuah klaster diatur di sana")
    moment = moment_asked_for()
    from kpudocs.batch import run_batch

    with _interruptible() as should_stop, _progress() as (on_plan, on_progress):
        summary = run_batch(
            naskah,
            data,
            out,
            ragam=variants,
            formats=formats,
            untuk=tuple(untuk or ()),
            name=name,
            sheet=sheet,
            moment=moment,
            templates=template_dir,
            resume=resume,
            force=force,
            check=not unchecked,
            merge=merge,
            workers=workers,
            executor=executor,
            on_plan=on_plan,
            on_progress=on_progress,
            should_stop=should_stop,
        )
    joined = summary.joined.files if summary.joined else ()
    put("".join(f"{path}\n" for path in (summary.report, *joined)), "laporan sudah dibuat, tetapi namanya")
    left = summary.planned - summary.made - summary.failed
    say(
        f"{summary.made} dari {summary.planned} keputusan jadi"
        + (f", {summary.failed} gagal" if summary.failed else "")
        + (f", {left} belum dibuat" if left else "")
    )
    say(*map(str, summary.failures))
    if len(summary.failures) < summary.failed:
        say(f"selebihnya ada dalam {summary.report}")
    if summary.strangers:
        say(f"{summary.strangers} keputusan dari data terdahulu tidak ada lagi dalam data; berkasnya dibiarkan")
    if merge is not None:
        say(*_tell_joined(merge, summary))
    if summary.stopped and left:
        say("Teruskan dengan menambahkan --resume.")
        raise typer.Exit(ExitCode.INTERRUPTED)
    if summary.failed or (summary.joined and summary.joined.left_out):
        raise typer.Exit(ExitCode.FINDINGS)


def _tell_joined(path: str, summary: Summary) -> Iterator[str]:
    """What became of the joined file."""
    joined = summary.joined
    if joined is None:
        yield f"{path} belum dibuat, karena masih ada keputusan yang belum dibuat"
        return
    if not joined.parts:
        yield f"{path} tidak dibuat, karena tidak ada PDF yang dapat digabung"
        return
    lacking = f"; {summary.failed} keputusan yang gagal tidak ikut" if summary.failed else ""
    yield f"{path} memuat {joined.parts} PDF menurut urutan data{lacking}"
    if len(joined.files) > 1:
        yield f"karena besarnya, gabungan itu terbagi atas {len(joined.files)} berkas"
    yield from map(str, joined.left_out)


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """The first Ctrl-C asks for an end after what is under way; the second ends at once."""
    asked = threading.Event()

    def ask(number: int, frame: Any) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        say("Menyelesaikan yang sedang dibuat … (Ctrl+C sekali lagi untuk berhenti seketika)")

    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _progress() -> Iterator[tuple[Callable[..., None], Callable[..., None]]]:
    """A bar with rate and time left, on a terminal only."""

    def tell_unused(unused: tuple[str, ...], planned: int) -> None:
        if unused:
            say(f"kolom yang tidak dipakai: {', '.join(unused)}")

    if not sys.stderr.isatty():
        yield tell_unused, lambda done, failed, planned: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("sisa"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Membuat keputusan", total=None, rate="")

        def on_plan(unused: tuple[str, ...], planned: int) -> None:
            tell_unused(unused, planned)
            bar.update(task, total=planned)

        def on_progress(made: int, failed: int, planned: int) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:.0f}/detik" if speed and speed >= 1 else f"{speed * 60:.0f}/menit" if speed else ""
            name = f"Membuat keputusan ({failed} gagal)" if failed else "Membuat keputusan"
            bar.update(task, completed=made + failed, total=planned, description=name, rate=rate)

        yield on_plan, on_progress
