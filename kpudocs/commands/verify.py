"""`kpudocs verify`: is a file still what kpudocs made from these facts?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import CheckFormat, Debug
from kpudocs.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from kpudocs.receipts.verification import Verdict

__all__ = ["verify"]

_ENDINGS = {".docx", ".pdf", ".txt"}
_RECEIPT = ".bukti.json"


def verify(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", readable=False, show_default=False, help="Berkas docx, pdf, txt, atau folder hasil."
        ),
    ],
    source: Annotated[
        Path | None,
        typer.Option("--dari", metavar="FILE.yaml", help="Berkas isian; bawaan: yang disebut buktinya."),
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option("--bukti", metavar="FILE", help="Bukti (….bukti.json); bawaan: yang ada di samping berkas."),
    ] = None,
    original: Annotated[
        Path | None,
        typer.Option("--asli", metavar="FILE.pdf", help="Naskah asli dari salinan yang dibuat dengan certify."),
    ] = None,
    template_dir: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Folder templat Word sendiri yang dipakai sewaktu membuat.")
    ] = None,
    format: Annotated[
        CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk laporan: text atau json.")
    ] = CheckFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Periksa apakah berkas hasil masih seperti sewaktu dibuat, dan masih sesuai dengan isiannya."""
    if receipt is not None and len(paths) > 1:
        raise UsageError("--bukti hanya untuk satu berkas; periksa satu per satu")
    from kpudocs.receipts.verification import verify as judge

    verdicts = []
    for path in _files(paths):
        verdict = judge(path, source=source, receipt=receipt, templates=template_dir, original=original)
        verdicts.append(verdict)
        if format is CheckFormat.TEXT:
            say(*_tell(verdict))
    if format is CheckFormat.JSON:
        report = {"version": 1, "files": [_as_dict(verdict) for verdict in verdicts]}
        put(json.dumps(report, ensure_ascii=False, indent=2) + "\n")
    if any(verdict.obstacle for verdict in verdicts):
        raise typer.Exit(ExitCode.INVALID_INPUT)
    if any(verdict.findings for verdict in verdicts):
        raise typer.Exit(ExitCode.FINDINGS)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and in the place of a folder or a receipt those that it holds or tells of."""
    from kpudocs.receipts.receipt import Spoilt, read_receipt

    for path in paths:
        if path.is_dir():
            there = [one for one in sorted(path.rglob("*")) if not _is_hidden(one.relative_to(path))]
            found = [one for one in there if one.suffix.lower() in _ENDINGS and one.is_file()]
            for one in filter(_is_joined, found):
                say(f"{one}: gabungan banyak keputusan, tidak diperiksa; yang diperiksa berkas-berkas asalnya")
            found = [one for one in found if not _is_joined(one)]
            told = {one.parent / name for one in there if one.name.endswith(_RECEIPT) for name in _told(one)}
            if not found and not told:
                raise UsageError(f"folder {path} tidak memuat berkas docx, pdf, atau txt")
            yield from sorted({*found, *told})
        elif path.name.endswith(_RECEIPT):
            try:
                yield from (path.parent / record.nama for record in read_receipt(path).keluaran)
            except (OSError, Spoilt):
                raise UsageError(f"bukti {path} tidak dapat dibaca; sebut berkas hasilnya") from None
        else:
            yield path


def _is_hidden(path: Path) -> bool:
    """What Word leaves while a file is open, and folders of programs."""
    return path.name.startswith("~$") or any(part.startswith(".") for part in path.parts)


def _is_joined(path: Path) -> bool:
    """What `batch --merge` made: it has no receipt, since its parts have theirs."""
    from kpudocs.renderers.pdf.reader import JOINED

    if path.suffix.lower() != ".pdf":
        return False
    try:
        with path.open("rb") as file:
            return JOINED in file.read(100)
    except OSError:
        return False  # whoever reads it tells it


def _told(receipt: Path) -> list[str]:
    from kpudocs.receipts.receipt import Spoilt, read_receipt

    try:
        return [record.nama for record in read_receipt(receipt).keluaran]
    except (OSError, Spoilt):
        return []


def _tell(verdict: Verdict) -> Iterator[str]:
    if verdict.obstacle:
        yield f"{verdict.obstacle}"
    elif verdict.findings:
        yield from map(str, verdict.findings)
    elif verdict.rebuilt:
        yield f"{verdict.file}: tidak berubah; dibuat ulang dari {verdict.source}, hasilnya sama persis"
    else:
        yield f"{verdict.file}: tidak berubah menurut buktinya; isiannya tidak ikut membuktikan"
    yield from (f"{verdict.file}: catatan: {note}" for note in verdict.notes)


def _as_dict(verdict: Verdict) -> dict[str, object]:
    """The stable JSON form (docs/arsitektur.md)."""
    return {
        "file": verdict.file,
        "state": verdict.state,
        "rebuilt": verdict.rebuilt,
        "receipt": verdict.receipt,
        "source": verdict.source,
        "findings": [_finding(fault.code, fault.message, fault.advice) for fault in verdict.findings],
        "obstacle": verdict.obstacle
        and _finding(verdict.obstacle.code, verdict.obstacle.message, verdict.obstacle.advice),
        "notes": list(verdict.notes),
    }


def _finding(code: str, message: str, advice: str) -> dict[str, str]:
    return {"code": code, "message": message, "advice": advice}
