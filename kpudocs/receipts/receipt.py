"""The form of a receipt, `<name>.bukti.json`: what was made, and from which bytes.

Its JSON is stable (docs/arsitektur.md): keys in the order of the fields, two spaces, a newline at
the end, no moment and no place of the machine that made it. The same input gives the same receipt.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_json

__all__ = [
    "FORM",
    "SUFFIX",
    "Addition",
    "FileRecord",
    "OriginalRecord",
    "OutputRecord",
    "Receipt",
    "RowRecord",
    "SourceRecord",
    "Spoilt",
    "TemplateRecord",
    "hash_of",
    "parse_receipt",
    "read_receipt",
    "receipt_name",
    "record_file",
]

FORM = "kpudocs.bukti/1"
"""The name of this form; another meaning of any field gets another number."""
SUFFIX = ".bukti.json"
MAX_BYTES = 4 * 1024 * 1024
"""A receipt has some kilobytes; what is larger is none."""

_CONFIG = ConfigDict(frozen=True, extra="forbid", strict=True)
_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Name = Annotated[str, Field(min_length=1, max_length=400)]


class Spoilt(ValueError):
    """Why a file is no receipt, in Indonesian."""


class FileRecord(BaseModel):
    """A file by its name and its bytes."""

    model_config = _CONFIG

    nama: _Name
    ukuran: Annotated[int, Field(ge=0)]
    """Size in bytes."""
    sha256: _Sha256


class SourceRecord(FileRecord):
    """The file of facts. `letak` leads to it from the receipt's folder, where it is near."""

    letak: Annotated[str, Field(pattern=r"^[^/\\:][^\\:]*$")] | None = None


class RowRecord(BaseModel):
    """The row of a table that filled the file of facts, in a batch."""

    model_config = _CONFIG

    nama: _Name
    """The table's file."""
    baris: Annotated[int, Field(ge=1)]
    """The row's number as Excel shows it."""
    nilai: dict[str, Any]
    """What it filled, by column; a file that a cell names stands there by its path: `@rencana/jambi.yaml`."""
    lembar: str = ""
    """The sheet that was named; empty for the first one."""
    letak: Annotated[str, Field(pattern=r"^[^/\\:][^\\:]*$")] | None = None
    """The way from the receipt's folder to the table, where it is near."""


class TemplateRecord(FileRecord):
    """A Word template: kpudocs' own, or the office's."""

    asal: Literal["kpudocs", "sendiri"]


class OutputRecord(FileRecord):
    """An output, and what beside the facts went into it."""

    nama: Annotated[str, Field(pattern=r"^[^/\\:]+$")]
    bentuk: str
    halaman: Annotated[int, Field(ge=1)] | None
    """Pages of a PDF; null where only the program that opens the file can tell."""
    templat: list[TemplateRecord] = []
    huruf: list[FileRecord] = []
    lampiran_sumber: bool = False
    """Whether the file of facts is attached to it."""


class Addition(BaseModel):
    """A line of an original that is no text of the decree."""

    model_config = _CONFIG

    halaman: int
    teks: str


class OriginalRecord(FileRecord):
    """The signed or scanned original that a copy was certified from."""

    halaman: int
    teks: Literal["sama", "sebagian", "tanpa_teks", "tidak_dibandingkan"]
    """Whether its text layer says the decree: all of it, but for pages without one, none there, or not compared."""
    tanpa_teks: list[int] = []
    """The pages without a text layer, where others have one."""
    tambahan: list[Addition] = []
    """What its pages have beside the decree: numbers, notices, stamps."""


class Receipt(BaseModel):
    """What was made of a decree in one ragam."""

    model_config = _CONFIG

    bentuk: Literal["kpudocs.bukti/1"] = "kpudocs.bukti/1"
    kpudocs: str
    """The version that made it."""
    pustaka: dict[str, str]
    """The libraries that decide bytes, and their versions."""
    ragam: str
    untuk: str
    """For whom an excerpt is, as it was asked for; empty for the others."""
    nomor: str | None
    tahun: int
    tanggal_berkas: str | None
    """The moment that the files were told to carry (ISO 8601); null for the decree's own date."""
    isian: SourceRecord
    ikut: list[FileRecord] = []
    """Files that the facts pull in (a logo), named as the facts name them."""
    baris: RowRecord | None = None
    """The row that filled `isian`, where that is the naskah of a batch; left out of the JSON where there is none."""
    asli: OriginalRecord | None = None
    """The original of a copy that was made by `certify`."""
    keluaran: list[OutputRecord]
    sidik: str = ""
    """SHA-256 over all the rest: tells a receipt that was edited without thought, not a forged one."""

    def output(self, name: str) -> OutputRecord | None:
        """The record of an output by its name."""
        return next((record for record in self.keluaran if record.nama == name), None)

    def made_of_the_same(self, other: Receipt) -> bool:
        """Whether both tell of outputs made from the same facts in the same way."""
        own = {"keluaran", "sidik"}
        return self.model_dump(exclude=own) == other.model_dump(exclude=own)

    def seal(self) -> str:
        """What `sidik` has to be: SHA-256 over the other fields as JSON with sorted keys and no blanks."""
        data = self._data()
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def _data(self) -> dict[str, Any]:
        """All but the seal."""
        return self.model_dump(mode="json", exclude={"sidik"} | ({"baris"} if self.baris is None else set()))

    def to_bytes(self) -> bytes:
        """The receipt as it stands on disk, sealed."""
        # json.dumps writes the same, ten times as slowly once it indents
        return to_json(self._data() | {"sidik": self.seal()}, indent=2) + b"\n"


def receipt_name(stem: str) -> str:
    """The name of the receipt for the outputs called `stem`.

    >>> receipt_name("2026kpt010-salinan")
    '2026kpt010-salinan.bukti.json'
    """
    return f"{stem}{SUFFIX}"


def hash_of(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def record_file(name: str, content: bytes) -> dict[str, Any]:
    """The fields that every record has."""
    return {"nama": name, "ukuran": len(content), "sha256": hash_of(content)}


def parse_receipt(raw: bytes) -> Receipt:
    """Read a receipt. Raises Spoilt, also where it was edited and its seal was not."""
    if len(raw) > MAX_BYTES:
        raise Spoilt("terlalu besar untuk sebuah bukti")
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Spoilt("bukan JSON yang utuh") from None
    form = data.get("bentuk") if isinstance(data, dict) else None
    if form != FORM:
        known = isinstance(form, str) and form.startswith("kpudocs.bukti/")
        raise Spoilt("dibuat oleh kpudocs yang lebih baru; perbarui kpudocs" if known else "bukan bukti kpudocs")
    try:
        receipt = Receipt.model_validate_json(json.dumps(data))
    except ValidationError as error:
        where = ".".join(str(step) for step in error.errors()[0]["loc"])
        raise Spoilt(f'isiannya tidak lengkap atau salah ("{where}")') from None
    if receipt.sidik != receipt.seal():
        raise Spoilt("isinya diubah sesudah dibuat (sidiknya tidak cocok)")
    return receipt


def read_receipt(path: Path) -> Receipt:
    """Read a receipt from disk. Raises OSError and Spoilt."""
    with path.open("rb") as file:
        return parse_receipt(file.read(MAX_BYTES + 1))
