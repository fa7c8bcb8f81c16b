"""`kpudocs amend`, `apply` and `revoke`: decrees about decrees."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kpudocs.commands.console import put, say
from kpudocs.commands.help import Debug, DecreeFile
from kpudocs.errors import FileExists, InvalidInput, UsageError

if TYPE_CHECKING:
    from kpudocs.keputusan import Keputusan
    from kpudocs.loaders.source import Loc, Source

__all__ = ["amend", "apply", "revoke"]

Force = Annotated[bool, typer.Option("--force", metavar="", help="Timpa berkas yang sudah ada.")]
Year = Annotated[int | None, typer.Option(metavar="TAHUN", help="Tahun keputusan baru; bawaannya tahun A.")]
Earlier = Annotated[
    list[Path] | None,
    typer.Option(
        "--perubahan", metavar="FILE.yaml", help="Keputusan yang sudah mengubah A, berurutan; boleh beberapa."
    ),
]
_LEFT = ("kata_asing", "petikan", "profil", "salinan", "tembusan")
"""What an amending decree does not state: how copies are made and to whom they go."""
_CUSTOM = (
    'Rumusan "dihapus", "disisipkan", dan butir di bawah KESATU adalah kebiasaan, belum ditemukan aturannya;',
    "sesuaikan dengan kebiasaan kantor. kpudocs apply hanya membaca rumusan seperti di bawah ini.",
)


def amend(
    a: Annotated[Path, typer.Argument(metavar="A.yaml", help="Keputusan yang diubah.")],
    b: Annotated[Path, typer.Argument(metavar="B.yaml", help="Keputusan itu sesudah diubah.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.yaml", help="Keputusan perubahan.")] = Path(
        "perubahan.yaml"
    ),
    tahun: Year = None,
    earlier: Earlier = None,
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Buat keputusan perubahan dari perbedaan A dan B."""
    from kpudocs import amendment

    _refuse_existing(out, force)
    old, new = _load(a), _load(b)
    before = _load_earlier(old, earlier)
    with _placed(new):
        made = amendment.amend(old.keputusan, new.keputusan, tahun=tahun, earlier=before)
    for name in _LEFT:
        if getattr(old.keputusan, name) != getattr(new.keputusan, name):
            say(f"{b}: {name} berbeda, tetapi bukan isi keputusan yang dapat diubah; tidak ikut dalam perubahan ini")
    _write(out, made, "tulis alasan perubahan", {("memutuskan",): _CUSTOM})


def apply(
    a: Annotated[Path, typer.Argument(metavar="A.yaml", help="Keputusan yang diubah.")],
    perubahan: Annotated[Path, typer.Argument(metavar="PERUBAHAN.yaml", help="Keputusan perubahan.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.yaml", help="Keputusan itu sesudah diubah.")],
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Terapkan keputusan perubahan pada A; yang tidak berubah tetap sebagaimana diketik."""
    from kpudocs.amendment import apply_amendment
    from kpudocs.loaders.yaml_update import update_yaml
    from kpudocs.output import make_folder, write_whole

    _refuse_existing(out, force)
    old, amending = _load(a), _load(perubahan)
    with _placed(amending):
        applied = apply_amendment(old.keputusan, amending.keputusan)
    try:
        text = update_yaml(old, applied, folder=a.parent)
    except ValueError as error:
        raise UsageError(f"{a}: lampirannya tidak tertulis di berkas ini; ubah buku kerjanya") from error
    make_folder(out.parent)
    write_whole(out, text.encode())
    put(f"{out}\n")


def revoke(
    file: DecreeFile,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE.yaml", help="Keputusan pencabutan.")] = Path(
        "pencabutan.yaml"
    ),
    tahun: Year = None,
    earlier: Earlier = None,
    force: Force = False,
    debug: Debug = False,
) -> None:
    """Buat keputusan yang mencabut suatu keputusan."""
    from kpudocs import amendment

    _refuse_existing(out, force)
    old = _load(file)
    before = _load_earlier(old, earlier)
    with _placed(old):
        made = amendment.revoke(old.keputusan, tahun=tahun, earlier=before)
    _write(out, made, "tulis alasan pencabutan", {})


def _load(path: Path) -> Source:
    from kpudocs.loaders import load_source

    return load_source(path)


def _load_earlier(a: Source, paths: list[Path] | None) -> list[Keputusan]:
    """The decrees that amended `a` before, in order. Raises InvalidInput with the place of one that is none of them."""
    from kpudocs.amendment import check_earlier

    loaded: list[Keputusan] = []
    for path in paths or []:
        source = _load(path)
        loaded.append(source.keputusan)
        with _placed(source):
            check_earlier(a.keputusan, loaded)
    return loaded


class _placed:  # noqa: N801 - used as a statement
    """Faults of what was worked out get their place in a file."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, InvalidInput):
            raise InvalidInput(self._source.locate(error.faults)) from error


def _refuse_existing(path: Path, force: bool) -> None:
    if os.path.lexists(path) and not force:
        raise FileExists(f"{path} sudah ada; pindahkan dulu, sebut nama lain dengan -o, atau pakai --force")


def _write(path: Path, made: Keputusan, reason: str, notes: dict[Loc, tuple[str, ...]]) -> None:
    from kpudocs.loaders.decisions import MARK, read_decisions
    from kpudocs.loaders.yaml_writer import shorten, write_yaml
    from kpudocs.output import make_folder, write_whole

    comments: dict[Loc, tuple[str, ...]] = {
        ("tahun",): (f"{MARK} tambahkan nomor keputusan (nomor: …)",),
        ("menimbang",): (f"{MARK} {reason} di tempat titik-titik",),
        ("mengingat",): (f"{MARK} periksa dasar hukumnya",),
        ("penetapan",): (f"{MARK} tambahkan tanggal penetapan; pastikan penanda tangannya",),
        **notes,
    }
    text = write_yaml(shorten(made), comments)
    make_folder(path.parent)
    write_whole(path, text.encode())
    put(f"{path}\n")
    for one in read_decisions(text):
        say(f"{path}:{one.line}: {one.words}")
