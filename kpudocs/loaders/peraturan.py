"""An office's own record of regulations, `peraturan.yaml`: beside its decrees, or in the folder above.

    peraturan:
      - jenis: uu
        nomor: 59
        tahun: 2024
        …

It has the form of the package's own record, and counts before it. It is read as strictly as a decree.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from kpudocs.bahasa.uraian import describe_fields
from kpudocs.errors import Fault, InvalidInput, UsageError, explain_os_error
from kpudocs.faults import faults_of
from kpudocs.loaders.yaml import MAX_BYTES, parse
from kpudocs.output import make_folder, write_whole
from kpudocs.peraturan.entri import Entri
from kpudocs.peraturan.pencatatan import entries_text
from kpudocs.peraturan.registry import Registry, packaged_registry

__all__ = ["NAMA_CATATAN", "CatatanPeraturan", "add_entries", "find_record", "load_registry", "read_record"]

NAMA_CATATAN = "peraturan.yaml"
_HEADING = """\
# Catatan peraturan kantor ini, dibaca oleh kpudocs untuk keputusan di folder ini dan folder di bawahnya.
# Tambahkan dengan: kpudocs law add "Undang-Undang Nomor … tentang … (Lembaran Negara …)" --sumber "…"
peraturan:
"""


class CatatanPeraturan(BaseModel):
    """Catatan peraturan sebuah kantor."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_extra=describe_fields)

    peraturan: Annotated[tuple[Entri, ...], BeforeValidator(lambda value: () if value is None else value)] = ()
    """Peraturan yang sudah diperiksa, masing-masing dengan sumber dan tanggalnya."""


def find_record(folder: Path) -> Path | None:
    """The record that counts for decrees in a folder: its own, or that of the folder above; None without one."""
    for place in (folder, folder / ".."):
        path = place / NAMA_CATATAN
        if path.is_file():
            return path
    return None


def load_registry(folder: Path) -> Registry:
    """What is known for decrees in a folder: the package's record, and before it the office's own.

    Raises InvalidInput with every fault of the office's file.
    """
    path = find_record(folder)
    if path is None:
        return packaged_registry()
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        what = f"berkas tidak dapat dibaca ({explain_os_error(error)})"
        fault = Fault(what, "periksa berkas dan izinnya", file=str(path), code="berkas_terkunci")
        raise InvalidInput((fault,)) from None
    return _registry(raw, str(path))


def add_entries(path: Path, entries: tuple[Entri, ...]) -> Path:
    """Add entries at the end of a record, which is made where there is none; the rest of it stays as it is.

    Raises InvalidInput for a faulty record or an entry that it has already, UsageError where its layout
    leaves no place at the end, MissingResource where it cannot be written.
    """
    text = _HEADING
    known: tuple[Entri, ...] = ()
    if path.exists():
        raw = path.read_bytes()
        known = read_record(raw, str(path))
        _refuse_known(raw, str(path), known, entries)
        text = raw.decode("utf-8-sig")
    new = _appended(text, known, entries, str(path))
    if read_record(new.encode(), str(path)) != known + entries:
        raise UsageError(f"{path} tidak dapat ditambahi di akhirnya; tambahkan sendiri:\n{entries_text(entries)}")
    make_folder(path.parent)
    write_whole(path, new.encode())
    return path


def _refuse_known(raw: bytes, name: str, known: tuple[Entri, ...], entries: tuple[Entri, ...]) -> None:
    places = parse(raw, name).places
    new = {entri.kunci for entri in entries}
    advice = "ubah di sana, atau hapus dulu yang lama"
    faults = (
        Fault(f"{entri.rujukan} sudah ada di sini", advice, ("peraturan", i), code="peraturan_ganda")
        for i, entri in enumerate(known)
        if entri.kunci in new
    )
    if there := tuple(map(places.locate, faults)):
        raise InvalidInput(there)


def _appended(text: str, known: tuple[Entri, ...], entries: tuple[Entri, ...], name: str) -> str:
    """The record's text with entries at its end, indented as those before."""
    indent = 2
    if known:
        places = parse(text.encode(), name).places
        indent = max(0, places.values[("peraturan", 0)][1] - 3)
    elif not text.rstrip().endswith("peraturan:"):
        text = f"{text.rstrip()}\nperaturan:\n"
    added = f"\n{entries_text(entries, indent)}"
    return text.rstrip() + (added.replace("\n", "\r\n") if "\r\n" in text else added)


@lru_cache(maxsize=8)
def _registry(raw: bytes, name: str) -> Registry:
    """Many decrees of one folder read one record: it is validated once."""
    return packaged_registry().joined(read_record(raw, name))


def read_record(raw: bytes, name: str) -> tuple[Entri, ...]:
    """Read a record; `name` stands in messages. Raises InvalidInput with every fault, two of one regulation too."""
    parsed = parse(raw, name)
    faults, record = parsed.faults, CatatanPeraturan()
    if isinstance(parsed.data, dict):
        try:
            record = CatatanPeraturan.model_validate(parsed.data)
        except ValidationError as error:
            told = (fault for fault in faults_of(error, CatatanPeraturan) if fault.loc not in parsed.unread)
            faults += map(parsed.places.locate, told)
    elif not faults and parsed.data is not None:
        what = "isi berkas harus berupa kelompok isian"
        faults.append(Fault(what, 'tulis "peraturan:" dan di bawahnya daftar peraturan').at(name, 1, 1))
    first: dict[tuple[str, str, str, int], int] = {}
    for i, entri in enumerate(record.peraturan):
        if entri.kunci in first:
            what = f"{entri.rujukan} sudah ada pada butir {first[entri.kunci] + 1}"
            fault = Fault(what, "hapus salah satunya", ("peraturan", i), code="peraturan_ganda")
            faults.append(parsed.places.locate(fault))
        first.setdefault(entri.kunci, i)
    if faults:
        raise InvalidInput(tuple(sorted(faults, key=lambda fault: (fault.line, fault.column))))
    return record.peraturan
