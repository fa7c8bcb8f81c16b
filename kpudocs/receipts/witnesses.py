"""Who can tell of an output: the receipt beside it, and the facts and the row that the receipt speaks of."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kpudocs.errors import InvalidInput, KpudocsError, explain_os_error
from kpudocs.receipts.receipt import (
    SUFFIX,
    OriginalRecord,
    OutputRecord,
    Receipt,
    RowRecord,
    Spoilt,
    hash_of,
    read_receipt,
    receipt_name,
)

__all__ = ["Heard", "HeardRow", "find_facts", "find_original", "find_receipt", "find_row", "has_hash"]


@dataclass(frozen=True, slots=True)
class Heard:
    """The receipt that tells of a file, and what it tells; or why it cannot be used."""

    receipt: Receipt | None = None
    record: OutputRecord | None = None
    path: Path | None = None
    spoilt: str = ""


def find_receipt(path: Path, content: bytes, given: str | Path | None = None) -> Heard:
    """The receipt that was named, else the one beside the file that knows it by name or by hash."""
    digest = hash_of(content)
    beside = path.with_name(receipt_name(path.stem))
    # A file that was renamed is still told by its hash.
    candidates = [Path(given)] if given is not None else [beside, *sorted(path.parent.glob(f"*{SUFFIX}"))]
    for candidate in candidates:
        named = given is not None or candidate == beside
        try:
            receipt = read_receipt(candidate)
        except Spoilt as error:
            if named:
                return Heard(spoilt=f"bukti {candidate} tidak dapat dipakai: {error}")
            continue
        except OSError as error:
            if given is not None:
                return Heard(spoilt=f"bukti {candidate} tidak dapat dibaca ({explain_os_error(error)})")
            continue
        by_hash = next((record for record in receipt.keluaran if record.sha256 == digest), None)
        record = receipt.output(path.name) or by_hash
        if record is not None or named:
            return Heard(receipt, record, candidate)
    return Heard()


def find_facts(receipt: Receipt, receipt_path: Path) -> Path | None:
    """The file of facts near a receipt: the one with the hash it tells, else the first of its name."""
    there = [path for path in _likely_places(receipt, receipt_path.parent) if path.is_file()]
    same = [path for path in there if has_hash(path, receipt.isian.sha256)]
    return next(iter((*same, *there)), None)


def _likely_places(receipt: Receipt, folder: Path) -> Iterator[Path]:
    if receipt.isian.letak:
        yield Path(os.path.normpath(folder / receipt.isian.letak))
    if Path(receipt.isian.nama).name == receipt.isian.nama:
        yield folder / receipt.isian.nama
        yield folder.absolute().parent / receipt.isian.nama


@dataclass(frozen=True, slots=True)
class HeardRow:
    """The row that a receipt tells of: its values now, and where its table is, if that was found."""

    values: Mapping[str, Any]
    table: Path | None = None
    problem: str = ""
    """Why the table does not tell, in Indonesian."""


def find_row(record: RowRecord, receipt_path: Path, naskah: Path) -> HeardRow:
    """The row of a batch's table: unchanged, wherever it stands now, else what stands in its place today."""
    path = next((path for path in _tables(record, receipt_path.parent, naskah.parent) if path.is_file()), None)
    if path is None:
        return HeardRow(record.nilai, None, f"berkas data {record.nama} tidak ditemukan")
    try:
        stat, known = path.stat(), naskah.stat()
        rows = _read_rows(path, record.lembar, stat.st_mtime_ns, naskah, known.st_mtime_ns)
    except (KpudocsError, OSError) as error:
        why = error.faults[0].message if isinstance(error, InvalidInput) else str(error)
        return HeardRow(record.nilai, path, f"berkas data {path} tidak dapat dibaca ({why})")
    if _spell(record.nilai) in rows.spelt:
        return HeardRow(record.nilai, path)
    return HeardRow(rows.values(record.baris) or record.nilai, path)


def _tables(record: RowRecord, folder: Path, beside: Path) -> Iterator[Path]:
    if record.letak:
        yield Path(os.path.normpath(folder / record.letak))
    if Path(record.nama).name == record.nama:
        yield folder / record.nama
        yield folder.absolute().parent / record.nama
        yield beside / record.nama


def _spell(values: Mapping[str, Any]) -> int:
    """Rows that say the same are spelt the same; kept as a number, since tables are long."""
    return hash(json.dumps(values, ensure_ascii=False, sort_keys=True))


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table as far as it fills a naskah."""

    path: Path
    sheet: str
    spelt: frozenset[int]
    filling: frozenset[str]
    """The columns that fill something."""

    def values(self, number: int) -> dict[str, Any]:
        """What row `number` fills; nothing where there is no such row."""
        from kpudocs.tables import open_table

        with open_table(self.path, self.sheet or None) as table:
            row = next((row for row in table.rows if row.number == number), None)
        return {} if row is None else {name: value for name, value in row.values.items() if name in self.filling}


@lru_cache(maxsize=2)
def _read_rows(path: Path, sheet: str, changed: int, naskah: Path, naskah_changed: int) -> _Rows:
    """A table read once for all files that were made from it, as long as neither it nor the naskah changes."""
    from kpudocs.loaders.filled import filling_columns
    from kpudocs.tables import open_table

    with open_table(path, sheet or None) as table:
        choose = filling_columns(naskah)
        spelt, met, filling = set[int](), set[str](), set[str]()
        for row in table.rows:
            if new := row.values.keys() - met:
                met |= new
                filling |= choose(new)
            spelt.add(_spell({name: value for name, value in row.values.items() if name in filling}))
    return _Rows(path, sheet, frozenset(spelt), frozenset(filling))


def find_original(record: OriginalRecord, receipt_path: Path, given: str | Path | None = None) -> Path | None:
    """The original that was named, else the one of its name near the receipt."""
    if given is not None:
        return Path(given)
    if Path(record.nama).name != record.nama:
        return None
    folder = receipt_path.absolute().parent
    there = [path for path in (folder / record.nama, folder.parent / record.nama) if path.is_file()]
    same = [path for path in there if has_hash(path, record.sha256)]
    return next(iter((*same, *there)), None)


def has_hash(path: Path, digest: str) -> bool:
    """Whether a file can be read and has this SHA-256."""
    try:
        return hash_of(path.read_bytes()) == digest
    except OSError:
        return False
