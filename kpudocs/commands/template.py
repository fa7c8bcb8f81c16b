"""The `kpudocs template` commands: an office's own Word templates."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import CheckFormat, Command, Debug, Group
from kpudocs.errors import ExitCode, FileExists, InvalidTemplate, MissingResource, UsageError, explain_os_error

if TYPE_CHECKING:
    from kpudocs.renderers.docx.checker import TemplateFault

__all__ = ["app", "check_folder"]

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH …",
    help="Templat Word: lihat, salin, periksa.",
)
_DECREE = "keputusan"


@app.command("list", cls=Command, options_metavar="[OPSI]")
def list_names(debug: Debug = False) -> None:
    """Sebutkan templat bawaan: namanya, dan untuk apa."""
    for name, purpose in _purposes().items():
        put(f"{name:<14}{purpose}\n")


@app.command(cls=Command, options_metavar="[OPSI]")
def export(
    name: Annotated[str, typer.Argument(metavar="NAMA", help="Nama templat, dari kpudocs template list.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE.docx", help="Berkas tujuan; bawaannya NAMA.docx.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Salin templat bawaan ke berkas, untuk diubah di Word."""
    from difflib import get_close_matches
    from importlib.resources import files

    from kpudocs.output import make_folder, write_whole

    known = list(_purposes())
    name = name.removesuffix(".docx").replace("\\", "/").removeprefix("lampiran/")
    if name not in known:
        near = get_close_matches(name, known, 1, cutoff=0.5)
        advice = f'mungkin maksudnya "{near[0]}"' if near else f"pilihannya: {', '.join(known)}"
        raise UsageError(f'templat "{name}" tidak dikenal; {advice}')
    path = out or Path(f"{name}.docx")
    _refuse_existing(path)
    inside = f"{name}.docx" if name == _DECREE else f"lampiran/{name}.docx"
    make_folder(path.parent)
    write_whole(path, files("kpudocs.templates").joinpath(*inside.split("/")).read_bytes())
    put(f"{path}\n")
    say(f"Setelah diubah, periksa dengan: kpudocs template check {path}")
    say(f"lalu taruh sebagai FOLDER/{inside} dan pakai: kpudocs build … --template-dir FOLDER")


@app.command(cls=Command, options_metavar="[OPSI]")
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="FILE.docx", help="Templat yang diperiksa.")],
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", metavar="", help="Satukan tanda yang terpecah oleh format; berkas lama disimpan sebagai .bak."
        ),
    ] = False,
    annotated: Annotated[
        Path | None,
        typer.Option("--anotasi", metavar="OUT.docx", help="Tulis salinan dengan setiap kesalahan sebagai komentar."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--jenis", metavar="JENIS", help="Jenis templat, bila nama berkasnya tidak menyebutkannya."),
    ] = None,
    format: Annotated[
        CheckFormat, typer.Option(metavar="BENTUK", help="Bentuk laporan: text atau json.")
    ] = CheckFormat.TEXT,
    debug: Debug = False,
) -> None:
    """Periksa templat Word; semua kesalahan disebut sekaligus, dengan tempatnya."""
    known = list(_purposes())
    if kind is not None and kind not in known:
        raise UsageError(f'--jenis: "{kind}" tidak dikenal; pilihannya: {", ".join(known)}')
    if annotated is not None:
        if len(paths) > 1:
            raise UsageError("--anotasi hanya untuk satu templat; periksa satu per satu")
        _refuse_existing(annotated)
    from kpudocs.renderers.docx.checker import check_template
    from kpudocs.sample import compose_samples

    samples = compose_samples()
    raws = {path: _read(path) for path in paths}
    reports = []
    broken = 0
    for path, raw in raws.items():
        mended: tuple[str, ...] = ()
        if fix:
            raw, mended = _fix(path, raw)
        faults = check_template(raw, str(path), kind, samples)
        broken += len(faults)
        if annotated is not None:
            _annotate(annotated, raw, str(path), faults)
        if format is CheckFormat.TEXT:
            _tell(path, mended, faults)
        reports.append(
            {"file": str(path), "mended": list(mended), "faults": [fault.as_dict() for fault in faults]},
        )
    if format is CheckFormat.JSON:
        put(json.dumps({"version": 1, "files": reports}, ensure_ascii=False, indent=2) + "\n")
    elif broken:
        say(f"{broken} kesalahan")
    if broken:
        raise typer.Exit(ExitCode.INVALID_TEMPLATE)


