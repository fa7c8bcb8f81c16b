"""The `kpudocs` command: the only module that prints.

Files made and data asked for go to stdout; messages for people, in Indonesian, to stderr. What
takes long to import is imported by the command that uses it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from kpudocs import __version__, cli_template
from kpudocs.cli_help import DEBUG, CheckFormat, Command, Debug, Group
from kpudocs.errors import ExitCode, Fault, InvalidInput, InvalidTemplate, KpudocsError, UsageError, explain_os_error

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source

__all__ = ["app", "main"]

_RAGAM = ("asli", "rancangan", "salinan")
_FORMATS = ("docx", "pdf", "txt")


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

File = Annotated[Path, typer.Argument(metavar="FILE.yaml", help="Berkas isian keputusan.")]


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
    variants = _choices(ragam, _RAGAM, "--ragam")
    formats = _choices(format, _FORMATS, "--format")
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
    files = {}
    for name in variants:
        naskah = compose(source.keputusan, name)
        for ending in formats:
            files[f"{naskah.nama_berkas}.{ending}"] = render(naskah, ending, moment=moment, templates=template_dir)
    for path in OutputFolder(out).write(files, force=force):
        print(path)


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
    try:
        load_source(file)
    except InvalidInput as error:
        if format is CheckFormat.TEXT:
            raise
        faults = error.faults
    if format is CheckFormat.JSON:
        report = {"version": 1, "file": str(file), "faults": [fault.as_dict() for fault in faults]}
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _say(f"{file}: tidak ada kesalahan")
    if faults:
        raise typer.Exit(ExitCode.INVALID_INPUT)


@app.command(cls=Command, options_metavar="[OPSI]")
def new(
    folder: Annotated[Path, typer.Argument(metavar="[FOLDER]", help="Folder tempat berkas baru.")] = Path("."),
    debug: Debug = False,
) -> None:
    """Buat berkas isian baru dengan keterangan, yang langsung dapat dibuat keputusannya."""
    from importlib.resources import files

    from kpudocs.output import write_whole

    path = folder / "keputusan.yaml"
    if os.path.lexists(path):
        raise UsageError(f"{path} sudah ada; pilih folder lain atau pindahkan dulu berkas itu")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = explain_os_error(error)
        raise UsageError(f"folder {folder} tidak dapat dibuat ({reason}); pilih folder lain") from error
    write_whole(path, files("kpudocs.scaffold").joinpath("keputusan.yaml").read_bytes())
    print(path)
    _say(f'Ubah isinya, lalu jalankan: kpudocs build "{path}"')


@app.command(cls=Command, options_metavar="[OPSI]")
def schema(debug: Debug = False) -> None:
    """Cetak JSON Schema berkas isian, agar penyunting teks dapat melengkapi dan memeriksanya."""
    from kpudocs.keputusan import Keputusan

    text = json.dumps(Keputusan.model_json_schema(), ensure_ascii=False, indent=2) + "\n"
    sys.stdout.buffer.write(text.encode())  # UTF-8 whatever the console: editors expect it


def _choices(text: str, known: Sequence[str], option: str) -> list[str]:
    """The parts of a comma list, each once. Raises UsageError with the near one."""
    chosen = list(dict.fromkeys(part.strip().lower() for part in text.split(",") if part.strip()))
    for part in chosen:
        if part not in known:
            raise UsageError(f'{option}: "{part}" tidak dikenal; {_did_you_mean(part, known)}')
    if not chosen:
        raise UsageError(f"{option}: belum disebut; pilihannya: {', '.join(known)}")
    return chosen


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(word, known, 1, cutoff=0.5)
    return f'mungkin maksudnya "{near[0]}"' if near else f"pilihannya: {', '.join(known)}"


def _moment() -> datetime | None:
    """The date that files carry, where SOURCE_DATE_EPOCH asks for one."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f'SOURCE_DATE_EPOCH berisi "{text}"; isinya harus detik sejak 1 Januari 1970') from None


def _refuse_missing(source: Source, faults: Iterable[Fault]) -> None:
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    if first:
        raise InvalidInput(source.locate(tuple(first.values())))


def _say(*lines: str) -> None:
    """A message for the person at the terminal."""
    for line in lines:
        print(line, file=sys.stderr)


def _tell(error: KpudocsError) -> None:
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
    _say(f"{len(error.faults)} kesalahan; tidak ada berkas yang dibuat")


def _tell_usage(error: Any, words: Sequence[str]) -> None:
    """Typer's own errors of use, in Indonesian, with the near word."""
    kind = type(error).__name__
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kpudocs"
    if kind == "NoSuchOption":
        name = error.option_name
        known = [opt for param in context.command.params for opt in getattr(param, "opts", [])] if context else []
        message = f"opsi {name} tidak dikenal; {_did_you_mean(name, [opt for opt in known if opt.startswith('--')])}"
    elif kind == "MissingParameter":
        name = error.param.metavar if error.param is not None else ""
        message = f"{name or 'isian wajib'} belum disebut"
    elif kind == "BadParameter":
        name = error.param.opts[0] if error.param is not None and error.param.opts else "isian"
        message = f"{name}: nilainya tidak dikenal; pilihannya: {', '.join(CheckFormat)}"
    elif kind == "BadOptionUsage":
        message = f"{error.option_name} belum diberi isi"
    else:
        commands = list(getattr(context.command, "commands", ())) if context else []
        above = command.split()[1:]
        unknown = next((word for word in words[len(above) :] if not word.startswith("-")), "")
        if not commands:
            message = "isian terlalu banyak; apit nama berkas yang memuat spasi dengan tanda kutip"
        elif unknown and unknown not in commands:
            message = f'perintah "{unknown}" tidak dikenal; {_did_you_mean(unknown, commands)}'
        else:
            message = "perintah belum lengkap"
    _say(f"Kesalahan: {message}", f"Petunjuk: {command} --help")


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
            raise
        _tell(error)
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _say("Dihentikan.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left: nothing to tell
        return ExitCode.DONE
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            return ExitCode.USAGE
        if hasattr(error, "format_message"):
            _tell_usage(error, words)
            return ExitCode.USAGE
        if DEBUG in words:
            raise
        _fail(error)
    if result == ExitCode.INTERRUPTED:
        _say("Dihentikan.")  # typer answers Ctrl-C with this code and no word
    return result if isinstance(result, int) else ExitCode.DONE
