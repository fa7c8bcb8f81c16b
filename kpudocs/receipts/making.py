"""Making the outputs of a Naskah together with the receipt that tells what they were made from."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from kpudocs import __version__
from kpudocs.errors import MissingResource, explain_os_error
from kpudocs.keputusan import Keputusan
from kpudocs.loaders.peraturan import find_record
from kpudocs.loaders.source import Source
from kpudocs.naskah import Naskah
from kpudocs.receipts.receipt import (
    FileRecord,
    OriginalRecord,
    OutputRecord,
    Receipt,
    RowRecord,
    SourceRecord,
    Spoilt,
    TemplateRecord,
    read_receipt,
    receipt_name,
    record_file,
)
from kpudocs.renderers import render
from kpudocs.renderers.attachment import Attachment

__all__ = ["Made", "attachments_of", "files_of", "libraries", "make", "pulled_files", "way_to"]

_LIBRARIES = ("docxtpl", "jinja2", "lxml", "pillow", "python-docx", "reportlab")
_CLIMB = 2  # folders up from the receipt: beyond them a path would tell of the machine


@dataclass(frozen=True, slots=True)
class Made:
    """The outputs of one Naskah by name, and their receipt."""

    outputs: Mapping[str, bytes]
    receipt: Receipt

    @property
    def name(self) -> str:
        """The name that the outputs and the receipt have in common."""
        return next(iter(self.outputs)).rpartition(".")[0]


def make(
    source: Source,
    naskah: Naskah,
    formats: Iterable[str],
    *,
    moment: datetime | None = None,
    templates: Path | None = None,
    folder: Path | None = None,
    attach: bool = False,
    original: OriginalRecord | None = None,
    name: str = "",
    row: RowRecord | None = None,
    pulled: Iterable[FileRecord] | None = None,
) -> Made:
    """Draw `naskah`, composed from `source`, in each format, and tell of it in a receipt.

    `moment` and `templates` are those of `render`. `folder` is where the outputs will stand: the
    receipt says how to get from there to the file of facts. With `attach` a PDF carries that file,
    and those which it pulls in; `original` is what a copy was certified from. In a batch the outputs
    have a `name` of their own, and the facts were filled by a `row`; what they pull in was read before
    (`pulled`). Raises what `render` raises.
    """
    carried = pulled_files(source) if attach or pulled is None else {}
    if pulled is None:
        pulled = [FileRecord(**record_file(name, content)) for name, content in carried.items()]
    attachments = attachments_of(source, carried) if attach else ()
    stem = name or naskah.nama_berkas
    outputs = {}
    records = []
    for ending in formats:
        file = f"{stem}.{ending}"
        outputs[file] = render(naskah, ending, moment=moment, templates=templates, attachments=attachments)
        records.append(_output(file, ending, outputs[file], naskah, templates, attach=attach))
    path = Path(source.places.file)
    receipt = Receipt(
        kpudocs=__version__,
        pustaka=libraries(),
        ragam=str(naskah.ragam),
        untuk=naskah.untuk,
        nomor=source.keputusan.nomor,
        tahun=source.keputusan.tahun,
        tanggal_berkas=None if moment is None else moment.isoformat(),
        isian=SourceRecord(**record_file(path.name, source.raw), letak=way_to(path, folder)),
        ikut=list(pulled),
        baris=row,
        asli=original,
        keluaran=sorted(records, key=lambda record: record.nama),
    )
    return Made(outputs, receipt)


def files_of(made: Iterable[Made], folder: Path) -> Iterator[tuple[str, bytes]]:
    """All files to be written into `folder`, each asked of `made` when its turn comes; the receipts last.

    A receipt that is there already keeps what it tells of other formats, where they were made
    from the same.
    """
    receipts: dict[str, bytes] = {}
    for one in made:
        yield from one.outputs.items()
        name = receipt_name(one.name)
        receipts[name] = _joined(one.receipt, folder / name).to_bytes()
    yield from receipts.items()


def _joined(receipt: Receipt, path: Path) -> Receipt:
    try:
        older = read_receipt(path)
    except (OSError, Spoilt):
        return receipt
    if not receipt.made_of_the_same(older):
        return receipt
    kept = [record for record in older.keluaran if receipt.output(record.nama) is None]
    both = sorted((*receipt.keluaran, *kept), key=lambda record: record.nama)
    return receipt.model_copy(update={"keluaran": both})


def attachments_of(source: Source, pulled: Mapping[str, bytes]) -> tuple[Attachment, ...]:
    """The file of facts and what it pulls in, to be carried."""
    return (
        Attachment(Path(source.places.file).name, source.raw),
        *(Attachment(name, content, is_source=False) for name, content in pulled.items()),
    )


def _output(
    name: str, format: str, content: bytes, naskah: Naskah, templates: Path | None, *, attach: bool
) -> OutputRecord:
    pages, used, fonts = None, list[TemplateRecord](), list[FileRecord]()
    if format == "docx":
        used = template_records(naskah, templates)
        fonts = list(font_records()) if naskah.profil.huruf_tertanam else []
    elif format == "pdf":
        from kpudocs.renderers.pdf.reader import count_pages

        pages, fonts = count_pages(content), list(font_records())
    return OutputRecord(
        **record_file(name, content),
        bentuk=format,
        halaman=pages,
        templat=used,
        huruf=fonts,
        lampiran_sumber=attach and format == "pdf",
    )


def template_records(naskah: Naskah, folder: Path | None) -> list[TemplateRecord]:
    """The Word templates that a Naskah is cast in. Raises MissingResource."""
    from kpudocs.renderers.docx.mould import read_templates

    sources = read_templates(frozenset(lampiran.jenis for lampiran in naskah.lampiran), folder)
    return [
        TemplateRecord(
            **record_file(name, content),
            asal="sendiri" if folder is not None and (folder / name).is_file() else "kpudocs",
        )
        for name, content in sources
    ]


@cache
def font_records() -> tuple[FileRecord, ...]:
    """The typeface that PDFs carry, and Word files where the profil asks for it."""
    fonts = [file for file in files("kpudocs.fonts").iterdir() if file.name.endswith(".ttf")]
    return tuple(FileRecord(**record_file(font.name, font.read_bytes())) for font in sorted(fonts, key=_name))


def _name(file: object) -> str:
    return str(getattr(file, "name", ""))


@cache
def _libraries() -> tuple[tuple[str, str], ...]:
    return (*((name, version(name)) for name in _LIBRARIES), ("zlib", zlib.ZLIB_RUNTIME_VERSION))


def libraries() -> dict[str, str]:
    """The versions of what decides the bytes of an output beside kpudocs itself."""
    return dict(_libraries())


def pulled_files(source: Source) -> dict[str, bytes]:
    """The files that the facts pull in, by the name the facts give them. Raises MissingResource."""
    base = Path(source.places.file).parent
    pulled = {}
    for path in (*_paths(source.keputusan, base), *source.workbooks):
        name = way_to(path, base) or path.name
        try:
            pulled[name] = path.read_bytes()
        except OSError as error:
            raise MissingResource(f"berkas {path} tidak dapat dibaca ({explain_os_error(error)})") from error
    return pulled


def _paths(keputusan: Keputusan, base: Path) -> list[Path]:
    """The logo, and the office's own record of regulations, which short references are cited from."""
    return [path for path in (keputusan.profil.logo, find_record(base)) if path is not None]


def way_to(path: Path, folder: Path | None) -> str | None:
    """From the folder of the receipt to the file of facts, where that is near."""
    if folder is None:
        return None
    try:
        way = Path(os.path.relpath(path.absolute(), folder.absolute()))
    except ValueError:  # another drive
        return None
    near = way.parts.count("..") <= _CLIMB and not {"\\", ":"} & set(way.as_posix())
    return way.as_posix() if near else None
