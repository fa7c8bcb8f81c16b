"""The outputs of a decree of a batch with their receipts, which tell of its naskah and its row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from kpudocs.batch.kit import Kit
from kpudocs.batch.manifest import Planned
from kpudocs.batch.stores import is_address
from kpudocs.loaders.columns import fill
from kpudocs.loaders.dari import pulled_workbooks
from kpudocs.loaders.filled import attached
from kpudocs.loaders.source import Source
from kpudocs.naskah import Naskah

if TYPE_CHECKING:
    from kpudocs.receipts.receipt import FileRecord, RowRecord

__all__ = ["Receipts"]


class Receipts:
    """What the receipts of one decree have in common."""

    def __init__(self, kit: Kit, planned: Planned, source: Source) -> None:
        self._kit, self._source = kit, source
        path = PurePosixPath(planned.name)
        self._name, self._inside = path.name, "" if path.parent == PurePosixPath() else f"{path.parent}/"
        self._folder = None if is_address(kit.out) else Path(kit.out.removeprefix("file://")) / path.parent
        self._row: RowRecord | None = None
        self._pulled: list[FileRecord] | None = None
        if kit.naskah is not None:  # else the decree is a file of its own, and all is as `build` has it
            self._row = self._tell_row(*planned.facts)
            self._pulled = list(_pulled(kit, planned.facts[1]))

    def _tell_row(self, number: int, values: Mapping[str, Any]) -> RowRecord:
        from kpudocs.receipts.making import way_to
        from kpudocs.receipts.receipt import RowRecord

        data = Path(self._kit.data)
        told = {**values, **{header: f"@{one['@berkas']}" for header, one in attached(values).items()}}
        way = way_to(data, self._folder)
        return RowRecord(nama=data.name, baris=number, nilai=told, lembar=self._kit.sheet, letak=way)

    def make(self, naskah: Naskah, formats: Iterable[str], templates: Path | None) -> dict[str, bytes]:
        """The files of one ragam, or of one excerpt, and their receipt as the last."""
        from kpudocs.receipts.making import make
        from kpudocs.receipts.receipt import receipt_name

        name = self._name + naskah.nama_berkas.removeprefix(self._source.keputusan.nama_berkas)
        made = make(
            self._source,
            naskah,
            formats,
            moment=self._kit.moment,
            templates=templates,
            folder=self._folder,
            name=name,
            row=self._row,
            pulled=self._pulled,
        )
        files = {**made.outputs, receipt_name(name): made.receipt.to_bytes()}
        return {f"{self._inside}{file}": content for file, content in files.items()}


def _pulled(kit: Kit, values: Mapping[str, Any]) -> Iterator[FileRecord]:
    """The files that went into a decree beside the naskah: those of all rows, then those that the row names."""
    from kpudocs.receipts.making import way_to
    from kpudocs.receipts.receipt import FileRecord, record_file

    yield from (FileRecord(nama=name, ukuran=size, sha256=digest) for name, size, digest in kit.pulled)
    base = Path(kit.folder)
    for one in attached(values).values():
        path = Path(kit.data).parent / one["@berkas"]
        yield FileRecord(nama=way_to(path, base) or path.name, ukuran=one["@ukuran"], sha256=one["@sidik"])
    if any(loc[-1] == "dari" for loc in kit.columns.locs.values()):
        data, _ = fill(kit.naskah or {}, kit.columns, values, frozenset())
        for path in pulled_workbooks(data, base):
            yield FileRecord(**record_file(way_to(path, base) or path.name, path.read_bytes()))
