"""What the commands share: help pages in Indonesian, and options that several have."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

__all__ = ["DEBUG", "CheckFormat", "Command", "Debug", "DecreeFile", "Group", "ReportFormat"]

DEBUG = "--debug"

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
        from typer import rich_utils

        rich_utils.ARGUMENTS_PANEL_TITLE = "Isian"
        rich_utils.OPTIONS_PANEL_TITLE = "Opsi"
        rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
        rich_utils.DEFAULT_STRING = "[bawaan: {}]"
        rich_utils.REQUIRED_LONG_STRING = "[wajib]"
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help, option.metavar = "Tampilkan petunjuk ini.", ""
        return option


class Command(_Indonesian, TyperCommand):
    """A command."""


class Group(_Indonesian, TyperGroup):
    """A group of commands."""
