"""The kinds of appendix. To add one: a file here, a Word template of the same name, and one line.

`JENIS` is the registry: it is both the table by name and the union that a decree accepts.
"""

from __future__ import annotations

from typing import Annotated, Any, get_args

from pydantic import Field, WrapValidator

from kpudocs.lampiran.daftar_nama import DaftarNama
from kpudocs.lampiran.dasar import Lampiran
from kpudocs.lampiran.naskah import LampiranNaskah
from kpudocs.lampiran.rencana_aksi import RencanaAksi
from kpudocs.lampiran.settled import take_settled
from kpudocs.lampiran.tabel import LampiranTabel

__all__ = ["JENIS", "WORKBOOK_FIELDS", "AnyLampiran", "Lampiran"]


WORKBOOK_FIELDS = {
    "dari": "Buku kerja .xlsx di samping berkas ini.",
    "lembar": "Nama lembar, bila buku kerja memuat beberapa lampiran.",
}
"""The fields of a lampiran that points at its workbook, and what each is."""


def _or_a_workbook(schema: dict[str, Any]) -> None:
    """The schema of a lampiran, which may also point at its workbook; the loader reads that."""
    kinds = dict(schema)
    schema.clear()
    pointing = {
        "type": "object",
        "description": "Lampiran yang isinya diambil dari buku kerja Excel.",
        "properties": {name: {"type": "string", "description": what} for name, what in WORKBOOK_FIELDS.items()},
        "required": ["dari"],
    }
    schema["anyOf"] = [kinds, pointing]


# fmt: off
AnyLampiran = Annotated[
    DaftarNama
    | LampiranNaskah
    | LampiranTabel
    | RencanaAksi,
    Field(discriminator="jenis", json_schema_extra=_or_a_workbook),
    WrapValidator(take_settled),
]
# fmt: on


def _name(kind: Any) -> str:
    return str(get_args(kind.model_fields["jenis"].annotation)[0])


JENIS: dict[str, type[Lampiran]] = {_name(kind): kind for kind in get_args(get_args(AnyLampiran)[0])}
"""Every kind by its name, as `jenis` spells it."""
