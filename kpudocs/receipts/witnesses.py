"""Who can tell of an output: the receipt beside it, and the facts that the receipt speaks of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kpudocs.errors import explain_os_error
from kpudocs.receipts.receipt import (
    SUFFIX,
    OriginalRecord,
    OutputRecord,
    Receipt,
    Spoilt,
    hash_of,
    read_receipt,
    receipt_name,
)

__all__ = ["Heard", "find_facts", "find_original", "find_receipt", "has_hash"]


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
