"""The `kpudocs` command: the only module that prints.

Files made and data asked for go to stdout; messages for people, in Indonesian, to stderr. What
takes long to import is imported by the command that uses it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kpudocs import __version__, cli_template
from kpudocs.cli_help import DEBUG, CheckFormat, Command, Debug, Group
from kpudocs.cli_usage import choose, explain_usage
from kpudocs.errors import (
    ExitCode,
    Fault,
    InvalidInput,
    InvalidTemplate,
    KpudocsError,
    MissingResource,
    UsageError,
    explain_os_error,
)

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source

__all__ = ["app", "main"]

_RAGAM = ("asli", "rancangan", "salinan")
_FORMATS = ("docx", "pdf", "txt")
_LAST_YEAR = 2107  # a zip, and so a Word file, can hold no later date


app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH …",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

app.add_typer(cli_template.app, name="template")

File = Annotated[Path, typer.Argument(metavar="FILE.yaml", readable=False, help="Berkas isian keputusan.")]


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"kpudocs {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=False)
def _kpudocs(
    version: Annotated[
        bool,
        typer.Option("--version", metavar="", callback=_show_version, is_eager=True, help="Tampilkan versi kpudocs."),
    ] = False,
    debug: Debug = False,
) -> None:
    """Membuat Keputusan KPU dan salinannya, dalam Word dan PDF, dari satu berkas isian."""


@app.command(cls=Command, options_metavar="[OPSI]")
def build(
    file: File,
    ragam: Annotated[
        str, typer.Option(metavar="RAGAM,…", help="Ragam yang dibuat: asli, rancangan, salinan.")
    ] = "asli,salinan",
    format: Annotated[str, typer.Option(metavar="BENTUK,…", help="Bentuk berkas: docx, pdf, txt.")] = "docx,pdf",
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Folder hasil.")] = Path("hasil"),
    force: Annotated[
        bool, typer.Option("--force", metavar="", help="Timpa berkas yang bukan buatan kpudocs atau sudah diubah.")
    ] = False,
    template_dir: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Folder templat Word sendiri (keputusan.docx, lampiran/…).")
    ] = None,
    debug: Debug = False,
) -> None:
    """Buat keputusan dan salinannya. Setiap berkas yang jadi dicetak namanya."""
    variants = choose(ragam, _RAGAM, "--ragam")
    formats = choose(format, _FORMATS, "--format")
    moment = _moment()
    from kpudocs.composition import compose, missing_facts
    from kpudocs.loaders import load_source
    from kpudocs.naskah import Ragam
    from kpudocs.output import OutputFolder
    from kpudocs.renderers import render

    source = load_source(file)
    _refuse_missing(source, (fault for name in variants for fault in missing_facts(source.keputusan, Ragam(name))))
    if template_dir is not None:
        cli_template.check_folder(template_dir, (lampiran.jenis for lampiran in source.keputusan.lampiran))
    if "pdf" in formats:
        _refuse_glyphs(source)
    files = {}
    for name in variants:
        naskah = compose(source.keputusan, name)
        for ending in formats:
            files[f"{naskah.nama_berkas}.{ending}"] = render(naskah, ending, moment=moment, templates=template_dir)
    made = OutputFolder(out).write(files, force=force)
    _put("".join(f"{path}\n" for path in made), f"{len(made)} berkas sudah dibuat dalam folder {out}, tetapi daftarnya")


@app.command(cls=Command, options_metavar="[OPSI]")
def check(
    file: File,
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
        _put(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    else:
        _say(f"{file}: tidak ada kesalahan")
        for name, lacking in missing.items():
            told = ", ".join(f"{fault.message} (baris {fault.line})" for fault in lacking)
            _say(f"{file}: belum cukup untuk ragam {name}: {told}")
    if faults:
        raise typer.Exit(ExitCode.INVALID_INPUT)


@app.command(cls=Command, options_metavar="[OPSI]")
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
    _put(f"{path}\n", f"{path} sudah dibuat, tetapi namanya")
    _say(f'Ubah isinya, lalu jalankan: kpudocs build "{path}"')


@app.command(cls=Command, options_metavar="[OPSI]")
def schema(debug: Debug = False) -> None:
    """Cetak JSON Schema berkas isian, agar penyunting teks dapat melengkapi dan memeriksanya."""
    from kpudocs.keputusan import Keputusan

    _put(json.dumps(Keputusan.model_json_schema(), ensure_ascii=False, indent=2) + "\n", utf8=True)


def _moment() -> datetime | None:
    """The date that files carry, where SOURCE_DATE_EPOCH asks for one."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        moment = datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f'SOURCE_DATE_EPOCH berisi "{text}"; isinya harus detik sejak 1 Januari 1970') from None
    if moment.year > _LAST_YEAR:
        raise UsageError(f"SOURCE_DATE_EPOCH menunjuk tahun {moment.year}; paling lambat tahun {_LAST_YEAR}")
    return moment


