"""`kpudocs diff`: what differs between two decrees."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import Debug
from kpudocs.errors import ExitCode, FileExists, UsageError

if TYPE_CHECKING:
    from kpudocs.comparison import Change

__all__ = ["diff"]

_FORMATS = ("text", "json")
_COLOURS = {"-": "\x1b[9;31m", "+": "\x1b[4;32m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def diff(
    a: Annotated[Path, typer.Argument(metavar="A.yaml", help="Keputusan yang lama.")],
    b: Annotated[Path, typer.Argument(metavar="B.yaml", help="Keputusan yang baru.")],
    format: Annotated[str, typer.Option(metavar="BENTUK", help="Bentuk laporan: text atau json.")] = "text",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Tulis sebagai halaman: beda.html atau beda.docx."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", metavar="", help="Timpa berkas yang sudah ada.")] = False,
    debug: Debug = False,
) -> None:
    """Sebutkan perbedaan dua keputusan: per bagian dan per baris lampiran."""
    from kpudocs.commands.usage import choose
    from kpudocs.comparison import compare
    from kpudocs.loaders import load

    chosen = choose(format, _FORMATS, "--format")[0]
    old, new = load(a), load(b)
    changes = compare(old, new)
    if out is not None:
        _write(out, f"Perbedaan {a.name} dan {b.name}: {new.judul}", changes, force=force)
    elif chosen == "json":
        report = {"version": 1, "a": str(a), "b": str(b), "changes": [change.as_dict() for change in changes]}
        put(json.dumps(report, ensure_ascii=False, indent=2) + "\n", utf8=True)
    else:
        coloured = sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        put("".join(f"{line}\n" for line in _lines(changes, coloured=coloured)))
        say(f"{len(changes)} perbedaan" if changes else "tidak ada perbedaan")
    if changes:
        raise typer.Exit(ExitCode.FINDINGS)


def _write(path: Path, title: str, changes: Sequence[Change], *, force: bool) -> None:
    from kpudocs.comparison_page import PAGES
    from kpudocs.output import make_folder, write_whole

    maker = PAGES.get(path.suffix.lower())
    if maker is None:
        raise UsageError(f"-o: {path.name} harus berakhiran {' atau '.join(PAGES)}")
    if os.path.lexists(path) and not force:
        raise FileExists(f"{path} sudah ada; pindahkan dulu, sebut nama lain, atau pakai --force")
    make_folder(path.parent)
    write_whole(path, maker(title, changes))
    put(f"{path}\n")


def _lines(changes: Sequence[Change], *, coloured: bool) -> list[str]:
    """A line for each part, difference and field; without colours, [-gone-] and {+come+}."""
    from kpudocs.comparison import Kind, diff_words
    from kpudocs.comparison_page import headline

    lines: list[str] = []
    part = ""
    for change in changes:
        if change.part != part:
            part = change.part
            lines.append(f"{_BOLD}{part}{_PLAIN}" if coloured else part)
        lines.append(f"  {headline(change)}")
        for name, old, new in change.fields:
            words = [("=", new)] if change.kind is Kind.MOVED else diff_words(old, new)
            text = "".join(_mark(sign, word, coloured=coloured) for sign, word in words)
            lines.append("    " + (f"{name}: " if name else "") + " / ".join(text.split("\n")))
    return lines


def _mark(sign: str, text: str, *, coloured: bool) -> str:
    if sign == "=":
        return text
    if coloured:
        return f"{_COLOURS[sign]}{text}{_PLAIN}"
    return f"[-{text}-]" if sign == "-" else f"{{+{text}+}}"