def check_folder(folder: Path, used: Iterable[str]) -> None:
    """Look through an office's own templates before a build, as `check` does; `used` are the kinds it needs.

    Raises UsageError for a folder without any template of a known name, and InvalidTemplate.
    """
    names = {kind: f"{kind}.docx" if kind == _DECREE else f"lampiran/{kind}.docx" for kind in _purposes()}
    there = {folder / name for name in names.values() if (folder / name).is_file()}
    if not there:
        raise UsageError(f"--template-dir: folder {folder} tidak memuat templat; namanya: {', '.join(names.values())}")
    for stray in sorted({*folder.glob("*.docx"), *folder.glob("lampiran/*.docx")} - there):
        if not stray.name.startswith("~$"):  # what Word leaves while a file is open
            say(f"{stray} tidak dipakai: bukan nama templat")
    from kpudocs.renderers.docx.checker import check_template
    from kpudocs.sample import compose_samples

    samples = compose_samples()
    own = {kind: folder / names[kind] for kind in dict.fromkeys((_DECREE, *used)) if folder / names[kind] in there}
    faults = [fault for kind, path in own.items() for fault in check_template(_read(path), str(path), kind, samples)]
    if faults:
        raise InvalidTemplate(tuple(faults))


def _purposes() -> dict[str, str]:
    """The templates by name, and what each is for."""
    from kpudocs.lampiran import JENIS

    kinds = {name: (kind.__doc__ or "").strip().splitlines()[0].rstrip(".") for name, kind in JENIS.items()}
    return {_DECREE: "Keputusan: batang tubuh, kepala dan kaki semua halaman", **kinds}


def _read(path: Path) -> bytes:
    from kpudocs.ooxml.opener import MAX_TOTAL_BYTES

    try:
        with path.open("rb") as file:
            raw = file.read(MAX_TOTAL_BYTES + 1)
    except OSError as error:
        raise UsageError(f"berkas {path} tidak dapat dibaca ({explain_os_error(error)})") from error
    if len(raw) > MAX_TOTAL_BYTES:
        raise UsageError(f"berkas {path} terlalu besar untuk templat (lebih dari {MAX_TOTAL_BYTES // 1024**2} MB)")
    return raw


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExists(f"{path} sudah ada; pindahkan dulu, atau sebut nama lain")


def _fix(path: Path, raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Mend a template on disk, the old one kept beside it. What cannot be opened is left to `check`."""
    from kpudocs.ooxml.opener import Unsafe
    from kpudocs.output import write_whole
    from kpudocs.renderers.docx.repair import mend

    try:
        mended = mend(raw)
    except Unsafe:
        return raw, ()
    if not mended.done:
        return raw, ()
    kept = _keep(path, raw)
    write_whole(path, mended.raw)
    return mended.raw, (*mended.done, f"berkas lama disimpan sebagai {kept}")


def _keep(path: Path, raw: bytes) -> Path:
    """Write the old bytes to FILE.bak, FILE.bak2 …, the first that is not there; never over another."""
    number = 1
    while True:
        kept = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        try:
            with kept.open("xb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            number += 1
        except OSError as error:
            kept.unlink(missing_ok=True)
            raise MissingResource(f"berkas {kept} tidak dapat ditulis ({explain_os_error(error)})") from error
        else:
            return kept


def _annotate(out: Path, raw: bytes, name: str, faults: tuple[TemplateFault, ...]) -> None:
    from kpudocs.output import write_whole
    from kpudocs.renderers.docx.annotate import annotate

    try:
        made = annotate(raw, name, faults)
    except InvalidTemplate:
        if not faults:
            raise
        say(f"{out} tidak dibuat: berkas itu tidak dapat dibuka")
        return
    write_whole(out, made)
    put(f"{out}\n")


def _tell(path: Path, mended: tuple[str, ...], faults: tuple[TemplateFault, ...]) -> None:
    for done in mended:
        say(f"{path}: {done}")
    for fault in faults:
        say(str(fault))
    if not faults:
        say(f"{path}: tidak ada kesalahan")
