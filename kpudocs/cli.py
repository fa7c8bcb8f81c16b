"""The `kpudocs` command: its commands put together, and its errors told.

Files made and data asked for go to stdout; messages for people, in Indonesian, to stderr.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, NoReturn

import typer

from kpudocs import __version__
from kpudocs.commands import COMMANDS, GROUPS
from kpudocs.commands.console import abandon_stdout, put, say
from kpudocs.commands.help import DEBUG, Command, Debug, Group
from kpudocs.commands.usage import explain_usage
from kpudocs.errors import ExitCode, InvalidInput, InvalidTemplate, KpudocsError

__all__ = ["app", "main"]

app = typer.Typer(
    cls=Group,
    add_completion=False,
    no_args_is_help=True,
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH …",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)

for command in COMMANDS:
    # `import_` is called so because Python keeps the bare word for itself.
    app.command(command.__name__.rstrip("_"), cls=Command, options_metavar="[OPSI]")(command)
for name, group in GROUPS.items():
    app.add_typer(group, name=name)


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


def _tell(error: KpudocsError, words: Sequence[str]) -> None:
    """An error on stderr: one line a fault, then how many; coloured on a terminal only."""
    if not isinstance(error, (InvalidInput, InvalidTemplate)):
        say(f"Kesalahan: {error}")
        return
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        from rich.console import Console
        from rich.text import Text

        console = Console(stderr=True, soft_wrap=True, highlight=False)
        for fault in error.faults:
            place, _, rest = str(fault).partition(": ")
            console.print(Text.assemble((place, "bold"), ": ", rest))
    else:
        say(*map(str, error.faults))
    checking = next((word for word in words if not word.startswith("-")), "") == "check"
    say(f"{len(error.faults)} kesalahan" + ("" if checking else "; tidak ada berkas yang dibuat"))


def _fail(error: BaseException) -> NoReturn:
    """A fault of kpudocs itself: told as such, never as a traceback."""
    say(
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
        say("Dihentikan.")
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        abandon_stdout()  # the reader left: nothing to tell
        return ExitCode.DONE
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError" and (page := getattr(error, "ctx", None)):
            put(page.get_help() + "\n")
            return ExitCode.USAGE
        if hasattr(error, "format_message"):
            say(*explain_usage(error, words))
            return ExitCode.USAGE
        if DEBUG in words:
            traceback.print_exc()
        _fail(error)
    if result == ExitCode.INTERRUPTED:
        say("Dihentikan.")  # typer answers Ctrl-C with this code and no word
    return result if isinstance(result, int) else ExitCode.DONE