def _refuse_missing(source: Source, faults: Iterable[Fault]) -> None:
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    if first:
        located = source.locate(tuple(first.values()))
        raise InvalidInput(tuple(sorted(located, key=lambda fault: (fault.line, fault.column))))


def _missing(source: Source) -> dict[str, tuple[Fault, ...]]:
    """What each ragam still lacks, where it lacks anything."""
    from kpudocs.composition import missing_facts
    from kpudocs.naskah import Ragam

    found = {ragam.value: source.locate(tuple(missing_facts(source.keputusan, ragam))) for ragam in Ragam}
    return {name: faults for name, faults in found.items() if faults}


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


def _put(text: str, made: str = "keluaran", *, utf8: bool = False) -> None:
    """Write to stdout, at once; UTF-8 whatever the console where a program will read it.

    Raises MissingResource when stdout is closed or full; `made` says what was done nevertheless.
    """
    if sys.stdout is None:
        raise MissingResource(f"{made} tidak dapat ditulis (keluaran tertutup)")
    try:
        if utf8 and hasattr(sys.stdout, "buffer"):
            sys.stdout.buffer.write(text.encode())
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _abandon_stdout()
        raise MissingResource(f"{made} tidak dapat ditulis ({explain_os_error(error)})") from error


def _abandon_stdout() -> None:
    """Let what is left in stdout go nowhere: it cannot be written, and Python would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(*lines: str) -> None:
    """A message for the person at the terminal."""
    for line in lines:
        print(line, file=sys.stderr)


def _tell(error: KpudocsError, words: Sequence[str]) -> None:
    """An error on stderr: one line a fault, then how many; coloured on a terminal only."""
    if not isinstance(error, (InvalidInput, InvalidTemplate)):
        _say(f"Kesalahan: {error}")
        return
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        from rich.console import Console
        from rich.text import Text

        console = Console(stderr=True, soft_wrap=True, highlight=False)
        for fault in error.faults:
            place, _, rest = str(fault).partition(": ")
            console.print(Text.assemble((place, "bold"), ": ", rest))
    else:
        _say(*map(str, error.faults))
    checking = next((word for word in words if not word.startswith("-")), "") == "check"
    _say(f"{len(error.faults)} kesalahan" + ("" if checking else "; tidak ada berkas yang dibuat"))


def _fail(error: BaseException) -> NoReturn:
    """A fault of kpudocs itself: told as such, never as a traceback."""
    _say(
        f"Kesalahan di dalam kpudocs ({type(error).__name__}); tidak ada berkas yang dibuat.",
        "Jalankan sekali lagi dengan --debug, lalu laporkan beserta keluarannya.",
    )
    raise SystemExit(ExitCode.INTERNAL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code (`kpudocs.ExitCode`)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks "√" should not end the command
    try:
        result = typer.main.get_command(app).main(words, prog_name="kpudocs", standalone_mode=False)
    except KpudocsError as error:
        if DEBUG in words:
            traceback.print_exc()
        _tell(error, words)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _say("Dihentikan.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        _abandon_stdout()  # the reader left: nothing to tell
        return ExitCode.DONE
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            return ExitCode.USAGE
        if hasattr(error, "format_message"):
            _say(*explain_usage(error, words))
            return ExitCode.USAGE
        if DEBUG in words:
            traceback.print_exc()
        _fail(error)
    if result == ExitCode.INTERRUPTED:
        _say("Dihentikan.")  # typer answers Ctrl-C with this code and no word
    return result if isinstance(result, int) else ExitCode.DONE
