"""What the commands share: help pages in Indonesian, and options that several have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

__all__ = ["DEBUG", "CheckFormat", "Command", "Debug", "DecreeFile", "Group", "ReportFormat"]

DEBUG = "--debug"
_TYPE = re.compile(r" <[^<>]*>$")
"""What typer says of an argument's type, which its name says already."""

Debug = Annotated[bool, typer.Option(DEBUG, metavar="", help="Tampilkan rincian teknis bila ada kesalahan.")]

DecreeFile = Annotated[Path, typer.Argument(metavar="FILE.yaml", readable=False, help="Berkas isian keputusan.")]


class CheckFormat(StrEnum):
    """How a command tells what it found: to people or to programs."""

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """How `check` tells what it found."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


class _Indonesian:
    """Help pages in Indonesian: what typer words itself is worded here."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix="Pemakaian: ")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The page, written plainly: rich's boxes would take longer to load than all else that help needs."""
        self.format_usage(ctx, formatter)
        self.format_help_text(ctx, formatter)  # type: ignore[attr-defined]
        for title, records in self._sections(ctx):
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def _sections(self, ctx: Any) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        parameters = [parameter for parameter in self.get_params(ctx) if not parameter.hidden]  # type: ignore[attr-defined]
        for title, kind in (("Isian", "argument"), ("Opsi", "option")):
            some = [parameter for parameter in parameters if parameter.param_type_name == kind]
            records = (parameter.get_help_record(ctx) for parameter in some)
            yield title, [(_TYPE.sub("", names.strip()), _word(text)) for names, text in filter(None, records)]
        commands = [(name, self.get_command(ctx, name)) for name in getattr(self, "commands", ())]  # type: ignore[attr-defined]
        yield "Perintah", [(name, (command.help or "").partition("\n\n")[0]) for name, command in commands]

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help, option.metavar = "Tampilkan petunjuk ini.", ""
        return option


def _word(text: str) -> str:
    """What typer adds to an option's help, in Indonesian."""
    return text.replace("[default: ", "[bawaan: ").replace("[required]", "[wajib]").replace("; required]", "; wajib]")


class Command(_Indonesian, TyperCommand):
    """A command."""


class Group(_Indonesian, TyperGroup):
    """A group of commands."""
