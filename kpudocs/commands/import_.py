"""`kpudocs import`: a decree of anybody's making, as the YAML that kpudocs works with."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import CheckFormat, Debug
from kpudocs.errors import ExitCode, FileExists

if TYPE_CHECKING:
    from kpudocs.intake.report import Imported, Kept

__all__ = ["import_"]

_SHOWN = 12  # places told on the terminal; the YAML has them all


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.docx|.pdf|.txt", readable=False, help="Keputusan buatan siapa pun.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE.yaml", help="Berkas tujuan; bawaannya NAMA.yaml.")
    ] = None,
    format: Annotated[
        CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk laporan: text atau json.")
    ] = CheckFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Salin keputusan lama (Word, PDF, atau teks) menjadi berkas isian, dengan laporan setiap katanya."""
    path = out or Path(f"{file.stem}.yaml")
    if os.path.lexists(path):
        raise FileExists(f"{path} sudah ada; pindahkan dulu, atau pilih nama lain dengan -o")
    from kpudocs.intake.door import import_file
    from kpudocs.output import make_folder, write_whole

    found = import_file(file)
    make_folder(path.parent)
    write_whole(path, found.yaml.encode())
    if format is CheckFormat.JSON:
        put(json.dumps({**found.as_dict(), "out": str(path)}, ensure_ascii=False, indent=2) + "\n")
    else:
        put(f"{path}\n", f"{path} sudah dibuat, tetapi namanya")
        _tell(found, path)
    if found.missing or found.left:
        raise typer.Exit(ExitCode.FINDINGS)


def _tell(found: Imported, path: Path) -> None:
    pages = f"{found.pages} halaman, " if found.pages else ""
    say(f"{found.file}: {pages}{found.words} kata")
    furniture, left = _count(found.furniture), _count(found.left)
    say(f"  dimuat         {found.placed:>6} kata ({_percent(found.share)} dari isi keputusan)")
    say(f"  bukan isi      {furniture:>6} kata{_reasons(found.furniture)}")
    say(f"  belum dimuat   {left:>6} kata" + (", tercantum pada akhir berkas isian:" if left else ""))
    for kept in found.left[:_SHOWN]:
        say(f"    {kept.place} ({kept.why}): {_short(kept.text)}")
    if len(found.left) > _SHOWN:
        say(f"    … dan {len(found.left) - _SHOWN} tempat lagi")
    if found.missing:
        say(f"Tidak ditemukan, isi sendiri: {', '.join(found.missing)}")
    for guess in found.guesses[:_SHOWN]:
        say(f"Dugaan, periksa: {guess}")
    if len(found.guesses) > _SHOWN:
        say(f'… dan {len(found.guesses) - _SHOWN} dugaan lagi; cari kata "dugaan" dalam {path}')
    for note in found.notes:
        say(f"Catatan: {note}")
    say(f'Bandingkan dengan naskah asal, lalu jalankan: kpudocs check "{path}"')


def _count(kept: tuple[Kept, ...]) -> int:
    from kpudocs.intake.accounting import count_words

    return count_words(one.text for one in kept)


def _percent(share: float) -> str:
    """A share rounded down, so that 100% is all of it.

    >>> _percent(0.9999), _percent(1.0)
    ('99,9%', '100%')
    """
    return "100%" if share >= 1 else f"{int(share * 1000) / 10:.1f}%".replace(".", ",")


def _reasons(kept: tuple[Kept, ...]) -> str:
    reasons = list(dict.fromkeys(one.why for one in kept))
    return f" ({', '.join(reasons)})" if reasons else ""


def _short(text: str) -> str:
    return text if len(text) <= 100 else f"{text[:97]}…"
