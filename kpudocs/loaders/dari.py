"""A lampiran that points at its workbook: `dari: rencana-aksi.xlsx`, a file beside the YAML.

What the YAML states beside it (`judul`, `lanskap` …) goes before what the workbook states. Faults in
what came from the workbook are told by its sheet and cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kpudocs.errors import Fault, InvalidInput, explain_os_error
from kpudocs.loaders.source import Loc, Places

if TYPE_CHECKING:
    from kpudocs.workbook import Read

__all__ = ["MAX_BYTES", "pulled_workbooks", "read_bytes", "take_workbooks"]

MAX_BYTES = 32 * 1024 * 1024
_FIELDS = ("dari", "lembar")


def take_workbooks(data: dict[str, Any], folder: Path, places: Places) -> list[Fault]:
    """Put the rows of workbooks into the data of a decree, in place; what is wrong with them is returned."""
    lampiran = data.get("lampiran")
    if not isinstance(lampiran, list):
        return []
    faults: list[Fault] = []
    for i, one in enumerate(lampiran):
        if isinstance(one, dict) and "dari" in one:
            try:
                lampiran[i] = _take(one, ("lampiran", i), folder, places)
            except InvalidInput as error:
                faults += (fault if fault.cell or fault.file else places.locate(fault) for fault in error.faults)
                lampiran[i] = {"jenis": "naskah", "isi": ["-"]}  # so that the others keep their places
    return faults


def pulled_workbooks(data: dict[str, Any], folder: Path) -> tuple[Path, ...]:
    """The workbooks that the data of a decree point at."""
    lampiran = data.get("lampiran")
    stated = [one.get("dari") for one in lampiran if isinstance(one, dict)] if isinstance(lampiran, list) else []
    return tuple(folder / name for name in dict.fromkeys(stated) if isinstance(name, str))


def _take(stated: dict[str, Any], loc: Loc, folder: Path, places: Places) -> dict[str, Any]:
    from kpudocs.workbook import Choice, read_lampiran

    name, sheet = stated["dari"], stated.get("lembar", "")
    if not isinstance(name, str) or not isinstance(sheet, str):
        wrong = "dari" if not isinstance(name, str) else "lembar"
        what = "harus berupa nama berkas" if wrong == "dari" else "harus berupa nama lembar"
        raise InvalidInput((Fault(what, "misalnya rencana-aksi.xlsx", (*loc, wrong), code="path_type"),))
    path = _inside(folder, name, (*loc, "dari"))
    raw = read_bytes(path, (*loc, "dari"))
    jenis = stated.get("jenis", "")
    found = read_lampiran(raw, name, Choice(sheet=sheet))
    fitting = [one for one in found if not jenis or one.jenis == jenis]
    if not fitting and len(found) == 1:
        fitting = (
            list(read_lampiran(raw, name, Choice(sheet=sheet, jenis=str(jenis)))) if _known(jenis) else list(found)
        )
    numbered = [one for one in fitting if one.number == loc[1]]
    if len(fitting) != 1 and len(numbered) == 1:
        fitting = numbered
    if len(fitting) != 1:
        sheets = ", ".join(f"{one.sheet} ({one.jenis})" for one in found)
        what = f'"{name}" memuat {len(fitting) or "tidak satu pun"} lembar yang cocok'
        raise InvalidInput(
            (Fault(what, f"tambahkan lembar: NAMA; yang ada: {sheets}", (*loc, "dari"), code="lembar_hilang"),)
        )
    read = fitting[0]
    if read.faults:
        raise InvalidInput(tuple(read.faults))
    own = {key: value for key, value in stated.items() if key not in _FIELDS}
    _note_cells(read, loc, name, own, places)
    return {**read.data, **own}


def _known(jenis: object) -> bool:
    from kpudocs.workbook import KINDS

    return jenis in KINDS


def _inside(folder: Path, name: str, loc: Loc) -> Path:
    """The workbook's path; it lies beside the YAML or in a folder below it."""
    path = folder / name
    try:
        if path.resolve().is_relative_to(folder.resolve()):
            return path
    except (OSError, ValueError, RuntimeError):
        pass
    what = f'"{name}" bukan berkas di samping berkas ini'
    raise InvalidInput(
        (Fault(what, "taruh buku kerja di folder yang sama, tulis namanya saja", loc, code="buku_di_luar"),)
    )


def read_bytes(path: Path, loc: Loc = ()) -> bytes:
    """The bytes of a workbook. Raises InvalidInput where it is not there, is locked, too large or no .xlsx."""

    def refuse(what: str, advice: str, code: str) -> InvalidInput:
        return InvalidInput((Fault(what, advice, loc, file="" if loc else str(path), code=code),))

    if path.suffix.lower() != ".xlsx":
        raise refuse(
            f'"{path.name}" bukan buku kerja .xlsx', "di Excel: Save As, Excel Workbook (.xlsx)", "bentuk_berkas"
        )
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, ValueError):
        raise refuse(
            f'buku kerja "{path.name}" tidak ditemukan', "periksa nama dan foldernya", "berkas_hilang"
        ) from None
    except OSError as error:
        what = f'buku kerja "{path.name}" tidak dapat dibaca ({explain_os_error(error)})'
        raise refuse(what, "tutup berkas itu, periksa izinnya", "berkas_terkunci") from None
    if len(raw) > MAX_BYTES:
        raise refuse(
            f"buku kerja lebih besar dari {MAX_BYTES // 1024 // 1024} MB", "bagi menjadi beberapa", "terlalu_besar"
        )
    return raw


def _note_cells(read: Read, loc: Loc, name: str, own: Mapping[str, Any], places: Places) -> None:
    places.cells[loc] = (name, read.sheet)
    for inner, cell in read.cells.items():
        if inner[0] not in own:
            places.cells[(*loc, *inner)] = (name, cell)
