"""`kpudocs rule`: what a rule of drafting asks, why, and how a breach of it looks."""

from __future__ import annotations

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kpudocs.commands.console import put
from kpudocs.commands.help import CheckFormat, Debug
from kpudocs.commands.selection import OwnRules, every_rule
from kpudocs.errors import UsageError

if TYPE_CHECKING:
    from kpudocs.rules.rule import Rule

__all__ = ["rule"]


def rule(
    code: Annotated[
        str, typer.Argument(metavar="[KODE]", help="Kode aturan, misalnya SU01, atau keluarganya, misalnya SU.")
    ] = "",
    all: Annotated[bool, typer.Option("--all", metavar="", help="Sebutkan semua aturan.")] = False,
    format: Annotated[
        CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk keluaran: text atau json.")
    ] = CheckFormat.TEXT,
    rules: OwnRules = None,
    debug: Debug = False,
) -> None:
    """Jelaskan sebuah aturan: apa yang salah, dasarnya, contoh salah dan benar."""
    known = {one.code: one for one in every_rule(rules)}
    if not all and not code:
        raise UsageError("KODE belum disebut; tulis misalnya kpudocs rule SU01, atau kpudocs rule --all")
    if all and code:
        raise UsageError(f"tulis KODE atau --all, tidak keduanya: kpudocs rule {code}, atau kpudocs rule --all")
    wanted = [one for one in known.values() if all or code.upper() == one.code[:2]]
    if not wanted and code.upper() not in known:
        near = get_close_matches(code.upper(), known, 1, cutoff=0.5)
        advice = f'mungkin maksudnya "{near[0]}"' if near else "semuanya: kpudocs rule --all"
        raise UsageError(f'aturan "{code}" tidak dikenal; {advice}')
    if format is CheckFormat.JSON:
        told = [_as_dict(one) for one in wanted] if wanted else _as_dict(known[code.upper()])
        put(json.dumps(told, ensure_ascii=False, indent=2) + "\n", utf8=True)
    elif wanted:
        put("".join(f"{one.code}  {one.severity.value:<10}  {one.name}\n" for one in wanted))
    else:
        put(_page(known[code.upper()]))


def _page(one: Rule) -> str:
    fix = "\nSebagian temuannya dapat diperbaiki dengan kpudocs check --fix.\n" if one.fixes else ""
    return (
        f"{one.code} {one.name} ({one.severity.value})\n\n{one.explanation}\n\nDasar: {one.dasar}\n{fix}\n"
        f"Salah:\n{_indented(one.salah)}\nBenar:\n{_indented(one.benar)}"
    )


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.splitlines())


def _as_dict(one: Rule) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity.value,
        "dasar": one.dasar,
        "explanation": one.explanation,
        "salah": one.salah,
        "benar": one.benar,
        "fixes": one.fixes,
    }
