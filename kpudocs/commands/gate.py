"""The gate of `kpudocs build`: what the gravest rules find is not signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kpudocs.commands.console import say
from kpudocs.errors import ExitCode

if TYPE_CHECKING:
    from kpudocs.loaders.source import Source

__all__ = ["refuse_findings"]


def refuse_findings(source: Source, variants: list[str]) -> None:
    """Tell what the gravest rules find; what is to be signed or copied is not made with it, a draft is."""
    from kpudocs.commands.report import describe
    from kpudocs.commands.selection import every_rule
    from kpudocs.examination import examine
    from kpudocs.rules.finding import Severity

    known = every_rule(None)
    grave = [rule for rule in known if rule.severity is Severity.GALAT]
    found = examine(source, grave, known=[rule.code for rule in known]).at_least(Severity.GALAT)
    if not found:
        return
    say(*describe(found))
    if variants == ["rancangan"]:
        say(f"{len(found)} galat penulisan; rancangan tetap dibuat")
        return
    say(
        f"{len(found)} galat penulisan; tidak ada berkas yang dibuat",
        f'Perbaiki, atau abaikan di tempatnya dengan alasan: # kpudocs: abaikan {found[0].code} "alasan"',
        "Rancangan tetap dapat dibuat: --ragam rancangan. Tanpa pemeriksaan: --tanpa-periksa",
    )
    raise typer.Exit(ExitCode.FINDINGS)
